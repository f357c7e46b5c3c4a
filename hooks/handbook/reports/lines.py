"""Lines that a layout broke and that belong together: when they do, and how they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..load.patterns import when_used

_SENTENCE_END = when_used("[。！？；：!?;:…][”’」』〞)）》]*$")
_COUNT = "[一二三四五六七八九十]{1,3}"
_OUTLINE_MARK = when_used(
    f"(?:{_COUNT}、|[（(]{_COUNT}[)）]|[（(]?\\d{{1,2}}(?:[、)）]|[.．](?!\\d))|[①-⒛]|第{_COUNT}[章节条])"
)
_LONGEST_TITLE = 40  # characters
_TAIL = 8  # characters at the end of a line that tell how it ends
_LEADER = r"(?:[.．·•]{4,}|…{2,}|(?:[.·] ){3,}[.·]?)"
_ENTRY = when_used(rf"\s*\S.{{0,58}}?(?:{_LEADER}|\t)\s*\d{{1,3}}\s*")
_FEWEST_ENTRIES = 3
_CONTENTS_TITLE = when_used(r"\s*目\s*[录次]\s*")
_LETTERS = when_used("[0-9A-Za-z]{2}(?<![0-9]{2})")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence or part of an enumeration does."""
    return _SENTENCE_END.search(line.rstrip()[-_TAIL:]) is not None


def opens_item(line: str) -> bool:
    """Whether a line begins with an enumerator that titles and list items carry: 一、 （一） 1. ① 第一章."""
    return _OUTLINE_MARK.match(line.lstrip()) is not None


def is_title(line: str) -> bool:
    """Whether a line looks like a title with its enumerator: short, without a sentence in it."""
    return opens_item(line) and len(line.strip()) <= _LONGEST_TITLE and not re.search("[。！？；，,!?;]", line)


def glued(stretches: Iterable[str]) -> str:
    """The stretches of one paragraph as one: a blank only where a word would run into another.

    A number that a line end cuts in two (4|5个) is one number.
    """
    pieces: list[str] = []
    for stretch in filter(None, (stretch.strip() for stretch in stretches)):
        if pieces and _LETTERS.fullmatch(pieces[-1][-1] + stretch[0]):
            pieces.append(" ")
        pieces.append(stretch)
    return "".join(pieces)


def closed(line: str) -> str:
    """The line with a full stop where it ends without any mark, so that it is read as text and not as a heading."""
    line = line.strip()
    return line if ends_sentence(line) or not line else line.rstrip("，、,") + "。"


_REFERENCE = when_used(r"[\[［【(（]?(?:注?\d{1,3}|[①-⑳*＊†])[\]］】)）]?(?:[,，]\d{1,3})*")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def raised(text: str, before: str) -> str:
    """What a small raised sign is that stands behind some words: an exponent (m², 10⁴), or the mark of a note, which is out.

    Left in the line, the mark of a note would make 326 of 32.
    """
    if not _REFERENCE.fullmatch(text.strip()) or not text.strip():
        return text
    is_exponent = text.strip().isdecimal() and re.search("[A-Za-z]$|(?<![0-9])10$", before)
    return text.strip().translate(_RAISED) if is_exponent else ""


def contents(lines: Sequence[str]) -> set[int]:
    """The places of the lines that are a table of contents, its title too: entries one after the other, each with its page.

    Without the title 目录 above them, only dots between an entry and its page show that it is none of a table.
    """
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate([*lines, ""]):
        if _ENTRY.fullmatch(line):
            run.append(at)
        elif run and (line.strip() or at == len(lines)):
            above = next((before for before in range(run[0] - 1, -1, -1) if lines[before].strip()), run[0])
            has_title = bool(_CONTENTS_TITLE.fullmatch(lines[above]))
            if len(run) >= _FEWEST_ENTRIES and (has_title or all(re.search(_LEADER, lines[entry]) for entry in run)):
                found |= {*run, above} if has_title else {*run}
            run = []
    return found
