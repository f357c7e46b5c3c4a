"""The page of `serve` on which people read and sign: who may ask, what it writes, and how it is used in a browser."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from signed_stock import LEDGER, PRACTICE, readings, signature

from handbook.desk.local import is_loopback
from handbook.desk.review.ledger import written
from handbook.desk.review.web import ReviewPage
from served import BESIDE, PHONE, WIDE, Watch, findings, new_page, preview, serve_local
from stock_handbook import Handbook

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
REFUSED = "不能打开：签读页只给运行 serve 的这台电脑用，网址要照 serve 打印的写全。\n"


@dataclass
class Served:
    """The page of a handbook on a server of its own."""

    handbook: Handbook
    page: ReviewPage
    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, address: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """Status and text of an answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(address, body, named, method="GET" if body is None else "POST")
        try:
            with DIRECT.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def sign(self, sent: dict[str, str], record: str = PRACTICE, **headers: str) -> tuple[int, str]:
        """What is answered to a signature that the page sends."""
        known = {"Origin": self.origin, "Content_Type": "application/json", **headers}
        return self.ask(f"{self.page.address}{record}/", json.dumps(sent).encode(), **known)

    def told(self, at: str, reader: str = "张三") -> dict[str, str]:
        """What the page would send to sign a place."""
        one = signature(self.handbook, at)
        return {"at": at, "said": one.said, "rests": one.rests, "reader": reader}


@contextmanager
def serving(handbook: Handbook, reports: bool = True) -> Iterator[Served]:
    """The page, on a free port."""
    originals = handbook.reports if reports else None
    with serve_local(lambda port: ReviewPage(handbook.docs, originals, "127.0.0.1", port, preview)) as (page, port):
        yield Served(handbook, page, port)


@pytest.fixture
def served(records: Handbook) -> Iterator[Served]:
    with serving(records) as running:
        yield running


def test_everything_else_is_the_preview(served: Served) -> None:
    assert served.ask(f"{served.origin}/practices/") == (200, BESIDE.decode())


@pytest.mark.parametrize("address", ["~review", "~review/", "~review/x/", "~review/%00/", "~review/{token}x/", "~review//{token}/"])
def test_without_the_token_nothing_is_told(served: Served, address: str) -> None:
    assert served.ask(f"{served.origin}/{address.format(token=served.page.token)}") == (403, REFUSED)


@pytest.mark.parametrize(
    "headers",
    [{"Host": "handbook.example.org"}, {"Host": "127.0.0.1"}, {"Origin": "http://example.org"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"},
     {"Sec_Fetch_Site": "same-site"}],
    ids=str,
)
def test_others_are_refused(served: Served, headers: dict[str, str]) -> None:
    assert served.ask(served.page.address, **headers) == (403, REFUSED)
    assert served.sign(served.told("summary"), **headers) == (403, REFUSED)
    assert not (served.handbook.docs / "signed").exists()


def test_who_signs_has_to_say_where_it_comes_from(served: Served) -> None:
    body = json.dumps(served.told("summary")).encode()
    address = f"{served.page.address}{PRACTICE}/"
    assert served.ask(address, body, Content_Type="application/json") == (403, REFUSED)
    assert served.ask(address, body, Origin=served.origin, Content_Type="text/plain") == (400, "看不懂发来的内容。\n")
    assert served.sign({"at": "x" * 5000}) == (400, "看不懂发来的内容。\n")
    assert served.ask(address, b"[1]", Origin=served.origin, Content_Type="application/json") == (400, "看不懂发来的内容。\n")
    assert served.ask(address, b"{" * 3000, Origin=served.origin, Content_Type="application/json") == (400, "看不懂发来的内容。\n")
    assert not (served.handbook.docs / "signed").exists()


def test_what_comes_slowly_keeps_nobody_waiting(served: Served) -> None:
    head = f"POST /~review/{served.page.token}/{PRACTICE}/ HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nOrigin: {served.origin}\r\n"
    with socket.create_connection(("127.0.0.1", served.port)) as slow:
        slow.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())
        assert served.ask(f"{served.origin}/~review/x/") == (403, REFUSED)
        assert served.ask(served.page.address)[0] == 200


@pytest.mark.parametrize("name", ["mei-you", "tushu-zongguan", "..%2F..%2Fhandbook"])
def test_what_is_no_record_to_read(served: Served, name: str) -> None:
    status, said = served.ask(f"{served.page.address}{name}/")
    assert (status, said.endswith("的记录，或者里面没有依据来源的说法。\n")) == (404, True)


def test_a_signature_is_written_at_once_and_told(served: Served) -> None:
    status, said = served.sign(served.told("results.1"))
    now = readings(served.handbook)["results.1"]
    assert (status, json.loads(said)) == (
        200, {"state": "张三 签过，还要 1 个人", "signed": False, "readers": ["张三"], "said": 6, "done": 0}
    )  # fmt: skip
    assert now.readers == ("张三",)
    assert json.loads(served.sign(served.told("results.1", " 李 四 "))[1])["state"] == "张三、李 四 签过"
    assert sorted(path.relative_to(served.handbook.docs).as_posix() for path in (served.handbook.docs / "signed").rglob("*.*")) == [
        f"signed/practices/{PRACTICE}.yml"
    ]


