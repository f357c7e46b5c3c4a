"""A build of which nothing has changed since the last one is that one: the site stands, and what was told of it is told again.

Nothing has changed when everything that the last build read looks as it did (`noticed`), with the same surroundings, and all
files of its site stand as they were published. Whatever else may be the case, there is a build.
"""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import remembered, room, staging
from .commit import commit_of
from .looks import Look, look_at
from .noticed import AT_WORK, NOTHING, Looks, Noticed, names_in, surroundings
from .standing import Standing, Tree
from .trees import UNKNOWN
from .turn import Turn

AGAIN, SITE, SPARE, SPARED = (remembered.FOLDER / name for name in ("again.json", "site.json", "spare", "spare.json"))  # SPARE: see `trees`


def begin_noticing(root: Path) -> None:
    """From now on it is noted what the build in this process reads, where that can be done."""
    end_noticing()
    with suppress(OSError, subprocess.SubprocessError):
        AT_WORK.append(Noticed(root))


def end_noticing() -> None:
    """Nothing is noted from now on."""
    AT_WORK.clear()


def noticed() -> Noticed | None:
    """What was read since it is noted; None where it is not."""
    return AT_WORK[-1] if AT_WORK else None


def stood(root: Path) -> Standing:
    """How the site of a handbook stood when it was published last; empty when that is not known."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        return Standing.read(remembered.read(root / SITE))
    return Standing()


def spared(root: Path) -> Tree:
    """What is known of the tree of the site before."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        return Tree.read(remembered.read(root / SPARED))
    return UNKNOWN


def remember_site(root: Path, standing: Standing, spared: Tree | None = None) -> None:
    """Keep how a site stands that has just been published; the tree of the last one is that of the next, or `spared` is, with the
    same files."""
    remembered.forget(root / AGAIN)
    written = standing.written()
    if spared:
        remembered.write(root / SPARED, {**written, "listed": dict(spared.listed)})
    else:
        with suppress(OSError):
            (root / SITE).replace(root / SPARED)
    remembered.write(root / SITE, written)


def remember_build(read: Noticed, docs: Path, named: Path, outputs: Iterable[Path], told: str, before: Looks = NOTHING) -> None:
    """Keep what the site that was kept last was made from, the one `named` so of the records in `docs`, and what was told of it;
    `outputs` and `before` as for `made_from`."""
    made = _made(docs, named, outputs)
    looks = read.made_from(made, before)
    if looks is not None:
        remembered.write(docs.parent / AGAIN, {"looks": looks, "told": told, **_placed(read, docs, named, made)})


def remembered_here(read: Noticed, docs: Path, named: Path, outputs: Iterable[Path], before: Looks = NOTHING) -> dict[str, Any]:
    """The same for a build that the next one follows in the same process; what would not tell that it was changed since counts as
    changed."""
    made = _made(docs, named, outputs)
    return {"looks": read.looks(made, before), **_placed(read, docs, named, made)}


def _made(docs: Path, named: Path, outputs: Iterable[Path]) -> list[str]:
    return sorted(map(str, (docs.parent / remembered.FOLDER, named, *outputs)))


def _placed(read: Noticed, docs: Path, named: Path, made: list[str]) -> dict[str, Any]:
    return {"names": _own(docs.parent, read.names, made), "outputs": made, "around": read.around, "docs": str(docs), "site": str(room.real(named)), "named": str(named)}


def told_again(root: Path) -> str:
    """What the last build told, when another would make and tell the same; else empty. Nobody else builds meanwhile."""
    last = remembered.read(root / AGAIN)
    with suppress(KeyError, TypeError, ValueError, AttributeError, OSError, subprocess.SubprocessError):
        turn = Turn(Path(last["site"]))
        turn.take()
        try:
            now = remembered.read(root / AGAIN)
            return str(now["told"]) if now == last and next(differences(root, now), None) is None else ""
        finally:
            turn.release()
    return ""


def differences(root: Path, last: dict[str, Any]) -> Iterator[str]:
    """What is not as it was for the last build, by which name it is known."""
    yield from read_otherwise(last, names_in(root))
    if surroundings(commit_of(root)) != last["around"]:
        yield "surroundings"
    site = Path(last["site"])
    if not stood(root).is_whole(site):
        yield str(site)


def read_otherwise(last: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    """What the last build read and is not as it was, of the `names` in the folder of the handbook, too, and the place of the site when it
    cannot be there any more."""
    site, named = Path(last["site"]), Path(last["named"])
    if room.real(named) != site or room.refusal(site, Path(last["docs"])) or staging.is_begun(site):
        yield str(named)
    yield from (path for path, look in looks(last) if look_at(path) != look)
    yield from {*_own(Path(last["docs"]).parent, names, last["outputs"])} ^ {*last["names"]}


def _own(root: Path, names: Iterable[str], outputs: Collection[str]) -> list[str]:
    """The names in the folder of the handbook, but for what builds make there."""
    return [name for name in names if str(root / name) not in outputs]


def looks(last: Mapping[str, Any]) -> Iterator[tuple[str, Look | None]]:
    """How everything looked that the last build read."""
    return ((path, Look(*look) if look else None) for path, look in last["looks"].items())
