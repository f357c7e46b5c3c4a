"""The MkDocs side of the terminal: under our own command a build says what is wrong and nothing else, and a failed one
leaves nothing half-built behind."""

from __future__ import annotations

import gc
import logging
import os
import sys

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

log = logging.getLogger(get_context.__module__.partition(".")[0])  # that of MkDocs, or of a fork in its place


def on_startup(command: str, dirty: bool) -> None:
    """Under our own command line a build speaks only of what is wrong, and then sums up in two lines."""
    if command == "build":
        gc.disable()  # the process ends with the build; looking for garbage among all records costs a sixth of it
    if command == "build" and os.environ.get("HANDBOOK_COMMAND"):
        for handler in log.handlers:
            handler.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """A strict build counts warnings itself, so that it fails before it is published."""
    warnings = config.extra["handbook_build"].warnings
    # that of the build before, in a preview: with it all records of that build would stay in memory
    for former in [handler for handler in log.handlers if handler.name == warnings.name]:
        log.removeHandler(former)
    if config.strict:
        log.addHandler(warnings)


def on_build_error(error: Exception) -> None:
    """The published site has not been touched. Our own command says why a build failed, no more."""
    core = sys.modules.get("handbook.build")
    if core:
        core.discard_last()
    reason = core.publish.explain(error) if core else None
    if os.environ.get("HANDBOOK_COMMAND") == "build" and (reason or isinstance(error, PluginError)):
        print((reason or str(error)).strip(), file=sys.stderr)
        sys.exit(1)
    if reason:
        raise PluginError(reason)
