"""The page of a record whose address was given out is there, or the ledger says where it has gone."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Catalog
from ...catalog.ledger import record_id
from ...catalog.ledger_lines import Given, Place
from ...load import Position
from ..rule import Context, Remark, Rule, Scope

LIKE, SLIP = 0.6, 0.9  # how near the id of a new record is, and of one that had its own address before


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each address in a folder of records that has neither a record nor a line that leads on."""
    ledger = catalog.ledger
    there = {f"/{entry.url}" for entry in catalog.entries}  # what holds no valid record is there: its own faults are told
    lost = {line.address: line for line in ledger.given if line.address not in there and record_id(line.address)}
    new = there - {line.address for line in ledger.given}
    for line in lost.values():
        if not ledger.move_of(Place(line.address)):
            yield _remark(line, _heir(line.address, there, new), ledger.path)


def _heir(lost: str, there: set[str], new: set[str]) -> str:
    """The id that a lost record seems to have now: a new record of its folder, or one of nearly the same id; empty if none."""
    folder, identifier = lost.strip("/").split("/")
    old, fresh = (sorted(record_id(each) for each in group if each.startswith(f"/{folder}/")) for group in (there - new, new))
    if len(fresh) == 1 and old:
        return fresh[0]
    return next(iter(get_close_matches(identifier, fresh, 1, LIKE) or get_close_matches(identifier, old, 1, SLIP)), "")


def _remark(line: Given, heir: str, path: str) -> Remark:
    folder, identifier = line.address.strip("/").split("/")
    lead = f"{line.address} → /{folder}/{heir or '新编号'}/"
    return Remark(
        f"{line.address} 已经给出去，现在没有这条记录",
        f"三条路：放回 docs/{folder}/{identifier}.yml，要改名、合并、停用就用 rename、merge、retire；已经改了名或并入别条，"
        f"在 {path} 加一行“{lead}”；不再收，加一行“{line.address} 停用：理由”。",
        Position(line.line, 1), path=path,
    )


RULE = Rule(
    code="HB319",
    name="给出去的地址没有了",
    scope=Scope.CATALOG,
    why="课件、文件和二维码里的网址改不了；记录可以改名、合并、撤下，旧网址要一直有回答。",
    bad="docs/practices/sanwen-sanbang.yml 改名为 lianxi-qunzhong.yml，地址账没有动",
    good="/practices/sanwen-sanbang/ → /practices/lianxi-qunzhong/",
    check=check,
)
