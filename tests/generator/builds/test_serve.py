"""`serve`: what is edited shows without a restart, and what is broken does not take the preview away."""

from __future__ import annotations

import http.client
import itertools
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import stock_handbook
from handbook.plugin import count_warnings, log
from handbook.site.warnings import Counter
from ports import free_port
from stock_handbook import Handbook, snapshot, variables

PATIENCE = 300.0  # seconds: more than any build takes on a slow and busy machine
SAVE_AGAIN = 50  # turns of a tenth of a second
UNCHANGED = "预览没有更新，仍显示上一次的页面。"
QUESTIONS = """\
questions:
  - id: daohu
    stage: 办理
    ask: 上季度每户都去过吗
    look: 看登记表
    practices: [sanwen-sanbang]
"""
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy this machine uses


class Preview:
    """A running preview of a handbook; what it says goes to a file."""

    def __init__(self, handbook: Handbook, command: list[str], environ: dict[str, str], port: int) -> None:
        self.handbook = handbook
        self.address = f"http://127.0.0.1:{port}/"
        self.log = handbook.root / "preview.log"
        self.edited: Path | None = None
        self.temporary = handbook.root / "temporary"
        self.temporary.mkdir()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=handbook.root, env={**environ, "TMPDIR": str(self.temporary)}, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def page(self, address: str) -> str:
        """A page as the browser gets it; empty while there is no answer."""
        try:
            with DIRECT.open(self.address + address, timeout=30) as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            return ""

    def edit(self, name: str, text: str) -> None:
        """Write a file of the handbook; until what is waited for has come about, it is saved again from time to time.

        MkDocs does not notice what is saved in the moment in which it starts to watch.
        """
        self.edited = self.handbook.write(name, text)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file of the handbook."""
        self.handbook.replace(name, old, new)
        self.edited = self.handbook.root / name

    def wait(self, met: Callable[[], bool], what: str) -> None:
        """Look again and again until it is so; fail when it does not come about."""
        end = time.monotonic() + PATIENCE
        for turn in itertools.count(1):
            if met():
                self.edited = None
                return
            assert self.process.poll() is None, f"the preview has ended: {self.said()}"
            if time.monotonic() > end:
                break
            if self.edited and turn % SAVE_AGAIN == 0:
                self.edited.touch()
            time.sleep(0.1)
        pytest.fail(f"{what} did not come about; the preview said:\n{self.said()}")

    def wait_for_page(self, address: str, text: str) -> None:
        self.wait(lambda: text in self.page(address), f"“{text}” in {address}")

    def stop(self, asked: signal.Signals = signal.SIGINT if os.name == "posix" else signal.SIGTERM) -> int:
        self.process.send_signal(asked)
        try:
            return self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("serve") / "handbook")
    port = free_port()
    running = Preview(
        handbook, handbook.command("serve", "--address", f"127.0.0.1:{port}"), handbook.variables(), port
    )
    try:
        running.wait_for_page("terms/lianxihui/", "几个单位")
        yield running
    finally:
        running.stop()


def test_an_edited_record_shows(preview: Preview) -> None:
    preview.replace("docs/terms/lianxihui.yml", "几个单位", "好几家单位")
    preview.wait_for_page("terms/lianxihui/", "好几家单位")


def test_an_edited_page_template_shows(preview: Preview) -> None:
    preview.replace("hooks/handbook/theme/pages/practice.html", "来源自述；", "报告自己说的；")
    preview.wait_for_page("practices/sanwen-sanbang/", "报告自己说的；")


def test_an_edited_module_of_the_core_shows(preview: Preview) -> None:
    module = "hooks/handbook/pages/kinds/practice.py"
    preview.replace(module, '("feedback", "反馈与运用")', '("feedback", "反馈和使用")')
    preview.wait_for_page("practices/sannuo-liangping/", "反馈和使用")


def test_an_edited_vocabulary_shows(preview: Preview) -> None:
    preview.replace("handbook.yml", "县、市的图书总馆及其部门", "县、市的总馆及其部门")
    preview.wait_for_page("facets/sector/office/", "县、市的总馆及其部门")


def test_edited_synonyms_show(preview: Preview) -> None:
    preview.edit("docs/synonyms.yml", "groups:\n  - [没有钱, 经费不足, 缺经费]\n")
    preview.wait_for_page("search/index.js", "缺经费")


def test_edited_questions_show(preview: Preview) -> None:
    preview.edit("docs/selfcheck/questions.yml", QUESTIONS)
    preview.wait_for_page("selfcheck/", "上季度每户都去过吗")


def test_the_preview_says_its_address_and_nothing_in_english(preview: Preview) -> None:
    built, checked = preview.said().splitlines()[:2]
    assert re.fullmatch(rf"已生成 \d+ 个页面，预览网址 {preview.address}（按 Ctrl\+C 停止预览）", built)
    assert checked.startswith("检查了 14 条记录")
    assert not re.search(r"[A-Za-z]{3,}", preview.said().replace(preview.address, "").replace("Ctrl", ""))


@pytest.mark.parametrize("path", ["/%00", "/terms/%00/", f"/livereload/{'9' * 5000}/1", "/" + "a" * 9000])
def test_an_address_that_no_file_can_have_is_answered(preview: Preview, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as told, urllib.request.urlopen(preview.address + path[1:]):
        pass
    assert told.value.code == 404
    assert "Traceback" not in preview.said()


@pytest.mark.parametrize("asked", [b"", b"GET /", b"GET / HTTP/1.1\r\nHost: ", b"GET / HTTP/1.1\r\n\r\n", b"X" * 70_000])
def test_who_hangs_up_is_not_told_of(preview: Preview, asked: bytes) -> None:
    before = preview.said()
    host, port = preview.address.removeprefix("http://").rstrip("/").split(":")
    for _ in range(5):
        with socket.create_connection((host, int(port))) as visitor:
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # it ends at once, without a word
            visitor.sendall(asked)
    preview.wait_for_page("search/", "</html>")  # asked later, answered later
    assert "Traceback" not in preview.said().removeprefix(before)


def test_an_edited_style_sheet_shows_and_nothing_is_built_for_it(preview: Preview) -> None:
    """An edit that falls into the end of a build is built; that can be once, of the edit before."""
    name = "hooks/handbook/theme/material/assets/handbook.css"
    sheet = (preview.handbook.root / name).read_text(encoding="utf-8")

    def restyled(rule: str) -> bool:
        told = len(preview.said())
        preview.edit(name, f"{sheet}\n{rule} {{ color: black; }}\n")

        def shows() -> bool:
            found = re.search(r"assets/handbook\.[0-9a-f]+\.css", preview.page(""))
            return bool(found) and rule in preview.page(found[0] if found else "")

        preview.wait(shows, "the new rule")
        preview.wait(lambda: "页面没有重做" in preview.said()[told:] or "用了" in preview.said()[told:], "the message")
        said = preview.said()[told:]
        return "换上了样式 handbook.css，页面没有重做" in said and "已生成" not in said

    assert any(restyled(f".new-rule-{number}") for number in range(3))


def test_a_new_record_shows(preview: Preview) -> None:
    preview.edit("docs/terms/nonghu.yml", "name: 读者\nmeaning: 以家庭为单位务农的人家。\n")
    preview.wait_for_page("terms/nonghu/", "以家庭为单位务农的人家。")
    preview.wait_for_page("terms/", "读者")


def test_a_broken_record_is_told_and_the_last_good_page_stays(preview: Preview) -> None:
    told = len(preview.said())
    preview.replace("docs/practices/sannuo-liangping.yml", "20%", "21%")
    place = "docs/practices/sannuo-liangping.yml:17:20 错误 HB403"
    preview.wait(lambda: place in preview.said()[told:], place)
    preview.wait_for_page("practices/sannuo-liangping/", "评议结果占考核的 20%。")
    assert "Traceback" not in preview.said()[told:]

    preview.replace("docs/practices/sannuo-liangping.yml", "占考核的 21%", "在考核中占 20%")
    preview.wait_for_page("practices/sannuo-liangping/", "评议结果在考核中占 20%。")


@pytest.mark.parametrize(
    ("name", "broken"),
    [("hooks/handbook/theme/pages/term.html", "{% if %}"), ("hooks/handbook/pages/facets.py", "def facet_pages(:")],
    ids=["a page template", "a module of the core"],
)
def test_a_broken_program_is_told_and_the_last_good_page_stays(preview: Preview, name: str, broken: str) -> None:
    good, told = (preview.handbook.root / name).read_text(encoding="utf-8"), len(preview.said())
    preview.edit(name, broken)
    preview.wait(lambda: "预览没有更新，仍显示上一次的页面。" in preview.said()[told:], "the message")
    preview.wait(lambda: "SyntaxError" in preview.said()[told:], "the reason")
    preview.wait_for_page("terms/lianxihui/", "好几家单位")

    told = len(preview.said())
    preview.edit(name, good)
    preview.wait(lambda: "已生成" in preview.said()[told:], "a build")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "mkdocs.yml 读不成设置：运行 check，它会说明在哪一行、怎样改。"), ("extra_templates: [{a: b}]", "先看这几项：extra_templates（第 "),
        ("nav: 3", "Config value 'nav'"), ("site_url: again", "“site_url”写了两次"),
    ],
)  # fmt: skip
def test_broken_settings_are_told_and_the_last_good_page_stays(preview: Preview, line: str, words: str) -> None:
    """They are saved half written, while somebody works on them."""
    good, told = (preview.handbook.root / "mkdocs.yml").read_text(encoding="utf-8"), len(preview.said())
    preview.edit("mkdocs.yml", f"{good}{line}\n")
    try:
        preview.wait(lambda: words in preview.said()[told:] and UNCHANGED in preview.said()[told:], "the message")
        assert "程序自己出错" not in preview.said()[told:]
        assert "单位" in preview.page("terms/lianxihui/")
    finally:
        told = len(preview.said())
        preview.edit("mkdocs.yml", good)
    preview.wait(lambda: "已生成" in preview.said()[told:], "a build")


def test_the_preview_leaves_no_site_behind(preview: Preview) -> None:
    assert not preview.handbook.site.exists()
    assert [path.name for path in preview.handbook.root.glob(".site*")] == []


def test_a_build_lets_go_of_the_one_before() -> None:
    """Who counts the warnings of a build leads to all its records: one for each save would fill the memory."""
    before = list(log.handlers)
    for counter in (Counter(), Counter(), Counter()):
        count_warnings(counter, strict=True)
    added = [handler for handler in log.handlers if handler not in before]
    log.removeHandler(counter)
    assert added == [counter]


def test_mkdocs_itself_serves(handbook: Handbook) -> None:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    running = Preview(handbook, command, variables(), port)
    try:
        running.wait_for_page("practices/sanwen-sanbang/", "三问三帮")
    finally:
        running.stop()


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_preview_that_cannot_begin_says_what_to_do(handbook: Handbook) -> None:
    handbook.replace("docs/practices/sanwen-sanbang.yml", "status: 已实践", "status: 做过了")
    done = handbook.run("serve", "--address", f"127.0.0.1:{free_port()}")
    assert done.returncode == 1
    assert "docs/practices/sanwen-sanbang.yml:11:9 错误 HB203 “状态”（status）不能写“做过了”" in done.stderr
    assert done.stderr.endswith("\n预览没有开始：按上面说的改好，再运行一次。\n")
    assert "Aborted" not in done.stdout + done.stderr


def test_an_address_in_use_is_told_in_chinese(handbook: Handbook) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = handbook.run("serve", "--address", f"127.0.0.1:{server.getsockname()[1]}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("这个预览网址已被占用：关掉另一个预览，或者换一个，如 --address 127.0.0.1:8001。\n")


@pytest.mark.parametrize("address", ["x", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:0", "127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:１", "256.0.0.1:8000", "[::1", ":", f"::1:{'9' * 5000}"])
def test_an_address_that_is_none_is_told_before_anything_is_built(handbook: Handbook, address: str) -> None:
    done = handbook.run("serve", "--address", address)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"预览网址“{address}”不行：写成 127.0.0.1:8000 这样，冒号后面是 1 到 65535 的数。\n")


# a hook that stops a build of a preview in its midst while there is a file
HELD = """
import os, time
from pathlib import Path


