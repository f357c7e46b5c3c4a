"""The same report however it was saved: one solid text, and offsets that hold in every copy."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.evidence.editions import laid_out, layout, solid, solid_digest, solid_length, solid_offset
from handbook.evidence.index import Damage
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library, Mismatch, original, verify
from handbook.evidence.passages import Span
from handbook.reports.reading import Report, read_report

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "solid_texts.yml").read_text(encoding="utf-8"))
CHARACTERS = "馆务分馆联系三为，。；：“”（）【】—－~…·.!?- 12%Aa１２％Ａ，\u3000\u00a0\u200b\n\r\t\ufeff𠮷🙂"
TEXTS = st.text(alphabet=CHARACTERS, max_size=60) | st.text(max_size=30)
BLANKS = st.text(alphabet=" \t\n\r\u3000\u00a0\u200b\ufeff", max_size=4)
REPORT = (
    "某市图书馆报告\n"
    "一、主要做法\n"
    "　　馆员每季度走访结对社区一次，填写走访登记表，全年走访1350户，办结率95.2%。\n"
    "　　二是办“两帮两促”，把办结情况贴在馆门口，请读者看；由联系馆员逐户登记。\n"
)


@pytest.mark.parametrize("case", CASES, ids=[repr(case["text"])[:30] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    assert solid(case["text"]) == case["solid"]


@given(TEXTS)
def test_applying_it_twice_changes_nothing(text: str) -> None:
    assert solid(solid(text)) == solid(text)


@given(TEXTS, st.data())
def test_blanks_wherever_they_are_put_do_not_matter(text: str, data: st.DataObject) -> None:
    blown_up = "".join(char + data.draw(BLANKS) for char in text)
    assert solid_digest(blown_up) == solid_digest(text)


@given(st.text(alphabet="".join(map(chr, range(33, 127))) + "馆务。", max_size=40))
def test_full_width_does_not_matter(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert solid(wide) == solid(text) == text
    assert unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", text)


@given(TEXTS, TEXTS)
def test_it_stands_character_for_character(one: str, other: str) -> None:
    assert solid(one + other) == solid(one) + solid(other)
    assert len(solid(one)) == solid_length(one)


@given(TEXTS, TEXTS, TEXTS, st.data())
def test_a_copy_is_laid_out_as_the_file_is(before: str, text: str, after: str, data: st.DataObject) -> None:
    file, span = before + text + after, Span(len(before), len(before) + len(text))
    copy = "".join(data.draw(BLANKS) + char for char in solid(file))
    made = laid_out(copy, span, layout(file, span))
    assert len(made) == span.end
    assert solid(made[span.start :]) == solid(text)
    assert solid(made[: span.start]) == ""
    for offset in range(span.start, span.end + 1):
        assert solid_offset(offset, span, layout(file, span)) == solid_length(file[:offset])


def read(text: str, encoding: str = "UTF-8", name: str = "baogao.txt") -> Report:
    return Report(name, text, sha256(text.encode()).hexdigest(), encoding, len(text))


def saved(folder: Path, name: str, data: bytes) -> Report:
    (folder / name).write_bytes(data)
    return read_report(folder / name)


COPIES = {
    "the same bytes": REPORT.encode(),
    "mark of the encoding, line ends of Windows": REPORT.replace("\n", "\r\n").encode("utf-8-sig"),
    "GB18030": REPORT.encode("gb18030"),
    "full width": REPORT.replace("1350", "１３５０").replace("95.2%", "９５．２％").encode(),
    "blanks at the ends, empty lines, no indent": REPORT.replace("　", "").replace("\n", "   \n\n").encode(),
    "one line": "".join(REPORT.split()).encode(),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_report_saved_again_is_the_same_report(tmp_path: Path, copy: str) -> None:
    file = saved(tmp_path, "baogao.txt", REPORT.encode())
    index = build_index("baogao", file, Span(0, len(REPORT)))
    report = saved(tmp_path, "copy.txt", COPIES[copy])
    assert verify(index, report) == []
    library = Library({"baogao": index}, {"baogao": original(index, report)})
    for passage in index.passages:
        assert solid(library.text_of("baogao", passage.number) or "") == solid(REPORT[passage.start : passage.end])
    assert library.contains("baogao", 4, "两帮两促") == "yes"


def test_other_words_are_another_report() -> None:
    index = build_index("baogao", read(REPORT), Span(0, len(REPORT)))
    assert verify(index, read(REPORT.replace("1350", "1530"))) == [Mismatch("words"), Mismatch("passage", 3)]
    other = read(REPORT.replace("季度", "月"))
    assert original(index, other) is other


def test_what_was_written_by_hand_into_an_index_is_found_out_with_a_copy_too() -> None:
    index = build_index("baogao", read(REPORT), Span(0, len(REPORT)))
    first, second, *rest = index.passages
    doctored = replace(index, passages=(first, replace(second, sound=first.sound), *rest))
    assert verify(doctored, read(REPORT.replace("\n", "\r\n"))) == [Mismatch("passage", 2)]


def edges_of(text: str, *damage: Damage) -> list[tuple[str, str]]:
    made = build_index("baogao", read(text), Span(0, len(text)), (), damage)
    return [tuple(passage.edges) for passage in made.passages]


LONG = "馆员每季度走访结对社区一次，填写走访登记表，写明反映的问题和办理结果，办完以后再回访。"


def test_an_edge_is_a_sixth_of_the_passage_and_never_more_than_eight_characters() -> None:
    assert edges_of(LONG) == [("馆员每季度走访", "完以后再回访。")]
    assert edges_of(LONG.replace("回访", "回访各社区的每一户居民，问他们满不满意")) == [("馆员每季度走访结", "问他们满不满意。")]
    assert edges_of("一、主要做法") == [("一", "法")]
    assert edges_of("做法：") == [("", "")]


def test_no_edge_in_or_beside_what_is_damaged() -> None:
    assert edges_of(LONG, Damage(8, 10, "数字缺失")) == [("", "完以后再回访。")]
    assert edges_of(LONG, Damage(10, 12, "数字缺失")) == [("馆员每季度走访", "完以后再回访。")]
    assert edges_of(LONG, Damage(len(LONG) - 1, len(LONG), "截断")) == [("馆员每季度走访", "")]


def test_no_edge_with_a_long_number_or_with_a_place_in_a_report_that_hides_names() -> None:
    telephone = LONG.replace("馆员每季度走访", "13800000000是馆员的")
    assert edges_of(telephone) == [("", "办完以后再回访。")]
    placed = LONG.replace("馆员每季度", "青禾县馆员")
    assert edges_of(placed) == [("青禾县馆员走访", "完以后再回访。")]
    assert edges_of(placed, Damage(20, 21, "隐名")) == [("", "完以后再回访。")]
