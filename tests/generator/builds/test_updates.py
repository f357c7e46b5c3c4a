"""更新 and its feed: from the commits of git and nothing else; what is not known is said."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

import stock_handbook
from handbook import pages
from handbook.build import Build
from handbook.catalog.edits import Edit, changed_fields, reasons, versions
from handbook.catalog.history import BULK, NO_HISTORY, REFUSED, Change, Day, History, history_of, read_history, read_log
from handbook.pages.lists import home
from handbook.pages.lists.updates import FAMILY, NAMES
from stock_handbook import Handbook, snapshot

ATOM = "{http://www.w3.org/2005/Atom}"
WHO = {"GIT_AUTHOR_NAME": "某某", "GIT_AUTHOR_EMAIL": "a@example.org"}
WHO |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in WHO.items()}
TERM = "docs/terms/lianxihui.yml"
DAY = 86_400


def git(root: Path, *arguments: str, time: int = 1_700_000_000) -> str:
    dates = {"GIT_AUTHOR_DATE": f"{time} +0000", "GIT_COMMITTER_DATE": f"{time} +0000"}
    settings = ("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false")
    environ = {**stock_handbook.variables(), **WHO, **dates, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True, text=True, encoding="utf-8", env=environ)
    return done.stdout.strip()


@pytest.fixture
def versioned(handbook: Handbook) -> Handbook:
    """The stock handbook in three commits: all of it, a change a day later, a record taken away the day after."""
    if shutil.which("git") is None:
        pytest.skip("没有 git")
    git(handbook.root, "init", "-q")
    for number, act in enumerate((nothing, change, remove)):
        act(handbook)
        git(handbook.root, "add", "-A")
        said = f"第 {number} 次\n\n更新说明：核对了制度原文"
        git(handbook.root, "commit", "-qm", said, time=1_700_000_000 + number * DAY)
    return handbook


def nothing(handbook: Handbook) -> None:
    """The first commit takes the handbook as it is."""


def change(handbook: Handbook) -> None:
    handbook.replace(TERM, "几个单位", "几家单位")


def remove(handbook: Handbook) -> None:
    (handbook.root / "docs/terms/tushu-zongguan.yml").unlink()
    handbook.replace("docs/practices/sanwen-sanbang.yml", "[[tushu-zongguan|总馆]]", "总馆")


# Which git is asked


def test_the_repository_is_that_of_the_folder_whatever_the_environment_names(
    versioned: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git itself names another one to the hooks it calls."""
    expected = read_history(versioned.docs)
    (tmp_path / "other").mkdir()
    git(tmp_path / "other", "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert len(expected.days) == 3
    assert read_history(versioned.docs) == expected


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_git_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(tmp_path), os.environ["PATH"])))
    assert read_history(tmp_path / "docs") == History(missing="git 没有应答，这一次没有列出更新记录。")


# What git's log says


def test_a_log_is_read() -> None:
    log = (
        "\x0020\x00f00\x00更新说明：核对\x00\n\nM\tdocs/terms/a.yml\nA\tdocs/index.md\n"
        "\x0010\x00e00\x00A\ttab\x00\n\nA\tdocs/terms/a.yml\nD\tdocs/practices/b.yml\n"
    )
    assert list(read_log(log)) == [
        Change(20, "M", "docs/terms/a.yml", commit="f00", message="更新说明：核对"),
        Change(10, "A", "docs/terms/a.yml", commit="e00", message="A\ttab"),
        Change(10, "D", "docs/practices/b.yml", commit="e00", message="A\ttab"),
    ]


@pytest.mark.parametrize("folder", ["books/one", "两 本/一", "a\u2028b\x85/c", "a\nb"])
def test_a_handbook_within_a_larger_repository(versioned: Handbook, tmp_path: Path, folder: str) -> None:
    git(tmp_path, "init", "-q", "larger")
    inner = tmp_path / "larger" / folder
    shutil.copytree(versioned.docs, inner / "docs")
    git(tmp_path / "larger", "add", "-A")
    git(tmp_path / "larger", "commit", "-qm", "一")
    (inner / TERM).write_text((inner / TERM).read_text("utf-8").replace("几家", "好几家"), "utf-8")
    git(tmp_path / "larger", "commit", "-qam", "二", time=1_700_000_000 + 3 * DAY)
    last, first = read_history(inner / "docs").days
    assert (last.changed, list(last.edits)) == ((TERM,), [TERM])
    assert TERM in first.added