@pytest.mark.parametrize("reader", ["", "  ", "张" * 31, "张\u202e三"])
def test_a_name_is_needed(served: Served, reader: str) -> None:
    assert served.sign(served.told("summary", reader)) == (409, "没有签，先写签读人：1 到 30 个字的名字。\n")


def test_what_was_edited_meanwhile_is_not_signed(served: Served) -> None:
    sent = served.told("summary")
    served.handbook.replace(f"docs/practices/{PRACTICE}.yml", "帮三件事。", "办三件事。")
    assert served.sign(sent) == (409, "没有签，这一句或所引的段落刚刚改过：刷新这一页，再读一遍。\n")
    assert "办三件事。" in served.ask(f"{served.page.address}{PRACTICE}/")[1]


def test_without_originals_nothing_is_signed(records: Handbook) -> None:
    with serving(records, reports=False) as running:
        page = running.ask(f"{running.page.address}{PRACTICE}/")[1]
        assert "手边没有原文：加上 --reports 文件夹，里面放着" in page
        assert "我对照原文读过，签" not in page
        status, said = running.sign(running.told("summary"))
        assert (status, said.startswith("没有签，手边没有原文：")) == (409, True)


@pytest.mark.parametrize(
    ("host", "near"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("localhost", True), ("::1", True), ("[::1]", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.5", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_which_names_are_this_computer_alone(host: str, near: bool) -> None:
    assert is_loopback(host) is near


@contextmanager
def opened(chromium: Browser, served: Served, address: str = "", foreseen: tuple[str, ...] = (), **options: Any) -> Iterator[Page]:
    """The page in a browser; nothing may go wrong in it, and no request may leave."""
    watch = Watch(served.origin, foreseen=foreseen)
    context = chromium.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
    page = new_page(context, watch)
    page.goto(served.page.address + address)
    yield page
    context.close()
    assert watch.faults == []


def test_reading_and_signing_by_keyboard(served: Served, chromium: Browser) -> None:
    with opened(chromium, served) as page:
        page.get_by_role("link", name="三问三帮").click()
        expect(page.get_by_label("签读人")).to_be_focused()
        page.get_by_label("签读人").fill("张三")
        page.keyboard.press("Enter")
        current = page.locator(".item.current")
        expect(current).to_have_attribute("data-at", "summary")
        left, right = current.locator(".source").bounding_box(), current.locator(".said").bounding_box()
        assert left and right
        assert (left["x"] + left["width"] <= right["x"], left["y"]) == (True, right["y"])
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        expect(current).to_have_attribute("data-at", "structure.actor")
        page.keyboard.press("s")
        expect(current.locator(".state")).to_have_text("张三 签过")
        expect(page.get_by_role("status")).to_have_text("已签：张三。6 条说法，签够的 1 条。")
        page.keyboard.press("s")  # once is enough
        assert readings(served.handbook)["structure.actor"].readers == ("张三",)
        page.keyboard.press("n")
        expect(page.get_by_role("heading", level=1)).not_to_have_text("三问三帮")
        expect(page.get_by_label("签读人")).to_have_value("张三")  # asked once
        expect(page.locator(".item.current")).to_be_focused()
        assert LEDGER in [path.relative_to(served.handbook.root).as_posix() for path in served.handbook.docs.rglob("signed/*/*.yml")]


def test_the_name_is_never_taken_without_a_word(served: Served, chromium: Browser) -> None:
    with opened(chromium, served, f"{PRACTICE}/") as page:
        page.get_by_role("button", name="我对照原文读过，签").first.click()
        expect(page.get_by_role("status")).to_have_text("先写签读人，再按“就用这个名字”。")
    assert not (served.handbook.docs / "signed").exists()


def test_what_is_refused_is_told_in_the_page(served: Served, chromium: Browser) -> None:
    with opened(chromium, served, f"{PRACTICE}/", foreseen=("409",)) as page:
        page.get_by_label("签读人").fill("张三")
        page.get_by_role("button", name="就用这个名字").click()
        served.handbook.write(LEDGER, "signatures: 张三\n")
        with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
            page.keyboard.press("s")
        assert answer.value.status == 409
        expect(page.get_by_role("status")).to_have_text(f"没有签成，{LEDGER} 写错了：先运行 check，照它说的改好。")


@pytest.mark.parametrize("options", [{"viewport": WIDE}, {"viewport": PHONE, "color_scheme": "dark"}, {"viewport": PHONE}], ids=str)
def test_everybody_can_use_it(served: Served, chromium: Browser, options: dict[str, Any]) -> None:
    one = signature(served.handbook, "summary")
    served.handbook.write(LEDGER, written([one, one.model_copy(update={"at": "steps.1", "said": "0" * 16})]))
    for address in "", f"{PRACTICE}/":
        with opened(chromium, served, address, **options) as page:
            assert findings(page) == []
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
            if address:
                page.get_by_label("签读人").fill("李四")
                page.keyboard.press("Enter")
                expect(page.locator(".item.current")).to_be_focused()
                expect(page.locator(".void")).to_have_text("张三 2026-11-20 签读的 steps.1 作废了：句子在那以后改过。")
                assert findings(page) == []
