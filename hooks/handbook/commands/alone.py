"""Drives a build without MkDocs, when nothing was edited but records and what it would ask of them is answered as it was: then it
would make again what it made for the last build, and that is taken over (see `site.given`).

The build itself is the same, whoever drives it. Whatever else is the case, MkDocs drives, with what has been checked already.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from ..build import NOT_TOLD, Build, discard_last
from ..pages.frame import FramePlan
from ..site import again, remembered
from ..site.given import Given, only_records
from ..site.looks import look_at
from ..site.noticed import Looks, Noticed
from ..theirs import name_of


class NotGivenError(Exception):
    """MkDocs has something to make."""


class FaultError(Exception):
    """Something is wrong with the records; it says what."""


def build_alone(root: Path, read: Noticed) -> bool:
    """Build the handbook at `root`, noticing what is `read`; False when that is left to MkDocs. Ends the process when something is wrong with the records, having said what."""
    look = look_at(str(root / again.AGAIN))
    given, last = Given.read(root), remembered.read(root / again.AGAIN)
    if not given or not last:
        return False
    try:  # another build may be faster, and put another file there
        done = _build(read, given, last, lambda: look_at(str(root / again.AGAIN)) == look)
    except FaultError as fault:
        _end(str(fault))
    if done:
        _tell(done)
    return done is not None


def build_on(served: Build, read: Noticed) -> Build | None:
    """Build on, in the same process, after the build that a preview shows; None when that is left to MkDocs. Raises FaultError."""
    if not served.given or not served.made_from:
        return None
    return _build(read, served.given, served.made_from, lambda: True, is_resident=True)


def unchanged(read: Noticed, last: Mapping[str, Any]) -> Looks:
    """How all looked that looks as it did for the last build."""
    return _unchanged(last, {*again.read_otherwise(last, read.names)})


def _unchanged(last: Mapping[str, Any], changed: Collection[str]) -> Looks:
    return {path: look for path, look in again.looks(last) if path not in changed}


def _build(read: Noticed, given: Given, last: Mapping[str, Any], is_last: Callable[[], bool], *, is_resident: bool = False) -> Build | None:
    """A build that has been published; None when it is left to MkDocs, where `last` is not what the last one was made from either."""
    changed = _edited(read, given, last)
    if changed is None:
        return None
    begun = Build(Path(last["docs"]), Path(last["named"]), given.address)
    begun.is_resident = is_resident
    if not is_last():
        discard_last()
        return None
    if fault := begun.check():
        raise FaultError(fault)
    if begun.answers(given.pages) != given.answers:
        begun.is_left = True
        return None
    begun.read, begun.before = read, _unchanged(last, changed)
    try:
        fault = _go(begun, given)
    except (NotGivenError, OSError):
        discard_last()
        return None
    if fault:
        raise FaultError(fault)
    return begun


def _edited(read: Noticed, given: Given, last: Mapping[str, Any]) -> set[str] | None:
    """What is not as it was for the last build; None when that is more than records, or `last` is not as this release writes it:
    another may have built here since."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        docs = Path(last["docs"])
        if last["around"] != read.around:
            return None
        changed = {*again.read_otherwise(last, read.names)}
        return changed if only_records(docs, changed, given.names) else None
    return None


def _go(begun: Build, given: Given) -> str | None:
    """The steps of a build. What is wrong as text, else None. Raises NotGivenError when MkDocs has to drive after all."""
    begun.begin()
    if not begun.take(given):
        raise NotGivenError
    begun.write(partial(_frame, begun, given.around))
    if begun.sitemap != given.addresses:
        raise NotGivenError
    return begun.finish()


def _frame(begun: Build, around: str, plan: FramePlan) -> str:
    return begun.traces.text(name_of("frame", (around, plan)), _not_given)


def _not_given() -> NoReturn:
    raise NotGivenError


def _tell(done: Build) -> None:
    try:
        print(done.summary(), flush=True)
    except OSError as error:
        _end(NOT_TOLD.format(error))


def _end(fault: str) -> NoReturn:
    discard_last()
    print(fault.strip(), file=sys.stderr)
    sys.exit(1)
