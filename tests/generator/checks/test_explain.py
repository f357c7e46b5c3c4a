"""Explanations of rules."""

from __future__ import annotations

import re

import pytest

import stock_handbook
from handbook.checks.engine import all_rules
from handbook.checks.explain import describe, explain, suggest
from handbook.checks.places import place_of
from handbook.checks.rule import Rule
from handbook.checks.rules.value_not_allowed import RULE
from handbook.checks.waivers import is_protected
from handbook.evidence.figures import read_figures
from handbook.evidence.library import Library

CITED = re.compile(
    r"(?:text: (?P<text>[^,]+)|name: (?P<name>\w+)|\[(?P<part>问[^\]]+)\]).*?cites?: \[?(?P<cite>tushu-huifang#\d+)", re.DOTALL
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").catalog().library


def test_explains_a_rule_from_its_own_text() -> None:
    assert explain("hb203 ", all_rules()) == describe(RULE) == (
        "HB203 不是规定的词（错误，不能例外）\n"
        "\n"
        "领域、层级、状态这些栏目用固定的词，筛选和统计才对得上；同一个意思两种写法，就会分成两类。\n"
        "\n"
        "不要这样：\n"
        "    status: 已实施\n"
        "    sectors: [总馆，社区]\n"
        "\n"
        "这样写：\n"
        "    status: 已实践\n"
        "    sectors: [总馆, 社区]"
    )


def test_it_is_said_of_every_rule_whether_it_can_be_waived() -> None:
    """As the file of waivers takes it (`waiver_malformed.yml`), in `explain` and on the pages of the rules alike."""
    told = {rule.code for rule in all_rules() if "不能例外" in describe(rule).partition("\n")[0]}
    assert told == {rule.code for rule in all_rules() if is_protected(rule.code)}
    assert {"HB203", "HB311"} <= told
    assert not {"HB324", "HB403", "HB603"} & told


@pytest.mark.parametrize("code", ["203", "hb203", "HB203", " 203 ", "２０３"])
def test_a_code_may_be_written_short(code: str) -> None:
    assert explain(code, all_rules()) == describe(RULE)


def test_unknown_code() -> None:
    assert explain("HB210", all_rules()) == "没有 HB210 这条规则。是不是想看 HB211（做法没有写状态）？"
    assert explain("什么", all_rules()) == "没有 什么 这条规则。"


@pytest.mark.parametrize(
    ("code", "near"), [("203", "HB203"), ("HB205", "HB203"), ("HB29", "HB203"), ("HB999", "HB901"), ("x", None)]
)
def test_suggests_the_nearest_of_the_same_hundred(code: str, near: str | None) -> None:
    assert suggest(code, ["HB122", "HB201", "HB203", "HB301", "HB901"]) == near


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if "tushu-huifang#" in rule.good], ids=lambda rule: rule.code)
def test_good_examples_are_borne_out_by_the_passages_that_they_cite(rule: Rule, library: Library) -> None:
    """Who tries an example on the stock handbook gets no finding for it."""
    for found in CITED.finditer(rule.good):
        source, number = place_of(found["cite"])
        assert library.passage(source, number), found[0]
        for figure in read_figures(found["text"] or ""):
            assert library.figure(source, number, figure) == "yes", found[0]
        for name in filter(None, (found["name"], *(found["part"] or "").split(", "))):
            assert library.contains(source, number, name) == "yes", found[0]
