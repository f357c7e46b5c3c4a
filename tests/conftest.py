"""For all tests: quick ones first, copies of the stock handbook, and at the end a word on what was covered."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

import stock_handbook
from handbook.site.kept import FILE
from launcher.browser import NOT_FOUND, find_browser
from made_once import made_once
from originals import ABSENT, originals_folder
from stock_handbook import Handbook
from together import Together

TESTS = Path(__file__).resolve().parent
# Folders whose tests start programs, build sites or open browsers come after all others, in this order.
SLOW = ("content/office", "generator/shown", "generator/signing", "generator/cli", "generator/test_bootstrap.py", "generator/package",
        "generator/builds", "content/browser", "content/takealong")  # fmt: skip
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
# The same examples in every run, however slow the machine; `--hypothesis-profile=wide` looks for new ones.
settings.register_profile(
    "same", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("wide", deadline=None, max_examples=2000)
settings.load_profile("same")
OUTCOMES = {"passed": "通过", "failed": "失败", "error": "出错", "skipped": "跳过", "xfailed": "已知不足"}


def area(path: Path) -> str:
    """The part of the suite that a test file belongs to: whose it is and its folder, or itself when it stands in none."""
    return "/".join(path.relative_to(TESTS).parts[:2]) if path.is_relative_to(TESTS) else path.name


def pytest_configure() -> None:
    """Give the programs that tests start the usual answer to Ctrl-C, also where the suite itself is to ignore it.

    `nohup … &` starts us with the signal ignored, and what is ignored is inherited; a handler is not.
    """
    main = threading.current_thread() is threading.main_thread()
    if main and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: None)


@pytest.hookimpl(optionalhook=True)  # there is none without pytest-xdist
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests wait for programs, browsers and disks a third of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: number for number, name in enumerate(SLOW, 1)}
    items.sort(key=lambda item: ranks.get(area(item.path), 0))  # the sort is stable: the rest keeps its order


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts: dict[str, Counter[str]] = {}
    for outcome in OUTCOMES:
        for report in terminalreporter.stats.get(outcome, []):
            if hasattr(report, "nodeid"):
                path = TESTS.parent / report.nodeid.split("::")[0]
                counts.setdefault(area(path), Counter())[outcome] += 1
    terminalreporter.section("查了什么")
    for name in sorted(counts, key=lambda name: (name in SLOW, SLOW.index(name) if name in SLOW else 0, name)):
        told = "、".join(f"{OUTCOMES[outcome]} {number}" for outcome, number in counts[name].items())
        terminalreporter.write_line(f"{name}：{told}")
    for title, table in tables(terminalreporter):
        terminalreporter.section(title)
        terminalreporter.write_line(table)
    folder = originals_folder()
    number = len(list(folder.glob("*.txt"))) if folder else 0
    present = f"{folder}（{number} 个文件）" if folder else f"{ABSENT}，只凭段落索引核对"
    terminalreporter.write_line(f"原始报告：{present}")


def tables(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[str, str]]:
    """What tests have measured and recorded as a property: its title, and the table of several lines."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            yield from ((title, table) for title, table in report.user_properties if "\n" in str(table))


@pytest.fixture
def records(tmp_path: Path) -> Handbook:
    """The stock records in a folder of their own: enough to check, index and add to."""
    return stock_handbook.records_only(tmp_path / "handbook")


@pytest.fixture
def handbook(tmp_path: Path, kept: Path) -> Handbook:
    """The whole stock handbook in a folder of its own, ready to build, with what a build before keeps: it halves the time of a
    build, and what is kept makes no difference to the site (`builds/test_reproducible.py` builds from nothing)."""
    whole = stock_handbook.whole(tmp_path / "handbook")
    shutil.copytree(kept, whole.root / kept.name)
    return whole


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the stock handbook keeps for the next."""
    return made_once(tmp_path_factory, "kept", build_once) / FILE.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock handbook, built once with an address; for tests that only read the site."""
    return Handbook(made_once(tmp_path_factory, "built", build_stock))


def build_once(folder: Path) -> None:
    stock_handbook.whole(folder).build()


def build_stock(folder: Path) -> None:
    handbook = stock_handbook.whole(folder)
    handbook.settings('site_url: ""', f"site_url: {stock_handbook.ADDRESS}")
    handbook.build(PYTHONHASHSEED=stock_handbook.SEED)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, one for all tests; the launcher has found or installed it, and says what to do when there is none."""
    program = find_browser(os.environ)
    assert program is not None, NOT_FOUND
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET), timeout=180_000)
        yield browser
        browser.close()
