"""Puts a .gz beside each file of text in a built site, and a .br where brotli is installed, for servers that send those as they are.

Run it after each build: `python3 deploy/compress.py site`. The same site gives the same bytes; what is compressed already stays.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

KINDS = {".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt", ".ics"}
LEAST = 1000  # bytes; smaller files fit one packet as they are


def texts(site: Path) -> Iterator[Path]:
    """The files that are worth it."""
    return (path for path in sorted(site.rglob("*")) if path.suffix in KINDS and path.is_file() and path.stat().st_size >= LEAST)


def put(path: Path, content: bytes) -> None:
    """Write aside and rename, so that nobody is sent half of it."""
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)


def compress(path: Path, brotli: str | None) -> None:
    """Put what is compressed beside a file."""
    put(path.with_name(f"{path.name}.gz"), gzip.compress(path.read_bytes(), 9, mtime=0))
    if brotli:
        done = subprocess.run([brotli, "--quality=9", "--stdout", str(path)], capture_output=True, check=True)
        put(path.with_name(f"{path.name}.br"), done.stdout)


def share(before: Path, path: Path, endings: list[str]) -> None:
    """Put beside a file what is compressed beside another that is the same."""
    for ending in endings:
        aside = path.with_name(f".{path.name}{ending}.part")
        aside.unlink(missing_ok=True)
        try:
            os.link(f"{before}{ending}", aside)
        except OSError:  # a disk that has no links
            shutil.copyfile(f"{before}{ending}", aside)
        aside.replace(f"{path}{ending}")


def main(arguments: list[str]) -> int:
    """Compress the site that is named. Returns 2 when there is none."""
    site = Path(arguments[0] if arguments else "site")
    if not (site / "index.html").is_file():
        print(f"{site} 里没有 index.html：请写生成好的网站文件夹，如 python3 deploy/compress.py site", file=sys.stderr)
        return 2
    brotli = shutil.which("brotli")
    found = list(texts(site))
    first: dict[tuple[int, int], Path] = {}  # editions share the files in which they do not differ: one of them is compressed
    for path in found:
        state = path.stat()
        before = first.setdefault((state.st_dev, state.st_ino or id(path)), path)
        if before is path:
            compress(path, brotli)
        else:
            share(before, path, [".gz", ".br"] if brotli else [".gz"])
    print(f"压了 {len(found)} 个文件" + ("（.gz 和 .br）" if brotli else "（.gz；没有装 brotli，没有 .br）"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