def test_a_day_tells_what_is_different_at_its_end() -> None:
    came, went, both = "docs/terms/a.yml", "docs/terms/b.yml", "docs/terms/c.yml"
    changes = [
        Change(DAY + 3, "D", both), Change(DAY + 2, "A", both), Change(DAY + 2, "M", came), Change(DAY + 1, "A", came),
        Change(DAY, "D", went), Change(1, "A", went),
    ]  # fmt: skip
    history = history_of(changes)
    assert history.days == (Day("1970-01-02", (came,), (), (went,)), Day("1970-01-01", (went,), (), ()))
    assert history.changed[came] == "1970-01-02T00:00:02Z"
    assert history.missing == ""


def test_what_was_changed_only_among_very_many_is_told_apart() -> None:
    many = "".join(f"M\tdocs/terms/t{number:03}.yml\n" for number in range(BULK + 1))
    history = history_of(read_log(f"\x00{DAY}\x00\x00\x00\n\nM\tdocs/terms/t003.yml\n\x00{DAY}\x00\x00\x00\n\n{many}M\tdocs/index.md\n"))
    (day,) = history.days
    assert len(day.changed) == BULK + 1
    assert set(day.changed) - day.bulk == {"docs/terms/t003.yml"}


def test_a_commit_of_many_new_records_changes_none_in_bulk() -> None:
    many = "".join(f"A\tdocs/terms/t{number:03}.yml\n" for number in range(BULK + 1))
    (day,) = history_of(read_log(f"\x001\x00\x00\x00\n\n{many}")).days
    assert (len(day.added), day.bulk) == (BULK + 1, frozenset())


# The page


def told(handbook: Handbook, *days: Day) -> str:
    return FAMILY.write(pages.Handbook(handbook.catalog(), history=History(days)))


def files(number: int) -> tuple[str, ...]:
    return tuple(f"docs/terms/t{each:04}.yml" for each in range(number))


def test_what_is_new_and_of_use_comes_first(handbook: Handbook) -> None:
    page = told(handbook, Day("2026-01-01", (TERM, "docs/templates/a.yml", "docs/practices/a.yml"), ("docs/practices/b.yml",), ()))
    places = [page.index(f"<strong>{head} 1 条</strong>") for head in ("新收做法", "新收表单", "新收术语", "改动做法")]
    assert places == sorted(places)


def test_the_first_page_says_of_which_kind_is_what_is_new(handbook: Handbook) -> None:
    added = ("docs/terms/tushu-zongguan.yml", TERM, "docs/practices/sanwen-sanbang.yml")
    page = home.FAMILY.write(pages.Handbook(handbook.catalog(), history=History((Day("2026-01-01", added, (), ()),))))
    line = re.sub("<[^>]+>", "", page.partition('id="news">')[2].partition("</p>")[0])
    assert line == "2026-01-01 新收做法：三问三帮；术语：图书总馆、联席会。看更新"


def test_a_long_list_is_folded_and_complete(handbook: Handbook) -> None:
    page = told(handbook, Day("2026-01-01", files(60), (), ()))
    folded = page.partition("<summary>新收术语 60 条</summary>")[2].partition("</details>")[0]
    assert folded.count("<code>t00") == 60
    assert "另有" not in page


def test_changes_in_bulk_are_told_in_numbers_below_those_made_one_by_one(handbook: Handbook) -> None:
    paths = (TERM, *files(40), "docs/practices/a.yml")
    page = told(handbook, Day("2026-01-01", (), paths, (), frozenset(paths) - {TERM}))
    assert page.index("<strong>改动术语 1 条</strong>") < page.index("<strong>成批改动 41 条</strong>：做法 1 条、术语 40 条</li>")
    assert page.count("<code>") == 0


def test_where_there_is_no_room_for_names_there_are_numbers(handbook: Handbook) -> None:
    page = told(handbook, Day("2026-01-02", files(NAMES), (), ()), Day("2026-01-01", files(50), (), (TERM,)))
    assert page.count("<code>") == NAMES
    assert "<strong>新收 50 条</strong>：术语 50 条</li>" in page
    assert "<strong>撤下术语 1 条</strong>" in page


