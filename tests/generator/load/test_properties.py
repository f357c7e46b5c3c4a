"""Whatever the bytes: no exception, the same answer from both parsers, and no fault in what is right."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.load import load_text
from handbook.load.compose import quick_data
from handbook.load.decode import HAN
from handbook.load.lint import suspicious
from handbook.load.record import examine

from .sample import RECORD, load_both

SNIPPETS = st.sampled_from(
    [": ", ":", "：", "- ", "－", "\t", "\u3000", "\xa0", '"', "'", "[", "]", "{", "}", ", ", "&a ", "*a", "!!str ",
     "!", "<<: ", "---\n", "...\n", "|\n", ">-\n", "? ", "#", "%", "@", "\x00", "\u200b", "\ufeff", "\x85", "\u2028",
     "\n", "\n  ", "\r", "\\", "\\ud800", "\\x00", "name：", "name:值", "  - ", "~", "=", "1e3", "\U0001f600"]
)  # fmt: skip
EDIT = st.tuples(st.integers(0, len(RECORD)), st.integers(0, 12), SNIPPETS)
PROSE = st.text(alphabet="三联为群众，。：；“”（）、 AB1-", min_size=1, max_size=90).map(str.strip).filter(HAN.search)
NAMES = st.from_regex(r"[a-z]{2,8}", fullmatch=True).filter(lambda name: name not in ("null", "true", "false"))
RECORDS = st.dictionaries(
    NAMES, st.recursive(PROSE, lambda part: st.lists(part, max_size=4) | st.dictionaries(NAMES, part, max_size=3)),
    min_size=1, max_size=6,
)  # fmt: skip


def mutated(edits: list[tuple[int, int, str]]) -> str:
    """The sample with pieces cut out and put in."""
    text = RECORD
    for start, cut, new in edits:
        text = text[:start] + new + text[start + cut :]
    return text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    load_both(raw)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    load_both(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.lists(SNIPPETS, max_size=12).map("".join))
def test_punctuation_soup(text: str) -> None:
    load_both(text.encode())


@settings(max_examples=300, deadline=None)
@given(st.lists(EDIT, min_size=1, max_size=4))
def test_mutated_records(edits: list[tuple[int, int, str]]) -> None:
    load_both(mutated(edits).encode())


@settings(deadline=None)
@given(st.lists(EDIT, max_size=2))
def test_the_short_cut_misses_nothing(edits: list[tuple[int, int, str]]) -> None:
    text = mutated(edits).replace("\r", "\n")
    data = None if suspicious(text) else quick_data(text)
    if data is not None:
        assert examine(text) == (data, [])


@settings(deadline=None)
@given(st.binary(max_size=8), st.integers(0, len(RECORD.encode())))
def test_damaged_bytes(junk: bytes, place: int) -> None:
    raw = RECORD.encode()
    load_both(raw[:place] + junk + raw[place + 1 :])


@settings(deadline=None)
@given(RECORDS, st.sampled_from([20, 80, 1000]), st.booleans())
def test_what_a_dumper_writes_has_no_faults(data: dict, width: int, flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, width=width, default_flow_style=flow or None)
    record = load_both(text.encode())
    assert record.faults == []
    assert record.data == data


@settings(deadline=None)
@given(RECORDS)
def test_line_ends_change_nothing(data: dict) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    expected = load_text(text.encode(), "x.yml")
    for ending in ("\r\n", "\r"):
        record = load_text(text.replace("\n", ending).encode(), "x.yml")
        assert (record.data, record.faults) == (expected.data, expected.faults)


@settings(deadline=None)
@given(RECORDS)
def test_every_field_is_found_where_it_stands(data: dict) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, width=1000)
    record = load_text(text.encode(), "x.yml")
    lines = text.split("\n")
    for name, value in data.items():
        line, column = record.position((name,), key=True)
        assert lines[line - 1][column - 1 :].lstrip("'").startswith(name)
        line, column = record.position((name,))
        if isinstance(value, str):
            assert lines[line - 1][column - 1 :].strip("'\"").replace("''", "'").startswith(value[:5])
