"""Commands that change what stands in a handbook's files, several at once: none puts back what another has changed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from handbook.desk.step import NOTE, Step, turn_of
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
