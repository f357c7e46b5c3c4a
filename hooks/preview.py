"""The MkDocs side of the preview: a build that fails leaves the last good pages up, and says what is wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

if TYPE_CHECKING:  # a build has no server, and it takes long to import
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger(Abort.__module__.partition(".")[0]).getChild("hooks.handbook")
UNCHANGED = "预览没有更新，仍显示上一次的页面。"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """MkDocs alone would answer no request until the fault is repaired."""

    def patient() -> None:
        try:
            builder()
        except Abort:  # what is wrong has been said
            log.error(UNCHANGED)
        except Exception:
            log.exception(UNCHANGED)

    server.builder = patient
    return server
