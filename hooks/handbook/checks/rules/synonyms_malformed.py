"""The list of synonyms is right: readable, groups of words, no word in two groups."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ...catalog.synonyms import SynonymBook, groups_of, read_synonyms
from ..lists import form
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that is wrong with the file, and for each word that is listed again."""
    book = read_synonyms(context.root)
    if book:
        yield from form(book, context)
        yield from _repeated(book)


def _repeated(book: SynonymBook) -> Iterator[Remark]:
    seen: dict[str, int] = {}
    for group, words in enumerate(groups_of(book)):
        for number, word in enumerate(words):
            if word in seen:
                place = book.position(("groups", group, number))
                remedy = "一个词只写在一组里；两组说的是一回事就合成一组。"
                yield Remark(f"“{word}”在第 {seen[word] + 1} 组已经有了", remedy, place, path=book.path)
            seen.setdefault(word, group)


RULE = Rule(
    code="HB905",
    name="同义词清单写错了",
    scope=Scope.CATALOG,
    why="搜索照这份清单把读者的说法换成手册的说法；写坏了，这些说法就都搜不到。",
    bad="groups:\n  - [没有钱]   # 一组只有一个词",
    good="groups:\n  - [没有钱, 经费不足]",
    check=check,
)
