"""A practice that names a form of the handbook in its steps offers it to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...catalog import Catalog, Entry
from ...model import Practice, WorkTemplate
from ..rule import Context, Remark, Rule, Scope

FEWEST_SIGNS = 5


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each practice whose steps or record name a form that its `templates` do not list. Where one of those leads
    nowhere, that is told, and no more."""
    named: dict[str, list[Entry]] = {}
    for form in catalog.of(WorkTemplate):
        for name in _names(form):
            named.setdefault(name, []).append(form)
    if not named:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(named, key=len, reverse=True))))
    for practice in catalog.of(Practice):
        if all(map(catalog.get, practice.record.templates)):
            yield from _unlisted(practice, named, pattern)


def _unlisted(practice: Entry, named: Mapping[str, Sequence[Entry]], pattern: re.Pattern[str]) -> Iterator[Remark]:
    listed = set(practice.record.templates)
    for where, text in practice.prose:
        for found in pattern.findall(text) if where[0] in ("steps", "structure") else ():
            if not listed & {form.id for form in named[found]}:
                listed.add(named[found][-1].id)
                yield Remark(
                    f"这里说到“{found}”，手册有这张表，但 templates 里没有写", f"在 templates 里加上 {named[found][-1].id}。",
                    where, entry=practice,
                )  # fmt: skip


def _names(entry: Entry) -> list[str]:
    """What a form is called, without book-title marks; short names are words of every day."""
    names = (name.strip("《》") for name in (entry.record.name, *entry.record.aliases))
    return [name for name in names if len(name) >= FEWEST_SIGNS]


RULE = Rule(
    code="HB315",
    name="步骤说到的表单没有给出",
    scope=Scope.CATALOG,
    why="读者照步骤做到要填表的地方，应当一点就拿到那张表，不用再去找。",
    bad="steps: [{text: 填写流动读者联系卡。, cite: a#1}]\ntemplates: []",
    good="steps: [{text: 填写流动读者联系卡。, cite: a#1}]\ntemplates: [liudong-lianxika]",
    check=check,
)
