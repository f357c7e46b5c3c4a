"""`check --reports` says what is in the place of a report, and opens nothing that is no file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.checks.rule import Context
from handbook.checks.rules import original_absent
from stock_handbook import REPORT, Handbook

PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: None, f"没有“{REPORT}”"),
    "a folder": (lambda path: path.mkdir(), f"的“{REPORT}”是文件夹"),
    "a pipe": (lambda path: os.mkfifo(path) if hasattr(os, "mkfifo") else pytest.skip("这个系统没有管道"), f"的“{REPORT}”不是普通文件（是管道或设备）"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), f"的“{REPORT}”是失效的快捷方式（符号链接）"),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_there_instead_of_a_report_is_named(records: Handbook, tmp_path: Path, place: str) -> None:
    make, told = PLACES[place]
    make(tmp_path / REPORT)
    (remark,) = original_absent.check(catalog := records.catalog(), Context(catalog, records.root, tmp_path))
    assert remark.message == f"--reports 文件夹里{told}，出自它的 2 篇来源没有同原文核对"
