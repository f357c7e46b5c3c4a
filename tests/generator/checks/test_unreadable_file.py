"""Files that cannot be opened, whatever the reason; folders are in the fixture."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_handbook import PRACTICE, findings_of, write_handbook

from handbook.checks.rules import unreadable_file

REASONS = (
    (FileNotFoundError, "文件不见了", "它可能刚被改名或移走：再运行一次；还这样，就把文件放回原处。"),
    (
        PermissionError,
        "没有读取这个文件的权限",
        "关掉正在占用它的程序；Windows 上右键“属性→安全”里给自己“读取”权限。",
    ),
    (OSError, "文件读不出来", "复制一份、删掉原来的、再改回原名；还这样，可能是磁盘或同步软件的毛病。"),
)


def found_in(root: Path) -> list[tuple[str, str]]:
    return [(str(finding), finding.remedy) for finding in findings_of(root, {}, [unreadable_file.RULE])]


@pytest.mark.parametrize(("error", "message", "remedy"), REASONS, ids=lambda value: getattr(value, "__name__", ""))
def test_reason_is_told_and_the_others_are_read(
    error: type[OSError], message: str, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_handbook(tmp_path, {})
    opened = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path == tmp_path / PRACTICE:
            raise error
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert found_in(tmp_path) == [(f"{PRACTICE}:1:1 错误 HB101 {message}", remedy)]


def test_broken_link_of_the_file_system(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    try:
        (tmp_path / "docs/terms/zou.yml").symlink_to("meiyou.yml")
    except OSError:
        pytest.skip("no symbolic links here")
    assert found_in(tmp_path) == [
        ("docs/terms/zou.yml:1:1 错误 HB101 这是一个失效的快捷方式（符号链接）", "删掉它，把真正的文件复制到这里。")
    ]


def test_link_of_the_file_system_that_leads_somewhere(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    try:
        (tmp_path / "docs/terms/zou.yml").symlink_to("jiedui-gongjian.yml")
    except OSError:
        pytest.skip("no symbolic links here")
    assert found_in(tmp_path) == []
