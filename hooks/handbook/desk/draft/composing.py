"""The text of a drafted record: what is known as YAML, every gap as a comment with the question to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic.fields import FieldInfo

from ...checks.rule import visible
from ...model.base import Record
from ...model.describe import is_list
from ...settings.handbook import Settings
from ..schema import FOLDER
from ..skeleton import choices

HEAD = (
    "# 草稿：写好的几栏是从报告里读出来的，请对照原文看一遍；冒号后面空着的必须由人写，写完才能通过 check。",
    "# 带 # 的几行是还可以写的栏目：报告写了就去掉行首的“# ”填上，没写就不动。报告没有说的，不要补。",
)


def composed(
    model: type[Record], written: Mapping[str, Sequence[str]], notes: Mapping[str, Sequence[str]], settings: Settings,
    has_schema: bool, head: Sequence[str] = HEAD,
) -> str:  # fmt: skip
    """A record's text: `written` are the lines of fields that are known, `notes` what helps to fill in others, `head` is said first."""
    lines = [f"# yaml-language-server: $schema=../../{FOLDER}/{model.kind}.schema.json"] if has_schema else []
    lines += head
    for name, field in model.model_fields.items():
        lines += _field(name, field, written.get(name, ()), notes.get(name, ()), settings)
    return "\n".join(lines) + "\n"


def _field(name: str, field: FieldInfo, written: Sequence[str], notes: Sequence[str], settings: Settings) -> Iterator[str]:
    yield f"# {settings.title(field)}：{field.description}"
    if allowed := choices(field, settings) if not written else []:
        yield f"#   可以写：{'、'.join(allowed)}。"
    yield from (f"#   {visible(note)}" for note in notes)
    if written:
        yield from written
    elif field.is_required():
        yield f"{name}:"
    else:
        yield f"# {name}: {'[]' if is_list(field) else ''}".rstrip()
