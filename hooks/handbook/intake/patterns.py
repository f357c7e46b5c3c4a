"""What the rules about persons and words go by, written out for the form that people fill in in a browser: the same patterns, from the
same place, in the words of JavaScript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..checks import name_words as words
from ..checks import numbers, people, private_numbers, private_shapes, prose
from ..checks.rules import marketing_words, sensitive_matter
from ..settings.handbook import Settings
from ..settings.wording import Trade

_KINDS = {
    "身份证号码": "identity", "手机号码": "mobile", "银行卡号": "card", "像身份证号码的数字": "nearIdentity",
    "像 15 位身份证号码的数字": "oldIdentity", "固定电话": "landline", "像银行账号的数字": "accountOfBank", "像证件号码的数字": "ofDocument",
}  # fmt: skip
_GROUP = re.compile(r"\(\?P<")


def for_browsers(settings: Settings) -> dict[str, Any]:
    """All that the form's script is handed of the rules."""
    trade = settings.trade
    posts = people.posts_of(trade)
    sure, maybe = _shapes("sure", private_shapes.SHAPES), _shapes("maybe", private_shapes.LIKELY_SHAPES)
    matters = sensitive_matter.all_matters(trade)
    patterns = {
        **_of_persons(), **_of_names(posts), **{f"matter{number}": matter.pattern for number, matter in enumerate(matters)},
        "toldBehind": sensitive_matter.TOLD_BEHIND, "toldBefore": sensitive_matter.TOLD_BEFORE, "suffering": sensitive_matter.SUFFERING,
        "praise": marketing_words.WORDS, "quoted": marketing_words.QUOTED,
        **{name: pattern for _, listed in (sure, maybe) for name, pattern in listed.items()},
    }  # fmt: skip
    return {
        "patterns": {name: in_javascript(pattern) for name, pattern in patterns.items()},
        "alike": {other: digit for digit, others in numbers.ALIKE.items() for other in others},
        "weak": numbers.WEAK, "longest": numbers.LONGEST, "weights": private_numbers.WEIGHTS, "checkDigits": private_numbers.CHECK_DIGITS,
        "mobileGroups": _groups(private_numbers.MOBILE_GROUPS), "looseGroups": _groups(private_numbers.LOOSE_GROUPS), "localGroups": _groups(private_numbers.LOCAL_GROUPS),
        "certain": {"kinds": _kinds(private_numbers.CERTAIN), "shapes": sure[0]}, "likely": {"kinds": _kinds(private_numbers.LIKELY), "shapes": maybe[0]},
        "matters": [[f"matter{number}", matter.name, matter.remedy] for number, matter in enumerate(matters)],
        "ofAPerson": [sensitive_matter.OF_A_PERSON.name, sensitive_matter.OF_A_PERSON.remedy],
        "names": _lists(posts, trade),
    }  # fmt: skip


def in_javascript(pattern: re.Pattern[str]) -> list[str]:
    """The source and the flags of a pattern as JavaScript has them."""
    flags = ("m" if pattern.flags & re.MULTILINE else "") + ("i" if pattern.flags & re.IGNORECASE else "")
    return [_GROUP.sub("(?<", pattern.pattern), flags]


def _of_persons() -> dict[str, re.Pattern[str]]:
    return {
        "unusual": prose.UNUSUAL, "hidden": prose.HIDDEN, "spaced": prose.SPACED, "aNumber": numbers.HINT, "letterO": numbers.LETTER_O, "groups": numbers.GROUPS,
        "run": numbers.RUN, "province": private_numbers.PROVINCE, "born": private_numbers.BORN, "bornOld": private_numbers.BORN_OLD, "mobile": private_numbers.MOBILE,
        "landline": private_numbers.LANDLINE, "abroad": private_numbers.ABROAD, "local": private_numbers.LOCAL, "card": private_numbers.CARD, "unit": private_numbers.UNIT,
        "namedLetters": private_numbers.NAMED_LETTERS, "codeOfTheCountry": private_numbers.CODE_OF_THE_COUNTRY, "calls": private_numbers.CALLS,
        "document": private_numbers.DOCUMENT, "bank": private_numbers.BANK, "anyDigit": re.compile(private_shapes.ANY),
    }  # fmt: skip


def _of_names(posts: people.Posts) -> dict[str, re.Pattern[str]]:
    return {
        "end": people.END, "does": people.DOES, "said": people.SAID, "apart": people.APART, "latin": people.LATIN, "candidate": people.CANDIDATE,
        "pointed": people.POINTED, "dotted": people.DOTTED, "word": people.WORD, "rest": people.REST, "bracketed": posts.bracketed,
        "listed": posts.listed, "mixed": posts.mixed,
    }  # fmt: skip


def _shapes(prefix: str, shapes: Sequence[private_shapes.Shape]) -> tuple[list[list[str]], dict[str, re.Pattern[str]]]:
    """The shapes with the names of their patterns, and these patterns."""
    listed: list[list[str]] = []
    patterns: dict[str, re.Pattern[str]] = {}
    for number, shape in enumerate(shapes):
        pattern, hint = f"{prefix}{number}", f"{prefix}{number}Hint"
        listed.append([shape.name, pattern, hint, "plate" if shape.proves is private_shapes.is_plate else ""])
        patterns |= {pattern: shape.pattern, hint: shape.hint}
    return listed, patterns


def _kinds(kinds: Sequence[private_numbers.Kind]) -> list[list[str]]:
    return [[kind.name, _KINDS[kind.name]] for kind in kinds]


def _groups(groups: set[tuple[int, ...]]) -> list[str]:
    return sorted(",".join(map(str, sizes)) for sizes in groups)


def _lists(posts: people.Posts, trade: Trade) -> dict[str, Any]:
    return {
        "posts": posts.all, "first": sorted(posts.first), "leaders": words.LEADERS, "nobody": words.NOBODY, "heads": words.HEADS,
        "givens": words.GIVENS, "tails": words.TAILS, "noNames": words.NO_NAMES, "freely": sorted(trade.named_freely),
        "leading": "".join(words.LEADING), "doubles": words.DOUBLE, "surnames": words.SURNAMES, "given": words.GIVEN,
        "tibetan": words.TIBETAN, "others": people.WHOLE_NAMES,
    }  # fmt: skip
