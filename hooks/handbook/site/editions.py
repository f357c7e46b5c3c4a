"""The store of editions: freezing one, laying all into a site, proving that they are what was frozen.

A content is kept once, under its digest, whichever editions have it. An edition is there as soon as its manifest is: that is put in
place last, so a process that is killed before leaves contents that the next one finds, and nothing half.
"""

from __future__ import annotations

import lzma
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ..catalog.editions import FOLDER, LARGEST, NAME, Edition, Editions
from ..load.regular import read_some, read_within
from . import offline
from .frozen import LEFT_OUT, LIST, SCRIPT, SHEET, frozen, small_files
from .references import BuiltSite
from .shelf import LONGEST_SUM, Shelf, digest_of_file
from .standing import digest_of
from .zip import package

SUMS = "SHA256SUMS"
LARGEST_PACKAGE = 2**30  # bytes
UNPACKED_IN_VAIN = (BadZipFile, KeyError, ValueError, EOFError, OSError, RuntimeError, zlib.error, lzma.LZMAError)
_README = """\
{name}，{edition} 版{date}

1. 先把整个压缩包解压到一个文件夹；不要在压缩包里直接打开。
2. 打开 {folder} 文件夹，双击 index.html，用浏览器看。不用安装，不用联网。

这一版定下来就不再改。SHA256SUMS 里有每个文件的摘要，可以核对：在解压出来的文件夹里运行 sha256sum -c SHA256SUMS。
"""


UNREADABLE = "{} 读不出来，是写坏了或者被改过：从备份换回来再运行。"


def refusal(editions: Editions, name: str) -> str:
    """Why there can be no new edition of that name; empty when there can."""
    if not NAME.fullmatch(name):
        return f"“{name}”不是版名：写年和月，如 2026.12，月份从 01 到 12。"
    if editions.get(name):
        return f"{name} 版已经定下，定下的不再改：换一个年月。已有的各版用 release --list 看。"
    newest = editions.newest
    return f"{name} 排在已有的 {newest.name} 版前面：新的一版要比它晚。" if newest and name < newest.name else ""


def line_of(edition: Edition) -> str:
    """An edition on one line."""
    date = f"，内容到 {edition.date}" if edition.date else ""
    since = f"；和 {edition.since} 版比，变了 {len(edition.changes)} 条" if edition.since else ""
    return f"{edition.name} 版：{len(edition.records)} 条记录、{len(edition.files)} 个文件{date}{since}"


def told(editions: Editions, name: str) -> str:
    """What was just frozen, for the person at the terminal."""
    edition = editions.get(name)
    assert edition
    where = f"存在 {FOLDER}/（压缩包 {FOLDER}/{zip_of(name)}），和仓库一起备份；网址是 {edition.place}"
    return f"已定下 {line_of(edition)}\n{where}"


def zip_of(name: str) -> str:
    """The file name of an edition's package."""
    return f"{name}.zip"


def sum_of(name: str) -> str:
    """The file name of the digest of its package."""
    return f"{name}.zip.sha256"


def freeze(site: BuiltSite, edition: Edition, records: Mapping[str, bytes], folder: Path, name: str, address: str) -> str | None:
    """Freeze a built site, and the records that it was made from, as an edition. What is wrong as text, else None; then nothing
    but contents is there. Raises OSError when the disk does not take it. `name` and `address` are the handbook's."""
    contents = dict(sorted(_contents(site, edition)))
    small = small_files(edition, None, address, published=False)
    if lines := sorted(offline.broken(site, contents | small)):
        return "\n" + "\n".join(lines)
    shelf = Shelf(folder)
    with shelf.begun():
        files = {path: shelf.keep(content) for path, content in contents.items()}
        for content in records.values():
            shelf.keep(content)
        packed = _packed(contents | small, edition, name)
        shelf.guard()
        shelf.put(folder / zip_of(edition.name), packed)
        shelf.put(folder / sum_of(edition.name), _sum(packed, edition).encode())
        _flush()
        shelf.put(folder / f"{edition.name}.json", replace(edition, files=files).written().encode())
    return None


def _contents(site: BuiltSite, edition: Edition) -> Iterator[tuple[str, bytes]]:
    for path in site.files:
        if not (LEFT_OUT.search(path) or path in (SHEET, SCRIPT) or offline.is_left_out(path)):
            yield path, frozen(path, (site.folder / path).read_bytes(), edition, LIST if LIST in site.files else "index.html")


def _sum(package: bytes, edition: Edition) -> str:
    """The file that holds the digest of an edition's package, as programs that prove digests read it."""
    return f"{digest_of(package)}  {zip_of(edition.name)}\n"


