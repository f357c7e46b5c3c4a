"""The addresses and anchors that the handbook has given out: what stands in trainers' slides must go on answering.

Run as a program it adds what the built site has by now: python tests/content/takealong/published.py site
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

LIST = Path(__file__).with_name("published.txt")
Anchors = Mapping[str, frozenset[str]]

_ID = re.compile(r'\bid="([A-Za-z][\w-]*)"')
# what serves the page itself, and what comes and goes with the words of a record, is no place to link to
_INNER = re.compile(
    r"top$|unit$|sheet$|cards$|(?:diagram|neighbourhood|filter|compare|selfcheck|cause)-|(?:part|other|stage|group)-\d"
    r"|n\d|d\d|(?:dated|diagram|map|namesakes|related-practices|gaps|result)$"
)


def addresses_of(site: Path) -> Anchors:
    """Address → anchors of every page of a built site."""
    pages = ((path.parent.relative_to(site), path.read_text(encoding="utf-8")) for path in site.rglob("index.html"))
    return {
        "" if folder == Path() else f"{folder.as_posix()}/": frozenset(
            name for name in _ID.findall(text.partition("<article")[2]) if not _INNER.match(name)
        )
        for folder, text in pages
    }


def read(text: str) -> dict[str, frozenset[str]]:
    """The list as it is kept: a line per set of anchors, then the addresses that have it, indented.

    Pages of one kind share most of their anchors, so a page can stand under several lines.
    """
    found: dict[str, frozenset[str]] = {}
    anchors: frozenset[str] = frozenset()
    for line in text.splitlines():
        if line.startswith("#"):
            anchors = frozenset(line[1:].split())
        elif line.startswith(" "):
            address = line.strip().removeprefix("/")
            found[address] = found.get(address, frozenset()) | anchors
    return found


def write(pages: Anchors) -> str:
    """The list for these pages, in order."""
    groups: dict[frozenset[str], list[str]] = {}
    for address, anchors in sorted(pages.items()):
        groups.setdefault(anchors, []).append(address)
    blocks = (f"#{' '.join(sorted(anchors))}\n" + "".join(f" /{address}\n" for address in addresses)
              for anchors, addresses in groups.items())  # fmt: skip
    return "".join(blocks)


def main(site: Path) -> None:
    """Add what the site has to the list; nothing is taken off it."""
    known = read(LIST.read_text(encoding="utf-8")) if LIST.exists() else {}
    built = addresses_of(site)
    both = {address: known.get(address, frozenset()) | built.get(address, frozenset()) for address in {*known, *built}}
    LIST.write_text(write(both), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
