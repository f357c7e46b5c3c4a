"""How often a text says that something is done."""

from __future__ import annotations

import pytest

from handbook.diagrams.rhythm import Beat, read_rhythm


@pytest.mark.parametrize(
    ("text", "beats"),
    [
        (
            "提示按月，督导按季，检查在半年，考核在年终。",
            [Beat("提示按月", 1), Beat("督导按季", 3), Beat("检查在半年", 6), Beat("考核在年终", 12, (12,))],
        ),
        (
            "每月初、每季度末月、年终各一次。",
            [Beat("每月初", 1), Beat("每季度末月", 3, (3, 6, 9, 12)), Beat("年终各一次", 12, (12,))],
        ),
        ("每年 7 月。", [Beat("每年 7 月", 12, (7,))]),
        ("每年年初签。", [Beat("每年年初签", 12, (1,))]),
        ("每年底。", [Beat("每年底", 12, (12,))]),
        ("年初排一次，年底补最后一栏。", [Beat("年初排一次", 12, (1,)), Beat("年底补最后一栏", 12, (12,))]),
        ("每两个月一个专题。", [Beat("每两个月一个专题", 2)]),
        ("每年每季一次。", [Beat("每年每季一次", 3)]),
        (
            "分馆每月通报一次；业务部门多久报备没有写。",
            [Beat("分馆每月通报一次", 1), Beat("业务部门多久报备没有写", 0)],
        ),
        ("一年四季有歌声，每月有活动。", [Beat("每月有活动", 1)]),
        ("每年年底，同民主评议馆员、年终目标考核放在一起做。", [Beat("每年年底", 12, (12,))]),
        ("学习、工作每季检查。", [Beat("学习、工作每季检查", 3)]),
    ],
)
def test_beats(text: str, beats: list[Beat]) -> None:
    rhythm = read_rhythm(text)
    assert rhythm is not None
    assert list(rhythm.beats) == beats


@pytest.mark.parametrize(
    "text",
    [
        "定期；多久一次没有写。", "每周。", "年底前解决一部分，结构改善要3至5年。", "称三年攻坚战。", "换届之后。",
        "要求7月底前做到。", "上半年完成。", "第四季度开会。", "一月一日。", "全年分 13 个阶段。", "",
    ],
)
def test_no_interval_no_time_line(text: str) -> None:
    assert read_rhythm(text) is None


def test_what_tells_no_interval_is_kept() -> None:
    rhythm = read_rhythm("每两个月一个专题，一个专题学两天。")
    assert rhythm is not None
    assert rhythm.rest == ("一个专题学两天",)
