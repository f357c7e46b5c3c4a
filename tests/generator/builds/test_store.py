"""What takes long to make is kept from build to build, and never shown when it is not what would be made now."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

import stock_handbook
from handbook import exports, forms, pages
from handbook.forms import kits
from handbook.site import again
from handbook.site.again import AGAIN, SITE, SPARE, SPARED
from handbook.site.kept import FEW, FILE, PAGE, TABLE, Recipe, Store
from handbook.site.looks import TELLS, look_at
from stock_handbook import ROOT, Handbook, snapshot, variables

PACKAGE = ROOT / "hooks" / "handbook"
FORMS = Recipe("forms", (), ())


class Maker:
    """Makes a file and remembers how often."""

    def __init__(self, content: bytes = b"form") -> None:
        self.content = content
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.content


def ask(path: Path, description: object, maker: Maker, recipe: Recipe = FORMS) -> bytes:
    store = Store(path)
    content = store.get(recipe, description, maker)
    store.keep()
    return content


def test_a_file_is_made_once(tmp_path: Path) -> None:
    maker = Maker()
    assert [ask(tmp_path / "kept" / "a.sqlite", "form 1", maker) for _ in range(3)] == [b"form"] * 3
    assert maker.made == 1


def test_another_description_is_another_file(tmp_path: Path) -> None:
    assert ask(tmp_path / "a.sqlite", "form 1", Maker(b"one")) == b"one"
    assert ask(tmp_path / "a.sqlite", "form 2", Maker(b"two")) == b"two"


def test_a_file_that_an_older_release_left_is_laid_out_in_larger_pages(tmp_path: Path) -> None:
    path, maker = tmp_path / "a.sqlite", Maker()
    with sqlite3.connect(path) as database:
        database.execute(TABLE)
    for _ in range(2):
        ask(path, "form 1", maker)
        with sqlite3.connect(path) as database:
            assert database.execute("PRAGMA page_size").fetchone() == (PAGE,)
    assert maker.made == 1


def test_what_is_not_used_any_more_is_kept_until_it_is_more_than_the_rest(tmp_path: Path) -> None:
    """Not a build long: what is made of a thing may be kept itself, and then nobody asks for the thing."""
    path = tmp_path / "a.sqlite"
    maker = Maker()
    ask(path, "form 1", maker)
    ask(path, "form 2", Maker())
    ask(path, "form 1", maker)
    assert maker.made == 1
    for number in range(FEW + 1):
        ask(path, f"idle {number}", Maker())
    ask(path, "form 1", maker)
    assert maker.made == 2


def test_other_code_makes_other_files(tmp_path: Path) -> None:
    """The code is a copy on the disk with one character more."""
    code = tmp_path / "code"
    code.mkdir()
    (code / "form.xml").write_text("<a/>", encoding="utf-8")
    maker = Maker()
    for text in ("<a/>", "<a />", "<a />"):
        (code / "form.xml").write_text(text, encoding="utf-8")
        ask(tmp_path / "a.sqlite", "form 1", maker, Recipe("forms", (code,), ()))
    assert maker.made == 2


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_store_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(damage)
    maker = Maker()
    assert ask(path, "form 1", maker) == b"form"
    assert ask(path, "form 1", maker) == b"form"
    assert maker.made == 1


@pytest.mark.parametrize("name", ["a.sqlite", "a.sqlite-journal"])
def test_a_folder_in_the_place_of_a_file_of_the_store_makes_way(tmp_path: Path, name: str) -> None:
    ask(tmp_path / "a.sqlite", "form 0", Maker())
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).mkdir()
    maker = Maker()
    assert [ask(tmp_path / "a.sqlite", "form 1", maker) for _ in range(3)] == [b"form"] * 3
    assert maker.made == 1


def test_half_a_store_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    store = Store(path)
    for number in range(50):
        store.get(FORMS, number, Maker(os.urandom(2000)))
    store.keep()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert ask(path, "form 1", Maker()) == b"form"
    assert ask(path, "form 1", Maker(b"not asked for")) == b"form"


def test_damage_within_what_is_kept_is_noticed_and_mended(tmp_path: Path) -> None:
    """The database itself is whole; it is one of its contents that is not."""
    path = tmp_path / "a.sqlite"
    maker = Maker(b"the form as it was written")
    ask(path, "form 1", maker)
    path.write_bytes(path.read_bytes().replace(b"as it was", b"as it WAS"))
    assert [ask(path, "form 1", maker) for _ in range(2)] == [maker.content] * 2
    assert maker.made == 2


def test_a_store_that_another_build_is_writing_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    ask(path, "form 1", Maker())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM things")
    assert ask(path, "form 2", Maker(b"two")) == b"two"
    other.execute("COMMIT")
    other.close()
    maker = Maker()
    ask(path, "form 1", maker)
    assert maker.made == 1  # the other build had taken it out


def test_a_store_of_an_earlier_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE files (made_from BLOB PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID")
    database.close()
    maker = Maker()
    assert [ask(path, "form 1", maker) for _ in range(2)] == [b"form"] * 2
    assert maker.made == 1


def test_where_nothing_can_be_written_files_are_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder would be", encoding="utf-8")
    maker = Maker()
    for _ in range(2):
        assert ask(tmp_path / "file" / "a.sqlite", "form 1", maker) == b"form"
    assert maker.made == 2


def test_without_a_file_nothing_is_kept() -> None:
    maker = Maker()
    for store in (Store(), Store()):
        assert store.get(FORMS, "form 1", maker) == b"form"
        store.keep()
    assert maker.made == 2


def test_the_work_of_another_recipe_is_another_thing(tmp_path: Path) -> None:
    assert ask(tmp_path / "a.sqlite", "1", Maker(b"form")) == b"form"
    assert ask(tmp_path / "a.sqlite", "1", Maker(b"schema"), Recipe("schema", (), ())) == b"schema"


def test_a_recipe_names_code_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        Recipe("forms", (tmp_path / "gone",), ())


def test_a_store_that_goes_away_during_the_build_costs_time_only(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    ask(path, "form 1", Maker())
    store = Store(path)
    path.unlink()
    assert store.get(FORMS, "form 1", Maker()) == b"form"
    assert store.get(FORMS, "form 2", Maker(b"two")) == b"two"
    store.keep()
    assert ask(path, "form 2", Maker(b"not asked for")) == b"two"


def test_a_store_that_is_damaged_during_the_build_costs_time_only(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    ask(path, "form 1", Maker())
    store = Store(path)
    path.write_bytes(b"no database at all")
    maker = Maker()
    assert store.get(FORMS, "form 1", maker) == b"form"
    store.keep()
    assert ask(path, "form 1", maker) == b"form"
    assert maker.made == 1


def test_a_store_that_another_program_holds_costs_time_only(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    ask(path, "form 1", Maker())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert ask(path, "form 1", Maker(b"made anew")) == b"made anew"
    other.close()
    assert ask(path, "form 1", Maker(b"not asked for")) == b"form"


def test_what_python_leaves_out_on_demand_makes_another_thing(tmp_path: Path) -> None:
    """With -O the assertions are left out of whatever is compiled."""
    command = "from handbook.site.kept import Recipe; print(Recipe('a', (), ()).digest)"
    digests = [
        subprocess.run([sys.executable, *flags, "-c", command], env=variables(PYTHONPATH=str(ROOT / "hooks")), capture_output=True, check=True).stdout
        for flags in ([], ["-O"], ["-OO"], [])
    ]  # fmt: skip
    assert len(set(digests)) == 3
    assert digests[0] == digests[3]


@pytest.mark.parametrize("edited", ["before it is made", "after it is made"])
def test_what_is_made_while_code_is_being_edited_is_not_taken_for_the_work_of_the_new(tmp_path: Path, edited: str) -> None:
    """In a preview: the code is saved once more after the build has loaded it."""
    code = tmp_path / "form.py"
    code.write_text("old", encoding="utf-8")
    old, store = Recipe("forms", (code,), ()), Store(tmp_path / "a.sqlite")
    if edited == "before it is made":
        code.write_text("new", encoding="utf-8")
    store.get(old, "form 1", Maker(b"old"))
    code.write_text("new", encoding="utf-8")
    store.keep()
    assert ask(tmp_path / "a.sqlite", "form 1", Maker(b"new"), Recipe("forms", (code,), ())) == b"new"
    code.write_text("old", encoding="utf-8")  # who takes the edit back cannot know how much of it was at work
    assert ask(tmp_path / "a.sqlite", "form 1", Maker(b"old anew"), Recipe("forms", (code,), ())) == b"old anew"


def test_code_that_has_its_old_time_again_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    """What was read when the program began holds at its end for code that was not changed since, by all that the disk tells."""
    code = tmp_path / "form.py"
    code.write_text("old", encoding="utf-8")
    os.utime(code, (0, 0))
    old, store = Recipe("forms", (code,), ()), Store(tmp_path / "a.sqlite")
    store.get(old, "form 1", Maker(b"old"))
    code.write_text("new", encoding="utf-8")
    os.utime(code, (0, 0))
    store.keep()
    assert ask(tmp_path / "a.sqlite", "form 1", Maker(b"new"), Recipe("forms", (code,), ())) == b"new"


class Watching(Store):
    """Remembers which modules of the package are at work while a thing is made, by recipe."""

    def __init__(self) -> None:
        super().__init__()
        self.at_work: dict[Recipe, set[Path]] = {}

    def get(self, recipe: Recipe, description: object, make: Callable[[], bytes]) -> bytes:
        seen = self.at_work.setdefault(recipe, set())
        sys.setprofile(lambda frame, event, given: seen.add(Path(frame.f_code.co_filename)) if event == "call" else None)
        try:
            return make()
        finally:
            sys.setprofile(None)


def test_whoever_is_at_work_while_a_thing_is_made_stands_in_its_recipe(tmp_path: Path) -> None:
    """A module that nobody thought of would change what is made and not what is kept."""
    catalog, store = stock_handbook.records_only(tmp_path / "handbook").catalog(), Watching()
    written = dict(forms.files(catalog, store))
    list(chain(kits.files(catalog, written, store), exports.files(pages.Handbook(catalog), store)))
    assert {recipe.name for recipe in store.at_work} == {"forms", "schema", "collection-sheet"}
    for recipe, modules in store.at_work.items():
        ours = {path for path in modules if path.is_relative_to(PACKAGE)}
        assert ours
        assert {path for path in ours if not any(path.is_relative_to(code) for code in recipe.code)} == set(), recipe.name


# Compiled templates


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("twice") / "handbook")
    handbook.build()
    return handbook


def test_all_that_is_kept_is_in_one_folder_of_the_handbook(twice: Handbook) -> None:
    """Wherever the program is: it may be installed where nothing can be written."""
    assert {path.relative_to(twice.root) for path in (twice.root / ".cache").iterdir()} <= {FILE, AGAIN, SITE, SPARE, SPARED}


def test_a_first_edit_finds_second_names_of_all_that_stays(tmp_path: Path) -> None:
    """A build of which no older tree is kept begins one: laying thousands of files is not left to whoever edits first."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    handbook.build()
    files = [path for path in handbook.site.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert all(path.samefile(handbook.root / SPARE / path.relative_to(handbook.site)) for path in files)
    known = again.spared(handbook.root)
    numbers = {path.relative_to(handbook.site).as_posix(): path.stat().st_ino for path in files}
    assert known.numbers.keys() == numbers.keys()
    assert {path: number for path, number in known.numbers.items() if number}.items() <= numbers.items()  # of what is too young none is known
    assert known.listed if TELLS else not known.listed
    assert all(look == look_at(str(handbook.root / SPARE / folder)) for folder, look in known.listed.items())


def test_templates_are_compiled_once(twice: Handbook) -> None:
    """Nothing is written where nothing has changed, once it is known that the records were not written a moment ago."""
    twice.build()
    before = (twice.root / FILE).read_bytes()
    (twice.root / AGAIN).unlink(missing_ok=True)
    twice.build()
    assert (twice.root / FILE).read_bytes() == before


@pytest.mark.parametrize("word", [b"hb-mechanism", b"md-main__inner"], ids=["of a page", "of the theme"])
def test_damage_within_a_compiled_template_is_not_published(twice: Handbook, word: bytes) -> None:
    """One bit of a word turned over: the template would still run."""
    good, path = snapshot(twice.site), twice.root / FILE
    held = path.read_bytes()
    assert word in held
    path.write_bytes(held.replace(word, word[:-1] + bytes([word[-1] ^ 4])))
    shutil.rmtree(twice.site / "practices")  # or nobody asks for the template
    twice.build()
    assert snapshot(twice.site) == good
    assert word in path.read_bytes()
