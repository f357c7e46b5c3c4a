"""Names that a report itself marks as names: quoted words, titles of documents, shorthands with numbers."""

from __future__ import annotations

from ..load.patterns import when_used

_QUOTED = when_used(r"[“\"]([^“”\"〞\n]{2,16})[”〞\"]")
_TITLE = when_used(r"《([^《》\n]{2,17})》")
_PLUS = when_used(r"(?<![0-9])[0-9]{1,2}(?:\+(?:[0-9]{1,2}|[nN]))+(?![0-9])")
_NUMERAL = "[一二两双三四五六七八九]"
# what follows the numeral of a shorthand is no measure word and no part of a phrase (一个一个, 一是, 两手, 一步一步)
_HEAD = r"[^\W0-9A-Za-z_一二两双三四五六七八九十百千万亿个次年名人天月些般定种条项位份件步点是要切样直起旦届]"
# 三问三帮 in 三问三帮制度, but all of 三建三提升 where it ends the clause
_COUNTED = when_used(rf"(?:{_NUMERAL}{_HEAD}){{2,4}}(?:{_HEAD}(?!\w))?")


def names(text: str) -> tuple[str, ...]:
    """The names in `text` in the order of their first appearance, each once, without their marks.

    Quoted words of 2 to 16 characters, titles in 《》 up to 17 (the repository keeps no longer run of a report's own
    words), shorthands such as 三问三帮 or 1+13.
    """
    marked = [match for pattern in (_QUOTED, _TITLE) for match in pattern.finditer(text)]
    inside = {offset for match in marked for offset in range(*match.span())}
    bare = [match for pattern in (_PLUS, _COUNTED) for match in pattern.finditer(text) if match.start() not in inside]
    found = sorted([*marked, *bare], key=lambda match: match.start())
    return tuple(dict.fromkeys(name for match in found if (name := match[match.lastindex or 0].strip())))
