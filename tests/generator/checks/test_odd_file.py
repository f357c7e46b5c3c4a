"""What lies among the documents and is neither a folder nor a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from written_handbook import findings_of, write_file, write_handbook

from handbook.checks.rules import odd_file

pytestmark = pytest.mark.skipif(os.name != "posix", reason="这些只有 POSIX 系统有")
COPY = "删掉这个链接；是要发布的，把文件本身复制到这里。"
OUTSIDE, FOLDER = "是通到 docs/ 外面的链接，发布网站时会公开那个文件", "是通到文件夹的链接，发布网站时会把那里的东西一起公开"
CASES: dict[str, tuple[str, Callable[[Path, Path], None], str, str]] = {
    "a file elsewhere": ("名单.png", lambda path, root: path.symlink_to(root / "名单.png"), OUTSIDE, COPY),
    "a record elsewhere": ("a.md", lambda path, root: path.symlink_to("../../名单.png"), OUTSIDE, COPY),
    "a folder elsewhere": ("外", lambda path, root: path.symlink_to(root / "elsewhere"), FOLDER, COPY),
    "a folder of documents": ("圈", lambda path, root: path.symlink_to(root / "docs"), FOLDER, COPY),
    "nothing": ("无.png", lambda path, root: path.symlink_to(root / "none"), "是失效的链接，发布网站时复制不了", COPY),
    "itself": ("环.png", lambda path, root: path.symlink_to(path), "是失效的链接，发布网站时复制不了", COPY),
    "a device": ("零.png", lambda path, root: path.symlink_to("/dev/zero"), OUTSIDE, COPY),
    "a pipe": ("管.png", lambda path, root: os.mkfifo(path), "不是普通的文件（是管道或设备），发布网站时会卡住", "删掉它。"),
}


def found_in(root: Path) -> list[tuple[str, str]]:
    return [(str(finding), finding.remedy) for finding in findings_of(root, {}, [odd_file.RULE])]


@pytest.mark.parametrize(("name", "make", "message", "remedy"), CASES.values(), ids=CASES)
def test_each_is_told(tmp_path: Path, name: str, make: Callable[[Path, Path], None], message: str, remedy: str) -> None:
    write_handbook(tmp_path, {})
    write_file(tmp_path / "名单.png", "x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs/about").mkdir()
    make(tmp_path / "docs/about" / name, tmp_path)
    assert found_in(tmp_path) == [(f"docs/about/{name}:1:1 错误 HB126 “{name}”{message}", remedy)]


def test_of_a_record_that_is_not_there_another_rule_tells(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    (tmp_path / "docs/terms/zou.yml").symlink_to("meiyou.yml")
    os.mkfifo(tmp_path / "docs/terms/guan.yml")
    assert found_in(tmp_path) == []


def test_files_and_links_to_them_within_the_documents_pass(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    write_file(tmp_path / "docs/about/图.png", "x")
    (tmp_path / "docs/about/同图.png").symlink_to("图.png")
    os.mkfifo(tmp_path / "docs/.watch")
    assert found_in(tmp_path) == []
