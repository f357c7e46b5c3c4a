"""A field's label fits its cell on paper."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...forms import measures, paper
from ...forms.reading import form_of
from ...model import WorkTemplate
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each label that takes more lines in its cell than anybody reads."""
    if not isinstance(entry.record, WorkTemplate):
        return
    form = form_of(entry)
    widths = paper.label_widths(form)
    for number, field in enumerate(entry.record.fields):
        need = measures.lines(field.label, measures.EM, widths[f"f{number + 1}"])
        if need > ground.settings.limits.label_lines:
            yield Remark(
                f"栏目“{field.label}”在表上要占 {need} 行，格子里放不下",
                "名称改短，细节写进 note；或者用 width 把列放宽，或者把几栏移到表头、表尾。",
                ("fields", number, "label"),
            )  # fmt: skip


RULE = Rule(
    code="HB314",
    name="栏目名称在格子里放不下",
    scope=Scope.RECORD,
    why="印出来的表，栏目挤成一长条没有人看；名称是给填表的人看的，说明另有地方写。",
    bad="- {label: 本季度分馆帮助有关部门协调解决的实际困难和问题以及没有解决的原因, origin: 编者拟, width: 12}",
    good="- {label: 解决了什么、没解决的原因, origin: 编者拟}",
    check=check,
)
