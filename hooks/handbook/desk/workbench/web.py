"""The workbench as a page of the preview: it writes nothing but records, indexes and what belongs to them, below docs."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import Environment
from markupsafe import Markup, escape

from ...evidence.collections import pieces_of
from ...model.vocabulary import Flag
from ...reports.reading import ReportError
from ...theme import templating
from ..draft.drafting import CannotDraft, Wanted, proposed
from ..local import HTML, JSON, Answer, App, LocalPage, Refusal, Sent
from ..putting import put_all
from .bench import Bench, Judged

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "workbench"
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

    def __init__(self, docs: Path, report: Path, site: Path, mount: str, host: str, port: int, then: App) -> None:
        super().__init__(host, port, then)
        self.docs, self.report, self.site, self.mount = docs, report, site, mount
        self._shown = ""

    def answer(self, name: str, sent: Sent | None) -> Answer:
        """The page, its preview, or what became of what was sent."""
        if sent is None:
            return {"": self._page, "preview": self._preview}.get(name, self._nothing)()
        made = {"check": self._check, "propose": self._propose, "save": self._save, "sources": self._sources}.get(name)
        if made is None:
            self._nothing()
        try:
            return Answer(HTTPStatus.OK, JSON, json.dumps(made(sent) if made else {}, ensure_ascii=False))
        except (OSError, ReportError, CannotDraft) as error:
            raise Refusal(HTTPStatus.CONFLICT, f"没有写成：{error}") from error

    def _nothing(self) -> Answer:
        raise Refusal(HTTPStatus.NOT_FOUND, "没有这一页。")

    def _page(self) -> Answer:
        nonce = secrets.token_urlsafe(12)
        style, script = (Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("workbench.css", "workbench.js"))
        try:
            bench = Bench(self.docs, self.report)
        except ReportError as error:
            raise Refusal(HTTPStatus.CONFLICT, str(error)) from error
        html = environment().get_template("page.html").render(
            settings=bench.catalog.settings, nonce=nonce, style=style, script=script, base=self.base, file=bench.report.name,
            sources=list(bench.passages()), pieces=[] if bench.sources else pieces_of(bench.report.text), questions=bench.asked,
            words=self._words(bench), problems=bench.problems,
        )  # fmt: skip
        return Answer(HTTPStatus.OK, HTML, html, nonce)

    @staticmethod
    def _words(bench: Bench) -> tuple[str, ...]:
        return next(question.words for question in bench.asked if question.key == "sectors")

    def _preview(self) -> Answer:
        """The record's page in the frame of the site's own pages, without their scripts."""
        frame = next(iter(sorted(self.site.glob("practices/*/index.html"))), None)
        body = self._shown or "<p>填好了才有预览。</p>"
        if frame is None:
            return Answer(HTTPStatus.OK, HTML, f"<!doctype html><title>预览</title>{body}", framed=True)
        text = _SCRIPT.sub("", frame.read_text(encoding="utf-8"))
        text = _ARTICLE.sub(lambda found: f"{found[1]}{body}{found[2]}", text, count=1)
        base = f'<base href="{escape(self.mount)}practices/{frame.parent.name}/">'
        return Answer(HTTPStatus.OK, HTML, _HEAD.sub(lambda found: f"{found[0]}{base}", text, count=1), framed=True)

    # --- what is sent ---------------------------------------------------------------------------------------------------

    def _check(self, sent: Sent) -> Mapping[str, Any]:
        judged = Bench(self.docs, self.report).judged(sent)
        self._shown = judged.page
        return _told(judged)

    def _propose(self, sent: Sent) -> Mapping[str, Any]:
        return Bench(self.docs, self.report).proposal(sent.get("cites", "").split(","))

    def _save(self, sent: Sent) -> Mapping[str, Any]:
        """Write the record once nothing keeps it from passing."""
        bench = Bench(self.docs, self.report)
        judged = bench.judged(sent)
        if not judged.passes:
            return _told(judged)
        return {"saved": bench.save(sent).relative_to(self.docs.parent).as_posix(), **_told(judged)}

    def _sources(self, sent: Sent) -> Mapping[str, Any]:
        """Write the source records and indexes of the report's file, with what must be written by a person."""
        _, files = proposed(self.docs, Bench(self.docs, self.report).report, Wanted(self.report, id=sent.get("id", ""), write=True))
        records = [path for path in files if path.suffix == ".yml"]
        for number, path in enumerate(records, 1):
            files[path] = _filled(files[path], {key: sent.get(f"{key}-{number}", "") for key in ("name", "short", "summary", "sectors", "written")})
        if there := [path for path in files if path.exists()]:
            raise CannotDraft(f"{there[0].name} 已经有了")
        put_all(files)
        return {"saved": "、".join(path.relative_to(self.docs.parent).as_posix() for path in records)}


def _filled(text: str, answers: Mapping[str, str]) -> str:
    """A drafted source record with a person's answers in its gaps."""
    for key, answer in answers.items():
        if answer.strip() and key != "written":
            value = f"[{answer}]" if key == "sectors" else json.dumps(answer.strip(), ensure_ascii=False)
            text = text.replace(f"\n{key}:\n", f"\n{key}: {value}\n", 1)
    return _dated(text, answers.get("written", "").strip())


def _dated(text: str, date: str) -> str:
    """The record with the date on which the report was written, or with the flag that it has none."""
    if date:
        return text.replace("\n# written:\n", f"\nwritten: {{stated: {json.dumps(date)}}}\n", 1)
    if "\nflags: [" in text:
        return text.replace("\nflags: [", f"\nflags: [{Flag.UNDATED}, ", 1)
    return text.replace("\n# flags: []\n", f"\nflags: [{Flag.UNDATED}]\n", 1)


def _told(judged: Judged) -> dict[str, Any]:
    return {"told": [each._asdict() for each in judged.told], "passes": judged.passes, "text": judged.text, "page": bool(judged.page)}
