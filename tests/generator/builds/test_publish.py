"""Whatever becomes of a build, the last good site stays whole."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

import stock_handbook
from handbook.settings.mkdocs_yml import REFUSED
from handbook.site import staging as publish
from stock_handbook import ROOT, Handbook, run_program, snapshot

RECORD = "docs/terms/lianxihui.yml"
OLD, NEW = "几个单位", "好几家单位"


@pytest.fixture
def published(tmp_path: Path) -> Handbook:
    """A handbook with a site, as copied from one built for this module, and a changed record not yet built."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    handbook.write("site/index.html", "<!doctype html><title>旧网站</title>")
    handbook.write("site/terms/lianxihui/index.html", f"旧网站：{OLD}")
    handbook.replace(RECORD, OLD, NEW)
    return handbook


def is_new(handbook: Handbook) -> bool:
    """Whether the site is the new one; fails when it is neither the new one nor the old one, complete."""
    files = snapshot(handbook.site)
    if "旧网站" in files["index.html"].decode():
        assert len(files) == 2
        assert OLD in files["terms/lianxihui/index.html"].decode()
        return False
    assert len(files) > 100
    assert NEW in files["terms/lianxihui/index.html"].decode()
    assert {"404.html", "search/index.js", "practices/qingdan-1-3/index.html"} <= set(files)
    return True


def leftovers(handbook: Handbook) -> list[str]:
    return [path.name for path in handbook.root.glob(".site*")]


# Builds that fail

FAILURES = {
    "in a check": lambda book: book.replace("docs/practices/sannuo-liangping.yml", "20%", "21%"),
    "in a page template": lambda book: book.write("hooks/handbook/theme/pages/practice.html", "{% if %}"),
    "in what a page template asks for": lambda book: book.write("hooks/handbook/theme/pages/term.html", "{{ r.nothing }}"),
    "in a template of the theme": lambda book: book.write("hooks/handbook/theme/material/main.html", "{% extends 'no' %}"),
    "in the core": lambda book: book.write("hooks/handbook/pages/records.py", "def record_pages(:"),
    "in the walk over the links": lambda book: book.write("hooks/handbook/theme/pages/term.html", '<a href="../none/">x</a>'),
    "in a strict warning": lambda book: book.write("docs/about/more.md", "# 不在导航里的一页\n"),
    "in the settings": lambda book: book.settings("name: material", "name: nowhere"),
}
OF_THE_PROGRAM = {"in a page template", "in what a page template asks for", "in a template of the theme", "in the core"}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_build_that_fails_leaves_the_site_alone(published: Handbook, failure: str) -> None:
    before = snapshot(published.site)
    FAILURES[failure](published)
    done = published.run("build")
    assert done.returncode == (2 if failure in OF_THE_PROGRAM else 1)
    assert "已生成" not in done.stdout
    assert snapshot(published.site) == before
    assert leftovers(published) == []


def test_settings_that_mkdocs_does_not_know_are_told_in_chinese(published: Handbook) -> None:
    FAILURES["in the settings"](published)
    assert published.run("build").stderr.endswith(f"\n{REFUSED}\n")


NO_HANDBOOK = {
    "site_name: 做法手册\n": (
        "mkdocs.yml:1:1 没有写手册的插件，生成出来的不是手册：加上一行“plugins: [handbook]”。网站没有生成，原来的网站没有动。\n"
    ),
    "plugins: [handbook]\n": (
        "mkdocs.yml:1:1 没有写 site_name，MkDocs 一定要有这一行：加上“site_name: 手册的名称”。网站没有生成，原来的网站没有动。\n"
    ),
    "site_name: 做法手册\nplugins: [handbook]\ntheme: mkdocs\n": (
        "mkdocs.yml：theme 写的是 mkdocs，手册的页面只能用 material 这个主题：删掉 theme 这一项，或者把 name 改成 material。\n"
    ),
}


@pytest.mark.parametrize("settings", NO_HANDBOOK)
def test_settings_that_make_no_handbook_leave_the_site_alone(published: Handbook, settings: str) -> None:
    before = snapshot(published.site)
    published.write("mkdocs.yml", settings)
    done = published.run("build", PYTHONPATH=str(ROOT / "hooks"))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_HANDBOOK[settings])
    assert snapshot(published.site) == before


