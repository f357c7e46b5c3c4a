"""Drives a build without MkDocs, when nothing was edited but records and what it would ask of them is answered as it was: then it
would make again what it made for the last build, and that is taken over (see `site.given`).

The build itself is the same, whoever drives it. Whatever else is the case, MkDocs drives, with what has been checked already.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from ..build import NOT_TOLD, Build, discard_last
from ..pages.frame import FramePlan
from ..site import again, remembered
from ..site.given import Given, only_records
from ..site.looks import look_at
from ..site.noticed import Noticed
from ..theirs import name_of


class NotGivenError(Exception):
    """MkDocs has something to make."""


def build_alone(root: Path, read: Noticed) -> bool:
    """Build the handbook at `root`, noticing what is `read`; False when that is left to MkDocs. Ends the process when something is wrong with the records, having said what."""
    look = look_at(str(root / again.AGAIN))
    given, last = Given.read(root), remembered.read(root / again.AGAIN)
    if not given or not last or last["around"] != read.around:
        return False
    changed = {*again.read_otherwise(root, last)}
    if not only_records(Path(last["docs"]), changed, given.names):
        return False
    begun = Build(Path(last["docs"]), Path(last["named"]), given.address)
    if look_at(str(root / again.AGAIN)) != look:  # another build was faster, and has put another file there
        discard_last()
        return False
    if fault := begun.check():
        _end(fault)
    if begun.answers(given.pages) != given.answers:
        begun.is_left = True
        return False
    begun.read, begun.before = read, {path: look for path, look in again.looks(last) if path not in changed}
    try:
        fault = _go(begun, given)
    except (NotGivenError, OSError):
        discard_last()
        return False
    if fault:
        _end(fault)
    _tell(begun)
    return True


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
