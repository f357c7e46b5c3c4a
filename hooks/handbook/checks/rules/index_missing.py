"""Every source record has a readable passage index, and every index a source record."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import PASSAGES, Catalog
from ...model import Source
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each source without an index, each index without a source and each unreadable index."""
    indexes = catalog.library.indexes
    broken = {bad.path: bad.reason for bad in catalog.bad_indexes}
    for path, reason in broken.items():
        yield Remark(f"段落索引读不出来：{reason}", "段落索引由 index 命令生成，不要手改；重新运行一次 index。", path=path)
    for entry in catalog.of(Source):
        path = f"docs/{PASSAGES}/{entry.id}.json"
        if entry.id not in indexes and path not in broken:
            yield Remark("这篇来源还没有段落索引", f"运行 index {entry.record.file} 生成 {path}。", entry=entry)
    for source in indexes:
        if catalog.source(source) is None and not catalog.is_faulty(source):
            path = f"docs/{PASSAGES}/{source}.json"
            yield Remark("段落索引没有对应的来源记录", f"写 docs/sources/{source}.yml，或者删掉这个索引。", path=path)


RULE = Rule(
    code="HB701",
    name="来源与段落索引不成对",
    scope=Scope.CATALOG,
    why="核对靠段落索引：每段的位置、数字、名称和指纹。没有它，出处就只是一个编号。",
    bad="docs/sources/tushu-huifang.yml 存在，docs/sources/passages/tushu-huifang.json 不存在",
    good="handbook index 报告.txt",
    check=check,
)
