"""Two records of one name: the later one is told, wherever its file name puts it in the alphabet."""

from __future__ import annotations

import subprocess
from pathlib import Path

from written_handbook import findings_of, write_file, write_handbook

from handbook.checks.rules.same_name import RULE

TERM = "name: {name}\nmeaning: 两家约定一起做事的办法。\n"
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *AUTHOR, *arguments], check=True, capture_output=True)


def test_what_git_has_known_for_longer_is_not_told(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    write_file(tmp_path / "docs/terms/xieyi.yml", TERM.format(name="共建协议"))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    write_file(tmp_path / "docs/terms/gongjian.yml", TERM.format(name="共建协议"))
    assert [str(finding) for finding in findings_of(tmp_path, {}, [RULE])] == [
        "docs/terms/gongjian.yml:1:7 错误 HB308 “共建协议”已经是 docs/terms/xieyi.yml 的名称或别名"
    ]
