"""Two builds of the same records give the same bytes, wherever, whenever and by whatever order of hashing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import stock_handbook
from handbook.site.kept import FILE
from stock_handbook import Handbook, run_program, snapshot

# MkDocs writes the day of the build; this runs the command on another day, in another year and time zone
ANOTHER_DAY = """
import datetime, runpy, sys, time
import mkdocs.utils

days = int(sys.argv.pop(1))


class Later(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return super().now(zone) + datetime.timedelta(days=days, hours=7)


real = time.time
time.time = lambda: real() + days * 86400
mkdocs.utils.datetime = Later
runpy.run_module("handbook", run_name="__main__", alter_sys=True)
"""


def differing(one: Handbook, other: Handbook) -> list[str]:
    ours, theirs = snapshot(one.site), snapshot(other.site)
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def another(root: Path) -> Handbook:
    """A handbook like `built`, before its build."""
    handbook = stock_handbook.whole(root)
    handbook.settings('site_url: ""', f"site_url: {stock_handbook.ADDRESS}")
    return handbook


def test_another_folder(built: Handbook, tmp_path: Path) -> None:
    other = another(tmp_path / "别处 的 手册")
    other.build(PYTHONHASHSEED=stock_handbook.SEED)
    assert differing(built, other) == []


TEXTS = {".py", ".html", ".css", ".js", ".xml", ".yml", ".md", ".txt", ".svg", ".json"}


def test_line_ends_of_windows(built: Handbook, tmp_path: Path) -> None:
    """As git hands out all texts there: those of the program and of its theme, settings and records."""
    other = another(tmp_path / "handbook")
    for path in other.root.rglob("*"):
        if path.suffix in TEXTS and path.is_file() and other.reports not in path.parents:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    other.build(PYTHONHASHSEED=stock_handbook.SEED)
    assert differing(built, other) == []


def test_another_order_of_hashing(built: Handbook, tmp_path: Path) -> None:
    other = another(tmp_path / "handbook")
    other.build(PYTHONHASHSEED="2")
    assert differing(built, other) == []


@pytest.mark.parametrize("days", [500, -21_000], ids=["later", "a clock that has stopped before 1970"])
def test_another_day(built: Handbook, tmp_path: Path, days: int) -> None:
    other = another(tmp_path / "handbook")
    script = other.write("another_day.py", ANOTHER_DAY)
    command = [other.command()[0], "-P", str(script), str(days), "build"]
    changes = {"PYTHONHASHSEED": stock_handbook.SEED, "TZ": "Pacific/Auckland"}
    done = run_program(command, other.root, other.variables(**changes))
    assert done.returncode == 0, done.stderr
    assert differing(built, other) == []


FEW = ["sh", "-c", 'ulimit -n 64; exec "$@"', "sh"] if os.name == "posix" else []
ODD = {"LC_ALL": "POSIX", "LANG": "tr_TR.UTF-8", "HOME": "/nowhere", "TMPDIR": "/nowhere", "GIT_DIR": "/nowhere/.git", "TZ": "Asia/Kiritimati"}


def test_another_order_of_files_other_rights_and_an_odd_machine(built: Handbook, tmp_path: Path) -> None:
    """Records that were added later, or came out of an archive, stand in a folder in another order, and may be of tomorrow. The
    machine has few descriptors, an odd locale, no home and no folder for what is temporary."""
    other = another(tmp_path / "handbook")
    for path in sorted(other.docs.rglob("*.yml"), reverse=True):
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
        path.chmod(0o600)
        os.utime(path, (4e9, 4e9))
    environ = other.variables(PYTHONHASHSEED=stock_handbook.SEED, **ODD)
    done = run_program([*FEW, *other.command("build")], other.root, {name: value for name, value in environ.items() if name != "PYTHONUTF8"})
    assert done.returncode == 0, done.stderr
    assert differing(built, other) == []


CHANGES = {
    "docs/problems/dengji-daitian.yml": ("name: 到户次数少、登记表代填", "name: 到户次数少"),
    "docs/terms/lianxihui.yml": ("name: 联席会\n", "name: 联席会议\naliases: [联席会]\n"),
    "docs/templates/xuqiu-qingdan.yml": ("label: 读者编号", "label: 户编号"),
    "docs/practices/sanwen-sanbang.yml": ("rhythm: {text: 每季度至少 1 次。", "rhythm: {text: 每季度到户至少 1 次。"),
    "docs/sources/tushu-huifang.yml": ("short: ", "short: 新"),
}


def test_what_is_kept_of_a_build_makes_no_difference_to_the_next(tmp_path: Path) -> None:
    """Names, forms, pictures and a shorthand of a source change between the two; other records only show them."""
    kept = stock_handbook.whole(tmp_path / "kept" / "handbook")
    kept.build()
    fresh = stock_handbook.whole(tmp_path / "fresh" / "handbook")
    for handbook in (kept, fresh):
        for name, change in CHANGES.items():
            handbook.replace(name, *change)
        handbook.build()
    assert (kept.root / FILE).exists()
    assert differing(kept, fresh) == []
    assert "到户次数少" in kept.page("practices/sanwen-sanbang")
    assert "到户次数少、" not in kept.page("practices/sanwen-sanbang")
