"""An id whose page was led on or retired is not given to another record."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...catalog.ledger import Ledger
from ...catalog.ledger_lines import Move, Place
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each record with an id of which the ledger says that it has gone."""
    ledger = catalog.ledger
    for entry in catalog.entries:
        move = ledger.moved_ids.get(entry.id)
        if move and not _is_its_own_end(entry, move, ledger):
            yield _remark(entry, move, ledger)


def _is_its_own_end(entry: Entry, move: Move, ledger: Ledger) -> bool:
    """A record that went to the folder of another kind keeps its id."""
    end = ledger.end(move.old)
    return end is not None and not move.is_retired and end.address == f"/{entry.url}"


def _remark(entry: Entry, move: Move, ledger: Ledger) -> Remark:
    gone = "已经停用" if move.is_retired else f"已经引到 {ledger.end(move.old) or move.to}"
    back = f"；正是要恢复 {move.old}，就删掉 {ledger.path} 第 {move.line} 行" if move.old == Place(f"/{entry.url}") else ""
    return Remark(f"编号“{entry.id}”不能再用：{move.old} {gone}", f"换一个编号（改文件名）{back}。", entry=entry)


RULE = Rule(
    code="HB320",
    name="用了停用的编号",
    scope=Scope.CATALOG,
    why="旧网址、旧引文说的是原来那条记录；编号给了另一条，照旧网址来的人会读到别的内容，还以为是同一条。",
    bad="/practices/sanwen-sanbang/ 停用：来源已撤回。   # 又新建 docs/terms/sanwen-sanbang.yml",
    good="/practices/sanwen-sanbang/ 停用：来源已撤回。   # 新记录另起编号",
    check=check,
)
