"""The index in parts: it holds of each word just the documents that have it, and an edit remakes just the part it is in."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from handbook.exports.search import parts
from handbook.exports.search.characters import fold, tokens_of
from handbook.exports.search.parts import BASE, CODES, MOST, WIDE, Document, cut, name_of, written

SIGNS = '联席会议制度读者活动图书馆员结对+13aB，。 \n\u2028<&"\\\U00020000張'


def documents(number: int, seed: int = 1) -> list[Document]:
    """So many, of words that share characters."""
    chance = random.Random(seed)

    def words(most: int) -> str:
        return "".join(chance.choices(SIGNS, k=chance.randint(1, most)))

    return [
        {"location": f"terms/t-{place}/", "title": words(6), "text": words(120), "aliases": (words(5),), "asks": (words(9), words(9))}
        if place % 3 else {"location": f"about/#a-{place}", "title": words(6), "text": words(300), "tags": [words(3)]}
        for place in range(number)
    ]  # fmt: skip


def read(script: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(script.removeprefix("handbookPart(").removesuffix(");\n"))
    return told


def numbers_in(gaps: str) -> Iterator[int]:
    last, signs = -1, iter(ord(sign) - BASE for sign in gaps)
    for gap in signs:
        last += (next(signs) * WIDE + next(signs) if gap == WIDE else gap) + 1
        yield last


def places_in(part: dict[str, Any]) -> dict[str, list[tuple[int, Any]]]:
    """Word → the documents that have it and where in them, read as the script reads it."""
    words, found, start = part["words"], {}, 0
    alphabet = words["alphabet"]
    pairs = (
        alphabet[number // len(alphabet)] + alphabet[number % len(alphabet)] for number in numbers_in(words["gaps"])
    )
    for word, length in zip((*pairs, *words["others"].split(" ")), words["lengths"], strict=bool(words["others"])):
        end = start + (ord(length) - BASE) // 2
        found[word] = list(_placed(words["places"][start:end], part["codes"]))
        start = end
    return found


def _placed(places: str, codes: list[Any]) -> Iterator[tuple[int, Any]]:
    document, signs = -1, iter(ord(sign) - BASE for sign in places)
    for sign in signs:
        document += sign % MOST + 1
        yield document, codes[sign // MOST if sign // MOST < CODES else next(signs)]


@pytest.mark.parametrize("seed", range(5))
def test_a_part_holds_where_each_word_stands(seed: int) -> None:
    docs = documents(MOST, seed)
    expected: dict[str, list[tuple[int, Any]]] = {}
    for number, doc in enumerate(docs):
        told: dict[str, list[list[int]]] = {}
        for field, text in enumerate(parts._fields(doc)):
            for word, times in Counter(tokens_of(text)).items():
                told.setdefault(word, []).append([field, times])
        for word, code in told.items():
            expected.setdefault(word, []).append((number, code))
    assert places_in(read(written(docs))) == expected


def test_a_rare_code_takes_a_character_more(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = documents(60)
    usual = places_in(read(written(docs)))
    for module in (parts, __import__(__name__)):
        monkeypatch.setattr(module, "CODES", 3)
    assert places_in(read(written(docs))) == usual


def test_an_edit_remakes_one_part_and_one_document_more_few() -> None:
    docs = documents(3000)
    names = [name_of(part) for part in cut(docs)]
    assert len(names) > 10
    assert [doc for part in cut(docs) for doc in part] == docs
    edited = [*docs[:1500], {**docs[1500], "text": "别的"}, *docs[1501:]]
    assert len({name_of(part) for part in cut(edited)} - {*names}) == 1
    more = [*docs[:700], {**docs[0], "location": "terms/more/"}, *docs[700:]]
    assert len({name_of(part) for part in cut(more)} - {*names}) <= 3


def test_what_is_the_same_to_a_reader_is_the_same() -> None:
    assert fold("ＡＢ，張聯\U00020000") == "ab,张联\U00020000"
    assert tokens_of("科室+小组 1+13 b2c 馆") == ["科室", "室+", "+小", "小组", "1+13", "b2c", "馆"]
