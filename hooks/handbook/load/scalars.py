"""Which plain scalars are more than text: the core schema of YAML 1.2, cut down to what JSON also writes."""

from __future__ import annotations

import json

from .patterns import when_used

Scalar = str | int | float | bool | None

# At most 15 digits: a longer number would come out changed in a browser, and it is an account or a code anyway.
NUMBER = when_used(r"[-+]?(?=[0-9.]{1,16}\Z)(?:0|[1-9][0-9]{0,14})(\.[0-9]+)?")
# What YAML takes for no character, or for the end of a line: within quotes only its escape is the character itself.
ESCAPED = when_used("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
FIRST_OF_SPECIAL = frozenset("~ntfNTF-+0123456789")
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("null", "Null", "NULL", "~"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def quoted(text: str) -> str:
    """A text in quotation marks, from which YAML reads just this text, whatever is in it."""
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def plain_value(text: str) -> Scalar:
    """The value of a scalar written without quotes; `no`, `1:30`, `007`, `1_000`, `1e3` and dates stay text."""
    if not text:
        return None
    if text[0] not in FIRST_OF_SPECIAL:
        return text
    if text in WORDS:
        return WORDS[text]
    number = NUMBER.fullmatch(text)
    if not number:
        return text
    return float(text) if number[1] else int(text)
