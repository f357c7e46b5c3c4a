"""Files too large for a fixture."""

from __future__ import annotations

from pathlib import Path

from written_handbook import findings_of, write_handbook

from handbook.checks.rules.too_much import RULE

PATH = "docs/practices/x.yml"


def found(root: Path, text: str) -> list[str]:
    write_handbook(root, {"files": {PATH: text}})
    return [str(finding) for finding in findings_of(root, {}, [RULE])]


def test_too_large(tmp_path: Path) -> None:
    assert found(tmp_path, "name: " + "长" * 400_000) == [f"{PATH}:1:1 错误 HB102 文件太大，超过了 1024 KB"]


def test_too_many(tmp_path: Path) -> None:
    lines = found(tmp_path, "asks: [" + "甲, " * 20_001 + "甲]\n")
    assert [line.partition(" ")[2] for line in lines] == ["错误 HB102 内容太多，超过了 20000 项"]
