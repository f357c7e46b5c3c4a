"""The records as data for other programs: one JSON file, in a shape made from the models.

What a record does not say is absent. Each citation is written out as the place it leads to in the original file, and
links in running text as they are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, partial
from typing import Any, Literal, get_args

from pydantic import BaseModel, Field, create_model
from pydantic_core import to_json

from ..catalog import Catalog, Entry
from ..catalog.digests import digest_of
from ..catalog.mentions import names_of
from ..catalog.readings import readings_of
from ..catalog.relations import relations_of
from ..catalog.sketch import Sketch
from ..evidence.shown import readable
from ..model import FOLDERS, KINDS, Source
from ..model.base import CitedPlace, Record
from ..pages.handbook import Handbook
from ..settings.publication import Publication
from ..site.kept import Store
from ..site.pieces import Names, Pieces, Wanted
from . import Export

DATA = "data/handbook.json"
# in JSON, where a quotation mark takes two characters; never a list of numbers
_MENTION = re.compile(r"\[\[ *(?P<id>[a-z0-9-]*[a-z][a-z0-9-]*) *(?:\|(?P<text>(?:\\.|[^\[\]\\]){1,60}))?\]\]")
Version = Literal[1]
Licence = Literal["CC-BY-SA-4.0"]


_LISTS: dict[str, Any] = {model.folder: (list[str], Field([], title=model.label)) for model in KINDS.values()}
Links: type[BaseModel] = create_model("Links", __doc__="编号，按种类排；两个方向的链接都在这里。", **_LISTS)


_APART = "\ufdd0"  # no character; keeps what looks like a mention in the words of a report from being read as one


class SignedCount(BaseModel):
    """由人对照原文签读了多少。"""

    statements: int = Field(title="说法", description="依据来源的说法有几条；一条成效连同数值、口径算一条。")
    signed: int = Field(title="签够的", description="其中有几条，签读的人够了。")


class ShownText(BaseModel):
    """公开的原文的一段。"""

    passage: int = Field(title="段号")
    text: str = Field(title="文字", description="不含网站附加的文字；受损的范围见 damage。")


def write_data(catalog: Catalog, book: Publication, store: Store | None = None) -> bytes:
    """All records in one object: an array for each kind, in the order of ids. `store` keeps what is written of each."""
    pieces = Pieces(store or Store(), DATA, _ground(catalog), names_of(catalog))
    led = leads(catalog)

    def written(entry: Entry, names: Names) -> str:
        return _written(entry, led[entry.id], catalog, names)

    head = {"version": get_args(Version)[0], "name": book.name, "licence": get_args(Licence)[0]}
    chunks: list[bytes | memoryview] = [to_json(head)[:-1]]
    for model in KINDS.values():
        chunks.append(f',"{model.folder}":['.encode())
        for number, group in enumerate(pieces.joined([Wanted(each.id, _made_from(each, led[each.id]), partial(written, each)) for each in catalog.of(model)])):
            chunks += (b",", group) if number else (group,)
        chunks.append(b"]")
    pieces.keep()
    return b"".join([*chunks, b"}\n"])


def _ground(catalog: Catalog) -> object:
    """What is written of every record rests on: settings, reports and the names of their files, signatures."""
    files = [(entry.id, entry.record.file) for entry in catalog.of(Source)]
    return catalog.settings_book.file.text, catalog.library.digest, files, digest_of(catalog.signed)


def _made_from(entry: Entry, led: Collection[str]) -> bytes:
    return b" ".join([entry.made_from, " ".join(sorted(led)).encode()])


def _written(entry: Entry, led: Collection[str], catalog: Catalog, names: Names) -> str:
    text: str = _published(entry, _by_kind(led), catalog).model_dump_json(exclude_none=True, context={"places": catalog.once(places)})
    return _MENTION.sub(lambda found: _as_read(found, names), text).replace(_APART, "")


def _as_read(found: re.Match[str], names: Names) -> str:
    """A mention in running text as its own words, else as the record's name."""
    if found["text"]:
        return found["text"]
    name = names.find(found["id"])
    return found[0] if name is None else json.dumps(name, ensure_ascii=False)[1:-1]


