"""A record names a term where the word stands for itself, not where it only begins a longer one."""

from __future__ import annotations

from handbook.catalog.mentions import Names, longer_words

NAMES = {"分馆": "fenguan", "分馆长": "fenguanzhang"}


def named(text: str, *words: str) -> list[str]:
    return Names(NAMES, words).within(text)


def test_the_beginning_of_a_longer_word_is_not_the_word() -> None:
    assert named("分馆员每季到户。", "分馆员") == []
    assert named("分馆员每季到户，分馆年底评议。", "分馆员") == ["fenguan"]


def test_without_longer_words_every_place_counts() -> None:
    assert named("分馆员每季到户。") == ["fenguan"]


def test_longer_words_of_a_name() -> None:
    assert longer_words(["分馆"], ["分馆长", "总分馆", "分馆", "分馆员"]) == {"分馆": ("分馆员", "分馆长")}
