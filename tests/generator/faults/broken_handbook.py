"""Puts one fault into a copy of the stock handbook, as `faults.yml` and `harmless.yml` describe it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from stock_handbook import REPORT, Handbook

HERE = Path(__file__).parent


def listed(name: str) -> Iterator[dict[str, Any]]:
    """The cases of one of the files beside this one."""
    yield from yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def put_in(handbook: Handbook, case: dict[str, Any]) -> None:
    """Change the handbook as the case says; its passage indexes stay what they were."""
    for changes in (case.get("replace", {}), case.get("in_report", {})):
        for name, texts in changes.items():
            for old, new in texts.items():
                handbook.replace(name, old, new)
    _put_files(handbook, case)
    for name, codec in case.get("encode", {}).items():
        path = handbook.root / name
        path.write_bytes(path.read_text(encoding="utf-8").encode(codec))
    if case.get("digest"):
        forge_digest(handbook)


def _put_files(handbook: Handbook, case: dict[str, Any]) -> None:
    for name in case.get("remove", ()):
        (handbook.root / name).unlink()
    for name, target in case.get("copy", {}).items():
        shutil.copy(handbook.root / name, handbook.root / target)
    for name, text in case.get("write", {}).items():
        handbook.write(name, text)
    for name, target in case.get("move", {}).items():
        (handbook.root / target).parent.mkdir(exist_ok=True)
        (handbook.root / name).rename(handbook.root / target)
    for name in case.get("line_ends", ()):
        path = handbook.root / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def forge_digest(handbook: Handbook) -> None:
    """Give every index the digest of the report as it is now, and leave the rest of it alone."""
    digest = hashlib.sha256((handbook.reports / REPORT).read_bytes()).hexdigest()
    for path in (handbook.docs / "sources/passages").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(json.loads(text)["sha256"], digest), encoding="utf-8")


def found(handbook: Handbook, case: dict[str, Any]) -> list[str]:
    """The findings, each followed by its remedy, as `check` would print them (with --reports if the case says so)."""
    outcome = handbook.check(with_reports=bool(case.get("reports")))
    return [line for finding in outcome.findings for line in (str(finding), f"→ {finding.remedy}")]
