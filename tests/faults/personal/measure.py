"""What the rules of personal data say of each line of a list, written into some field of some record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from handbook.catalog import Entry
from handbook.checks.rule import Ground, Rule
from handbook.checks.rules import likely_personal_data, person_named, personal_data, sensitive_matter
from handbook.model.base import Location

from ..semantic.edit import Edit, edited
from ..semantic.world import World

Which = Literal["tuning", "measuring"]
LISTS: tuple[Which, ...] = ("tuning", "measuring")
RULES: tuple[Rule, ...] = tuple(module.RULE for module in (personal_data, likely_personal_data, sensitive_matter, person_named))
HEAD = ("类", "条", "说出")


class Case(NamedTuple):
    """A line of a list: what it is of, what it reads, and whether a rule has to tell of it."""

    kind: str
    text: str
    harmful: bool


class Carrier(NamedTuple):
    """A field of a record that a line is written into."""

    entry: Entry
    where: Location


class Told(NamedTuple):
    """A line, the field it was written into, and the codes of the rules that tell of it there."""

    case: Case
    carrier: Carrier
    codes: tuple[str, ...]


def cases(which: Which) -> list[Case]:
    """The lines of a list, in their order."""
    written = yaml.safe_load((Path(__file__).parent / f"{which}.yml").read_text(encoding="utf-8"))
    return [Case(kind, text, part == "harmful") for part in written for kind, texts in written[part].items() for text in texts]


def carriers(world: World) -> list[Carrier]:
    """One field of each name of each kind of record that holds running text: all that a line can be written into."""
    found: dict[tuple[str, ...], Carrier] = {}
    for entry in world.catalog.valid:
        for where, text in entry.prose:
            steps = (step for step in where[:3] if isinstance(step, str))  # the keys of a shorthand are alike
            name = (entry.model.__name__, *steps)
            if name not in found and written_at(entry.file.data, where) == text:
                found[name] = Carrier(entry, where)
    return [found[name] for name in sorted(found)]


def written_at(data: Any, where: Location) -> Any:
    """What stands at a place of a file; None where a list is written as its one item."""
    for step in where:
        if not isinstance(data, dict if isinstance(step, str) else list):
            return None
        data = data[step]
    return data


def measured(world: World, which: Which) -> Iterator[Told]:
    """Each line of a list in the next field that takes it, one after the other through all kinds, with what is told of it."""
    fields = carriers(world)
    for number, case in enumerate(cases(which)):
        turned = fields[number % len(fields) :] + fields[: number % len(fields)]
        yield next(islice((told for carrier in turned if (told := _told(case, carrier, world))), 1))


def _told(case: Case, carrier: Carrier, world: World) -> Told | None:
    """None where the field does not take such a text."""
    changed = edited(Edit(carrier.entry, ((carrier.where, case.text),), "", case.text), world)
    if changed is None or (carrier.where, case.text) not in changed.prose:
        return None
    ground = Ground(world.library, settings=world.settings)
    remarks = ((rule.code, remark) for rule in RULES for remark in rule.check(changed, ground))
    return Told(case, carrier, tuple(code for code, remark in remarks if remark.where == carrier.where))


def share(told: list[Told], harmful: bool) -> tuple[int, int]:
    """Of the lines that have to be told, or that must not be: how many were, and how many there are."""
    of_them = [each for each in told if each.case.harmful is harmful]
    return sum(bool(each.codes) for each in of_them), len(of_them)


def lines(told: list[Told]) -> Iterator[str]:
    """The table: each kind with the number of its lines and of those that were told, the harmless ones below."""
    yield "\t".join(HEAD)
    for harmful, title in ((True, "要说的"), (False, "不该说的")):
        of_them = [each for each in told if each.case.harmful is harmful]
        said = Counter(each.case.kind for each in of_them if each.codes)
        for kind, number in Counter(each.case.kind for each in of_them).items():
            yield f"{kind}\t{number}\t{said[kind]}"
        number, all_of_them = share(told, harmful)
        yield f"{title}合计\t{all_of_them}\t{number}"
