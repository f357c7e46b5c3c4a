"""Each clause of a record's summary is borne out by its proved statements or by a passage that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.fingerprints import pairs
from ...evidence.index import Place
from ...evidence.library import Library
from ...model.base import Location
from ..covered import bare, shown
from ..places import all_cited, write_places
from ..rule import Ground, Remark, Rule, Scope
from ..said import proved_words

ASKED: tuple[Location, ...] = (("summary",), ("purpose",))


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause that nothing in the record or its passages bears out."""
    places = all_cited(entry.citations, ground.library)
    for cited in entry.cited if places else ():
        if cited.statement.where in ASKED:
            text = own_words(cited.statement.text)
            for clause in bare(text, proved_words(entry, cited.statement.where), places, ground.library):
                message = f"“{shown(clause)}”在所引段落和这条记录的各句里都找不到依据"
                yield Remark(message, _remedy(clause, places, ground.library), cited.statement.where)


def _remedy(clause: str, cited: list[Place], library: Library) -> str:
    near = library.wording.candidates(sorted(pairs(clause)), set(cited))[:1]
    where = f"用词有些像 {write_places(near)}：说的就是那里的事，就把那一段引上；" if near else ""
    return f"{where}所引的段落确实说了，就用段落里的关键词来写；没有说的，删掉。"


RULE = Rule(
    code="HB460",
    name="一句话里有没有依据的半句",
    scope=Scope.RECORD,
    why="一句话和用途是读者最先看、最常转述的，也最容易多写半句：一个没有出处的效果，一件别处的事。"
    "每个半句都要在所引的段落或者这条记录有出处的各句里看得到；说明来源没有写什么的半句不管。",
    bad="summary: 图书馆员分户联系读者，请书店参加书展评奖。\ncites: tushu-huifang#4",
    good="summary: 图书馆员分户联系读者，到户问三件事、帮三件事。\ncites: tushu-huifang#4",
    check=check,
    proves=("Practice.summary", "Problem.summary", "WorkTemplate.purpose"),
)
