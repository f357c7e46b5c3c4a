"""What the server of a published site sends, for `doctor`: anything may be there, so nothing that is sent is trusted."""

from __future__ import annotations

import http.client
import re
import sys
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

from .told import GOOD, LACK, NOTE, Told

LONGEST = 20  # seconds for an answer
MOST = 2_000_000  # bytes of it that are read
MISSING = "doctor-looks-for-a-page-that-is-not-there/"
LASTING = 86_400  # seconds: what is named by its content should be kept longer than this


@dataclass(frozen=True)
class Answer:
    """What a server sent: status, headers by their small names, the beginning of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fetched(address: str) -> Answer:
    """Ask a server. Raises OSError when it does not answer, or not as servers do."""
    try:
        asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", "User-Agent": "handbook-doctor"})
        try:
            with urllib.request.urlopen(asked, timeout=LONGEST) as answer:
                return answered(answer.status, answer.headers, answer.read(MOST))
        except urllib.error.HTTPError as error:
            return answered(error.code, error.headers, error.read(MOST))
    except (http.client.HTTPException, ValueError, zlib.error) as error:
        raise OSError(str(error) or type(error).__name__) from error


def answered(status: int, headers: Message, body: bytes) -> Answer:
    """An answer, unpacked."""
    named = {name.lower(): value for name, value in headers.items()}
    packed = named.get("content-encoding") == "gzip"
    return Answer(status, named, zlib.decompressobj(31).decompress(body, MOST) if packed else body)


def of_server(root: Path, address: str) -> Iterator[Told]:
    """What the server of a published site sends: the front page, its headers, a style sheet, a page that is not there."""
    if not re.match(r"https?://", address):
        yield Told(LACK, f"网址“{address}”", "要写全，以 http:// 或 https:// 开头。")
        return
    try:
        yield from of_answers(root, address.rstrip("/") + "/")
    except OSError as error:
        yield Told(LACK, f"{address} 没有好好回答（{getattr(error, 'reason', error)}）", "看服务器开了没有、网址和端口对不对、防火墙放行没有。")


def of_answers(root: Path, address: str) -> Iterator[Told]:
    """The same for a server that answers."""
    front = fetched(address)
    if front.status != 200 or "html" not in front.headers.get("content-type", ""):
        yield Told(LACK, f"首页的回答是 {front.status} {front.headers.get('content-type', '')}", "看服务器的 root 是不是指着 site 文件夹。")
        return
    yield Told(GOOD, f"首页打得开：{address}")
    yield from of_headers(root, front)
    yield from of_missing(fetched(urljoin(address, MISSING)))
    yield from of_assets(address, front)


def of_headers(root: Path, front: Answer) -> Iterator[Told]:
    """The policy and its companions; whether the page was compressed."""
    for name, value in wanted_headers(root).items():
        sent = front.headers.get(name.lower())
        if sent is None:
            yield Told(NOTE, f"没有响应头 {name}", "配置里有现成的，见 deploy 文件夹；GitHub、GitLab、Gitee Pages 不能自己加。")
        elif sent != value:
            yield Told(NOTE, f"响应头 {name} 是“{sent}”", f"手册的网页在“{value}”下试过，别的没有试。")
        else:
            yield Told(GOOD, f"响应头 {name}")
    if front.headers.get("content-encoding"):
        yield Told(GOOD, "网页压缩了再发")
    else:
        yield Told(NOTE, "网页没有压缩就发", "运行 python3 deploy/compress.py site，服务器照 deploy 里的配置。")


def wanted_headers(root: Path) -> Mapping[str, str]:
    """The headers under which the site is tested; none where the package is not there."""
    sys.path.insert(0, str(root / "hooks"))
    try:
        from handbook.site.policy import HEADERS
    except ImportError:
        return {}
    finally:
        sys.path.remove(str(root / "hooks"))
    return HEADERS


def of_missing(missing: Answer) -> Iterator[Told]:
    """The answer to an address where there is nothing."""
    if missing.status != 404:
        yield Told(NOTE, f"没有的网址回答是 {missing.status}，应当是 404", "关掉服务器的“单页应用”一类的设置。")
    elif "没有这一页".encode() not in missing.body:
        yield Told(NOTE, "没有的网址看到的不是手册自己的那一页", "把服务器的 404 页设成 /404.html。")
    else:
        yield Told(GOOD, "没有的网址回答 404")


def beside(address: str, written: bytes) -> str:
    """An address as a page of `address` writes it. Raises OSError when it is none."""
    try:
        return urljoin(address, written.decode("ascii"))
    except ValueError as error:
        raise OSError(str(error)) from error


def of_assets(address: str, front: Answer) -> Iterator[Told]:
    """How a style sheet is sent, whose name tells its content."""
    found = re.search(rb'href="([^"]*assets/handbook\.[0-9a-f]{8}\.css)"', front.body)
    if not found:
        yield Told(NOTE, "首页里没有手册的样式表", "服务器上的不是这个手册，或者是很旧的一版。")
        return
    sheet = fetched(beside(address, found[1]))
    if sheet.status != 200 or not sheet.headers.get("content-type", "").startswith("text/css"):
        yield Told(LACK, f"样式表的回答是 {sheet.status} {sheet.headers.get('content-type', '')}", "site 没有拷全，或者服务器不认 .css 的类型。")
        return
    kept = re.search(r"max-age=([0-9]{1,18})", sheet.headers.get("cache-control", ""))
    if kept and int(kept[1]) > LASTING:
        yield Told(GOOD, "名字带摘要的文件可以长久缓存")
    else:
        yield Told(NOTE, "名字带摘要的文件没有让浏览器长久缓存", "照 deploy 里的配置，第二次打开会快得多。")
