"""In a copy of this handbook records are renamed, merged, retired and split: every address and anchor ever given out answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ours import CONTENT, DOCS

from handbook.catalog.ledger import record_id
from handbook.catalog.ledger_lines import Place
from handbook.desk.addresses import ids_in
from handbook.desk.moving import acts
from handbook.desk.moving.command import Done, lead_lost
from handbook.desk.moving.trial import Trial
from handbook.desk.moving.work import Work
from handbook.pages.handbook import Handbook
from handbook.pages.moved import moved_pages, with_old_anchors
from handbook.pages.records import record_page
from handbook.pages.writer import Writer


def moved_about(work: Work) -> list[Done]:
    """One act of each kind, on records that have nothing to do with each other."""
    source, old, into, gone, whole = map(
        work.record, ("changsha-kaocha", "liudong-huodongka", "liudong-lianxika", "lianzheng-zerenshu", "liulian-liujian")
    )
    acts.rename(work, source, "changsha-diaoyan")
    acts.merge(work, old, into, [])
    acts.retire(work, gone, "报告没有展开。", work.record("sanhao-banzi"))
    acts.split(work, whole, "liulian-chengxiao", ["results"], "六联六建", "机关和村结对，报告说了成效。")
    return [
        Done(source, "changsha-diaoyan"), Done(old, into.id), Done(gone, "sanhao-banzi"),
        Done(whole, "liulian-chengxiao", drafts=["docs/practices/liulian-chengxiao.yml"]),
    ]  # fmt: skip


@pytest.mark.about(
    "sources/changsha-kaocha", "templates/liudong-huodongka", "templates/liudong-lianxika", "practices/lianzheng-zerenshu",
    "practices/sanhao-banzi", "practices/liulian-liujian",
)
def test_every_address_and_anchor_of_a_record_answers(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(DOCS, root / "docs")
    shutil.copy(CONTENT / "handbook.yml", root)
    work = Work(root)
    done = moved_about(work)
    with Trial(root, tmp_path / "trial") as trial:
        after = trial.put(work.step())
        for each in done:
            list(lead_lost(work, after, each))
        after = trial.put(work.step())
    book, ledger = Handbook(after), after.ledger
    writer = Writer(book)
    ids = {f"/{entry.url}": ids_in(with_old_anchors(record_page(entry, writer).body, entry.url, after)) for entry in after.valid}
    moved = {f"/{page.url}" for page in moved_pages(book, lambda address: ids.get(address, ()))}
    given = [Place(address, anchor) for address, anchors in ledger.anchors.items() if record_id(address) for anchor in ("", *anchors)]
    assert [place for place in given if place.address not in moved and place.anchor not in {"", *ids.get(place.address, ())}] == []
    assert [place for place in given if place.address not in moved and place.address not in ids] == []
    ends = [end for move in ledger.moves.values() if (end := ledger.successor(move)) and record_id(end.address)]
    assert [end for end in ends if end.address not in ids or end.anchor not in {"", *ids[end.address]}] == []
    assert {Place("/sources/changsha-kaocha/"), Place("/templates/liudong-huodongka/"), Place("/practices/lianzheng-zerenshu/")} <= {*ledger.moves}
