"""What each rule about a sentence's words tells of sentences made false in its way, and of the same made true: each of some deeds
with each other, in a report of its own. These measure the language; what real records are like is measured on a handbook."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import NamedTuple

import pytest

import stock_handbook
from handbook.catalog import Catalog
from handbook.checks.rule import Ground, Rule
from handbook.checks.rules import (
    cause_unborne,
    direction_reversed,
    frequency_of_another,
    hearsay_as_fact,
    hedge_lost,
    negation_changed,
    order_reversed,
    plan_as_done,
    superlative_unborne,
)
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library
from handbook.evidence.passages import Span
from handbook.reports.reading import Report

DEEDS = ("登记新到的书目", "走访边远读者", "评议流动书车", "回收破损图书", "公开借阅账目", "培训夜班馆员")


class Class(NamedTuple):
    """A way to make a sentence false: what the report says of two deeds, then what is false of it and what is true."""

    rule: Rule
    told: str
    false: str
    true: str


CLASSES = {
    "negation dropped": Class(negation_changed.RULE, "各点没有{a}，只顾{b}。", "各点{a}。", "各点没有{a}。"),
    "negation added": Class(negation_changed.RULE, "各点按时{a}，也{b}。", "各点不按时{a}。", "各点按时{a}。"),
    "enough": Class(negation_changed.RULE, "{a}的人手不足，{b}。", "{a}的人手充足。", "{a}的人手不够。"),
    "direction": Class(direction_reversed.RULE, "{a}的次数增加，{b}如常。", "{a}的次数减少。", "{a}的次数增多。"),
    "better and worse": Class(direction_reversed.RULE, "{a}得到改善，{b}如常。", "{a}恶化。", "{a}有改善。"),
    "hedge dropped": Class(hedge_lost.RULE, "部分分馆只{a}，不{b}。", "分馆只{a}。", "有的分馆只{a}。"),
    "hedge raised": Class(hedge_lost.RULE, "个别分馆只{a}，不{b}。", "多数分馆只{a}。", "少数分馆只{a}。"),
    "plan as done": Class(plan_as_done.RULE, "下一步拟{a}，已着手{b}。", "已{a}。", "拟{a}。"),
    "duty as done": Class(plan_as_done.RULE, "各点应当{a}，认真{b}。", "各点{a}了。", "各点应当{a}。"),
    "hearsay": Class(hearsay_as_fact.RULE, "有的馆员认为{a}费时，不如{b}。", "{a}费时。", "馆员认为{a}费时。"),
    "superlative": Class(superlative_unborne.RULE, "各点{a}，也{b}。", "各点率先{a}，是唯一的。", "各点{a}。"),
    "cause": Class(cause_unborne.RULE, "各点{a}，其后{b}。", "由于{a}，各点{b}。", "各点{a}，{b}。"),
    "order": Class(order_reversed.RULE, "先{a}，再{b}。", "先{b}，再{a}。", "先{a}，然后{b}。"),
    "before and after": Class(order_reversed.RULE, "各点在{a}后{b}。", "各点在{a}前{b}。", "各点在{a}之后{b}。"),
    "frequency": Class(frequency_of_another.RULE, "每月{a}，每季度{b}。", "每年{a}。", "按月{a}。"),
}
TOLD, SURE = 0.95, 0.7  # shares of the false ones
ONLY_REMINDERS = {"order"}  # a text may tell what comes first behind what follows


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").catalog()


def library_of(sentences: list[str]) -> Library:
    text = "\n".join(["关于各点做法的报告", *sentences])
    index = build_index("gedian", Report("各点.txt", text, "0" * 64, "UTF-8", 0), Span(0, len(text)))
    assert len(index.passages) == len(sentences) + 1
    return Library({"gedian": index})


def said(catalog: Catalog, library: Library, rule: Rule, text: str, passage: int) -> str:
    entry = catalog.get("sanwen-sanbang")
    assert entry
    written = {**entry.file.data, "steps": [{"text": text, "cite": f"gedian#{passage}"}]}
    record = entry.model.model_validate(written, context=dict(catalog.settings.context))
    other = type(entry)(entry.file, entry.model, entry.id, record)
    remarks = [remark for remark in rule.check(other, Ground(library, settings=catalog.settings)) if remark.where == ("steps", 0, "text")]
    return "missed" if not remarks else "reminder" if all(remark.doubtful for remark in remarks) else "error"


@pytest.mark.parametrize("name", CLASSES)
def test_false_ones_are_told_and_true_ones_are_not(catalog: Catalog, name: str) -> None:
    each = CLASSES[name]
    pairs = list(permutations(DEEDS, 2))
    library = library_of([each.told.format(a=a, b=b) for a, b in pairs])
    false, true = (
        Counter(said(catalog, library, each.rule, text.format(a=a, b=b), number) for number, (a, b) in enumerate(pairs, start=2))
        for text in (each.false, each.true)
    )
    print(f"{name}: {dict(false)} of false ones, {dict(true)} of true ones")
    assert len(pairs) >= 20
    assert true == {"missed": len(pairs)}
    assert false["error"] + false["reminder"] >= TOLD * len(pairs)
    assert false["error"] >= SURE * len(pairs) or name in ONLY_REMINDERS
