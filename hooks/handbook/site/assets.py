"""The theme's files as the handbook takes them over: lighter, without scripts that no page needs, with our own search; and
each under a name that tells its content, so that no browser shows a page with a sheet or a script of yesterday.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..exports import search
from ..settings.colours import Colours, painted
from . import stylesheets

SHEET = "assets/handbook.css"
_NAMED = re.compile(r'"([a-z]+\.(?:css|js))"')  # how a script names another that stands beside it
_STEM = re.compile(r"(?:\.[0-9a-f]{8})?((?:\.min)?\.(?:css|js))$")


def adapt(files: Any, colours: Colours) -> str | None:
    """Put our search script, which speaks the theme's messages, in the place of the theme's; leave out the theme's other
    scripts, and of style sheets and scripts what no page needs; give our style sheet and pictures the handbook's colours.

    `files` is the generator's collection of files with `src_uri` and `content_string`, from which a file can be removed.
    Returns what is wrong, else None.
    """
    for file in [file for file in files if stylesheets.UNUSED.search(file.src_uri)]:
        files.remove(file)
    found = list(files)
    paint(found, colours)
    stylesheets.lighten(found, [file.content_string for file in found if file.src_uri.endswith(".md")])
    workers = [file for file in found if search.is_worker(file.src_uri)]
    if len(workers) != 1:
        return f"主题里应有一个搜索脚本，找到 {len(workers)} 个：主题版本变了，请按锁定文件安装。"
    workers[0].content_string = search.worker()
    return None


def rename(files: Iterable[Any]) -> dict[str, str]:
    """Give what `adapt` made a name with a digest of its content. Returns the new paths by the old ones, from the site's root.

    `files` have `src_uri`, `content_string` and `dest_uri`, the path at which they are written.
    """
    ours = {file.src_uri: file for file in files if stylesheets.is_light(file.src_uri) or search.is_worker(file.src_uri)}
    named: dict[str, str] = {}
    for path in ours:
        _rename(path, ours, named)
    return named


def _rename(path: str, ours: dict[str, Any], named: dict[str, str]) -> str:
    """The new name of a file, without its folder. What it names itself is renamed first: that is part of its content."""
    folder, _, _ = path.rpartition("/")
    if path in ours and path not in named:
        file = ours[path]
        file.content_string = _NAMED.sub(lambda found: f'"{_rename(f"{folder}/{found[1]}", ours, named)}"', file.content_string)
        file.dest_uri = named[path] = with_digest(path, file.content_string)
    return named.get(path, path).rpartition("/")[2]


def with_digest(path: str, content: str) -> str:
    """The path of a sheet or script with a digest of its content, in the place of the theme's if there is one."""
    digest = sha256(content.encode()).hexdigest()[:8]
    return _STEM.sub(lambda found: f".{digest}{found[1]}", path)


def sheet(path: Path, colours: Colours) -> str:
    """A style sheet of ours as it is published."""
    text = path.read_text(encoding="utf-8")
    return stylesheets.plain_sheet(painted(text, colours) if SHEET.endswith(f"/{path.name}") else text)


def paint(files: list[Any], colours: Colours) -> None:
    """The handbook's colours in its style sheet and in the two pictures of its name."""
    marks = {"assets/favicon.svg": colours.accent.light, "assets/logo.svg": colours.logo}
    for file in files:
        if file.src_uri == SHEET:
            file.content_string = painted(file.content_string, colours)
        elif file.src_uri in marks:
            file.content_string = file.content_string.replace('fill="currentColor"', f'fill="{marks[file.src_uri]}"')
