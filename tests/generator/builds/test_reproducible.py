"""Two builds of the same records give the same bytes, wherever, whenever and by whatever order of hashing."""

from __future__ import annotations

from pathlib import Path

import pytest

import stock_handbook
from handbook.site.kept import FILE
from stock_handbook import Handbook, run_program, snapshot

# MkDocs writes the day of the build; this runs the command on another day, in another year and time zone
ANOTHER_DAY = """
import datetime, runpy, sys, time
import mkdocs.utils


class Later(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return super().now(zone) + datetime.timedelta(days=500, hours=7)


real = time.time
time.time = lambda: real() + 500 * 86400
mkdocs.utils.datetime = Later
sys.argv[1:] = ["build"]
runpy.run_module("handbook", run_name="__main__", alter_sys=True)
"""


def differing(one: Handbook, other: Handbook) -> list[str]:
    ours, theirs = snapshot(one.site), snapshot(other.site)
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return built(tmp_path_factory.mktemp("first") / "handbook", PYTHONHASHSEED="1")


def built(root: Path, **changes: str) -> Handbook:
    handbook = stock_handbook.whole(root)
    handbook.settings('site_url: ""', "site_url: https://example.org/")
    handbook.build(**changes)
    return handbook


def test_another_folder(first: Handbook, tmp_path: Path) -> None:
    other = built(tmp_path / "别处 的 手册", PYTHONHASHSEED="1")
    assert differing(first, other) == []


def test_another_order_of_hashing(first: Handbook, tmp_path: Path) -> None:
    assert differing(first, built(tmp_path / "handbook", PYTHONHASHSEED="2")) == []


def test_another_day(first: Handbook, tmp_path: Path) -> None:
    other = stock_handbook.whole(tmp_path / "handbook")
    other.settings('site_url: ""', "site_url: https://example.org/")
    script = other.write("another_day.py", ANOTHER_DAY)
    command = [other.command()[0], "-P", str(script)]
    done = run_program(command, other.root, other.variables(PYTHONHASHSEED="1", TZ="Pacific/Auckland"))
    assert done.returncode == 0, done.stderr
    assert differing(first, other) == []


def test_another_order_of_files_and_other_rights(first: Handbook, tmp_path: Path) -> None:
    """Records that were added later, or came out of an archive, stand in a folder in another order."""
    other = stock_handbook.whole(tmp_path / "handbook")
    other.settings('site_url: ""', "site_url: https://example.org/")
    for path in sorted(other.docs.rglob("*.yml"), reverse=True):
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
        path.chmod(0o600)
    other.build(PYTHONHASHSEED="1")
    assert differing(first, other) == []


CHANGES = {
    "docs/problems/dengji-daitian.yml": ("name: 到户次数少、登记表代填", "name: 到户次数少"),
    "docs/terms/lianxihui.yml": ("name: 联席会\n", "name: 联席会议\naliases: [联席会]\n"),
    "docs/templates/xuqiu-qingdan.yml": ("label: 农户编号", "label: 户编号"),
    "docs/practices/sanwen-sanbang.yml": ("rhythm: {text: 每季度至少 1 次。", "rhythm: {text: 每季度到户至少 1 次。"),
    "docs/sources/nonghu-lianxi.yml": ("short: ", "short: 新"),
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
