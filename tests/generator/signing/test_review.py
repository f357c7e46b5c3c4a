"""`review` on a terminal of its own: what is shown, what each key does, what the ledger holds after it."""

from __future__ import annotations

import errno
import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from signed_stock import LEDGER, PRACTICE, readings, signature

from handbook.commands.usage import wide
from handbook.desk.putting import why_not_written
from handbook.desk.review.columns import NARROW, NOT_FIRST, beside, wrapped
from stock_handbook import REPORT, ROOT, Handbook

if sys.platform == "win32":
    pytest.skip("a terminal of one's own is had on POSIX only", allow_module_level=True)

import fcntl
import pty
import termios

PATIENCE = 120.0  # seconds
KEYS = "y 签　n 有疑问　s 跳过　q 停下"


class Terminal:
    """A command on a terminal of so many columns."""

    def __init__(self, handbook: Handbook, *arguments: str, columns: int = 100) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        environ = handbook.variables(PYTHONPATH=str(ROOT / "hooks"), HOME=str(handbook.root), GIT_CONFIG_NOSYSTEM="1")
        environ.pop("COLUMNS", None)
        self.process = subprocess.Popen(
            handbook.command("review", *arguments), cwd=handbook.root, env=environ, stdin=slave, stdout=slave, stderr=slave, close_fds=True
        )
        self._name = os.ttyname(slave)
        os.close(slave)
        self._said = b""
        self._seen = 0

    @property
    def said(self) -> str:
        return self._said.decode(errors="replace").replace("\r\n", "\n")

    def wait_for(self, text: str) -> str:
        """What is said until this text comes, from where the last wait ended."""
        end = time.monotonic() + PATIENCE
        while text not in self.said[self._seen :]:
            assert time.monotonic() < end and self._read(), f"“{text}” did not come: {self.said}"
        start, self._seen = self._seen, self.said.index(text, self._seen) + len(text)
        return self.said[start : self._seen]

    def press(self, key: str) -> None:
        """Press a key once it is asked for: what is typed before is thrown away, as terminals do."""
        end = time.monotonic() + PATIENCE
        asked = 0
        while asked < 2:  # twice in a row, lest it be the question before, which has just been answered
            assert time.monotonic() < end, f"no key was asked for: {self.said}"
            asked = asked + 1 if self._asks() else 0
            time.sleep(0.1)
        os.write(self.master, key.encode())

    def write(self, line: str) -> None:
        """Answer a question that takes a line; that may be typed early."""
        os.write(self.master, f"{line}\n".encode())

    def _asks(self) -> bool:
        """Does the command wait for a single key, and has it read all that was pressed before?"""
        if termios.tcgetattr(self.master)[3] & termios.ICANON:
            return False
        other = os.open(self._name, os.O_RDONLY | os.O_NOCTTY)
        try:
            unread: int = struct.unpack("i", fcntl.ioctl(other, termios.FIONREAD, b"\0" * 4))[0]
        finally:
            os.close(other)
        return not unread

    def end(self) -> int:
        """The exit status; everything is read before."""
        while self._read():
            pass
        os.close(self.master)
        return self.process.wait(timeout=PATIENCE)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], PATIENCE)[0]:
            return False
        try:
            got = os.read(self.master, 65536)
        except OSError:  # the other side has been closed
            return False
        self._said += got
        return bool(got)


@pytest.fixture
def git_name(records: Handbook) -> Iterator[None]:
    """Whoever sits at this machine is called 王五 by git."""
    (records.root / ".gitconfig").write_text("[user]\n\tname = 王五\n", encoding="utf-8")
    yield


def test_passage_and_statement_side_by_side_and_one_key_each(records: Handbook) -> None:
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", "张三")
    assert "签读人：张三。只签自己对照原文读过的。" in terminal.wait_for(KEYS)
    assert "三问三帮　1/6　还没有人签，还要 1 个人" in terminal.said
    assert re.search(r"【读者联系调查 第2段】 +│ 【一句话】\n", terminal.said)
    assert re.search(r"xx县图书总馆去年对.* +│ 图书馆员分户联系读者，到户问三件事、帮三件事。\n", terminal.said)
    terminal.press("y")
    terminal.wait_for(f"已签：张三，记在 {LEDGER}。\n")
    assert readings(records)["summary"].readers == ("张三",)  # written at once
    terminal.wait_for(KEYS)
    terminal.press("x")  # means nothing
    terminal.press("n")
    terminal.wait_for(f"没有签。对照原文改 docs/practices/{PRACTICE}.yml 第 ")
    terminal.wait_for(KEYS)
    terminal.press("s")
    terminal.wait_for(KEYS)
    terminal.press("Y")
    terminal.wait_for("成效第 1 条】")
    assert "还没有人签，还要 2 个人" in terminal.wait_for(KEYS) or "还没有人签，还要 2 个人" in terminal.said
    terminal.press("y")
    terminal.wait_for(f"已签：张三，记在 {LEDGER}。还要 1 个人。\n")
    terminal.wait_for(KEYS)
    terminal.press("q")
    terminal.wait_for("签了 3 条，有疑问 1 条，跳过 1 条。\n")
    assert terminal.end() == 0
    found = readings(records)
    assert [at for at, reading in found.items() if reading.signatures] == ["summary", "steps.1", "results.1"]
    assert records.found(with_reports=True) == [f"{LEDGER}:6:5 提醒 HB483 results.1 只有 张三 一个人签读过，要 2 个不同的人"]


