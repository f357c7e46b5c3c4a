"""What has not been signed, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.readings import Change, Void
from .columns import wrapped
from .desk import Item, ReviewDesk

COLUMNS = 60


def unsigned_lines(desk: ReviewDesk) -> Iterator[str]:
    """One line for each record with sayings that are not signed, and the sum."""
    total = signed = 0
    for entry in desk.entries:
        said, done = desk.readings.count(entry)
        total, signed = total + said, signed + done
        if done < said:
            yield f"{entry.path}  {entry.name}：{said} 条说法，{said - done} 条没有签"
    yield f"共 {total} 条说法，签够的 {signed} 条，没有签够的 {total - signed} 条。"


def record_lines(desk: ReviewDesk, entry: Entry, only_unsigned: bool = False) -> Iterator[str]:
    """What a record says, with its signatures."""
    said, done = desk.readings.count(entry)
    yield f"{entry.name}（{entry.path}）：{said} 条说法，签够的 {done} 条"
    yield from (f"  {void_line(void)}" for void in desk.voids(entry))
    for item in desk.items(entry):
        if not (only_unsigned and item.reading.is_signed):
            yield f"  {item.title}（{item.at}）{item.state}：{_short(item)}"


def _short(item: Item) -> str:
    lines = wrapped(item.texts[0][1], COLUMNS)
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"


def void_line(void: Void) -> str:
    """A signature that no longer holds."""
    signature = void.signature
    why = "这一句已经没有了" if void.change is Change.GONE else f"{void.change}在那以后改过"
    return f"作废：{signature.reader} {signature.date} 签读的 {signature.at}，{why}"
