"""The index in parts: of so many documents each the words in which they are found, ready to be looked up, and the documents.

A part depends on nothing but its own documents, so that an edit remakes one; where it ends is told by the addresses of its
documents, so that one more moves no other. It is written for `theme/search/index.js`, which reads it without unpacking it:

- `heads`: the documents without their text, as JSON; `texts`: their texts one after another; `sizes`: of each document the
  length of each field that is weighed by it, the text last.
- `words`: the documents in which each word stands, see `Lists`, with a number for where in it and how often: its place among
  the `codes`, each of which has [field, times] for every field.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from .characters import first_sentence, fold, length_of, tokens_of

Document = dict[str, Any]
Code = tuple[tuple[int, int], ...]  # (field, how often) of a word in a document

MOST = 256  # documents of a part: as many gaps as a character has room for, beside the code
LEAST = 64
ONE_IN = 192  # address ends a part
BASE = 0x20  # characters before this one cannot be written as they are
CODES = (0xD800 - BASE) // MOST - 1  # of a part that have a number of their own beside a gap; the others follow in a character
WIDE = 0xD000  # gap that takes more than one character
SEPARATOR = " "  # no word has one


def cut(docs: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in parts, in their order."""
    part: list[Document] = []
    for doc in docs:
        part.append(doc)
        ends = len(part) >= LEAST and zlib.crc32(doc["location"].encode()) % ONE_IN == 0
        if ends or len(part) == MOST:
            yield part
            part = []
    if part:
        yield part


def name_of(part: list[Document]) -> str:
    """A name by which parts of other documents are told apart."""
    told = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def written(part: list[Document]) -> str:
    """A part as a script, which hands it to whoever loads it."""
    fields = [_fields(doc) for doc in part]
    words, codes = _words(fields)
    told = {
        "heads": [_head(doc) for doc in part], "texts": "".join(doc["text"] for doc in part), "sizes": [*map(_sizes, fields)],
        "codes": codes, "words": words.written(),
    }  # fmt: skip
    return f"handbookPart({as_script(json.dumps(told, ensure_ascii=False, separators=(',', ':')))});\n"


def as_script(literal: str) -> str:
    """JSON with the two line ends that older scripts do not take written out."""
    return literal.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


def _head(doc: Document) -> Document:
    return {field: value for field, value in doc.items() if field not in ("text", "desk")}


# --- words --------------------------------------------------------------------------------------------------------------


def _fields(doc: Document) -> tuple[str, ...]:
    """What is weighed, each by itself: title, other names, parts, questions, first sentence, text, labels. Of a passage only its
    words: that all of a report bear its name says nothing of them."""
    text = fold(doc["text"])
    if "passage" in doc:
        return ("", "", "", "", "", text, "")
    several = ["\n".join(doc.get(field, ())) for field in ("aliases", "parts", "asks", "tags")]
    names, parts, asks, labels = map(fold, several)
    return (fold(doc["title"]), names, parts, asks, first_sentence(text), text, labels)


NAMES = (0, 1)  # those of the fields that are names


def _sizes(fields: tuple[str, ...]) -> list[int]:
    """Of the fields that are weighed by their length: other names and parts are one, a line each."""
    title, names, parts, asks, lead, text, _ = map(length_of, fields)
    return [title, names + parts + (1 if names and parts else 0), asks, lead, text]


def _words(fields: list[tuple[str, ...]]) -> tuple[Lists, list[Code]]:
    """The words of documents, and the codes used: the frequent ones first."""
    places: dict[str, list[tuple[int, Code]]] = {}
    for number, of_doc in enumerate(fields):
        for word, code in _codes(of_doc).items():
            places.setdefault(word, []).append((number, tuple(code)))
    counted = Counter(code for found in places.values() for _, code in found)
    codes = sorted(counted, key=lambda code: (-counted[code], code))
    numbers = {code: number for number, code in enumerate(codes)}
    named = {word for word, found in places.items() if any(field in NAMES for _, code in found for field, _ in code)}
    return Lists({word: _placed(found, numbers) for word, found in places.items()}, named), codes


def _codes(fields: tuple[str, ...]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for field, text in enumerate(fields):
        for word, times in Counter(tokens_of(text)).items():
            found.setdefault(word, []).append((field, times))
    return found


def _placed(found: list[tuple[int, Code]], numbers: dict[Code, int]) -> str:
    """Documents and codes: the gap to the last document and the code in one character, a rare code in one more."""
    gaps = [after - before - 1 for before, after in pairwise((-1, *(number for number, _ in found)))]
    coded = ((gap, numbers[code]) for gap, (_, code) in zip(gaps, found, strict=True))
    return "".join(
        chr(BASE + code * MOST + gap) if code < CODES else chr(BASE + CODES * MOST + gap) + chr(BASE + code)
        for gap, code in coded
    )


# --- lists --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Lists:
    """Word → where it stands, as characters. `named` are the words of names."""

    places: dict[str, str]
    named: set[str]

    def written(self) -> dict[str, str]:
        """Words of two characters as the gaps between their numbers, then the others; how many characters the places of each take,
        doubled, and one more where it is a word of a name; and the places."""
        pairs = [word for word in self.places if len(word) == 2]
        frequent = Counter("".join(pairs))
        alphabet = sorted(frequent, key=lambda character: (-frequent[character], character))
        ranks = {character: rank for rank, character in enumerate(alphabet)}
        numbers = {word: ranks[word[0]] * len(alphabet) + ranks[word[1]] for word in pairs}
        pairs.sort(key=numbers.__getitem__)
        others = sorted(word for word in self.places if len(word) != 2)
        gaps = (numbers[word] - before - 1 for before, word in zip((-1, *map(numbers.__getitem__, pairs)), pairs, strict=False))
        return {
            "alphabet": "".join(alphabet), "gaps": "".join(map(_gap, gaps)), "others": SEPARATOR.join(others),
            "lengths": "".join(chr(BASE + 2 * len(self.places[word]) + (word in self.named)) for word in (*pairs, *others)),
            "places": "".join(self.places[word] for word in (*pairs, *others)),
        }  # fmt: skip


def _gap(gap: int) -> str:
    """A gap as a character, or as three where it is a wide one."""
    return chr(BASE + gap) if gap < WIDE else chr(BASE + WIDE) + chr(BASE + gap // WIDE) + chr(BASE + gap % WIDE)
