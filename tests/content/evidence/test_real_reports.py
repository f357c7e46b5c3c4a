"""The reports themselves: what must be read in them, and where."""

from __future__ import annotations

import pytest

from handbook.evidence.figures import read_figures, write_figure
from handbook.evidence.index import PassageIndex
from handbook.evidence.index_file import read_index, write_index
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library, verify
from handbook.evidence.passages import Span, cut, visible
from handbook.reports.reading import Report

pytestmark = pytest.mark.about("sources/changsha-kaocha", "sources/luoping-shequ", "sources/sinan-yancao")


def article(reports: dict[str, Report], number: int) -> PassageIndex:
    """The index of one 第N篇 of the fifth file."""
    report = reports["004"]
    start = report.text.index(f"第{number}篇 ")
    end = report.text.find(f"第{number + 1}篇 ")
    return build_index(f"pian-{number}", report, Span(start, end if end > 0 else len(report.text)))


def with_name(index: PassageIndex, name: str) -> list[tuple[str, ...]]:
    return [passage.path for passage in index.passages if passage.contains(name) == "yes"]


FIGURES = [
    "852个", "354个", "1.3万名", "2000多个", "5000多个", "1.9万多人次", "1070多万元", "2600多万元", "5900多处", "10%",
    "近700名", "1600余个", "587户", "114个", "300多万元", "92个单位", "30位",
]  # fmt: skip


@pytest.mark.parametrize("text", FIGURES)
def test_figures_of_the_changsha_report(reports: dict[str, Report], text: str) -> None:
    index = article(reports, 8)
    (claimed,) = read_figures(text)
    assert [passage.number for passage in index.passages if passage.figure(claimed) == "yes"], write_figure(claimed)


def test_mechanisms_stand_under_their_own_enumerator(reports: dict[str, Report]) -> None:
    index = article(reports, 8)
    assert set(with_name(index, "六联六建")) == {("一", "(一)", "一是")}
    assert set(with_name(index, "三联三为")) == {("一", "(一)", "二是")}
    assert set(with_name(index, "两帮两促")) == {("一", "(一)", "三是")}
    assert with_name(index, "分层考评办法") == []


def test_parts_of_a_mechanism_share_a_passage(reports: dict[str, Report]) -> None:
    index = article(reports, 8)
    parts = ["联系困难群众", "联系身边群众", "联系普通群众", "为群众代言", "为群众排忧", "为群众服务"]
    together = [passage for passage in index.passages if all(passage.contains(part) == "yes" for part in parts)]
    assert [passage.path for passage in together] == [("一", "(一)", "二是")]


@pytest.mark.parametrize(
    "text", ["371名", "36—45岁", "8至10星级", "5800余平方米", "16000元左右", "6000余万元", "60岁以上", "3509元"]
)
def test_figures_of_the_luoping_report(reports: dict[str, Report], text: str) -> None:
    (claimed,) = read_figures(text)
    assert any(passage.figure(claimed) == "yes" for passage in article(reports, 6).passages)


def test_numbered_measures_are_passages_of_their_own(reports: dict[str, Report]) -> None:
    assert with_name(article(reports, 6), "四薄四卡") == [("三", "4")]
    assert with_name(article(reports, 3), "1+13") == [("三", "(二)", "1")]


def test_the_tobacco_stretch_of_the_second_file(reports: dict[str, Report]) -> None:
    text = reports["001"].text
    start = text.index("一、增强业务向党建融合")
    index = build_index("sinan", reports["001"], Span(start, text.index("党建与业务工作深度的思考", start)))
    assert with_name(index, "三联三强化") == [("二", "(一)")]
    assert with_name(index, "三亮一评") == [("二", "(三)", "二是")]
    assert ("二", "(二)", "(1)", "其次") in {passage.path for passage in index.passages}


def test_all_files_are_cut_and_indexed(reports: dict[str, Report]) -> None:
    for report in reports.values():
        index = build_index("x", report, Span(0, len(report.text)))
        assert "".join(report.text[p.start : p.end] for p in index.passages).split() != []
        assert max(passage.end - passage.start for passage in index.passages) <= 300
        assert read_index(write_index(index)) == index
        assert verify(index, report) == []


def test_page_marks_do_not_break_sentences(reports: dict[str, Report]) -> None:
    text = reports["000"].text
    mark = text.index("\n3、")
    found = cut(text, Span(mark - 200, mark + 200), [Span(mark, mark + 3)])
    crossing = [passage for passage in found if passage.start < mark < passage.end]
    assert len(crossing) == 1
    assert "\n" not in visible(text, Span(crossing[0].start, crossing[0].end), [Span(mark, mark + 3)]).text


def test_text_and_fingerprints_agree(reports: dict[str, Report]) -> None:
    index = article(reports, 8)
    blind, seeing = Library({"x": index}), Library({"x": index}, {"x": reports["004"]})
    for name in ["三联三为", "红色服务月", "支部+社区", "机关联百村", "四进村", "三进三出", "服务台帐"]:
        for passage in index.passages:
            assert blind.contains("x", passage.number, name) == seeing.contains("x", passage.number, name)
