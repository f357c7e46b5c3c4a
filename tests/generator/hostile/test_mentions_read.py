"""A mention of a record by its id alone is read as the record's name, wherever running text is written: on pages, in Word files and
spreadsheets, in scripts, in the files of lessons. Nobody outside the desk knows an id."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZipFile, is_zipfile

import pytest
from hostile_records import Outline, catalog_with, data_of, entry_of

import stock_handbook
from handbook import exports, forms, lessons, pages
from handbook.catalog import Catalog
from handbook.forms import kits
from handbook.model import KINDS
from handbook.pages import all_pages, listings
from handbook.settings.publication import UNPUBLISHED
from handbook.site.kept import Store
from stock_handbook import Handbook

IDENTIFIER, NAME = "lianxihui", "联席会"
# what is no running text: names, labels, places, and what stands to the letter in reports
NAMES = frozenset({
    "name", "aliases", "asks", "organisation", "form", "key", "part", "gap key", "figure", "title", "signature", "label", "column",
    "choice label", "pick", "sum", "short", "file", "site", "place", "licence", "permitted by", "document", "article", "wording",
})  # fmt: skip


def running(field: str) -> str:
    return field[:8] if field in NAMES else f"{field}，见[[{IDENTIFIER}]]。"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    handbook: Handbook = stock_handbook.records_only(tmp_path_factory.mktemp("mentions") / "handbook")
    return catalog_with(handbook, *(entry_of(kind, running, f"e-{kind}") for kind in KINDS))


def unpacked(address: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a file, packages within packages too."""
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from unpacked(f"{address}!{name}", archive.read(name))
    else:
        yield address, content.decode("utf-8", "replace")


def everything(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Place and text of all that is made from the records."""
    book = pages.Handbook(catalog)
    for page in all_pages(book):
        yield page.url, Outline(page.body).text
        yield f"{page.url} description", page.description
        for name, content in page.beside:
            yield f"{page.url}{name}", content if isinstance(content, str) else content.decode()
    yield from ((url, Outline(html).text) for url, html in listings(book).items())
    files = dict(forms.files(catalog, Store()))
    made = [*files.items(), *kits.files(catalog, files, Store()), *exports.files(book, Store())]
    made += [file for draft in lessons.drafts(catalog, UNPUBLISHED, files.__getitem__) for file in draft.make()]
    for address, content in made:
        yield from unpacked(address, content)


def test_no_id_is_read_where_a_record_is_mentioned(catalog: Catalog) -> None:
    texts = dict(everything(catalog))
    assert [place for place, text in texts.items() if f"见[[{IDENTIFIER}" in text or f"见{IDENTIFIER}" in text] == []
    assert sum(f"见{NAME}" in text for text in texts.values()) > len(KINDS)


def test_every_field_of_running_text_is_tried() -> None:
    for kind in KINDS:
        assert f"[[{IDENTIFIER}]]" in str(data_of(kind, running))
