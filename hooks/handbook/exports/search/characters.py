"""Characters as the search takes them: what `theme/search/text.js` does, so that what is made at build is what a query asks for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TRADITIONAL = Path(__file__).with_name("traditional.txt")
HAN = re.compile("[\u3400-\u9fff]")
RUNS = re.compile("[\u3400-\u9fff+]*[\u3400-\u9fff][\u3400-\u9fff+]*|[a-z0-9]+(?:[+.%][a-z0-9]+)*")
_ENDS = re.compile(r"</(?:p|li|h\d|tr|td|div)>")
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_SENTENCE = re.compile("[\n。；！？]+")


@cache
def _other_forms() -> dict[int, int]:
    """Other forms of a character → the form that stands for all of them."""
    text = TRADITIONAL.read_text(encoding="utf-8").strip()
    forms = {ord(form): ord(simple) for form, simple in zip(text[::2], text[1::2], strict=True)}
    forms |= {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    return forms | {code: forms.get(narrow, narrow) for code, narrow in wide.items()}


def fold(text: str) -> str:
    """Full width, capitals and traditional forms do not matter; the result is as long as the text."""
    return text.translate(_other_forms())


def tokens_of(folded: str) -> list[str]:
    """What is looked up: of Chinese every two neighbouring characters, of other words the whole."""
    tokens: list[str] = []
    for run in RUNS.findall(folded):
        if len(run) == 1 or not HAN.search(run):
            tokens.append(run)
        else:
            tokens += map(str.__add__, run, run[1:])
    return tokens


def plain(html: str) -> str:
    """The words of a page's text as the search plugin writes it: a block a line, no tags."""
    text = _TAG.sub("", _ENDS.sub("\n", html))
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text


def first_sentence(text: str) -> str:
    """The first of it that is not empty; empty when there is none."""
    return next((part.strip() for part in _SENTENCE.split(text) if part.strip()), "")


def length_of(text: str) -> int:
    """How long a browser takes it to be: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
