"""Every address and anchor of the ledger answers in the built site, or its line leads to one that does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...catalog.ledger import Ledger
from ...catalog.ledger_lines import Given, Move, Place
from ...load import Position
from ...site.references import BuiltSite
from ..rule import Context, Remark, Rule, Scope

LED_ON = "hb-moved"  # the id that the page of an old address gives, and no other


def check(site: BuiltSite, context: Context) -> Iterator[Remark]:
    """A remark for each address that was given out and has no page, each anchor that its page does not give, each line that
    leads to what is not there, and each that speaks of an address which is still in use."""
    ledger = context.catalog.ledger
    for line in {line.address: line for line in ledger.given}.values():
        yield from _given(site, ledger, line)
    for move in ledger.moves.values():
        yield from _move(site, ledger, move)


def _given(site: BuiltSite, ledger: Ledger, line: Given) -> Iterator[Remark]:
    if ledger.move_of(Place(line.address)):
        return
    if _path(line.address) not in site.files:
        yield _remark(
            ledger, Position(line.line, 1), f"{line.address} 已经给出去，生成的网站里没有这一页",
            f"恢复这一页，或者加一行“{line.address} → 新地址”；不再有，加一行“{line.address} 停用：理由”。",
        )
        return
    ids = _ids(site, line.address)
    for anchor, place in _of(ledger.anchors, line.address).items():
        if anchor not in ids and not ledger.move_of(Place(line.address, anchor)):
            old = Place(line.address, anchor)
            yield _remark(
                ledger, place, f"{old} 已经给出去，那一页现在没有这个锚点",
                f"恢复它，或者加一行“{old} → #新锚点”；引到别的页面，加一行“{old} → 新地址”。",
            )


def _of(anchors: Mapping[str, Mapping[str, Position]], address: str) -> Mapping[str, Position]:
    return anchors.get(address, {})


def _move(site: BuiltSite, ledger: Ledger, move: Move) -> Iterator[Remark]:
    at = Position(move.line, 1)
    if not move.old.anchor and LED_ON not in _ids(site, move.old.address):
        yield _remark(ledger, at, f"{move.old} 还在用，却写了去处", "删掉这一行；要停用这一页，先让网站不再生成它。")
    end = ledger.successor(move)
    if end and not ledger.move_of(end) and not _answers(site, end):
        what = "那一页没有这个锚点" if _path(end.address) in site.files else "没有这一页"
        yield _remark(ledger, at, f"{move.old} 引到 {end}，{what}", "改成现在有的地址和锚点。")


def _answers(site: BuiltSite, place: Place) -> bool:
    return _path(place.address) in site.files and (not place.anchor or place.anchor in _ids(site, place.address))


def _ids(site: BuiltSite, address: str) -> frozenset[str]:
    path = _path(address)
    return site.document(path).known_ids if path in site.files else frozenset()


def _path(address: str) -> str:
    return f"{address[1:]}index.html"


def _remark(ledger: Ledger, place: Position, message: str, remedy: str) -> Remark:
    return Remark(message, remedy, place, path=ledger.path)


RULE = Rule(
    code="HB804",
    name="给出去的地址或锚点没有回答",
    scope=Scope.WHOLE,
    why="课件里的链接带着锚点，发出去就改不了；页面和其中各处可以改，旧的地址和锚点要一直有去处。",
    bad="/practices/sanwen-sanbang/ #steps   # 那一页的“操作要点”换了锚点，没有写去处",
    good="/practices/sanwen-sanbang/#steps → #how",
    check=check,
)
