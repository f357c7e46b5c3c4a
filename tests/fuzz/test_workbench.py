"""The workbench answers whatever is asked and sent, and writes nothing of it that is not right."""

from __future__ import annotations

import io
import json
import random
from collections import Counter

from handbook.desk.workbench.web import WorkbenchPage
from stock_handbook import MKDOCS, REPORT, Handbook, snapshot

ROUNDS = 600
NAMES = ("check", "propose", "save", "sources", "record-check", "record-save", "x", "../..", "preview", "record/sanwen-sanbang", "record/../../x",
         "pieces/0-10", "pieces/x", "pieces/0-5,3-9", "record/%00")  # fmt: skip
KEYS = ("id", "spans", "passages", "name", "parts", "steps", "results", "record", "text", "source", "name-1", "written-1", "status", "sectors", "digest")
VALUES = ("", "../../etc/passwd", "\0", "a" * 50, "1", "4-6", "tushu-huifang#4", "jiedao-jiedui#1-5", "9" * 30, "-1", "<script>", "：", "问：问需求", "{",
          "lianxihui", "sanwen-sanbang", "0-10,20-30", "0-99999999", "\ud800", "0:589")  # fmt: skip
LENGTHS = ("x", "-1", "99999999999", "")


def test_whatever_is_asked_and_sent_is_answered(records: Handbook) -> None:
    records.write("mkdocs.yml", MKDOCS)
    page = WorkbenchPage(records.docs, records.reports / REPORT, records.site, "/", "127.0.0.1", 8000, lambda *_: [])
    before, chance, answered = snapshot(records.root), random.Random("workbench"), Counter[str]()
    for _ in range(ROUNDS):
        data = json.dumps({chance.choice(KEYS): chance.choice(VALUES) for _ in range(chance.randint(0, 5))}).encode()
        data = data if chance.random() < 0.9 else chance.randbytes(40)
        length = str(len(data)) if chance.random() < 0.9 else chance.choice(LENGTHS)
        environ = {
            "REQUEST_METHOD": chance.choice(("POST", "POST", "GET", "PUT")), "PATH_INFO": page.base + chance.choice(NAMES), "CONTENT_LENGTH": length,
            "CONTENT_TYPE": "application/json", "wsgi.input": io.BytesIO(data), "HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1",
            "HTTP_ORIGIN": "http://127.0.0.1:8000", "HTTP_SEC_FETCH_SITE": "same-origin",
        }  # fmt: skip
        page(environ, lambda status, _: answered.update([status[:3]]))
    assert set(answered) == {"200", "400", "404", "405", "409"}
    assert snapshot(records.root) == before
