"""What rules ask for again and again, as a file for calendars (iCalendar, RFC 5545).

No rule names a day, and few a month: events stand on the first day, in the first month where none is named, and say so. Their
names stay what they are as long as the records do, so whoever takes the file again gets no event twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..pages.calendar import PERIODS, Item, rules_of
from ..pages.handbook import Handbook
from ..pages.lists.calendar import place_of
from ..site.kept import Store
from . import Export

PATH = "calendar/calendar.ics"
WIDTH = 75  # octets of a line, without its end
YEAR = "2020"  # in which events begin when nothing is known of when records were changed
_PLACEHOLDER = "日子只是占位，哪天办由自己定。"
_MEANT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(handbook: Handbook) -> str:
    """The text of the file."""
    stamp = (handbook.history.date or f"{YEAR}-01-01").replace("-", "")
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{meant(handbook.book.name)}//ZH", "CALSCALE:GREGORIAN",
        *(line for item in rules_of(handbook.catalog) for line in _event(item, handbook, stamp)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(item: Item, handbook: Handbook, stamp: str) -> Iterator[str]:
    label = PERIODS[item.period][1]
    grounds = "；".join(f"{each.document}{f'，{each.article}' if each.article else ''}（{each.state}）" for each in item.entry.record.basis)
    yield from ("BEGIN:VEVENT", f"UID:{item.uid}@{place_of(handbook)}", f"DTSTAMP:{stamp}T000000Z")
    yield f"DTSTART;VALUE=DATE:{stamp[:4]}{item.first_month or 1:02}01"
    yield f"RRULE:{rule(item.period, item.months)}"
    yield f"SUMMARY:{meant(f'{label}：{item.entry.name}，{item.words}')}"
    yield f"DESCRIPTION:{meant(f'{grounds}。{_PLACEHOLDER}')}"
    if handbook.book.address:
        yield f"URL:{handbook.book.page(item.entry.url)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def rule(period: int, months: Iterable[int]) -> str:
    """How an event comes again that comes every so many months, or each year in these months."""
    if named := ",".join(map(str, months)):
        return f"FREQ=YEARLY;BYMONTH={named};BYMONTHDAY=1"
    return "FREQ=YEARLY" if period == 12 else f"FREQ=MONTHLY;INTERVAL={period}"


def meant(text: str) -> str:
    """A text as the value of a property."""
    return text.translate(_MEANT)


def folded(line: str) -> str:
    """A line cut into pieces of at most so many octets, none within a character; each after the first begins with a space."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += octets
    return "\r\n".join(pieces)


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The file, where any rule asks for anything."""
    if rules_of(handbook.catalog):
        yield PATH, calendar(handbook).encode()


EXPORT = Export(files, family="calendar")
