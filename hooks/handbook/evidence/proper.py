"""The names of places and bodies that a statement gives, as far as their ends tell: 青禾县, 水利局, 烟草公司.

Where a name begins cannot be seen in Chinese, so of each the two characters before its end are read. What is no name (全县, 各镇,
本公司, 建设局面) is passed over; so are ends that verbs take as their object, but at the head of a clause. Provinces are known without 省.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..load.patterns import when_used
from .cards.clauses import clauses
from .senses import UNTOLD

_ENDS = "公司|集团|大学|学院|工会|协会|社区|街道|省|市(?![场民容级政长])|县(?![级长城])|区(?![级别域分划块间位委里内外])|旗(?![帜号])|州|镇(?![级长])|乡(?![镇村级])|局(?![面部限级])|委|厅|厂"
_NAME = when_used(f"(?=(?P<stem>[一-鿿]{{2}})(?P<end>{_ENDS}))")
_AT_HEAD = {"社区", "街道", "镇", "乡"}
_BOARDS = frozenset("建农民教经科卫计改")  # before 委: 建委, 农委; not every 委 is one
_NAMELESS = when_used("[全各本该某每个的到在我与和及由对向等从给把将被有是为以于不多少新老大小入转也请按用设同称议使让任提另这那]")
_NAMELESS_BEFORE = frozenset("两二三四五六七八九十一几建办抓")  # right before the end: 三省, 建工会; but 九龙社区, 建湖县
_NO_DISTRICT = frozenset("社小片病院校园景街城辖老山库林新郊灾牧特厂矿发地市开试功商生住禁误盲专展作服楼站班诊儿范验护假政治活公税")  # 社区, 病区, 开发区
_PLACES = {"省", "市", "县", "区", "旗", "州"}
_PROVINCE = when_used(
    "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾"
    "|内蒙古|广西|西藏|宁夏|新疆|北京|天津|上海|重庆|香港|澳门)(?![省市路街江河湖])"
)


class Name(NamedTuple):
    """The end of a name as written, what of it stands before its kind, and whether it is surely a place: one at the head of a
    clause."""

    text: str
    stem: str
    is_place: bool


def names(text: str) -> Iterator[Name]:
    """The names in a text, each once."""
    yield from dict.fromkeys(name for clause in clauses(text) for name in _in_clause(text[clause.start : clause.end]))


def _in_clause(clause: str) -> Iterator[Name]:
    for found in _NAME.finditer(clause) if not UNTOLD.search(clause) else ():
        stem, end, at_head = found["stem"], found["end"], found.start() == 0
        is_board = end == "委" and stem[1] in _BOARDS
        is_kind = end == "区" and stem[1] in _NO_DISTRICT
        fits = is_board if end == "委" else not is_kind and stem[1] not in _NAMELESS_BEFORE and (at_head or end not in _AT_HEAD)
        if fits and not _NAMELESS.search(stem):
            yield Name(stem + end, stem, at_head and end in _PLACES)
    yield from _provinces(clause)


def _provinces(clause: str) -> Iterator[Name]:
    """The provinces that are named without 省: they are few, and known wherever they stand."""
    yield from (Name(found[0], found[0], True) for found in _PROVINCE.finditer(clause) if not UNTOLD.search(clause))
