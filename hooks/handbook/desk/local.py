"""A page of the preview for this computer only: it is no part of the site, and only the page itself may have anything written.

Who may ask: somebody at this computer (loopback, under the preview's own name), with the random token that stands in the
address; and only the page itself may send (same origin, JSON). Everything else is refused before anything is read.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import Any, ClassVar
from urllib.parse import unquote

HTML, JSON, TEXT = (f"{kind}; charset=utf-8" for kind in ("text/html", "application/json", "text/plain"))

LONGEST_PATH = 4000  # more than any system opens, and fewer digits than Python makes a number of

Environ = Mapping[str, Any]
Start = Callable[..., Any]
App = Callable[[Any, Start], Iterable[bytes]]
Sent = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What is answered: the status, the kind of content, the content, the nonce of what it may run; `framed` is a page of the site
    that stands in a frame of this one, runs nothing, and has its styles from the preview."""

    status: HTTPStatus
    kind: str
    body: str
    nonce: str = ""
    framed: bool = False

    @property
    def policy(self) -> str:
        """What the browser may load and run for it."""
        if self.framed:
            own = "'self'"
            return f"default-src 'none'; style-src {own} 'unsafe-inline'; img-src {own} data:; font-src {own}; base-uri {own}; form-action 'none'; frame-ancestors {own}"
        runs = f"style-src 'nonce-{self.nonce}'; script-src 'nonce-{self.nonce}'; connect-src 'self'; frame-src 'self'; " if self.nonce else ""
        return f"default-src 'none'; {runs}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


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


def guarded(app: App) -> App:
    """The preview without what no file can be called: at that the server of MkDocs would break off, and fill the terminal with it."""

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if "\0" in path or len(path) > LONGEST_PATH:
            return _sent(Answer(HTTPStatus.NOT_FOUND, TEXT, "没有这一页。\n"), start)
        return app(environ, start)

    return answer


class LocalPage(ABC):
    """Answers what is asked below `root`; everything else goes on to the preview. A page says how by `answer`."""

    root: ClassVar[str]
    refused: ClassVar[str]
    only: ClassVar[str]  # what may be done here, for who tries something else
    longest: ClassVar[int] = 4096  # bytes of what is sent

    def __init__(self, host: str, port: int, then: App) -> None:
        self.token = secrets.token_urlsafe(24)
        self.hosts = {f"{name}:{port}" for name in (host, "127.0.0.1", "localhost", "[::1]")}
        self.base = f"{self.root}{self.token}/"
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{port}{self.base}"
        self.then = then
        self._lock = Lock()

    @abstractmethod
    def answer(self, name: str, sent: Sent | None) -> Answer:
        """What is answered to a name behind the token, and to what is sent there, if anything. Raises `Refusal`."""

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The WSGI application."""
        path = str(environ.get("PATH_INFO", ""))
        if not f"{path}/".startswith(self.root):
            return self.then(environ, start)
        try:
            name, sent = self._asked(environ, path)  # what comes slowly keeps nobody else waiting
            with self._lock:
                answer = self.answer(name, sent)
        except Refusal as refusal:
            answer = Answer(refusal.status, TEXT, f"{refusal}\n")
        return _sent(answer, start)

    def _asked(self, environ: Environ, path: str) -> tuple[str, Sent | None]:
        """The name that is asked for, empty for the page itself, and what is sent, if anything."""
        token, _, rest = path.removeprefix(self.root).partition("/")
        if not self._may(environ) or not hmac.compare_digest(token.encode(), self.token.encode()):
            raise Refusal(HTTPStatus.FORBIDDEN, self.refused)
        name, method = unquote(rest.strip("/")), environ["REQUEST_METHOD"]
        if method == "GET":
            return name, None
        if method == "POST" and name:
            return name, _sent_in(environ, self.longest)
        raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, self.only)

    def _may(self, environ: Environ) -> bool:
        """Does this computer ask, under the name of the preview, and not for a page of another origin?"""
        host = environ.get("HTTP_HOST", "")
        near = is_loopback(str(environ.get("REMOTE_ADDR", ""))) and host in self.hosts
        from_elsewhere = environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin")
        origin = environ.get("HTTP_ORIGIN")
        signs = environ["REQUEST_METHOD"] != "GET"
        return near and not from_elsewhere and (origin == f"http://{host}" if signs or origin else True)


def _sent_in(environ: Environ, longest: int) -> dict[str, str]:
    """What the page sends: a JSON object of texts."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if not 0 < length <= longest or environ.get("CONTENT_TYPE") != "application/json":
            raise ValueError
        sent = json.loads(environ["wsgi.input"].read(length))
        if not isinstance(sent, dict) or not all(isinstance(value, str) for value in sent.values()):
            raise ValueError
        "".join((*sent, *sent.values())).encode()  # half a character could be answered with no other
    except (ValueError, RecursionError) as error:
        raise Refusal(HTTPStatus.BAD_REQUEST, "看不懂发来的内容。") from error
    return sent


def _sent(answer: Answer, start: Start) -> list[bytes]:
    body = answer.body.encode()
    start(
        f"{answer.status.value} {answer.status.phrase}",
        [
            ("Content-Type", answer.kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", answer.policy),
        ],
    )  # fmt: skip
    return [body]
