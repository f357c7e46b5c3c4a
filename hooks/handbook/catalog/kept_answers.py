"""The digests of answers are kept from build to build, each with what it rests on, and are not worked out again as long as that
is what it was: of a traced question a few broad ones and the record that it is about, of any other everything that is known.

    {"broad": {question: digest, …}, "rests": [null, [question, …], …], "lines": [number, …]}
    question                        those of the first group: null is everything
    question⇥record⇥made from       …
    then the digests, one after another
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ..site.kept import Recipe, Store
from .digests import WIDTH
from .questions import Answers, Part

Group = tuple[str, ...] | None  # the broad questions on which answers rest; None: all
RECORD = '{"record":"'  # in a question that is about a record


class KeptAnswers:
    """What a store keeps of answers under a recipe and `ground`, on which all of them rest."""

    def __init__(self, store: Store, recipe: Recipe, ground: str, answers: Answers) -> None:
        self._store = store
        self._recipe = recipe
        self._ground = ("answers", ground)
        self.answers = answers
        kept = store.find(recipe, self._ground)
        self._lines = 0  # of what is kept, if all of it still holds
        if kept:
            found = _read(kept, answers)
            self._lines = len(found) if len(found) == sum(_head(kept)["lines"]) else 0
            answers.digests |= found

    def keep(self) -> None:
        """Leave what is known now for the next build."""
        if len(self.answers.digests) != self._lines:
            self._store.hold(self._recipe, self._ground, _written(self.answers))


def _head(kept: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(kept[: kept.index(b"\n")])
    return told


def _read(kept: bytes, answers: Answers) -> dict[str, bytes]:
    """The digests that still hold."""
    told, rest = _head(kept), kept[kept.index(b"\n") + 1 :]
    number = sum(told["lines"])
    lines = iter(rest[: len(rest) - WIDTH * number].decode().split("\n"))
    digests = (rest[at : at + WIDTH] for at in range(len(rest) - WIDTH * number, len(rest), WIDTH))
    same = {question for question, digest in told["broad"].items() if digest and answers.digest([question]) == digest}
    everything = same.issuperset(_parts(answers)) and len(same) == len(told["broad"])
    found: dict[str, bytes] = {}
    for group, size in zip(told["rests"], told["lines"], strict=True):
        rows = zip(islice(lines, size), islice(digests, size), strict=True)
        if group is None:
            found |= dict(rows) if everything else _passed(rows)
        else:
            held = dict(_of_records(rows, answers)) if same.issuperset(group) else _passed(rows)
            answers.rests |= dict.fromkeys(held, frozenset(group))
            found |= held
    return found


def _passed(rows: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """None of these hold; those behind them may."""
    for _ in rows:
        pass
    return {}


def _of_records(rows: Iterable[tuple[str, bytes]], answers: Answers) -> Iterator[tuple[str, bytes]]:
    """Of answers about records those about records that are what they were."""
    catalog = answers.answering["Catalog"]
    for line, digest in rows:
        question, _, about = line.partition("\t")
        if not about or about == _about(question, catalog):
            yield question, digest


def _about(question: str, catalog: Any) -> str:
    """What tells apart the record that a question is about; empty where it is about none."""
    at = question.find(RECORD)
    if at < 0:
        return ""
    identifier = question[at + len(RECORD) : question.index('"', at + len(RECORD))]
    entry = catalog.get(identifier)
    return f"{identifier} {entry.made_from.hex()}" if entry else identifier


def _written(answers: Answers) -> bytes:
    groups: dict[Group, list[str]] = {None: []}
    for question in answers.digests:
        rests = answers.rests.get(question)
        groups.setdefault(None if rests is None else tuple(sorted(rests)), []).append(question)
    wanted = sorted({*_parts(answers), *(question for group in groups for question in group or ())})
    head = {
        "broad": {question: answers.digest([question]) for question in wanted},
        "rests": list(groups), "lines": [len(found) for found in groups.values()],
    }  # fmt: skip
    catalog = answers.answering["Catalog"]
    lines = [_line(question, group, catalog) for group, found in groups.items() for question in found]
    digests = b"".join(answers.digests[question] for found in groups.values() for question in found)
    return b"\n".join([json.dumps(head, ensure_ascii=False).encode(), "\n".join(lines).encode()]) + digests


def _line(question: str, group: Group, catalog: Any) -> str:
    about = "" if group is None else _about(question, catalog)
    return f"{question}\t{about}" if about else question


def _parts(answers: Answers) -> list[str]:
    """The questions on which all answers rest: for everything of each that can be asked."""
    kinds = {type(each) for each in answers.answering.values()}
    return sorted(f"{kind.__qualname__}.{name}" for kind in kinds for name, held in vars(kind).items() if isinstance(held, Part))