def test_a_page_in_another_encoding_is_told_with_its_place(published: Handbook) -> None:
    page = published.write("docs/about/index.md", "")
    page.write_bytes("# 关于这本手册\n".encode("gbk"))
    done = published.run("build")
    assert done.returncode == 1
    assert re.search(r"docs/about/index\.md:\d+:\d+ 错误 HB906 文件是 GBK 编码", done.stdout + done.stderr)
    assert "Traceback" not in done.stderr


def test_a_strict_warning_is_named(published: Handbook) -> None:
    FAILURES["in a strict warning"](published)
    done = published.run("build")
    assert "about/more.md" in done.stderr
    assert "严格模式下有 1 个提醒，没有发布；原来的网站没有动。" in done.stderr


def test_what_the_walk_finds_is_told(published: Handbook) -> None:
    FAILURES["in the walk over the links"](published)
    done = published.run("build")
    assert "terms/tushu-zongguan/index.html:" in done.stderr
    assert "错误 HB801 链接“../none/”没有对应的文件" in done.stderr


# Builds that are killed

KILLER = '''
import os, signal, sys


def kill(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)


kill.mkdocs_priority = {priority}  # the handbook's own last step has -100


if {event!r} == "audit":
    def watch(event, details, seen=[]):
        if event == {detail[0]!r} and {detail[1]!r} in str(details[{detail[2]}]):
            kill()
    sys.addaudithook(watch)
else:
    globals()[{event!r}] = kill
'''
MOMENTS: dict[str, tuple[str, tuple[str, str, int], bool, bool | None]] = {
    # event, (audited event, text in its argument, number of that argument), killer's hook before ours, new site?
    "before anything": ("on_config", ("", "", 0), True, False),
    "when the folder is there": ("on_files", ("", "", 0), False, False),
    "when all pages are rendered": ("on_env", ("", "", 0), False, False),
    "while pages are written": ("on_post_page", ("", "", 0), False, False),
    "when all is written": ("on_post_build", ("", "", 0), True, False),
    "before the old site is moved away": ("audit", ("os.rename", "/site", 0), False, False),
    "between the two moves": ("audit", ("os.rename", ".site-next", 0), False, None),
    "before the old site is put away": ("audit", ("os.rename", ".site-previous", 0), False, True),
    "after all": ("on_post_build", ("", "", 0), False, True),
}


@pytest.mark.skipif(os.name != "posix", reason="只有 POSIX 有 SIGKILL")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_a_whole_site(published: Handbook, moment: str) -> None:
    event, detail, first, new = MOMENTS[moment]
    published.write("killer.py", KILLER.format(event=event, detail=detail, priority=0 if first else -200))
    hooks = "killer.py, hooks/site.py" if first else "hooks/site.py, killer.py"
    published.settings("hooks: [hooks/site.py]", f"hooks: [{hooks}]")
    assert published.run("build").returncode == -signal.SIGKILL
    if new is None:  # for this instant there is no site, but both are there whole; the next command puts one back
        assert not published.site.exists()
        publish.recover(published.site)
        new = False
    assert is_new(published) is new

    published.settings(f"hooks: [{hooks}]", "hooks: [hooks/site.py]")
    published.build()
    assert is_new(published)
    assert leftovers(published) == []


