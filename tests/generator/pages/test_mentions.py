"""A record names a term where the word stands for itself, not where it only begins a longer one."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.catalog.mentions import longer_words, terms_by_record


@dataclass(frozen=True)
class Text:
    """As much of an entry as is looked at."""

    id: str
    text: str


NAMES = {"分馆": "fenguan", "分馆长": "fenguanzhang"}


def named(text: str, *words: str) -> list[str]:
    return terms_by_record([Text("one", text)], NAMES, words)["one"]  # type: ignore[list-item]


def test_the_beginning_of_a_longer_word_is_not_the_word() -> None:
    assert named("分馆员每季到户。", "分馆员") == []
    assert named("分馆员每季到户，分馆年底评议。", "分馆员") == ["fenguan"]


def test_without_longer_words_every_place_counts() -> None:
    assert named("分馆员每季到户。") == ["fenguan"]


def test_longer_words_of_a_name() -> None:
    assert longer_words(["分馆"], ["分馆长", "总分馆", "分馆", "分馆员"]) == {"分馆": ("分馆员", "分馆长")}
