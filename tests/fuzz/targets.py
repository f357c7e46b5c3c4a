"""What is attacked: each target has valid inputs, ways to spoil them, and what is to bear them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import stock_handbook
from handbook import exports, forms
from handbook.catalog import Catalog
from handbook.catalog.history import read_history
from handbook.checks.engine import Outcome, run
from handbook.checks.rule import Context
from handbook.desk.health import health_lines
from handbook.desk.importing import Importing
from handbook.desk.index import index_of, misfit, passage_lines
from handbook.evidence.index_file import write_index
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

from . import asked, mutate, prose, seeds
from .standing import LEDGERS, lying, read, sound, standing, stock

BROKEN_RULE = "HB901"
ACCEPTED = Counter[str]()  # inputs in which nothing was wrong, of which all pages and files were made: how many, by name

class Broke(Exception):
    """A rule broke on an input; the engine has told it as a finding."""


@dataclass(frozen=True)
class Target:
    """`seeds` are valid inputs by name, `bear` takes the input that was made from one and its name; it may raise nothing."""

    name: str
    seeds: Callable[[], dict[str, bytes]]
    ways: tuple[mutate.Mutation, ...]
    bear: Callable[[str, bytes], None]


def files(*patterns: str) -> dict[str, bytes]:
    """The stock handbook's files of these patterns, by their paths."""
    root = stock().root
    return {path.relative_to(root).as_posix(): path.read_bytes() for pattern in patterns for path in sorted(root.glob(pattern))}


def found_in(name: str, data: bytes) -> tuple[Catalog, Outcome]:
    """What the rules say of the handbook with one of its files spoilt; they may not break."""
    with standing(name, data) as handbook:
        catalog = read()
        outcome = run(Context(catalog, handbook.root), store=sound()[1])
    if broken := [str(finding) for finding in outcome.findings if finding.code == BROKEN_RULE]:
        raise Broke("\n".join(broken))
    return catalog, outcome


def check(name: str, data: bytes) -> None:
    """The whole handbook is checked."""
    found_in(name, data)


def made(name: str, data: bytes) -> None:
    """Where nothing is wrong all pages and files are made."""
    catalog, outcome = found_in(name, data)
    if not outcome.errors:
        ACCEPTED[name] += 1
        make(catalog)


def make(catalog: Catalog) -> None:
    """All that a build makes of records, without the frame around the pages; the files that nothing changes come from before."""
    store = sound()[1]
    book = Publication(catalog.settings.name, stock_handbook.ADDRESS, catalog.settings.corrections.issues)
    pages = Pages(catalog, book, read_history(stock().docs), frozenset(catalog.settings.pages.off))
    files = dict(forms.files(catalog, store))
    for draft in (*record_drafts(pages), *facet_drafts(pages)):
        draft.make()
    for _ in (listings(pages), *kits.files(catalog, files, store), *exports.files(pages, store)):
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
        with lying("mkdocs.yml", data) as path:
            if is_yaml(path):
                fault_in(path)
    else:
        check(name, data)


def report(name: str, data: bytes) -> None:
    """A report is read, indexed, looked through for damage and its passages printed; or refused in words."""
    with lying(name, data) as path:
        try:
            told = read_report(path)
        except ReportError as error:
            assert name in str(error)
            return
    source = sound()[0].of(Source)[0]
    entry = replace(source, record=source.record.model_copy(update={"range": (0, len(told.text)), "boilerplate": [], "damage": []}))
    if misfit(entry, told) is None:
        write_index(index_of(entry, told))
        list(passage_lines(stock().docs, entry, told))
        list(health_lines(entry, told))


def offers(name: str, data: bytes) -> None:
    """A file of offers is read, held against the rules and made into records; or refused in words."""
    catalog = sound()[0]
    asked, importing = questions(catalog.settings), Importing(stock().docs, catalog)
    with lying(name, data) as path:
        try:
            found, _ = read_offers(path, asked)
        except NoOffers as error:
            assert name in str(error)
            return
    for offer in found:
        faults = [*faults_of(offer, asked, catalog.settings), *importing.misfits(offer), *doubts_of(offer, asked, catalog.settings)]
        assert all(map(str, faults))
    for record in importing.made(found):
        assert record.path.parent == stock().docs / "practices"


TARGETS = {
    target.name: target
    for target in (
        Target("load", lambda: files("docs/*/*.yml", "handbook.yml"), mutate.YAML, load),
        Target("records", lambda: files("docs/*/*.yml"), mutate.YAML, check),
        Target("made", lambda: files("docs/*/*.yml"), mutate.WORDS, made),
        Target("settings", lambda: files("handbook.yml", "handbook.yml", "mkdocs.yml"), mutate.YAML, settings),
        Target("prose", prose.seeds, (*prose.WAYS, *mutate.TEXT), lambda name, data: prose.bear(found_in, name, data)),
        Target("index", lambda: files("docs/sources/passages/*.json"), mutate.JSON, check),
        Target("ledgers", lambda: files(*LEDGERS), mutate.YAML, check),
        Target("asked", asked.seeds, mutate.JSON, asked.bear),
        Target("offers", seeds.offers, mutate.JSON, offers),
        Target("sheet", seeds.sheets, mutate.ARCHIVE, offers),
        Target("text", seeds.texts, mutate.TEXT, report),
        Target("word", seeds.word, mutate.ARCHIVE, report),
        Target("pdf", seeds.pdfs, (*mutate.BYTES, *mutate.TEXT), report),
    )
}
