"""Words of closed vocabularies are looked for only where one of their first characters stands, and found as if at every place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.evidence.cards.kind import NO_FIGURES, CardKind, Vocabulary, codes_in
from handbook.evidence.cards.kinds import KINDS
from handbook.evidence.first_signs import first_signs
from handbook.evidence.scan import Scan
from handbook.evidence.superlatives import CLASSES

VOCABULARIES = [owner for each in KINDS if isinstance(owner := getattr(each.named, "__self__", None), Vocabulary)]
SCANS = [*(each.scan for each in VOCABULARIES), *(each.said for each in CLASSES)]
SIGNS = "".join(sorted({sign for each in SCANS for sign in each.pattern if "一" <= sign <= "鿿"}))  # of which they are made
TEXTS = st.text(alphabet=st.sampled_from(SIGNS + "，3馆"), max_size=24)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("首[创家]|率先", "首率"),
        ("(?<![拥原])有的|(?=多)多数", "有多"),
        (r"(?<!(?:[一-鿿]|乙(?=丙))\()有(?![()])的|多", "有多"),
        ("绝?大多数?", "绝大"),
        ("(?:全国|全省)?(?:推广|推开)", "全推"),
        ("走{0,2}远|去{2}", "走远去"),
        ("[a-c]是", "abc"),
        ("(?P<sign>甲)乙(?P=sign)", "甲"),
    ],
)
def test_first_characters(pattern: str, signs: str) -> None:
    assert first_signs(pattern) == frozenset(signs)


@pytest.mark.parametrize("pattern", ["", ".来", "[^来]", "来*", "来|", "(?=来)", r"\d天", "(?:来)?", "^", "[\\d]"])
def test_where_any_character_may_be_the_first(pattern: str) -> None:
    assert first_signs(pattern) is None
    assert [found.span() for found in Scan(pattern).found("来3天")] == [found.span() for found in re.finditer(pattern, "来3天")]


def test_the_vocabularies_have_first_characters() -> None:
    """Else each is tried at every character, and nobody would notice but by the clock."""
    assert len(VOCABULARIES) >= 8
    assert [each.pattern for each in SCANS if first_signs(each.pattern) is None] == []


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_what_is_found_is_what_is_found_at_every_place(text: str) -> None:
    for each in SCANS:
        found = [(match.span(), match.lastgroup) for match in each.found(text)]
        assert found == [(match.span(), match.lastgroup) for match in re.finditer(each.pattern, text)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_codes_alone_are_those_of_the_finds(kind: CardKind, text: str) -> None:
    assert kind.codes(text) == codes_in(kind.read(text, NO_FIGURES))
