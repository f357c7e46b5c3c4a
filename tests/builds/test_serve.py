"""`serve`: what is edited shows without a restart, and what is broken does not take the preview away."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import stock_handbook
from stock_handbook import Handbook, variables

PATIENCE = 30.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


class Preview:
    """A running preview of a handbook; what it says goes to a file."""

    def __init__(self, handbook: Handbook, command: list[str], environ: dict[str, str], port: int) -> None:
        self.handbook = handbook
        self.address = f"http://127.0.0.1:{port}/"
        self.log = handbook.root / "preview.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=handbook.root, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def page(self, address: str) -> str:
        """A page as the browser gets it; empty while there is no answer."""
        try:
            with urllib.request.urlopen(self.address + address, timeout=5) as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            return ""

    def wait(self, met: Callable[[], bool], what: str) -> None:
        """Look again and again until it is so; fail when it does not come about."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if met():
                return
            assert self.process.poll() is None, f"the preview has ended: {self.said()}"
            time.sleep(0.1)
        pytest.fail(f"{what} did not come about; the preview said:\n{self.said()}")

    def wait_for_page(self, address: str, text: str) -> None:
        self.wait(lambda: text in self.page(address), f"“{text}” in {address}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        try:
            return self.process.wait(timeout=15)
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
    preview.handbook.replace("docs/terms/lianxihui.yml", "几个单位", "好几家单位")
    preview.wait_for_page("terms/lianxihui/", "好几家单位")


def test_an_edited_page_template_shows(preview: Preview) -> None:
    preview.handbook.replace("hooks/theme/pages/practice.html", "来源自述；", "报告自己说的；")
    preview.wait_for_page("practices/sanwen-sanbang/", "报告自己说的；")


def test_an_edited_module_of_the_core_shows(preview: Preview) -> None:
    module = "hooks/handbook/pages/records.py"
    preview.handbook.replace(module, '("feedback", "反馈与运用")', '("feedback", "反馈和使用")')
    preview.wait_for_page("practices/sannuo-liangping/", "反馈和使用")


def test_an_edited_style_sheet_shows(preview: Preview) -> None:
    sheet = preview.handbook.root / "hooks/theme/material/assets/handbook.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\n.new-rule { color: black; }\n", encoding="utf-8")
    preview.wait_for_page("assets/handbook.css", ".new-rule")


def test_a_new_record_shows(preview: Preview) -> None:
    preview.handbook.write("docs/terms/nonghu.yml", "name: 农户\nmeaning: 以家庭为单位务农的人家。\n")
    preview.wait_for_page("terms/nonghu/", "以家庭为单位务农的人家。")
    assert "农户" in preview.page("terms/")


def test_a_broken_record_is_told_and_the_last_good_page_stays(preview: Preview) -> None:
    told = len(preview.said())
    preview.handbook.replace("docs/practices/sannuo-liangping.yml", "20%", "21%")
    place = "docs/practices/sannuo-liangping.yml:17:20 错误 HB403"
    preview.wait(lambda: place in preview.said()[told:], place)
    preview.wait_for_page("practices/sannuo-liangping/", "评议结果占考核的 20%。")
    assert "Traceback" not in preview.said()[told:]

    preview.handbook.replace("docs/practices/sannuo-liangping.yml", "占考核的 21%", "在考核中占 20%")
    preview.wait_for_page("practices/sannuo-liangping/", "评议结果在考核中占 20%。")


@pytest.mark.parametrize(
    ("name", "broken"),
    [("hooks/theme/pages/term.html", "{% if %}"), ("hooks/handbook/pages/facets.py", "def facet_pages(:")],
    ids=["a page template", "a module of the core"],
)
def test_a_broken_program_is_told_and_the_last_good_page_stays(preview: Preview, name: str, broken: str) -> None:
    path = preview.handbook.root / name
    good, told = path.read_text(encoding="utf-8"), len(preview.said())
    path.write_text(broken, encoding="utf-8")
    preview.wait(lambda: "预览没有更新，仍显示上一次的页面。" in preview.said()[told:], "the message")
    assert "SyntaxError" in preview.said()[told:]
    preview.wait_for_page("terms/lianxihui/", "好几家单位")

    told = len(preview.said())
    path.write_text(good, encoding="utf-8")
    preview.wait(lambda: "已生成" in preview.said()[told:], "a build")


def test_the_preview_leaves_no_site_behind(preview: Preview) -> None:
    assert not preview.handbook.site.exists()
    assert [path.name for path in preview.handbook.root.glob(".site*")] == []


def test_mkdocs_itself_serves(handbook: Handbook) -> None:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    running = Preview(handbook, command, variables(), port)
    try:
        running.wait_for_page("practices/sanwen-sanbang/", "三问三帮")
    finally:
        running.stop()


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_an_address_in_use_is_told_in_chinese(handbook: Handbook) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = handbook.run("serve", "--address", f"127.0.0.1:{server.getsockname()[1]}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("这个预览网址已被占用：关掉另一个预览，或者换一个，如 --address 127.0.0.1:8001。\n")


def temporary_folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("*mkdocs_*"))


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_stopped_preview_clears_up(handbook: Handbook) -> None:
    before, port = temporary_folders(), free_port()
    running = Preview(
        handbook, handbook.command("serve", "--address", f"127.0.0.1:{port}"), handbook.variables(), port
    )
    running.wait_for_page("", "手册")
    assert running.stop() == 0
    assert "Traceback" not in running.said()
    assert temporary_folders() - before == set()
