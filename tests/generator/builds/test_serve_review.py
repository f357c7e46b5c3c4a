"""`serve --review`: the address is told, a signature shows on the site at once, and nothing of the page is published."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from test_serve import DIRECT, Preview

import stock_handbook
from ports import free_port

LINE = re.compile(r"签读网址 (http://127\.0\.0\.1:\d+/~review/[\w-]{20,}/)（只在这台电脑上能开）\n")


@pytest.fixture
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("review") / "handbook")
    port = free_port()
    command = handbook.command("serve", "--review", "--reports", "reports", "--address", f"127.0.0.1:{port}")
    running = Preview(handbook, command, handbook.variables(), port)
    try:
        running.wait(lambda: LINE.search(running.said()) is not None, "the address")
        yield running
    finally:
        running.stop()


def test_a_signature_shows_on_the_site(preview: Preview) -> None:
    found = LINE.search(preview.said())
    assert found
    address = f"{found[1]}sanwen-sanbang/"
    preview.wait_for_page("practices/sanwen-sanbang/", "三问三帮")
    assert "对照原文签读" not in preview.page("practices/sanwen-sanbang/")
    with DIRECT.open(address, timeout=60) as answer:
        item = re.search(r'data-at="summary" data-said="(\w+)" data-rests="(\w+)"', answer.read().decode())
    assert item
    sent = json.dumps({"at": "summary", "said": item[1], "rests": item[2], "reader": "张三"}).encode()
    headers = {"Origin": preview.address.rstrip("/"), "Content-Type": "application/json"}
    with DIRECT.open(urllib.request.Request(address, sent, headers), timeout=60) as answer:
        assert json.loads(answer.read())["state"] == "张三 签过"
    preview.edited = preview.handbook.docs / "signed/practices/sanwen-sanbang.yml"
    preview.wait_for_page("practices/sanwen-sanbang/", "已有 1 条由人对照原文签读。")
    published = {path.relative_to(preview.handbook.site).as_posix() for path in preview.handbook.site.rglob("*")}
    assert not [path for path in published if "review" in path or path.startswith("signed/practices")]
    with pytest.raises(urllib.error.HTTPError, match="403"):
        DIRECT.open(f"{preview.address}~review/", timeout=60)


def test_where_others_could_open_it_there_is_no_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("open") / "handbook")
    port = free_port()
    running = Preview(handbook, handbook.command("serve", "--review", "--address", f"0.0.0.0:{port}"), handbook.variables(), port)
    try:
        told = f"签读页没有开：预览网址 0.0.0.0:{port} 别的电脑也打得开，换成 127.0.0.1 再运行。\n"
        running.wait(lambda: told in running.said(), "the refusal")
        running.wait(lambda: bool(running.page("")), "the preview")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            DIRECT.open(f"{running.address}~review/", timeout=60)
    finally:
        running.stop()
