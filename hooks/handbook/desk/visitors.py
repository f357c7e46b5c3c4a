"""What goes wrong between a preview and one of its visitors: who hangs up is told to nobody, anything else in a line, as the server
goes on answering the others."""

from __future__ import annotations

import sys

UNANSWERED = "有一次访问没有答成，预览还在：{}"


def let_go(*_: object) -> None:
    """In the place of a server's `handle_error`, which would write all that led to the error, a screenful, for each tab that is closed
    while it loads."""
    error = sys.exception()
    if not isinstance(error, ConnectionError | TimeoutError):
        print(UNANSWERED.format(error), file=sys.stderr, flush=True)
