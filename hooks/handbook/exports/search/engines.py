"""The entries of the search for an engine on a server, for a library of handbooks that is too large for an index in the page.

Two are written for: Groonga (its commands, to be read by `groonga`) and OpenSearch (settings, and a file for its bulk interface).
Words are cut in pairs of characters, as the search in the browser cuts them. `engine.js` asks either.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...catalog import Catalog
from ...desk.putting import put_all, why_not_written
from ...pages.kinds import kind_pages
from ...pages.search import search_entry
from .parts import Document

TABLE = "Entries"
ONE = {"title": "ShortText", "text": "Text", "kind": "ShortText", "status": "ShortText"}  # field → Groonga's type of it
LINES = {
    "names": "aliases",
    "asks": "asks",
}  # field → that of the search; a line each, as an index over several fields takes no lists
SEVERAL = ("tags", "sectors", "files")
WEIGHTS = {"title": 6, "names": 5, "asks": 3, "text": 1}  # as in the browser: theme/search/index.js


def entries(catalog: Catalog) -> list[Document]:
    """What is found: every record, and the passages of reports that are shown."""
    return sorted(told_of(catalog), key=lambda doc: "passage" in doc)


def told_of(catalog: Catalog) -> Iterator[dict[str, Any]]:
    """What pages tell the search of every record, and of the passages of reports that are shown."""
    for entry in catalog.valid:
        yield search_entry(entry, catalog).as_document(entry.url)
        yield from (passage.as_document(entry.url) for passage in kind_pages()[entry.kind].passages(entry, catalog))


def values(doc: Document) -> dict[str, Any]:
    """A document as an engine holds it; its key is its address."""
    one = {name: doc.get(name, "") for name in ONE} | {
        name: "\n".join(doc.get(field, ())) for name, field in LINES.items()
    }
    return one | {name: list(doc.get(name, ())) for name in SEVERAL} | {"kit": int(doc.get("kit", 0))}


def groonga(docs: list[Document]) -> dict[str, str]:
    """File name → text: the tables and what goes into them, as commands."""
    columns = [
        f"column_create {TABLE} {name} COLUMN_SCALAR {kind}"
        for name, kind in (ONE | dict.fromkeys(LINES, "Text")).items()
    ]
    columns += [f"column_create {TABLE} {name} COLUMN_VECTOR ShortText" for name in SEVERAL]
    schema = [
        f"table_create {TABLE} TABLE_HASH_KEY ShortText", *columns, f"column_create {TABLE} kit COLUMN_SCALAR UInt8",
        "table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto",
        f"column_create Words entries COLUMN_INDEX|WITH_POSITION|WITH_SECTION {TABLE} {','.join(WEIGHTS)}",
    ]  # fmt: skip
    rows = [_line({"_key": doc["location"], **values(doc)}) for doc in docs]
    return {"schema.grn": _lines(schema), "load.grn": _lines([f"load --table {TABLE}", "[", ",\n".join(rows), "]"])}


def opensearch(docs: list[Document]) -> dict[str, str]:
    """File name → text: what the index is made with, and its documents for the bulk interface."""
    pairs = {"type": "text", "analyzer": "pairs"}
    keyword = {"type": "keyword"}
    fields = (*ONE, *LINES, *SEVERAL)
    settings = {
        "settings": {
            "analysis": {
                "analyzer": {"pairs": {"tokenizer": "standard", "filter": ["cjk_width", "lowercase", "cjk_bigram"]}}
            }
        },
        "mappings": {
            "properties": {name: pairs if name in WEIGHTS else keyword for name in fields} | {"kit": {"type": "byte"}}
        },
    }
    lines = (line for doc in docs for line in (_line({"index": {"_id": doc["location"]}}), _line(values(doc))))
    return {"index.json": json.dumps(settings, ensure_ascii=False, indent=2) + "\n", "bulk.ndjson": _lines(lines)}


FORMATS = {"groonga": groonga, "opensearch": opensearch}


def export(catalog: Catalog, kind: str, folder: Path) -> int:
    """Write the files of an engine; says what is there. Returns the exit status."""
    docs = entries(catalog)
    files = FORMATS[kind](docs)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put_all({folder / name: text for name, text in files.items()})
    except (FileExistsError, NotADirectoryError):
        print(f"“{folder}”写不成文件夹，那里已有一个同名的文件：--to 换一个文件夹。", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"“{folder}”里写不进去，什么也没有写：{why_not_written(error)}。--to 换一个文件夹。", file=sys.stderr)
        return 2
    print(f"{len(docs)} 条写进 {folder}/：{'、'.join(files)}。怎样装、怎样接到搜索页，见 deploy/README.md。")
    return 0


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
