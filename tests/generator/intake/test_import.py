"""`import`: what people send in becomes records; what cannot be taken is told by row and column, and then nothing is written."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from handbook.desk.importing import import_offers
from handbook.intake import sheet
from handbook.intake.questions import questions
from handbook.intake.spreadsheet import MOST
from stock_handbook import OWN, Handbook, snapshot

ASKED = questions(OWN)
OFFER = {
    "name": "联席会议事纪要", "named_by": "编者", "summary": "街道每半年开联席会，听结对单位的意见，议定的事写进纪要。", "sectors": "社区、农村",
    "level": "县", "mechanism": "协同联动", "status": "已实践", "evidence": "规模或产出", "actor": "街道。", "rhythm": "每半年开一次。（第5段）",
    "steps": "开联席会，听结对单位的意见。\n议定的事写进纪要。（第5段）", "results": "全年议定事项 85 件。", "solves": "交办事项没有时限、到户次数少、登记表代填、没有这个问题",
    "report": "关于街道分馆结对共建的情况报告", "place": "5", "credit": "匿名", "agreed": "同意",
}  # fmt: skip


def told(capsys: pytest.CaptureFixture[str], handbook: Handbook, file: Path) -> tuple[int, str, str]:
    status = import_offers(handbook.docs, file)
    said = capsys.readouterr()
    return status, said.out, said.err


def form(folder: Path, *offers: dict[str, Any], **head: Any) -> Path:
    path = folder / "做法.json"
    whole = {"format": "handbook-offers", "version": "1", "offers": list(offers), **head}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def filled_sheet(folder: Path, *offers: dict[str, Any]) -> Path:
    """The empty sheet as the site offers it, filled in and saved by a spreadsheet program."""
    book = load_workbook(io.BytesIO(sheet.write("样例", ASKED)))
    page = book.worksheets[0]
    columns = {cell.value.rstrip("*"): cell.column for cell in page[1]}
    for number, offer in enumerate(offers, 3):
        for question in ASKED:
            if question.key in offer:
                page.cell(number, columns[question.label], offer[question.key])
    path = folder / "征集表.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("written", [form, filled_sheet])
def test_an_offer_becomes_a_record_that_passes(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str], written: Any) -> None:
    status, out, err = told(capsys, records, written(tmp_path, OFFER))
    assert (status, err) == (0, "")
    assert "已写好 docs/practices/lianxi-huiyi-shiji-yao.yml：联席会议事纪要\n" in out
    assert "    提供者：匿名；署名写在提交说明里，不写进记录。\n" in out
    text = (records.docs / "practices/lianxi-huiyi-shiji-yao.yml").read_text(encoding="utf-8")
    assert "  - text: 议定的事写进纪要。\n    cite: [jiedao-jiedui#5]\n" in text
    assert "    figures: [议定事项 85 件]\n" in text
    assert "solves: [jiaoban-wu-shixian, dengji-daitian]\n" in text
    assert "#   提供者写的“没有这个问题”，手册里没有这个问题。\n" in text
    assert [line for line in records.found(with_reports=True) if "lianxi-huiyi" in line] == []


def test_of_a_report_that_the_handbook_has_not_the_citations_are_left_open(records: Handbook, tmp_path: Path) -> None:
    import_offers(records.docs, form(tmp_path, OFFER | {"report": "东堤农机站田间维修情况汇报", "place": "第二部分，说碰头会的那一段"}))
    text = (records.docs / "practices/lianxi-huiyi-shiji-yao.yml").read_text(encoding="utf-8")
    assert "#   提供者写的来源：东堤农机站田间维修情况汇报；在哪里：第二部分，说碰头会的那一段\n" in text
    assert "\ncites:\n" in text
    found = [line.partition(" ")[2] for line in records.found()]
    assert "错误 HB306 这条做法没有写“出处”（cites）" in found
    assert "错误 HB201 “操作要点”（steps）第 1 项的“出处”（cite）后面是空的" in found


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "missing": ({"status": ""}, "第 3 行“状态”：没有填\n    → 报告说这件事做了没有？看那一句话，不看大标题。"),
    "word": ({"status": "已实行"}, "第 3 行“状态”：没有“已实行”这个词\n    → 是不是“已实践”？可以写：已实践、已出台、建议、转述。"),
    "telephone": ({"actor": "联系馆员，电话 13800138000。"}, "第 3 行“主体”：有个人信息：手机号码（138***00）\n    → 删掉它；要说明是谁，写职务和“某单位”。"),
    "penalty": ({"results": "对 2 名馆员给予警告。"}, "第 3 行“成效”：写了处分人数\n    → 处分人数、处分情况一律不收，合计也不写；整句删掉。"),
    "long": ({"summary": "长" * 61}, "第 3 行“一句话”：有 61 个字，至多 60 个\n    → 写短一些，一句一事。"),
    "known": ({"name": "三问三帮"}, "第 3 行“名称”：手册里已经有“三问三帮”：docs/practices/sanwen-sanbang.yml\n    → 同一件事，就去改那一条；名称相同而不是一件事的，把名称写得能分清。"),
    "formula": ({"summary": "=1+1"}, "第 3 行“一句话”（C3）：是公式\n    → 公式不读，也不算：把结果写成文字。"),
    "number": ({"place": 1e300}, "第 3 行“在报告的哪里”（T3）：是数字 1e+300\n    → 把这一格改成文本，照报告写，连同单位。"),
    "credit": ({"credit": "单位署名"}, "第 3 行“署名写法”：选了单位署名，没有写怎样署\n    → 写上名字或单位；不署名的选匿名。"),
    "parts": ({"parts": "问需求、问困难"}, "第 3 行“简称的各项”：“问需求、问困难”看不懂\n    → 一行写一个字，冒号后面列各项，如 问：问需求、问困难、问意见。"),
}  # fmt: skip


def test_faults_are_told_by_row_and_column_and_nothing_is_written(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(records.root)
    for change, message in WRONG.values():
        status, out, err = told(capsys, records, filled_sheet(tmp_path, OFFER | change, OFFER | {"name": "另外一条"}))
        assert (status, out) == (1, "")
        assert message in err
        assert err.endswith("征集表.xlsx 有 1 处要改，什么也没有写。改好再来一次。\n")
    assert snapshot(records.root) == before


def test_what_somebody_should_look_at_is_told_and_taken(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = told(capsys, records, form(tmp_path, OFFER | {"results": "效果显著，议定事项 85 件。"}))
    assert status == 0
    assert "请看一看 第 1 条“成效”：有褒扬用语“显著”\n    → 写出具体做了什么、有多少。\n" in out


def test_a_file_that_was_taken_is_not_taken_again(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = form(tmp_path, OFFER)
    assert import_offers(records.docs, file) == 0
    for name, answer in {"level": "县"}.items():
        assert f"{name}: {answer}" in (records.docs / "practices/lianxi-huiyi-shiji-yao.yml").read_text(encoding="utf-8")
    before = snapshot(records.root)
    capsys.readouterr()
    status, _, err = told(capsys, records, file)
    assert (status, "手册里已经有“联席会议事纪要”：docs/practices/lianxi-huiyi-shiji-yao.yml" in err) == (1, True)
    assert snapshot(records.root) == before


def test_nor_is_one_whose_record_still_waits_for_an_editor(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = form(tmp_path, {**OFFER, "report": "手册里没有的报告", "place": "3"})
    assert import_offers(records.docs, file) == 0
    assert records.check().errors
    before = snapshot(records.root)
    capsys.readouterr()
    status, _, err = told(capsys, records, file)
    assert (status, "手册里已经有“联席会议事纪要”：docs/practices/lianxi-huiyi-shiji-yao.yml" in err) == (1, True)
    assert snapshot(records.root) == before


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def plain_book() -> bytes:
    book, stream = Workbook(), io.BytesIO()
    book.active.append(["名称", "别的"])
    book.save(stream)
    return stream.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "“交来的”是空文件。"),
    "not json": (b'{"format": ', "“交来的”读不出来，文件可能不完整，或者被别的软件改过：请重新下载一份。（第 1 行第 12 列）"),
    "twice": (b'{"format": 1, "format": 2}', "“交来的”读不出来，文件可能不完整，或者被别的软件改过：请重新下载一份。（同一个栏目写了两次）"),
    "deep": (b'{"a":' + b"[" * 100_000, "“交来的”读不出来，文件可能不完整，或者被别的软件改过：请重新下载一份。（层次太多）"),
    "figures": (b'{"a": ' + b"9" * 5000 + b"}", "“交来的”读不出来，文件可能不完整，或者被别的软件改过：请重新下载一份。（一个数的位数太多）"),
    "another": (b'{"format": "x"}', "“交来的”不是“参与”页做出来的文件，也不是征集表：开头应有 format: handbook-offers 和 version: 1。"),
    "binary": (b"\x00\x01\x02\xff", "“交来的”读不出来：既不是征集表（.xlsx），也不是“参与”页做出来的文件。"),
    "old": (b"\xd0\xcf\x11\xe0" * 8, "“交来的”是旧版 .xls 或加了密码的表：请用 Excel 或 WPS 另存为不加密的 .xlsx。"),
    "torn": (b"PK\x03\x04" + b"x" * 50, "“交来的”不是完好的 .xlsx（压缩包损坏）：请用 Excel 或 WPS 打开后另存一份。"),
    "no sheet": (plain_book(), "“交来的”里没有征集表：第 1 行应是列名，照空白征集表填写。"),
    "bomb": (zipped(xl__worksheets__sheet1_xml="<a>" + " " * (MOST + 1)), f"“交来的”解压后超过 {MOST >> 20} MB：不像正常的征集表，已停止读取。"),
    "entity": (zipped(xl__worksheets__sheet1_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "“交来的”带有 DTD 声明，正常的表格没有：为安全起见不读取，请另存一份。"),
    "broken": (zipped(xl__worksheets__sheet1_xml="<a><b></a>"), "“交来的”里的表读不出来（XML 有误）：请用 Excel 或 WPS 打开后另存一份。"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_is_no_offer_is_refused_in_words(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    data, message = HOSTILE[case]
    file = tmp_path / "交来的"
    file.write_bytes(data)
    assert told(capsys, records, file) == (2, "", f"{message}\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这里没有命名管道")
def test_what_is_no_file_is_not_waited_for_and_of_a_huge_one_little_is_read(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe, huge = tmp_path / "管道.json", tmp_path / "大.json"
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(6 << 30)  # a hole: it takes no room
    for path, said in ((pipe, f"打不开“{pipe}”，它不是普通文件。"), (Path(os.devnull), f"打不开“{os.devnull}”，它不是普通文件。"),
                       (huge, "“大.json”超过 5 MB：征集表不会这么大。")):  # fmt: skip
        assert told(capsys, records, path) == (2, "", f"{said}\n")


def test_values_of_other_types_are_told(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "做法.json"
    offer = json.dumps(OFFER | {"level": {"a": 1}, "extra": "x", "steps": [1, 2], "agreed": True}, ensure_ascii=False)[:-1] + ', "place": 1e999}'
    file.write_text('{"format": "handbook-offers", "version": "1", "offers": [' + offer.replace('"place": "5", ', "") + ", 7]}", encoding="utf-8")
    status, _, err = told(capsys, records, file)
    assert status == 1
    assert [line for line in err.splitlines() if line.startswith("第")] == [
        "第 1 条“层级”：应是文字，写的是一组栏目", "第 1 条“操作要点”：应是文字，写的是列表", "第 1 条“授权”：应是文字，写的是是非", "第 1 条：没有“extra”这个栏目",
        "第 1 条“在报告的哪里”：应是文字，写的是数", "第 2 条：不是一条做法",
    ]  # fmt: skip
