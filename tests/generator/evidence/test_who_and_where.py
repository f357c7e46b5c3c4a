"""Who does what a clause tells, which names a text gives, which frequencies and parts are wrong: on texts of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.evidence import rhythms
from handbook.evidence.cards import Card, cards_of
from handbook.evidence.doers import Another, doers, done_by_another
from handbook.evidence.figures import read_figures
from handbook.evidence.parts import overfull
from handbook.evidence.proper import names
from handbook.evidence.senses import Senses, sense

BODIES = Senses((sense("读者代表", "读者代表"), sense("馆员", "馆员"), sense("图书室|分馆", "分馆 图书室"), sense("社区", "社区"), sense("企业", "企业"), sense("公司", "公司")))


def of(text: str) -> list[Card]:
    return [card for _, card in cards_of(text, read_figures(text, articles=True))]


def weigh(pair: str) -> int:
    return 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("馆员走访，社区配合。", [("馆员", "走访"), ("社区", "配合")]),
        ("由分馆登记", [("分馆", "登记")]),
        ("由县分馆和社区登记", [("分馆", "和社区登记")]),
        ("报告建议各社区设点", [("社区", "设点")]),
        ("一家企业出资，某社区出力", []),
        ("走访社区", []),
        ("馆员去不去没有写", []),
    ],
)
def test_who_acts(text: str, read: list[tuple[str, str]]) -> None:
    assert [(doer.word, doer.deed) for doer in doers(text, BODIES)] == read


@pytest.mark.parametrize(
    ("text", "meant"),
    [("分馆员走访", ["馆员"]), ("社区分馆馆员走访", ["分馆", "馆员"]), ("社区的分馆走访", []), ("分馆走访", [])],
)
def test_who_else_may_be_meant(text: str, meant: list[str]) -> None:
    assert [sense.borne[0] for sense in doers(text, BODIES)[0].of] == meant


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("社区向读者公开承诺", Another("馆员", sure=True, begins=True)),
        ("馆员向读者公开承诺", None),
        ("读者代表评议服务", None),
        ("馆员评议服务", Another("读者代表", sure=True, begins=True)),
        ("公司出资修路", None),  # 企业 may be meant
        ("社区修好了桥", None),  # nothing like it is told
        ("社区挂牌公示时刻表", Another("分馆", sure=True, begins=False)),  # the clause before says who
        ("图书室挂牌公示时刻表", None),
        ("馆员挂牌公示时刻表", Another("分馆", sure=False, begins=False)),  # who comes only later in that sentence
        ("社区馆员挂牌公示时刻表", Another("分馆", sure=False, begins=False)),  # either of the two may be meant
        ("社区分馆挂牌公示时刻表", None),
    ],
)
def test_who_does_it_in_the_report(text: str, other: Another | None) -> None:
    cards = of("馆员向读者公开承诺，读者代表评议服务。社区另设点，企业出资修路。分馆改了路线，挂牌公示时刻表，由馆员去说明。")
    doer = doers(text, BODIES)[0]
    assert done_by_another(doer, text, [cards], BODIES, weigh) == other


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("青禾县由水利局供电", ["青禾县", "水利局"]),
        ("九龙社区走访，到九龙社区走访", ["九龙社区"]),
        ("市建委和云溪大学", ["市建委", "云溪大学"]),
        ("全县各镇、本公司、局面、支委、旗帜、列入市里", []),
        ("青禾县没有写", []),
        ("城东区走访，到云溪区走访；病区、示范区、全区、社区办公", ["城东区", "云溪区"]),
    ],
)
def test_names(text: str, read: list[str]) -> None:
    assert [name.text for name in names(text)] == read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("每月评议服务，每季走访读者", ("每月", "每季", True)),
        ("每季评议服务，每月走访读者", None),
        ("每季看甲，每月看乙", None),
        ("每月看甲，每季看乙", ("每月", "每季", False)),
        ("每月走访读者，每周开会", None),
    ],
)
def test_frequencies(text: str, found: tuple[str, str, bool] | None) -> None:
    assert rhythms.exchanged(text, of("每季评议服务，每月走访读者。"), weigh) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共60户，其中甲类70户。", [("60", "70", True)]),
        ("共60户，其中甲类40户，乙类30户。", [("60", "70", False)]),
        ("共60户，其中甲类40户，其余30户。", [("60", "70", True)]),
        ("60户里，有70户。", [("60", "70", True)]),
        ("甲占60%，其余占50%。", [(None, "110", True)]),
        ("共60户，其中甲类40户，乙类20户。", []),
        ("约60户，其中甲类61户。", []),
        ("共60户。其中甲类70户。", []),
        ("增长80%，又增长60%。", []),
    ],
)
def test_parts(text: str, found: list[tuple[str | None, str, bool]]) -> None:
    read = overfull(text)
    assert [(str(each.whole.value) if each.whole else None, str(each.made), each.sure) for each in read] == found


@given(st.text(alphabet="馆员社区分由各一每月季年底其中余占有里，。、 12%个户市县局没写\n", max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    cards = of(text)
    rhythms.exchanged(text, cards, weigh)
    list(overfull(text))
    list(names(text))
    assert all(done_by_another(doer, text, [cards], BODIES, weigh) is None for doer in doers(text, BODIES))
