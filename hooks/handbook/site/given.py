"""What MkDocs gave the last build that was published: the words of the pages that people write, the files that it made of them and
of the theme, and what tells its frames apart. As long as that is the same, a build needs no MkDocs (see `commands.alone`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from . import remembered
from .looks import look_of, walk
from .staging import Staging
from .standing import Standing

GIVEN = remembered.FOLDER / "given.json"
DATA = (".yml", ".yaml")  # what nobody publishes who does not say so


@dataclass
class Given:
    """`around` tells the frames apart; `pages` are addresses and words, as HTML, of pages with words of their own; `sections` the names
    of what is kept of them for the search, `prose` what it takes of them; `assets` the names of what was renamed. `answers` and
    `addresses` tell apart what the build answered meanwhile, `names` are those of all files in the folder of the records."""

    address: str
    around: str
    answers: str
    assets: Mapping[str, str]
    prose: str
    addresses: str
    pages: list[tuple[str, str]]
    sections: list[str]
    names: list[str]
    files: dict[str, str] = field(default_factory=dict)  # path → digest, of what MkDocs wrote, once it is published

    @classmethod
    def read(cls, root: Path) -> Given | None:
        """What was remembered; None when nothing can be relied on."""
        with suppress(TypeError):
            return cls(**remembered.read(root / GIVEN))
        return None

    def publish(self, standing: Standing) -> None:
        """Take what is known of the files as they were published."""
        self.files = {path: standing.files[path].digest for path in self.files}

    def remember(self, root: Path) -> None:
        """Keep it."""
        remembered.write(root / GIVEN, asdict(self))


def files_besides(staging: Staging) -> dict[str, str] | None:
    """The files that somebody else wrote into the folder of a build, their digests not known yet; None when one took the place of one
    of the build's own, or is of the kind of the records."""
    known, found = staging.known, {}
    for path, state in walk(staging.folder):
        if path.endswith("/"):
            continue
        ours = known.get(path)
        if ours is None and not path.endswith(DATA):
            found[path] = ""
        elif ours is None or not ours.look or not ours.look.is_same(look_of(state)):
            return None
    return found


def names_of(docs: Path) -> list[str]:
    """All files in a folder of records, by path from it."""
    return sorted(path for path, _ in walk(docs) if not path.endswith("/"))


def only_records(docs: Path, changed: Collection[str], names: list[str]) -> bool:
    """Is what was changed records, with none added and none taken away? What is hidden may be somebody's settings."""
    folders = {path for path in changed if Path(path).parent == docs and Path(path).is_dir()}
    records = (Path(path) for path in {*changed} - folders)
    return all(path.parent.parent == docs and path.suffix == DATA[0] and path.name[0] != "." for path in records) and (
        not folders or names_of(docs) == names
    )
