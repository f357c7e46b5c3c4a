"""Templates compiled to plain Python give what Jinja's own compiler gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import Environment

from handbook.catalog import Catalog
from handbook.forms import docx, form_of
from handbook.model import WorkTemplate
from handbook.pages import Handbook, all_pages, listings, writer
from handbook.settings.publication import Publication
from handbook.theme.templating import settings

BOOK = Publication("做法手册", "https://handbook.example/")


def written(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Everything that page templates write, by address."""
    yield from ((page.url, page.body) for page in all_pages(Handbook(catalog, BOOK)))
    yield from listings(Handbook(catalog, BOOK)).items()


def test_every_page_is_what_jinja_makes_of_it(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = dict(written(catalog))
    jinja = Environment(**settings(writer.TEMPLATES))
    monkeypatch.setattr(writer, "environment", lambda: jinja)
    own = dict(written(catalog))
    assert plain
    assert [url for url in own if own[url] != plain[url]] == []


def test_every_word_document_is_what_jinja_makes_of_it(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [form_of(entry) for entry in catalog.of(WorkTemplate)]
    plain = [docx.write(form) for form in forms]
    jinja = Environment(**settings(docx.PARTS))
    jinja.filters.update(docx.environment().filters)
    monkeypatch.setattr(docx, "environment", lambda: jinja)
    assert [docx.write(form) for form in forms] == plain