def test_the_ledger_to_the_letter(records: Handbook) -> None:
    before = date.today()
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", "张  “三”")
    terminal.wait_for(KEYS)
    terminal.press("y")
    terminal.wait_for(KEYS)
    terminal.press("q")
    assert terminal.end() == 0
    one = signature(records, "summary")
    written = (records.root / LEDGER).read_bytes().decode()
    day = written[-12:-2]
    assert before <= date.fromisoformat(day) <= date.today()
    assert written == (
        "# 签读记录：谁在哪一天对照原文读过哪一句，由 review 写，一行一次。句子、出处或所引的段落一改，那一行就作废。\n"
        "# 合并时两边的行都留下；不签了，删掉那一行。\n"
        "signatures:\n"
        f'  - {{at: summary, said: "{one.said}", cites: [{", ".join(one.cites)}], rests: "{one.rests}", reader: "张 “三”", date: {day}}}\n'
    )
    assert [path.name for path in (records.root / LEDGER).parent.iterdir()] == [f"{PRACTICE}.yml"]


def test_the_second_reader_is_shown_what_is_left(records: Handbook) -> None:
    for key in "张三", "李四":
        terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", key)
        for _ in range(6 if key == "张三" else 2):
            terminal.wait_for(KEYS)
            terminal.press("y")
        assert terminal.end() == 0
    assert "成效第 1 条】" in terminal.said
    assert "张三 签过，还要 1 个人" in terminal.said
    assert "签了 2 条，有疑问 0 条，跳过 0 条。" in terminal.said
    assert records.found(with_reports=True) == []
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", " 张 三")
    assert terminal.end() == 0
    assert "签了 0 条，有疑问 0 条，跳过 0 条。" in terminal.said


@pytest.mark.usefixtures("git_name")
def test_the_name_is_confirmed(records: Handbook) -> None:
    terminal = Terminal(records, "--next", "--reports", "reports")
    terminal.wait_for("签读人（自己的名字；对就按回车） [王五]: ")
    terminal.write("")
    terminal.wait_for("签读人：王五。")
    assert re.search("　1/[0-9]+　还没有人签，还要 1 个人", terminal.wait_for(KEYS))
    terminal.press("q")
    assert terminal.end() == 0
    assert not (records.docs / "signed").exists()


def test_without_originals_nothing_can_be_signed(records: Handbook) -> None:
    terminal = Terminal(records, PRACTICE, "--reader", "张三")
    terminal.wait_for("原文不在手边，不能签。n 有疑问　s 跳过　q 停下")
    assert f"手边没有原文：加上 --reports 文件夹，里面放着“{REPORT}”。" in "".join(re.split(r" *│.*\n", terminal.said))
    terminal.press("y")
    terminal.press("q")
    assert terminal.end() == 0
    assert not (records.docs / "signed").exists()


def test_an_original_that_is_another_is_told(records: Handbook) -> None:
    path = records.reports / REPORT
    path.write_text(path.read_text(encoding="utf-8").replace("每名馆员联系2户", "每名馆员联系3户"), encoding="utf-8")
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", "张三")
    terminal.wait_for("原文不在手边，不能签。")
    assert "和段落索引对不上" in "".join(re.split(r" *│.*\n", terminal.said))
    terminal.press("\x03")  # Ctrl-C is the same as q
    assert terminal.end() == 0


def test_what_is_void_is_told_and_replaced(records: Handbook) -> None:
    one = signature(records, "summary")
    records.write(LEDGER, f'signatures:\n  - {{at: summary, said: "{one.said}", cites: [{", ".join(one.cites)}], rests: "{one.rests}", reader: 张三, date: 2026-11-20}}\n')
    records.replace(f"docs/practices/{PRACTICE}.yml", "到户问三件事、帮三件事。", "到户问三件事，帮三件事。")
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", "张三")
    assert "作废：张三 2026-11-20 签读的 summary，句子在那以后改过\n" in terminal.wait_for(KEYS)
    terminal.press("y")
    terminal.wait_for(KEYS)
    terminal.press("q")
    assert terminal.end() == 0
    assert (records.root / LEDGER).read_text(encoding="utf-8").count("at: summary") == 1
    assert readings(records)["summary"].is_signed


