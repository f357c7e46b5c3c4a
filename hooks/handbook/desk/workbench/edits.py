"""What somebody wrote into a record's form, put into the record's text: only what is different is touched, so that remarks, order and
the way in which the rest is written stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yaml import YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...load import load_text
from ...load.scalars import quoted
from ...model.base import CITATION, Location, Record
from ...model.describe import model_at
from ..moving.yaml_lists import end_of, way_to, with_items, without_field, without_item
from ..skeleton import scalar
from .fields import GONE, NEW, Blank, place

Value = str | list[str]
_CITATION = re.compile(CITATION.strip("^$"))


class CannotEdit(Exception):
    """Why the record's text cannot be changed so."""


def edited(model: type[Record], text: str, blanks: Mapping[str, Blank], answers: Mapping[str, str]) -> str:
    """The text with the answers that differ from what stands there; `-` before the key of an item takes it out. Raises `CannotEdit`."""
    try:
        for key, value in _changed(blanks, answers):
            text = _set(model, text, place(key), value)
        for field, items in _new(blanks, answers).items():
            for item in items:
                text = with_items(text, field, [item], list(model.model_fields))
        for key in sorted((key[1:] for key in answers if key.startswith(GONE)), key=place, reverse=True):
            text = without_item(text, place(key))
    except (YAMLError, LookupError, TypeError, AttributeError, ValueError) as error:
        raise CannotEdit("这几处没法自动改：请用编辑器打开文件改") from error
    if load_text(text.encode(), "").data is None:
        raise CannotEdit("这几处没法自动改：请用编辑器打开文件改")
    return text


def _changed(blanks: Mapping[str, Blank], answers: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    for key, blank in blanks.items():
        if key in answers and NEW not in place(key) and _lines(answers[key]) != _lines(blank.value):
            yield key, _value(blank, answers[key])


def _value(blank: Blank, answer: str) -> Value:
    return _lines(answer) if blank.several else " ".join(_lines(answer))


def _lines(answer: str) -> list[str]:
    return [line.strip() for line in answer.splitlines() if line.strip()]


def _new(blanks: Mapping[str, Blank], answers: Mapping[str, str]) -> dict[str, list[str]]:
    """New items by their fields, as they are written: a mapping in one line."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for key, blank in blanks.items():
        field, _, rest = key.partition(f"/{NEW}/")
        if rest and answers.get(key, "").strip():
            found.setdefault(field, {})[tuple(rest.split("/"))] = _written(_value(blank, answers[key]))
    return {field: [_mapping(item)] for field, item in found.items()}


def _mapping(item: Mapping[tuple[str, ...], str]) -> str:
    return "{" + ", ".join(_nested(path, value) for path, value in item.items()) + "}"


def _nested(path: Sequence[str], value: str) -> str:
    """`a: {b: value}` for a/b."""
    return f"{path[0]}: {value if len(path) == 1 else '{' + _nested(path[1:], value) + '}'}"


def _written(value: Value) -> str:
    """A lone citation stands without brackets, as people write it."""
    if isinstance(value, list):
        return value[0] if len(value) == 1 and _CITATION.fullmatch(value[0]) else f"[{', '.join(map(_word, value))}]"
    return _word(value)


def _word(value: str) -> str:
    return value if _CITATION.fullmatch(value) else scalar(value)


# --- one place ------------------------------------------------------------------------------------------------------


def _set(model: type[Record], text: str, where: Location, value: Value) -> str:
    steps = way_to(text, where)
    if len(steps) == len(where):
        return _replaced(text, where, steps[-1].node, value) if value else _without(text, where)
    if not value:
        return text
    there = next((at for at, step in enumerate(steps) if step.depth != at + 1), len(steps))  # a later step may be another's of that name
    return _inserted(model, text, where, there, _written(value))


def _without(text: str, where: Location) -> str:
    """Without a field, and without what is around it that has nothing left."""
    holder = way_to(text, where)[-1].holder
    return _without(text, where[:-1]) if len(where) > 1 and len(holder.value) == 1 else without_field(text, where)


def _replaced(text: str, where: Location, node: Node, value: Value) -> str:
    if isinstance(value, list):
        return _listed(text, where, node, value)
    for new in _ways_to_write(node, value):
        changed = text[: node.start_mark.index] + new + text[end_of(text, node) :]
        if _reads(changed, where, value):
            return changed
    raise CannotEdit(f"“{value[:20]}”写不进这一栏")


def _listed(text: str, where: Location, node: Node, values: Sequence[str]) -> str:
    """A list of as many items changes where they differ; another is written anew, in the way in which it stands there."""
    if isinstance(node, SequenceNode) and len(node.value) == len(values):
        for number, value in enumerate(values):
            step = way_to(text, (*where, number))[-1].node
            if isinstance(step, ScalarNode) and step.value != value:
                text = _replaced(text, (*where, number), step, value)
        return text
    if isinstance(node, SequenceNode) and not node.flow_style:
        new = f"\n{' ' * node.start_mark.column}".join(f"- {_word(value)}" for value in values)
    else:
        new = f"[{', '.join(map(_word, values))}]" if isinstance(node, SequenceNode) else _written(list(values))
    return text[: node.start_mark.index] + new + text[end_of(text, node) :]


def _ways_to_write(node: Node, value: str) -> Iterator[str]:
    """As it was written before, if that goes; else in quotation marks."""
    style = node.style if isinstance(node, ScalarNode) else None
    if style == "'":
        yield "'" + value.replace("'", "''") + "'"
    if not style:
        yield value
    yield quoted(value)


def _reads(text: str, where: Location, value: str) -> bool:
    """Does the text say just this at the place?"""
    data: Any = load_text(text.encode(), "").data
    try:
        for step in where:
            data = data[step]
    except (LookupError, TypeError):
        return False
    return data == value or (isinstance(data, int | float) and str(data) == value)


def _inserted(model: type[Record], text: str, where: Location, depth: int, value: str) -> str:
    """A field that was not there, behind the one before which it comes in the model; what it stands in comes with it."""
    name, inside = where[depth], where[depth + 1 :]
    holder = way_to(text, where[:depth])[-1].node if depth else way_to(text, ("name",))[0].holder
    if not isinstance(holder, MappingNode) or any(isinstance(step, int) for step in (name, *inside)):
        raise CannotEdit("这一栏写成了简短的样子，请用编辑器打开文件改")
    owner = model_at(model, where[:depth])
    order = list(owner.model_fields) if owner else [str(name)]
    before = [pair for pair in holder.value if pair[0].value in order[: order.index(str(name))]]
    last = (before or holder.value[:1])[-1][1]
    start = ", " if holder.flow_style else "\n" + " " * holder.value[0][0].start_mark.column
    at = end_of(text, last) if holder.flow_style else _line_end(text, end_of(text, last))
    return f"{text[:at]}{start}{_nested([str(name), *map(str, inside)], value)}{text[at:]}"


def _line_end(text: str, at: int) -> int:
    """A remark behind a value stays with it."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
