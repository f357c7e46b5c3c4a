"""Of each field it can be told by what it is borne out."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from handbook.checks.engine import all_rules
from handbook.checks.proving import general, held, rules_of, unproved
from handbook.model import KINDS, Record
from handbook.model.base import Line
from handbook.model.describe import leaves, whole
from handbook.model.grounds import OWN, Ground, ground_of, grounds, stands
from handbook.model.marks import CITES, LABEL, marks_in, models_in, reachable
from handbook.model.problem import Problem


def test_grounds_of_a_kind() -> None:
    assert grounds(Problem) == {
        Ground.PROVED: ["一句话", "表现", "成因"],
        Ground.LINK: ["相关问题", "先列的方法", "先列的做法"],
        Ground.CHOSEN: ["领域", "主题", "成因·类别"],
        Ground.EDITORS: ["编者"],
        Ground.LABEL: ["名称", "别名", "常见问法"],
    }


def test_a_name_stands_to_the_letter_only_while_the_report_calls_it_so() -> None:
    assert grounds(KINDS["template"])[Ground.VERBATIM] == [
        "名称（定名写“原文”时）", "栏目·栏目（栏目出处写“原文所列”时）",
    ]


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_every_field_has_a_ground(model: type[Record]) -> None:
    for inner in reachable(model):
        for name, field in inner.model_fields.items():
            holds = [leaf for leaf, _ in leaves(whole(field))]
            is_ground = CITES in marks_in(whole(field))
            assert is_ground or holds == models_in(whole(field)) or ground_of(inner, name), f"{inner.__name__}.{name}"


class Poster(Record):
    """A new kind of record with a field that nobody thought of."""

    kind: ClassVar[str] = "poster"
    label: ClassVar[str] = "海报"
    folder: ClassVar[str] = "posters"

    slogan: Annotated[Line, LABEL] = Field(title="口号")
    copies: int = Field(1, title="份数")


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_every_field_is_proved_by_a_rule_or_is_the_editors(model: type[Record]) -> None:
    assert list(unproved(model)) == []


def test_a_new_field_that_no_rule_proves_is_told() -> None:
    assert list(unproved(Poster)) == ["Poster.name", "Poster.aliases", "Poster.slogan", "Poster.copies"]


def test_what_rules_say_to_prove_is_there() -> None:
    known = {key for model in KINDS.values() for stand in stands(model) for key in stand.keys}
    assert {name for rule in all_rules() for name in rule.proves} <= known
    assert known >= OWN


def test_nothing_is_called_the_editors_and_proved_by_a_rule_at_once() -> None:
    assert [name for name in sorted(OWN) if rules_of((name,))] == []


def test_a_field_has_the_rules_of_its_ground_and_its_own() -> None:
    summary, *_ = held(Problem)[Ground.PROVED]
    assert (summary.stand.title, [rule.code for rule in summary.rules]) == ("一句话", ["HB460"])
    assert {"HB403", "HB412"} <= {rule.code for rule in general(Ground.PROVED)}
    assert general(Ground.EDITORS) == ()