def on_env(env, config, files):
    here = Path(__file__).parent
    while (here / "hold").exists() and os.environ["HANDBOOK_COMMAND"] == "serve":
        (here / "held").touch()
        time.sleep(0.05)
"""
ENDS = [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)] if os.name == "posix" else []


@pytest.mark.parametrize(("asked", "status"), ENDS)
def test_a_stopped_preview_clears_up(handbook: Handbook, asked: signal.Signals, status: int) -> None:
    """Whoever stops it, while it waits or in the midst of a build: a person, a supervisor, a terminal that is closed."""
    handbook.write("held.py", HELD)
    handbook.settings("hooks: [hooks/site.py]", "hooks: [hooks/site.py, held.py]")
    for is_building in (False, True):
        shutil.rmtree(handbook.root / "temporary", ignore_errors=True)
        port = free_port()
        before = signal.signal(asked, signal.SIG_DFL)  # tests that run under `nohup` ignore one, and so would what they start
        try:
            running = Preview(
                handbook, handbook.command("serve", "--address", f"127.0.0.1:{port}"), handbook.variables(), port
            )
        finally:
            signal.signal(asked, before)
        running.wait_for_page("", "手册")
        if is_building:
            (handbook.root / "hold").touch()
            running.replace("docs/terms/lianxihui.yml", "几个单位", "好几家单位")
            running.wait((handbook.root / "held").exists, "a build")
        assert running.stop(asked) == status
        assert "Traceback" not in running.said()
        assert list(running.temporary.iterdir()) == []
    assert [path.name for path in handbook.root.glob(".site*")] == []


def test_a_site_is_built_in_the_midst_of_a_preview(handbook: Handbook) -> None:
    """Neither waits for the other, though both have what is kept in common; the next build finds nothing that is not as it should be."""
    handbook.write("held.py", HELD)
    handbook.settings("hooks: [hooks/site.py]", "hooks: [hooks/site.py, held.py]")
    (handbook.root / "hold").touch()
    port = free_port()
    running = Preview(handbook, handbook.command("serve", "--address", f"127.0.0.1:{port}"), handbook.variables(), port)
    try:
        running.wait((handbook.root / "held").exists, "a build")
        assert handbook.build().stderr == ""
        whole = snapshot(handbook.site)
        (handbook.root / "hold").unlink()
        running.wait_for_page("terms/lianxihui/", "几个单位")
        assert snapshot(handbook.site) == whole
    finally:
        running.stop()
    assert "Traceback" not in running.said()
    assert handbook.build().stderr == ""
    assert snapshot(handbook.site) == whole
    assert list(handbook.root.glob(".site*")) == []
