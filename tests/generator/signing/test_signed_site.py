"""What the site says of signatures: nothing on a record as long as nobody has signed anything, then one line; a page of its own."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from signed_stock import LEDGER, PRACTICE, known, signature

from handbook.catalog.signed import Signature
from handbook.desk.review.ledger import written
from handbook.exports.data import DATA
from handbook.pages import all_pages
from handbook.pages.handbook import Handbook as Contents
from handbook.pages.lists import signed as family
from handbook.pages.records import record_page
from handbook.pages.writer import Writer
from stock_handbook import Handbook, snapshot

LINE = re.compile(r'<p class="hb-note">([^<]*签读[^<]*)(?: <a class="hb-screen" href="[^"]*signed/">签读情况</a>)?</p>')


def sign(handbook: Handbook, *signatures: Signature) -> None:
    handbook.write(LEDGER, written(signatures))


def lines(handbook: Handbook, off: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """Record → what its page says of signatures."""
    contents = Contents(handbook.catalog(), off=off)
    writer = Writer(contents)
    return {entry.id: LINE.findall(record_page(entry, writer).body) for entry in contents.catalog.valid}


def said(handbook: Handbook) -> int:
    """How many sayings the handbook has."""
    now = known(handbook)
    return sum(now.count(entry)[0] for entry in now.catalog.valid)


def listed(handbook: Handbook) -> str:
    return family.FAMILY.write(Contents(handbook.catalog()))


def test_an_empty_ledger_is_told_in_one_place_and_on_no_record(records: Handbook) -> None:
    assert not any(lines(records).values())
    page = listed(records)
    assert page.count("还没有一条说法由人对照原文签读过。成效要 2 个不同的人签读，其余 1 个人。") == 1
    assert "三问三帮</a> <span class=\"hb-marks\">6 条</span>" in page


def test_once_anything_is_signed_each_record_says_how_far_it_is(records: Handbook) -> None:
    sign(records, signature(records, "summary"), signature(records, "results.1"))
    found = lines(records)
    assert found[PRACTICE] == ["6 条说法里，已有 1 条由人对照原文签读。"]
    assert found["sannuo-liangping"] == ["2 条说法还没有由人对照原文签读。"]
    assert found["tushu-zongguan"] == found["tushu-huifang"] == []
    sign(records, *(signature(records, at, who) for at in ("summary", "structure.actor", "structure.rhythm", "steps.1", "results.1", "results.2")
                    for who in ("张三", "李四")))  # fmt: skip
    assert lines(records)[PRACTICE] == ["6 条说法都已由人对照原文签读。"]
    page = listed(records)
    assert f"{said(records)} 条说法里，已有 6 条由人对照原文签读。" in page
    assert "三问三帮" not in page
    assert "1+3清单</a> <span class=\"hb-marks\">3 条</span>" in page


def test_what_no_longer_holds_does_not_count(records: Handbook) -> None:
    sign(records, signature(records, "summary"), signature(records, "steps.1"))
    records.replace(f"docs/practices/{PRACTICE}.yml", "帮三件事。", "办三件事。")
    assert lines(records)[PRACTICE] == ["6 条说法里，已有 1 条由人对照原文签读。"]


def test_a_handbook_may_go_without_the_page(records: Handbook) -> None:
    sign(records, signature(records, "summary"))
    contents = Contents(records.catalog(), off=frozenset({"signed"}))
    entry = contents.catalog.get(PRACTICE)
    assert entry
    body = record_page(entry, Writer(contents)).body
    assert LINE.findall(body) == ["6 条说法里，已有 1 条由人对照原文签读。"]
    assert "signed/" not in body


def test_a_long_list_goes_on_on_pages_of_its_own(records: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = listed(records)
    monkeypatch.setattr(family, "ROOM", 1)
    monkeypatch.setattr(family, "SIZE", 2)
    page = listed(records)
    assert page.count("<li>") < whole.count("<li>")
    told = re.findall(r'<a href="page/1-(\w+)/">全部 (\d+) 条</a>', page)
    assert told
    further = {made.url: made.body for made in all_pages(Contents(records.catalog())) if made.url.startswith("signed/page/")}
    for folder, number in told:
        own = [body for url, body in further.items() if url.endswith(f"-{folder}/")]
        assert sum(body.count("<li>") for body in own) == int(number)
        assert all(body.count("<li>") <= 2 for body in own)
        assert "没有签够的" in own[0]


def test_how_many_people_are_wanted_is_a_setting(records: Handbook) -> None:
    records.replace("handbook.yml", "format: 3\n", "format: 3\nsignatures: {results: 1}\n")
    sign(records, signature(records, "results.1"))
    assert lines(records)[PRACTICE] == ["6 条说法里，已有 1 条由人对照原文签读。"]
    assert "成效要 1 个不同的人签读，其余 1 个人。" in listed(records)


def test_an_edit_of_the_ledger_changes_the_site_and_a_second_build_is_like_a_first(handbook: Handbook) -> None:
    handbook.build()
    before = snapshot(handbook.site)
    sign(handbook, signature(handbook, "summary"))
    handbook.build()
    after = snapshot(handbook.site)
    assert "6 条说法里，已有 1 条由人对照原文签读。" in handbook.page(f"practices/{PRACTICE}/")
    assert f"{said(handbook)} 条说法里，已有 1 条签读。" in handbook.page("coverage/")
    assert not [path for path in after if path.startswith("signed/practices")]  # the ledger itself is not published
    counted = {each["id"]: each["signed"] for each in json.loads(after[DATA])["practices"]}
    assert counted[PRACTICE] == {"statements": 6, "signed": 1}
    shutil.rmtree(handbook.root / ".cache")
    handbook.build()
    assert snapshot(handbook.site) == after
    (handbook.root / LEDGER).unlink()
    handbook.build()
    assert snapshot(handbook.site) == before


def test_a_handbook_that_asks_for_signatures_is_not_built_without(handbook: Handbook) -> None:
    handbook.replace("handbook.yml", "format: 3\n", "format: 3\nsignatures: {required: true}\n")
    done = handbook.run("build")
    assert done.returncode == 1
    assert f"docs/practices/{PRACTICE}.yml:5:10 错误 HB484 summary 还没有人对照原文签读" in done.stdout + done.stderr
