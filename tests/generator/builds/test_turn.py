"""Two builds at once: one waits for the other, and whatever becomes of either, the site is whole."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbook.site.turn import Turn
from stock_handbook import PATIENCE, ROOT, Handbook, snapshot, variables

WAITS = r"另一个窗口正在生成这个网站（进程 {pid}，\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d 开始），等它做完就接着生成；不想等，按 Ctrl\+C。\n"
HOLD = """
import sys, time
from pathlib import Path
from handbook.site.turn import Turn

turn = Turn(Path(sys.argv[1]))
turn.take()
print("taken", flush=True)
time.sleep(600)
"""
# a hook that stops the first build in its midst until there is a file
SLOW = """
import time
from pathlib import Path


def on_env(env, config, files):
    here = Path(__file__).parent
    if not (here / "begun").exists():
        (here / "begun").touch()
        while not (here / "go").exists():
            time.sleep(0.05)
"""


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def holder(site: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the turn."""
    environ = variables(PYTHONPATH=str(ROOT / "hooks"))
    with subprocess.Popen([sys.executable, "-c", HOLD, str(site)], env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "taken\n"
        try:
            yield process
        finally:
            process.kill()


def test_nothing_is_left_of_a_turn_that_is_over(tmp_path: Path) -> None:
    turn, said = Turn(tmp_path / "site"), list[str]()
    turn.take(said.append)
    assert turn.is_mine
    assert [path.name for path in tmp_path.iterdir()] == [".site-turn"]
    turn.release()
    assert (turn.is_mine, said, list(tmp_path.iterdir())) == (False, [], [])


def test_who_waits_is_told_for_whom_and_gets_the_turn_of_one_that_was_killed(tmp_path: Path) -> None:
    turn, said = Turn(tmp_path / "site"), list[str]()
    with holder(tmp_path / "site") as other:
        def say(text: str) -> None:
            said.append(text)
            other.kill()

        turn.take(say)
        assert turn.is_mine
    assert len(said) == 1
    assert re.fullmatch(WAITS.format(pid=other.pid), said[0] + "\n")
    turn.release()
    assert list(tmp_path.iterdir()) == []


def test_a_turn_whose_file_was_deleted_meanwhile_is_taken_once(tmp_path: Path) -> None:
    """Whoever waited for the file that is gone must not build beside whoever took the new one."""
    first, late, next_one = (Turn(tmp_path / "site") for _ in range(3))
    first.take()
    with late.path.open("ab+") as seen:  # the one that is late has opened the file before it was deleted
        first.release()
        next_one.take()
        assert not late._is_there(seen)
    assert not late._try()
    assert next_one.is_mine


def test_other_sites_are_not_waited_for(tmp_path: Path) -> None:
    with holder(tmp_path / "site"):
        other = Turn(tmp_path / "public")
        other.take(pytest.fail)
        assert other.is_mine
        other.release()


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder would be", encoding="utf-8")
    turn = Turn(tmp_path / "file" / "site")
    turn.take(pytest.fail)
    assert turn.is_mine
    turn.release()


def test_a_link_in_the_place_of_a_turn_leads_nowhere(tmp_path: Path) -> None:
    """It may have come with a contribution, and lead to a file of whoever builds."""
    theirs = tmp_path / "theirs"
    theirs.write_text("precious", encoding="utf-8")
    turn = Turn(tmp_path / "site")
    turn.path.symlink_to(theirs)
    turn.take(pytest.fail)
    turn.release()
    assert theirs.read_text(encoding="utf-8") == "precious"
    assert list(tmp_path.iterdir()) == [theirs]


@pytest.mark.parametrize("kind", ["folder", "full folder", *(["pipe"] if hasattr(os, "mkfifo") else [])])
def test_what_is_no_file_in_the_place_of_a_turn_lets_nobody_build_beside_another(tmp_path: Path, kind: str) -> None:
    turn, other = Turn(tmp_path / "site"), Turn(tmp_path / "site")
    if kind == "pipe":
        os.mkfifo(turn.path)
    else:
        (turn.path / ("within" if kind == "full folder" else "")).mkdir(parents=True)
    turn.take(pytest.fail)
    told: list[str] = []

    def waiting(words: str) -> None:
        told.append(words)
        turn.release()

    other.take(waiting)
    assert len(told) == 1
    other.release()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_no_word_of_who_builds_stops_nobody(tmp_path: Path) -> None:
    """What it did not take is not tried again when the turn is let go, either."""
    resource = pytest.importorskip("resource", reason="这里不能限制文件的大小")
    turn, before = Turn(tmp_path / "site"), resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        turn.take(pytest.fail)
        assert turn.is_mine
        turn.release()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def slow(handbook: Handbook) -> Iterator[tuple[Handbook, subprocess.Popen[str]]]:
    """A handbook with an old site, and a build of it that waits in its midst."""
    handbook.write("site/index.html", "旧网站")
    handbook.write("slow.py", SLOW)
    handbook.settings("hooks: [hooks/site.py]", "hooks: [hooks/site.py, slow.py]")
    first = begun(handbook)
    until((handbook.root / "begun").exists)
    try:
        yield handbook, first
    finally:
        first.kill()
        first.communicate()


def begun(handbook: Handbook) -> subprocess.Popen[str]:
    return subprocess.Popen(
        handbook.command("build"), cwd=handbook.root, env=handbook.variables(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip


def waiting(handbook: Handbook, first: subprocess.Popen[str]) -> subprocess.Popen[str]:
    """A second build, which has said that it waits."""
    second = begun(handbook)
    assert second.stderr
    assert re.fullmatch(WAITS.format(pid=first.pid), second.stderr.readline())
    return second


def is_whole(handbook: Handbook) -> bool:
    files = snapshot(handbook.site)
    return len(files) > 100 and {"404.html", "search/index.js"} <= set(files)


def test_the_second_build_waits_and_both_publish(slow: tuple[Handbook, subprocess.Popen[str]]) -> None:
    handbook, first = slow
    second = waiting(handbook, first)
    assert snapshot(handbook.site) == {"index.html": "旧网站".encode()}
    handbook.replace("docs/terms/lianxihui.yml", "几个单位", "好几家单位")
    (handbook.root / "go").touch()
    for process in (first, second):
        said, wrong = process.communicate(timeout=PATIENCE)
        assert (process.returncode, wrong) == (0, "")
        assert said.startswith("已生成 ")
    assert is_whole(handbook)
    assert "好几家单位" in handbook.page("terms/lianxihui")  # the second reads when its turn has come
    assert list(handbook.root.glob(".site*")) == []


@pytest.mark.skipif(os.name != "posix", reason="只有 POSIX 有 SIGKILL")
def test_the_second_build_takes_over_from_one_that_is_killed(slow: tuple[Handbook, subprocess.Popen[str]]) -> None:
    handbook, first = slow
    second = waiting(handbook, first)
    first.send_signal(signal.SIGKILL)
    said, wrong = second.communicate(timeout=PATIENCE)
    assert (second.returncode, wrong) == (0, "")
    assert said.startswith("已生成 ")
    assert is_whole(handbook)
    assert list(handbook.root.glob(".site*")) == []


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_who_breaks_off_the_waiting_leaves_the_first_alone(slow: tuple[Handbook, subprocess.Popen[str]]) -> None:
    handbook, first = slow
    second = waiting(handbook, first)
    second.send_signal(signal.SIGINT)
    said, wrong = second.communicate(timeout=PATIENCE)
    assert (second.returncode, said, wrong.strip()) == (130, "", "已中断。")
    (handbook.root / "go").touch()
    assert first.communicate(timeout=PATIENCE)[1] == ""
    assert first.returncode == 0
    assert is_whole(handbook)
