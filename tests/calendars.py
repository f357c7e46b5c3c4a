"""Reads a file for calendars as RFC 5545 writes it, and lets nothing pass that it forbids."""

from __future__ import annotations

import re

Event = dict[str, str]

WIDTH = 75  # octets of a line, without its end
_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^:;,\"]+)*):(.*)", re.DOTALL)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
_FORMS = {
    "UID": re.compile(r"[a-z0-9-]+@[a-z0-9.-]+"), "DTSTAMP": re.compile(r"\d{8}T\d{6}Z"), "DTSTART;VALUE=DATE": re.compile(r"\d{6}01"),
    "RRULE": re.compile(r"FREQ=YEARLY(?:;BYMONTH=\d+(?:,\d+)*;BYMONTHDAY=1)?|FREQ=MONTHLY;INTERVAL=[1-9]"),
    "SUMMARY": _TEXT, "DESCRIPTION": _TEXT, "URL": re.compile(r"https?://\S+"), "TRANSP": re.compile("TRANSPARENT"),
}  # fmt: skip
_MEANT = re.compile(r"\\(.)")


def read(content: bytes) -> list[Event]:
    """The events of a calendar, each as property → value. Fails the test where the file is not as it must be."""
    assert content.endswith(b"\r\n")
    pieces = content[:-2].split(b"\r\n")
    assert [piece for piece in pieces if not piece or len(piece) > WIDTH or b"\n" in piece or b"\r" in piece] == []
    whole = "\n".join(piece.decode() for piece in pieces)  # no piece ends within a character
    lines = whole.replace("\n ", "").split("\n")
    head, end = lines[:4], lines[-1]
    assert head[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert head[2].startswith("PRODID:")
    assert (head[3], end) == ("CALSCALE:GREGORIAN", "END:VCALENDAR")
    events = list(map(_event, _grouped(lines[4:-1])))
    assert len({event["UID"] for event in events}) == len(events)
    return events


def _grouped(lines: list[str]) -> list[list[str]]:
    text = "\n".join(lines)
    found = re.findall(r"BEGIN:VEVENT\n(.*?)\nEND:VEVENT(?:\n|$)", text, re.DOTALL)
    assert "".join(f"BEGIN:VEVENT\n{each}\nEND:VEVENT\n" for each in found) == (f"{text}\n" if text else "")
    return [each.split("\n") for each in found]


def _event(lines: list[str]) -> Event:
    event: Event = {}
    for line in lines:
        read = _LINE.fullmatch(line)
        assert read, line
        name, value = read[1] + read[2], read[3]
        assert name not in event, name
        assert _FORMS[name].fullmatch(value), line
        event[read[1]] = _MEANT.sub(lambda found: "\n" if found[1] in "nN" else found[1], value) if _FORMS[name] is _TEXT else value
    assert {"UID", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY"} <= set(event)
    return event
