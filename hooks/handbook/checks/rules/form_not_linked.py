"""A practice that names a form of the handbook in its steps offers it to the reader."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Practice
from ..form_names import form_names_of
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each form that the steps or the record of a practice name and its `templates` do not list. Where one of those
    leads nowhere, that is told, and no more."""
    if not isinstance(entry.record, Practice) or not all(map(context.catalog.link, entry.record.templates)):
        return
    names, listed = form_names_of(context.catalog), set(entry.record.templates)
    for where, text in entry.prose:
        for found in names.named(text) if where[0] in ("steps", "structure") else ():
            if not listed.intersection(names.forms[found]):
                listed.add(names.forms[found][-1])
                yield Remark(f"这里说到“{found}”，手册有这张表，但 templates 里没有写", f"在 templates 里加上 {names.forms[found][-1]}。", where)


RULE = Rule(
    code="HB315",
    name="步骤说到的表单没有给出",
    scope=Scope.LINKS,
    why="读者照步骤做到要填表的地方，应当一点就拿到那张表，不用再去找。",
    bad="steps: [{text: 填写流动读者联系卡。, cite: a#1}]\ntemplates: []",
    good="steps: [{text: 填写流动读者联系卡。, cite: a#1}]\ntemplates: [liudong-lianxika]",
    check=check,
)
