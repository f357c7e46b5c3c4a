"""What lies among the documents and is neither a folder nor a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from written_handbook import OF_SITE, findings_of, write_file, write_handbook

from handbook.checks.engine import all_rules
from handbook.checks.rule import visible
from handbook.checks.rules import odd_file
from stock_handbook import Handbook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="这些只有 POSIX 系统有")
COPY = "删掉这个链接；是要发布的，把文件本身复制到这里。"
OUTSIDE, FOLDER = "是通到 docs/ 外面的链接，发布网站时会公开那个文件", "是通到文件夹的链接，发布网站时会把那里的东西一起公开"


def create(path: Path, root: Path) -> None:
    """A file of this name, beside others whose names are right."""
    for name in (path.name, "A.md", "e\u0301.md"):
        (path.parent / name).touch()


CASES: dict[str, tuple[str, Callable[[Path, Path], object], str, str]] = {
    "a file elsewhere": ("名单.png", lambda path, root: path.symlink_to(root / "名单.png"), OUTSIDE, COPY),
    "a record elsewhere": ("a.md", lambda path, root: path.symlink_to("../../名单.png"), OUTSIDE, COPY),
    "a folder elsewhere": ("外", lambda path, root: path.symlink_to(root / "elsewhere"), FOLDER, COPY),
    "a folder of documents": ("圈", lambda path, root: path.symlink_to(root / "docs"), FOLDER, COPY),
    "nothing": ("无.png", lambda path, root: path.symlink_to(root / "none"), "是失效的链接，发布网站时复制不了", COPY),
    "itself": ("环.png", lambda path, root: path.symlink_to(path), "是失效的链接，发布网站时复制不了", COPY),
    "a device": ("零.png", lambda path, root: path.symlink_to("/dev/zero"), OUTSIDE, COPY),
    "a pipe": ("管.png", lambda path, root: os.mkfifo(path), "不是普通的文件（是管道或设备），发布网站时会卡住", "删掉它。"),
}

NAME = "这个名字不是每台电脑都能用（Windows 保留的名字、不许用的字符，或者不是 UTF-8），别人取不下这个仓库"
TWIN = "和旁边的一个只差大小写或字符的写法，在 Windows、macOS 上会互相覆盖"
RENAME = "改名：用小写字母、数字、减号或汉字。"
CASES |= {
    repr(name): (name, create, NAME, RENAME)
    for name in ("con.png", "AUX.md", "lpt1", "a:b.md", "a?.md", "a\\b.md", "a\nb.md", "a\x1b[31mb.md", "图 ", "图.png.", os.fsdecode("座谈.md".encode("gbk")))
} | {"capitals": ("a.md", create, TWIN, RENAME), "accents": ("é.md", create, TWIN, RENAME)}  # fmt: skip


def found_in(root: Path) -> list[tuple[str, str]]:
    return [(str(finding), finding.remedy) for finding in findings_of(root, {}, [odd_file.RULE])]


@pytest.mark.parametrize(("name", "make", "message", "remedy"), CASES.values(), ids=CASES)
def test_each_is_told(tmp_path: Path, name: str, make: Callable[[Path, Path], object], message: str, remedy: str) -> None:
    write_handbook(tmp_path, {})
    write_file(tmp_path / "名单.png", "x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs/about").mkdir()
    make(tmp_path / "docs/about" / name, tmp_path)
    assert found_in(tmp_path) == [(f"docs/about/{visible(name)}:1:1 错误 HB126 “{visible(name)}”{message}", remedy)]


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


def test_what_a_name_commands_a_terminal_is_written_out() -> None:
    assert visible("a\x1b[31m\u202eb\n表") == "a<U+001B>[31m<U+202E>b<U+000A>表"


@pytest.mark.skipif(sys.platform != "linux", reason="别的系统不收这样的文件名")
def test_a_record_whose_name_is_not_in_utf_8_breaks_no_rule(records: Handbook) -> None:
    """As it comes out of a package that was made on a Chinese Windows."""
    name = os.fsdecode("座谈会".encode("gbk"))
    (records.docs / f"terms/{name}.yml").write_text("name: 座谈会\nmeaning: 坐在一起谈的会。\n", encoding="utf-8")
    found = [finding for finding in records.found() if "HB901" in finding or "HB123" in finding]
    assert len(found) == 1
    assert "错误 HB123" in found[0]


@pytest.mark.parametrize("name", ["环.png", "环.yml", "环.md", "环"])
def test_a_link_that_leads_back_to_itself_breaks_no_rule(tmp_path: Path, name: str) -> None:
    write_handbook(tmp_path, {})
    (tmp_path / "docs/about").mkdir()
    for place in (tmp_path / "docs", tmp_path / "docs/about"):
        (place / name).symlink_to(name)
    found = [str(each) for each in findings_of(tmp_path, {}, [rule for rule in all_rules() if rule.scope not in OF_SITE])]
    assert [each for each in found if "HB901" in each] == []
    assert sum("HB126" in each for each in found) == 2
