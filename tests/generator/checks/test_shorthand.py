"""What a shorthand announces: how many of what, or nothing that can be read."""

from __future__ import annotations

import pytest

from handbook.evidence.shorthand import read_shorthand

Counts = dict[str, int]

READ: dict[str, Counts] = {
    # pairs of a number and what is counted
    "三联三为": {"联": 3, "为": 3},
    "四簿四卡": {"簿": 4, "卡": 4},
    "两帮两促": {"帮": 2, "促": 2},
    "双联双办": {"联": 2, "办": 2},
    "六联六建": {"联": 6, "建": 6},
    "三会一课": {"会": 3, "课": 1},
    "一岗双责": {"岗": 1, "责": 2},
    "三亮一评": {"亮": 3, "评": 1},
    "五好五带头": {"好": 5, "带头": 5},
    "三建三提升": {"建": 3, "提升": 3},
    "四议两公开": {"议": 4, "公开": 2},
    "四破除、四树立": {"破除": 4, "树立": 4},
    "三联三为四到": {"联": 3, "为": 3, "到": 4},
    # one pair
    "三进": {"进": 3},
    "双示范": {"示范": 2},
    "十佳": {"佳": 10},
    "四同步": {"同步": 4},
    # the measure word is not what is counted
    "三种意识": {"意识": 3},
    "三大功能": {"功能": 3},
    "三个代表": {"代表": 3},
    "八项规定": {"规定": 8},
    "三项机制三个平台": {"机制": 3, "平台": 3},
    # things that each begin with 一, and shorthands followed by what sort of thing they name
    "四个一": {"一": 4},
    "五个一批": {"一批": 5},
    "五个一工程": {"一": 5},
    "四簿四卡制度": {"簿": 4, "卡": 4},
    "三联三为活动": {"联": 3, "为": 3},
    "“五结合、五提高”活动": {"结合": 5, "提高": 5},
    # sums: the numbers themselves are the keys
    "1+13": {"1": 1, "13": 13},
    "1＋13": {"1": 1, "13": 13},
    "1+3+6": {"1": 1, "3": 3, "6": 6},
    "１＋１３": {"1": 1, "13": 13},
    "3+3": {"3": 6},  # one key for both, so six parts
    "1+N": {"1": 1},  # N may be any number of parts
    "1＋n": {"1": 1},
    "1+3+N": {"1": 1, "3": 3},
    # quotation marks and blanks around it
    "“三联三为”": {"联": 3, "为": 3},
    ' "1+13" ': {"1": 1, "13": 13},
}

NOTHING = (
    "一摸底、二排队、三提方案",  # the order of steps
    "一把手",
    "一票否决",
    "一站式",
    "二维码",
    "双重管理",
    # everyday words that begin with a number
    "统一",
    "一起",
    "一线",
    "一体化",
    "一致",
    "十分",
    "驻村馆长",
    "双方",
    "双向培养",
    "双向反馈与评议制度",
    "两张皮",
    "一分馆一品牌",
    # strings of digits, which only their source can take apart
    "13612",
    "13",
    "1-13",
    # no number, or numbers with nothing after them
    "",
    "结对共建",
    "三",
    "三三",
    "“三三”",
    "一二三",
    # a number is there, but not a shorthand from end to end
    "四个“一起”",
    "馆员“四先”示范行动",
    "“1+13”工作机制",
    "百日攻坚",
    "1+100",
    # a count that takes more than three characters to say is a phrase
    "三个文明建设活动",
)

# Read wrongly: 级 is no measure word for a list, and 三级联动 means links between three levels. Records write form: 三级.
MISREAD: dict[str, Counts] = {"三级联动": {"级联动": 3}}


@pytest.mark.parametrize(("form", "counts"), READ.items(), ids=READ)
def test_counts(form: str, counts: Counts) -> None:
    assert [tuple(count) for count in read_shorthand(form)] == list(counts.items())


@pytest.mark.parametrize("form", NOTHING)
def test_nothing_announced(form: str) -> None:
    assert read_shorthand(form) == []


@pytest.mark.parametrize(("form", "counts"), MISREAD.items(), ids=MISREAD)
def test_known_misreading(form: str, counts: Counts) -> None:
    assert [tuple(count) for count in read_shorthand(form)] == list(counts.items())


@pytest.mark.parametrize("form", ["1+1", "3+3", "1+3+3"])
def test_each_number_has_its_own_key(form: str) -> None:
    keys = [count.key for count in read_shorthand(form)]
    assert len(set(keys)) == len(keys)
