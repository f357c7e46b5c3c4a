"""The pages of the preview that write: whatever is asked and sent, something is answered, and nothing is written outside `docs`.

An input is a request as a JSON object: the page, the method, what follows the page's address, the headers and what is sent.
"""

from __future__ import annotations

import io
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from handbook.catalog import read_catalog
from handbook.catalog.readings import Readings
from handbook.desk.local import LocalPage
from handbook.desk.review.web import ReviewPage
from handbook.desk.workbench.fields import form_of, keys_of
from handbook.desk.workbench.records import RecordBench
from handbook.desk.workbench.web import WorkbenchPage
from stock_handbook import REPORT, Handbook, records_only

from .standing import folder

ANSWERS = {"200", "400", "403", "404", "405", "409"}
PRACTICE = "sanwen-sanbang"
ORIGIN = "http://127.0.0.1:8000"
State = dict[Path, tuple[int, int]]


@cache
def served() -> Handbook:
    """The stock handbook under the pages; what one request writes is undone before the next."""
    handbook = records_only(folder() / "served")
    shutil.copytree(handbook.docs, folder() / "served-before")
    return handbook


@cache
def pages() -> dict[str, LocalPage]:
    """The pages by name."""
    handbook, host, port = served(), "127.0.0.1", 8000
    report = handbook.reports / REPORT
    record = handbook.docs / "practices" / f"{PRACTICE}.yml"
    return {
        "review": ReviewPage(handbook.docs, handbook.reports, host, port, lambda *_: []),
        "draft": WorkbenchPage(handbook.docs, report, handbook.site, "/", host, port, lambda *_: []),
        "record": WorkbenchPage(handbook.docs, record, handbook.site, "/", host, port, lambda *_: []),
    }


def seeds() -> dict[str, bytes]:
    """Requests as the pages' own scripts send them."""
    handbook = served()
    bench = RecordBench(handbook.docs, PRACTICE)
    blanks = keys_of(form_of(bench.model, bench.entry.file.data or {}, bench.catalog.settings))
    form = {"id": PRACTICE, "digest": bench.digest, **{key: blank.value for key, blank in blanks.items()}}
    few = {"id": PRACTICE, "digest": bench.digest, "summary": "读者会每季度开一次，议定的事写进纪要。", "steps/0/text": "到户问。", "aliases": ""}
    offer = {"name": "三定一访", "named_by": "原文", "summary": "每月到村。", "sectors": "农村", "level": "县", "mechanism": "联系服务", "status": "已实践",
             "evidence": "规模或产出", "solves": "到户次数少", "parts": "定：定时间\n访：电话回访", "results": "一年 69 次。（第7段）", "steps": "到户。（第4段）",
             "cites": "tushu-huifang#4,tushu-huifang#5"}  # fmt: skip
    readings = Readings(read_catalog(handbook.docs))
    entry = readings.catalog.get(PRACTICE)
    assert entry
    said, _, rests = next(about for each in readings.of(entry) if (about := readings.about(each.saying)))
    signature = {"at": readings.of(entry)[0].saying.at, "said": said, "rests": rests, "reader": "张三"}
    asked = {
        "list": ("review", "", None), "reading": ("review", f"{PRACTICE}/", None), "sign": ("review", f"{PRACTICE}/", signature),
        "bench": ("draft", "", None), "pieces": ("draft", "pieces/0-120.121-240", None), "preview": ("draft", "preview", None),
        "check": ("draft", "check", offer), "save": ("draft", "save", offer), "propose": ("draft", "propose", {"cites": offer["cites"]}),
        "sources": ("draft", "sources", {"id": "xin-laiyuan", "spans": "0-120.121-240", "name-1": "甲", "short-1": "甲", "summary-1": "一", "sectors-1": "农村", "written-1": "2020-01"}),
        "form": ("record", f"record/{PRACTICE}", None), "record-check": ("record", "record-check", form), "record-save": ("record", "record-save", few),
    }  # fmt: skip
    return {
        f"{name}.json": json.dumps(
            {"page": page, "method": "GET" if sent is None else "POST", "name": rest, "sent": sent,
             "headers": {"HTTP_HOST": "127.0.0.1:8000", "HTTP_ORIGIN": ORIGIN, "REMOTE_ADDR": "127.0.0.1", "HTTP_SEC_FETCH_SITE": "same-origin",
                         "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": None}},
            ensure_ascii=False,
        ).encode()
        for name, (page, rest, sent) in asked.items()
    }  # fmt: skip


def bear(name: str, data: bytes) -> None:
    """Ask it of the page; a request that is none is sent to a page as its body."""
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        asked = json.loads(seeds()["check.json"]) | {"sent": data.decode("utf-8", "replace")}
    answered: list[str] = []
    before = state(served().root)
    page = pages().get(str(asked.get("page")), pages()["draft"])
    body = b"".join(page(environ_of(page, asked), lambda status, _: answered.append(status[:3])))
    assert body or answered == []  # what is no page of ours went on to the preview
    assert ANSWERS.issuperset(answered), answered
    put_back(before)


def environ_of(page: LocalPage, asked: dict[str, Any]) -> dict[str, Any]:
    """The request as a server hands it over: texts in Latin letters, a body of bytes."""
    body = json.dumps(asked.get("sent")).encode()  # a lone half of a character comes as its escape
    headers = asked.get("headers") if isinstance(asked.get("headers"), dict) else {}
    given = {latin(key): latin(value) for key, value in headers.items() if value is not None}
    path = asked.get("path") if isinstance(asked.get("path"), str) else f"{page.base}{asked.get('name', '')}"
    return {"CONTENT_LENGTH": str(len(body)), **given, "REQUEST_METHOD": latin(asked.get("method", "GET")), "PATH_INFO": latin(path),
            "wsgi.input": io.BytesIO(body)}  # fmt: skip


def latin(value: object) -> str:
    """A text as WSGI has it."""
    return str(value).encode("utf-8", "replace").decode("latin-1")


def state(root: Path) -> State:
    """What files there are, when they were written and how long they are."""
    return {path: (held.st_mtime_ns, held.st_size) for path in root.rglob("*") if path.is_file() for held in [path.stat()]}


def put_back(before: State) -> None:
    """Nothing is written but below `docs`, and that is made as it was."""
    handbook = served()
    now = state(handbook.root)
    if now == before:
        return
    changed = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
    elsewhere = [path for path in changed if not path.is_relative_to(handbook.docs)]
    shutil.rmtree(handbook.docs)
    shutil.copytree(folder() / "served-before", handbook.docs)
    assert not elsewhere, elsewhere
