"""A place or body that a sentence names stands in the passages that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.index import Place
from ...evidence.library import Found, Library
from ...evidence.proper import Name, names
from ..headings import named_above, places_above
from ..places import known_citations, nearby, write_places
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "{where}对着原文看：说的是它，就把写了它的那一段也引上；不是，就照所引的段落写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each name that the cited passages do not have and another passage has; doubtful for a place of no report."""
    library = ground.library
    for cited in entry.cited:
        statement = cited.statement
        places = known_citations(statement.cites, library) if statement.told else []
        for name in names(own_words(statement.text)) if places else ():
            told = any(library.contains_any(places, each) != "no" for each in (name.text, name.stem))
            if told or _is_of_heading(name, places, library):
                continue
            found = library.where_name(name.text, places[0][0])
            if found.kind != "nowhere" or name.is_place:
                message = f"“{name.text}”不在所引段落 {write_places(places)} 里"
                yield Remark(message, _remedy(name, found, entry), statement.where, doubtful=found.kind == "nowhere")


def _is_of_heading(name: Name, places: list[Place], library: Library) -> bool:
    """Do the headings above name it? Of places, the nearest heading that names one of the kind tells which."""
    nearest = [above for place in places for above in places_above(place, name.text[2:], library)]
    if nearest:
        return library.contains_any(nearest, name.text) != "no"
    return named_above([name.text], places, library)


def _remedy(name: Name, found: Found, entry: Entry) -> str:
    if found.kind == "nowhere":
        return "哪一篇里都没有这个地名：照原文写；原文隐去的不补。"
    where, stands = nearby(found, entry.citations)
    if stands:
        return REMEDY.format(where=f"{where} {write_places(stands)} 里有。")
    return f"这一篇里没有“{name.text}”，只有别的报告里有，那是别处的事：照所引的段落写；原文隐去的不补。"


RULE = Rule(
    code="HB446",
    name="地名、单位名在所引段落里找不到",
    scope=Scope.RECORD,
    why="长沙市的做法写成浏阳市的，水利局的写成审计局的，整条就张冠李戴。一句话里的地名和单位名，所引的段落里、"
    "它上面的标题里要有；别的段落、别的报告里才有的，就是写错了，或者少引了一段。哪一篇里都没有的地名只提醒。",
    bad="results:\n  - {text: 城东街道帮助回收农产品。, cite: tushu-huifang#11}   # 城东街道是另一篇报告的",
    good="results:\n  - {text: 帮助回收农产品。, cite: tushu-huifang#11}",
    check=check,
    doubts=True,
)
