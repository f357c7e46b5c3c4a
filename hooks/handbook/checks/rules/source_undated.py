"""A source says when it was written, on what ground, or that it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Source
from ...model.vocabulary import Flag
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark when a source has no date and no flag, an interval without reason, or a flag of damage it omits."""
    source = entry.record
    if not isinstance(source, Source):
        return
    written = source.written
    inferred = written.earliest or written.latest
    if not (written.stated or inferred) and Flag.UNDATED not in source.flags:
        yield Remark("没有写成文时点", "写 stated（正文明载）或 earliest、latest 和 reason；都看不出就在 flags 里加 时点不明。",
                     ("written",))
    if written.earliest and written.latest and written.earliest[:4] > written.latest[:4]:
        yield Remark(f"最早（{written.earliest}）比最晚（{written.latest}）还晚", "把两个时间对调。", ("written", "earliest"))
    if inferred and not written.reason:
        yield Remark("推断了成文时点却没有写依据", "在 reason 里写明据哪些活动名称或政策用语。", ("written",))
    for number, damage in enumerate(source.damage):
        if damage.flag not in source.flags:
            yield Remark(f"标了“{damage.flag}”的受损文字，质量提示里没有", f"在 flags 里加上 {damage.flag}。",
                         ("damage", number, "flag"))


RULE = Rule(
    code="HB704",
    name="来源的时点或质量提示不全",
    scope=Scope.RECORD,
    why="读者要知道这篇写于何时、哪里坏了，才能判断能不能照着做。标题里的年份常被改过，不算数。",
    bad="written: {earliest: \"2010\", latest: \"2012\"}     # 没有依据",
    good="written: {earliest: \"2010\", latest: \"2012\", reason: 文中称正在开展创先争优活动}",
    check=check,
    proves=("Written.stated", "Written.earliest", "Written.latest"),
)
