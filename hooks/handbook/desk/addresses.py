"""`addresses`: what of the built site has been given out, and the recording of what has not.

Lines are only ever added to the ledger, each beside the other lines of its address.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from ..catalog.editions import PLACE
from ..catalog.ledger import LEDGER, Ledger, read_ledger
from ..catalog.ledger_lines import Given, Move, Place, read_line, read_place, write_given, write_move
from ..pages.further import FOLDER
from .putting import put

Anchors = Mapping[str, Collection[str]]

_ID = re.compile(r'\bid="([A-Za-z][\w-]*)"')
# what serves the page itself, and what comes and goes with the words of a record, is no place to link to
_INNER = re.compile(
    r"top$|unit$|sheet$|cards$|hb-|(?:diagram|neighbourhood|filter|compare|selfcheck|cause)-|(?:part|other|stage|group)-\d"
    r"|n\d|d\d|(?:dated|diagram|map|namesakes|related-practices|gaps|result)$"
)
HEADER = """\
# 地址账：已经给出去的地址和锚点，只加不减。发布前运行 addresses --record，把新的记进来；不用手写。
# 改名、拆分、合并、停用，用 rename、split、merge、retire，去处由它们写：“/旧地址/ → /新地址/”“/旧地址/ 停用：理由”。
# 一页里换了锚点，加一行“/地址/#旧锚点 → #新锚点”。旧编号不再给别的记录用。
"""


def answering(site: Path) -> Anchors:
    """Address → anchors of every page of a built site, but for the further pages of long lists, which come and go; what the
    editions in it have was given out when it was theirs, and what no line of the ledger could say is nobody's to promise."""
    folders = ((path, path.parent.relative_to(site)) for path in site.rglob("index.html") if path.is_file())
    lasting = (path for path, folder in folders if folder.parts[:1] != (PLACE,) and folder.parent.name != FOLDER)
    pages = ((path.parent.relative_to(site), path.read_text(encoding="utf-8", errors="replace")) for path in lasting)
    found = {
        "/" if folder == Path() else f"/{folder.as_posix()}/": frozenset(
            name for name in _ID.findall(text.partition("<article")[2]) if not _INNER.match(name)
        )
        for folder, text in pages
    }
    return {address: names for address, names in found.items() if isinstance(read_place(address), Place)}


def ids_in(html: str) -> frozenset[str]:
    """Every id in a piece of a page."""
    return frozenset(_ID.findall(html))


def unrecorded(ledger: Ledger, built: Anchors) -> Anchors:
    """What a site has that the ledger does not: addresses with their anchors, anchors of addresses that it has."""
    known = {line.address for line in ledger.given}
    new: dict[str, Collection[str]] = {}
    for address, anchors in built.items():
        if Place(address) not in ledger.moves:
            more = {name for name in anchors if not _is_known(ledger, Place(address, name))}
            if more or address not in known:
                new[address] = more
    return new


def _is_known(ledger: Ledger, place: Place) -> bool:
    return place.anchor in ledger.anchors.get(place.address, {}) or place in ledger.moves


def recorded(text: str, new: Anchors, moves: Iterable[Move] = (), without: Collection[Place] = ()) -> str:
    """The ledger's text with these addresses and anchors: a line that has an address gets its new anchors, a new address a
    line of its own, and so does each of the moves. Of the lines that are there none changes, but that those go which lead places
    on that are in use again; all are put in order of their addresses, comments stay on top."""
    comments: list[str] = []
    lines: list[tuple[str, str]] = []
    left = {address: set(anchors) for address, anchors in new.items()}
    for number, line in enumerate(text.splitlines(), 1):
        read = read_line(number, line)
        if isinstance(read, Given):
            anchors = [name for name, _ in read.anchors()]
            lines.append((read.address, write_given(read.address, {*anchors, *left.pop(read.address, ())})))
        elif isinstance(read, Move):
            lines += [(read.old.address, line)] if read.old not in without else []
        elif line.strip():
            comments.append(line)
    lines += ((address, write_given(address, anchors)) for address, anchors in left.items())
    lines += ((move.old.address, write_move(move)) for move in moves)
    return "".join(f"{line}\n" for line in (*comments, *_ordered(lines)))


def _ordered(lines: Iterable[tuple[str, str]]) -> list[str]:
    return [line for _, line in sorted(lines, key=lambda item: item[0])]


def tell_addresses(root: Path, record: bool) -> int:
    """Say what the ledger holds and what of the built site it does not; with `record`, add that. Returns the exit status."""
    docs, site = root / "docs", root / "site"
    ledger = read_ledger(docs)
    if ledger.bad or ledger.file.faults:
        print(f"{ledger.path} 有写错的行：先运行 check，照它说的改好。", file=sys.stderr)
        return 1
    if not (site / "index.html").is_file():
        print("还没有生成网站：先运行 build。", file=sys.stderr)
        return 2
    new = unrecorded(ledger, answering(site))
    if record and new:
        put(docs / LEDGER, recorded(ledger.file.text or HEADER, new))
    print(summary(read_ledger(docs)))
    print(told(new, record))
    return 0


def summary(ledger: Ledger) -> str:
    """What the ledger holds."""
    retired = sum(move.is_retired for move in ledger.moves.values())
    anchors = sum(map(len, ledger.anchors.values()))
    return (
        f"地址账有 {len(ledger.anchors)} 个地址、{anchors} 个锚点；"
        f"引到别处 {len(ledger.moves) - retired} 处，停用 {retired} 处。"
    )


def told(new: Anchors, record: bool) -> str:
    """What the site has besides, or what was just added."""
    if not new:
        return "网站上的地址和锚点都已记下。"
    counted = f"{len(new)} 个地址上的 {sum(map(len, new.values()))} 个锚点" if any(new.values()) else f"{len(new)} 个地址"
    if record:
        return f"新记下 {counted}。"
    listed = "\n".join(f"  {write_given(address, anchors)}" for address, anchors in sorted(new.items()))
    return f"还没有记下的有 {counted}：\n{listed}\n发布前运行 addresses --record 记下。"
