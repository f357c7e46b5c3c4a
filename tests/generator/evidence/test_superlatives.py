"""What is set above all others is read by classes; the words of one class bear each other out."""

from __future__ import annotations

import pytest

from handbook.evidence.cards.kinds.comparison import WORDS
from handbook.evidence.superlatives import CLASSES, raised

RAISED = (
    "开了全市先例。",
    "在全省属首例。",
    "是本系统最早的。",
    "走在同行前面。",
    "名列全省榜首。",
    "得到上级表扬。",
    "被评为先进单位。",
    "荣获一等奖。",
    "成为全国样板。",
    "在同类单位中绝无仅有。",
    "无出其右。",
    "受到省里通报表扬。",
    "经验在全省推开。",
    "外省纷纷来学。",
    "被省报报道。",
    "全市排名第一。",
    "首次实现零投诉。",
    "达到国内一流水平。",
    "遥遥领先。",
    "前所未有。",
    "独此一家。",
    "填补了空白。",
    "被列为全国试点。",
    "获得省级荣誉。",
    "全国各地前来参观。",
    "在全市会议上作经验介绍。",
    "率先在全县做到。",
    "位居前三。",
    "创下历史新高。",
    "被树为典型。",
)
PLAIN = (
    "最后由分馆登记。",
    "第一项结合业务学习。",
    "评为较差的分馆当年整改。",
    "办学典型、争做先进的教育。",
    "着眼解决问题来学。",
    "第一书记每月到会。",
    "开创新局面。",
    "年底表扬信寄到家里。",
)


@pytest.mark.parametrize("text", RAISED)
def test_what_is_set_above_others(text: str) -> None:
    assert list(raised(text)) or list(WORDS.finds(text))


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_not(text: str) -> None:
    assert list(raised(text)) == []


def test_words_that_bear_out_can_be_looked_for() -> None:
    assert [word for each in CLASSES for word in each.borne if len(word) < 2] == []
