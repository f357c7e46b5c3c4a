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

from ...catalog.mentions import MENTION
from ...site.kept import Recipe, Store
from . import bits, characters, parts, places, signs
from .characters import plain
from .parts import PART, SHOWN, Document, cut, id_of, name_of

FOLDER = "search"
INDEX = f"{FOLDER}/index.js"
PROSE = f"{FOLDER}/search_index.json"  # what the search plugin writes of the pages with words of their own
TEXTS = "t-"  # how the names of the files of texts begin
LINKS = ("leads", "forms")
DESK = frozenset(
    {"rules", "fields", "contribute"}
)  # sections that tell how the handbook is worked on: no reader's question means them
_TITLE = re.compile(r'<h1[^>]*>(.*?)(?:<a class="headerlink"|</h1>)', re.DOTALL)
_TEXT = re.compile(r"<p>(.*?)</p>", re.DOTALL)
HERE = Path(__file__).resolve().parent
MADE_BY = tuple(Path(str(module.__file__)) for module in (bits, characters, parts, places, signs))
RECIPE = Recipe("search", (*MADE_BY, characters.TRADITIONAL, places.WORDS), ())


def write_index(
    site: Path,
    entries: list[dict[str, Any]],
    synonyms: Iterable[tuple[str, ...]] = (),
    kept: Store | None = None,
    elsewhere: Iterable[tuple[str, ...]] = (),
    asked: Iterable[Document] = (),
) -> None:
    """Put the index, of the generated pages, of those of which the search plugin wrote and of the words that mean the same, in
    the place of what the plugin wrote. `elsewhere` are the words of what is asked for here and found elsewhere, by where; `asked` are pages with the questions that they answer, see `asked_page`."""
    (site / FOLDER).mkdir(exist_ok=True)
    store = kept or Store()
    told: dict[str, Any] = {"synonyms": list(synonyms), "elsewhere": list(elsewhere)}
    for group, docs in documents(site, entries, asked).items():
        told[group] = [_put_part(site, part, store) for part in cut(docs, PART)]
    literal = parts.as_script(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    (site / INDEX).write_text(f"handbookIndex({literal});\n", encoding="utf-8", newline="\n")
    (site / PROSE).unlink(missing_ok=True)


def _put_part(site: Path, part: list[Document], kept: Store) -> str:
    """Write a part and the files of its texts; gives the name of its file."""
    shown = [(len(few), _put(site, f"{TEXTS}{name_of(few)}", kept, partial(parts.texts_of, few))) for few in cut(part, SHOWN)]
    return _put(site, name_of(part), kept, lambda: parts.written(part, shown))


def _put(site: Path, name: str, kept: Store, made: Callable[[], str]) -> str:
    """Write a file of the index; gives its name."""
    (site / FOLDER / f"{name}.js").write_bytes(kept.get(RECIPE, name, lambda: made().encode()))
    return f"{name}.js"


def documents(site: Path, entries: list[dict[str, Any]], asked: Iterable[Document] = ()) -> dict[str, list[Document]]:
    """What is found, as words: what readers look for, what who works on the handbook does, and passages of reports."""
    answering = {doc["location"]: doc for doc in asked}
    told = [{**doc, **answering.pop(doc["location"], {})} for doc in _prose(site)]
    prose = list(_labelled([*told, *answering.values()]))
    found = as_words(entries)
    return {
        "read": [*(doc for doc in prose if "desk" not in doc), *(doc for doc in found if "passage" not in doc)],
        "desk": [doc for doc in prose if "desk" in doc],
        "passages": [doc for doc in found if "passage" in doc],
    }


def asked_page(address: str, html: str, asks: tuple[str, ...]) -> Document:
    """A page by its address, its HTML and the questions that it answers."""
    title, text = (plain(found[1]) if (found := part.search(html)) else "" for part in (_TITLE, _TEXT))
    return {"location": address, "title": title, "text": text, "asks": list(asks)}


def as_words(entries: list[dict[str, Any]]) -> list[Document]:
    """The entries of records as they are read: mentions by the name of what they mention, links only to what there is."""
    titles = {entry["location"].split("/")[1]: entry["title"] for entry in entries if "passage" not in entry}
    records = [_record(entry, titles) for entry in entries if "passage" not in entry]
    return [*_linked(records), *(entry for entry in entries if "passage" in entry)]


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


def _record(entry: dict[str, Any], titles: dict[str, str]) -> Document:
    text = MENTION.sub(lambda found: found["text"] or titles.get(found["id"].strip(), found["id"]), entry["text"])
    return {**entry, "text": text}


def _linked(records: list[Document]) -> Iterator[Document]:
    """Where a record leads and its forms, without what is not to be found."""
    found = {id_of(doc) for doc in records}
    for doc in records:
        links = {field: [name for name in doc.get(field, ()) if name in found] for field in LINKS}
        rest = {field: value for field, value in doc.items() if field not in LINKS}
        yield rest | {field: names for field, names in links.items() if names}
