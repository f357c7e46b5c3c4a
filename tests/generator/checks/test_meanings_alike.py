"""Terms that mean the same are found without laying each beside all others, and none is missed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handbook.checks.rules.meaning_of_another import SAME, _twins

MEANINGS = st.lists(st.frozensets(st.sampled_from("abcdefghijklmn"), max_size=12), max_size=12)


def said_by_all_pairs(meanings: list[frozenset[str]]) -> dict[str, int]:
    """Each meaning's number with that of the first other one that has so much of it."""
    alike = {}
    for number, one in enumerate(meanings):
        others = [other for other, each in enumerate(meanings) if other != number and one and each
                  and len(one & each) >= SAME * min(len(one), len(each))]  # fmt: skip
        if others:
            alike[str(number)] = others[0]
    return alike


@given(MEANINGS)
def test_the_same_are_found_as_by_comparing_all(meanings: list[frozenset[str]]) -> None:
    terms: list[Any] = [SimpleNamespace(id=str(number)) for number in range(len(meanings))]
    found = _twins(terms, dict(zip(map(str, range(len(meanings))), meanings, strict=True)))
    assert {name: int(entry.id) for name, entry in found.items()} == said_by_all_pairs(meanings)
