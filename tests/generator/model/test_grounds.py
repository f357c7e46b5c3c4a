"""Of each field it can be told by what it is borne out."""

from __future__ import annotations

import pytest

from handbook.model import KINDS, Record
from handbook.model.describe import leaves, whole
from handbook.model.grounds import Ground, ground_of, grounds
from handbook.model.marks import CITES, marks_in, models_in, reachable
from handbook.model.problem import Problem


def test_grounds_of_a_kind() -> None:
    assert grounds(Problem) == {
        Ground.PROVED: ["一句话", "表现", "成因"],
        Ground.LINK: ["相关问题"],
        Ground.CHOSEN: ["领域", "成因·类别"],
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
