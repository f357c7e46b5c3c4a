"""`init`: what it writes, what it refuses, and that nothing half-made stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.main import main
from handbook.desk.init import Beginning, begin
from handbook.settings.handbook import read_settings
from stock_handbook import ROOT, Handbook, run_program, snapshot, variables

NAMED = ["--name", "社区图书室做法手册", "--organisation", "青山社区", "--address", ""]


def run(*arguments: str, answers: str = "") -> Result:
    """The command, in this process."""
    return CliRunner().invoke(main, ["init", *arguments], input=answers, prog_name="handbook")


def test_what_it_writes_has_no_fault(tmp_path: Path) -> None:
    done = run(str(tmp_path / "new"), *NAMED)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"已写好 {tmp_path / 'new'}。里面的记录是示例，照 README.md 换成自己的。先看看样子：\nhandbook serve --root {tmp_path / 'new'}\n"
    )
    assert Handbook(tmp_path / "new").found(with_reports=True) == []
    kinds = {path.parent.name for path in (tmp_path / "new/docs").glob("*/*.yml")}
    assert kinds == {"methods", "practices", "problems", "templates", "sources", "terms"}
    assert len(list((tmp_path / "new/docs/practices").iterdir())) == 2


def test_what_is_not_given_is_asked(tmp_path: Path) -> None:
    done = run(str(tmp_path / "new"), answers="社区图书室做法手册\n青山社区\nhttps://example.org/handbook/\n")
    assert done.exit_code == 0
    assert 'site_url: "https://example.org/handbook/"' in (tmp_path / "new/mkdocs.yml").read_text(encoding="utf-8")
    assert "由青山社区编" in (tmp_path / "new/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["手册：一 # 二", "“引号”'和'\"引号\"", "a: [b]", "$name ${x}", "第 1 册\\"])
def test_anything_may_stand_in_a_name(tmp_path: Path, name: str) -> None:
    begin(tmp_path / "new", Beginning(name, name))
    settings = read_settings(tmp_path / "new").settings
    assert (settings.name, settings.publisher.name) == (name, name)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("我的", encoding="utf-8")
    done = run(str(tmp_path), *NAMED)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path} 里已经有文件（README.md 等 1 个），没有动它。换一个空文件夹。\n"
    assert snapshot(tmp_path) == {"README.md": "我的".encode()}


def test_a_repository_of_git_without_files_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run(str(tmp_path), *NAMED).exit_code == 0
    assert (tmp_path / "handbook.yml").is_file()


REFUSED = {
    "a file": ("taken", NAMED, "taken 是一个文件，没有动它。换一个名字。"),
    "a folder in none": ("none/new", NAMED, "none 这个文件夹不存在。先建好它，或者换一个地方。"),
    "a short name": ("new", ["--name", "书", *NAMED[2:]], "名称要有 2 到 40 个字，如 社区图书室做法手册。"),
    "a long name": ("new", ["--name", "书" * 41, *NAMED[2:]], "名称要有 2 到 40 个字，如 社区图书室做法手册。"),
    "an address that is markup": ("new", [*NAMED[:4], "--address", 'https://a.cn/"><b>/'], "网址“https://a.cn/\"><b>/”要写全，如 https://example.org/handbook/；还没有就不写。"),
    "nobody": ("new", ["--name", "做法手册", "--organisation", " ", "--address", ""], "由谁来编，要写 2 到 40 个字，如 青山社区图书室。"),
    "an address without its beginning": (
        "new", [*NAMED[:-1], "example.org"], "网址“example.org”要写全，如 https://example.org/handbook/；还没有就不写。",
    ),
    "a name with a bell": ("new", ["--name", "手\a册", *NAMED[2:]], "名称、单位或网址里有看不见的字符：用键盘重新打一遍。"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", REFUSED)
def test_what_cannot_be_is_told_and_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    folder, arguments, answer = REFUSED[wrong]
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run(folder, *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{answer}\n")
    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]


SMALL = """
import resource, sys
from handbook.commands.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500))
sys.argv[0] = "handbook"
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "an empty one"])
def test_a_failure_half_way_leaves_nothing(tmp_path: Path, there: bool) -> None:
    """The index is longer than this disk allows, after everything else has been written."""
    target = tmp_path / "new"
    if there:
        (target / ".git").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    command = [sys.executable, "-P", "-c", SMALL, "init", str(target), *NAMED]
    done = run_program(command, tmp_path, variables(PYTHONPATH=str(ROOT / "hooks"), PYTHONDONTWRITEBYTECODE="1"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("没有写成，什么也没有留下：")
    assert sorted(tmp_path.rglob("*")) == before
