"""A signature is about one sentence, its citations and the cited passages: any edit of them voids it, and nothing else does."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signed_stock import PRACTICE, known, readings

import stock_handbook
from handbook.catalog import read_catalog
from handbook.catalog.signed import digest_of, rests_of, same_person
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library
from handbook.evidence.normalise import normalise
from handbook.evidence.passages import Span
from handbook.model import Source, walk
from handbook.model.base import Saying
from handbook.reports.reading import read_report
from stock_handbook import REPORT, STOCK, Handbook, run_program

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=12)
CITES = st.lists(st.builds("tushu-huifang#{}".format, st.integers(1, 12)), min_size=1, max_size=3, unique=True).map(tuple)
SOURCE = "tushu-huifang"


@cache
def library() -> Library:
    """The passages of the stock report."""
    entry = next(entry for entry in read_catalog(STOCK / "docs").of(Source) if entry.id == SOURCE)
    return Library({SOURCE: build_index(SOURCE, read_report(STOCK / "reports" / REPORT), Span(*entry.record.range))})


def edited(number: int, start: int, end: int, new: str) -> Library:
    """The same when that stretch of a passage had another wording."""
    (index,) = library().indexes.values()
    report = read_report(STOCK / "reports" / REPORT)
    at = index.passages[number - 1].start
    text = report.text[: at + start] + new + report.text[at + end :]
    span = Span(index.range.start, index.range.end + len(text) - len(report.text))
    return Library({SOURCE: build_index(SOURCE, replace(report, text=text), span)})


@given(HAN, st.data())
def test_any_edit_of_a_sentence_voids(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, len(text) - at))
    put = data.draw(HAN if removed == 0 else st.just("") | HAN)
    other = text[:at] + put + text[at + removed :]
    one, two = (Saying(("summary",), (("summary", each),), ("a#1",)) for each in (text, other))
    assert (digest_of(one) == digest_of(two)) is (text == other)


@given(st.lists(st.tuples(st.sampled_from(["results.text", "results.figures", "results.basis"]), HAN), min_size=1, max_size=4), st.data())
def test_any_edit_of_its_parts_voids(texts: list[tuple[str, str]], data: st.DataObject) -> None:
    other = data.draw(st.permutations(texts)) if data.draw(st.booleans()) else texts[1:]
    one, two = (Saying(("results", 0, "text"), tuple(each), ("a#1",)) for each in (texts, other))
    assert (digest_of(one) == digest_of(two)) is (texts == other)


@given(CITES, CITES)
def test_any_edit_of_the_citations_voids(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert (rests_of(one, library()) == rests_of(other, library())) is (one == other)


@pytest.mark.parametrize("number", range(3, 9))
@pytest.mark.parametrize("new", ["", "龘"], ids=["deleted", "replaced"])
def test_any_edit_of_a_passage_voids(number: int, new: str) -> None:
    """Letter by letter; what comparing takes for the same, as a space between letters, makes no difference."""
    (index,) = library().indexes.values()
    passage = index.passages[number - 1]
    text = read_report(STOCK / "reports" / REPORT).text[passage.start : passage.end]
    cites = (f"{SOURCE}#{number}",)
    before = rests_of(cites, library())
    for at in range(1, len(text) - 1):
        same = normalise(text[:at] + new + text[at + 1 :]) == normalise(text)
        assert (rests_of(cites, edited(number, at, at + 1, new)) == before) is same, text[at]


def test_white_space_makes_no_difference() -> None:
    saying = Saying(("summary",), (("summary", "图书馆员 到户\n问三件事。"),), ("a#1",))
    assert digest_of(saying) == digest_of(replace(saying, texts=(("summary", " 图书馆员\r\n到户 问三件事。\n"),)))


def test_a_passage_that_is_not_there_cannot_be_signed() -> None:
    assert rests_of(("tushu-huifang#4", "tushu-huifang#99"), library()) is None
    assert rests_of(("mei-you#1",), library()) is None


def test_digests_do_not_depend_on_hash_seeds_and_line_ends(tmp_path: Path) -> None:
    """Two processes, two ways to end lines: the same digests, which a signature of last year has to find again."""
    found = set()
    for seed, ends in (("1", "\n"), ("2", "\r\n")):
        handbook = stock_handbook.records_only(tmp_path / seed)
        for path in (handbook.docs / "practices").glob("*.yml"):
            path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline=ends)
        script = (
            "import sys; from pathlib import Path; from handbook.catalog import read_catalog;"
            "from handbook.catalog.readings import readings_of; known = readings_of(read_catalog(Path('docs')));"
            "print([known.about(each.saying) for entry in known.catalog.valid for each in known.of(entry)])"
        )
        variables = handbook.variables(PYTHONPATH=str(stock_handbook.ROOT / "hooks"), PYTHONHASHSEED=seed)
        done = run_program([stock_handbook.sys.executable, "-c", script], handbook.root, variables)
        assert done.returncode == 0, done.stderr
        found.add(done.stdout)
    assert len(found) == 1
    assert len(re.findall(r"'[0-9a-f]{16}'", found.pop())) > 20


def test_what_is_read_as_one(tmp_path: Path) -> None:
    """A result with its figures and its basis is one saying; the summary stands for itself; names, parts and links are none."""
    handbook = stock_handbook.records_only(tmp_path / "handbook")
    found = readings(handbook)
    assert list(found)[:3] == ["summary", "structure.actor", "structure.rhythm"]
    assert {at.partition(".")[0] for at in found} == {"summary", "structure", "steps", "results"}
    result = found["results.1"].saying
    assert [name for name, _ in result.texts][:2] == ["results.text", "results.figures"]
    assert {at: reading.needed for at, reading in found.items() if reading.needed == 2} == {
        at: 2 for at in found if at.startswith("results.")
    }


def test_own_status_is_part_of_what_is_said(records: Handbook) -> None:
    (saying,) = (each for each in walk.sayings(known(records).catalog.get("qingdan-1-3").record) if each.at == "steps.1")  # type: ignore[union-attr]
    assert saying.texts == (("steps.text", "事项限期办理，一般不超过 30 天。"), ("steps.status", "建议"))
    assert readings(records)["summary"].saying.texts[1:] == (("status", "已实践"),)  # the record's, read with its summary


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("张三", "张三", True), ("张三", " 张 三", True), ("Zhang San", "ＺＨＡＮＧ ｓａｎ", True), ("张三", "李四", False), ("张三", "张三丰", False)],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_practice_of_these_tests_is_there(records: Handbook) -> None:
    assert known(records).catalog.get(PRACTICE)
