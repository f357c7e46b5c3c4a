"""`doctor`: looks at an installation, and with `--url` at a site on its server, and says what is missing and what to do.

It uses the standard library only and changes nothing, so that it also answers where nothing else does.
"""

from __future__ import annotations

import csv
import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

from . import browser, installer, office
from .environment import RUNTIME, Environment, digest_of
from .problems import SetupProblem

GOOD, NOTE, LACK = "好", "注意", "缺"
SPACE = 400_000_000  # bytes that the environment and a build may take
LONGEST = 20  # seconds for an answer
MOST = 2_000_000  # bytes of it that are read
MISSING = "doctor-looks-for-a-page-that-is-not-there/"
DIGEST = "sha256"  # what pip writes
LASTING = 86_400  # seconds: what is named by its content should be kept longer than this


@dataclass(frozen=True)
class Told:
    """One thing that was looked at: how it stands, what it is, and what to do unless it is good."""

    state: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.state}　{self.what}" + (f"\n　　→ {self.remedy}" if self.remedy else "")


def examine(root: Path, address: str = "") -> list[Told]:
    """Everything about the installation at `root`; with an address also what a server sends there."""
    parts = (of_python(root), of_git(root), of_programs(os.environ), of_rights(root), of_settings(root), of_site(root))
    return [told for part in parts for told in part] + (list(of_server(root, address)) if address else [])


def of_python(root: Path) -> Iterator[Told]:
    """This Python, pip, and the environment."""
    yield Told(GOOD, f"Python {sys.version.split()[0]}")
    pip = installer.outer_pip()
    if pip and pip >= installer.OLDEST_PIP:
        yield Told(GOOD, f"pip {pip[0]}.{pip[1]}")
    elif installer.has_ensurepip():
        yield Told(GOOD, "pip 没有或太旧，准备环境时会自带一个")
    else:
        yield Told(LACK, "pip", "Debian、Ubuntu：sudo apt install python3-pip；Windows、macOS：重装 Python 时勾选 pip。")
    environment = Environment(root)
    if not (root / RUNTIME).is_file():
        yield Told(LACK, f"软件包清单 {RUNTIME}", "从仓库里取回它，或者重新下载本项目。")
    elif environment.agrees((RUNTIME,)) and (damaged := sorted(damaged_packages(environment.folder))):
        yield Told(LACK, f"运行环境 .venv 里的软件包坏了：{'、'.join(damaged)}", f"删掉文件夹 {environment.folder}，再运行一个命令，会重新准备。")
    elif environment.has((RUNTIME,)):
        yield Told(GOOD, "运行环境 .venv 和清单相符，装的时候核对过每个软件包的指纹")
    else:
        wheels = "会从 wheels 文件夹装，不用联网" if (root / "wheels").is_dir() else "要联网下载约 30 MB；不能联网的见 README 的“wheels”"
        yield Told(NOTE, "运行环境 .venv 还没有准备好，或者清单变了", f"随便运行一个命令就会准备，{wheels}。")


def damaged_packages(environment: Path) -> set[str]:
    """The packages of an environment of which a file is gone, or another than was installed."""
    records = [*environment.glob("lib/python*/site-packages/*.dist-info/RECORD"), *environment.glob("Lib/site-packages/*.dist-info/RECORD")]
    return {record.parent.name.partition("-")[0] for record in records if not all(is_whole(record.parents[1], row) for row in rows_of(record))}


def rows_of(record: Path) -> list[list[str]]:
    """The list of a package's files: path, digest, size. A list that cannot be read names a file that is nowhere."""
    try:
        with record.open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))
    except (OSError, ValueError, csv.Error):
        return [["", "", "-1"]]


def is_whole(packages: Path, row: list[str]) -> bool:
    """Has the file of a row the size and the digest that it had? Of one without a size nothing is known."""
    try:
        if len(row) < 3 or not row[2]:
            return True
        path, (kind, _, digest) = packages / row[0], row[1].partition("=")
        return path.stat().st_size == int(row[2]) and (kind != DIGEST or recorded_digest(path) == digest)
    except (OSError, ValueError):
        return False


def recorded_digest(path: Path) -> str:
    """The SHA-256 of a file as lists of packages have it (PEP 376): base64 for addresses, without padding."""
    return urlsafe_b64encode(bytes.fromhex(digest_of(path))).decode().rstrip("=")


