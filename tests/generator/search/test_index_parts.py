"""The index in parts: it holds of each word just the texts that have it, names and texts come back as they were, and an edit remakes
just the part it is in. What is written is read as the script reads it."""

from __future__ import annotations

import random
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handbook.exports.search import places, write_index
from handbook.exports.search.bits import Bits, low_digits
from handbook.exports.search.characters import HAN, RUNS, fold, tokens_of
from handbook.exports.search.index import PROSE
from handbook.exports.search.kept_part import KeptPart
from handbook.exports.search.parts import PART, SHOWN, Document, cut, name_of, sketch_of, texts_of, written
from handbook.exports.search.places import CODES, HOLDING, UNTOLD, common, places_of, posted, words_of
from handbook.exports.search.signs import FIELD, ITEM, PAGE, SIGNS, Alphabet, joined
from handbook.pages.page import Told, tell
from handbook.site.kept import Store
from searching import handed_over as read

WORDS = '联席会议制度读者活动图书馆员结对的在会+13aB，。 \n\u2028<&"\\\U00020000張'


def documents(number: int, seed: int = 1) -> list[Document]:
    """So many, of words that share characters."""
    chance = random.Random(seed)

    def words(most: int) -> str:
        return "".join(chance.choices(WORDS, k=chance.randint(1, most)))

    return [
        {"location": f"terms/t-{place}/", "title": words(6), "text": words(120), "aliases": (words(5),), "asks": (words(9), words(9))}
        if place % 3 else {"location": f"about/#a-{place}", "title": words(6), "text": words(300), "tags": [words(3)]}
        for place in range(number)
    ]  # fmt: skip


class Reader:
    """Numbers of `Bits`, in the order in which they were put in."""

    def __init__(self, letters: str) -> None:
        self.digits = "".join(format(byte, "08b") for byte in b64decode(letters))
        self.at = 0

    def zeros(self) -> int:
        found = self.digits.index("1", self.at) - self.at
        self.at += found + 1
        return found

    def number(self, digits: int) -> int:
        self.at += digits
        return int(self.digits[self.at - digits : self.at] or "0", 2)

    def gamma(self) -> int:
        more = self.zeros()
        return (1 << more) + self.number(more)

    def ascending(self, below: int, count: int) -> Iterator[int]:
        low, last = low_digits(below, count) if count else 0, -1
        for _ in range(count):
            last += (self.zeros() << low) + self.number(low) + 1
            yield last

    def mostly_none(self, count: int) -> list[int]:
        found, others, last = [0] * count, self.gamma() - 1, -1
        low = low_digits(count, others) if others else 0
        for _ in range(others):
            last += (self.zeros() << low) + self.number(low) + 1
            found[last] = self.zeros() + 1
        return found


def places_in(part: dict[str, Any], size: int) -> dict[str, list[tuple[int, int, int]]]:
    """Word → (text, how often, whether in its first sentence)."""
    words = part["words"]
    bits, characters = Reader(words["bits"]), part["alphabet"] + words["more"]
    pairs = [first + characters[second] for first in characters for second in bits.ascending(len(characters), bits.gamma() - 1)]
    assert len(pairs) == words["pairs"]
    found = {}
    for word in (*pairs, *filter(None, words["others"].split(" "))):
        texts = [*bits.ascending(size, bits.gamma())]
        found[word] = [(text, *CODES[code]) for text, code in zip(texts, bits.mostly_none(len(texts)), strict=True)]
    assert sum(map(len, found.values())) == words["count"]
    return found


def telling(text: str, named: frozenset[str]) -> list[str]:
    """The words of a text by which it is found, as often as they stand in it, looked at pair by pair."""
    found: list[str] = []
    for run in RUNS.findall(text):
        if len(run) == 1 or not HAN.search(run):
            found.append(run)
            continue
        pairs = [run[at : at + 2] for at in range(len(run) - 1)]
        for at, pair in enumerate(pairs):
            between = 0 < at < len(pairs) - 1 and pairs[at - 1] in common() and pairs[at + 1] in common()
            if pair in common() or pair in named or (not between and HOLDING.isdisjoint(pair)):
                found.append(pair)
    return found


