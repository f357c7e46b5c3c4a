"""`draft`: shows a report's passages before there is any record, and writes what a person confirms, all of it or nothing."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ...catalog import PASSAGES, Catalog, read_catalog
from ...evidence.collections import Piece, pieces_at, pieces_of
from ...evidence.editions import solid_digest
from ...evidence.index import IndexedPassage, PassageIndex
from ...evidence.index_file import write_index
from ...evidence.library import original, verify
from ...evidence.passages import Span, visible
from ...model import Practice, Source
from ...model.identifier import LONGEST, is_identifier
from ...reports.reading import Report, ReportError, read_report
from ..index import LONGEST as LONGEST_REPORT
from ..naming import identifier_for
from ..schema import FOLDER
from ..skeleton import taken
from ..step import changing, take_files
from .practices import practice_draft
from .reading_off import Chosen
from .sources import SourceDraft, source_drafts

Ask = Callable[[str], str]
_RANGE = re.compile(r"(\d{1,5})(?:[-—–~至到](\d{1,5}))?")
_NO_ID = "编号“{}”不行：只能用小写拼音字母、数字和连字符，至多 {} 个，如 dushu-huifang。用 --id 写一个。"
_NO_NAME = "所选的段落里没有看到名称，给这条做法起一个编号：加 --id 编号，如 --id sanwen-sanbang。"
_ASKED = "写成文件的话，给{}起一个编号（小写拼音，如 {}）；不写就直接回车"


class CannotDraft(Exception):
    """Why nothing can be drafted, and what to do."""


@dataclass(frozen=True)
class Wanted:
    """What is to be drafted: a file, the passages for a practice (empty: its source records), under which id, whether the file is one
    report whatever it looks like, whether it is written at once, and where its reports lie when a person has said so."""

    file: Path
    passages: str = ""
    id: str = ""
    whole: bool = False
    write: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def question(self) -> str:
        """What is asked before anything is written."""
        return _ASKED.format("这条做法", "sanwen-sanbang") if self.passages else _ASKED.format("来源", "dushu-huifang")


def draft(docs: Path, wanted: Wanted, ask: Ask | None = None) -> int:
    """Show what is proposed, and write it when that is wanted: at once, or when the person who is asked gives it an id. Returns the
    exit status."""
    try:
        report = read_report(wanted.file)
        lines, _ = proposed(docs, report, wanted)
        print("\n".join(lines))
        if not wanted.write and ask:
            wanted = replace(wanted, id=(answer := ask(wanted.question).strip()), write=bool(answer))
        if wanted.write:
            with changing(docs.parent):
                _put(docs, proposed(docs, report, wanted)[1])
        else:
            print("还没有写文件。看过没有错，加 --write --id 编号 再运行一次。")
    except (CannotDraft, ReportError) as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def proposed(docs: Path, report: Report, wanted: Wanted) -> tuple[list[str], dict[Path, str]]:
    """What is told of a draft, and the files that make it. Raises `CannotDraft`."""
    drafting = Drafting(docs, report, wanted)
    return drafting.practice() if wanted.passages else drafting.sources()


def _put(docs: Path, files: Mapping[Path, str]) -> None:
    """All of the files or none; what is there is never written over."""
    if there := [path for path in files if path.exists()]:
        raise CannotDraft(f"{there[0].relative_to(docs.parent).as_posix()} 已经有了，没有动它，什么也没有写。换一个 --id。")
    take_files(docs.parent, files)
    names = [path.relative_to(docs.parent).as_posix() for path in files]
    print(f"已写好：{'、'.join(names)}。用编辑器打开 .yml，把冒号后面空着的写上，再运行 check。")


class Drafting:
    """A report on the desk of a handbook."""

    def __init__(self, docs: Path, report: Report, wanted: Wanted) -> None:
        self.docs = docs
        self.report = report
        self.wanted = wanted

    @cached_property
    def catalog(self) -> Catalog:
        """The handbook as it is."""
        return read_catalog(self.docs)

    @property
    def has_schema(self) -> bool:
        """Is there a schema for editors?"""
        return (self.docs.parent / FOLDER).is_dir()

    # --- the source records of a file -----------------------------------------------------------------------------------

    def sources(self) -> tuple[list[str], dict[Path, str]]:
        """The passages of each report of the file as they are told, and the files to be written."""
        if known := list(self._known):
            raise CannotDraft(f"{self.report.name} 已经有来源记录：{'、'.join(known)}。看段落用 index {self.wanted.file} --show；"
                              f"写做法用 draft {self.wanted.file} 段号，如 draft {self.wanted.file} 4-6。")  # fmt: skip
        self._refuse_known_words()
        pieces = self._pieces()
        self._refuse_long(pieces)
        drafts = list(source_drafts(self.report, pieces, self._identifier()))
        for each in drafts:
            self._refuse_id(each.id)
        lines: list[str] = []
        files: dict[Path, str] = {}
        for number, each in enumerate(drafts, 1):
            index = each.index()
            lines += _piece_lines(each, index, number, len(drafts))
            files[self.docs / Source.folder / f"{each.id}.yml"] = each.record(self.catalog.settings, self.has_schema)
            files[self.docs / PASSAGES / f"{each.id}.json"] = write_index(index)
        return lines, files

    @property
    def _known(self) -> Iterator[str]:
        """The ids of the source records that name this file, those with faults too."""
        sources = (entry for entry in self.catalog.entries if entry.model is Source)
        return (entry.id for entry in sources if (entry.file.data or {}).get("file") == self.report.name)

    def _refuse_known_words(self) -> None:
        """The same report under another name is none to begin with."""
        digest = solid_digest(self.report.text)
        for index in self.catalog.library.indexes.values():
            if index.digest == digest:
                raise CannotDraft(f"这份报告已经有来源记录：{index.source}，文件名是 {index.file}。用那个文件名，或者直接引用 {index.source}。")

    def _pieces(self) -> tuple[Piece, ...]:
        if self.wanted.spans:
            return pieces_at(self.report.text, self.wanted.spans)
        pieces = pieces_of(self.report.text)
        if not self.wanted.whole:
            return pieces
        return (Piece(pieces[0].title, Span(0, len(self.report.text.rstrip())), "整个文件是一篇"),)

    def _refuse_long(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.span.end - piece.span.start > LONGEST_REPORT:
                raise CannotDraft(f"第 {piece.span.start} 字符起的一篇超过 {LONGEST_REPORT} 个字符，建不了索引：拆成几个文件再来。")

    # --- a practice from some passages ----------------------------------------------------------------------------------

    def practice(self) -> tuple[list[str], dict[Path, str]]:
        """A practice record as it is told, and the file to be written."""
        chosen = self._chosen()
        text = practice_draft(chosen, self.catalog, self.has_schema)
        shown = [f"{chosen.cite(passage)}  {words.strip()}" for passage, words in chosen.told]
        name = chosen.names[0] if chosen.names else ""
        identifier = self.wanted.id or (identifier_for(name, self._taken) if name else "" if self.wanted.write else "new-practice")
        self._refuse_id(identifier)
        return [*shown, "", text], {self.docs / Practice.folder / f"{identifier}.yml": text}

    def _chosen(self) -> Chosen:
        source, numbers = self._place()
        index = self._index(source)
        if verify(index, self.report):
            raise CannotDraft(f"{source} 的索引不是从这份 {self.report.name} 建的：先运行 index {self.wanted.file}。")
        passages = [self._passage(index, number) for number in numbers]
        return Chosen(index, original(index, self.report), tuple(passages), self.catalog.settings.trade.actors)

    def _place(self) -> tuple[str, list[int]]:
        """The source that is meant, and the numbers of its passages in order."""
        named, mark, listed = self.wanted.passages.rpartition("#")
        known = list(self._known)
        if not known:
            raise CannotDraft(f"{self.report.name} 还没有来源记录：先运行 draft {self.wanted.file} --write。")
        if (mark and named not in known) or (not mark and len(known) > 1):
            raise CannotDraft(f"{self.report.name} 里有 {len(known)} 篇：{'、'.join(known)}。写明是哪一篇，如 {known[0]}#4-6。")
        return named or known[0], sorted(set(_numbers(listed)))

    def _index(self, source: str) -> PassageIndex:
        if (index := self.catalog.library.indexes.get(source)) is None:
            raise CannotDraft(f"{source} 没有段落索引：先运行 index {self.wanted.file}。")
        return index

    def _passage(self, index: PassageIndex, number: int) -> IndexedPassage:
        if (passage := index.passage(number)) is None:
            raise CannotDraft(f"{index.source} 只有 {len(index.passages)} 段，没有第 {number} 段。")
        return passage

    # --- ids ------------------------------------------------------------------------------------------------------------

    def _identifier(self) -> str:
        """The id of the sources that is asked for, or the file's name. While nothing is to be written, anything will do."""
        stem = self.wanted.file.stem
        return self.wanted.id or (stem if self.wanted.write or is_identifier(stem) else "new-source")

    @property
    def _taken(self) -> set[str]:
        """The ids that there are, or were."""
        return {entry.id for entry in self.catalog.entries} | set(self.catalog.ledger.moved_ids)

    def _refuse_id(self, identifier: str) -> None:
        if not is_identifier(identifier):
            raise CannotDraft(_NO_NAME if not identifier else _NO_ID.format(identifier, LONGEST))
        if there := taken(self.docs, identifier):
            raise CannotDraft(f"{there}：编号在全手册里只能用一次，用 --id 换一个。")


