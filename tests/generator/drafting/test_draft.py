"""`draft`: from a report that nobody has recorded yet to records that pass, with what can be read off written and nothing invented."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import written_documents as written

from handbook.desk.draft.drafting import Wanted, draft
from stock_handbook import Handbook, snapshot

THREE = Path(__file__).with_name("three_reports.txt")
HOURS = ("星期", "时段"), ("一", "9:00—11:00"), ("四", "14:00—16:00")
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    for at, (pattern, form) in enumerate((("%1、", "chineseCounting"), ("（%2）", "chineseCounting")))
)
NUMBERING = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def numbered(text: str, level: int) -> str:
    return written.paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def clinic() -> bytes:
    """A Word file with automatic numbers and a table, as offices send them."""
    body = (
        written.paragraph("西桥镇口腔流动门诊服务报告"), numbered("主要做法", 0),
        numbered("实行三定一访。定时间、定地点、定人员，门诊车每月到村一次；治过牙的村民由镇卫生院电话回访。", 1),
        written.table(*HOURS), numbered("成效", 0), written.paragraph("全年到村96次，看牙1840人次，回访630名村民。"),
    )  # fmt: skip
    return written.docx("".join(body), parts={"numbering": NUMBERING})


def filled(text: str, **answers: str) -> str:
    """A draft as a person completes it: what must be written is written, what the person does not want is left alone."""
    for name, answer in answers.items():
        text, times = re.subn(rf"^{name}:$", f"{name}: {answer}", text, flags=re.MULTILINE)
        assert times == 1, f"{name} is no gap"
    return text


def run_draft(handbook: Handbook, *arguments: str) -> subprocess.CompletedProcess[str]:
    return handbook.run_here("draft", *arguments)


def test_a_word_file_becomes_a_source_and_a_practice_that_pass(records: Handbook) -> None:
    report = records.reports / "xiqiao.docx"
    report.write_bytes(clinic())
    assert draft(records.docs, Wanted(report, write=True, id="xiqiao-menzhen")) == 0
    assert draft(records.docs, Wanted(report, "3,7", write=True)) == 0
    source, practice = (records.docs / name for name in ("sources/xiqiao-menzhen.yml", "practices/sanding-yifang.yml"))
    text = practice.read_text(encoding="utf-8")
    assert "#   报告里写作“三定一访”。" in text
    assert "  form: 三定一访\n  parts:\n    定: [定时间, 定地点, 定人员]" in text
    assert "status: 已实践\n" in text
    assert "  rhythm: {text: 每月。, cite: xiqiao-menzhen#3}" in text
    assert "    figures: [到村 96 次, 看牙 1840 人次, 630 名村民]" in text
    assert "cites: [xiqiao-menzhen#3, xiqiao-menzhen#7]" in text
    empty = [line for line in records.found() if "sanding-yifang" in line or "xiqiao-menzhen" in line]
    assert "docs/practices/sanding-yifang.yml" in empty[0]
    assert all("HB201" in line or "HB305" in line for line in empty), empty
    about = {"name": "西桥镇口腔流动门诊服务报告", "short": "流动门诊报告", "summary": "一辆门诊车怎样到村里看牙。", "sectors": "[农村]"}
    assert "#   没有看到落款的日期：据内容推得出的写 earliest、latest 和 reason；推不出，在 flags 里加上 时点不明。" in source.read_text(encoding="utf-8")
    source.write_text(filled(source.read_text(encoding="utf-8"), **about).replace("# uncited:", "uncited: {背景: [4, 5]}").replace("# flags: []", "flags: [时点不明]"), encoding="utf-8")
    text = text.replace("  # 访：", "    访: [由镇卫生院电话回访]\n  # 访：").replace("  - text:\n", "  - text: 一年里门诊车到村 96 次；看牙的有 1840 人次；电话回访过 630 名村民。\n")
    text = filled(
        text, name="三定一访", summary="口腔门诊车每月到村，看过牙的由卫生院电话回访。", sectors="[农村]", level="县",
        mechanism="联系服务", evidence="规模或产出", solves="[dengji-daitian]",
    )  # fmt: skip
    practice.write_text(text, encoding="utf-8")
    assert [line for line in records.found(with_reports=True) if "sanding" in line or "xiqiao" in line] == []


def test_a_collection_is_shown_report_by_report_before_there_is_any_record(records: Handbook) -> None:
    shutil.copy(THREE, records.reports)
    before = snapshot(records.root)
    done = run_draft(records, f"reports/{THREE.name}")
    assert (done.returncode, done.stderr) == (0, "")
    heads = [line for line in done.stdout.splitlines() if line.startswith("==")]
    assert heads == [
        "== 第 1 篇，共 3 篇：小河口社区食堂助餐工作总结  [0, 240]  依据：文件开头",
        "== 第 2 篇，共 3 篇：东堤农机站田间维修情况汇报  [241, 404]  依据：序号从“一、”重新开始，上面是标题",
        "== 第 3 篇，共 3 篇：南坡林场防火巡护的做法  [405, 509]  依据：序号从“一、”重新开始，上面是标题",
    ]  # fmt: skip
    assert "   不是正文 [0, 14] 首页 > 文库 > 服务工作" in done.stdout
    assert "new-source-1#4 〔做法〕 （一）实行“两单一卡”。由社区食堂每周公布菜单、价单，就餐老人每人一张登记卡。" in done.stdout
    assert done.stdout.endswith("还没有写文件。看过没有错，加 --write --id 编号 再运行一次。\n")
    assert snapshot(records.root) == before


def test_a_collection_is_written_all_at_once_or_not_at_all(records: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    (records.docs / "practices/fuwu-2.yml").write_text("name: 别的\n", encoding="utf-8")
    before = snapshot(records.root)
    assert draft(records.docs, Wanted(THREE, id="fuwu", write=True)) == 2
    assert capsys.readouterr().err == "docs/practices/fuwu-2.yml 已经有了：编号在全手册里只能用一次，用 --id 换一个。\n"
    assert snapshot(records.root) == before
    assert draft(records.docs, Wanted(THREE, id="fuwu-zongjie", write=True)) == 0
    names = sorted(path.relative_to(records.docs).as_posix() for path in records.docs.rglob("fuwu-zongjie*"))
    assert names == [f"sources/{folder}fuwu-zongjie-{number}.{ending}" for folder, ending in (("", "yml"), ("passages/", "json")) for number in (1, 2, 3)]
    text = (records.docs / "sources/fuwu-zongjie-1.yml").read_text(encoding="utf-8")
    assert "range: [0, 240]\n" in text
    assert "boilerplate:\n  - [0, 14]\n" in text
    assert "#   落款写着“2023年12月20日”：是成文日期就写 written: {stated: 年-月-日}；年份像是后来改过的，不写。" in text
    assert "#   报告的标题：小河口社区食堂助餐工作总结\nname:\n" in text


def test_of_a_proposal_no_result_is_drafted(records: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    draft(records.docs, Wanted(THREE, id="fuwu", write=True))
    assert draft(records.docs, Wanted(THREE, "fuwu-2#7")) == 0
    out = capsys.readouterr().out
    assert "fuwu-2#7  建议在乡镇设零件箱，常用零件不用回站里取。" in out
    assert "\nstatus: 建议\n" in out
    assert "\n# results: []\n" in out


def test_the_person_is_asked_on_the_terminal(records: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "fuwu"

    assert draft(records.docs, Wanted(THREE, whole=True), ask) == 0
    assert asked == ["写成文件的话，给来源起一个编号（小写拼音，如 dushu-huifang）；不写就直接回车"]
    assert "== 一篇：小河口社区食堂助餐工作总结  [0, 509]  依据：整个文件是一篇" in capsys.readouterr().out
    assert (records.docs / "sources/fuwu.yml").is_file()
    assert draft(records.docs, Wanted(THREE, "4"), lambda question: "") == 0
    assert capsys.readouterr().out.endswith("还没有写文件。看过没有错，加 --write --id 编号 再运行一次。\n")


REFUSED = {
    "no report": (Wanted(Path("nowhere.txt")), "找不到文件“nowhere.txt”：请核对文件名和所在的文件夹。"),
    "known": (Wanted(Path("reports/青禾县调查.txt")), "青禾县调查.txt 已经有来源记录：jiedao-jiedui、tushu-huifang。看段落用 index reports/青禾县调查.txt --show；"
              "写做法用 draft reports/青禾县调查.txt 段号，如 draft reports/青禾县调查.txt 4-6。"),
    "which": (Wanted(Path("reports/青禾县调查.txt"), "4"), "青禾县调查.txt 里有 2 篇：jiedao-jiedui、tushu-huifang。写明是哪一篇，如 jiedao-jiedui#4-6。"),
    "too far": (Wanted(Path("reports/青禾县调查.txt"), "jiedao-jiedui#4-6"), "jiedao-jiedui 只有 5 段，没有第 6 段。"),
    "no number": (Wanted(Path("reports/青禾县调查.txt"), "jiedao-jiedui#四"), "段号“四”看不懂：写成 4，或 4-6，或 4-6,9。"),
    "no id": (Wanted(Path("reports/青禾县调查.txt"), "jiedao-jiedui#4", write=True), "所选的段落里没有看到名称，给这条做法起一个编号：加 --id 编号，如 --id sanwen-sanbang。"),
    "taken": (Wanted(Path("reports/青禾县调查.txt"), "jiedao-jiedui#4", "sanwen-sanbang", write=True),
              "docs/practices/sanwen-sanbang.yml 已经有了：编号在全手册里只能用一次，用 --id 换一个。"),
    "same words": (Wanted(Path("copy.txt")), "这份报告已经有来源记录：jiedao-jiedui，文件名是 青禾县调查.txt。用那个文件名，或者直接引用 jiedao-jiedui。"),
    "too long": (Wanted(Path("long.txt")), "第 0 字符起的一篇超过 500000 个字符，建不了索引：拆成几个文件再来。"),
    "no record": (Wanted(Path("three.txt"), "4"), "three.txt 还没有来源记录：先运行 draft three.txt --write。"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_drafted_is_refused_in_words(
    records: Handbook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    wanted, message = REFUSED[case]
    monkeypatch.chdir(records.root)
    shutil.copy(records.reports / "青禾县调查.txt", "copy.txt")
    shutil.copy(THREE, "three.txt")
    Path("long.txt").write_text("1" * 1_999_999, encoding="utf-8")
    before = snapshot(records.root)
    assert draft(records.docs, wanted) == 2
    assert capsys.readouterr().err == f"{message}\n"
    assert snapshot(records.root) == before