def told_of(text: str, named: frozenset[str]) -> list[str]:
    """The words of a text as they are told, in their order."""
    told = {
        word for group in words_of(text, "") for word in (*map("".join, zip(group.pairs[::2], group.pairs[1::2], strict=True)), *group.others.split())
        if group.told != UNTOLD or word in named
    }  # fmt: skip
    return sorted(told, key=text.find)


@pytest.mark.parametrize("seed", range(5))
def test_a_part_holds_where_each_word_stands(seed: int) -> None:
    docs = documents(300, seed)
    named = frozenset(word for doc in docs for word in tokens_of(fold("\n".join((doc["title"], *doc.get("aliases", ()))))))
    expected: dict[str, list[tuple[int, int, int]]] = {}
    for number, doc in enumerate(docs):
        first = next((line for line in doc["text"].replace("。", "\n").split("\n") if line.strip()), "")
        lead = tokens_of(fold(first))
        for word, times in Counter(telling(fold(doc["text"]), named)).items():
            expected.setdefault(word, []).append((number, min(times, places.MOST), int(word in lead)))
    assert places_in(read(written(map(sketch_of, docs), [])), len(docs)) == expected


def test_names_and_texts_come_back_as_they_were() -> None:
    docs = documents(400)
    part = read(written(map(sketch_of, docs), [(400, "t.js")]))
    signs = iter(map(SIGNS.index, part["names"]))
    single = part["single"]
    characters = [sign if sign < single else single + (sign - single) * len(SIGNS) + next(signs) for sign in signs]
    pages = "".join(part["alphabet"][place] for place in characters).split(PAGE)
    assert [page.split(FIELD)[0] for page in pages] == [doc["title"] for doc in docs]
    assert [page.split(FIELD)[2].split(ITEM) for page in pages] == [[*doc.get("asks", [""])] for doc in docs]
    assert part["texts"] == [len(doc["text"].encode("utf-16-le")) // 2 for doc in docs]
    assert [text["text"] for text in read(texts_of(docs))] == [doc["text"] for doc in docs]


def test_thousands_of_characters_are_told_apart() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 5000)))
    alphabet = Alphabet.of(text + text[:50])
    assert len({*map(alphabet.written, text)}) == 5000
    assert [len(alphabet.written(text[0])), len(alphabet.written(text[-1]))] == [1, 2]


def test_the_signs_that_divide_are_not_taken_from_words() -> None:
    assert joined([[["一\x01二", "三"], []], [["四\x03"]]]) == f"一二{ITEM}三{FIELD}{PAGE}四"


@pytest.mark.parametrize("numbers", [[], [0], [5], [0, 1, 2, 3], [3, 900, 901, 999]])
def test_ascending_numbers_are_written_in_few_bits(numbers: list[int]) -> None:
    bits = Bits()
    bits.gamma(len(numbers) + 1)
    bits.ascending(numbers, 1000)
    reader = Reader(bits.written())
    assert [*reader.ascending(1000, reader.gamma() - 1)] == numbers


def test_what_nobody_asks_for_is_left_out_of_texts_unless_it_is_a_name() -> None:
    assert told_of("社区服务的书", frozenset()) == ["社区", "服务"]
    assert told_of("社区服务的书", frozenset({"区服", "的书"})) == ["社区", "区服", "服务", "的书"]
    assert told_of("酉阳馆 1+13", frozenset()) == ["酉阳", "阳馆", "1+13"]


def test_an_edit_remakes_one_part_and_one_document_more_few() -> None:
    docs = [*map(tell, documents(9000))]
    for size in (PART, SHOWN):
        names = [name_of(part) for part in cut(docs, size)]
        assert len(names) > 5
        assert [doc for part in cut(docs, size) for doc in part] == docs
        edited = [*docs[:1500], tell({**docs[1500].read(), "text": "别的"}), *docs[1501:]]
        assert len({name_of(part) for part in cut(edited, size)} - {*names}) == 1
        more = [*docs[:700], tell({**docs[0].read(), "location": "terms/more/"}), *docs[700:]]
        assert len({name_of(part) for part in cut(more, size)} - {*names}) <= 3


