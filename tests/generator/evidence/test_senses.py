"""What closed vocabularies read in a sentence: frequencies, bodies, words of scope."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handbook.evidence.frequencies import FREQUENCIES
from handbook.evidence.normalise import normalise
from handbook.evidence.senses import Senses
from stock_handbook import OWN

VOCABULARIES = {"frequencies": FREQUENCIES, "bodies": OWN.trade.actors, "scopes": OWN.trade.scopes}


@pytest.mark.parametrize(
    ("vocabulary", "text", "words"),
    [
        ("frequencies", "每季度通报一次，每月初核查，每年底考评。", ["每季", "每月初", "每年底"]),
        ("frequencies", "提示按月，督导按季，检查在半年，考核在年终。", ["按月", "按季", "半年", "年终"]),
        ("frequencies", "每两个月一个专题，全年不少于12天。", ["每两个月", "全年"]),
        ("frequencies", "定期学，定期考；不定期抽查。", ["定期", "不定期"]),
        ("frequencies", "一年两次。", ["一年两"]),
        ("frequencies", "上半年布置，第三季度检查，7月底前完成，一月一日起用。", []),
        ("frequencies", "每月一次，学几天没有写；多久评一次、是不是每年来源未写。", ["每月"]),
        ("frequencies", "每个单位定一天。", []),
        ("frequencies", "", []),
        ("bodies", "县文旅局，市立图书总馆，县馆采编部。", ["文旅局", "图书总馆", "采编部"]),
        ("bodies", "图书室馆长和馆务会成员，基层图书馆。", ["图书室馆长", "馆务会", "图书馆"]),
        ("bodies", "四个片区的分馆馆长、副馆长和读者代表。", ["分馆馆长", "副馆长", "读者代表"]),
        ("bodies", "镇里的一个队；哪个科没有写。", []),
        ("scopes", "全县各图书室逐个做，人人有责。", ["全县", "各图书室", "逐个", "人人"]),
        ("scopes", "每个月、每个星期、每个季度，各项工作逐步做，活动场所有几处。", []),
        ("scopes", "每名馆员，每户一张；每人几天没有写。", ["每名", "每户"]),
    ],
)
def test_what_a_sentence_says(vocabulary: str, text: str, words: list[str]) -> None:
    assert [word for word, _ in VOCABULARIES[vocabulary].said(text)] == words


@pytest.mark.parametrize("name", VOCABULARIES)
def test_words_can_be_looked_for(name: str) -> None:
    """What bears a sense out has two characters at least, and each sense can be said."""
    for sense in VOCABULARIES[name].all:
        assert sense.borne
        assert all(len(normalise(word)) >= 2 for word in sense.borne), sense
        assert len(set(sense.borne)) == len(sense.borne), sense


@pytest.mark.parametrize("name", VOCABULARIES)
@given(data=some.data())
def test_of_any_text_its_own_words_are_read(name: str, data: some.DataObject) -> None:
    vocabulary: Senses = VOCABULARIES[name]
    pieces = some.one_of(some.text(max_size=4), some.sampled_from([word for sense in vocabulary.all for word in sense.borne]))
    text = "".join(data.draw(some.lists(pieces, max_size=8)))
    said = list(vocabulary.said(text))
    assert all(word and word in text for word, _ in said)
    assert len({word for word, _ in said}) == len(said)


@pytest.mark.parametrize("name", VOCABULARIES)
@given(data=some.data())
def test_words_are_found_as_if_all_were_looked_for_at_every_place(name: str, data: some.DataObject) -> None:
    vocabulary: Senses = VOCABULARIES[name]
    pieces = some.one_of(some.text(max_size=2), some.sampled_from([word for sense in vocabulary.all for word in sense.borne]))
    text = "".join(data.draw(some.lists(pieces, max_size=8)))
    every = re.finditer("|".join(f"({sense.said})" for sense in vocabulary.all), text)
    assert [(found.span(), sense) for found, sense in vocabulary.found(text)] == [
        (found.span(), vocabulary.all[(found.lastindex or 0) - 1]) for found in every
    ]
