"""What all kinds of records share: strict models, citations, statements that rest on a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializationInfo,
    StringConstraints,
)

from .describe import Location as Location
from .identifier import IDENTIFIER, LONGEST
from .vocabulary import Status

CITATION = r"^[a-z0-9]+(?:-[a-z0-9]+)*#[1-9][0-9]*$"
DATE = r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"


def as_list(value: Any) -> Any:
    """One value may be written without list marks: `cite: a#1` reads as `[a#1]`."""
    return [value] if isinstance(value, str) else value


Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=LONGEST)]
Date = Annotated[str, StringConstraints(pattern=DATE)]
Name = Annotated[str, StringConstraints(min_length=2, max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Prose = Annotated[str, StringConstraints(min_length=2, max_length=600)]



@dataclass(frozen=True)
class CitedPlace:
    """A citation as the data files give it: the original file and the characters of its decoded text, end excluded."""

    source: str
    passage: int
    file: str
    start: int
    end: int


def _placed(citation: str, info: SerializationInfo) -> CitedPlace:
    """The place of a citation; whoever writes records out says with `context` how places are found."""
    place: CitedPlace = (info.context or {})["places"][citation]
    return place


Citation = Annotated[str, StringConstraints(pattern=CITATION), PlainSerializer(_placed)]
_Cited = Annotated[tuple[Citation, ...], Field(min_length=1)]
# A validator that reads another shape than the field's says so, or the schema refuses what people may write.
Citations = Annotated[_Cited, BeforeValidator(as_list, json_schema_input_type=Citation | _Cited)]


class Model(BaseModel):
    """Strict and frozen: an unknown key is an error, a record never changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Claim(Model):
    """一句有出处的话：所写的内容必须能在所引段落里找到依据。"""

    text: Prose = Field(title="内容", description="用自己的话写，一句一事；数字照原文。")
    cite: Citations = Field(title="出处", description="来源编号#段落号，如 changsha-kaocha#3；可写多个。")
    status: Status | None = Field(None, title="状态", description="这一句与整条记录状态不同时才写。")


class Statement(NamedTuple):
    """A stretch of a record that rests on cited passages: where it is written, what it says, what it cites."""

    where: Location
    text: str
    cites: tuple[str, ...]


class Record(Model):
    """所有记录共有的栏目。"""

    kind: ClassVar[str]
    label: ClassVar[str]
    folder: ClassVar[str]

    name: Name = Field(title="名称", description="原文怎样叫就怎样写；原文没有名称时由编者拟名并注明。")
    aliases: tuple[Name, ...] = Field((), title="别名", description="简称、旧称、常见误写，供检索。")
    asks: tuple[Line, ...] = Field((), title="常见问法", description="干部会怎样提问，供检索。")

    def statements(self) -> Iterator[Statement]:
        """Every stretch of this record that rests on a report; kinds without any yield nothing."""
        return iter(())

    def prose(self) -> list[tuple[Location, str]]:
        """All running text of the record, the editor's included, with its place."""
        found: list[tuple[Location, str]] = []
        _gather(self, (), found)
        return found


def _gather(value: Any, where: Location, found: list[tuple[Location, str]]) -> None:
    """Add every string inside a value that is not one of a closed vocabulary. Runs over every record of a build."""
    kind = type(value)
    if kind is str:
        found.append((where, value))
    elif kind is tuple:
        for number, item in enumerate(value):
            _gather(item, (*where, number), found)
    elif kind is dict:
        for key, item in value.items():
            _gather(item, (*where, key), found)
    elif isinstance(value, BaseModel):
        written = value.model_fields_set
        for name, item in value.__dict__.items():  # in the model's order; the set has another one in every process
            if name in written:
                _gather(item, (*where, name), found)


def claims(field: str, listed: tuple[Claim, ...]) -> Iterator[Statement]:
    """The statements of a list of claims."""
    for number, claim in enumerate(listed):
        yield Statement((field, number, "text"), claim.text, claim.cite)


def claim(where: Location, single: Claim | None) -> Iterator[Statement]:
    """The statement of an optional claim."""
    if single is not None:
        yield Statement((*where, "text"), single.text, single.cite)
