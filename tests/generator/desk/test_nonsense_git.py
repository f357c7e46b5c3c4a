"""Whatever answers to the name of git: what it says is history, or it is none, and nobody is shown how a program fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from handbook.catalog.edits import versions
from handbook.catalog.history import read_history
from handbook.desk.changes import tell_changes
from handbook.desk.commits import CannotCompare, lines_since
from handbook.desk.moving import command
from handbook.site.commit import commit_of
from stock_handbook import Handbook

GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(not GIT or os.name != "posix", reason="要有 git，脚本要能当程序运行")
ANSWERS = {
    "words": "echo hello world",
    "one line": "echo false",
    "bytes": "head -c 5000 /dev/urandom",
    "zeros": "head -c 5000 /dev/zero",
    "another encoding": r"printf '\304\343.txt\n'",
    "digits": "head -c 6000 /dev/zero | tr '\\0' 9",
    "nothing": ":",
    "an option": "echo --output=/nowhere",
    "no": "echo no >&2; exit 1",
}
PARTS = {
    "of texts, words": ("cat-file", "cat >/dev/null; echo garbage here"),
    "of texts, a size that is none": ("cat-file", "cat >/dev/null; echo abc blob -12"),
    "of texts, a size of many digits": ("cat-file", "cat >/dev/null; printf 'abc blob '; head -c 6000 /dev/zero | tr '\\0' 9; echo"),
    "of texts, commits of others": ("cat-file", 'while read name; do echo "$name submodule"; done'),
    "of texts, nothing read": ("cat-file", "exec 0<&-"),
    "of files, words": ("ls-tree", "echo garbage"),
    "of files, nothing": ("ls-tree", ":"),
    "of files, their beginning": ("ls-tree", f"{GIT} \"$@\" | head -c 300"),
    "of files, names outside": ("ls-tree", f"printf '100644 blob {'a' * 40}\\tdocs/../../x\\000100644 blob {'a' * 40}\\t/x\\0'"),
    "of files, texts that are not there": ("ls-tree", f"printf '100644 blob {'a' * 40}\\tdocs/x\\0'"),
    "of lines, digits": ("diff", "printf -- '+++ b/x\\n@@ -1 +'; head -c 6000 /dev/zero | tr '\\0' 9; printf ' @@\\n'"),
    "of lines, very many": ("diff", "printf -- '+++ b/x\\n@@ -1 +1,99999999 @@\\n'"),
}  # fmt: skip


@pytest.fixture
def committed(records: Handbook) -> Handbook:
    """The stock records in a repository, a sentence changed in the last commit."""
    said = ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm"]
    for each in (["init", "-q"], ["add", "-A"], [*said, "一"]):
        subprocess.run(["git", "-C", str(records.root), *each], check=True)
    records.replace("docs/practices/sanwen-sanbang.yml", "到户问三件事、帮三件事。", "到户问三件事，帮三件事。")
    subprocess.run(["git", "-C", str(records.root), *said, "二", "-a"], check=True)
    return records


def answering(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program that answers so where git is looked for."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def asked_for_everything(handbook: Handbook) -> None:
    """All that the program asks of git."""
    read_history(handbook.docs)
    commit_of(handbook.root)
    try:
        lines = lines_since(handbook.root, "HEAD~1")
        assert all(len(numbers) < 10**6 for numbers in lines.values())
    except CannotCompare:
        pass
    assert tell_changes(handbook.root, "HEAD~1", "text", None) in (0, 2)
    assert command.rename(handbook.root, "sanwen-sanbang", "xin-bianhao") == 0


@pytest.mark.parametrize("case", ANSWERS)
def test_any_answer_is_borne(committed: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    answering(tmp_path / "bin", monkeypatch, ANSWERS[case])
    asked_for_everything(committed)


@pytest.mark.parametrize("case", PARTS)
def test_so_is_one_among_right_ones(committed: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    part, script = PARTS[case]
    answering(tmp_path / "bin", monkeypatch, f'case " $* " in *" {part} "*) {script}; exit;; esac\nexec {GIT} "$@"')
    asked_for_everything(committed)


@pytest.mark.parametrize("case", ["of files, words", "of files, their beginning", "of files, texts that are not there"])
def test_what_are_not_all_files_is_told(
    committed: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    part, script = PARTS[case]
    answering(tmp_path / "bin", monkeypatch, f'case " $* " in *" {part} "*) {script}; exit;; esac\nexec {GIT} "$@"')
    assert tell_changes(committed.root, "HEAD~1", "text", None) == 2
    assert "git 没有给出那时的文件：它的回答读不出来" in capsys.readouterr().err


def test_the_texts_before_a_wrong_answer_are_read() -> None:
    assert list(versions(b"aa blob 2\nab\nx:y submodule\nbb blob 1\nc\nnonsense\ncc blob 1\nd\n")) == [b"ab", None, b"c"]


def test_a_name_in_a_commit_that_nobody_sees_whole_is_no_record(committed: Handbook) -> None:
    said = ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm"]
    names = [committed.docs / f"terms/{name}.yml" for name in ("\u202efan", "\x9bhong", "ci")]
    for path in names:
        path.write_text("name: 词\n", encoding="utf-8")
    for each in (["add", "-A"], [*said, "三"]):
        subprocess.run(["git", "-C", str(committed.root), *each], check=True)
    for path in names:
        path.unlink()
    subprocess.run(["git", "-C", str(committed.root), *said, "四", "-a"], check=True)
    told = read_history(committed.docs).added
    assert "docs/terms/ci.yml" in told
    assert not [path for path in told if path.endswith(("fan.yml", "hong.yml"))]
