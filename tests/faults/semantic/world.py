"""What a seeder may look at besides the record: the reports' indexes, and what other records say of the same reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.checks.citations import told_by_reports
from handbook.checks.places import known_citations
from handbook.evidence.figures import Figure, read_figures
from handbook.evidence.index import IndexedPassage, Place
from handbook.evidence.library import Library
from handbook.evidence.senses import Sense
from handbook.model import Practice, Record, Source
from handbook.model.base import Statement
from handbook.settings.handbook import Settings

HEAD = re.compile("(?:该?报告建议|报告设想|由|各|一些|有的|部分|多数|少数|个别|某[县市区])?(?:由|各)?")
ACTS = re.compile("$|[，。、：；一二两三四五六七八九十几每都各先再又也要可应须没不已]|(?!建设|组建|做法|设在)[把由给按定在与向同和用对从开设组建办制参填写选带到负当听讲做有以为结牵议签核看查评管送走报请]")
ANYBODY = ("单位", "部门", "领导", "代表")  # may be said of nearly all
ALIKE = (("单位", "部门", "机关", "处室", "科室"), ("企业", "公司"), ("群众", "居民", "村民", "农户"), ("学院", "大学", "学校"), ("领导", "班子", "干部"))


class Label(NamedTuple):
    """A figure of a record with the noun that it counts."""

    figure: Figure
    noun: str


class World:
    """A handbook as the seeders see it. Nothing in it needs the originals."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.catalog: Catalog = read_catalog(root / "docs")

    @property
    def library(self) -> Library:
        """The passage indexes."""
        return self.catalog.library

    @property
    def settings(self) -> Settings:
        """What the handbook says of itself."""
        return self.catalog.settings

    def of(self, model: type[Record]) -> list[Entry]:
        """The records of a kind."""
        return self.catalog.of(model)

    def places(self, cites: Iterable[str]) -> list[Place]:
        """The cited places that exist."""
        return known_citations(cites, self.library)

    def passages(self, cites: Iterable[str]) -> list[IndexedPassage]:
        """The cited passages."""
        return [passage for place in self.places(cites) if (passage := self.library.passage(*place))]

    def lacks(self, cites: Iterable[str], words: Iterable[str]) -> bool:
        """Does none of the cited passages hold any of these words?"""
        places = self.places(cites)
        return bool(places) and all(self.library.contains_any(places, word) == "no" for word in words)

    def holds(self, cites: Iterable[str], words: Iterable[str]) -> bool:
        """Does one of the cited passages hold one of these words?"""
        places = self.places(cites)
        return any(self.library.contains_any(places, word) == "yes" for word in words)

    def bears(self, cites: Iterable[str], figure: Figure) -> bool:
        """Does one of the cited passages give this figure, or may it do so?"""
        return any(self.library.figure(*place, figure) != "no" for place in self.places(cites))

    @cached_property
    def told(self) -> Mapping[str, Sequence[tuple[Entry, Statement]]]:
        """Source id → what records tell of it."""
        grouped: dict[str, list[tuple[Entry, Statement]]] = defaultdict(list)
        for entry in self.catalog.valid:
            for statement in told_by_reports(entry):
                for source in sources_of(statement.cites):
                    grouped[source].append((entry, statement))
        return grouped

    @cached_property
    def bodies(self) -> Mapping[str, Sequence[tuple[str, Sense]]]:
        """Source id → the bodies that records say of it, each once."""
        said = {source: self._said(items) for source, items in self.told.items()}
        return {source: list(words.items()) for source, words in said.items()}

    def _said(self, items: Iterable[tuple[Entry, Statement]]) -> dict[str, Sense]:
        actors = self.settings.trade.actors
        return dict(found for _, statement in items for found in actors.said(statement.text))

    def doer(self, statement: Statement) -> tuple[str, Sense] | None:
        """The body at the head of a text, by itself and not inside the name of another: who acts, as far as code can tell."""
        actors = self.settings.trade.actors
        word, sense = next(iter(actors.said(statement.text)), ("", None))
        before, _, behind = statement.text.partition(word) if word else ("", "", "")
        return (word, sense) if sense and HEAD.fullmatch(before) and ACTS.match(behind) else None

    def others(self, statement: Statement, word: str, sense: Sense) -> list[tuple[str, Sense]]:
        """The bodies of which the same report tells, and that are certainly another one than this."""
        alike = next((group for group in ALIKE if word in group), ())
        known = self.bodies[statement.cites[0].partition("#")[0]]
        others = ((other, meant) for other, meant in known if other not in (*alike, *ANYBODY) and not set(other) & set(word))
        return [(other, meant) for other, meant in others if not set(meant.borne) & set(sense.borne)]

    @cached_property
    def labels(self) -> Mapping[str, Sequence[Label]]:
        """Citation → the counted nouns of the figures that records take from it."""
        grouped: dict[str, list[Label]] = defaultdict(list)
        for entry in self.of(Practice):
            for result in entry.record.results:
                for label in filter(None, map(label_in, result.figures)):
                    for citation in result.cite:
                        grouped[citation].append(label)
        return grouped

    @cached_property
    def organisations(self) -> Mapping[str, Sequence[str]]:
        """Source id → the places and units of which records tell in it."""
        grouped: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in self.of(Practice):
            if entry.record.organisation:
                for source in sources_of(entry.record.cites):
                    grouped[source][entry.record.organisation] = None
        for entry in self.of(Source):
            if entry.record.organisation:
                grouped[entry.id][entry.record.organisation] = None
        return {source: list(names) for source, names in sorted(grouped.items())}


def sources_of(cites: Iterable[str]) -> list[str]:
    """The ids of the sources that are cited, each once."""
    return list(dict.fromkeys(citation.partition("#")[0] for citation in cites))


def label_in(text: str) -> Label | None:
    """`852 个机关支部` as figure and noun; None when there is no noun behind the figure."""
    figures = read_figures(text)
    noun = text[figures[0].end :].strip() if len(figures) == 1 else ""
    return Label(figures[0], noun) if re.fullmatch("[\u4e00-\u9fa5]{2,8}", noun) else None


def texts(entry: Entry) -> Iterator[Statement]:
    """What a record tells of reports in sentences of its own, figure labels and bases left out."""
    for statement in told_by_reports(entry):
        if not {"figures", "basis"} & set(statement.where):
            yield statement
