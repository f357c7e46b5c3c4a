"""What the sections of a report tell is read from their headings, and from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handbook.evidence.index_file import read_index, write_index
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.model.vocabulary import Telling
from handbook.reports.reading import Report

TITLE = "某县总馆馆务工作调查报告\n近年来，县直总馆抓馆务工作，现将情况报告如下：\n"
BODY = "图书分馆同社区结对，馆员到社区报到认岗。\n"


def read(text: str) -> list[Telling | None]:
    """What is told by the section of each passage of a report."""
    made = build_index("mouxian", Report("某县.txt", text, "0" * 64, "UTF-8", 0), Span(0, len(text)))
    assert read_index(write_index(made)) == made
    return [passage.telling for passage in made.passages]


def told(heading: str) -> Telling | None:
    """What is told by a section with this heading, which is a line of its own."""
    *_, of_heading, of_text = read(f"{TITLE}{heading}\n{BODY}")
    assert of_heading == of_text
    return of_text


@pytest.mark.parametrize("heading", [
    "一、主要做法", "二.馆务工作的主要做法", "一、长沙、浏阳总馆馆务工作的主要经验", "(一)某市总馆馆务服务基层、群众的主要做法",
    "一、 基本情况", "一、基本情况及过去取得的成绩", "一、全县非公企业馆务的基本情况。", "二、总体评价和基本经验",
    "一、主要做法及成效", "一、几年来村转社区馆务的探索与实践", "一、基层服务型图书馆建设现状", "一、市直总馆馆务工作的基本做法和特点",
    "（二）提高馆务质量的做法", "二、取得的成效", "二、工作成效", "主要做法", "（二）学习型图书馆建设的做法",
    "一、馆务工作成效", "1.1 主要做法", "一 主要做法", "一、总体情况", "1 工程概况",
])  # fmt: skip
def test_headings_that_tell_what_is_done(heading: str) -> None:
    assert told(heading) is Telling.DONE


@pytest.mark.parametrize("heading", [
    "二、存在的问题", "三、存在问题", "二、目前存在的主要问题", "三、当前基层馆务依然存在的突出问题", "二、存在的薄弱环节", "二、原因分析",
    "二、当前非公企业馆务存在的主要问题和困难。", "二、服务型图书馆建设存在的问题及原因", "三、存在问题的原因分析",
    "一、主要不足：", "一、主要不足:", "二、馆务与业务同步推进中出现的问题现状",
])  # fmt: skip
def test_headings_that_tell_problems(heading: str) -> None:
    assert told(heading) is Telling.PROBLEM


@pytest.mark.parametrize("heading", [
    "三、对策措施", "四、对策建议", "四、对策与建议", "四、对策和建议", "二、几点启示", "三、解决办法", "三、对社区馆务的几点思考",
    "三、进一步加强非公企业馆务的对策与思考。", "三、改进总馆馆务工作的建议", "四、关于加强和改进学院基层馆务的设想",
    "三、下一步打算", "四、下步工作", "四、今后的工作方向", "三、解决存在问题的对策", "三、存在问题的解决办法", "四、破解“两张皮”的对策及建议",
])  # fmt: skip
def test_headings_that_recommend(heading: str) -> None:
    assert told(heading) is Telling.PROPOSAL


@pytest.mark.parametrize("heading", [
    "二、存在的问题及对策", "二、问题与对策", "三、主要做法和存在的问题", "三、经验与启示", "二、存在的问题和改进的建议", "三、主要问题及下一步打算",
])  # fmt: skip
def test_a_heading_of_two_kinds_tells_nothing(heading: str) -> None:
    assert told(heading) is None


@pytest.mark.parametrize("heading", [
    "一、调查的原因及目的", "一、企业馆务的旗帜作用仍然瞩目", "二、“三三”馆务工作模式初探", "三、结论", "一、增强业务向馆务融合的主动性",
    "（二）坚持问题导向", "（三）着力解决存在的问题", "（一）总结推广好的经验", "3、针对群众反映的突出问题", "（四）回应群众问题",
    "统筹政治建设与业务能力，在学习上融合", "一、提升馆务工作成效", "（一）进一步提高工作成效", "二、以馆务工作成绩论英雄",
])  # fmt: skip
def test_headings_that_do_not_tell(heading: str) -> None:
    assert told(heading) is None


@pytest.mark.parametrize(("text", "expected"), [
    ("一.馆务工作基本情况及主要做法某局总馆馆委下面有基层馆委3个、片馆1个，馆员一共618名，在职的379名，分在各处室。", Telling.DONE),
    ("一、某旗图书总馆开展工作的根本情况某旗图书总馆下面有馆委6个，馆员两千多名，一年到头活动不少，样子也多。", Telling.DONE),
    ("二、馆务与业务同步推进中出现的问题现状新时期馆务对馆员怎样起作用要求更高，分馆要围绕中心，这一点做得还不够。", Telling.PROBLEM),
    ("三、存在问题的原因分析馆务同业务融合得不够，样子有好多种，想一想是怎么来的，大体上可以归到下面这几点上来：", Telling.PROBLEM),
    ("三、加强旗直图书分馆建设的对策及建议图书分馆是根底。它要走在前头，先把自己的事办好。", Telling.PROPOSAL),
    ("（一）存在队伍偏小、年龄偏大的不足。某县图书总馆所属图书室136个，专职馆长20人，其余为兼职。", Telling.PROBLEM),
    ("三、新形势下的工作方法研究得不够，围绕中心抓馆务办法少。有的单位就馆务抓馆务，没有找到结合点。", None),
    ("（一）群众反映的突出问题办得快，图书分馆接到以后当天转给科室，三天内答复，群众是满意的，大家都这样说。", None),
    ("一、针对存在的问题图书总馆逐条研究，先后开了三次会议，把任务分到各个分馆，由分馆馆长负责落实到人。", None),
])  # fmt: skip
def test_titles_that_run_into_the_text(text: str, expected: Telling | None) -> None:
    assert read(f"{TITLE}{text}\n")[-1] is expected


def test_the_nearest_heading_that_tells_decides() -> None:
    text = (
        f"{TITLE}一、对策建议\n{BODY}（一）加强领导。要建立责任制，层层抓落实，年底考核。\n一是抓馆长。{BODY}1、健全制度\n{BODY}"
        f"（二）外地的主要做法\n{BODY}（三）加强保障\n{BODY}二、结语\n{BODY}"
    )
    done, proposal = Telling.DONE, Telling.PROPOSAL
    assert read(text) == [None, None, *[proposal] * 6, done, done, proposal, proposal, None, None]


def test_under_a_heading_of_two_kinds_a_heading_of_one_kind_tells() -> None:
    text = f"{TITLE}一、问题与对策\n{BODY}（一）存在的问题\n{BODY}（二）对策\n{BODY}（三）其他\n{BODY}"
    problem, proposal = Telling.PROBLEM, Telling.PROPOSAL
    assert read(text) == [None, None, None, None, problem, problem, proposal, proposal, None, None]


@pytest.mark.parametrize("title", [
    "造纸印刷企业馆务工作存在的问题与对策调查报告", "社区馆务工作的调查报告与思考", "馆务与业务工作深度的思考", "关于馆务工作的几点建议",
    "加强馆务工作的对策\n某县图书总馆调研组",
])  # fmt: skip
def test_the_title_does_not_count(title: str) -> None:
    text = f"{title}\n{BODY}一、企业馆务的旗帜作用仍然瞩目\n{BODY}"
    assert set(read(text)) == {None}


def test_a_heading_without_enumerator_begins_another_section() -> None:
    text = f"{TITLE}主要做法\n{BODY}一、抓学习\n{BODY}几点思考\n{BODY}一、抓领导\n{BODY}"
    assert read(text) == [None, None, *[Telling.DONE] * 4, *[Telling.PROPOSAL] * 4]


def test_what_took_place_is_no_proposal_wherever_it_is_told() -> None:
    text = f"{TITLE}三、对策建议\n调查结束后，市委召开了推进会议，并同各县委签责任状。\n对照检查，看是否建立了一套制度。\n"
    assert read(text)[2:] == [Telling.PROPOSAL, None, Telling.PROPOSAL]


@given(some.text(alphabet="一二、（）1.主要做法存在的问题对策及建议。，\n ", max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(telling is None or isinstance(telling, Telling) for telling in read(f"某县报告\n{text}"))