def _numbers(listed: str) -> Iterator[int]:
    """The numbers in 4-6,9. Raises `CannotDraft` when there is anything else."""
    for item in re.split("[,，、 ]+", listed.strip()):
        found = _RANGE.fullmatch(item)
        if not found:
            raise CannotDraft(f"段号“{listed}”看不懂：写成 4，或 4-6，或 4-6,9。")
        yield from range(int(found[1]), int(found[2] or found[1]) + 1)


def _piece_lines(each: SourceDraft, index: PassageIndex, number: int, total: int) -> Iterator[str]:
    """A report as it is told: by what it begins, what is not its own, its passages, its damage."""
    start, end = each.piece.span
    which = f"第 {number} 篇，共 {total} 篇" if total > 1 else "一篇"
    yield f"== {which}：{each.piece.title or '（没有认出标题）'}  [{start}, {end}]  依据：{each.piece.reason}"
    for hidden in each.boilerplate:
        yield f"   不是正文 [{hidden.start}, {hidden.end}] {_short(each.report.text[hidden.start : hidden.end])}"
    for symptom in each.symptoms:
        yield f"   {symptom.flag} [{symptom.start}, {symptom.end}] {symptom.note}"
    for passage in index.passages:
        words = visible(each.report.text, Span(passage.start, passage.end), index.boilerplate).text
        told = f" 〔{passage.telling}〕" if passage.telling else ""
        title = "标题 " if passage.kind == "heading" else ""
        yield f"{each.id}#{passage.number}{told} {title}{words.strip()}".replace("\n", " ")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 30 else f"{flat[:29]}…"
