"""A rule that breaks is itself a finding. The engine notices; the wording is here."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Remark, Rule, Scope


def check(target: object, context: Context) -> Iterator[Remark]:
    """Nothing: only the engine sees a rule break."""
    return iter(())


def remark(broken: Rule, error: Exception) -> Remark:
    """What is said of a rule that broke: the record is not proved right, so the build must not go on."""
    return Remark(
        f"规则 {broken.code}（{broken.name}）在检查这里时自己出错：{type(error).__name__}: {error}",
        "这是检查程序的毛病，不是您的记录写错了；请把这一行连同文件发给维护者。",
    )


RULE = Rule(
    code="HB901",
    name="检查程序自己出错",
    scope=Scope.CATALOG,
    why="没有查完就不能说没有问题。一条规则出错时，别的规则照常查完，这一条记为错误，构建停下。",
    bad="规则 HB403 在检查 docs/practices/sanwen-sanbang.yml 时自己出错：KeyError: 'x'",
    good="每条规则对每个文件都查完，没有中断。",
    check=check,
)
