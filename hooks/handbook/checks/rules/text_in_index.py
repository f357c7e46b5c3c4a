"""A passage index has the text of a report that is shown, and of no other."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import PASSAGES, Entry
from ...evidence.index import PassageIndex
from ...model import Source
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark where text stands in the index that may not, where it is missing, or is not the report's."""
    index = ground.library.indexes.get(entry.id)
    if not isinstance(entry.record, Source) or index is None:
        return
    again = f"重新运行 index {entry.record.file}。"
    if not entry.record.is_shown:
        if index.has_text:
            yield _leaked(entry, again)
    elif lacking := [passage.number for passage in index.passages if passage.text is None]:
        yield Remark(f"原文写了公开，段落索引里没有{_written(lacking, index)}的原文", again, ("text",))
    elif untrue := [passage.number for passage in index.passages if not index.is_true_to(passage)]:
        yield Remark(f"段落索引里{_written(untrue, index)}的原文和指纹对不上，是手改过的", f"段落索引不要手改，{again}", ("text",))


def _leaked(entry: Entry, again: str) -> Remark:
    return Remark(
        f"这篇没有写可以公开原文，段落索引 docs/{PASSAGES}/{entry.id}.json 里却有原文",
        f"{again}已经提交过的，原文还留在历史里，请告诉维护者清除；可以公开的写 text: 公开，连同许可和谁、何时同意。",
    )


def _written(numbers: list[int], index: PassageIndex) -> str:
    """Which passages: all, or the first few by number."""
    if len(numbers) == len(index.passages):
        return "各段"
    return f"第 {'、'.join(map(str, numbers[:5]))} 段{f'等 {len(numbers)} 段' if len(numbers) > 5 else ''}"


RULE = Rule(
    code="HB710",
    name="段落索引里的原文不对",
    scope=Scope.RECORD,
    why="不许公开的原文，放进仓库就是公开了。许可公开的，读者点出处要看到那一段，而且一字不差。",
    bad="# 来源没有写 text: 公开，docs/sources/passages/x.json 里有各段的 text",
    good="handbook index 报告.txt     # 按来源记录写明的重建",
    check=check,
)
