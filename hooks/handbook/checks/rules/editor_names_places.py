"""The editor's block names no body of any report and no place of the cited ones: what it advises is for any unit."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.library import Library
from ...load.patterns import when_used
from ..editorial import PROVED, Said, remark, sentences
from ..organisations import organisations_of
from ..places import place_of
from ..rule import Context, Remark, Rule, Scope

_KINDS = "街道|社区|开发区|新区|省|市|县|区|镇|乡|村|旗|局|公司|集团|学院|大学|医院|中学|小学"
_PLAIN = "的了和与到在是个各全本该某每多农一二两三四五六七八九十百千老新原小大为从由向对给请帮来去有无同跟管责任转等几"
NAMED = when_used(rf"(?=([一-鿿]{{2}}(?:{_KINDS})))")
_COMMON = when_used(f"[{_PLAIN}]|^(?:城市|城区|城乡|帮扶|试点|示范|贫困|定点|结对|相邻|邻近|周边|中心|重点|所在|偏远|老旧|民族|自治|工商|经济)")
REMEDY = "编者的话是写给别的单位看的：把名称换成它是哪一类单位；要说那个地方的事，写到有出处的栏目。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each sentence that names an organisation of the reports, or a place that only such a report names."""
    block = list(sentences(entry))
    sources = {place_of(cite)[0] for cite in entry.citations} if block else set()
    known = organisations_of(context.catalog).names if sources else []  # of any report, cited or not
    for said in block if sources else ():
        for name in _named(said, known, sources, context.catalog.library):
            yield remark(said, name, "是来源里的地名或单位名", REMEDY)


def _named(said: Said, known: list[str], sources: set[str], library: Library) -> Iterator[str]:
    text = said.text
    if found := next((name for name in known if name in text), None):
        yield found
        return
    for name in dict.fromkeys(found[1] for found in NAMED.finditer(text)):
        if not _COMMON.search(name) and _only_there(name, sources, library):
            yield name


def _only_there(name: str, sources: set[str], library: Library) -> bool:
    """Does a name stand in one report alone, and is that one cited? A word that several have is no name of a place."""
    having = [source for source in sorted(sources) if _has(source, name, library)]
    return len(having) == 1 and not any(_has(source, name, library) for source in library.sources if source not in sources)


def _has(source: str, name: str, library: Library) -> bool:
    return any(passage.contains(name) == "yes" for passage in library.indexes[source].passages) if source in library.indexes else False


RULE = Rule(
    code="HB471",
    name="编者的话里写了地名或单位名",
    scope=Scope.LINKS,
    why="编者的话说的是怎样试、怎样防走样，写给任何单位。写上来源里的地名、单位名，读者会当成那个地方的事实，"
    "那个单位也会觉得被点了名。",
    bad="editor:\n  pitfalls: 城东街道的联席会就开成了通报会。",
    good="editor:\n  pitfalls: 联席会开成了通报会。",
    check=check,
    proves=PROVED,
)
