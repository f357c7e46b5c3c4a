"""The record whose sayings were signed is there."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ...catalog.ledger import record_id
from ...catalog.ledger_lines import Place
from ...catalog.signed import SignedFile, signed_path
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each file of the ledger that belongs to no record file."""
    there = {(entry.model.folder, entry.id) for entry in catalog.entries}  # one with faults is there: these are told
    for key, signed in catalog.signed.files.items():
        if key not in there:
            heir = _heir(signed, catalog)
            renamed = heir or signed_path(signed.folder, "新编号")
            yield Remark(
                f"没有 docs/{signed.folder}/{signed.identifier}.yml 这条记录，它的签读没有着落",
                f"记录改了名，就把这个文件改名为 {renamed}；不再收，就删掉这个文件。", path=signed.path,
            )


def _heir(signed: SignedFile, catalog: Catalog) -> str:
    """Where the signatures of the record belong to which its address is led on; empty when it is not."""
    end = catalog.ledger.end(Place(f"/{signed.folder}/{signed.identifier}/"))
    name = record_id(end.address) if end else ""
    entry = catalog.get(name)
    return signed_path(entry.model.folder, entry.id) if entry and entry.model.folder == signed.folder else ""


RULE = Rule(
    code="HB482",
    name="签读的记录没有了",
    scope=Scope.CATALOG,
    why="记录改名、并入别条、撤下以后，它的签读要跟着走或者删掉；留在那里，将来同名的记录会得到别人的签名。",
    bad="docs/signed/practices/jiu-mingcheng.yml     # 记录已改名为 sanwen-sanbang.yml",
    good="docs/signed/practices/sanwen-sanbang.yml",
    check=check,
)
