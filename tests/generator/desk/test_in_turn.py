"""Commands that change what stands in a handbook's files, several at once: none puts back what another has changed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handbook.desk.review.desk import ReviewDesk
from handbook.desk.review.ledger import LedgerFault
from handbook.desk.step import NOTE, Step, turn_of
from handbook.desk.workbench.edits import CannotEdit
from handbook.desk.workbench.records import RecordBench
from handbook.desk.workbench.web import WorkbenchPage
from stock_handbook import ROOT, Handbook, run_program, variables

VARIABLES = variables(PYTHONPATH=str(ROOT / "hooks"))
WAITS = "另一个窗口正在改这本手册的文件（进程 "
COMMANDS = {
    "retire": ("retire", "tushu-zongguan", "--reason", "来源已撤回。"),
    "rename": ("rename", "xuqiu-qingdan", "xuqiu-biao"),
}


def begun(handbook: Handbook, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        handbook.command(*arguments), cwd=handbook.root, env=VARIABLES, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip


def told(process: subprocess.Popen[str]) -> str:
    """The first line on its error stream."""
    assert process.stderr
    return process.stderr.readline()


def test_of_two_the_second_reads_what_the_first_has_written(records: Handbook) -> None:
    with turn_of(records.root):
        both = [begun(records, *arguments) for arguments in COMMANDS.values()]
        assert all(told(each).startswith(WAITS) for each in both)
    said = [each.communicate() for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    ledger = (records.root / "docs/addresses.txt").read_text(encoding="utf-8")
    assert "/terms/tushu-zongguan/ 停用：来源已撤回。" in ledger
    assert "/templates/xuqiu-qingdan/ → /templates/xuqiu-biao/" in ledger
    checked = run_program(records.command("check"), records.root, VARIABLES)
    assert "发现 0 个错误" in checked.stdout, checked.stdout
    assert not [*records.root.glob(f"{NOTE}*")]


def test_the_turn_of_a_killed_command_is_taken_away_by_the_next_and_one_that_is_held_is_left(records: Handbook) -> None:
    left = turn_of(records.root).path
    left.write_text("1\t2026-01-01 00:00:00", encoding="utf-8")
    run_program(records.command("check"), records.root, VARIABLES)
    assert not left.exists()
    with turn_of(records.root):  # nor is it waited for, by who changes nothing
        held = left.read_bytes()
        run_program(records.command("check"), records.root, VARIABLES)
        assert left.read_bytes() == held


@pytest.mark.parametrize("arguments", [("check",), ("rename", "xuqiu-qingdan", "xuqiu-biao")], ids=lambda arguments: arguments[0])
def test_a_step_that_is_being_written_is_nobody_elses_to_finish(records: Handbook, arguments: tuple[str, ...]) -> None:
    note = records.root / NOTE
    with turn_of(records.root):
        note.write_text(Step({"docs/terms/lianxihui.yml": "half"}).written(), encoding="utf-8")
        process = begun(records, *arguments)
        assert told(process).startswith(WAITS)
        note.unlink()
    said = process.communicate()
    assert (process.returncode, "写到一半" in "".join(said)) == (0, False), said
    assert (records.docs / "terms/lianxihui.yml").read_text(encoding="utf-8") != "half"


@pytest.mark.parametrize("meddle", [lambda book: book.root.chmod(0o555), lambda book: (book.root / f"{NOTE}.turn").mkdir()])
def test_where_no_turn_can_be_had_nobody_waits(records: Handbook, meddle: Callable[[Handbook], object]) -> None:
    meddle(records)
    try:
        done = run_program(records.command("index", "没有.txt"), records.root, VARIABLES)
    finally:
        records.root.chmod(0o755)
    assert (done.returncode, WAITS in done.stderr) == (2, False), done.stderr


# who may have to wait for a person's answer takes the turn once it is there, and looks again at what it goes by

THREE = Path(__file__).parents[1] / "drafting/three_reports.txt"
ASKS = {
    "new": (("new", "term", "zuotanhui", "--set", "name=座谈会", "--set", "meaning=坐在一起谈的会。"), "docs/terms/zuotanhui.yml"),
    "draft": (("draft", "three.txt", "--write", "--whole", "--id", "sanpian"), "docs/sources/sanpian.yml"),
}


@pytest.mark.parametrize("name", ASKS)
def test_what_another_has_written_meanwhile_is_not_written_over(records: Handbook, name: str) -> None:
    arguments, path = ASKS[name]
    shutil.copy(THREE, records.root / "three.txt")
    with turn_of(records.root):
        process = begun(records, *arguments)
        assert told(process).startswith(WAITS)
        records.write(path, "another: was faster\n")
    said = process.communicate()
    assert (process.returncode, "换" in said[1]) == (2, True), said
    assert (records.root / path).read_text(encoding="utf-8") == "another: was faster\n"


def test_what_was_renamed_while_it_was_read_is_not_signed(records: Handbook) -> None:
    desk = ReviewDesk(records.docs, records.reports)
    entry = desk.find("sanwen-sanbang")
    assert entry
    item = desk.items(entry)[0]
    assert run_program(records.command("rename", "sanwen-sanbang", "san-wen"), records.root, VARIABLES).returncode == 0
    before = {path: path.read_bytes() for path in records.docs.rglob("*") if path.is_file()}
    with pytest.raises(LedgerFault, match="刚才在别处改过了"):
        desk.sign(entry, item, "张三")
    assert {path: path.read_bytes() for path in records.docs.rglob("*") if path.is_file()} == before


def test_a_signature_waits_for_a_rename(records: Handbook) -> None:
    desk = ReviewDesk(records.docs, records.reports)
    entry = desk.find("sanwen-sanbang")
    assert entry
    with ThreadPoolExecutor(1) as aside, turn_of(records.root):
        signed = aside.submit(desk.sign, entry, desk.items(entry)[0], "张三")
        records.replace(entry.path, "name: ", "name:  ")
        assert not (records.docs / "signed").exists() or not [*(records.docs / "signed").rglob("*.yml")]
        turn = records.root / f"{NOTE}.turn"
        assert turn.exists()
    with pytest.raises(LedgerFault, match="刚才在别处改过了"):
        signed.result()


@pytest.mark.parametrize(("arguments", "refusal"), [
    (("retire", "lianxihui", "--reason", "来源已撤回。"), "没有编号为“lianxihui”的记录"),
    (("rename", "lianxihui", "lianxi-hui"), "没有编号为“lianxihui”的记录"),
    (("rename", "tushu-zongguan", "zong-guan"), ""),
])  # fmt: skip
def test_the_workbench_saves_nothing_that_a_command_has_changed(records: Handbook, arguments: tuple[str, ...], refusal: str) -> None:
    """A form that was open before the command, sent after it or while it is at work."""
    page = WorkbenchPage(records.docs, records.docs / "terms/lianxihui.yml", records.site, "/", "127.0.0.1", 1, lambda *_: [])
    bench = RecordBench(records.docs, "lianxihui")
    sent = {"id": "lianxihui", "digest": bench.digest, **{blank.key: blank.value for group in bench.groups for item in group.items for blank in item.blanks}}
    with ThreadPoolExecutor(1) as aside:
        command = begun(records, *arguments)
        command.communicate()
        assert command.returncode == 0
        before = {path: path.read_bytes() for path in records.docs.rglob("*") if path.is_file()}
        with turn_of(records.root):
            saved = aside.submit(page._made, "record-save", sent)
            assert not saved.done()
        if refusal:
            with pytest.raises(CannotEdit, match=refusal):
                saved.result()
        else:
            saved.result()
    assert {path: path.read_bytes() for path in records.docs.rglob("*") if path.is_file()} == before


def test_the_workbench_finishes_what_a_killed_command_began(records: Handbook) -> None:
    page = WorkbenchPage(records.docs, records.docs / "terms/lianxihui.yml", records.site, "/", "127.0.0.1", 1, lambda *_: [])
    text = (records.docs / "terms/lianxihui.yml").read_text(encoding="utf-8").replace("name: ", "name:  ")
    (records.root / NOTE).write_text(Step({"docs/terms/lianxihui.yml": text}).written(), encoding="utf-8")
    with pytest.raises(CannotEdit, match="文件在别处改过了"):
        page._made("record-save", {"id": "lianxihui", "digest": RecordBench(records.docs, "lianxihui").digest})
    assert (records.docs / "terms/lianxihui.yml").read_text(encoding="utf-8") == text
    assert not (records.root / NOTE).exists()
