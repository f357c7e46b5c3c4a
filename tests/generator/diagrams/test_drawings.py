"""Whatever is written into a picture can be read in it, and the picture is well-formed."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from geometry import faults
from handbook.diagrams.chain import draw_chain
from handbook.diagrams.columns import draw_columns
from handbook.diagrams.measure import plain
from handbook.diagrams.rhythm import Beat, Rhythm
from handbook.diagrams.shapes import Drawing, Group
from handbook.diagrams.spokes import draw_spokes
from handbook.diagrams.svg import write_svg
from handbook.diagrams.timeline import draw_timeline

SPACE = "{http://www.w3.org/2000/svg}"
texts = st.text(max_size=60) | st.sampled_from(
    ["", "图书馆", "<script>&amp;\"'", "个体私营企业协会", "ABCmmmWWW" * 9, "。" * 30]
)
beats = st.builds(Beat, texts, st.sampled_from([0, 1, 2, 3, 6, 12]), st.just(())) | st.builds(
    Beat, texts, st.just(12), st.sets(st.integers(1, 12), max_size=5).map(lambda months: tuple(sorted(months)))
)


def drawn(drawing: Drawing) -> str:
    """All that is written in the SVG, without spaces. Raises ParseError when it is not well-formed."""
    root = ElementTree.fromstring(write_svg(drawing, "a"))
    assert {each.tag for each in root.iter()} <= {"svg", "title", "desc", "path", "rect", "text"}
    return "".join("".join(each.itertext()) for each in root.iter("text")).replace(" ", "")


def squeezed(text: str) -> str:
    return "".join(plain(text.rstrip("。")).split())


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["主体", "反馈与运用"]), texts), min_size=1, max_size=7))
def test_chain(parts: list[tuple[str, str]]) -> None:
    drawing = Drawing("图", "说明")
    draw_chain(drawing, parts)
    assert list(faults(drawing)) == []
    assert drawn(drawing) == "".join(head + (squeezed(text) or "来源未载") for head, text in parts)
    assert [box.missing for box in drawing.boxes] == [not squeezed(text) for _, text in parts]


@settings(max_examples=60)
@given(texts, st.lists(texts, min_size=1, max_size=15))
def test_hub_and_members(hub: str, members: list[str]) -> None:
    drawing = Drawing("图", "说明")
    draw_spokes(drawing, hub, members)
    assert list(faults(drawing)) == []
    assert len(drawing.boxes) == 1 + len(members)
    drawn(drawing)


@settings(max_examples=60)
@given(texts, st.lists(st.tuples(texts, texts), min_size=1, max_size=8), texts)
def test_columns(name: str, rows: list[tuple[str, str]], lack: str) -> None:
    drawing = Drawing("图", "说明")
    first, second = zip(*rows, strict=True)
    draw_columns(drawing, name, (Group("联", first), Group("建", second, lack)))
    assert list(faults(drawing)) == []
    assert len(drawing.boxes) == 3 + 2 * len(rows) + bool(lack)
    drawn(drawing)


@settings(max_examples=60)
@given(st.lists(beats, min_size=1, max_size=5), st.lists(texts, max_size=3))
def test_time_line(lanes: list[Beat], rest: list[str]) -> None:
    drawing = Drawing("图", "说明")
    draw_timeline(drawing, Rhythm(tuple(lanes), tuple(rest)))
    draw_chain(drawing, [("主体", "分馆"), ("动作", ""), ("对象", "群众")], drawing.height + 12)
    assert list(faults(drawing)) == []
    drawn(drawing)


@given(st.text(), st.text())
def test_title_and_description_are_escaped(title: str, told: str) -> None:
    root = ElementTree.fromstring(write_svg(Drawing(title, told, height=1), "a"))
    assert (root.findtext("title"), root.findtext("desc")) == (plain(title), plain(told))
    assert root.get("role") == "img"
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == {each.get("id") for each in root}
