"""What may stand in the file of a passage index: every field, its kind and its bounds.

Indexes are written by `index`, but they come with pull requests, so nothing in them is taken on trust. The bounds are those
of the reports that are read at all, and of passages, which are short.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from annotated_types import Ge, Le, Len
from pydantic import ConfigDict, StringConstraints, TypeAdapter, with_config
from pydantic.types import Strict
from typing_extensions import TypedDict

from ..reports.bounds import MOST
from .figures.model import Bound

LARGEST = 4 * MOST  # bytes of a file: more than the longest report gives
_OF_A_PASSAGE = 1000  # passages have about 300 characters; more of anything in one is no passage's
_SETTINGS = 10_000  # more than a source record may hold

Offset = Annotated[int, Strict(), Ge(0), Le(MOST)]
Number = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,240}(\.[0-9]{1,240})?$")]
Hashes = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]*$", max_length=4 * _OF_A_PASSAGE)]
Hexadecimal = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12,64}$")]
Short = Annotated[str, StringConstraints(max_length=40)]
Words = Annotated[str, StringConstraints(max_length=_OF_A_PASSAGE)]
Card = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}\|[\w=:,|-]*$", max_length=100 * _OF_A_PASSAGE)]
Few = Len(0, _OF_A_PASSAGE)
Stretch = tuple[Offset, Offset]


@with_config(ConfigDict(extra="forbid"))
class WrittenFigure(TypedDict):
    """A figure of a passage."""

    value: Number
    at: Stretch
    upper: NotRequired[Number]
    parts: NotRequired[Annotated[list[Number], Few]]
    unit: NotRequired[Short]
    bound: NotRequired[Bound]
    scale: NotRequired[Short]
    damaged: NotRequired[Annotated[bool, Strict()]]


@with_config(ConfigDict(extra="forbid"))
class WrittenPassage(TypedDict):
    """A passage."""

    n: Offset
    path: Annotated[list[Short], Few]
    kind: Literal["heading", "text"]
    paragraph: Offset
    at: Stretch
    text: NotRequired[Words]
    edges: NotRequired[tuple[Short, Short]]
    mark: Hexadecimal
    telling: NotRequired[Short]
    figures: Annotated[list[WrittenFigure], Few]
    names: Annotated[list[Words], Few]
    grams: tuple[Hashes, Hashes]
    doubtful: NotRequired[tuple[Hashes, Hashes]]
    cards: Annotated[list[Card], Few]


@with_config(ConfigDict(extra="forbid"))
class WrittenIndex(TypedDict):
    """The whole file."""

    scheme: int
    source: Words
    file: Words
    sha256: Hexadecimal
    digest: Hexadecimal
    range: Stretch
    before: Offset
    boilerplate: Annotated[list[Stretch], Len(0, _SETTINGS)]
    damage: Annotated[list[tuple[Offset, Offset, Short]], Len(0, _SETTINGS)]
    blanks: list[tuple[Offset, str]]
    passages: list[WrittenPassage]


_INDEX = TypeAdapter(WrittenIndex)


def written_index(data: object) -> dict[str, Any]:
    """The data of an index, nothing in it beyond the bounds. Raises pydantic's ValidationError, which is a ValueError."""
    found: dict[str, Any] = _INDEX.validate_python(data)  # type: ignore[assignment]  # a TypedDict is a dict
    return found
