"""`upgrade`: an older handbook is one of this version afterwards, and what nobody meant to change stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

import stock_handbook
from handbook.commands.main import main
from handbook.migrations import migrations
from handbook.settings.handbook import FORMAT, read_settings
from stock_handbook import Handbook, snapshot

OLD = """\
# 网站设置
site_name: 青禾县做法手册   # 名称
site_description: 青禾县的做法。
copyright: 自行整理：不代表任何组织
theme:
  name: material
  custom_dir: hooks/theme/material
extra:
  edit_base: https://example.org/edit/main
  issues: ""
hooks: [hooks/site.py, hooks/preview.py, hooks/terminal.py]
watch: [hooks/handbook, hooks/theme]
"""
OLD_CODE = '''\
class Sector(Vocabulary):
    """领域。"""

    OFFICE = "机关", "office", "各级机关"
    COMMUNITY = "社区", "community", "街道、社区"
    VILLAGE = "农村", "village", "乡镇、村"
'''


def upgrade(handbook: Handbook) -> Result:
    """The command, in this process."""
    return CliRunner().invoke(main, ["upgrade", "--root", str(handbook.root)], prog_name="handbook")


@pytest.fixture
def old(records: Handbook) -> Handbook:
    """The stock records as they were before there were settings."""
    (records.root / "handbook.yml").unlink()
    records.write("mkdocs.yml", OLD)
    return records


def test_every_older_format_has_a_migration() -> None:
    assert sorted(migrations()) == list(range(min(migrations()), FORMAT))


def test_an_old_handbook_is_told_to_upgrade(old: Handbook) -> None:
    (told,) = old.found()
    assert told.startswith("handbook.yml:1:1 错误 HB910 没有 handbook.yml：")


def test_settings_are_written_from_mkdocs_and_the_records(old: Handbook) -> None:
    before = snapshot(old.docs)
    done = upgrade(old)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == [
        "格式 2 → 3：手册自己的说法和固定的词移到 handbook.yml",
        "  handbook.yml 新写：名称、声明、纠错地址照 mkdocs.yml，固定的词照各条记录",
    ]
    settings = read_settings(old.root).settings
    assert (settings.format, settings.name) == (3, "青禾县做法手册")
    assert (settings.description, settings.disclaimer) == ("青禾县的做法。", "自行整理：不代表任何组织")
    assert (settings.corrections.edit_base, settings.corrections.issues) == ("https://example.org/edit/main", "")
    sectors = {word.label: word.id for word in settings.vocabularies.sector.values}
    assert sectors == {"总馆": "zongguan", "社区": "shequ", "农村": "nongcun"}
    assert [finding for finding in old.found() if " 错误 " in finding] == []
    assert snapshot(old.docs) == before


def test_ids_that_nobody_gave_are_told_with_their_line(old: Handbook) -> None:
    told = upgrade(old).stdout
    lines = (old.root / "handbook.yml").read_text(encoding="utf-8").splitlines()
    assert f"  handbook.yml:{lines.index('  sector:') + 1} 这几个编号照读音新编：发布过的手册改成原来网址里的；说明也请补上\n" in told


def test_words_come_from_the_generator_that_lies_in_the_folder(old: Handbook) -> None:
    old.write("hooks/handbook/model/vocabulary.py", OLD_CODE)
    done = upgrade(old)
    assert "固定的词照原来的程序" in done.stdout
    values = read_settings(old.root).settings.vocabularies.sector.values
    assert [(word.id, word.label, word.line) for word in values] == [
        ("office", "机关", "各级机关"), ("community", "社区", "街道、社区"), ("village", "农村", "乡镇、村"),
    ]  # fmt: skip
    assert (
        "  mkdocs.yml:11 hooks 里是旧的生成器：删去 hooks、watch 和 theme 里的 custom_dir，plugins 写成 [handbook]，再删掉 hooks 文件夹\n"
    ) in done.stdout
    assert (old.root / "mkdocs.yml").read_text(encoding="utf-8") == OLD


def test_moved_files_are_named_anew_and_nothing_else_in_the_file_changes(old: Handbook) -> None:
    old.write("hooks/handbook/plugin.py", "")
    assert "  mkdocs.yml 程序里的文件换了地方，照新的写\n" in upgrade(old).stdout
    assert (old.root / "mkdocs.yml").read_text(encoding="utf-8") == (
        OLD.replace("[hooks/site.py, hooks/preview.py, hooks/terminal.py]", "[hooks/site.py]")
        .replace("custom_dir: hooks/theme", "custom_dir: hooks/handbook/theme")
        .replace("[hooks/handbook, hooks/theme]", "[hooks/handbook]")
    )


def test_a_list_in_lines_of_its_own_is_told(old: Handbook) -> None:
    old.write("hooks/handbook/plugin.py", "")
    old.settings("hooks: [hooks/site.py, hooks/preview.py, hooks/terminal.py]", "hooks:\n  - hooks/site.py\n  - hooks/preview.py")
    assert "  mkdocs.yml:12 hooks 里的文件已经并进程序：改写成 [hooks/site.py]\n" in upgrade(old).stdout


def test_a_handbook_of_this_format_is_left_alone(records: Handbook) -> None:
    before = snapshot(records.root)
    done = upgrade(records)
    assert (done.exit_code, done.stdout) == (0, f"已经是格式 {FORMAT}，没有要改的。\n")
    assert snapshot(records.root) == before


REFUSED = {
    "newer": ("format: 4\n", f"这本手册是格式 4，这个软件只认得到格式 {FORMAT}：先更新软件。\n"),
    "none": ("name: 手册\n", "handbook.yml 读不出 format：先运行 check，照提示改好。\n"),
    "too old": ("format: 1\n", "这本手册是格式 1，这个软件只会从格式 2 往上改写：看看 handbook.yml 的 format 是不是写错了。\n"),
    "a word": ("format: 三\n", "handbook.yml 读不出 format：先运行 check，照提示改好。\n"),
}


@pytest.mark.parametrize("wrong", REFUSED)
def test_what_cannot_be_upgraded_is_told(records: Handbook, wrong: str) -> None:
    text, answer = REFUSED[wrong]
    records.write("handbook.yml", text)
    done = upgrade(records)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", answer)
    assert (records.root / "handbook.yml").read_text(encoding="utf-8") == text


def test_a_folder_that_is_no_handbook_is_told(tmp_path: Path) -> None:
    done = upgrade(Handbook(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "这里没有 docs 文件夹：请在手册的文件夹里运行。\n"
    assert list(tmp_path.iterdir()) == []


UNREADABLE = {
    "an open quote": (
        b'site_name: "x\n', "mkdocs.yml:2:1 的写法不对，读不了：看看这一行和上一行的引号、冒号、缩进，改好再运行一次。",
    ),
    "another encoding": (
        "site_name: 手册\n".encode("gbk"), "mkdocs.yml:1:1 不是 UTF-8 编码：用记事本打开，“另存为”时“编码”选 UTF-8，再运行一次。",
    ),
    "a thousand brackets": (b"a: " + b"[" * 3000, "mkdocs.yml:1:1 嵌套太深，读不了：看看是不是多打了方括号或花括号。"),
    "nothing": (None, "这里没有 mkdocs.yml：请在手册的文件夹里运行；文件丢了，就从仓库里取回。"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", UNREADABLE)
def test_settings_that_cannot_be_read_change_nothing(old: Handbook, wrong: str) -> None:
    content, answer = UNREADABLE[wrong]
    (old.root / "mkdocs.yml").unlink()
    if content is not None:
        (old.root / "mkdocs.yml").write_bytes(content)
    before = snapshot(old.root)
    done = upgrade(old)
    told = answer if content is None else f"没有升级，什么也没有改：\n{answer}"
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{told}\n")
    assert snapshot(old.root) == before


@pytest.mark.parametrize("code", [b"class Sector(:", b"class Sector:\n    A = ('a',)\n", b"class Sector:\n    A = (x, y, z)\n", b"\xff"])
def test_an_old_generator_that_cannot_be_read_is_passed_over(old: Handbook, code: bytes) -> None:
    old.write("hooks/handbook/model/vocabulary.py", "").write_bytes(code)
    done = upgrade(old)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "固定的词照各条记录" in done.stdout


@pytest.mark.parametrize("written", ["format: 2", "\ufeffformat: 2", "'format' : 2"])
def test_settings_that_somebody_has_begun_are_not_written_over(old: Handbook, written: str) -> None:
    old.write("handbook.yml", f"{written}   # 旧的\nname: 我的手册\n")
    assert upgrade(old).exit_code == 0
    text = (old.root / "handbook.yml").read_text(encoding="utf-8")
    assert text.removeprefix("\ufeff") == "format: 3   # 旧的\nname: 我的手册\n"


def test_a_number_that_cannot_be_found_is_not_said_to_be_changed(old: Handbook) -> None:
    old.write("handbook.yml", "{format: 2, name: 我的手册}\n")
    done = upgrade(old)
    answer = "没有升级，什么也没有改：\nhandbook.yml:1:1 format 要自己写一行，如“format: 2”：改好再运行一次。\n"
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", answer)


def test_a_disk_that_takes_only_the_first_file_leaves_all_as_they_were(old: Handbook) -> None:
    old.write("hooks/handbook/plugin.py", "")
    (old.root / "handbook.yml").symlink_to(old.root / "none" / "handbook.yml")
    done = upgrade(old)
    assert done.exit_code == 2
    assert done.stderr.startswith("文件写不进去，没有升级，什么也没有改：看看磁盘满没满、文件有没有写入权限。（")
    assert (old.root / "mkdocs.yml").read_text(encoding="utf-8") == OLD


def test_what_upgrade_writes_is_plain_yaml(tmp_path: Path) -> None:
    handbook = stock_handbook.records_only(tmp_path)
    (handbook.root / "handbook.yml").unlink()
    handbook.write("mkdocs.yml", 'site_name: "手册：\'一\' # 二"\n')
    upgrade(handbook)
    assert yaml.safe_load((tmp_path / "handbook.yml").read_text(encoding="utf-8"))["name"] == "手册：'一' # 二"