def _packed(contents: Mapping[str, bytes], edition: Edition, name: str) -> bytes:
    """The package: the same bytes whenever and wherever the same edition is packed."""
    folder = f"{offline.FOLDER}-{edition.name}"
    date = f"，内容到 {edition.date}" if edition.date else ""
    readme = "\ufeff" + _README.format(name=name, edition=edition.name, date=date, folder=folder).replace("\n", "\r\n")
    sums = "".join(f"{digest_of(content)}  {folder}/{path}\n" for path, content in sorted(contents.items()))
    files = ((f"{folder}/{path}", content) for path, content in sorted(contents.items()))
    return package([("README.txt", readme.encode()), (SUMS, sums.encode()), *files])


def _flush() -> None:
    """What is written so far is on the disk before the manifest speaks of it, also when the power fails."""
    if hasattr(os, "sync"):
        os.sync()


# --- into the site ------------------------------------------------------------------------------------------------------


def beside(editions: Editions) -> Iterator[str]:
    """The paths below a site at which editions stand."""
    for edition in editions.all:
        yield from (f"{edition.place}{path}" for path in (*edition.files, "index.html"))
        yield from (f"{edition.place.rpartition(edition.name)[0]}{name}" for name in (zip_of(edition.name), sum_of(edition.name)))


def lay(editions: Editions, site: Path, address: str) -> str | None:
    """Put every edition into a site that nothing is written into any more; the files are not copied where the disk has links.
    What is wrong as text, else None. Raises OSError when the disk does not take it."""
    sound = _mended(editions)
    for edition in editions.all:
        place = site / edition.place
        lost = [path for path, digest in edition.files.items() if digest not in sound or not _linked(editions.content(digest), place / path)]
        lost += [name for name in (zip_of(edition.name), sum_of(edition.name))
                 if not _linked(editions.folder / name, place.parent / name)]  # fmt: skip
        if lost:
            return f"{edition.name} 版有 {len(lost)} 个文件没有了或者变了（如 {lost[0]}），没有发布：从备份补全 editions/，用 release --verify 核对。"
        for path, content in small_files(edition, editions.newest, address, published=True).items():
            (place / path).unlink(missing_ok=True)  # a file of that name is the store's own, by a link
            (place / path).write_bytes(content)
    return None


def _mended(editions: Editions) -> frozenset[str]:
    """The digests of all contents that are as they were frozen, those among them that git had changed and that are put back."""
    shelf = Shelf(editions.folder)
    digests = {digest for edition in editions.all for digest in (*edition.files.values(), *edition.records.values())}
    sound = {digest for digest in digests if shelf.has(digest)}
    return frozenset(sound | shelf.mend(digests - sound, [sum_of(edition.name) for edition in editions.all]))


def _linked(kept: Path, place: Path) -> bool:
    """Put a file in its place; False when there is none, and for a link, which may lead to anything of this machine."""
    if kept.is_symlink() or not kept.is_file():
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(kept, place)
    except OSError:  # a disk that has no links, or has given this file too many
        shutil.copyfile(kept, place)
    return True


# --- what is kept is what was frozen -------------------------------------------------------------------------------------


def verify(editions: Editions, edition: Edition) -> Iterator[str]:
    """A line for everything in the store that is not what was frozen."""
    for path, digest in {**edition.records, **edition.files}.items():
        if (found := digest_of_file(editions.content(digest))) != digest:
            yield f"{path}：{'内容变了' if found else '没有了'}"
    yield from _verify_package(editions.folder, edition)


def _verify_package(folder: Path, edition: Edition) -> Iterator[str]:
    name = zip_of(edition.name)
    try:
        content, said = read_some(folder / name, LARGEST_PACKAGE), read_within(folder / sum_of(edition.name), LONGEST_SUM)
    except (OSError, ValueError):
        yield f"{name}：压缩包或它的摘要没有了"
        return
    if said != _sum(content, edition):
        yield f"{name}：内容和摘要对不上"
    if (sums := _sums(content)) is None:
        yield f"{name}：打不开"
        return
    wrong = [path for path, digest in edition.files.items() if sums.get(f"{offline.FOLDER}-{edition.name}/{path}") != digest]
    yield from (f"{name}：{path} 和存下来的对不上" for path in wrong)


def _sums(package: bytes) -> dict[str, str] | None:
    """Path → digest, as a package states them; None when that cannot be read: it may be anybody's."""
    try:
        with ZipFile(BytesIO(package)) as packed, packed.open(SUMS) as sums:
            return {path: digest for digest, _, path in (line.partition("  ") for line in sums.read(LARGEST).decode().splitlines())}
    except UNPACKED_IN_VAIN:
        return None
