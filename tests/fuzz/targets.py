"""What is attacked: each target has valid inputs, ways to spoil them, and what is to bear them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import stock_handbook
from handbook import exports, forms
from handbook.catalog.history import read_history
from handbook.checks.engine import run
from handbook.checks.rule import Context
from handbook.desk.health import health_lines
from handbook.desk.importing import Importing
from handbook.desk.index import index_of, misfit, passage_lines
from handbook.evidence.index import write_index
from handbook.forms import kits
from handbook.intake.judging import doubts_of, faults_of
from handbook.intake.offers import NoOffers, read_offers
from handbook.intake.questions import questions
from handbook.load import load_text
from handbook.model import Source
from handbook.pages import Handbook as Pages
from handbook.pages import listings
from handbook.pages.facets import facet_drafts
from handbook.pages.records import record_drafts
from handbook.reports.reading import ReportError, read_report
from handbook.settings.mkdocs_yml import fault_in, is_yaml
from handbook.settings.publication import Publication
from handbook.site.kept import Store
from stock_handbook import Handbook

from . import mutate, seeds

BROKEN_RULE = "HB901"
LEDGERS = {
    "docs/addresses.txt": seeds.ADDRESSES, "docs/signed/practices/sanwen-sanbang.yml": seeds.SIGNED, "docs/synonyms.yml": seeds.SYNONYMS,
    "docs/selfcheck/questions.yml": seeds.QUESTIONS, "docs/waivers.yml": seeds.WAIVERS, "docs/zhiban.md": seeds.ON_DUTY,
}  # fmt: skip


class Broke(Exception):
    """A rule broke on an input; the engine has told it as a finding."""


@dataclass(frozen=True)
class Target:
    """`seeds` are valid inputs by name, `bear` takes the input that was made from one and its name; it may raise nothing."""

    name: str
    seeds: Callable[[], dict[str, bytes]]
    ways: tuple[mutate.Mutation, ...]
    bear: Callable[[str, bytes], None]


@cache
def stock() -> Handbook:
    """The stock handbook with ledgers, in a folder that goes with this process."""
    folder = tempfile.TemporaryDirectory(prefix="handbook-fuzz-")
    _kept.append(folder)
    handbook = stock_handbook.records_only(Path(folder.name) / "handbook")
    handbook.write("mkdocs.yml", stock_handbook.MKDOCS)
    for name, text in LEDGERS.items():
        handbook.write(name, text)
    return handbook


_kept: list[tempfile.TemporaryDirectory[str]] = []


@contextmanager
def standing(name: str, data: bytes) -> Iterator[Handbook]:
    """The stock handbook while one of its files is another."""
    handbook = stock()
    path = handbook.root / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        yield handbook
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def files(*patterns: str) -> dict[str, bytes]:
    """The stock handbook's files of these patterns, by their paths."""
    root = stock().root
    return {path.relative_to(root).as_posix(): path.read_bytes() for pattern in patterns for path in sorted(root.glob(pattern))}


def check(name: str, data: bytes) -> None:
    """The whole handbook is checked; and where nothing is wrong all pages and files are made."""
    with standing(name, data) as handbook:
        catalog = handbook.catalog()
        outcome = run(Context(catalog, handbook.root))
        if broken := [str(finding) for finding in outcome.findings if finding.code == BROKEN_RULE]:
            raise Broke("\n".join(broken))
        if not outcome.errors:
            make(handbook)


def make(handbook: Handbook) -> None:
    """All that a build makes of records, without the frame around the pages."""
    catalog = handbook.catalog()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        book = Publication(catalog.settings.name, stock_handbook.ADDRESS, catalog.settings.corrections.issues)
        pages = Pages(catalog, book, read_history(handbook.docs), frozenset(catalog.settings.pages.off))
        made = dict(forms.files(catalog, store))
        for draft in (*record_drafts(pages), *facet_drafts(pages)):
            draft.make()
        for _ in (listings(pages), *kits.files(catalog, made, store), *exports.files(pages, store)):
            pass


def load(name: str, data: bytes) -> None:
    """One file is loaded, and each of its faults has a place."""
    file = load_text(data, name)
    for fault in file.faults:
        assert fault.position.line >= 1
    file.position(("name",), key=True)
    file.position(("steps", 0, "text"))


def settings(name: str, data: bytes) -> None:
    if name.endswith("mkdocs.yml"):
        with standing(name, data) as handbook:
            path = handbook.root / name
            if is_yaml(path):
                fault_in(path)
    else:
        check(name, data)


def report(name: str, data: bytes) -> None:
    """A report is read, indexed, looked through for damage and its passages printed; or refused in words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            read = read_report(path)
        except ReportError as error:
            assert name in str(error)
            return
        entry = stock().catalog().of(Source)[0]
        assert isinstance(entry.record, Source)
        entry.record = entry.record.model_copy(update={"range": (0, len(read.text)), "boilerplate": [], "damage": []})
        if misfit(entry, read) is None:
            write_index(index_of(entry, read))
            list(passage_lines(stock().docs, entry, read))
            list(health_lines(entry, read))


def offers(name: str, data: bytes) -> None:
    """A file of offers is read, held against the rules and made into records; or refused in words."""
    catalog = stock().catalog()
    asked, importing = questions(catalog.settings), Importing(stock().docs, catalog)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            found, _ = read_offers(path, asked)
        except NoOffers as error:
            assert name in str(error)
            return
    for offer in found:
        faults = [*faults_of(offer, asked, catalog.settings), *importing.misfits(offer), *doubts_of(offer, asked, catalog.settings)]
        assert all(map(str, faults))
    for made in importing.made(found):
        assert made.path.parent == stock().docs / "practices"


TARGETS = {
    target.name: target
    for target in (
        Target("load", lambda: files("docs/*/*.yml", "handbook.yml"), mutate.YAML, load),
        Target("records", lambda: files("docs/*/*.yml"), mutate.YAML, check),
        Target("settings", lambda: files("handbook.yml", "handbook.yml", "mkdocs.yml"), mutate.YAML, settings),
        Target("index", lambda: files("docs/sources/passages/*.json"), mutate.JSON, check),
        Target("ledgers", lambda: files(*LEDGERS), mutate.YAML, check),
        Target("offers", seeds.offers, mutate.JSON, offers),
        Target("sheet", seeds.sheets, mutate.ARCHIVE, offers),
        Target("text", seeds.texts, mutate.TEXT, report),
        Target("word", seeds.word, mutate.ARCHIVE, report),
        Target("pdf", seeds.pdfs, (*mutate.BYTES, *mutate.TEXT), report),
    )
}
