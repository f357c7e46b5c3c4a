"""The search index: what the script is given to search in.

It is written as scripts, which a worker loads from a server and a page from the disk; see `parts`. The first of them, `INDEX`,
tells of what kind the others are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ...pages.page import Told, tell
from ...settings.handbook import NEUTRAL, Settings
from ...site.kept import AT_WORK, Store
from . import characters, parts, places
from .characters import plain
from .kept_part import KeptPart
from .parts import PART, SHOWN, Document, cut, name_of

FOLDER = "search"
INDEX = f"{FOLDER}/index.js"
PROSE = f"{FOLDER}/search_index.json"  # what the search plugin writes of the pages with words of their own
TEXTS = "t-"  # how the names of the files of texts begin
DESK = frozenset(
    {"rules", "fields", "contribute"}
)  # sections that tell how the handbook is worked on: no reader's question means them
_TITLE = re.compile(r'<h1[^>]*>(.*?)(?:<a class="headerlink"|</h1>)', re.DOTALL)
_TEXT = re.compile(r"<p>(.*?)</p>", re.DOTALL)
# by what the files are made, besides the code of this package
MADE_BY = f"search {AT_WORK.read((characters.TRADITIONAL, places.WORDS))[:12]}"
Make = Callable[[], bytes]


def write_index(
    site: Path,
    told: Iterable[Told],
    synonyms: Iterable[tuple[str, ...]] = (),
    settings: Settings = NEUTRAL,
    asked: Iterable[Document] = (),
    store: Store | None = None,
    put: Callable[[str, Make], None] | None = None,
) -> None:
    """Put the index, of what is `told` of generated pages, of those of which the search plugin wrote and of the words that mean the
    same, in the place of what the plugin wrote. `settings` tell how the sectors go by other words, and of what is asked for here and found elsewhere;
    `asked` are pages with the questions that they answer, see `asked_page`. `store` keeps what is taken of each document.
    `put` puts a file at a path, which tells apart what is in it; else it is written."""
    (site / FOLDER).mkdir(exist_ok=True)
    put = put or partial(_write, site)
    index: dict[str, Any] = {
        "synonyms": list(synonyms), "elsewhere": [each.words for each in settings.elsewhere],
        "where": [each.where for each in settings.elsewhere], "sectors": list(said_of(settings)),
    }  # fmt: skip
    for group, docs in documents(site, told, asked).items():
        index[group] = [_put_part(part, store or Store(), put) for part in cut(docs, PART)]
    literal = parts.as_script(json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    (site / INDEX).write_text(f"handbookIndex({literal});\n", encoding="utf-8", newline="\n")
    (site / PROSE).unlink(missing_ok=True)


def said_of(settings: Settings) -> Iterator[tuple[str, ...]]:
    """Of each sector that goes by other words what it is called, and then these; the rest are for everybody."""
    return ((sector.label, *sector.said) for sector in settings.vocabularies.sector.values if sector.said)


def _write(site: Path, path: str, make: Make) -> None:
    (site / path).write_bytes(make())


def _put_part(part: list[Told], store: Store, put: Callable[[str, Make], None]) -> str:
    """Put a part and the files of its texts; gives the name of its file."""
    shown = []
    for few in cut(part, SHOWN):
        shown.append((len(few), f"{TEXTS}{name_of(few)}.js"))
        put(f"{FOLDER}/{shown[-1][1]}", partial(_texts, few))
    name = f"{name_of(part)}.js"
    put(f"{FOLDER}/{name}", partial(_written, part, shown, store))
    return name


def _texts(few: list[Told]) -> bytes:
    return parts.texts_of([each.read() for each in few]).encode()


def _written(part: list[Told], shown: list[tuple[int, str]], store: Store) -> bytes:
    kept = KeptPart(store, part)
    written = parts.written(kept.sketches, shown, kept.posted)
    kept.keep()
    return written.encode()


def documents(site: Path, told: Iterable[Told], asked: Iterable[Document] = ()) -> dict[str, list[Told]]:
    """What is found: what readers look for, what who works on the handbook does, and passages of reports."""
    answering = {doc["location"]: doc for doc in asked}
    written = [{**doc, **answering.pop(doc["location"], {})} for doc in _prose(site)]
    prose = list(_labelled([*written, *answering.values()]))
    found = list(told)
    return {
        "read": [*(tell(doc) for doc in prose if "desk" not in doc), *(each for each in found if not each.is_passage)],
        "desk": [tell(doc) for doc in prose if "desk" in doc],
        "passages": [each for each in found if each.is_passage],
    }


def asked_page(address: str, html: str, asks: tuple[str, ...]) -> Document:
    """A page by its address, its HTML and the questions that it answers."""
    title, text = (plain(found[1]) if (found := part.search(html)) else "" for part in (_TITLE, _TEXT))
    return {"location": address, "title": title, "text": text, "asks": list(asks)}


def _prose(site: Path) -> Iterator[Document]:
    """The sections of pages that are no records, as words."""
    written = (
        (site / PROSE).read_text(encoding="utf-8").replace(r"\u200b", "")
    )  # word marks, where jieba happens to be installed
    for doc in json.loads(written)["docs"]:
        yield {**doc, "title": plain(doc["title"]), "text": plain(doc["text"])}


def _labelled(docs: list[Document]) -> Iterator[Document]:
    """Each with the title of its page as label; those for who works on the handbook are marked."""
    pages = {doc["location"]: doc["title"] for doc in docs}
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        told = {"tags": [pages[page]]} if anchor else {}
        yield {**doc, **told, "desk": 1} if page.partition("/")[0] in DESK else {**doc, **told}