def test_of_an_edit_the_edited_document_alone_is_taken_anew(tmp_path: Path) -> None:
    docs, read_now = documents(600), []

    def noted(doc: Document) -> Told:
        return tell(doc)._replace(read=lambda: read_now.append(doc["location"]) or doc)  # type: ignore[func-returns-value]

    def index_of(docs: list[Document], store: Store) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        (tmp_path / "search").mkdir(exist_ok=True)
        (tmp_path / PROSE).write_text('{"docs": []}', encoding="utf-8")
        write_index(tmp_path, map(noted, docs), store=store, put=lambda path, make: None if "/t-" in path else found.update({path: make()}))
        store.keep()
        return found

    index_of(docs, Store(tmp_path / "kept.sqlite"))
    edited = [*docs[:300], {**docs[300], "text": "别的"}, *docs[301:]]
    read_now.clear()
    assert index_of(edited, Store(tmp_path / "kept.sqlite")) == index_of(edited, Store())
    assert read_now == [docs[300]["location"], *(doc["location"] for doc in edited)]


def edited(docs: list[Document], chance: random.Random) -> list[Document]:
    """The same after something was done to a few: a text, the names or the place of one is another; it goes; one more comes."""
    others, seed = [*docs], chance.randrange(10**6)
    for _ in range(chance.randint(1, 2)):
        at, other = chance.randrange(len(others)), documents(5, seed)[chance.randrange(5)]
        match chance.randrange(9):
            case 0 | 1 | 2 | 3:
                others[at] = {**others[at], "text": others[at]["text"][: chance.randrange(40)] + other["text"][:3]}
            case 4 | 5:
                others[at] = {**others[at], "title": other["title"], "aliases": (other["text"][:4],)}
            case 6:
                others[at], others[at - 1] = others[at - 1], others[at]
            case 7:
                del others[at]
            case _:
                others.insert(at, {**other, "location": f"terms/more-{seed}-{at}/"})
    return others


@pytest.mark.parametrize("seed", range(3))
def test_after_whatever_edits_a_part_is_what_it_is_when_nothing_is_known(tmp_path: Path, seed: int) -> None:
    chance, docs = random.Random(seed), documents(40, seed)
    first = docs[0]

    def part_of(docs: list[Document], path: Path) -> str:
        store = Store(path)
        kept = KeptPart(store, [*map(tell, docs)])
        part = written(kept.sketches, [], kept.posted)
        kept.keep()
        store.keep()
        return part

    for _ in range(40):
        docs = [first, *edited(docs[1:], chance)]
        clean = written(map(sketch_of, docs), [])
        assert part_of(docs, tmp_path / "kept.sqlite") == clean
        assert part_of(docs, tmp_path / "kept.sqlite") == clean
    twice = [*docs, {**docs[-1], "text": "别的"}]  # at one address
    for each in (twice, docs, [*docs[:-1], {**docs[-1], "text": "另外的"}]):
        assert part_of(each, tmp_path / "kept.sqlite") == written(map(sketch_of, each), [])


def test_only_words_that_stand_somewhere_else_are_put_in_anew() -> None:
    named = frozenset({"区服", "三"})
    texts = [places_of(number, words_of(text, text), named) for number, text in enumerate(("社区服务 一二", "社区服务的书", "社区 三"))]
    before = posted({}, (({}, text) for text in texts), named, 3)
    assert {word: post.often for word, post in before.items()} == {"社区": 3, "区服": 2, "服务": 2, "一二": 1, "三": 1}
    other = places_of(1, words_of("社区一二", "社区一二"), frozenset())
    after = posted(before, [(texts[1], other)], frozenset({"三"}), 3)
    assert {word: post.often for word, post in after.items()} == {"社区": 3, "服务": 1, "一二": 2, "三": 1}
    assert {word for word in after if after[word] is not before[word]} == {"服务", "一二"}


def test_what_is_the_same_to_a_reader_is_the_same() -> None:
    assert fold("ＡＢ，張聯\U00020000") == "ab,张联\U00020000"
    assert tokens_of("科室+小组 1+13 b2c 馆") == ["科室", "室+", "+小", "小组", "1+13", "b2c", "馆"]
