"""`index`: reports become passage indexes, and what cannot be indexed is refused in words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.desk.index import LONGEST
from stock_handbook import REPORT, ROOT, Handbook, run_program, snapshot, variables


def index(handbook: Handbook, *arguments: str) -> subprocess.CompletedProcess[str]:
    return handbook.run_here("index", *arguments)


def passages(handbook: Handbook) -> Path:
    return handbook.docs / "sources/passages"


def refused(done: subprocess.CompletedProcess[str], message: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert re.fullmatch(message, done.stderr.strip())


def test_it_writes_the_index_of_every_report_in_the_file(records: Handbook) -> None:
    before = snapshot(passages(records))
    for path in passages(records).iterdir():
        path.unlink()
    done = index(records, f"reports/{REPORT}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "docs/sources/passages/jiedao-jiedui.json：5 段，连同原文（来源写明可以公开）", "docs/sources/passages/tushu-huifang.json：17 段",
    ]  # fmt: skip
    assert snapshot(passages(records)) == before  # as the fixture wrote them: the same file gives the same bytes


def test_one_report_alone(records: Handbook) -> None:
    (passages(records) / "jiedao-jiedui.json").unlink()
    (passages(records) / "tushu-huifang.json").unlink()
    index(records, f"reports/{REPORT}", "--source", "jiedao-jiedui")
    assert [path.name for path in passages(records).iterdir()] == ["jiedao-jiedui.json"]


def test_show_lists_the_passages_and_writes_nothing(records: Handbook) -> None:
    before = snapshot(passages(records))
    (passages(records) / "jiedao-jiedui.json").unlink()
    done = index(records, f"reports/{REPORT}", "--show", "--source", "jiedao-jiedui")
    assert done.returncode == 0
    assert "jiedao-jiedui#3  [612-652] 一 text\n    城东街道有社区图书室46个，" in done.stdout
    assert not (passages(records) / "jiedao-jiedui.json").exists()
    assert (passages(records) / "tushu-huifang.json").read_bytes() == before["tushu-huifang.json"]


def test_the_index_holds_no_text(records: Handbook) -> None:
    text = (passages(records) / "tushu-huifang.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert data["passages"][3]["figures"][0]["value"] == "2"
    report = (records.reports / REPORT).read_text(encoding="utf-8")
    runs = {report[start : start + 8] for start in range(len(report) - 8)}
    assert [run for run in runs if re.fullmatch("[一-鿿]{8}", run) and run in text] == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_other_encodings_of_the_same_text_have_the_same_passages(records: Handbook, encoding: str) -> None:
    before = json.loads((passages(records) / "tushu-huifang.json").read_text(encoding="utf-8"))
    path = records.reports / REPORT
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    assert index(records, f"reports/{REPORT}").returncode == 0
    after = json.loads((passages(records) / "tushu-huifang.json").read_text(encoding="utf-8"))
    assert after["passages"] == before["passages"]
    assert after["sha256"] != before["sha256"]


def test_a_file_that_is_not_there(records: Handbook) -> None:
    refused(index(records, "reports/nowhere.txt"), r"找不到文件“reports/nowhere\.txt”：请核对文件名和所在的文件夹。")


def test_a_file_that_no_source_record_names(records: Handbook) -> None:
    (records.reports / "another.txt").write_text("一、主要做法\n分馆结对。\n", encoding="utf-8")
    refused(
        index(records, "reports/another.txt"),
        r"没有来源记录写着 file: another\.txt。先用 draft 起草来源记录，或者用 new source 自己写：全文共 13 个字符，range 写 \[0, 13\]；"
        r"一个文件有几篇就建几条，各写各的范围。",
    )


def test_a_source_that_is_not_in_this_file(records: Handbook) -> None:
    done = index(records, f"reports/{REPORT}", "--source", "nowhere")
    refused(done, rf"编号为 nowhere 的来源记录没有，或者它写的 file 不是 {REPORT}。")


@pytest.mark.parametrize("name", ["empty.txt", "picture.png", "broken.docx", "old.docx"])
def test_a_file_that_is_no_report(records: Handbook, name: str) -> None:
    data = {"empty.txt": b"\n", "picture.png": b"\x89PNG\r\n\x1a\n\x00\xff", "broken.docx": b"PK\x03\x04",
            "old.docx": b"\xd0\xcf\x11\xe0"}[name]  # fmt: skip
    (records.reports / name).write_bytes(data)
    done = index(records, f"reports/{name}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert name in done.stderr
    assert re.search("[一-鿿]", done.stderr)


def test_a_folder_is_no_report(records: Handbook) -> None:
    done = index(records, "reports")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("span", ["[589, 99999]", "[700, 600]", "[5000, 6000]"])
def test_a_range_beyond_the_file(records: Handbook, span: str) -> None:
    before = snapshot(passages(records))
    records.replace("docs/sources/jiedao-jiedui.yml", "[589, 720]", span)
    done = index(records, f"reports/{REPORT}", "--source", "jiedao-jiedui")
    refused(done, rf"docs/sources/jiedao-jiedui\.yml 的 range {re.escape(span)} 不对：{REPORT} 全文共 720 个字符，整个文件是一篇就写 \[0, 720\]。")
    assert snapshot(passages(records)) == before


# the command, and then how many megabytes it took and how many seconds of CPU; what resource tells of memory is that of whoever
# started it, too
MEASURED = """
import re, resource, sys
from pathlib import Path
from handbook.commands.main import main
try:
    main("handbook")
finally:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    print(most >> 10, round(spent.ru_utime + spent.ru_stime), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="别的系统用别的单位说内存")
def test_the_longest_report_is_indexed_and_a_longer_one_is_not(records: Handbook, record_property: Callable[[str, object], None]) -> None:
    text = (records.reports / REPORT).read_text(encoding="utf-8")
    records.write("reports/长.txt", (text * (LONGEST // len(text) + 1))[: LONGEST + 1])
    source = (records.docs / "sources/jiedao-jiedui.yml").read_text(encoding="utf-8").replace(REPORT, "长.txt")
    long = records.write("docs/sources/chang.yml", source.replace("[589, 720]", f"[0, {LONGEST + 1}]"))
    refused(index(records, "reports/长.txt"), rf"docs/sources/chang\.yml 的 range 有 {LONGEST + 1} 个字符，一篇报告至多 {LONGEST} 个：.*")
    long.write_text(source.replace("[589, 720]", f"[0, {LONGEST}]"), encoding="utf-8")
    done = run_program([sys.executable, "-P", "-c", MEASURED, "index", "reports/长.txt"], records.root, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert done.returncode == 0, done.stderr
    megabytes, seconds = map(int, done.stderr.split())
    record_property("最长的一篇报告建索引", f"{LONGEST} 个字符：\n{seconds} 秒处理器时间，内存至多 {megabytes} MB")
    assert megabytes < 500
    assert seconds < 60  # seven as a rule; a guard against what grows with the square


def test_a_source_record_that_is_wrong_is_named(records: Handbook) -> None:
    """Saying that no record names the file would send its author to write a second one."""
    records.replace("docs/sources/jiedao-jiedui.yml", "short: 街道结对报告\n", "")
    done = index(records, f"reports/{REPORT}")
    refused(done, r"docs/sources/jiedao-jiedui\.yml 有错，建不了索引：先运行 check，照提示改好。")
