"""Reading figures out of Chinese prose.

The text is scanned from left to right. At each place where a figure could begin, the `forms` are tried in
order; the first that fits takes its stretch of text and yields what it read there, which may be nothing. Two
neighbours with 至 or a dash between them then become one range.

Decisions that both sides of a comparison rely on:

- Quotation marks play no part: “13612” reads as the number 13612 with or without them, since damaged copies lose them.
- 一 before a measure word (一个, 一名, 一次) is an article and no figure, wherever it stands. A report is read with
  `articles=True`, so that a claimed "1 个" finds its 一个; a record is read without, so that 一个 needs no proof.
- Ordinals (第一, 第17次), enumerators (1、 (1) 1.), names such as 1+13 or 1+N, digits that touch a Latin letter which is no
  unit or a blank to be filled in (3g, 20xx, 20__), and all that `uncounted` lists are no figures.
- 2.1走访 and 3 抓落实 begin with the number of a section, in a report; a record has no sections, so there they are figures.
- 前10名, 3号楼, V3.2, 19:30 are labels (see `labels`): they are compared, but count nothing.
- 15:02 is a clock and 4:3:3 a ratio: a ratio begins with 1, adds up to 10 or 100, has 比 or 按 near it, or is no time.
- 3/4 is a fraction even where it might be a date; a full date (2016/10/5, 2023-04-18) is year, month and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ...load.patterns import when_used
from .forms import DIGITS, IN_RECORDS, IN_REPORTS, TO, Form, possible
from .model import Figure
from .numerals import CHINESE
from .readers import Atom, Reader, nothing
from .units import TIME
from .vocabulary import BEFORE, BEFORE_END, FOLD

_START = when_used(rf"[0-9(第]|{CHINESE}")


def read_figures(text: str, articles: bool = False) -> list[Figure]:
    """The figures of `text` in order, with offsets in it. `articles`: read 一个, 一名 … as 1 too (see above)."""
    return list(_read(text, articles))


@lru_cache(maxsize=2048)  # a statement is asked for its figures by several rules one after the other
def _read(text: str, articles: bool) -> tuple[Figure, ...]:
    flat = text.translate(FOLD)
    atoms = [_qualified(atom, flat) for atom in _atoms(flat, articles)]
    return tuple(atom.figure for atom in _joined(atoms, flat))


def _atoms(flat: str, articles: bool) -> Iterator[Atom]:
    at, known, forms = 0, IN_REPORTS if articles else IN_RECORDS, dict[bool, tuple[Form, ...]]()
    while found := _START.search(flat, at):
        at = found.start()
        begins = flat[at] in DIGITS
        if begins not in forms:
            forms[begins] = possible(known[begins], flat)
        match, read = _first_form(flat, at, forms[begins])
        if match is None:
            at += 1
            continue
        yield from read(match, articles)
        at = match.end()


def _first_form(flat: str, at: int, forms: tuple[Form, ...]) -> tuple[re.Match[str] | None, Reader]:
    for form in forms:
        if match := form.pattern.match(flat, at):
            return match, form.read
    return None, nothing


# --- qualifiers before a figure, ranges -------------------------------------------------------------------------


def _qualified(atom: Atom, flat: str) -> Atom:
    """The atom with the qualifier that stands before it: 约, 近, 超过 …"""
    figure = atom.figure
    found = BEFORE_END.search(flat, max(0, figure.start - 6), figure.start)
    if not found or (found["word"] == "近" and figure.unit in TIME):  # 近3年: the last three years
        return atom
    bound = figure.bound or BEFORE[found["word"]]
    return atom._replace(figure=replace(figure, bound=bound, start=found.start()))


def _joined(atoms: list[Atom], flat: str) -> Iterator[Atom]:
    """The atoms, each pair that makes a range put together."""
    waiting: Atom | None = None
    for atom in atoms:
        span = _range(waiting, atom, flat) if waiting else None
        if waiting and not span:
            yield waiting
        waiting = span or atom
    if waiting:
        yield waiting


def _range(low: Atom, high: Atom, flat: str) -> Atom | None:
    first, last = low.figure, high.figure
    if not _RANGE_SIGN.fullmatch(flat, first.end, last.start):
        return None
    if first.upper or last.upper or first.parts or last.parts or first.unit not in ("", last.unit):
        return None
    shared = high.scale if low.scale == 1 and first.value * high.scale < last.value else 1  # 40-50万元
    if first.value * shared >= last.value:
        return None
    return Atom(
        replace(last, value=first.value * shared, upper=last.value, bound=last.bound or first.bound, start=first.start)
    )


_RANGE_SIGN = when_used(TO)
