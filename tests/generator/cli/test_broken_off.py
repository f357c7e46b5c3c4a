"""Ctrl-C, or another request to end, wherever it comes: a command ends as it was asked to, once, and has cleared up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.broken_off import INTERRUPTED
from ports import free_port
from stock_handbook import ROOT, Handbook, run_program, variables

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")

# what is worked on when the signal comes, called by another language: what it raises is handed to nobody
SWALLOWED = {
    "a finaliser": "class Gone:\n    def __del__(self):\n        ask()\nwork = Gone",
    "a callback of a weak reference": "import weakref\nclass Gone: pass\nkept = []\ndef work():\n    kept.append(weakref.ref(Gone(), lambda _: ask()))",
    "a pattern that pydantic's core asks for": """\
import re, subprocess
from typing import Annotated
from pydantic import Field, TypeAdapter
endless = TypeAdapter(Annotated[str, Field(pattern=re.compile(r'^(a+)+$'))])
def work():
    subprocess.Popen(['sh', '-c', f'sleep 0.3; kill -{sys.argv[1]} {os.getpid()}'])
    endless.validate_python('a' * 60 + 'b')""",
    "an attribute that is looked for": "class Odd:\n    def __getattr__(self, name):\n        try:\n            ask()\n        except BaseException:\n            raise AttributeError(name) from None\ndef work():\n    assert not hasattr(Odd(), 'x')",
}
PROGRAM = """\
import os, signal, sys, time
from handbook import broken_off
broken_off.hear()
import click
from pathlib import Path
from handbook.commands.driving import ending_when_asked
from handbook.commands.usage import run
count = 0
def ask():
    global count
    count += 1
    if count == 1:
        os.kill(os.getpid(), signal.Signals(int(sys.argv[1])))
{swallowed}
@click.command(context_settings=dict(ignore_unknown_options=True))
@click.argument('number')
def command(number):
    half = Path('half')
    half.write_text('')
    try:
        with ending_when_asked():
            work()
            print('goes on', flush=True)
            {then}
    finally:
        clears = time.monotonic() + 0.3
        while time.monotonic() < clears:
            pass
        half.unlink()
        print('cleared', flush=True)
