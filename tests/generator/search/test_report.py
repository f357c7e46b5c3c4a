"""What the report on the search tells: words that may mean the same, and how the search box does with many records."""

from __future__ import annotations

import random
import re

import pytest
from bench import search_pace
from bench.grown import grown, heaps
from bench.related import Related, related
from bench.search_pace import pace
from playwright.sync_api import Browser

from stock_handbook import Handbook


def entries(titles: list[str], asks: list[str]) -> list[dict[str, object]]:
    told = zip(titles, asks, strict=True)
    return [{"title": title, "aliases": (), "asks": (ask,), "text": f"{title}\n正文里的巡逻不算"} for title, ask in told]


TITLES = ["业主的顾虑", "同业主见面", "请业主来谈", "治安", "场地", "读书"]
ASKS = ["老板不肯", "老板没空", "老板不来", "晚上不安全", "没有屋子", "没人来"]


def test_words_that_readers_use_beside_words_of_titles_are_proposed() -> None:
    assert related(entries(TITLES, ASKS)) == [Related("老板", "业主", 1.0, 3)]


def test_what_the_list_of_synonyms_has_is_not_proposed() -> None:
    assert related(entries(TITLES, ASKS), [("业主", "老板", "东家")]) == []


def test_two_records_are_too_few_for_a_proposal() -> None:
    assert related(entries(TITLES[1:], ASKS[1:])) == []


def test_the_search_box_is_tried_from_the_disk_and_from_a_server(
    built: Handbook, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_pace, "SITE", built.site)
    told = "\n".join(pace(chromium, 60))
    assert "60 条合成记录：索引 " in told
    assert "60 条仿真记录：索引 " in told
    for where in ("磁盘", "服务器"):
        found = re.findall(rf"{where}：点进搜索框到头一次答出 (\d+) 毫秒.*；(\d+) 问，中位数 ([\d.]+) 毫秒", told)
        assert [int(ready) > 0 and int(asked) > 60 and float(median) > 0 for ready, asked, median in found] == [True, True]
        assert [int(memory) > 0 for memory in re.findall(rf"{where}：页面被占住.*占内存 (\d+) MB", told)] == [True, True]


def test_grown_records_have_as_many_pairs_as_real_ones_would() -> None:
    real = [
        {"location": f"terms/{'-'.join('abcdefgh'[number % 8 :][:3])}-{number}/", "kind": "term", "title": text[:4], "aliases": (text[4:7], f"t-{number}"), "text": text}
        for number, text in enumerate(sentences(600))
    ]  # fmt: skip
    found, pairs, different = grown(real, 1000)
    assert len({entry["location"] for entry in found}) == 1000
    assert different == pytest.approx(heaps(real).different(pairs), rel=0.1)


def test_grown_records_lead_only_to_one_another() -> None:
    """Also where they end before all records of a turn have been grown."""
    names = [f"{first}-{second}" for first in "abcdef" for second in "abcdef"]
    real = [
        {"location": f"terms/{name}/", "kind": "term", "title": text[:4], "aliases": (text[4:7], name), "text": text, "leads": tuple(names[-3:])}
        for name, text in zip(names, sentences(len(names)), strict=True)
    ]  # fmt: skip
    found, _, _ = grown(real, 80)
    known = {entry["location"].split("/")[1] for entry in found}
    assert {name for entry in found for name in entry["leads"]} - known == set()


def sentences(number: int) -> list[str]:
    """Lines of which some characters are frequent, as in a language."""
    chance = random.Random(1)
    characters = [chr(0x4E00 + place) for place in range(150)]
    weights = [1 / place for place in range(1, 151)]
    return ["".join(chance.choices(characters, weights, k=40)) for _ in range(number)]


def test_without_built_pages_nothing_is_measured(chromium: Browser, monkeypatch: pytest.MonkeyPatch, built: Handbook) -> None:
    monkeypatch.setattr(search_pace, "SITE", built.root / "nowhere")
    assert "先运行" in "".join(pace(chromium, 60))
