"""The workbench as a page of the preview: it writes nothing but records, indexes and what belongs to them, below docs."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, NoReturn

from jinja2 import Environment
from markupsafe import Markup, escape

from ...catalog import Catalog
from ...evidence.collections import lines_of, pieces_at, pieces_of
from ...evidence.passages import Span
from ...load.scalars import quoted
from ...model import Practice
from ...model.vocabulary import Flag
from ...reports.reading import ReportError
from ...theme import templating
from ..draft.drafting import CannotDraft, Wanted, proposed
from ..local import HTML, JSON, Answer, App, LocalPage, Refusal, Sent
from ..step import changing, take_files
from .bench import Bench
from .edits import CannotEdit
from .fields import GONE
from .judging import Judged
from .records import RecordBench, listed

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "workbench"
RECORD, PIECES, RECORDS = "record", "pieces", (".yml", ".yaml")
NOWHERE = "没有这一页。"
ONLY_HERE = "起草页没有开：预览网址 {} 别的电脑也打得开，换成 127.0.0.1 再运行。"
_ARTICLE = re.compile(r"(<article[^>]*>).*?(</article>)", re.DOTALL)
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
_HEAD = re.compile("<head>")


@cache
def environment() -> Environment:
    """The environment of the templates of this page."""
    return templating.environment(TEMPLATES)


class WorkbenchPage(LocalPage):
    """A report on the left, a practice on the right, what the rules say of it, and its page."""

    root: ClassVar[str] = "/~draft/"
    refused: ClassVar[str] = "不能打开：起草页只给运行 serve 的这台电脑用，网址要照 serve 打印的写全。"
    only: ClassVar[str] = "这里只能打开、检查和保存。"
    longest: ClassVar[int] = 1 << 16

    def __init__(self, docs: Path, file: Path, site: Path, mount: str, host: str, port: int, then: App) -> None:
        super().__init__(host, port, then)
        self.docs, self.site, self.mount = docs, site, mount
        self.record = file.stem if file.suffix in RECORDS else ""
        self.report = None if self.record else file
        self._shown, self._folder = "", Practice.folder

    def answer(self, name: str, sent: Sent | None) -> Answer:
        """The page, its preview, or what became of what was sent."""
        try:
            if sent is not None:
                return Answer(HTTPStatus.OK, JSON, json.dumps(self._made(name, sent), ensure_ascii=False))
            folder, _, rest = name.partition("/")
            if folder in (RECORD, PIECES):
                return self._record_page(rest) if folder == RECORD else self._page(rest)
            return {"": self._page, "preview": self._preview}.get(name, self._nothing)()
        except ValueError:
            raise Refusal(HTTPStatus.CONFLICT, "这样分不成篇：每一篇先勾“起”，后勾“止”，中间要有字。") from None
        except (OSError, ReportError, CannotDraft, CannotEdit) as error:
            raise Refusal(HTTPStatus.CONFLICT, f"没有写成：{error}" if sent is not None else str(error)) from error

    def _made(self, name: str, sent: Sent) -> Mapping[str, Any]:
        """What became of what was sent."""
        made, written = {"record-check": self._check_record}, {"record-save": self._save_record}
        if self.report:
            made |= {"check": self._check, "propose": self._propose}
            written |= {"save": self._save, "sources": self._sources}
        if name in written:
            with changing(self.docs.parent):  # each reads the handbook anew
                return written[name](sent)
        return made.get(name, self._nothing_to_send)(sent)

    def _nothing_to_send(self, sent: Sent) -> Mapping[str, Any]:
        raise Refusal(HTTPStatus.NOT_FOUND, NOWHERE)

    def _nothing(self) -> NoReturn:
        raise Refusal(HTTPStatus.NOT_FOUND, NOWHERE)

    def _page(self, spans: str = "") -> Answer:
        """The report beside a practice; before it has source records, where its reports lie, as proposed or as somebody has said."""
        if not self.report:
            return self._record_page(self.record)
        bench = self._bench
        text = bench.report.text
        pieces = [] if bench.sources else pieces_at(text, _spans(spans)) if spans else pieces_of(text)
        return self._shown_page(
            "page.html", bench.catalog, file=bench.report.name, sources=list(bench.passages()), pieces=pieces, spans=spans,
            lines=list(_marked(text, [piece.span for piece in pieces])) if pieces else [],
            questions=bench.asked, words=self._words(bench), problems=bench.problems,
        )  # fmt: skip

    def _record_page(self, identifier: str) -> Answer:
        """A record as a form, beside the report if that is at hand."""
        bench = self._bench if self.report else None
        record = self._at(identifier, bench)
        return self._shown_page(
            "record.html", record.catalog, record=record, cites=record.cites, sources=list(bench.passages()) if bench else [], cross_out=GONE,
        )  # fmt: skip

    def _shown_page(self, template: str, catalog: Catalog, **values: Any) -> Answer:
        nonce = secrets.token_urlsafe(12)
        style, script = (Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("workbench.css", "workbench.js"))
        html = environment().get_template(template).render(
            settings=catalog.settings, nonce=nonce, style=style, script=script, base=self.base, records=list(listed(catalog.entries)), **values,
        )  # fmt: skip
        return Answer(HTTPStatus.OK, HTML, html, nonce)

    @property
    def _bench(self) -> Bench:
        """The report beside the handbook as it is now."""
        if not self.report:
            self._nothing()
        return Bench(self.docs, self.report)

    def _at(self, identifier: str, bench: Bench | None) -> RecordBench:
        texts = dict.fromkeys(bench.sources, bench.report) if bench else {}
        return RecordBench(self.docs, identifier, texts, bench.catalog if bench else None)

    @staticmethod
    def _words(bench: Bench) -> tuple[str, ...]:
        return next(question.words for question in bench.asked if question.key == "sectors")

    def _preview(self) -> Answer:
        """The record's page in the frame of the site's own pages, without their scripts."""
        frame = next(iter(sorted(self.site.glob(f"{self._folder}/*/index.html"))), None)
        body = self._shown or "<p>填好了才有预览。</p>"
        if frame is None:
            return Answer(HTTPStatus.OK, HTML, f"<!doctype html><title>预览</title>{body}", framed=True)
        text = _SCRIPT.sub("", frame.read_text(encoding="utf-8"))
        text = _ARTICLE.sub(lambda found: f"{found[1]}{body}{found[2]}", text, count=1)
        base = f'<base href="{escape(self.mount)}{self._folder}/{frame.parent.name}/">'
        return Answer(HTTPStatus.OK, HTML, _HEAD.sub(lambda found: f"{found[0]}{base}", text, count=1), framed=True)

    # --- what is sent ---------------------------------------------------------------------------------------------------

    def _check(self, sent: Sent) -> Mapping[str, Any]:
        judged = self._bench.judged(sent)
        self._shown, self._folder = judged.page, Practice.folder
        return _told(judged)

    def _propose(self, sent: Sent) -> Mapping[str, Any]:
        return self._bench.proposal(sent.get("cites", "").split(","))

    def _save(self, sent: Sent) -> Mapping[str, Any]:
        """Write the record once nothing keeps it from passing."""
        bench = self._bench
        judged = bench.judged(sent)
        if not judged.passes:
            return _told(judged)
        return {"saved": bench.save(sent).relative_to(self.docs.parent).as_posix(), **_told(judged)}

    def _check_record(self, sent: Sent) -> Mapping[str, Any]:
        record = self._at(sent.get("id", ""), self._bench if self.report else None)
        judged = record.judged(sent)
        self._shown, self._folder = judged.page, record.model.folder
        return _told(judged)

    def _save_record(self, sent: Sent) -> Mapping[str, Any]:
        """Write what is different into the record's file, once nothing keeps it from passing."""
        record = self._at(sent.get("id", ""), self._bench if self.report else None)
        judged = record.judged(sent)
        if judged.passes and judged.text != record.text:
            record.save(judged.text)
        return {**_told(judged), **({"saved": record.entry.path} if judged.passes else {})}

    def _sources(self, sent: Sent) -> Mapping[str, Any]:
        """Write the source records and indexes of the report's file, with what must be written by a person."""
        report = self._bench.report
        _, files = proposed(self.docs, report, Wanted(Path(report.name), id=sent.get("id", ""), write=True, spans=_spans(sent.get("spans", ""))))
        records = [path for path in files if path.suffix == ".yml"]
        for number, path in enumerate(records, 1):
            files[path] = _filled(files[path], {key: sent.get(f"{key}-{number}", "") for key in ("name", "short", "summary", "sectors", "written")})
        if there := [path for path in files if path.exists()]:
            raise CannotDraft(f"{there[0].name} 已经有了")
        take_files(self.docs.parent, files)
        return {"saved": "、".join(path.relative_to(self.docs.parent).as_posix() for path in records)}