run(command, 'program')
"""
WAITS = "while True: time.sleep(1)"
FAULT = "raise ValueError('nobody foresaw it')"


def ended(folder: Path, swallowed: str, then: str, asked: signal.Signals) -> subprocess.CompletedProcess[str]:
    """A program that is asked to end while another language has it work."""
    program = PROGRAM.format(swallowed=SWALLOWED[swallowed], then=then)
    return run_program([sys.executable, "-P", "-c", program, str(int(asked))], folder, variables(PYTHONPATH=str(ROOT / "hooks")))


@pytest.mark.parametrize("then", [WAITS, FAULT, "sys.exit(1)", "pass"])
@pytest.mark.parametrize("swallowed", SWALLOWED)
def test_ctrl_c_that_is_lost_is_asked_for_again(tmp_path: Path, swallowed: str, then: str) -> None:
    done = ended(tmp_path, swallowed, then, signal.SIGINT)
    assert (done.returncode, done.stderr.strip()) == (INTERRUPTED, "已中断。")
    assert "cleared" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP] if os.name == "posix" else [])
@pytest.mark.parametrize("then", [WAITS, FAULT])
def test_another_request_that_is_lost_is_asked_for_again(tmp_path: Path, asked: signal.Signals, then: str) -> None:
    done = ended(tmp_path, "a finaliser", then, asked)
    assert (done.returncode, done.stderr) == (-asked, "")


def test_who_asks_twice_waits_for_no_thread_that_nobody_ends_any_more(tmp_path: Path) -> None:
    """A preview's second Ctrl-C breaks off the end of its threads; it waited for them for ever."""
    starts = "import tempfile, threading\nkept = tempfile.TemporaryDirectory(dir='.')\nthreading.Thread(target=threading.Event().wait).start()\nprint('said')\nask()"
    program = PROGRAM.format(swallowed="def work(): pass", then=starts.replace("\n", "; "))
    done = run_program([sys.executable, "-P", "-c", program, str(int(signal.SIGINT))], tmp_path, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert (done.returncode, done.stderr.strip()) == (INTERRUPTED, "已中断。")
    assert done.stdout.splitlines() == ["goes on", "said", "cleared"]
    assert list(tmp_path.iterdir()) == []


# real commands: the signal comes at the n-th thing that Python tells its watchers of, at the latest when a preview has its pages
WATCHED = """\
import os, signal, sys
seen, at = 0, int(sys.argv.pop(1))
def watch(event, details):
    global seen
    seen += 1
    if seen == at or (event == 'socket.bind' and seen < at):
        seen = at
        os.kill(os.getpid(), signal.SIGINT)
from handbook.__main__ import start
sys.addaudithook(watch)
start()
"""
MOMENTS = 4
COMMANDS = {"build": ("build",), "build --offline": ("build", "--offline"), "check": ("check",), "serve": ("serve", "--address")}


@pytest.fixture
def built(handbook: Handbook) -> Handbook:
    handbook.build("--offline")
    return handbook


def files(handbook: Handbook) -> set[str]:
    """What lies in the handbook, but for what the program keeps for its next run."""
    found = (path.relative_to(handbook.root) for path in handbook.root.rglob("*"))
    return {path.as_posix() for path in found if not {".cache", "__pycache__", "site"} & set(path.parts)}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_broken_off_ends_so_and_leaves_nothing(built: Handbook, tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    before = files(built)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for moment in range(MOMENTS):
        built.write("docs/synonyms.yml", f"groups:\n  - [没有钱{moment}, 经费不足]\n")
        arguments = (*COMMANDS[name], *([f"127.0.0.1:{free_port()}"] if name == "serve" else []))
        at = int(10 ** chance.uniform(1, 4.3))
        command = [sys.executable, "-P", "-c", WATCHED, str(at), *arguments]
        done = run_program(command, built.root, built.variables(TMPDIR=str(temporary)))
        said = f"{at}: {done.stdout}{done.stderr}"
        assert done.returncode in (0, INTERRUPTED), said
        assert (done.stderr.strip() == "已中断。") == (done.returncode == INTERRUPTED), said
        assert files(built) - before - {"docs/synonyms.yml"} == set(), said
        assert list(temporary.iterdir()) == [], said
    built.build("--offline")


# somebody impatient: Ctrl-C at the second file that is put in its place, and again at whatever is done with a file after that
IMPATIENT = """\
import os, signal, sys
from pathlib import Path
from handbook import broken_off
broken_off.hear()
from handbook.desk.step import Step, take
placed = 0
def watch(event, details):
    global placed
    placed += event == 'os.rename' and 'docs' in str(details[1])
    if placed >= 2 and event in ('os.rename', 'os.remove', 'open'):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(watch)
try:
    take(Path.cwd(), Step({f'docs/{number}.yml': 'new' for number in range(4)}, ['docs/gone.yml']))
finally:
    placed = -1000
    broken_off.leave()
"""


def test_a_step_is_taken_whole_or_not_at_all_however_often_its_end_is_asked_for(tmp_path: Path) -> None:
    before = {f"{number}.yml": "old" for number in range(4)} | {"gone.yml": "old"}
    (tmp_path / "docs").mkdir()
    for name, text in before.items():
        (tmp_path / "docs" / name).write_text(text)
    done = run_program([sys.executable, "-P", "-c", IMPATIENT], tmp_path, variables(PYTHONPATH=os.pathsep.join(sys.path)))
    assert (done.returncode, done.stderr.strip()) == (INTERRUPTED, "已中断。")
    after = {path.name: path.read_text() for path in (tmp_path / "docs").iterdir()}
    assert after in (before, {f"{number}.yml": "new" for number in range(4)})
