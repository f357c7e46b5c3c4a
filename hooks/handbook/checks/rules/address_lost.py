"""The page of a record whose address was given out is there, or the ledger says where it has gone."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Catalog
from ...catalog.ledger import record_id
from ...catalog.ledger_lines import Given, Place
from ...load import Position
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each address in a folder of records that has neither a record nor a line that leads on."""
    ledger = catalog.ledger
    there = {f"/{entry.url}" for entry in catalog.entries}  # what holds no valid record is there: its own faults are told
    lost = {line.address: line for line in ledger.given if line.address not in there and record_id(line.address)}
    for line in lost.values():
        if not ledger.move_of(Place(line.address)):
            yield _remark(line, there, ledger.path)


def _remark(line: Given, there: set[str], path: str) -> Remark:
    folder, identifier = line.address.strip("/").split("/")
    near = sorted(record_id(address) for address in there if address.startswith(f"/{folder}/"))
    close = get_close_matches(identifier, near, 1, 0.6)
    lead = f"{line.address} → /{folder}/{close[0] if close else '新编号'}/"
    return Remark(
        f"{line.address} 已经给出去，现在没有这条记录",
        f"三条路：放回 docs/{folder}/{identifier}.yml；改了名或并入别条，在 {path} 加一行“{lead}”；"
        f"不再收，加一行“{line.address} 停用：理由”。",
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