def git(root: Path, *arguments: str) -> str | None:
    """What git answers; None when it does not."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def of_git(root: Path) -> Iterator[Told]:
    """git, and whether it knows the history of the records."""
    if not shutil.which("git"):
        yield Told(NOTE, "没有 git，各页上没有修改日期，“更新”页是空的", "要这些就装 git，并且用 git clone 取得本项目。")
    elif git(root, "rev-parse", "--is-inside-work-tree") != "true":
        yield Told(NOTE, "这个文件夹不是 git 仓库（或者 git 不认它的主人），各页上没有修改日期", f"用 git clone 取得；说主人不对的：git config --global --add safe.directory {root}")
    elif git(root, "rev-parse", "--is-shallow-repository") == "true":
        yield Told(NOTE, "仓库只取了最近的历史，修改日期不准", "运行 git fetch --unshallow；在 CI 里写 fetch-depth: 0。")
    else:
        yield Told(GOOD, "git 和全部历史")


def of_programs(variables: Mapping[str, str]) -> Iterator[Told]:
    """What only the tests need."""
    for name, find, needed in (("浏览器", browser.find_browser, "界面"), ("LibreOffice", office.find_office, "表单")):
        try:
            found = find(variables)
        except SetupProblem as problem:
            yield Told(NOTE, str(problem), "改好或者去掉这个环境变量。")
            continue
        if found:
            yield Told(GOOD, f"{name}：{found}")
        else:
            yield Told(NOTE, f"没有{name}，只有测试{needed}时要用", "生成网站不用它；要跑全部测试再装。")


def of_rights(root: Path) -> Iterator[Told]:
    """Whether the folder can be written, and is large enough."""
    for folder in (root, root / "docs"):
        if not folder.is_dir():
            yield Told(LACK, f"文件夹 {folder}", "请在手册的文件夹里运行。")
        elif fault := unwritable(folder):
            yield Told(LACK, f"{folder} 写不进去（{fault}）", "把整个文件夹放到自己有权修改的位置，或者请管理员给权限。")
        else:
            yield Told(GOOD, f"{folder} 可以写")
    free = shutil.disk_usage(root).free
    if free < SPACE:
        yield Told(LACK, f"磁盘只剩 {free / 1e6:.0f} MB", f"腾出 {SPACE / 1e6:.0f} MB 再运行。")


def unwritable(folder: Path) -> str:
    """Why nothing can be written into a folder; empty when something can. What is tried leaves nothing."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def site_url(root: Path) -> str | None:
    """The address in mkdocs.yml; empty where it is left open, None where the file cannot be read."""
    try:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    found = re.search(r"^site_url:[ \t]*[\"']?([^\"'\s#]*)", text, re.MULTILINE)
    return found[1] if found else ""


def of_settings(root: Path) -> Iterator[Told]:
    """The address under which the site will be found."""
    address = site_url(root)
    if address is None:
        yield Told(LACK, "mkdocs.yml", "从仓库里取回它。")
    elif not address:
        yield Told(NOTE, "mkdocs.yml 没有写 site_url：没有站点地图、订阅和二维码", "知道网址以后写上，再生成一次。")
    elif not re.fullmatch(r"https?://[^\s/]+/(?:\S*/)?", address):
        yield Told(NOTE, f"site_url 写的是 {address}", "要写全，以 https:// 开头，以 / 结尾。")
    else:
        yield Told(GOOD, f"网址 {address}")


def of_site(root: Path) -> Iterator[Told]:
    """Whether there is a site, and whether it is newer than what it is made from."""
    page = root / "site" / "index.html"
    if not page.is_file():
        yield Told(NOTE, "网站还没有生成", "运行 python3 scripts/handbook.py build。")
        return
    changed = max((path.stat().st_mtime for path in (root / "docs").rglob("*") if path.is_file()), default=0)
    if changed > page.stat().st_mtime:
        yield Told(NOTE, "site/ 比记录旧", "运行 python3 scripts/handbook.py build，再放到服务器上。")
    else:
        yield Told(GOOD, "site/ 已经生成，不比记录旧")


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


def of_assets(address: str, front: Answer) -> Iterator[Told]:
    """How a style sheet is sent, whose name tells its content."""
    found = re.search(rb'href="([^"]*assets/handbook\.[0-9a-f]{8}\.css)"', front.body)
    if not found:
        yield Told(NOTE, "首页里没有手册的样式表", "服务器上的不是这个手册，或者是很旧的一版。")
        return
    sheet = fetched(urljoin(address, found[1].decode()))
    if sheet.status != 200 or not sheet.headers.get("content-type", "").startswith("text/css"):
        yield Told(LACK, f"样式表的回答是 {sheet.status} {sheet.headers.get('content-type', '')}", "site 没有拷全，或者服务器不认 .css 的类型。")
        return
    kept = re.search(r"max-age=(\d+)", sheet.headers.get("cache-control", ""))
    if kept and int(kept[1]) > LASTING:
        yield Told(GOOD, "名字带摘要的文件可以长久缓存")
    else:
        yield Told(NOTE, "名字带摘要的文件没有让浏览器长久缓存", "照 deploy 里的配置，第二次打开会快得多。")


def tell(root: Path, address: str) -> tuple[str, int]:
    """Everything in words, and the exit status: 1 when something is missing."""
    told = examine(root, address)
    counts = {state: sum(each.state == state for each in told) for state in (LACK, NOTE)}
    said = "\n".join(map(str, told))
    return f"{said}\n\n看了 {len(told)} 处：缺 {counts[LACK]}，要注意 {counts[NOTE]}。", 1 if counts[LACK] else 0
