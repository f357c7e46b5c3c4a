"""`review` as a page of the preview, on this computer only: it is no part of the site, and writes nothing but the ledger.

Who may ask: somebody at this computer (loopback, under the preview's own name), with the random token that stands in the
address; and only the page itself may sign (same origin, JSON). Everything else is refused before anything is read.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment
from markupsafe import Markup

from ...catalog import Entry
from ...theme import templating
from .desk import Item, ReviewDesk
from .ledger import LedgerFault
from .terminal import git_name

ROOT = "/~review/"
TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "review"
LONGEST = 4096  # bytes of what is sent
HTML, JSON, TEXT = (f"{kind}; charset=utf-8" for kind in ("text/html", "application/json", "text/plain"))
REFUSED = "不能打开：签读页只给运行 serve 的这台电脑用，网址要照 serve 打印的写全。"
ONLY_HERE = "签读页没有开：预览网址 {} 别的电脑也打得开，换成 127.0.0.1 再运行。"

Environ = Mapping[str, Any]
Start = Callable[..., Any]
App = Callable[[Any, Start], Iterable[bytes]]


@dataclass(frozen=True)
class Answer:
    """What is answered: the status, the kind of content, the content, and the nonce of what it may run."""

    status: HTTPStatus
    kind: str
    body: str
    nonce: str = ""


class Refusal(Exception):
    """What is asked cannot be: the status, and why in words."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


def is_loopback(host: str) -> bool:
    """Can a server under this name be reached from this computer only?"""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@cache
def environment() -> Environment:
    """The environment of the templates of this page."""
    return templating.environment(TEMPLATES)


class ReviewPage:
    """Answers what is asked below ROOT; everything else goes on to the preview."""

    def __init__(self, docs: Path, reports: Path | None, host: str, port: int, then: App) -> None:
        self.docs = docs
        self.reports = reports
        self.token = secrets.token_urlsafe(24)
        self.hosts = {f"{name}:{port}" for name in (host, "127.0.0.1", "localhost", "[::1]")}
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{port}{ROOT}{self.token}/"
        self.then = then
        self._lock = Lock()
        self._desk: tuple[frozenset[tuple[str, int, int]], ReviewDesk] | None = None

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The WSGI application."""
        path = str(environ.get("PATH_INFO", ""))
        if not f"{path}/".startswith(ROOT):
            return self.then(environ, start)
        try:
            name, sent = self._asked(environ, path)  # what comes slowly keeps nobody else waiting
            with self._lock:
                answer = self._answer(name, sent)
        except Refusal as refusal:
            answer = Answer(refusal.status, TEXT, f"{refusal}\n")
        return _sent(answer, start)

    def _asked(self, environ: Environ, path: str) -> tuple[str, dict[str, str] | None]:
        """The id of the record that is asked for, empty for the list, and what is sent to be signed, if anything."""
        token, _, rest = path.removeprefix(ROOT).partition("/")
        if not self._may(environ) or not hmac.compare_digest(token.encode(), self.token.encode()):
            raise Refusal(HTTPStatus.FORBIDDEN, REFUSED)
        name, method = unquote(rest.strip("/")), environ["REQUEST_METHOD"]
        if method == "GET":
            return name, None
        if method == "POST" and name:
            return name, _sent_in(environ)
        raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "这里只能打开和签读。")

    def _answer(self, name: str, sent: Mapping[str, str] | None) -> Answer:
        desk = self._current()
        entry = desk.find(name) if name else None
        if name and (entry is None or not desk.readings.of(entry)):
            raise Refusal(HTTPStatus.NOT_FOUND, f"没有编号为 {name} 的记录，或者里面没有依据来源的说法。")
        if entry is None:
            return self._list(desk)
        return self._record(desk, entry) if sent is None else self._signed(desk, entry, sent)

    def _may(self, environ: Environ) -> bool:
        """Does this computer ask, under the name of the preview, and not for a page of another origin?"""
        host = environ.get("HTTP_HOST", "")
        near = is_loopback(str(environ.get("REMOTE_ADDR", ""))) and host in self.hosts
        from_elsewhere = environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin")
        origin = environ.get("HTTP_ORIGIN")
        signs = environ["REQUEST_METHOD"] != "GET"
        return near and not from_elsewhere and (origin == f"http://{host}" if signs or origin else True)

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
        return _page("list.html", desk, base=f"{ROOT}{self.token}/", rows=left, done=len(rows) - len(left))

    def _record(self, desk: ReviewDesk, entry: Entry) -> Answer:
        following = [other for other in desk.entries if other.path > entry.path and desk.readings.count(other)[1] < desk.readings.count(other)[0]]
        return _page(
            "record.html", desk, base=f"{ROOT}{self.token}/", entry=entry, items=desk.items(entry), voids=desk.voids(entry),
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


def _sent_in(environ: Environ) -> dict[str, str]:
    """What the page sends: a JSON object of texts."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if not 0 < length <= LONGEST or environ.get("CONTENT_TYPE") != "application/json":
            raise ValueError
        sent = json.loads(environ["wsgi.input"].read(length))
        if not isinstance(sent, dict) or not all(isinstance(value, str) for value in sent.values()):
            raise ValueError
    except (ValueError, RecursionError) as error:
        raise Refusal(HTTPStatus.BAD_REQUEST, "看不懂发来的内容。") from error
    return sent


def _page(template: str, desk: ReviewDesk, **context: Any) -> Answer:
    nonce = secrets.token_urlsafe(12)
    style, script = (Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("review.css", "review.js"))
    html = environment().get_template(template).render(
        settings=desk.catalog.settings, nonce=nonce, style=style, script=script, **context
    )
    return Answer(HTTPStatus.OK, HTML, html, nonce)


def _sent(answer: Answer, start: Start) -> list[bytes]:
    body = answer.body.encode()
    runs = f"style-src 'nonce-{answer.nonce}'; script-src 'nonce-{answer.nonce}'; connect-src 'self'; " if answer.nonce else ""
    start(
        f"{answer.status.value} {answer.status.phrase}",
        [
            ("Content-Type", answer.kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", f"default-src 'none'; {runs}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ],
    )  # fmt: skip
    return [body]