def places(catalog: Catalog) -> dict[str, CitedPlace]:
    """Citation → place, for every passage of every source."""
    return {
        f"{identifier}#{number}": CitedPlace(source=identifier, passage=number, file=entry.record.file, start=start, end=end)
        for identifier, outline in catalog.library.indexes.outlines()
        if (entry := catalog.source(identifier)) is not None
        for number, start, end in outline.spans
    }


def leads(catalog: Catalog) -> dict[str, set[str]]:
    """Record id → folder and id of all records that it leads to or that lead to it: by a field, a citation or a term's name."""
    entries = [entry for model in KINDS.values() for entry in catalog.of(model)]
    known = {entry.id: f"{entry.model.folder}/{entry.id}" for entry in entries}
    terms = relations_of(catalog).terms
    found: dict[str, set[str]] = {identifier: set() for identifier in known}
    for entry in entries:
        for target in known.keys() & _targets(entry.sketch, terms[entry.id]):
            found[entry.id].add(known[target])
            found[target].add(known[entry.id])
    return found


def _targets(sketch: Sketch, terms: Iterable[str]) -> set[str]:
    return {target for target, _ in sketch.links}.union(terms, (citation.partition("#")[0] for citation in sketch.citations))


def _by_kind(led: Collection[str]) -> BaseModel:
    found: dict[str, Any] = {folder: [] for folder in FOLDERS}
    for address in sorted(led):
        folder, _, identifier = address.partition("/")
        found[folder].append(identifier)
    return Links.model_construct(**found)


def _published(entry: Entry, links: BaseModel, catalog: Catalog) -> Any:
    shown: dict[str, Any] = {"passages": texts} if (texts := _texts(entry, catalog)) else {}
    said, done = readings_of(catalog).count(entry)
    if said:
        shown["signed"] = SignedCount(statements=said, signed=done)
    return _shape(entry.model).model_construct(
        id=entry.id, url=entry.url, record=entry.path, **entry.record.__dict__, links=links, **shown
    )


def _texts(entry: Entry, catalog: Catalog) -> list[ShownText]:
    """The passages of a source that is shown."""
    index = catalog.shown(entry.id)
    read = ((passage.number, readable(index, passage)) for passage in index.passages) if index else ()
    return [ShownText(passage=number, text=words.text.replace("[", f"[{_APART}")) for number, words in read if words]


@cache
def _shape(model: type[Record]) -> Any:
    """A kind of record as it is published: its own fields, and what the handbook knows of it."""
    texts = Field(None, title="原文", description="来源写明可以公开时才有，一段一项。")
    shown: dict[str, Any] = {"passages": (list[ShownText] | None, texts)} if model is Source else {}
    return create_model(
        f"Published{model.__name__}", __base__=model, __doc__=model.__doc__,
        id=(str, Field(title="编号")), url=(str, Field(title="网址", description="从网站的根算起。")),
        record=(str, Field(title="记录文件")), links=(Links, Field(title="链接")),
        signed=(SignedCount | None, Field(None, title="签读", description="没有依据来源的说法的记录没有这一栏。")), **shown,
    )  # fmt: skip


@cache
def shape() -> Any:
    """The model of the whole file."""
    arrays: dict[str, Any] = {
        model.folder: (list[_shape(model)], Field(title=model.label))  # type: ignore[misc]  # made at run time
        for model in KINDS.values()
    }
    return create_model(
        "Handbook", version=(Version, Field(title="格式的版本")), name=(str, Field(title="手册名称")),
        licence=(Licence, Field(title="内容的许可")), **arrays,
    )  # fmt: skip


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The file."""
    yield DATA, write_data(handbook.catalog, handbook.book, store)


EXPORT = Export(files)
