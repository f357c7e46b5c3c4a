"""What all kinds of records share: strict models, citations, statements that rest on a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import (
    AfterValidator,
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
from .marks import CITES, FIGURELESS, LABEL, Proved, Verbatim, refuse_unaccounted
from .vocabulary import NamedBy, Status

_SENTENCE = re.compile("[^。！？]+[。！？]?[”）]*")
_INNER = str.maketrans("“”", "‘’")
CITATION = r"^[a-z0-9]+(?:-[a-z0-9]+)*#[1-9][0-9]{0,6}$"  # more digits than any report has passages
DAY = r"^\d{4}-\d{2}-\d{2}$"
DATE = r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"


def as_list(value: Any) -> Any:
    """One value may be written without list marks: `cite: a#1` reads as `[a#1]`."""
    return [value] if isinstance(value, str) else value


Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=LONGEST)]
Date = Annotated[str, StringConstraints(pattern=DATE)]


def _real_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("日历上没有这一天") from None
    return text


Day = Annotated[str, StringConstraints(pattern=DAY), AfterValidator(_real_day)]
Name = Annotated[str, StringConstraints(min_length=2, max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Prose = Annotated[str, StringConstraints(min_length=2, max_length=600)]
FigureLine = Annotated[Line, Proved(by="cite")]  # figures with their units, as the cited passage gives them

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


Citation = Annotated[str, StringConstraints(pattern=CITATION), PlainSerializer(_placed), CITES]
_Cited = Annotated[tuple[Citation, ...], Field(min_length=1)]
# A validator that reads another shape than the field's says so, or the schema refuses what people may write.
Citations = Annotated[_Cited, BeforeValidator(as_list, json_schema_input_type=Citation | _Cited)]


class Model(BaseModel):
    """Strict and frozen: an unknown key is an error, a record never changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # only what is read is worth building


class Editorial(Model):
    """What is the editor's from end to end: nothing in it is shown as a report's."""

    editorial: ClassVar[bool] = True


class Claim(Model):
    """一句有出处的话：所写的内容必须能在所引段落里找到依据。"""

    outcome: ClassVar[bool] = False  # does it say what came of something? Then more people read it against the report

    text: Annotated[Prose, Proved(by="cite")] = Field(title="内容", description="用自己的话写，一句一事；数字照原文。")
    cite: Citations = Field(title="出处", description="来源编号#段落号，如 tushu-huifang#3；可写多个。")
    status: Status | None = Field(None, title="状态", description="这一句与整条记录状态不同时才写。")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop and what closes after it; one that has none is a sentence."""
    return [each.group() for each in _SENTENCE.finditer(text)] or [text]


def quoted(name: str) -> str:
    """A name in quotation marks; those within it are the inner ones (GB/T 15834—2011, 4.8)."""
    return f"“{name.translate(_INNER)}”"


def with_status(text: str, status: Status | None, own: Status = Status.DONE) -> str:
    """A statement for where its mark is not drawn: with its status in brackets, unless that is `own`, what readers take it for."""
    return f"{text}（{status}）" if status and status is not own else text


class Statement(NamedTuple):
    """A stretch of a record that rests on cited passages: where it is written, what it says, what it cites, and whether a
    report tells it."""

    where: Location
    text: str
    cites: tuple[str, ...]
    told: bool = True


@dataclass(frozen=True)
class Saying:
    """What is read against a report as one: the texts of a model that rest on the same citations, each with its
    fields from the record on (`results.text`).

    `where` leads to the first of them; `outcome` when it says what came of something.
    """

    where: Location
    texts: tuple[tuple[str, str], ...]
    cites: tuple[str, ...]
    outcome: bool = False

    @property
    def at(self) -> str:
        """Its place as people count: `steps.3`, `summary`."""
        steps = self.where[:-1] if len(self.where) > 1 else self.where
        return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)


class Record(Model):
    """所有记录共有的栏目。"""

    kind: ClassVar[str]
    label: ClassVar[str]
    folder: ClassVar[str]

    name: Annotated[Name, Verbatim(by="cites", when=("named_by", NamedBy.SOURCE)), LABEL] = Field(
        title="名称", description="原文怎样叫就怎样写；原文没有名称时由编者拟名并注明。"
    )
    aliases: tuple[Annotated[Name, LABEL], ...] = Field((), title="别名", description="简称、旧称、常见误写，供检索。")
    asks: tuple[Annotated[Line, FIGURELESS], ...] = Field((), title="常见问法", description="读者会怎样提问，供检索。")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a kind with a text that does not say what it rests on. Raises TypeError."""
        if "kind" in cls.__dict__:
            refuse_unaccounted(cls)
