"""Cards as they stand in the index: one string a clause, `sentence|pairs|kind=find,find|kind=find`."""

from __future__ import annotations

from functools import lru_cache

from .card import Card


def write_card(card: Card) -> str:
    """The card as one string; the same card always gives the same."""
    finds = (f"{kind}={','.join(found)}" for kind, found in sorted(card.says.items()))
    return "|".join([str(card.sentence), card.pairs, *finds])


@lru_cache(maxsize=4096)
def read_cards(written: tuple[str, ...]) -> tuple[Card, ...]:
    """The cards of a passage, decoded when first asked for. What is no card reads as one that says nothing."""
    return tuple(map(_read, written))


@lru_cache(maxsize=16384)
def codes_of(written: tuple[str, ...], kind: str) -> frozenset[str]:
    """What finds of a kind the cards of a passage have, all together."""
    return frozenset().union(*(card.codes(kind) for card in read_cards(written)))


@lru_cache(maxsize=4096)
def words_behind(written: tuple[str, ...], kind: str, codes: frozenset[str]) -> frozenset[str]:
    """The words on the right of all finds of a kind with one of these codes, on the cards of a passage."""
    finds = (find for card in read_cards(written) if not card.codes(kind).isdisjoint(codes) for find in card.said(kind))
    return frozenset().union(*(find.right for find in finds if find.code in codes))


def _read(written: str) -> Card:
    sentence, _, rest = written.partition("|")
    pairs, *finds = rest.split("|")
    says = {kind: tuple(found.split(",")) for kind, _, found in (find.partition("=") for find in finds)}
    return Card(pairs, says, int(sentence) if sentence.isdecimal() else 0)
