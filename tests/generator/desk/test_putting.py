"""What is written below the handbook's folder is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.kills.killing import with_offers

from handbook.desk.putting import put, put_all
from stock_handbook import REPORT, Handbook, run_program, snapshot

NEW = {"name": "片区会", "meaning": "几个分馆一起开的会。"}
COMMANDS = {
    "new": (("new", "term", "pianqu-hui", *(f"--set={name}={value}" for name, value in NEW.items())), "docs/terms/pianqu-hui.yml", 40),
    "index": (("index", f"reports/{REPORT}"), ".handbook-step.json", 4000),
    "import": (("import", "offers.json"), ".handbook-step.json", 40),
    "schema": (("schema",), "schema/", 4000),
    "addresses": (("addresses", "--record"), "docs/addresses.txt", 40),
}
SMALL = """
import resource, sys
from handbook.commands.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
main("handbook")
"""


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize(("arguments", "name", "most"), COMMANDS.values(), ids=COMMANDS)
def test_a_disk_that_is_full_leaves_everything_as_it_was(records: Handbook, arguments: tuple[str, ...], name: str, most: int) -> None:
    records.write("site/index.html", '<article><h2 id="a">x</h2></article>')
    with_offers(records)
    before = snapshot(records.root)
    command = [sys.executable, "-P", "-c", SMALL.format(most=most), *arguments]
    done = run_program(command, records.root, records.variables(PYTHONPATH=os.pathsep.join(sys.path), PYTHONDONTWRITEBYTECODE="1"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"没有写成，原来的文件没有动。磁盘已满，腾出空间再来一次。（{records.root}/{name}")
    assert snapshot(records.root) == before


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_where_every_disk_is_full_there_is_no_place_for_a_trial(records: Handbook) -> None:
    before = snapshot(records.root)
    command = [sys.executable, "-P", "-c", SMALL.format(most=0), "rename", "lianxihui", "lianxi-hui"]
    done = run_program(command, records.root, records.variables(PYTHONPATH=os.pathsep.join(sys.path), PYTHONDONTWRITEBYTECODE="1"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("没有地方放临时文件，没有做完，原来的没有动：腾出磁盘空间")
    assert snapshot(records.root) == before


def test_none_is_put_unless_the_disk_took_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧", encoding="utf-8")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        put_all({tmp_path / "a": "新", tmp_path / "new/b": "新", tmp_path / "taken/c": "新"})
    assert snapshot(tmp_path) == {"a": "旧".encode(), "taken": b""}
    assert not (tmp_path / "new").exists()


def test_a_folder_in_the_place_of_a_file_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧", encoding="utf-8")
    (tmp_path / "z").mkdir()
    with pytest.raises(OSError, match="z"):
        put_all({tmp_path / "a": "新", tmp_path / "z": "新"})
    assert snapshot(tmp_path) == {"a": "旧".encode()}


def test_a_file_that_cannot_be_taken_away_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("旧", encoding="utf-8")
    (tmp_path / "z").mkdir()
    with pytest.raises(OSError, match="z"):
        put_all({tmp_path / "a": "新", tmp_path / "c": "新"}, [tmp_path / "b", tmp_path / "z"])
    assert snapshot(tmp_path) == {"a": "旧".encode(), "b": "旧".encode()}


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_rights_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧", encoding="utf-8")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "link").symlink_to("a")
    put(tmp_path / "link", "新\n")
    assert (tmp_path / "a").read_bytes() == "新\n".encode()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_link_out_of_the_folder_is_replaced_and_what_it_leads_to_is_left(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "theirs").write_text("别人的", encoding="utf-8")
    for name, to in (("a", tmp_path / "theirs"), ("b", Path("/dev/zero"))):
        (tmp_path / "docs" / name).symlink_to(to)
        put(tmp_path / "docs" / name, "新\n")
    assert snapshot(tmp_path) == {"docs/a": "新\n".encode(), "docs/b": "新\n".encode(), "theirs": "别人的".encode()}


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_what_a_killed_process_has_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    gone = run_program([sys.executable, "-c", "import os; print(os.getpid())"], tmp_path, dict(os.environ)).stdout.strip()
    for name in (f".a.{gone}", f".a.{os.getppid()}", ".a.x", f".b.{gone}", f".a.{'9' * 40}"):
        (tmp_path / name).write_text("半", encoding="utf-8")
    put(tmp_path / "a", "新")
    assert sorted(snapshot(tmp_path)) == sorted([f".a.{os.getppid()}", ".a.x", f".a.{'9' * 40}", f".b.{gone}", "a"])


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_link_where_a_file_is_written_aside_is_not_written_through(tmp_path: Path) -> None:
    """Numbers of processes are small in a container: who sends files can guess the one that will write."""
    theirs = tmp_path / "theirs"
    theirs.write_text("只有这一份。", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / f"docs/.a.{os.getpid()}").symlink_to(theirs)
    put(tmp_path / "docs/a", "新")
    assert snapshot(tmp_path) == {"docs/a": "新".encode(), "theirs": "只有这一份。".encode()}
    assert not (tmp_path / "docs/a").is_symlink()
