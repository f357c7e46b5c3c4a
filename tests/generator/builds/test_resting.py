"""A thing that was made is good as long as what was asked for it is answered as it was; and questions that nobody asks any more are
not kept for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import stock_handbook
from handbook.catalog import Catalog, read_catalog
from handbook.catalog.questions import Answers
from handbook.checks.known import answering
from handbook.checks.rule import Context
from handbook.site.kept import FILE, Recipe, Store
from handbook.site.resting import Resting

HOSPITAL = stock_handbook.ROOT / "tests" / "handbooks" / "hospital"
RECIPE = Recipe("things", (), ())
EDITED = "docs/terms/near-miss.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(HOSPITAL, tmp_path / "hospital", ignore=shutil.ignore_patterns("site", ".cache"))
    return tmp_path / "hospital"


def ids(root: Path) -> list[str]:
    return [entry.id for entry in read_catalog(root / "docs").valid]


def asking(catalog: Catalog, asked: list[str]) -> list[str]:
    """What is asked of a thing: a record's own, who points at it, and one broad question."""
    return [f'["Catalog.get","{each}"]' for each in asked] + [f'["Catalog.backlinks","{each}","related"]' for each in asked] + ['["Catalog.number_of",{"kind":"Term"}]']


def build(root: Path, wanted: dict[str, list[str]]) -> tuple[set[str], int]:
    """Find or make these things, each of which asks about records. Which were found, and how many questions are kept."""
    store, catalog = Store(root / FILE), read_catalog(root / "docs")
    resting = Resting(store, RECIPE, "ground", Answers(answering(Context(catalog, root))))
    found = {name for name in wanted if resting.find(name)}
    for name in wanted.keys() - found:
        resting.hold(name, {"of": name}, asking(catalog, wanted[name]))
    resting.keep()
    store.keep()
    again = Resting(store := Store(root / FILE), RECIPE, "ground", Answers(answering(Context(catalog, root))))
    assert {name: thing.content for name in wanted if (thing := again.find(name))} == {name: {"of": name} for name in wanted}
    store.close()
    return found, len(again._answers._questions)


def test_a_thing_is_found_until_something_that_was_asked_for_it_is_another(root: Path) -> None:
    wanted = {f"about {each}": [each] for each in ids(root)}
    assert build(root, wanted)[0] == set()
    assert build(root, wanted)[0] == wanted.keys()
    path = root / EDITED
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: 再"), encoding="utf-8")
    found, _ = build(root, wanted)
    assert wanted.keys() - found == {"about near-miss", "about adverse-event"}  # the other is one that it names
    assert build(root, wanted)[0] == wanted.keys()


def test_what_nobody_asks_any_more_is_left_out_and_the_rest_is_found_still(root: Path) -> None:
    some, others = ids(root)[::2], ids(root)[1::2]
    _, first = build(root, {f"about {each}": [each] for each in some})
    wanted = {f"about {each}": [each] for each in (some[0], *others)}
    found, kept = build(root, wanted)
    assert found == {f"about {some[0]}"}
    assert kept == 2 * len(wanted) + 1 < first + 2 * len(others)
    assert build(root, wanted) == (wanted.keys(), kept)


def test_who_asks_what_has_no_answer_is_not_found_again_and_nothing_is_written_for_it(root: Path) -> None:
    wanted = {"about nobody": ["near-miss"]}
    build(root, wanted)
    before = (root / FILE).read_bytes()
    store, catalog = Store(root / FILE), read_catalog(root / "docs")
    resting = Resting(store, RECIPE, "ground", Answers(answering(Context(catalog, root))))
    assert resting.find("about nobody")
    resting.hold("of the day", None, ["Context.today"])
    resting.keep()
    store.keep()
    assert (root / FILE).read_bytes() == before