def test_what_was_changed_alike_is_told_once(handbook: Handbook) -> None:
    alike, other, unknown = Edit(("meaning",), ("核对了原文",)), Edit(("basis",)), "docs/terms/tushu-zongguan.yml"
    practices = ("docs/practices/qingdan-1-3.yml", "docs/practices/sannuo-liangping.yml", "docs/practices/sanwen-sanbang.yml")
    edits = {TERM: other, **dict.fromkeys((practices[0], practices[2]), Edit(("name",), alike.why)), practices[1]: Edit(("steps",))}
    page = told(handbook, Day("2026-01-01", (), (TERM, unknown, *practices), (), edits=edits))
    lines = [re.sub("<[^>]+>", "", line) for line in re.findall(r"<li>(<a .*?)</li>", page)]
    said = {entry.path: entry.name for entry in handbook.catalog().valid}
    assert lines == [
        f"{said[practices[0]]}、{said[practices[2]]}：改了名称。核对了原文", f"{said[practices[1]]}：改了操作要点",
        f"{said[TERM]}：改了依据", said[unknown],
    ]  # fmt: skip


def test_a_day_of_some_hundred_changes_names_them(handbook: Handbook) -> None:
    page = told(handbook, Day("2026-01-01", files(13), tuple(f"docs/terms/u{each:04}.yml" for each in range(204)), ()))
    assert page.count("<code>u") == 204


def test_what_was_taken_into_another_record_says_into_which(handbook: Handbook) -> None:
    handbook.write("docs/addresses.txt", "/practices/lianxi-nonghu/ → /practices/sanwen-sanbang/\n")
    page = told(handbook, Day("2026-01-01", (), (), ("docs/practices/lianxi-nonghu.yml",)))
    assert '<code>lianxi-nonghu</code>（并入<a href="../practices/sanwen-sanbang/">三问三帮</a>）' in page


def test_the_page_says_what_happened_on_which_day(versioned: Handbook) -> None:
    versioned.build()
    page = versioned.page("updates")
    assert [page.index(f'<h2 id="d{date}">') for date in ("2023-11-16", "2023-11-15", "2023-11-14")] == sorted(
        page.index(f'<h2 id="d{date}">') for date in ("2023-11-16", "2023-11-15", "2023-11-14")
    )
    assert "<strong>撤下术语 1 条</strong>：<code>tushu-zongguan</code></li>" in page
    changed = '<strong>改动术语 1 条</strong>：<ul><li><a href="../terms/lianxihui/">联席会</a>：改了要点。核对了制度原文</li>\n</ul></li>'
    assert changed in page
    assert "<strong>新收做法 3 条</strong>" in page
    assert "<code>tushu-zongguan</code>（后来撤下）" in page
    assert "，2023-11-14 收录</span>，2023-11-15 最近改动。" in versioned.page("terms/lianxihui")
    assert "，2023-11-14 收录。" in versioned.page("problems/dengji-daitian")


def test_what_is_not_committed_is_not_told(versioned: Handbook) -> None:
    before = read_history(versioned.docs)
    versioned.replace(TERM, "几家单位", "好几家单位")
    assert read_history(versioned.docs) == before


def test_without_git_the_page_says_so(handbook: Handbook) -> None:
    handbook.build()
    assert "不是从 git 仓库生成的" in handbook.page("updates")
    assert "收录" not in handbook.page("terms/lianxihui").partition("固定地址")[2].partition("</p>")[0]
    assert not (handbook.site / "updates/feed.xml").exists()


@pytest.mark.parametrize("harm", ["a setting that is none", "a link to nowhere"])
def test_where_git_refuses_the_repository_readers_and_who_builds_are_told(versioned: Handbook, harm: str) -> None:
    assert read_history(versioned.docs).days
    if harm == "a setting that is none":
        versioned.write(".git/config", "[core\nbroken")
    else:
        (versioned.root / ".git").rename(versioned.root.parent / "elsewhere")
        versioned.write(".git", "gitdir: /nowhere/at/all\n")
    assert read_history(versioned.docs) == REFUSED
    assert REFUSED.missing in versioned.build().stdout
    assert REFUSED.missing in versioned.page("updates")


def test_where_git_is_not_installed_the_page_says_so(versioned: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(versioned.root))
    assert read_history(versioned.docs) == NO_HISTORY


