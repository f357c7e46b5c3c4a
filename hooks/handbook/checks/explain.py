"""A rule explained, from the same values that check with it and that the handbook's rule pages show."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import indent
from unicodedata import normalize

from .rule import Rule

MARGIN = "    "


def explain(code: str, rules: Iterable[Rule]) -> str:
    """Why a rule exists, with its examples; for an unknown code, the nearest known one."""
    known = {rule.code: rule for rule in rules}
    if rule := known.get(written_out(code)):
        return describe(rule)
    close = suggest(code, known)
    return f"没有 {code} 这条规则。" + (f"是不是想看 {close}（{known[close].name}）？" if close else "")


def written_out(code: str) -> str:
    """A code as rules have it: `403` and `hb403` mean HB403."""
    letters = normalize("NFKC", code).strip().upper()
    return f"HB{letters}" if letters.isdecimal() else letters


def describe(rule: Rule) -> str:
    """Name, reason, and the bad and good example of a rule, as plain text."""
    return "\n".join((
        f"{rule.code} {rule.name}（{rule.levels}）",
        "",
        rule.why,
        "",
        "不要这样：",
        indent(rule.bad, MARGIN),
        "",
        "这样写：",
        indent(rule.good, MARGIN),
    ))


def suggest(code: str, known: Iterable[str]) -> str | None:
    """The known code nearest to one that is not, of the same hundred if there are any; None for no number at all."""
    digits = "".join(char for char in code if char in "0123456789")[:3]
    if not digits:
        return None
    wanted = int(digits.ljust(3, "0"))
    numbers = {int(other.removeprefix("HB")): other for other in known}
    return numbers[min(numbers, key=lambda number: (number // 100 != wanted // 100, abs(number - wanted)))]