def test_a_ledger_with_faults_is_left_alone(records: Handbook) -> None:
    records.write(LEDGER, "signatures: 张三\n")
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", "张三")
    terminal.wait_for(KEYS)
    terminal.press("y")
    terminal.wait_for(f"没有签成，{LEDGER} 写错了：先运行 check，照它说的改好。")
    terminal.press("q")
    assert terminal.end() == 0
    assert (records.root / LEDGER).read_text(encoding="utf-8") == "signatures: 张三\n"


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "磁盘已满，腾出空间再来一次"), (errno.EROFS, "文件或文件夹只能读，或者别的程序正开着它"), (errno.EACCES, "文件或文件夹只能读，或者别的程序正开着它")],
)
def test_why_the_ledger_cannot_be_written_is_told_in_words(number: int, said: str) -> None:
    assert why_not_written(OSError(number, os.strerror(number))) == said


def test_a_narrow_terminal_has_one_under_the_other(records: Handbook) -> None:
    terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", "张三", columns=40)
    terminal.wait_for(KEYS)
    terminal.press("q")
    assert terminal.end() == 0
    assert "│" not in terminal.said
    assert max(map(wide, terminal.said.splitlines())) <= 44  # the line of the reader is not broken
    assert terminal.said.index("【读者联系调查") < terminal.said.index("【一句话】")


def test_what_is_no_terminal_gets_a_list(records: Handbook) -> None:
    done = records.run("review", PRACTICE, "--reports", "reports", PYTHONPATH=str(ROOT / "hooks"))
    assert (done.returncode, done.stderr) == (2, "签读要在终端里一条一条按键，这里不是终端：没有签，只列出来。\n")
    assert done.stdout.splitlines()[:3] == [
        f"三问三帮（docs/practices/{PRACTICE}.yml）：6 条说法，签够的 0 条",
        "  一句话（summary）还没有人签，还要 1 个人：图书馆员分户联系读者，到户问三件事、帮三件事。",
        "  机制结构·主体（structure.actor）还没有人签，还要 1 个人：图书馆员，每人联系 2 户。",
    ]


def test_what_is_not_signed_is_listed(records: Handbook) -> None:
    done = records.run("review", "--unsigned", PYTHONPATH=str(ROOT / "hooks"))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert f"docs/practices/{PRACTICE}.yml  三问三帮：6 条说法，6 条没有签" in lines
    assert re.fullmatch(r"共 (\d+) 条说法，签够的 0 条，没有签够的 \1 条。", lines[-1])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "写明哪一条记录，如 review sanwen-sanbang；或者用 --next 从下一条没有签够的读起，--unsigned 列出没有签够的。\n"),
        (["mei-you"], "没有编号为 mei-you 的记录。\n"),
        (["tushu-zongguan"], "docs/terms/tushu-zongguan.yml 里没有依据来源的说法，不用签读。\n"),
    ],
)
def test_what_cannot_be_reviewed(records: Handbook, arguments: list[str], said: str) -> None:
    done = records.run("review", *arguments, PYTHONPATH=str(ROOT / "hooks"))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_lines_are_as_wide_as_the_terminal_says() -> None:
    text = "全县有图书分馆１２０个，馆员2600多名，联系读者4800户（不含流动图书车），比上年提高9.3个百分点。abcdefghijklmnopqrstuvwxyz0123456789"
    for width in range(6, 60):
        lines = wrapped(text, width)
        assert "".join(lines) == text
        assert max(map(wide, lines)) <= width + 4  # closing marks may not begin a line
        assert not any(line[0] in NOT_FIRST for line in lines[1:])
    assert wrapped("", 10) == [""]
    assert all("│" in line for line in beside([text], [text], NARROW))
    assert {line.index("│") for line in beside(["甲乙"], ["丙"], 80)} == {beside(["甲乙"], ["丙"], 80)[0].index("│")}


def test_two_people_who_sign_the_same_record_at_the_same_time_merge(records: Handbook, tmp_path: Path) -> None:
    """Two branches, each with the first signature of a record: git keeps both, and nobody has to do anything."""

    def git(*arguments: str) -> None:
        names = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *names, *arguments], cwd=records.root, check=True, capture_output=True)

    (records.root / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    git("init", "-b", "main")
    git("add", "-A")
    git("commit", "-m", "a")
    for branch, reader, count in (("one", "张三", 6), ("two", "李四", 5)):
        git("checkout", "-b", branch, "main")
        terminal = Terminal(records, PRACTICE, "--reports", "reports", "--reader", reader)
        for number in range(count):
            terminal.wait_for(KEYS)
            terminal.press("y")
            if number == count - 1 < 5:
                terminal.wait_for(KEYS)
                terminal.press("q")
        assert terminal.end() == 0
        git("add", "-A")
        git("commit", "-m", branch)
    git("merge", "one", "-m", "both")
    found = {at: reading.readers for at, reading in readings(records).items()}
    assert set(found["results.1"]) == {"张三", "李四"}
    assert found["results.2"] == ("张三",)
    assert records.found() == [f"{LEDGER}:{_line(records, 'results.2')}:5 提醒 HB483 results.2 只有 张三 一个人签读过，要 2 个不同的人"]


def _line(handbook: Handbook, at: str) -> int:
    lines = (handbook.root / LEDGER).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if f"at: {at}," in line)
