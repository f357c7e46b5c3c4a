"""What is made from the records is kept with the questions that were asked to make it, and is good as long as all answers are
what they were. What is kept of a file is its digest: the file itself is taken over from the published site.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from ..catalog.questions import Answers, Asked
from .kept import Recipe, Store
from .resting import Resting
from .staging import Staging

Files = Iterable[tuple[str, bytes]]


class Draft(NamedTuple):
    """Files that are to be: by what name they are kept, and what makes them, as path from the site's root and content."""

    name: str
    make: Callable[[], Files]


@dataclass
class Making:
    """A thing that is being made; `content` is what is kept of it, `rest` what is kept besides and not always asked for, as JSON can
    hold them."""

    content: Any = None
    rest: tuple[Any, ...] = ()


@dataclass
class Tally:
    """The names of the things that were made, and how many were kept."""

    made: list[str] = field(default_factory=list)
    kept: int = 0

    def __str__(self) -> str:
        """In words: pages have addresses for names."""
        pages = sum(name.endswith("/") for name in self.made)
        return f"做了 {pages} 个页面、{len(self.made) - pages} 样别的（清单、表单、数据），沿用上一次的 {self.kept} 样"


class Traces:
    """The things of one build. `ground` is what all of them rest on, besides the makers of the `recipe`."""

    def __init__(self, store: Store, recipe: Recipe, ground: object, asked: Asked, answers: Answers) -> None:
        self._store = store
        self._recipe = recipe
        self._ground = sha256(repr(ground).encode()).hexdigest()
        self._asked = asked
        self._answers = answers
        self._resting = Resting(store, recipe, self._ground, answers)
        self.tally = Tally()

    def find(self, name: str) -> Any | None:
        """What is kept of the thing of that name; None when it has to be made."""
        thing = self._resting.find(name)
        if thing is None:
            return None
        self.tally.kept += 1
        return thing.content

    def rest(self, name: str, place: int) -> Any | None:
        """What is kept besides of the thing of that name, at that place; None when it is not there, or spoilt."""
        row = self._store.find(self._recipe, (self._ground, name))
        return json.loads(row.split(b"\n")[place]) if row else None

    @contextmanager
    def making(self, name: str) -> Iterator[Making]:
        """While a thing is made, what is asked for it is noted; at the end it is kept. Nothing is when making it fails."""
        making = Making()
        with self._asked.noting() as noted:
            yield making
        key = self._hold(name, making.rest) if making.rest else b""
        self._resting.hold(name, making.content, self._answers.written(noted), key)
        self.tally.made.append(name)

    def _hold(self, name: str, rest: tuple[Any, ...]) -> bytes:
        """Keep the rest of a thing; under what key."""
        lines = (json.dumps(each, ensure_ascii=False, separators=(",", ":")).encode() for each in rest)
        self._store.hold(self._recipe, (self._ground, name), b"\n".join(lines))
        return self._store.key(self._recipe, (self._ground, name))

    def keep(self) -> None:
        """Leave for the next build what there is now."""
        self._store.use(self._resting.keys())
        self._resting.keep()

    def data(self, name: str, make: Callable[[], Any]) -> Any:
        """What JSON can hold, and is kept itself."""
        content = self.find(name)
        if content is None:
            with self.making(name) as making:
                content = making.content = make()
        return content

    def text(self, name: str, make: Callable[[], str]) -> str:
        """A text that is kept itself."""
        kept: str | None = self.rest(name, 0) if self.find(name) is not None else None
        if kept is not None:
            return kept
        with self.making(name) as making:
            making.content, making.rest = True, ((text := make()),)
        return text

    def put(self, draft: Draft, staging: Staging) -> None:
        """Files: those of the published site if they are still good, else they are made and written."""
        content = self.find(draft.name)
        if content is None or not staging.carry_all(content):
            with self.making(draft.name) as making:
                making.content = staging.write_all(draft.make())


__all__ = ["Draft", "Files", "Making", "Tally", "Traces"]