def test_half_a_history_is_none(versioned: Handbook, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", versioned.root.as_uri(), "shallow")
    history = read_history(tmp_path / "shallow" / "docs")
    assert history.days == ()
    assert "最近的提交" in history.missing


def test_a_history_that_cannot_be_read_whole_is_told(versioned: Handbook, tmp_path: Path) -> None:
    git(versioned.root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=tree:0", versioned.root.as_uri(), "part")
    history = read_history(tmp_path / "part" / "docs")
    assert (history.days, history.missing) == ((), "git 读不全仓库的历史（只取了一部分，或有损坏），没有列出更新记录；取全以后再生成。")


def test_changes_of_which_git_has_not_the_texts_are_told(versioned: Handbook, tmp_path: Path) -> None:
    git(versioned.root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", versioned.root.as_uri(), "part")
    shutil.copytree(versioned.docs, tmp_path / "part/docs")
    whole, part = read_history(versioned.docs), read_history(tmp_path / "part/docs")
    assert (whole.untold, len(part.days), part.missing) == (0, len(whole.days), "")
    assert part.untold == sum(len(day.edits) for day in whole.days)
    page = FAMILY.write(pages.Handbook(versioned.catalog(), history=part))
    assert f"有 {part.untold} 处改动，仓库里没有取来改前改后的文字" in page


@pytest.mark.parametrize("time", ["99999999999999", "253402300800", "9" * 5000, "-5", "x"])
def test_a_commit_of_no_time_tells_no_day(versioned: Handbook, tmp_path: Path, time: str) -> None:
    before = read_history(versioned.docs)
    shutil.copytree(versioned.root, tmp_path / "one", ignore=shutil.ignore_patterns("hooks"))
    one = tmp_path / "one"
    (one / TERM).write_text((one / TERM).read_text("utf-8").replace("几家", "好几家"), "utf-8")
    git(one, "add", "-A")
    who = f"a <a@b> {time} +0000"
    text = f"tree {git(one, 'write-tree')}\nparent {git(one, 'rev-parse', 'HEAD')}\nauthor {who}\ncommitter {who}\n\nfar\n"
    (tmp_path / "commit").write_text(text, "utf-8")
    git(one, "update-ref", "HEAD", git(one, "hash-object", "--literally", "-t", "commit", "-w", str(tmp_path / "commit")))
    assert read_history(one / "docs").days == before.days


SET_BY_PEOPLE = [
    "log.showRoot=false", "i18n.logOutputEncoding=GBK", "i18n.logOutputEncoding=UTF-16", "diff.orderFile=/nowhere/at/all", "log.follow=true",
    "color.ui=always", "core.quotePath=true", "format.pretty=oneline", "alias.log=!false", "diff.renames=copies", "core.pager=false",
]  # fmt: skip


@pytest.mark.parametrize("setting", SET_BY_PEOPLE)
def test_what_somebody_has_set_for_their_git_changes_no_history(versioned: Handbook, setting: str) -> None:
    versioned.replace(TERM, "几家单位", "若干单位")
    git(versioned.root, "commit", "-qam", "改\n\n更新说明：核对了馆藏", time=1_700_000_000 + 3 * DAY)
    before = read_history(versioned.docs)
    git(versioned.root, "config", *setting.split("=", 1))
    assert read_history(versioned.docs) == before
    assert any("核对了馆藏" in edit.why for edit in before.days[0].edits.values())


def test_a_message_is_only_a_message(versioned: Handbook, tmp_path: Path) -> None:
    """Whatever signs stand in it, it tells of no other change than that of its commit."""
    shutil.copytree(versioned.root, tmp_path / "one", ignore=shutil.ignore_patterns("hooks"))
    one = tmp_path / "one"
    (one / TERM).write_text((one / TERM).read_text("utf-8").replace("几家", "好几家"), "utf-8")
    git(one, "commit", "-qam", "x\n\n\x01\x02\nA\tdocs/terms/z.yml\n\x01 1\x02\x1e\x1f\n更新说明：核对\x01\n")
    assert not any("docs/terms/z.yml" in day.added for day in read_history(one / "docs").days)
    assert any(edit.why for day in read_history(one / "docs").days for edit in day.edits.values())


def test_a_reason_that_tells_of_a_person_is_not_published(versioned: Handbook) -> None:
    """Nobody can take a commit back, so it is no fault of the records; whoever builds is told where it stands, not what it says."""
    handbook = versioned
    handbook.replace(TERM, "几家单位", "若干单位")
    said = "改\n\n更新说明：按馆员周志远的意见改，电话 13912340077\n更新说明：核对了馆藏"
    git(handbook.root, "commit", "-qam", said, time=1_700_000_000 + 3 * DAY)
    told = handbook.build().stdout
    for path in (*handbook.site.rglob("*.html"), *handbook.site.rglob("*.xml"), *handbook.site.rglob("*.json")):
        text = path.read_text(encoding="utf-8")
        assert "周志远" not in text and "13912340077" not in text
    assert "核对了馆藏" in (handbook.site / "updates/index.html").read_text(encoding="utf-8")
    assert f"更新说明里像是有个人信息，没有登在网页上：2023-11-17 改 {TERM} 的提交。" in told and "周志远" not in told
    assert told.count("提交过的内容会留在历史里，请告诉维护者清除") == 1


def test_what_a_copy_puts_in_the_place_of_commits_is_not_their_history(versioned: Handbook, tmp_path: Path) -> None:
    before = read_history(versioned.docs)
    git(tmp_path, "clone", "-q", versioned.root.as_uri(), "one")
    one = tmp_path / "one"
    git(one, "worktree", "add", "-q", str(tmp_path / "linked"))
    (one / ".git/info/grafts").write_text(git(one, "rev-parse", "HEAD") + "\n", "utf-8")
    assert read_history(one / "docs") == read_history(tmp_path / "linked/docs") == before
    (one / ".git/info/grafts").unlink()
    git(one, "replace", "--graft", "HEAD")
    assert read_history(one / "docs") == before


# The feed


def addressed(handbook: Handbook) -> Handbook:
    handbook.settings('site_url: ""', "site_url: https://example.org/book/")
    return handbook


def test_the_feed_tells_the_newest_first(versioned: Handbook) -> None:
    addressed(versioned).build()
    feed = ElementTree.parse(versioned.site / "updates/feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}id") == "https://example.org/book/updates/feed.xml"
    assert len(entries) == len(list(versioned.catalog().valid))
    assert [entry.findtext(f"{ATOM}title") for entry in entries[:2]] == ["做法：三问三帮", "术语：联席会"]
    assert entries[1].findtext(f"{ATOM}id") == "https://example.org/book/terms/lianxihui/"
    assert entries[1].findtext(f"{ATOM}updated") == "2023-11-15T22:13:20Z"
    assert entries[0].findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}updated") == "2023-11-16T22:13:20Z"
    assert "几家单位" in (entries[1].findtext(f"{ATOM}summary") or "")
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)
    assert '<a href="feed.xml">' in versioned.page("updates")
    # the same for machines: every page names the feed, and the list of pages the day on which each record was changed last
    named = '<link rel="alternate" type="application/atom+xml" title="更新" href="{}updates/feed.xml">'
    assert named.format("../../") in versioned.page("terms/lianxihui")
    assert named.format("../") in versioned.page("about")
    days = dict(re.findall(r"<loc>https://example.org/book/(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", (versioned.site / "sitemap.xml").read_text("utf-8")))
    assert (days["terms/lianxihui/"], days["about/"]) == ("2023-11-15", "")


def test_without_an_address_there_is_no_feed_and_the_page_says_why(versioned: Handbook) -> None:
    versioned.build()
    assert "手册还没有发布网址，没有生成订阅" in versioned.page("updates")
    assert not (versioned.site / "updates/feed.xml").exists()


def test_one_commit_gives_the_same_bytes_everywhere(versioned: Handbook, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", versioned.root.as_uri(), "别处 的")
    other = Handbook(tmp_path / "别处 的")
    for each in (versioned, other):
        addressed(each).build()
    assert snapshot(versioned.site) == snapshot(other.site)
    assert (other.site / "updates/feed.xml").exists()


# What is different in a record


def test_fields_are_told_apart_by_what_stands_under_them() -> None:
    before = "# a comment\nname: 甲\nsteps:\n  - 一\n  - 二\nold: x\n"
    after = "name: 甲\n# another\nsteps:\n  - 一\n  - 三\nnew: y\n"
    assert changed_fields(before, after) == ("steps", "new", "old")


def test_reasons_are_lines_of_messages_each_once() -> None:
    assert reasons(["Rename\n\n更新说明：按现行规定改\n更新说明: 补上出处", "更新说明：按现行规定改", "no reason"]) == ("按现行规定改", "补上出处")
    assert reasons(["更新说明：改\x1b[31m了\u202e\x00", "更新说明：\u200b\u200b"]) == ("改[31m了",)  # in a feed, XML would break
    assert reasons(["改\n\n更新说明：\n\nSigned-off-by: a <a@example.org>\n"]) == ()  # the next line is no reason


def test_versions_that_are_missing_are_known() -> None:
    assert list(versions("aa blob 7\n甲\n乙\nf00^:./docs/a.yml missing\nbb blob 0\n\n".encode())) == ["甲\n乙".encode(), None, b""]


def test_a_preview_asks_git_once_for_each_commit(versioned: Handbook) -> None:
    def resident() -> Build:
        build = Build(versioned.docs, versioned.site, "")
        build.is_resident = True
        return build

    first = resident().told
    assert resident().told is first
    versioned.replace(TERM, "几家单位", "若干单位")
    git(versioned.root, "commit", "-qam", "再改一次", time=1_700_000_000 + 5 * DAY)
    again = resident()
    assert again.history.date > first.history.date
    assert again.history == read_history(versioned.docs)
