"""The script that answers, put together from its parts and from the tables of characters."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = HERE.parents[1] / "theme" / "search"
# in the order in which one needs the other
NAMES = (
    "text",
    "sounds",
    "bits",
    "signs",
    "table",
    "places",
    "records",
    "index",
    "words",
    "query",
    "phrases",
    "leads",
    "feedback",
    "close",
    "things",
    "sectors",
    "rank",
    "heard",
    "missing",
    "near",
    "sure",
    "sentences",
    "twins",
    "show",
    "texts",
    "worker",
)
TABLES = {"READINGS": "readings.txt", "TRADITIONAL": "traditional.txt", "WORDS": "words.txt"}
HEADER = """\
/* Searches the handbook in place of the theme's own script. Put together from hooks/handbook/theme/search/ (ES2015, MIT licence).
   READINGS is drawn from pypinyin (MIT licence, Copyright (c) 2016 mozillazg, 闲耘), TRADITIONAL from OpenCC (Apache
   License 2.0, Copyright Carbo Kuo and contributors), WORDS from jieba (MIT licence, Copyright (c) 2013 Sun Junyi); see
   THIRD-PARTY.md. */
"""
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js$")


def is_worker(path: str) -> bool:
    """Is this the path of the theme's search script?"""
    return bool(_WORKER.search(path))


def worker() -> str:
    """The text of our search script: one function, so that nothing of it meets the names of a page, and a page opened as a file
    can hand its text to a worker."""
    tables = "".join(f"const {name} = {_literal(file)};\n" for name, file in TABLES.items())
    parts = "\n".join((PARTS / f"{name}.js").read_text(encoding="utf-8") for name in NAMES)
    start = f'function start(say) {{\n"use strict";\n{tables}{parts}}}\n'
    return f'{HEADER}(function () {{\n{start}if (typeof document === "undefined") start(message => postMessage(message)); else window.handbookSearch = start;\n}}());\n'


def _literal(file: str) -> str:
    return json.dumps((HERE / file).read_text(encoding="utf-8").strip(), ensure_ascii=False)