BREAKER = """
import os, signal


def on_env(*arguments, **named):
    os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_ctrl_c_leaves_the_site_alone_and_nothing_behind(published: Handbook) -> None:
    before = snapshot(published.site)
    published.write("breaker.py", BREAKER)
    published.settings("hooks/site.py]", "hooks/site.py, breaker.py]")
    done = published.run("build")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "已中断。")
    assert snapshot(published.site) == before
    assert leftovers(published) == []


def test_the_build_after_a_swap_cut_short_keeps_the_old_site_if_it_fails(published: Handbook) -> None:
    before = snapshot(published.site)
    published.site.replace(publish.previous_of(published.site))
    FAILURES["in the walk over the links"](published)
    assert published.run("build").returncode == 1
    assert snapshot(published.site) == before


# The swap itself


def test_a_swap_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("旧", encoding="utf-8")
    with pytest.raises(OSError, match="next"):
        publish.commit(site)  # there is no new one
    assert snapshot(site) == {"index.html": "旧".encode()}


def test_an_old_site_that_a_finished_swap_left_behind_is_deleted(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for folder, text in ((site, "新"), (publish.previous_of(site), "旧")):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
    publish.recover(site)
    assert snapshot(site) == {"index.html": "新".encode()}
    assert not publish.previous_of(site).exists()


def test_a_package_whose_site_had_its_place_follows_it_and_half_of_one_does_not(tmp_path: Path) -> None:
    """Killed between the two they would be of different versions until somebody makes another package."""
    site, package, aside = (tmp_path / name for name in ("site", "site-offline.zip", ".site-offline.zip"))
    for is_cut_short in (True, False):
        site.mkdir(exist_ok=True)
        if is_cut_short:
            publish.previous_of(site).mkdir()
        package.write_text("旧", encoding="utf-8")
        aside.write_text("新", encoding="utf-8")
        publish.begin(site, files={aside: package})
        assert package.read_text(encoding="utf-8") == ("新" if is_cut_short else "旧")
        assert not aside.exists()
        assert not publish.previous_of(site).exists()


# Disks that do not want the site


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_whatever_limits_the_space_is_told_alike(number: int) -> None:
    assert "磁盘空间不足" in (publish.explain(OSError(number, os.strerror(number))) or "")


def test_a_folder_in_use_is_told() -> None:
    assert "文件正被占用" in (publish.explain(OSError(errno.EBUSY, os.strerror(errno.EBUSY))) or "")


def test_a_full_disk_is_told_in_chinese(disk: Path, tmp_path: Path) -> None:
    handbook = stock_handbook.whole(disk / "handbook")
    handbook.write("site/index.html", "旧网站")
    free = shutil.disk_usage(disk).free
    handbook.write("filler", "x" * (free - 400_000))
    done = handbook.run("build", PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "磁盘空间不足" in told
    assert "Traceback" not in told
    assert snapshot(handbook.site) == {"index.html": "旧网站".encode()}
    assert leftovers(handbook) == []


def refused(done: subprocess.CompletedProcess[str], handbook: Handbook) -> None:
    told = done.stdout + done.stderr
    assert done.returncode == 1, told
    assert "没有写入权限" in told
    assert "Traceback" not in told
    assert snapshot(handbook.site) == {"index.html": "旧网站".encode()}


NEW_TERM = ("new", "term", "pianqu-hui", "--set=name=片区会", "--set=meaning=几个分馆一起开的会。")
WRITING = (NEW_TERM, ("index", f"reports/{stock_handbook.REPORT}"), ("schema",), ("rename", "lianxihui", "lianxi-hui"))


def test_a_disk_that_cannot_be_written_is_told_in_chinese(disk: Path) -> None:
    handbook = stock_handbook.whole(disk / "handbook")
    handbook.write("site/index.html", "旧网站")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    refused(handbook.run("build"), handbook)
    for arguments in WRITING:
        done = handbook.run(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), done.stdout
        assert done.stderr.startswith("没有写成，原来的文件没有动。"), done.stderr


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_folder_that_may_not_be_written_is_told_in_chinese(handbook: Handbook) -> None:
    handbook.write("site/index.html", "旧网站")
    handbook.root.chmod(0o555)
    try:
        if os.access(handbook.root, os.W_OK):
            pytest.skip("超级用户不受文件权限的限制")
        refused(run_program(handbook.command("build"), handbook.root, handbook.variables()), handbook)
    finally:
        handbook.root.chmod(0o755)


# Sites that are no plain folders, and what surrounds a build


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_site_that_is_a_link_stays_one(published: Handbook) -> None:
    (published.root / "www").mkdir()
    published.site.rename(published.root / "www/现在")
    published.site.symlink_to("www/现在")
    for _ in range(2):
        published.build()
        assert published.site.is_symlink()
        assert is_new(published)
        assert [path.name for path in (published.root / "www").iterdir()] == ["现在"]
    assert leftovers(published) == []


def test_a_file_in_the_place_of_the_site_is_told_before_anything_is_done(handbook: Handbook) -> None:
    handbook.write("site", "不是网站")
    done = handbook.run("build")
    told = f"{handbook.site} 不是文件夹，网站没有生成：把它移走或改名，再运行一次。\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert handbook.site.read_text(encoding="utf-8") == "不是网站"


def test_a_disk_mounted_as_the_site_is_told_before_anything_is_done(disk: Path, handbook: Handbook) -> None:
    handbook.write("site/index.html", "")
    (handbook.site / "index.html").unlink()
    subprocess.run(["mount", "--bind", str(disk), str(handbook.site)], check=True)
    try:
        (handbook.site / "index.html").write_text("旧网站", encoding="utf-8")
        done = handbook.run("build")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"{handbook.site} 是挂载点（例如容器的卷），或者里面有挂载点，整个文件夹换不下来，网站没有生成，里面的没有动：")
        assert done.stderr.endswith("在 mkdocs.yml 里写 site_dir: site/html，生成到卷里面的文件夹。\n")
        assert snapshot(handbook.site) == {"index.html": "旧网站".encode()}
        handbook.write("mkdocs.yml", (handbook.root / "mkdocs.yml").read_text(encoding="utf-8") + "site_dir: site/html\n")
        handbook.build()
        assert (handbook.site / "html/index.html").is_file()
    finally:
        subprocess.run(["umount", "-l", str(handbook.site)], check=True)


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_what_surrounds_a_build_does_not_break_it(handbook: Handbook) -> None:
    """A mask under which nobody else may read what is written, no standard output, a full one."""
    def shell(line: str) -> subprocess.CompletedProcess[str]:
        return run_program(["sh", "-c", line, "sh", *handbook.command("build")], handbook.root, handbook.variables())

    done = shell('umask 077; exec "$@" >&-')
    assert (done.returncode, done.stderr) == (0, "")
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in handbook.site.rglob("*"))
    if Path("/dev/full").exists():
        done = shell('exec "$@" >/dev/full')
        assert done.returncode == 1
        assert done.stderr == "网站已经生成并换好了，只是结果写不到标准输出。（[Errno 28] No space left on device）\n"


@pytest.mark.parametrize("given", ["abc", "1e9", "99999999999999999999", "-1", "7226668800"])
def test_a_time_that_is_none_is_told_before_anything_is_done(handbook: Handbook, given: str) -> None:
    done = handbook.run("build", SOURCE_DATE_EPOCH=given)
    told = f"环境变量 SOURCE_DATE_EPOCH 写的是“{given}”，要写一个整数（1970 年以来的秒数，到 4294967295）：改好，或者去掉它，再运行一次。\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


@pytest.mark.parametrize("given", ["docs", "mkdocs.yml", ":mkdocs.yml", "/dev/zero"])
def test_a_zone_that_is_none_is_told_before_anything_is_done(handbook: Handbook, given: str) -> None:
    """A library takes whatever is there for a zone, and was taken for damaged itself."""
    done = handbook.run("build", TZ=given)
    told = f"环境变量 TZ 写的是“{given.removeprefix(':')}”，那个文件不是时区：写成 Asia/Shanghai 这样，或者去掉它，再运行一次。\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert handbook.run("build", TZ="Nowhere/At-All").returncode == 0


def test_a_report_in_the_folder_of_documents_is_not_published(handbook: Handbook) -> None:
    handbook.write("docs/sources/考察报告.txt", "分馆每月盘点 3 次。\n")
    done = handbook.run("build")
    assert done.returncode == 1
    assert "docs/sources/考察报告.txt:1:1 错误 HB125" in done.stderr
    assert not handbook.site.exists()


ADDER = """
from mkdocs.structure.files import File


def on_files(files, config):
    files.append(File("别处/考察报告.txt", config.docs_dir, config.site_dir, True))
"""


def test_nor_is_one_that_only_the_site_generator_sees(handbook: Handbook) -> None:
    """A plugin may put one on its list, which the rule does not see."""
    handbook.write("adder.py", ADDER)
    handbook.settings("hooks: [hooks/site.py]", "hooks: [adder.py, hooks/site.py]")
    done = handbook.run("build")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "docs/ 里的这些文件不是记录、页面、图片或写明的附件，没有发布：别处/考察报告.txt。说明见 explain HB125。"
    )
    assert not handbook.site.exists()


def test_an_asset_that_the_settings_name_is_published(handbook: Handbook) -> None:
    handbook.write("docs/about/样表.txt", "填表说明\n")
    handbook.replace("handbook.yml", "format: 3", "format: 3\nassets: [about/*.txt]")
    handbook.build()
    assert (handbook.site / "about/样表.txt").read_text(encoding="utf-8") == "填表说明\n"
