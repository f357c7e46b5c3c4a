"""`import`: offers of practices become records that an editor completes; all of them or none, and nothing is written over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..catalog import Catalog, Entry, read_catalog
from ..catalog.alike import Likeness
from ..evidence.normalise import normalise
from ..intake.judging import doubts_of, faults_of
from ..intake.offers import Fault, NoOffers, Offer, read_offers
from ..intake.questions import questions
from ..model import FOLDERS, Practice, Problem, Source
from ..model.practice import Structure
from ..model.vocabulary import NamedBy
from .draft.composing import composed
from .draft.reading_off import figures_in
from .naming import identifier_for
from .schema import FOLDER
from .skeleton import scalar
from .step import take_files

HEAD = (
    "# 征集来的：写好的几栏是提供者填的，请对照报告一句一句核对；冒号后面空着的必须由人写，写完才能通过 check。",
    "# 带 # 的几行是还可以写的栏目：报告写了就去掉行首的“# ”填上，没写就不动。报告没有说的，不要补。",
)
_WORDS = ("name", "named_by", "summary", "organisation", "level", "mechanism", "status", "evidence")
_PLACE = re.compile(r"^(?:第?[0-9]{1,4}(?:[-—–至到][0-9]{1,4})?段?[、，,；; ]*)+$")
_AT_END = re.compile(r"[（(〔\[]第?([0-9]{1,4}(?:[、，,-][0-9]{1,4})*)段?[)）〕\]][。.]?$")
_NUMBER = re.compile(r"([0-9]{1,4})(?:[-—–至到]([0-9]{1,4}))?")
_PARTS = re.compile(r"^([^：:]{1,6})[：:](.+)$")
_ALIKE = 0.3  # from which on a practice that is near by wording is told on the terminal, too


@dataclass(frozen=True)
class Made:
    """A record made of an offer: its file, its text, and what is told of it."""

    offer: Offer
    path: Path
    text: str
    told: tuple[str, ...]


def import_offers(docs: Path, file: Path, show: bool = False) -> int:
    """Read the offers in a file and write a practice for each; with `show`, only say what would be written. Returns the exit status:
    1 when an offer cannot be taken, 2 when there is none."""
    catalog = read_catalog(docs)
    asked = questions(catalog.settings)
    try:
        offers, faults = read_offers(file, asked)
    except NoOffers as error:
        print(error, file=sys.stderr)
        return 2
    importing = Importing(docs, catalog)
    faults += [fault for offer in offers for fault in (*faults_of(offer, asked, catalog.settings), *importing.misfits(offer))]
    faults += list(_twice(offers))
    if faults:
        print("\n".join(map(str, faults)), file=sys.stderr)
        print(f"{file.name} 有 {len(faults)} 处要改，什么也没有写。改好再来一次。", file=sys.stderr)
        return 1
    made = list(importing.made(offers))
    for doubt in (doubt for offer in offers for doubt in doubts_of(offer, asked, catalog.settings)):
        print(f"请看一看 {doubt}")
    if not show:
        take_files(docs.parent, {each.path: each.text for each in made})
    _tell(docs, made, show)
    return 0


def _tell(docs: Path, made: Sequence[Made], show: bool) -> None:
    for each in made:
        print(f"{'可以写成' if show else '已写好'} {each.path.relative_to(docs.parent).as_posix()}：{each.offer.text('name')}")
        print("".join(f"    {line}\n" for line in each.told), end="")
    if not show:
        print("对照报告核对，把冒号后面空着的写上，再运行 check。")


def _twice(offers: Iterable[Offer]) -> Iterator[Fault]:
    """Offers of one name in a file."""
    first: dict[str, Offer] = {}
    for offer in offers:
        name = normalise(offer.text("name"))
        if name in first:
            yield Fault(f"{offer.where}“名称”", f"和{first[name].where}的名称相同", "同一件事只交一条；不是一件事的，名称写得能分清。")
        first.setdefault(name, offer)


class Importing:
    """The making of records from offers."""

    def __init__(self, docs: Path, catalog: Catalog) -> None:
        self.docs = docs
        self.catalog = catalog

    @cached_property
    def _near(self) -> Likeness:
        return Likeness(self.catalog)

    @cached_property
    def _incomplete(self) -> Mapping[str, Entry]:
        """Practices with faults, such as those that were taken in and wait for an editor, by the name in their files."""
        faulty = (entry for entry in self.catalog.faulty if entry.model is Practice)
        return {normalise(str((entry.file.data or {}).get("name") or "")): entry for entry in faulty}

    def _named(self, name: str) -> list[Entry]:
        """The practices of that name, those with faults too."""
        there = self._incomplete.get(normalise(name))
        return [*self.catalog.named(name, (Practice.kind,)), *([there] if there else [])]

    def misfits(self, offer: Offer) -> Iterator[Fault]:
        """What of an offer does not go together with the handbook, or cannot be read."""
        for there in self._named(offer.text("name"))[:1]:
            yield Fault(f"{offer.where}“名称”", f"手册里已经有“{offer.text('name')}”：{there.path}",
                        "同一件事，就去改那一条；名称相同而不是一件事的，把名称写得能分清。")  # fmt: skip
        for line in offer.lines("parts"):
            if not _PARTS.match(line):
                yield Fault(f"{offer.where}“简称的各项”", f"“{line[:20]}”看不懂", "一行写一个字，冒号后面列各项，如 问：问需求、问困难、问意见。")

    def made(self, offers: Iterable[Offer]) -> Iterator[Made]:
        """A record for each offer."""
        taken = {path.stem for folder in FOLDERS for path in (self.docs / folder).glob("*.y*ml")} | set(self.catalog.ledger.moved_ids)
        for offer in offers:
            identifier = identifier_for(offer.text("name"), taken)
            taken.add(identifier)
            path = self.docs / Practice.folder / f"{identifier}.yml"
            yield Made(offer, path, self.record_text(offer), tuple(self._told(offer)))

    def record_text(self, offer: Offer) -> str:
        """The text of the record that an offer makes."""
        cites = self._cites(offer)
        has_schema = (self.docs.parent / FOLDER).is_dir()
        return composed(Practice, self._written(offer, cites), self._notes(offer, cites), self.catalog.settings, has_schema, HEAD)

    def _told(self, offer: Offer) -> Iterator[str]:
        """What the editor should know besides."""
        near = self._near.nearest("\n".join((offer.text("name"), offer.text("summary"), *offer.lines("steps"))), Practice)
        if alike := [each.entry for each in near if each.share >= _ALIKE]:
            yield f"和这几条用词接近，先看是不是同一件事：{'、'.join(f'{entry.id}（{entry.name}）' for entry in alike)}"
        credited = offer.text("credited") if offer.text("credit") != "匿名" else "匿名"
        yield f"提供者：{credited}；署名写在提交说明里，不写进记录。"

    # --- what is cited --------------------------------------------------------------------------------------------------

    def _source(self, offer: Offer) -> Entry | None:
        """The source of the handbook that an offer names."""
        name = offer.text("report").strip("《》 ")
        named = self.catalog.named(name, (Source.kind,))
        return self.catalog.source(name) or (named[0] if len(named) == 1 else None)

    def _cites(self, offer: Offer) -> tuple[str, ...]:
        """The citations of the whole record; none when the report is not in the handbook, or no passage is given."""
        place = offer.text("place").strip()
        return self._citations(offer, place) if _PLACE.fullmatch(place) else ()

    def _citations(self, offer: Offer, numbers: str) -> tuple[str, ...]:
        """Passages of the offer's source that there are."""
        source, indexes = self._source(offer), self.catalog.library.indexes
        index = indexes.get(source.id if source else offer.text("report"))
        if index is None:
            return ()
        ranges = (range(int(found[1]), int(found[2] or found[1]) + 1) for found in _NUMBER.finditer(numbers))
        wanted = dict.fromkeys(number for each in ranges for number in each)
        return tuple(f"{index.source}#{number}" for number in wanted if index.passage(number))

    # --- the record -----------------------------------------------------------------------------------------------------

    def _written(self, offer: Offer, cites: tuple[str, ...]) -> dict[str, Sequence[str]]:
        words = {key: [f"{key}: {scalar(offer.text(key))}"] for key in _WORDS if offer.text(key)}
        if offer.text("named_by") == NamedBy.SOURCE:
            del words["named_by"]
        return {
            **words,
            "sectors": [f"sectors: [{', '.join(map(scalar, offer.lines('sectors')))}]"],
            "shorthand": self._shorthand(offer, cites),
            "structure": self._structure(offer, cites),
            "steps": self._claims(offer, "steps", cites),
            "results": self._claims(offer, "results", cites),
            "solves": [f"solves: [{', '.join(found)}]"] if (found := [entry.id for entry in self.solved(offer)[0]]) else [],
            "cites": [f"cites: {_listed(cites)}"] if cites else [],
        }  # fmt: skip

    def _shorthand(self, offer: Offer, cites: tuple[str, ...]) -> list[str]:
        found = [match for line in offer.lines("parts") if (match := _PARTS.match(line))]
        parts = [f"    {scalar(match[1].strip())}: [{', '.join(map(scalar, _items(match[2])))}]" for match in found]
        return ["shorthand:", "  parts:", *parts, f"  cite: {_listed(cites)}".rstrip()] if parts else []

    def _structure(self, offer: Offer, cites: tuple[str, ...]) -> list[str]:
        lines: list[str] = []
        for name in Structure.model_fields:
            if text := offer.text(name):
                words, own = self._cited(offer, text, cites)
                lines += [f"  {name}:", f"    text: {scalar(words)}", f"    cite: {_listed(own)}".rstrip()]
        return ["structure:", *lines] if lines else []

    def _claims(self, offer: Offer, key: str, cites: tuple[str, ...]) -> list[str]:
        lines: list[str] = []
        for line in offer.lines(key):
            words, own = self._cited(offer, line, cites)
            figures = list(figures_in(words)) if key == "results" else []
            lines += [f"  - text: {scalar(words)}", *([f"    figures: [{', '.join(map(scalar, figures))}]"] if figures else [])]
            lines.append(f"    cite: {_listed(own)}".rstrip())
        return [f"{key}:", *lines] if lines else []

    def _cited(self, offer: Offer, line: str, cites: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """A sentence without the passages at its end, and its citations: those, or those of the whole record."""
        found = _AT_END.search(line)
        own = self._citations(offer, found[1]) if found else ()
        return (line[: found.start()].strip() if found else line), own or cites

    def solved(self, offer: Offer) -> tuple[list[Entry], list[str]]:
        """The problems that are named, and the names of which there is none. A name may have a 、 of its own, so that the longest
        one is looked for first."""
        pieces = [piece.strip() for piece in re.split("[、，,；;]+", offer.text("solves")) if piece.strip()]
        found: list[Entry] = []
        unknown: list[str] = []
        while pieces:
            ends = range(len(pieces), 0, -1)
            length, entries = next(((end, named) for end in ends if (named := self._problems("、".join(pieces[:end])))), (1, []))
            found += entries
            unknown += [] if entries else pieces[:1]
            pieces = pieces[length:]
        return found, unknown

    def _problems(self, name: str) -> list[Entry]:
        """The problem of that name; none when there are several."""
        found = self.catalog.named(name, (Problem.kind,))
        return found if len(found) == 1 else []

    def _notes(self, offer: Offer, cites: tuple[str, ...]) -> dict[str, Sequence[str]]:
        near = self._near.nearest("\n".join((offer.text("summary"), *offer.lines("steps"))), Problem)
        unknown = self.solved(offer)[1]
        report = f"提供者写的来源：{offer.text('report')}；在哪里：{offer.text('place')}"
        return {
            "solves": [*(f"提供者写的“{name}”，手册里没有这个问题。" for name in unknown),
                       *(f"用词最接近的：{each.entry.id}（{each.entry.name}）" for each in near)],
            "cites": [report, *([] if cites else ["报告还没有收进手册的，先用 draft 建来源记录；收了的，写 来源编号#段落号。"])],
        }  # fmt: skip


def _listed(cites: Sequence[str]) -> str:
    return f"[{', '.join(cites)}]" if cites else ""


def _items(text: str) -> list[str]:
    return [item.strip() for item in re.split("[、，,；;]+", text.rstrip("。；;")) if item.strip()]
