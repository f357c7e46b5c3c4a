"""`release`: list the editions, prove that they are what was frozen; freezing one is a build that is asked for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from ..catalog.editions import Edition, Editions, read_editions
from ..site.editions import UNREADABLE, line_of, refusal, verify
from .usage import COULD_NOT_RUN

SHOWN = 20  # faults of one edition that are told one by one
NONE = "还没有定过版。"


def refuse(root: Path, name: str) -> int:
    """Say why there can be no new edition of that name. Returns the exit status; 0 when there can."""
    editions = _editions(root)
    if editions and (fault := refusal(editions, name)):
        print(fault, file=sys.stderr)
        return COULD_NOT_RUN
    return 0 if editions else 1


def list_editions(root: Path) -> int:
    """Print the editions, the newest first. Returns the exit status."""
    if (editions := _editions(root)) is None:
        return 1
    print("\n".join(map(line_of, editions.all)) or f"{NONE}要定，写当年当月，如 release 2026.12。")
    return 0


def verify_editions(root: Path) -> int:
    """Hold every edition against its digests, and the built site against the addresses of all. Returns the exit status."""
    if (editions := _editions(root)) is None:
        return 1
    wrong = [(edition, [*verify(editions, edition), *_unanswered(edition, root / "site")]) for edition in editions.all]
    for edition, faults in wrong:
        said = f"有 {len(faults)} 处不对" if faults else f"{len(edition.files)} 个文件和压缩包都和摘要对得上"
        print("\n  ".join([f"{edition.name} 版：{said}", *faults[:SHOWN]]))
    if not wrong:
        print(NONE)
    return int(any(faults for _, faults in wrong))


def _editions(root: Path) -> Editions | None:
    """The editions of the handbook; None when a manifest cannot be read, which is told."""
    try:
        return read_editions(root)
    except ValueError as error:
        print(UNREADABLE.format(error), file=sys.stderr)
        return None


def _unanswered(edition: Edition, site: Path) -> Iterator[str]:
    """The addresses of an edition that the site of today neither has nor leads on."""
    if (site / "index.html").is_file():
        gone = (path for path in edition.files if path.endswith("index.html") and not (site / path).is_file())
        yield from (f"{path}：这个网址现在没有回答，用 rename、merge、retire 写明去处" for path in gone)
