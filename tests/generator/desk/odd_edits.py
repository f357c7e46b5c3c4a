"""Random edits of odd records, each with what has to be read afterwards, told without the code that edits."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from random import Random
from typing import Any, NamedTuple

import yaml
from odd_yaml import odd_record

from handbook.desk.moving.yaml_lists import with_scalar, with_several, without_field, without_item
from handbook.desk.moving.yaml_more import with_classed, with_items
from handbook.desk.moving.yaml_places import item_text
from handbook.desk.moving.yaml_words import with_scalars

ORDER = ["name", "aliases", "steps", "cites", "uncited", "related", "editor"]
REMARK = re.compile(r"# 批注\d+。")
LINK = re.compile(r"\[\[a-1(?:\|([^\[\]]*))?\]\]")
Where = tuple[str | int, ...]


class Edit(NamedTuple):
    """What is asked for, the text that is made of it, the data that it has to say, and the place that goes."""

    asked: str
    make: Callable[[], str]
    data: Any
    gone: Where = ()


def data_of(text: str) -> Any:
    """What a text says: every word as its letters."""
    return yaml.load(text.removeprefix("\ufeff").replace("\t", " "), yaml.BaseLoader)


def remarks_of(text: str) -> list[str]:
    """The remarks of a text; what looks like one in a text of several lines is none."""
    said = str(data_of(text))
    return [remark for remark in REMARK.findall(text) if remark not in said]


def random_edit(rng: Random) -> tuple[str, Edit]:
    """A record, and an edit of it."""
    text = odd_record(rng)
    data = data_of(text)
    kinds = (_scalar, _scalar, _item, _item, _item, _field, _items, _items, _classed, _several, _words)
    while not (edit := rng.choice(kinds)(rng, text, data)):
        pass
    return text, edit


def places(data: Any, where: Where = ()) -> list[Where]:
    """Every place of the data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [*([where] if where else []), *(found for step, value in inside for found in places(value, (*where, step)))]


def at(data: Any, where: Where) -> Any:
    """What stands at a place."""
    for step in where:
        data = data[step]
    return data


def put(data: Any, where: Where, *values: Any) -> Any:
    """The data with another value, or none, or several, at a place."""
    data = deepcopy(data)
    holder = at(data, where[:-1])
    if isinstance(holder, list):
        holder[where[-1] : where[-1] + 1] = values
    elif values:
        holder[where[-1]] = values[0]
    else:
        del holder[where[-1]]
    return data


def _any(rng: Random, data: Any, fits: Callable[[Where], bool]) -> Where | None:
    found = [where for where in places(data) if fits(where)]
    return rng.choice(found) if found else None


def _is_word(data: Any, where: Where) -> bool:
    return isinstance(at(data, where), str)


def _scalar(rng: Random, text: str, data: Any) -> Edit | None:
    where, new = _any(rng, data, partial(_is_word, data)), rng.choice(["neu", "x-y#7", "a: b", "另一句。", "两 词", "甲, 乙", "12", "- a", "说“是”"])
    return Edit(f"with_scalar {where} {new}", partial(with_scalar, text, where, new), put(data, where, new)) if where else None


def _several(rng: Random, text: str, data: Any) -> Edit | None:
    where = _any(rng, data, partial(_is_word, data))
    if not where:
        return None
    words = ["y#1", "y#2"]
    anew = put(data, where, *words) if isinstance(where[-1], int) else put(data, where, words)
    return Edit(f"with_several {where}", partial(with_several, text, where, words), anew)


def _item(rng: Random, text: str, data: Any) -> Edit | None:
    where = _any(rng, data, lambda where: any(isinstance(step, int) for step in where))
    if not where:
        return None
    gone = where
    while not isinstance(gone[-1], int):
        gone = gone[:-1]
    while len(gone) > 1 and len(at(data, gone[:-1])) == 1:
        gone = gone[:-1]
    return Edit(f"without_item {where}", partial(without_item, text, where), put(data, gone), gone)


def _field(rng: Random, text: str, data: Any) -> Edit | None:
    where = _any(rng, data, lambda where: isinstance(where[-1], str) and len(at(data, where[:-1])) > 1)
    return Edit(f"without_field {where}", partial(without_field, text, where), put(data, where), where) if where else None


def _items(rng: Random, text: str, data: Any) -> Edit:
    other = odd_record(rng)
    theirs = data_of(other)
    found = [where for where in places(theirs) if len(where) == 2 and isinstance(where[1], int)]
    taken = rng.sample(found, min(len(found), rng.randint(1, 2)))
    name = rng.choice(["aliases", "steps", "cites", "related"])
    has = data.get(name, [])
    anew = {**data, name: [*(has if isinstance(has, list) else [has]), *(at(theirs, where) for where in taken)]} if taken else data
    return Edit(f"with_items {name} {taken} of\n{other}", lambda: with_items(text, name, [item_text(other, where) for where in taken], ORDER), anew)


def _classed(rng: Random, text: str, data: Any) -> Edit:
    key, more = rng.choice(["背景", "新的"]), rng.sample(range(20, 32), 2)
    has = data.get("uncited", {}).get(key, [])
    anew = {**data, "uncited": {**data.get("uncited", {}), key: sorted({*has, *map(str, more)}, key=lambda each: int(each) if each.isdigit() else 0)}}
    return Edit(f"with_classed {key} {more}", partial(with_classed, text, "uncited", key, more, ORDER), anew)


def _words(rng: Random, text: str, data: Any) -> Edit:
    name = rng.choice(["会", "会 #1", "会: 甲", '会"甲"', "会'甲'", "会, 甲", "[会"])
    changed = partial(LINK.sub, lambda found: found[1] or name)

    def anew(value: Any) -> Any:
        if isinstance(value, list):
            return list(map(anew, value))
        return {key: anew(each) for key, each in value.items()} if isinstance(value, dict) else changed(value)

    return Edit(f"with_scalars {name}", partial(with_scalars, text, changed), anew(data))


def lines_of(text: str, gone: Where) -> str:
    """The lines of what goes, with what stands above it up to what comes before."""
    node, start, before = yaml.compose(text.removeprefix("\ufeff").replace("\t", " "), yaml.BaseLoader), 0, 0
    for step in gone:
        pairs = node.value if isinstance(node, yaml.MappingNode) else [(item, item) for item in node.value]
        number = next(at for at, (key, _) in enumerate(pairs) if at == step or key.value == step)
        before = pairs[number - 1][1].end_mark.line if number else start
        start, node = pairs[number][0].start_mark.line, pairs[number][1]
    lines = text.removeprefix("\ufeff").splitlines() if "\r" not in text else text.removeprefix("\ufeff").split("\r\n")
    return "\n".join(lines[min(before, start) : node.end_mark.line + 1])
