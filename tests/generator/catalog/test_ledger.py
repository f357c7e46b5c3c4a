"""The ledger of addresses: what its lines say, where places lead, and that branches merge."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.catalog.ledger import Ledger, read_ledger
from handbook.catalog.ledger_lines import BadLine, Given, Move, Place, Wrong, read_line, write_given, write_move
from handbook.desk.addresses import answering, recorded
from handbook.pages.moved import with_old_anchors
from stock_handbook import ROOT, Handbook

ADDRESSES = st.from_regex(r"(?:/[a-z][a-z0-9-]{0,8}){0,3}/", fullmatch=True)
ANCHORS = st.from_regex(r"[a-z_][a-z0-9-]{0,8}[0-9]{0,5}", fullmatch=True)
PLACES = st.builds(Place, ADDRESSES, st.just("") | ANCHORS)
REASONS = st.text("来源已撤回。<b\"'&;[]→ #a1", min_size=4, max_size=40).map(str.strip).filter(lambda text: len(text) >= 4)


def ledger_of(folder: Path, text: str) -> Ledger:
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "addresses.txt").write_text(text, encoding="utf-8", newline="\n")
    return read_ledger(docs)


# Lines


@given(ADDRESSES, st.frozensets(ANCHORS))
def test_what_was_given_out_reads_as_it_was_written(address: str, anchors: frozenset[str]) -> None:
    read = read_line(1, write_given(address, anchors))
    assert isinstance(read, Given)
    assert (read.address, frozenset(name for name, _ in read.anchors())) == (address, anchors)


@given(PLACES.filter(lambda place: place != Place("/")), PLACES)
def test_a_lead_reads_as_it_was_written(old: Place, to: Place) -> None:
    move = Move(old, to, "", 7)
    assert read_line(7, write_move(move)) == move


@given(PLACES.filter(lambda place: place != Place("/")), REASONS, st.none() | PLACES)
def test_a_retirement_reads_as_it_was_written(old: Place, reason: str, to: Place | None) -> None:
    move = Move(old, to, reason, 7)
    assert read_line(7, write_move(move)) == move


@given(st.text(alphabet="/#.→->停用： abcé来源\\\"<\u3000", max_size=60) | st.text(max_size=60))
def test_no_line_breaks_the_reading(text: str) -> None:
    read = read_line(1, text)
    assert read is None or isinstance(read, Given | Move | BadLine)
    if isinstance(read, Given | Move):
        places = [Place(read.address)] if isinstance(read, Given) else [read.old, *([read.to] if read.to else [])]
        assert all(".." not in part and "\\" not in part for place in places for part in place.address.split("/"))


@pytest.mark.parametrize("text", ["/a" * 5_000_000, "/a/ " * 3_000_000, "/a/ #" * 3_000_000, "/a/ 停用：" + "来 " * 5_000_000])
def test_a_huge_line_is_one_fault(text: str) -> None:
    read = read_line(1, text)
    assert isinstance(read, BadLine)
    assert read.wrong is Wrong.LONG


def test_few_letters_do_not_stand_for_more_than_there_is_room_for(tmp_path: Path) -> None:
    spans = " ".join(f"#{first}{second}0..9999" for first in "abcdefghij" for second in "abcdefghij")
    ledger = ledger_of(tmp_path, f"/a/ #b #p1..67\n/b/ {spans}\n/c/ {spans}\n/d/ {spans}\n")
    assert [line.address for line in ledger.given] == ["/a/", "/b/"]
    assert ledger.given[0].size == len(ledger.anchors["/a/"]) == 68
    assert [(line.wrong, line.place.line) for line in ledger.bad] == [(Wrong.MANY, 3)]


def test_numbers_in_a_row_are_one_piece() -> None:
    assert write_given("/a/", ["p10", "p9", "p8", "b", "p2", "p1", "hb101", "p01"]) == "/a/ #b #hb101 #p01 #p1..2 #p8..10"


# Leads


def test_a_chain_is_followed_to_its_end(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "/a/ → /b/\n/b/#x → #y\n/b/ → /c/\n/c/#x → /d/#z\n/e/ → /b/#top\n/g/ → /g/\n")
    assert ledger.end(Place("/a/")) == Place("/c/")
    assert ledger.end(Place("/a/", "w")) == Place("/c/", "w")
    assert ledger.end(Place("/c/", "x")) == Place("/d/", "z")
    assert ledger.end(Place("/b/", "x")) == Place("/c/", "y")
    assert ledger.end(Place("/e/", "w")) == Place("/c/", "top")
    assert ledger.end(Place("/f/", "w")) == Place("/f/", "w")
    assert ledger.end(Place("/g/", "w")) is None


def test_a_long_chain_ends(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "".join(f"/a{n}/ → /a{n + 1}/\n" for n in range(3000)))
    assert ledger.end(Place("/a0/", "x")) == Place("/a3000/", "x")


def test_of_a_chain_that_is_longer_still_every_link_is_followed_once(tmp_path: Path) -> None:
    ring = "".join(f"/b{n}/ → /b{(n + 1) % 100}/\n" for n in range(100))
    ledger = ledger_of(tmp_path, "".join(f"/a{n}/ → /a{n + 1}/\n" for n in range(30000)) + ring + "/c/ → /b7/\n")
    ends = {ledger.end(Place(f"/a{n}/", "x")) for n in range(30001)}  # each by itself would be 450 million steps
    assert ends == {Place("/a30000/", "x")}
    assert {ledger.end(Place(f"/b{n}/")) for n in range(100)} == {None}
    assert ledger.end(Place("/c/")) is None
    assert ledger.end(Place("/d/")) == Place("/d/")


# Recording and merging


def test_recording_adds_and_changes_nothing_else() -> None:
    text = "# 说明\n/b/ #x\n/b/#old → #x\n/a/ → /b/\n/b/ #y\n"
    assert recorded(text, {"/b/": {"z"}, "/ab/": {"p1", "p2"}}) == (
        "# 说明\n/a/ → /b/\n/ab/ #p1..2\n/b/ #x #z\n/b/#old → #x\n/b/ #y\n"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_what_lies_in_a_site_and_is_no_page_is_passed_by(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d", "e f", "\x1b[31m", os.fsdecode(b"\xff")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<article>", encoding="utf-8")
    for name in ("c", "d"):
        (tmp_path / name / "index.html").unlink()
    (tmp_path / "a/index.html").write_text('<article><h2 id="steps">', encoding="utf-8")
    (tmp_path / "b/index.html").write_bytes(b'<article>\xff\xfe<h2 id="steps">')
    os.mkfifo(tmp_path / "c/index.html")
    (tmp_path / "d/index.html").mkdir()
    assert answering(tmp_path) == {"/a/": {"steps"}, "/b/": {"steps"}}


def test_two_branches_that_add_lines_merge(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    base = "/a/ #x\n/b/ #x\n"
    ledger_of(tmp_path, base)
    git("add", "-A")
    git("commit", "-qm", "base")
    for branch, line in (("one", "/a/ → /c/\n"), ("two", "/a-er/ → /d/\n")):
        git("checkout", "-qb", branch, "main")
        ledger_of(tmp_path, base.replace("/b/", f"{line}/b/"))
        git("commit", "-qam", branch)
    git("merge", "-q", "one")
    ledger = read_ledger(tmp_path / "docs")
    assert ledger.bad == ()
    assert {str(place) for place in ledger.moves} == {"/a/", "/a-er/"}
    assert [line.address for line in ledger.given] == ["/a/", "/b/"]


# Anchors in pages

PLACED = {
    "a heading": ('<h2 id="b">题</h2>', '<h2 id="b"><span id="a"></span>题</h2>'),
    "a row": ('<tr id="b"><th scope="row">一</th></tr>', '<tr id="b"><th scope="row"><span id="a"></span>一</th></tr>'),
    "a list": ('<ul id="b"><li>一</li></ul>', '<span id="a"></span><ul id="b"><li>一</li></ul>'),
    "already there": ('<p id="a">旧</p><p id="b">新</p>', '<p id="a">旧</p><p id="b">新</p>'),
    "nowhere any more": ("<p>新</p>", '<p>新</p><p class="hb-notice" id="a">这里原有的一节已移走。 可看<a href="../../x/y/#b">/x/y/</a>。</p>\n'),
}


@pytest.mark.parametrize("name", PLACED)
def test_an_old_anchor_is_put_where_the_new_one_is(records: Handbook, name: str) -> None:
    records.write("docs/addresses.txt", "/x/y/#a → #b\n")
    html, expected = PLACED[name]
    assert with_old_anchors(html, "x/y/", records.catalog()) == expected