class Line(NamedTuple):
    """A line of the file, its place, and whether a report begins or, before the next begins, ends with it."""

    text: str
    span: Span
    begins: bool
    ends: bool


def _marked(text: str, spans: Sequence[Span]) -> Iterator[Line]:
    """The lines of a file, with where its reports lie."""
    lines = lines_of(text)
    begins = {next((number for number, (_, line) in enumerate(lines) if line.end > span.start), 0) for span in spans}
    ends = {max((number for number, (_, line) in enumerate(lines) if line.start < span.end), default=0) for span in spans}
    for number, (words, span) in enumerate(lines):
        yield Line(words, span, number in begins, number in ends and number + 1 not in begins and number + 1 < len(lines))


def _spans(written: str) -> tuple[Span, ...]:
    """`0-240.241-404` as places. Raises ValueError for anything else."""
    pairs = (pair.split("-") for pair in written.split(".") if written)
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _filled(text: str, answers: Mapping[str, str]) -> str:
    """A drafted source record with a person's answers in its gaps."""
    for key, answer in answers.items():
        if answer.strip() and key != "written":
            value = f"[{quoted(answer.strip())}]" if key == "sectors" else quoted(answer.strip())
            text = text.replace(f"\n{key}:\n", f"\n{key}: {value}\n", 1)
    return _dated(text, answers.get("written", "").strip())


def _dated(text: str, date: str) -> str:
    """The record with the date on which the report was written, or with the flag that it has none."""
    if date:
        return text.replace("\n# written:\n", f"\nwritten: {{stated: {quoted(date)}}}\n", 1)
    if "\nflags: [" in text:
        return text.replace("\nflags: [", f"\nflags: [{Flag.UNDATED}, ", 1)
    return text.replace("\n# flags: []\n", f"\nflags: [{Flag.UNDATED}]\n", 1)


def _told(judged: Judged) -> dict[str, Any]:
    return {"told": [each._asdict() for each in judged.told], "passes": judged.passes, "text": judged.text, "page": bool(judged.page)}
