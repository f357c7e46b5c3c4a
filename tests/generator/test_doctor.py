"""`doctor` says what is missing at an installation and on a server, and breaks at nothing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from handbook.site.policy import HEADERS
from launcher.doctor import examine, of_git, of_programs, of_settings, of_site, unwritable
from launcher.packages import damaged_packages
from launcher.served import of_server
from launcher.told import GOOD, LACK, NOTE
from served import Server
from stock_handbook import ROOT, Handbook, variables

SHEET = '<link rel="stylesheet" href="assets/handbook.1a2b3c4d.css">'
PAGES: dict[str, tuple[int, str, dict[str, str], str]] = {
    "/good/": (200, SHEET, {"Content-Type": "text/html", **HEADERS}, ""),
    "/good/assets/handbook.1a2b3c4d.css": (200, "a{}", {"Content-Type": "text/css", "Cache-Control": "max-age=31536000"}, ""),
    "/bare/": (200, SHEET, {"Content-Type": "text/html"}, ""),
    "/bare/assets/handbook.1a2b3c4d.css": (200, "a{}", {"Content-Type": "text/plain"}, ""),
    "/bare/doctor-looks-for-a-page-that-is-not-there/": (200, "x", {"Content-Type": "text/html"}, ""),
    "/other/": (200, "x", {"Content-Type": "text/html", "Content-Security-Policy": "default-src *"}, ""),
    "/bad-gzip/": (200, "no gzip", {"Content-Type": "text/html", "Content-Encoding": "gzip"}, ""),
    "/half/": (200, SHEET.replace("assets", "//[x/assets"), {"Content-Type": "text/html"}, ""),
    "/bytes/": (200, SHEET.replace("assets", "é/assets"), {"Content-Type": "text/html"}, ""),
    "/ages/": (200, SHEET, {"Content-Type": "text/html"}, ""),
    "/ages/assets/handbook.1a2b3c4d.css": (200, "a{}", {"Content-Type": "text/css", "Cache-Control": f"max-age={'9' * 9000}"}, ""),
    "/json/": (200, "{}", {"Content-Type": "application/json"}, ""),
}


ODD = {
    "/garbage/": b"\x00\x01 no answer\r\n\r\n",
    "/cut-short/": b"HTTP/1.0 500 x\r\nContent-Length: 99\r\nContent-Type: text/html\r\n\r\nx",
    "/no-number/": b"HTTP/1.0 9x9 x\r\n\r\n",
    "/chunks/": b"HTTP/1.1 404 x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx",
    "/round/": b"HTTP/1.0 302 x\r\nLocation: http://[x/\r\n\r\n",
}


class Sends(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if odd := ODD.get(self.path):
            self.wfile.write(odd)
            return
        status, body, headers, _ = PAGES.get(self.path, (404, "没有这一页", {"Content-Type": "text/html"}, ""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Sends) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_server_is_looked_at() -> None:
    with serving() as base:
        told = {name: [(each.state, each.what) for each in of_server(ROOT, f"{base}/{name}/")] for name in ("good", "bare", "other", "none")}
        said = {name: next(iter(of_server(ROOT, f"{base}/{name}/"))).what for name in ("json", "garbage", "bad-gzip")}
    assert [state for state, _ in told["good"]] == [GOOD] * 4 + [NOTE] + [GOOD] * 2  # this one does not compress
    assert (NOTE, "没有响应头 Content-Security-Policy") in told["bare"]
    assert (NOTE, "没有的网址回答是 200，应当是 404") in told["bare"]
    assert (LACK, "样式表的回答是 200 text/plain") in told["bare"]
    assert (NOTE, "响应头 Content-Security-Policy 是“default-src *”") in told["other"]
    assert (NOTE, "首页里没有手册的样式表") in told["other"]
    assert told["none"] == [(LACK, "首页的回答是 404 text/html")]
    assert said["json"] == "首页的回答是 200 application/json"
    assert "没有好好回答" in said["garbage"]
    assert "没有好好回答" in said["bad-gzip"]


@pytest.mark.parametrize("name", [*(name.strip("/") for name in ODD), "half", "bytes", "ages", "bad-gzip"])
def test_whatever_a_server_sends_is_told(name: str) -> None:
    """Numbers of any length, addresses that are none, answers that end too soon."""
    with serving() as base:
        told = list(of_server(ROOT, f"{base}/{name}/"))
    assert told
    assert all(each.remedy for each in told if each.state != GOOD)


@pytest.mark.parametrize("address", ["", "example", "ftp://x/", "http://", "http://127.0.0.1:9/", "http://[x/", "http://a b/", "http://" + "长" * 300])
def test_an_address_at_which_nobody_answers_is_told(address: str) -> None:
    (told,) = list(of_server(ROOT, address))
    assert (told.state, bool(told.remedy)) == (LACK, True)


def test_an_installation_is_looked_at(tmp_path: Path, records: Handbook) -> None:
    here = examine(ROOT)
    assert [each for each in here if each.state == LACK] == []
    assert all(each.remedy for each in here if each.state != GOOD)
    nowhere = [each.what for each in examine(tmp_path) if each.state == LACK]
    assert nowhere == ["软件包清单 requirements.txt", f"文件夹 {tmp_path / 'docs'}", "mkdocs.yml"]
    (told,) = list(of_site(records.root))
    assert told.what == "网站还没有生成"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=folder, env=variables(), check=True, capture_output=True)


def test_git_is_looked_for_and_its_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    whole.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    found = [told.what for told in of_git(whole)]
    git(whole, "init", "-q")
    for number in range(2):
        git(whole, "commit", "-q", "--allow-empty", "-m", str(number))
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), str(shallow))
    found += [told.what for folder in (shallow, whole) for told in of_git(folder)]
    monkeypatch.setenv("PATH", str(tmp_path))
    found += [told.what for told in of_git(whole)]
    assert found == [
        "这个文件夹不是 git 仓库（或者 git 不认它的主人），各页上没有修改日期", "仓库只取了最近的历史，修改日期不准", "git 和全部历史", "没有 git，各页上没有修改日期，“更新”页是空的",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="别的系统上还会到固定的文件夹里去找")
def test_a_browser_and_an_office_are_looked_for(tmp_path: Path) -> None:
    """What is named and is none is told; where nothing is named and nothing there, it is said what for it would be needed."""
    named = {"HANDBOOK_BROWSER": str(tmp_path / "无"), "HANDBOOK_OFFICE": str(tmp_path / "无")}
    assert [(told.state, str(tmp_path / "无") in told.what) for told in of_programs(named)] == [(NOTE, True)] * 2
    assert [(told.state, told.what) for told in of_programs({"PATH": str(tmp_path)})] == [
        (NOTE, "没有浏览器，只有测试界面时要用"), (NOTE, "没有LibreOffice，只有测试表单时要用"),
    ]  # fmt: skip


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="这里没有连超级用户也写不进去的文件夹")
def test_a_folder_that_takes_nothing_is_told() -> None:
    assert unwritable(Path("/proc"))


@pytest.mark.parametrize(("line", "state"), [
    ('site_url: ""', NOTE), ("site_url:", NOTE), ("", NOTE), ("site_url: example.org", NOTE), ("site_url: https://example.org", NOTE),
    ("site_url: https://example.org/", GOOD), ('site_url: "https://example.org/a/"  # x', GOOD),
])  # fmt: skip
def test_the_address_of_the_settings_is_looked_at(tmp_path: Path, line: str, state: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{line}\n", encoding="utf-8")
    (told,) = list(of_settings(tmp_path))
    assert told.state == state


def test_packages_that_are_not_whole_any_more_are_named(tmp_path: Path) -> None:
    packages = tmp_path / "lib/python3.11/site-packages"
    digest = urlsafe_b64encode(hashlib.sha256(b"a=1\n").digest()).decode().rstrip("=")
    for name, size in (("whole", "4"), ("cut", "5"), ("gone", "4"), ("other", "4"), ("unread", "x")):
        (packages / f"{name}-1.0.dist-info").mkdir(parents=True)
        (packages / f"{name}-1.0.dist-info/RECORD").write_text(f"{name}.py,sha256={digest},{size}\n{name}-1.0.dist-info/RECORD,,\n")
        (packages / f"{name}.py").write_text("a=1\n")
    (packages / "other.py").write_text("a=2\n")
    (packages / "gone.py").unlink()
    (packages / "unread-1.0.dist-info/RECORD").write_bytes(b"\xff\n")
    assert damaged_packages(tmp_path) == {"cut", "gone", "other", "unread"}
    assert damaged_packages(tmp_path / "nowhere") == set()
