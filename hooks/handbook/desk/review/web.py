"""`review` as a page of the preview, on this computer only: it writes nothing but the ledger."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from ...catalog import Entry
from ...theme import templating
from ..local import HTML, JSON, Answer, App, LocalPage, Refusal, Sent
from .desk import Item, ReviewDesk
from .ledger import LedgerFault
from .terminal import git_name

ROOT = "/~review/"
TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "review"
REFUSED = "不能打开：签读页只给运行 serve 的这台电脑用，网址要照 serve 打印的写全。"
ONLY_HERE = "签读页没有开：预览网址 {} 别的电脑也打得开，换成 127.0.0.1 再运行。"


@cache
def environment() -> Environment:
    """The environment of the templates of this page."""
    return templating.environment(TEMPLATES)


class ReviewPage(LocalPage):
    """The list of records, and each with what its passages say."""

    root, refused, only = ROOT, REFUSED, "这里只能打开和签读。"

    def __init__(self, docs: Path, reports: Path | None, host: str, port: int, then: App) -> None:
        super().__init__(host, port, then)
        self.docs = docs
        self.reports = reports
        self._desk: tuple[frozenset[tuple[str, int, int]], ReviewDesk] | None = None

    def answer(self, name: str, sent: Sent | None) -> Answer:
        """The list, a record, or what became of a signature."""
        desk = self._current()
        entry = desk.find(name) if name else None
        if name and (entry is None or not desk.readings.of(entry)):
            raise Refusal(HTTPStatus.NOT_FOUND, f"没有编号为 {name} 的记录，或者里面没有依据来源的说法。")
        if entry is None:
            return self._list(desk)
        return self._record(desk, entry) if sent is None else self._signed(desk, entry, sent)

    def _current(self) -> ReviewDesk:
        """The handbook as it is on the disk: the records read anew when one has changed, the ledger each time."""
        stamp = self._stamp()
        if self._desk is None or self._desk[0] != stamp:
            self._desk = (stamp, ReviewDesk(self.docs, self.reports))
        else:
            self._desk[1].look_again()
        return self._desk[1]

    def _stamp(self) -> frozenset[tuple[str, int, int]]:
        files = [*self.docs.glob("*/*.yml"), *self.docs.glob("sources/passages/*.json"), self.docs.parent / "handbook.yml"]
        found = ((path, path.stat()) for path in files if path.is_file())
        return frozenset((str(path), state.st_mtime_ns, state.st_size) for path, state in found)

    def _list(self, desk: ReviewDesk) -> Answer:
        rows = [(entry, *desk.readings.count(entry)) for entry in desk.entries]
        left = [row for row in rows if row[1] > row[2]]
        return _page("list.html", desk, base=self.base, rows=left, done=len(rows) - len(left))

    def _record(self, desk: ReviewDesk, entry: Entry) -> Answer:
        following = [other for other in desk.entries if other.path > entry.path and desk.readings.count(other)[1] < desk.readings.count(other)[0]]
        return _page(
            "record.html", desk, base=self.base, entry=entry, items=desk.items(entry), voids=desk.voids(entry),
            following=quote(following[0].id) if following else "", reader=git_name(),
        )  # fmt: skip

    def _signed(self, desk: ReviewDesk, entry: Entry, sent: Mapping[str, str]) -> Answer:
        """Sign what the page shows, if it is still what the record says."""
        item = next((item for item in desk.items(entry) if _is_shown(item, sent)), None)
        if item is None:
            raise Refusal(HTTPStatus.CONFLICT, "没有签，这一句或所引的段落刚刚改过：刷新这一页，再读一遍。")
        try:
            desk.sign(entry, item, sent.get("reader", ""))
        except LedgerFault as fault:
            raise Refusal(HTTPStatus.CONFLICT, str(fault)) from fault
        desk.look_again()
        now = next(found for found in desk.items(entry) if found.at == item.at)
        said, done = desk.readings.count(entry)
        told = {"state": now.state, "signed": now.reading.is_signed, "readers": now.reading.readers, "said": said, "done": done}
        return Answer(HTTPStatus.OK, JSON, json.dumps(told, ensure_ascii=False))


def _is_shown(item: Item, sent: Mapping[str, str]) -> bool:
    """Is this the saying that the page shows, to the letter?"""
    return item.about is not None and (item.at, item.about[0], item.about[2]) == (sent.get("at"), sent.get("said"), sent.get("rests"))


def _page(template: str, desk: ReviewDesk, **context: Any) -> Answer:
    nonce = secrets.token_urlsafe(12)
    style, script = (Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("review.css", "review.js"))
    html = environment().get_template(template).render(
        settings=desk.catalog.settings, nonce=nonce, style=style, script=script, **context
    )
    return Answer(HTTPStatus.OK, HTML, html, nonce)
