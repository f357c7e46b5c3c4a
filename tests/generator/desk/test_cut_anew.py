"""A report that is cut anew: passages keep their numbers, and what cites those that cannot goes where the words are."""

from __future__ import annotations

import pytest

from handbook.desk.index import index_report
from handbook.desk.moving.passages import recited
from handbook.evidence.index import PassageIndex
from handbook.evidence.index_file import read_index
from stock_handbook import REPORT, Handbook, snapshot

SOURCE = "jiedao-jiedui"
RECORD, INDEX = f"docs/sources/{SOURCE}.yml", f"docs/sources/passages/{SOURCE}.json"
LEDGER = "docs/addresses.txt"
GIVEN = f"/sources/{SOURCE}/ #about #p1..5\n"


def index(handbook: Handbook) -> int:
    return index_report(handbook.docs, handbook.reports / REPORT, SOURCE)


def made(handbook: Handbook) -> PassageIndex:
    return read_index((handbook.root / INDEX).read_text(encoding="utf-8"))


def numbers(handbook: Handbook) -> list[int]:
    return [passage.number for passage in made(handbook).passages]


def text_of(handbook: Handbook, number: int) -> str | None:
    passage = made(handbook).passage(number)
    return passage.text if passage else None


@pytest.fixture
def cut(records: Handbook) -> Handbook:
    """The stock records, the addresses of whose source were given out."""
    records.write(LEDGER, GIVEN)
    return records


def report(handbook: Handbook, old: str, new: str) -> None:
    """Change the report and its range as long as it is."""
    handbook.replace(f"reports/{REPORT}", old, new)
    handbook.replace(RECORD, "range: [589, 720]", f"range: [589, {720 + len(new) - len(old)}]")


def test_nothing_changes_when_nothing_changed(cut: Handbook) -> None:
    before = snapshot(cut.root)
    assert index(cut) == 0
    assert snapshot(cut.root) == before


def test_what_comes_before_gets_numbers_behind(cut: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    words = {number: text_of(cut, number) for number in range(1, 6)}
    cut.replace(RECORD, "range: [589, 720]", "range: [541, 720]")
    cut.replace("docs/sources/tushu-huifang.yml", "range: [0, 589]", "range: [0, 541]")
    assert index(cut) == 0
    assert numbers(cut) == [6, 1, 2, 3, 4, 5]
    assert {number: text_of(cut, number) for number in range(1, 6)} == words
    assert capsys.readouterr().out == f"{INDEX}：6 段，连同原文（来源写明可以公开）\n"
    assert (cut.root / LEDGER).read_text(encoding="utf-8") == GIVEN


def test_a_passage_in_which_a_word_changed_is_the_same(cut: Handbook) -> None:
    report(cut, "设立便民服务点15处", "设立了便民服务点15处")
    assert index(cut) == 0
    assert numbers(cut) == [1, 2, 3, 4, 5]
    assert "设立了便民" in (text_of(cut, 3) or "")


def test_two_lines_that_became_one_are_cited_as_one(cut: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    report(cut, "\n街道每半年召开一次联席会", "\n\n街道每半年召开一次联席会")
    report_text = (cut.reports / REPORT).read_text(encoding="utf-8")
    cut.write(f"reports/{REPORT}", report_text.replace("处。\n二、做法\n\n街道", "处。二、做法：街道"))
    cut.replace(RECORD, "721]", f"{720 + 1 - 2}]")
    assert index(cut) == 0
    said = capsys.readouterr().out
    kept = numbers(cut)
    assert kept[:2] == [1, 2]
    gone = sorted({1, 2, 3, 4, 5} - set(kept))
    assert gone
    assert f"{SOURCE} 有 {len(gone)} 段换了编号（" in said
    ledger = (cut.root / LEDGER).read_text(encoding="utf-8")
    for number in gone:
        assert f"/sources/{SOURCE}/#p{number} → /sources/{SOURCE}/#p" in ledger


def test_a_citation_of_words_that_are_no_more_is_told(cut: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    end = (cut.reports / REPORT).read_text(encoding="utf-8").index("街道每半年召开")
    cut.replace(RECORD, "range: [589, 720]", f"range: [589, {end}]")
    assert index(cut) == 0
    said = capsys.readouterr().out
    assert f"{SOURCE} 有 1 段换了编号（5 → 没有了），别的段落编号不变。\n" in said
    assert said.endswith(
        f"引用的段落没有了，要改引：\n  docs/practices/qingdan-1-3.yml：{SOURCE}#5\n  docs/templates/lianxihui-jiyao.yml：{SOURCE}#5\n"
    )
    assert f"/sources/{SOURCE}/#p5 停用：这一段已不在收录的范围里。\n" in (cut.root / LEDGER).read_text(encoding="utf-8")
    assert any(f"HB402 来源“{SOURCE}”没有第 5 段" in found for found in cut.found())


def test_numbers_that_were_given_out_are_not_given_again(cut: Handbook) -> None:
    cut.write(LEDGER, f"/sources/{SOURCE}/ #about #p1..9\n")
    cut.replace(RECORD, "range: [589, 720]", "range: [541, 720]")
    cut.replace("docs/sources/tushu-huifang.yml", "range: [0, 589]", "range: [0, 541]")
    assert index(cut) == 0
    assert numbers(cut) == [10, 1, 2, 3, 4, 5]


def test_a_record_with_faults_keeps_numbers_from_changing(cut: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    cut.replace("docs/practices/qingdan-1-3.yml", "level: 县", "level：县")
    end = (cut.reports / REPORT).read_text(encoding="utf-8").index("街道每半年召开")
    cut.replace(RECORD, "range: [589, 720]", f"range: [589, {end}]")
    before = snapshot(cut.root)
    assert index(cut) == 2
    assert capsys.readouterr().err == (
        "有些段落的编号会变，引用要跟着改。docs/practices/qingdan-1-3.yml 有写错的地方，看不出它提到了哪些记录：先运行 check，照提示改好。\n"
    )
    assert snapshot(cut.root) == before


def test_an_index_that_cannot_be_read_is_made_anew(cut: Handbook) -> None:
    cut.write(INDEX, "{")
    assert index(cut) == 0
    assert numbers(cut) == [1, 2, 3, 4, 5]


CITED = {
    "alone": ("cite: x#4\n", "cite: [x#3, x#6]\n"),
    "in brackets": ("cite: [x#1, x#4]\n", "cite: [x#1, x#3, x#6]\n"),
    "beside one of them": ("cite: [x#3, x#4]\n", "cite: [x#3, x#6]\n"),
    "on lines": ("cites:\n  - x#4\n  - x#1\n", "cites:\n  - x#3\n  - x#6\n  - x#1\n"),
    "of another report": ("cite: y-x#4\n", "cite: y-x#4\n"),
}


@pytest.mark.parametrize("case", CITED)
def test_a_citation_becomes_those_that_hold_its_words(case: str) -> None:
    text, expected = CITED[case]
    assert recited(text, {"x#4": ["x#3", "x#6"]}) == expected


def test_what_was_numbered_so_is_numbered_so_again(cut: Handbook) -> None:
    cut.replace(RECORD, "range: [589, 720]", "range: [541, 720]")
    cut.replace("docs/sources/tushu-huifang.yml", "range: [0, 589]", "range: [0, 541]")
    index(cut)
    first = (cut.root / INDEX).read_bytes()
    assert index(cut) == 0
    assert (cut.root / INDEX).read_bytes() == first
