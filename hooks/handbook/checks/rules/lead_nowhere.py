"""Every line of the ledger that leads on leads, in the end, to a record that is there or to one retired with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Catalog
from ...catalog.ledger import Ledger, record_id
from ...catalog.ledger_lines import Move, Place
from ...load import Position
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each line that leads in a circle or to a record that is not there. Other pages are known only when the
    site is built."""
    ledger = catalog.ledger
    there = {f"/{entry.url}" for entry in catalog.entries}
    for move in ledger.moves.values():
        end = ledger.successor(move)
        if move.to and end is None:
            yield _remark(ledger, move, f"{move.old} 引来引去，没有到头", "改这一行，引到一个现在有的地址。")
        elif end and record_id(end.address) and end.address not in there and not ledger.move_of(end):
            yield _remark(ledger, move, f"{move.old} 引到 {end}，没有这条记录", _remedy(end, there))


def _remedy(end: Place, there: set[str]) -> str:
    by_id = {record_id(address): address for address in sorted(there)}
    close = get_close_matches(record_id(end.address), by_id, 1, 0.6)
    hint = f"是不是想写 {by_id[close[0]]}？不是的话，" if close else ""
    return f"{hint}改成现在有的地址；{end.address} 后来也没有了，就给它也写一行，引到别处或者停用。"


def _remark(ledger: Ledger, move: Move, message: str, remedy: str) -> Remark:
    return Remark(message, remedy, Position(move.line, 1), path=ledger.path)


RULE = Rule(
    code="HB321",
    name="旧地址引到了空处",
    scope=Scope.CATALOG,
    why="旧地址引到没有的地方，或者两个互相引，读者点开还是死路。",
    bad="/practices/jia/ → /practices/yi/\n/practices/yi/ → /practices/jia/",
    good="/practices/jia/ → /practices/yi/     # 有 docs/practices/yi.yml",
    check=check,
)
