"""What a report only recommends is not shown as done, nor an effect that it hopes for as a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.index import Place
from ...evidence.library import Library
from ...load.patterns import when_used
from ...model import Practice
from ...model.base import Claim, Location
from ...model.practice import Result
from ...model.vocabulary import Status, Telling
from ...model.walk import claims
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

SHOWN = 12
DONE = (Status.DONE, Status.ISSUED)
RECOMMENDS = when_used("(?:另一[份篇])?(?:该?报告|作者|来源|调查组|考察组)(?:还|也)?(?:建议|设想|主张|提议|希望)")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at the status when all that a done practice cites is recommended, else at each such part; and at each such result."""
    record = entry.record
    if not isinstance(record, Practice):
        return
    places = _recommended(record.cites, ground.library) if record.status in DONE else []
    if places:
        yield Remark(
            f"状态写“{record.status}”，所引的 {write_places(places)} 却都在讲建议的部分",
            "对着原文看：只是建议的，状态改成“建议”，一句话和要点也照建议写；做了的，把说做了的那一段写进 cites。", ("status",),
        )
    elif record.status in DONE and (said := RECOMMENDS.match(own_words(record.summary))):
        yield Remark(
            f"状态写“{record.status}”，一句话自己说的却是“{said[0]}”", "对着原文看是做了的，还是只是建议的，两处写成一样。", ("status",)
        )
    elif record.status in DONE:
        yield from _parts(record, ground.library)
    yield from _results(record, ground.library)


def _parts(record: Practice, library: Library) -> Iterator[Remark]:
    """A remark for each part of a done practice that is only recommended and does not say so."""
    for where, claim in _claims(record):
        if places := _unsaid(claim, library):
            yield Remark(
                f"“{_shown(claim)}”算在“{record.status}”里，所引的 {write_places(places)} 却都在讲建议的部分",
                "原文只是建议的，这一句加上 status: 建议；做了的，改引说做了的那一段。", (*where, "text"),
            )


def _results(record: Practice, library: Library) -> Iterator[Remark]:
    """A remark for each result that no passage tells but those which recommend."""
    for number, result in enumerate(record.results):
        if places := _unsaid(result, library):
            yield Remark(
                f"成效“{_shown(result)}”所引的 {write_places(places)} 都在讲建议的部分",
                "盼望的效果不是成效：删掉；已经有的效果，改引写明它的那一段。", ("results", number, "text"),
            )


def _claims(record: Practice) -> Iterator[tuple[Location, Claim]]:
    """The parts that a practice is made of, each with its place; what came of it is none of them."""
    return ((where, claim) for where, claim in claims(record) if not isinstance(claim, Result))


def _unsaid(claim: Claim, library: Library) -> list[Place]:
    """The places of a claim if all of them recommend; none if it has a status of its own, which somebody has weighed."""
    return [] if claim.status else _recommended(claim.cite, library)


def _recommended(cites: Iterable[str], library: Library) -> list[Place]:
    """The cited places, if all of them are known and lie in sections that recommend; else none."""
    places = known_citations(cites, library)
    passages = [library.passage(*place) for place in places]
    return places if all(passage and passage.telling is Telling.PROPOSAL for passage in passages) else []


def _shown(claim: Claim) -> str:
    text = own_words(claim.text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


RULE = Rule(
    code="HB411",
    name="建议写成了做过",
    scope=Scope.RECORD,
    why="报告的对策、设想、启示只说该怎样做，读者看到“已实践”却会当成别人做过的来学（一句话里写着“报告建议”也会看漏），看到成效会当成有过的效果。"
    "一段话属于哪个部分，看它上面最近的小标题；标题看不出来的不管。",
    bad="status: 已实践\ncites: tushu-huifang#17   # 第 17 段在“几点建议”里，说的是建议",
    good="status: 建议\ncites: tushu-huifang#17",
    check=check,
    proves=("Practice.status", "Result.text"),
)
