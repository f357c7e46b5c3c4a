"""Ctrl-C: when it is heard, and what is said then. It imports no library, so that it is there before all others.

Python raises it wherever it happens to be. What works on behalf of another language, a pattern that pydantic's core asks for, a
finaliser, a callback of a weak reference, cannot hand it on: it is written to the error stream and lost, or a right value is taken
for a wrong one. So it is asked for again, and what a command ends with meanwhile is the end that was asked for.

Whether it was lost is known by the error that is raised: as long as it is on its way up, through whatever clears away what was
begun, somebody holds it; once nobody does, and nobody has answered it, it has not arrived.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in `typing`, which takes longer to load than all that is needed here
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, TracebackType
    from typing import Any, NoReturn

INTERRUPTED = 130  # the status that shells give a command that was broken off
TOLD = "\n已中断。"
PAUSE, MOST = 0.02, 100  # seconds until it is asked for again; how often that waits for what is being cleared away
_asked: list[int] = []  # signals that nobody has answered yet
_waited = 0
_whole: list[object] = []  # the blocks under way that are not broken off


class BrokenOff(KeyboardInterrupt):  # nothing went wrong
    """Somebody has asked for the end."""

    def __del__(self) -> None:
        if _asked:
            _ask_later()


def hear() -> None:
    """From now on Ctrl-C is heard: the launcher has it wait until here, as Python, while it starts, shows whatever it was loading."""
    sys.excepthook, sys.unraisablehook = _show, _show_lost
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, end)
    if hasattr(signal, "SIGALRM") and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL:
        signal.signal(signal.SIGALRM, _end_again)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def end(number: int, _: FrameType | None) -> None:
    """What a signal does that asks for the end. Asked for a second time, it breaks off what is being cleared away, too. Raises
    KeyboardInterrupt, later when it comes in a block that is done whole."""
    global _waited  # a process has one end
    _asked.append(number)
    _waited = 0
    if _whole:
        _ask_later()
        return
    raise BrokenOff


def is_asked() -> bool:
    """Has somebody asked for the end who has not been answered?"""
    return bool(_asked)


class Whole:
    """Its block is short and is not broken off, however often that is asked for: half of it would be worse than none or all. Whoever
    asks meanwhile is heard after it."""

    def __enter__(self) -> None:
        _whole.append(self)

    def __exit__(self, *_: object) -> None:
        _whole.remove(self)


class Noticed:
    """Raises KeyboardInterrupt at the end of its block when the end was asked for, in place of whatever came of that."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        end_if_asked(error)


def end_if_asked(cause: BaseException | None = None) -> None:
    """Raises KeyboardInterrupt when the end was asked for and nothing else than that has come yet, or what is its `cause`."""
    if _asked and not isinstance(cause, KeyboardInterrupt):
        raise BrokenOff from cause


def answer() -> None:
    """Whoever was asked for the end has heard it; what comes now is not asked for again."""
    _asked.clear()
    _ask_later(0)


def answering(work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work for one who answers Ctrl-C without ending the command."""

    def done(*arguments: Any, **named: Any) -> Any:
        try:
            return work(*arguments, **named)
        except KeyboardInterrupt:
            answer()
            raise

    return done


def leave() -> NoReturn:
    """End the process, and say why. It waits for none of its threads: asked twice, whoever would have ended them was broken off, too."""
    import atexit
    from contextlib import suppress

    answer()
    print(TOLD, file=sys.stderr)
    atexit._run_exitfuncs()  # folders of this process that nobody has cleared away yet
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(INTERRUPTED)


def _ask_later(pause: float = PAUSE) -> None:
    """Where the system has no timers, as Windows, it is not asked again."""
    import signal

    if hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is _end_again:
        signal.setitimer(signal.ITIMER_REAL, pause)


def _end_again(_: int, __: FrameType | None) -> None:
    """What was lost is asked for again; not in the midst of what clears up after another error, unless that takes long."""
    global _waited  # a process has one end
    if not _asked:
        return
    _waited += 1
    if _whole or (sys.exc_info()[1] is not None and _waited < MOST):
        _ask_later()
        return
    raise BrokenOff


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What comes out of a program at its very top: Ctrl-C before, or after, anybody hears it."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    print(TOLD, file=sys.stderr, flush=True)
    os._exit(INTERRUPTED)


def _show_lost(lost: Any) -> None:
    """What Python can hand to nobody; of what is asked for again it needs to say nothing."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
