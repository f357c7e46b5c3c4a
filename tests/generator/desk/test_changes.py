"""What a change means for readers: told from the records before and after, sentence by sentence, and what it is compared with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.catalog.alike import Likeness
from handbook.catalog.edits import Said, in_a_sentence, reworded
from handbook.commands.check import check_records
from handbook.desk.changes import tell_changes
from handbook.desk.commits import lines_since
from handbook.desk.moving import command
from stock_handbook import Handbook

WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def git(handbook: Handbook, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *WHO, *arguments], cwd=handbook.root, check=True, capture_output=True, text=True, env=handbook.variables()
    )
    return done.stdout.strip()


@pytest.fixture
def begun(records: Handbook) -> Handbook:
    """The stock records in a repository, some of whose addresses were given out."""
    records.write("docs/addresses.txt", "/practices/sanwen-sanbang/ #steps\n/terms/lianxihui/ #meaning\n")
    git(records, "init", "-q", "-b", "main")
    git(records, "add", "-A")
    git(records, "commit", "-qm", "begun")
    return records


def told(handbook: Handbook, capsys: pytest.CaptureFixture[str], style: str = "text", revision: str = "main") -> str:
    capsys.readouterr()
    assert tell_changes(handbook.root, revision, style, None) == 0
    return capsys.readouterr().out


def test_nothing_changed_is_nothing_seen(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    begun.replace("docs/terms/lianxihui.yml", "name: 联席会\n", "# 一句注\nname: 联席会\n")
    assert told(begun, capsys) == "这次改动，读者会看到什么\n\n读者看到的没有变。\n"


@pytest.mark.parametrize("setting", ["diff.interHunkContext=9", "diff.orderFile=/nowhere/at/all", "diff.odd.textconv=head -1", "diff.odd.binary=true"])
def test_what_somebody_has_set_for_their_git_changes_no_lines(begun: Handbook, setting: str) -> None:
    begun.write(".git/info/attributes", "*.yml diff=odd\n")
    lines = (begun.docs / "practices/sanwen-sanbang.yml").read_text("utf-8").splitlines()
    begun.write("docs/practices/sanwen-sanbang.yml", "\n".join([lines[0], "# 甲", *lines[1:6], "# 乙", *lines[6:], ""]))
    before = lines_since(begun.root, "main")
    assert before == {"docs/practices/sanwen-sanbang.yml": {2, 8}}
    git(begun, "config", *setting.split("=", 1))
    assert lines_since(begun.root, "main") == before


@pytest.mark.parametrize("time", ["0 +0000", "-99999999 +0000", "253402300799 +0000", "253402300800 +0000", "1e9 +0000", "x"])
def test_a_commit_of_any_time_can_be_compared_with(begun: Handbook, capsys: pytest.CaptureFixture[str], time: str) -> None:
    text = f"tree {git(begun, 'write-tree')}\nauthor a <a@example.org> {time}\ncommitter a <a@example.org> {time}\n\nodd\n"
    begun.write(".git/odd", text)
    commit = git(begun, "hash-object", "-w", "-t", "commit", "--literally", ".git/odd")
    assert told(begun, capsys, revision=commit).endswith("读者看到的没有变。\n")


def test_what_attributes_do_to_files_is_no_change(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    """Left out of archives, with other line ends, with an id put in: none of it is in the files themselves."""
    begun.write(".gitattributes", "docs/terms export-ignore\n*.yml export-subst text eol=crlf\n")
    git(begun, "add", "-A")
    git(begun, "commit", "-qm", "attributes")
    assert told(begun, capsys).endswith("读者看到的没有变。\n")


def test_links_in_a_commit_are_no_records(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    (begun.docs / "terms/a.yml").symlink_to("/etc/passwd")
    (begun.docs / "b").symlink_to("../../..")
    git(begun, "add", "-A")
    git(begun, "commit", "-qm", "links")
    for name in ("terms/a.yml", "b"):
        (begun.docs / name).unlink()
    assert told(begun, capsys, revision="HEAD").endswith("读者看到的没有变。\n")


def test_a_sentence_is_told_before_and_after_beside_its_passage(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    begun.replace("docs/practices/sanwen-sanbang.yml", "在联系日到村里现场办公。, cite: tushu-huifang#9", "在联系日到村里当场办事。, cite: [tushu-huifang#9, tushu-huifang#10]")
    begun.replace("docs/practices/sanwen-sanbang.yml", "  - {text: 帮助回收约 1.2 万公斤，培训 2000 多人次。, cite: tushu-huifang#11}\n", "")
    begun.replace("docs/practices/sanwen-sanbang.yml", "{text: 每季度至少 1 次。, cite: tushu-huifang#4}", "{text: 每季度至少 1 次。, cite: tushu-huifang#5}")
    begun.replace("docs/practices/sanwen-sanbang.yml", "  burden: 低\n", "  burden: 低\n  merge: 馆务会上一并说。\n")
    assert told(begun, capsys).splitlines()[2:] == [
        "改了的页面 1。给出去的 2 个地址都有回答。", "", "【改了的页面】",
        "- 做法 三问三帮（docs/practices/sanwen-sanbang.yml）：改了机制结构、操作要点、成效、编者",
        "  - 机制结构：每季度至少 1 次。，出处由 tushu-huifang#4 改为 tushu-huifang#5",
        "  - 操作要点：原：在联系日到村里现场办公。（tushu-huifang#9） → 现：在联系日到村里当场办事。（tushu-huifang#9、tushu-huifang#10）",
        "  - 编者：新写 现：馆务会上一并说。",
        "  - 成效：删去 原：帮助回收约 1.2 万公斤，培训 2000 多人次。（tushu-huifang#11）",
    ]  # fmt: skip


def test_a_new_result_needs_a_second_reader(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    begun.replace("docs/practices/sanwen-sanbang.yml", "办完 1285 件，占 95.2%。", "办完 1285 件，占到 95.2%。")
    said = told(begun, capsys, "md")
    assert "## 要第二个人对照原文读\n\n- 做法 三问三帮（docs/practices/sanwen-sanbang.yml）：全年收到事项 1350 件" in said
    assert "（tushu-huifang\\#11）；要 2 人，签了 0 人\n" in said
    assert "~~全年收到事项 1350 件，办完 1285 件，占 95.2%。~~（tushu-huifang\\#11） → **全年收到事项 1350 件，办完 1285 件，占到 95.2%。**" in said


def test_a_renamed_record_is_the_same_page_at_another_address(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.rename(begun.root, "sanwen-sanbang", "sanwen") == 0
    assert told(begun, capsys).splitlines()[2:] == [
        "改了的页面 1；引到别处或停用的地址 1。给出去的 2 个地址都有回答。", "", "【改了的页面】",
        "- 做法 三问三帮（docs/practices/sanwen.yml）：改了编号", "", "【旧地址引到哪里】",
        "- /practices/sanwen-sanbang/ → /practices/sanwen/",
    ]  # fmt: skip


def test_new_gone_and_unanswered(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    (begun.docs / "terms/lianxihui.yml").unlink()
    begun.write("docs/terms/pianqu-hui.yml", "name: 片区会\nmeaning: 几个分馆一起开的会<b>。\n")
    begun.write("docs/terms/huai.yml", "name：坏的\n")
    said = told(begun, capsys, "md")
    assert "新的页面 1；没有了的页面 1；没有回答的旧地址 1；写错、读不出的文件 1。\n" in said
    assert "## 没有回答的旧地址，合并以前要补\n\n- /terms/lianxihui/\n" in said
    assert "- 术语 片区会（docs/terms/pianqu-hui.yml）：几个分馆一起开的会\\<b\\>。\n" in said
    assert "- docs/terms/huai.yml\n" in said


def test_what_may_be_one_thing_is_told(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    text = (begun.docs / "practices/sanwen-sanbang.yml").read_text(encoding="utf-8")
    begun.write("docs/practices/wen-bang.yml", text.replace("name: 三问三帮", "name: 问和帮").replace("一年", "全年"))
    said = told(begun, capsys)
    assert "【可能和别的记录说的是一件事】\n- 做法 问和帮（docs/practices/wen-bang.yml） 和 做法 三问三帮（docs/practices/sanwen-sanbang.yml）：相近" in said
    assert said.endswith("是一件事就用 merge 并成一条\n")


def test_records_that_only_share_a_report_are_not_alike(records: Handbook) -> None:
    assert Likeness(records.catalog()).pairs() == []


def test_it_is_written_with_the_pictures_of_forms(begun: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun.replace("docs/templates/xuqiu-qingdan.yml", "{label: 读者编号,", "{label: 编号,")
    output = tmp_path / "review.md"
    assert tell_changes(begun.root, "main", "md", output) == 0
    assert capsys.readouterr().out == f"已写好 {output}。\n"
    assert "- 表单 需求清单（docs/templates/xuqiu-qingdan.yml） ![表样](review-xuqiu-qingdan.svg)\n" in output.read_text(encoding="utf-8")
    assert (tmp_path / "review-xuqiu-qingdan.svg").read_text(encoding="utf-8").startswith('<svg xmlns="http://www.w3.org/2000/svg"')


def test_a_branch_is_compared_with_where_it_began(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    git(begun, "checkout", "-qb", "mine")
    begun.replace("docs/terms/lianxihui.yml", "几个单位", "几家单位")
    git(begun, "commit", "-qam", "mine")
    git(begun, "checkout", "-q", "main")
    begun.replace("docs/terms/tushu-zongguan.yml", "name: ", "aliases: [别的改动]\nname: ")
    git(begun, "commit", "-qam", "theirs")
    git(begun, "checkout", "-q", "mine")
    assert "改了的页面 1。" in told(begun, capsys)


REFUSED = {
    "no commit": ("wuci", "没有“wuci”这个提交或分支。写 main、origin/main 或提交的编号；git log --oneline 列出提交。\n"),
    "an option": ("--all", "“--all”不是提交：写 main、origin/main 或提交的编号。\n"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_commit_is_refused(begun: Handbook, capsys: pytest.CaptureFixture[str], case: str) -> None:
    revision, answer = REFUSED[case]
    assert tell_changes(begun.root, revision, "text", None) == 2
    assert capsys.readouterr().err == answer


# Sentences

SAID = st.lists(st.builds(Said, st.sampled_from(["steps", "results"]), st.text("一二三四五", min_size=1, max_size=6)), max_size=6)


@given(SAID, SAID)
def test_every_sentence_that_came_or_went_is_told_once(before: list[Said], after: list[Said]) -> None:
    found = reworded(before, after)
    kept = list(after)
    for each in found:
        if each.after:
            kept.remove(each.after)
    rest = list(before)
    for each in found:
        if each.before:
            rest.remove(each.before)
    assert sorted(map(repr, kept)) == sorted(map(repr, rest))
    assert all(each.before is None or each.after is None or each.before.field == each.after.field for each in found)


def test_one_sentence_tells_fields_and_reasons() -> None:
    assert in_a_sentence(["要点", "成效"], ["核对了原文。"]) == "改了要点、成效。核对了原文"
    assert in_a_sentence([], ["核对了原文"]) == "核对了原文"
    assert in_a_sentence([]) == ""


def test_annotations_stay_inside_the_change(begun: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    begun.replace("docs/terms/lianxihui.yml", "name: 联席会\n", "name: 联席会\n# 没有改\n")
    begun.replace("docs/practices/sanwen-sanbang.yml", "办完 1285 件", "办完 1258 件")
    git(begun, "commit", "-qam", "other")
    begun.replace("docs/practices/sannuo-liangping.yml", "status: 已实践\n", "")
    (begun.docs / "problems/jiaoban-wu-shixian.yml").unlink()
    assert lines_since(begun.root, "main") == {"docs/practices/sannuo-liangping.yml": {6, 7}}
    assert check_records(begun.docs, None, "github", "main") == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("::error file=docs/practices/sannuo-liangping.yml,line=6,col=1,title=HB211 （第 2 行）没有写“状态”（status）::照来源的话定")
    assert [line for line in shown if line.startswith("::")] == shown[:1]
    assert any(line.startswith("docs/practices/sanwen-sanbang.yml:24:11 错误 HB403") for line in shown)
    assert check_records(begun.docs, None, "github", "nowhere") == 2
    assert capsys.readouterr().err == "没有“nowhere”这个提交或分支。写 main、origin/main 或提交的编号；git log --oneline 列出提交。\n"
