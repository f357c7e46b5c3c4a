"""The theme's files as the handbook takes them over: lighter, without scripts that no page needs, with our own search."""

from __future__ import annotations

from typing import Any

from ..exports import search
from . import stylesheets


def adapt(files: Any) -> str | None:
    """Put our search script, which speaks the theme's messages, in the place of the theme's; leave out the theme's other
    scripts, and of style sheets and scripts what no page needs.

    `files` is the generator's collection of files with `src_uri` and `content_string`, from which a file can be removed.
    Returns what is wrong, else None.
    """
    for file in [file for file in files if stylesheets.UNUSED.search(file.src_uri)]:
        files.remove(file)
    found = list(files)
    stylesheets.lighten(found, [file.content_string for file in found if file.src_uri.endswith(".md")])
    workers = [file for file in found if search.is_worker(file.src_uri)]
    if len(workers) != 1:
        return f"主题里应有一个搜索脚本，找到 {len(workers)} 个：主题版本变了，请按锁定文件安装。"
    workers[0].content_string = search.worker()
    return None
