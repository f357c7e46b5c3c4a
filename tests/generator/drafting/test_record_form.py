"""A record that is there becomes a form, and what is different in the form is all that changes of its file."""

from __future__ import annotations

from copy import deepcopy
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from handbook.catalog import Entry
from handbook.desk.workbench.edits import CannotEdit, edited
from handbook.desk.workbench.fields import Blank, form_of, keys_of, place
from handbook.desk.workbench.records import RecordBench
from handbook.load import load_text
from handbook.model import Practice
from stock_handbook import STOCK, Handbook, records_only

PRACTICE = "docs/practices/sanwen-sanbang.yml"


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return records_only(tmp_path_factory.mktemp("stock") / "handbook")


def blanks_of(handbook: Handbook, entry: Entry) -> dict[str, Blank]:
    return keys_of(form_of(entry.model, entry.file.data or {}, handbook.catalog().settings))


def blanks_of_practice(text: str) -> dict[str, Blank]:
    return keys_of(form_of(Practice, data_of(text), Handbook(STOCK).catalog().settings))


def data_of(text: str) -> Any:
    return load_text(text.encode(), "x.yml").data


def changed_lines(old: str, new: str) -> list[str]:
    lines = unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def put(data: Any, where: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at a place."""
    found = data = deepcopy(data)
    for step in where[:-1]:
        found = found[step]
    found[where[-1]] = value
    return data


def without(data: Any, where: tuple[str | int, ...]) -> Any:
    """The data without what stands at a place, and without what is around it that has nothing left."""
    holder = data
    for step in where[:-1]:
        holder = holder[step]
    del holder[where[-1]]
    return data if holder or len(where) == 1 else without(data, where[:-1])


def test_every_text_of_every_record_can_be_changed_alone(stock: Handbook) -> None:
    for entry in stock.catalog().entries:
        text = entry.file.text or ""
        blanks = blanks_of(stock, entry)
        assert edited(entry.model, text, blanks, {key: blank.value for key, blank in blanks.items()}) == text
        for key, blank in blanks.items():
            if blank.value and not blank.several and not blank.value.isdecimal():
                new = f"{blank.value}：[甲]、“乙” #1"
                changed = edited(entry.model, text, blanks, {key: new})
                assert data_of(changed) == put(data_of(text), place(key), new), (entry.path, key)
                assert len(changed_lines(text, changed)) == 2, (entry.path, key)


def test_remarks_order_and_lists_stay() -> None:
    text = (
        "# 批注\nname: 三问三帮   # 名称\nsectors: [总馆, 农村] # 两个\nsteps:\n  # 第一步\n  - text: 到户。\n    cite: a#1   # 出处\n"
        "  - {text: 登记。, cite: [a#2, a#3]}\nsolves: a-b\neditor:\n  fits: 都行。\n"
    )
    stock = Handbook(STOCK)
    entry = next(entry for entry in stock.catalog().entries if entry.path == PRACTICE)
    blanks = keys_of(form_of(entry.model, data_of(text), stock.catalog().settings))
    answers = {
        "steps/0/text": "到户问。", "steps/1/cite": "a#2\na#4", "sectors": "总馆\n农村\n社区", "summary": "一句话。", "editor/minimal": "一户。",
        "solves/+/problem": "c-d", "steps/+/text": "报送。", "steps/+/cite": "a#5", "structure/actor/text": "馆员。", "structure/actor/cite": "a#1",
        "results/+/text": "收到 5 件。", "results/+/figures": "5 件", "results/+/cite": "a#6",
    }  # fmt: skip
    assert edited(entry.model, text, blanks, answers) == (
        "# 批注\nname: 三问三帮   # 名称\nsummary: 一句话。\nsectors: [总馆, 农村, 社区] # 两个\nstructure: {actor: {text: 馆员。, cite: a#1}}\n"
        "steps:\n  # 第一步\n  - text: 到户问。\n    cite: a#1   # 出处\n  - {text: 登记。, cite: [a#2, a#4]}\n"
        "  - {text: 报送。, cite: a#5}\nresults:\n  - {text: 收到 5 件。, cite: a#6, figures: [5 件]}\n"
        "solves: [a-b, {problem: c-d}]\neditor:\n  fits: 都行。\n  minimal: 一户。\n"
    )


def test_what_is_emptied_and_crossed_out_goes() -> None:
    text = "name: 三问三帮\naliases: [三问]\nsteps:\n  - {text: 到户。, cite: a#1}\n  - {text: 登记。, cite: a#2}\nstructure:\n  actor: {text: 馆员。, cite: a#1}\n"
    stock = Handbook(STOCK)
    entry = next(entry for entry in stock.catalog().entries if entry.path == PRACTICE)
    blanks = keys_of(form_of(entry.model, data_of(text), stock.catalog().settings))
    assert edited(entry.model, text, blanks, {"aliases": "", "-steps/0": "on", "structure/actor/text": "", "structure/actor/cite": ""}) == (
        "name: 三问三帮\nsteps:\n  - {text: 登记。, cite: a#2}\n"
    )


def test_a_field_that_is_lacking_is_not_taken_for_another_of_its_name(stock: Handbook) -> None:
    entry = next(entry for entry in stock.catalog().entries if entry.kind == "template")
    text = "name: 表\nfields:\n  - {label: 得分, kind: 数字}\n"
    blanks = keys_of(form_of(entry.model, data_of(text), stock.catalog().settings))
    assert edited(entry.model, text, blanks, {"fields/0/formula/kind": "合计"}) == "name: 表\nfields:\n  - {label: 得分, kind: 数字, formula: {kind: 合计}}\n"


def test_a_place_that_is_emptied_takes_nothing_else_with_it(stock: Handbook) -> None:
    """Of an item of a list, too: all of the step went with its status."""
    for entry in stock.catalog().entries:
        text = entry.file.text or ""
        blanks = blanks_of(stock, entry)
        for key, blank in blanks.items():
            if blank.value and not blank.several:
                assert data_of(edited(entry.model, text, blanks, {key: ""})) == without(data_of(text), place(key)), (entry.path, key)


def test_a_list_that_changes_keeps_the_remarks_about_what_stays() -> None:
    """All of it was written anew."""
    text = "name: 三问三帮\naliases:\n  # 老名字\n  - 三问 # 甲\n  - 三帮 # 乙\nsectors: [总馆, # 丙\n  农村]\n"
    blanks = blanks_of_practice(text)
    assert edited(Practice, text, blanks, {"aliases": "三问\n三问法\n三帮", "sectors": "总馆"}) == (
        "name: 三问三帮\naliases:\n  # 老名字\n  - 三问 # 甲\n  - 三问法\n  - 三帮 # 乙\nsectors: [总馆, # 丙\n  ]\n"
    )
    assert edited(Practice, text, blanks, {"aliases": "三帮"}) == text.replace("  - 三问 # 甲\n", "")


def test_what_goes_does_not_move_what_is_changed_beside_it() -> None:
    """The second step was edited in the place of the third when the first one was emptied."""
    text = "name: 三问三帮\r\nsteps:\r\n  - text: 一。\r\n  - text: 二。\r\n  - text: 三。\r\n  - text: 四。\r\n"
    answers = {"steps/0/text": "", "steps/1/text": "第二。", "-steps/2": "on", "steps/2/text": ""}
    assert edited(Practice, text, blanks_of_practice(text), answers) == "name: 三问三帮\r\nsteps:\r\n  - text: 第二。\r\n  - text: 四。\r\n"


def test_what_is_there_with_nothing_in_it_is_filled() -> None:
    text = "name: 三问三帮\nsummary:\naliases: []\nstructure: # 结构\n"
    answers = {"summary": "一句话。", "aliases": "三问", "structure/actor/text": "馆员。"}
    assert edited(Practice, text, blanks_of_practice(text), answers) == (
        "name: 三问三帮\nsummary: 一句话。\naliases: [三问]\nstructure: {actor: {text: 馆员。}} # 结构\n"
    )


def test_a_new_item_has_its_inner_places_under_one_key(records: Handbook) -> None:
    """A column that is counted has a kind and the columns of which it is made; of a key that stands twice the second is lost."""
    bench = RecordBench(records.docs, "xuqiu-qingdan")
    answers = {"fields/+/label": "合计", "fields/+/origin": "编者拟", "fields/+/formula/kind": "合计", "fields/+/formula/of": "甲\n乙", "fields/+/formula/open": "谁定"}
    new = bench.edited({"digest": bench.digest, **answers})
    assert load_text(new.encode(), "x.yml").faults == []
    assert data_of(new)["fields"][-1] == {"label": "合计", "origin": "编者拟", "formula": {"kind": "合计", "of": ["甲", "乙"], "open": "谁定"}}


def test_what_is_wrong_with_the_file_keeps_the_record_from_being_written(records: Handbook) -> None:
    """The record can be read, but `check` would stop at the file."""
    records.replace(PRACTICE, "status: ", "status: 已实践\nstatus: ")
    bench = RecordBench(records.docs, "sanwen-sanbang")
    judged = bench.judged({"digest": bench.digest})
    assert not judged.passes
    assert any("status" in each.message for each in judged.told)


def test_what_cannot_be_edited_is_told_in_words() -> None:
    text = "name: &x 三问三帮\nsummary: *x\n"
    with pytest.raises(CannotEdit, match=r"什么也没有改。第 1 行这一处没法自动改：.*自己改好这一处"):
        edited(Practice, text, blanks_of_practice("name: 三问三帮\n"), {"name": "别的"})


def test_what_changed_on_the_disk_meanwhile_is_not_written_over(records: Handbook) -> None:
    bench = RecordBench(records.docs, "sanwen-sanbang")
    with pytest.raises(CannotEdit, match="文件在别处改过了：重新打开这一页再改"):
        bench.edited({"digest": "0", "summary": "别的。"})
    with pytest.raises(CannotEdit, match="没有编号为“nobody”的记录"):
        RecordBench(records.docs, "nobody")


def test_what_the_rules_say_stands_at_the_places(records: Handbook) -> None:
    bench = RecordBench(records.docs, "sanwen-sanbang")
    judged = bench.judged({"digest": bench.digest, "results/0/text": "全年收到事项 1305 件。", "status": "", "steps/0/cite": "tushu-huifang#99"})
    assert {told.key for told in judged.told} == {"status"}
    judged = bench.judged({"digest": bench.digest, "results/0/text": "全年收到事项 1305 件。", "steps/0/cite": "tushu-huifang#99"})
    assert {told.key for told in judged.told} >= {"results/0/text", "steps/0/cite/0"}
    assert not judged.passes
    assert Path(records.root, PRACTICE).read_text(encoding="utf-8") == bench.text
