"""Clause cards: what one clause of a text says, without its words.

A passage is cut into clauses; of each, the index keeps a card: the fingerprint of its words, and what a few closed
vocabularies read in it (negation, direction, how many of them …), each find with the fingerprints of the words around it.
A statement is cut and read in the same way, and its clauses are laid beside those they rest on. A kind of find is one file
in `kinds/`.
"""

from .align import Aligned, Match, align
from .card import Card, Said
from .making import cards_of
from .writing import codes_of, read_cards, words_behind, write_card

__all__ = ["Aligned", "Card", "Match", "Said", "align", "cards_of", "codes_of", "read_cards", "words_behind", "write_card"]
