"""`review` in the terminal: passage and statement side by side, one key for each answer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from ... import broken_off
from ...catalog import Entry
from ...checks.rule import UNSEEN
from .columns import MOST, beside, wrapped
from .desk import Item, ReviewDesk, proper_name
from .ledger import LedgerFault
from .listing import record_lines, unsigned_lines, void_line

OK, COULD_NOT_RUN = 0, 2
SIGN, DOUBT, SKIP, QUIT = "ynsq"
KEYS = "y 签　n 有疑问　s 跳过　q 停下"
WHICH = "写明哪一条记录，如 review sanwen-sanbang；或者用 --next 从下一条没有签够的读起，--unsigned 列出没有签够的。"
NO_TERMINAL = "签读要在终端里一条一条按键，这里不是终端：没有签，只列出来。"
CORRECT = "没有签。对照原文改 {path} 第 {line} 行，改好运行 check；拿不准的，报给别人看。"


@dataclass
class Asked:
    """What the command line asks for."""

    record: str = ""
    next: bool = False
    unsigned: bool = False
    reports: Path | None = None
    reader: str = ""


@dataclass
class Done:
    """What came of the sayings of a record so far."""

    signed: int = 0
    doubted: int = 0
    skipped: int = 0
    stopped: bool = False


def review(docs: Path, asked: Asked) -> int:
    """Do what is asked. Returns the exit status."""
    desk = ReviewDesk(docs, asked.reports)
    entry = desk.find(asked.record) if asked.record else None
    if fault := _fault(desk, asked, entry):
        print(fault, file=sys.stderr)
        return COULD_NOT_RUN
    if asked.unsigned:
        _print(record_lines(desk, entry, only_unsigned=True) if entry else unsigned_lines(desk))
        return OK
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(NO_TERMINAL, file=sys.stderr)
        _print(record_lines(desk, entry) if entry else unsigned_lines(desk))
        return COULD_NOT_RUN
    return _sit(desk, asked, entry)


def _fault(desk: ReviewDesk, asked: Asked, entry: Entry | None) -> str:
    """Why nothing can be done; empty when something can."""
    if asked.record and entry is None:
        faulty = desk.catalog.is_faulty(asked.record)
        return f"{asked.record} 有错，先运行 check 改好。" if faulty else f"没有编号为 {asked.record} 的记录。"
    if entry and not desk.readings.of(entry):
        return f"{entry.path} 里没有依据来源的说法，不用签读。"
    return "" if entry or asked.next or asked.unsigned else WHICH


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(_safe(line))


def _safe(text: str) -> str:
    """Nothing in a record or a report steers the terminal."""
    return "\n".join(UNSEEN.sub("□", line) for line in text.split("\n"))


def _sit(desk: ReviewDesk, asked: Asked, entry: Entry | None) -> int:
    """Ask who reads, then show one record after another as long as `--next` and the reader want."""
    reader = who_reads(asked.reader)
    entry = entry or next_entry(desk, reader)
    if entry is None:
        print(f"没有 {reader} 还可以签的了：都签够了，或者手边没有原文。--unsigned 列出没有签够的。")
        return OK
    done = read_record(desk, entry, reader, click.getchar)
    print(_summed_up(done, asked.next))
    return OK


def who_reads(given: str) -> str:
    """The name under which is signed: the one that is given, else the one that the person confirms or writes."""
    while True:
        try:
            name = proper_name(given or str(click.prompt("签读人（自己的名字；对就按回车）", git_name() or None)))
        except LedgerFault as fault:
            print(fault)
            given = ""
            continue
        print(f"签读人：{name}。只签自己对照原文读过的。")
        return name


def git_name() -> str:
    """The name that git puts under commits at this machine; empty when there is none."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False, timeout=20, encoding="utf-8", errors="replace")
    except (OSError, subprocess.SubprocessError):
        return ""
    return "" if UNSEEN.search(name := done.stdout.strip()) else name


def next_entry(desk: ReviewDesk, reader: str) -> Entry | None:
    """The first record in which there is something for this reader to sign."""
    return next((entry for entry in desk.entries if any(_is_open(item, reader) for item in desk.items(entry))), None)


def _is_open(item: Item, reader: str) -> bool:
    """Can this reader add something? Not where enough have signed, nor twice, nor without the original."""
    return not (item.reading.is_signed or item.reading.has_signed(reader) or item.missing)


def read_record(desk: ReviewDesk, entry: Entry, reader: str, key: Callable[[], str]) -> Done:
    """Show what a record says, item by item, and do what is answered; signatures are written at once."""
    done = Done()
    items = desk.items(entry)
    _print(map(void_line, desk.voids(entry)))
    for number, item in enumerate(items, 1):
        if item.reading.has_signed(reader) or item.reading.is_signed:
            print(f"\n{item.title}：{item.state}。")
            continue
        print(_safe(shown(entry, item, f"{number}/{len(items)}", shutil.get_terminal_size().columns)))
        _answer(desk, entry, item, reader, key, done)
        if done.stopped:
            break
    return done


def shown(entry: Entry, item: Item, counted: str, columns: int) -> str:
    """One saying beside its passages."""
    left = [line for passage in item.passages for line in (f"【{passage.label}】", passage.text or passage.missing, "")]
    right = [f"【{item.title}】", *(f"{label}：{text}" if label else text for label, text in item.texts)]
    rule = "─" * (min(columns, MOST) // 2)
    head = wrapped(f"{entry.name}　{counted}　{item.state}", columns)
    return "\n".join(["", rule, *head, *beside(left[:-1], right, columns), ""])


def _answer(desk: ReviewDesk, entry: Entry, item: Item, reader: str, key: Callable[[], str], done: Done) -> None:
    """Wait for a key that means something, and do it."""
    print("原文不在手边，不能签。n 有疑问　s 跳过　q 停下" if item.missing else KEYS, flush=True)
    while True:
        try:
            pressed = key().lower()
        except (KeyboardInterrupt, EOFError):
            broken_off.answer()
            pressed = QUIT
        if pressed == SIGN and not item.missing and _sign(desk, entry, item, reader):
            done.signed += 1
        elif pressed == DOUBT:
            line = entry.file.position(item.reading.saying.where).line
            print(CORRECT.format(path=entry.path, line=line))
            done.doubted += 1
        elif pressed == SKIP:
            done.skipped += 1
        elif pressed == QUIT:
            done.stopped = True
        else:
            continue
        return


def _sign(desk: ReviewDesk, entry: Entry, item: Item, reader: str) -> bool:
    try:
        path = desk.sign(entry, item, reader)
    except LedgerFault as fault:
        print(fault)
        return False
    more = item.reading.needed - len(item.reading.readers) - 1
    print(f"已签：{reader}，记在 {path}。" + (f"还要 {more} 个人。" if more > 0 else ""))
    return True


def _summed_up(done: Done, goes_on: bool) -> str:
    told = f"签了 {done.signed} 条，有疑问 {done.doubted} 条，跳过 {done.skipped} 条。"
    return told + ("接着读，再运行一次 review --next。" if goes_on and not done.stopped else "")
