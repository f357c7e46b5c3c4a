"""The offline package: the built site in one zip that is unpacked and opened by double-clicking its `index.html`.

A browser that reads a folder from the disk shows its list of files where a server would send the `index.html` in it,
fetches no data and starts no workers. So in the package every link names its file, without scripts too; a script of the site
(`frame.js`) names them where the built site itself is opened from the disk, and the search script does without the rest.
Everything else is byte for byte the published site, which offers the package where its pages have a place for that.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markupsafe import Markup

from .references import BuiltSite, read_document
from .zip import package

FOLDER = "handbook"
MOST = 30_000_000  # bytes
OFFERED = "handbook-offline.zip"  # where the site has the package, from its root
_LEFT_OUT = re.compile(rf"\.map$|^404\.html$|^sitemap\.xml(?:\.gz)?$|^{re.escape(OFFERED)}$")  # of use to servers and developers only
_PLACE = re.compile(r'(<(p|div) class="hb-offline">).*?(</\2>)', re.DOTALL)
_OFFERING = ("index.html", "about/index.html")  # the pages with a place for the offer
_IS_IT = "您看的就是离线包。"
_OFFER = Markup('<a href="{}" download="{}">下载离线包</a>（{}）：解压后双击 index.html，不联网也能看、能搜、能取表单。')
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src|action)=")([^"]*)')
_LEADS_ON = re.compile(r'(\scontent="0; url=)([^"]*)')  # the page of an old address
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_OUT = re.compile(r'<a class="hb-v"[^<>]*>(.*?)</a>', re.DOTALL)
_README = """\
{name}（离线包）

1. 先把整个压缩包解压到一个文件夹；不要在压缩包里直接打开。
2. 打开 handbook 文件夹，双击 index.html，用浏览器看。

不用安装，不用联网；搜索、筛选、比较、自查都能用。各页互相链接，请不要单独移走其中的文件。
"""


def name_pages(html: str) -> str:
    """A page whose links to pages of the site name the file: `../x/#a` becomes `../x/index.html#a`.

    Links out of the site and to places in the page itself stay as they are, and so does text that looks like a link.
    """
    return _TAG.sub(_name_in_tag, html)


def _name_in_tag(tag: re.Match[str]) -> str:
    pattern = _LEADS_ON if tag[0].startswith("<meta ") else _ADDRESS
    return pattern.sub(lambda found: found[1] + name_page(found[2]), tag[0])


@cache
def name_page(address: str) -> str:
    """An address with the file it leads to: `a/?x` becomes `a/index.html?x`, `..` becomes `../index.html`."""
    path, rest = _PARTS.fullmatch(address).groups()  # type: ignore[union-attr]  # it matches any text
    if not path or _SCHEME.match(address):
        return address
    if path.rpartition("/")[2] in (".", ".."):
        path += "/"
    return f"{path}index.html{rest}" if path.endswith("/") else address


def is_left_out(path: str) -> bool:
    """Is a file of use to servers and developers only?"""
    return bool(_LEFT_OUT.search(path))


def files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of the package, without its folder."""
    for path in site.files:
        content = (site.folder / path).read_bytes()
        if is_left_out(path):
            continue
        yield path, as_packed(content.decode()).encode() if path.endswith(".html") else content


def as_packed(html: str) -> str:
    """A page as it is in the package: its links name their files, and it does not offer the package that it is in."""
    return name_pages(without_editions(filled(html, _IS_IT)))


def broken(site: BuiltSite, packed: dict[str, bytes]) -> Iterator[str]:
    """A line for each link in the package that leads to no file in it."""
    for path, content in packed.items():
        if path.endswith(".html"):
            for link in site.links(read_document(path, content.decode())):
                if link.target not in packed:
                    yield f"离线包里的 {path}：链接“{link.written}”没有对应的文件"


def pack(site: Path, target: Path, name: str) -> str | None:
    """Write the package of the built site of a handbook to `target`. What is wrong as text, else None; then nothing is left there.

    The same site gives the same bytes: files in order of their names, without the time of packing.
    """
    built = BuiltSite(site)
    packed = dict(sorted(files(built)))
    if lines := sorted(broken(built, packed)):
        return "\n" + "\n".join(lines)
    readme = "\ufeff" + _README.format(name=name).replace("\n", "\r\n")  # for the editor of old Windows
    content = package([("README.txt", readme.encode()), *((f"{FOLDER}/{path}", text) for path, text in packed.items())])
    if len(content) > MOST:
        return f"离线包有 {len(content) / 1e6:.1f} MB，超过 {MOST / 1e6:.0f} MB，没有发布。"
    target.unlink(missing_ok=True)  # a link may lead anywhere
    try:
        target.write_bytes(content)
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return None


def offer(site: Path, package: Path, name: str, date: str) -> None:
    """Put the package into the site, and where a page has a place for it say so, with its size and the day on which the
    records were changed last; `date` is empty where that is not known."""
    shutil.copyfile(package, site / OFFERED)
    told = "，".join(filter(None, (f"{package.stat().st_size / 1e6:.1f} MB", date and f"内容到 {date}")))
    for path in _OFFERING:
        page = site / path
        line = _OFFER.format("../" * path.count("/") + OFFERED, f"{name}-离线包.zip", told)
        page.write_text(filled(page.read_text(encoding="utf-8"), line), encoding="utf-8")


def without_editions(html: str) -> str:
    """A page in which the links to published editions are plain words: where it stands there are none."""
    return _OUT.sub(r"\1", html) if 'class="hb-v"' in html else html


def filled(html: str, words: str) -> str:
    """A page with these words at the place for the offer, if it has one."""
    return _PLACE.sub(lambda found: f"{found[1]}{words}{found[3]}", html)
