"""What somebody wrote into a record's form, put into the record's text: only what is different is touched, so that remarks, order and
the way in which the rest is written stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...load import load_text
from ...load.scalars import plain_value, quoted
from ...model.base import CITATION, Location, Record
from ...model.describe import model_at
from ..moving.proved import FAILURES, Unproved, field, part_of, proved, proving, with_members, word_of
from ..moving.yaml_lists import numbers, with_scalar, with_several, with_written, without_field, without_item
from ..moving.yaml_more import is_nothing, with_items
from ..moving.yaml_places import Found, compose, end_of, item_text, way_to
from ..skeleton import scalar
from .fields import GONE, NEW, Blank, place, said_as

Value = str | list[str]
_CITATION = re.compile(CITATION.strip("^$"))


class CannotEdit(Exception):
    """Why the record's text cannot be changed so."""


def edited(model: type[Record], text: str, blanks: Mapping[str, Blank], answers: Mapping[str, str]) -> str:
    """The text with the answers that differ from what stands there; `-` before the key of an item takes it out. Raises `CannotEdit`."""
    try:
        changed, gone = dict(_changed(blanks, answers)), {place(key[1:]) for key in answers if key.startswith(GONE)}
        for where, value in changed.items():
            text = _set(model, text, where, value) if value else text
        for name, items in _new(blanks, answers).items():
            text = with_items(text, name, items, list(model.model_fields))
        emptied = {where for where, value in changed.items() if not value and not any(where[: len(item)] == item for item in gone)}
        for where in sorted(emptied | gone, reverse=True):  # the numbers of what comes before stay
            text = without_item(text, where) if where in gone else _emptied(text, where)
    except Unproved as error:
        raise CannotEdit(f"什么也没有改。{error}") from error
    except FAILURES as error:
        raise CannotEdit("这几处没法自动改，什么也没有改：请用编辑器打开文件改") from error
    if load_text(text.encode(), "").data is None:
        raise CannotEdit("这几处没法自动改，什么也没有改：请用编辑器打开文件改")
    return text


def _changed(blanks: Mapping[str, Blank], answers: Mapping[str, str]) -> Iterator[tuple[Location, Value]]:
    for key, blank in blanks.items():
        if key in answers and NEW not in place(key) and _lines(answers[key]) != _lines(blank.value):
            yield place(key), _value(blank, answers[key])


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
    """In braces, those that begin alike in one pair of their own."""
    members = ", ".join(f"{name}: {_member(name, item)}" for name in dict.fromkeys(path[0] for path in item))
    return f"{{{members}}}"


def _member(name: str, item: Mapping[tuple[str, ...], str]) -> str:
    inside = {path[1:]: value for path, value in item.items() if path[0] == name}
    return inside[()] if () in inside else _mapping(inside)


def _nested(path: Sequence[str], value: str) -> str:
    """`a: {b: value}` for a/b."""
    return _mapping({tuple(path): value})[1:-1]


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
    if _leads_there(steps, where):
        return _replaced(text, where, steps[-1].node, value)
    there = next((at for at, step in enumerate(steps) if step.depth != at + 1), len(steps))  # a later step may be another's of that name
    return _inserted(text, model, where, there, _written(value))


def _leads_there(steps: Sequence[Found], where: Location) -> bool:
    """Is the place in the text? The first of a list may be there without brackets."""
    return [where[step.depth - 1] for step in steps if where[step.depth - 1] != 0] == [step for step in where if step != 0]


def _emptied(text: str, where: Location) -> str:
    return _without(text, where) if _leads_there(way_to(text, where), where) else text


def _without(text: str, where: Location) -> str:
    """Without a field, and without what is around it that has nothing left."""
    holder = way_to(text, where)[-1].holder
    return _without(text, where[:-1]) if len(where) > 1 and len(holder.value) == 1 else without_field(text, where)


def _replaced(text: str, where: Location, node: Node, value: Value) -> str:
    if isinstance(value, list):
        return _listed(text, where, node, value)
    for new in _ways_to_write(node, value):
        if _says(node, new, value):
            return with_scalar(text, where, new)
    raise CannotEdit(f"“{value[:20]}”写不进这一栏")


def _listed(text: str, where: Location, node: Node, values: Sequence[str]) -> str:
    """A list changes where it differs: what stays at its beginning and its end is not touched."""
    if not isinstance(node, SequenceNode) or not node.value:
        return with_written(text, where, _written(list(values)))
    has = [str(item.value) for item in node.value]
    most = min(len(has), len(values))
    start = next((at for at in range(most) if has[at] != values[at]), most)
    kept = next((at for at in range(most - start) if has[-1 - at] != values[-1 - at]), most - start)
    both = most - start - kept  # items that become others
    for at in range(start, start + both):
        text = _replaced(text, (*where, at), node.value[at], values[at])
    for at in reversed(range(start + both, len(has) - kept)):
        text = without_item(text, (*where, at))
    more = [_word(value) for value in values[start + both : len(values) - kept]]
    at = max(start + both - 1, 0)
    beside = item_text(text, (*where, at))
    return with_several(text, (*where, at), [beside, *more] if start + both else [*more, beside]) if more else text


def _ways_to_write(node: Node, value: str) -> Iterator[str]:
    """As it was written before, if that goes; else in quotation marks."""
    style = node.style if isinstance(node, ScalarNode) else None
    if style == "'":
        yield "'" + value.replace("'", "''") + "'"
    if not style:
        yield value
    yield quoted(value)


def _says(node: Node, new: str, value: str) -> bool:
    """Is what is written read as just this? `true` is a word where there was none before."""
    said = word_of(new).said.value
    if isinstance(said, bool):
        return said_as(said) == value and isinstance(plain_value(str(node.value)), bool)
    return bool(said == value or (isinstance(said, int | float) and str(said) == value))


@proving
def _inserted(text: str, model: type[Record], where: Location, depth: int, value: str) -> str:
    """A field that was not there, behind the one before which it comes in the model; what it stands in comes with it."""
    name, inside = str(where[depth]), [str(step) for step in where[depth + 1 :]]
    steps = way_to(text, where[:depth])
    holder = steps[-1].node if depth else compose(text)
    new = _nested([name, *inside], value)
    is_short = any(isinstance(step, int) for step in where[depth:])
    if depth and holder and is_nothing(holder) and not is_short:
        return with_written(text, where[:depth], f"{{{new}}}")
    if is_short or not isinstance(holder, MappingNode) or not holder.value:
        raise CannotEdit("这一栏写成了简短的样子，请用编辑器打开文件改")
    owner = model_at(model, where[:depth])
    order = list(owner.model_fields) if owner else [name]
    before = [pair for pair in holder.value if pair[0].value in order[: order.index(name)]]
    last = (before or holder.value[:1])[-1][1]
    start = ", " if holder.flow_style else "\n" + " " * holder.value[0][0].start_mark.column
    at = end_of(text, last) if holder.flow_style else _line_end(text, end_of(text, last))
    member = field(name, part_of(f"{{{_nested(inside, value)}}}" if inside else value))
    return proved(text, [lambda: f"{text[:at]}{start}{new}{text[at:]}"], with_members(numbers(steps), [member]), holder.start_mark.line)


def _line_end(text: str, at: int) -> int:
    """A remark behind a value stays with it."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
