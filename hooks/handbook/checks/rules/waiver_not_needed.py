"""A waiver that takes nothing away is deleted. Only the whole run can tell; the wording is here."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Remark, Rule, Scope


def check(target: object, context: Context) -> Iterator[Remark]:
    """Nothing: whether a waiver is needed is known when all rules have run."""
    return iter(())


def wording(code: str, path: str) -> tuple[str, str]:
    """Message and remedy about a waiver of this rule for this file."""
    return (
        f"这条例外已经用不着：{path} 没有 {code} 的问题",
        "删掉这一项；如果文件改了名，把 path 改成新的文件名。",
    )


RULE = Rule(
    code="HB902",
    name="例外已经用不着",
    scope=Scope.CATALOG,
    why="多余的例外会在以后悄悄放过真正的错误，所以问题一改好，例外就要删掉。",
    bad="# docs/terms/x.yml 里已经没有电话\n"
    "waivers:\n  - {code: HB603, path: docs/terms/x.yml, reason: 公开的服务电话。, until: 2027-06-30}",
    good="waivers: []",
    check=check,
)
