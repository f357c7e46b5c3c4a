"""What is kept from the last build makes no difference to what is published: after any edit the site is what is made of the
records alone, byte by byte; and an edit remakes what it touches."""

from __future__ import annotations

import gc
import json
import re
import shutil
import subprocess
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings, strategies

import stock_handbook
from handbook import exports, forms, lessons
from handbook.build import Build
from handbook.catalog import Catalog, read_catalog
from handbook.catalog.digests import digest_of
from handbook.catalog.history import read_history
from handbook.catalog.questions import Answers, Part
from handbook.catalog.readings import readings_of
from handbook.catalog.relations import relations_of
from handbook.forms import kits
from handbook.pages import Handbook as Whole
from handbook.pages import all_pages, answering, listings
from handbook.pages.frame import FramePlan
from handbook.pages.moved import with_old_anchors
from handbook.site.kept import FILE
from handbook.site.references import read_references
from handbook.site.staging import Staging
from handbook.site.standing import digest_of as digest_of_file
from stock_handbook import Handbook, snapshot

HOSPITAL = stock_handbook.ROOT / "tests" / "handbooks" / "hospital"
RECORDS = sorted(path.relative_to(HOSPITAL).as_posix() for path in HOSPITAL.glob("docs/*/*.yml") if path.parent.name != "selfcheck")
SAMPLES = ["practices/bedside-handover", "problems/handover-by-paper", "templates/bedside-handover-sheet", "sources/clinic-waiting", "terms/near-miss"]


def plain_frame(plan: FramePlan) -> str:
    """A frame that shows whatever a frame may depend on, without MkDocs."""
    entries = "".join(f'<li><a href="#{anchor}">{label}</a></li>' for anchor, label in plan.toc)
    return f"<title>{plan.title}</title>{plan.meta} {plan.url} {plan.parent} {entries} {plan.edit_url}\n{plan.content}"


def built(handbook: Handbook, address: str = "", frame: str = "") -> Build:
    """A build of all that is made from the records, with what is kept from the last one."""
    build = begun(handbook, address, frame)
    build.lay()
    build.publish()
    return build


def begun(handbook: Handbook, address: str = "", frame: str = "") -> Build:
    """The same before it is published."""
    build = Build(handbook.docs, handbook.site, address)
    build.begin()
    vars(build)["lists"] = {url: build.listed("", url) for url in build._listings}
    build.write(lambda plan: frame + plain_frame(plan))
    build.keep()
    return build


def anew(build: Build) -> tuple[dict[str, bytes], dict[str, str], list[Any]]:
    """The pages, lists and search entries of a build as they are made from the records alone."""
    files: dict[str, bytes] = {}
    entries: list[Any] = []
    for made in all_pages(build.handbook):
        page = replace(made, body=with_old_anchors(made.body, made.url, build.catalog))
        files[f"{page.url}index.html"] = build.edition._frames.page(page).encode()
        files |= {page.url + name: text.encode() for name, text in page.beside}
        entries += page.documents()
    lists = {url: with_old_anchors(html, url, build.catalog) for url, html in listings(build.handbook).items()}
    return files, lists, entries


def other_files(build: Build) -> dict[str, bytes]:
    """Forms, lessons, kits and exports, made anew."""
    files = dict(forms.files(build.catalog, build._kept))
    files |= {path: content for draft in lessons.drafts(build.catalog, build.book, files.__getitem__) for path, content in draft.make()}
    return {**files, **dict(kits.files(build.catalog, files, build._kept)), **dict(exports.files(build.handbook, build._kept))}


def assert_answers(build: Build) -> None:
    """Whatever is known of the records is what they answer when they are read anew."""
    book = Whole(read_catalog(build.docs), build.book, read_history(build.docs), build.handbook.off, build.editions)
    known, fresh = build._answers, Answers(answering(book))
    asked = [question for question in known.digests if re.split(r"\W", question.lstrip('["'), maxsplit=1)[0] in fresh.answering]
    assert len(asked) > 500
    assert [question for question in asked if known.of(question) != fresh.of(question)] == []


def assert_sound(build: Build, whole: bool = False) -> list[str]:
    """What was published is what is made anew. The names of what had to be made for it."""
    assert_answers(build)
    files, lists, entries = anew(build)
    published = snapshot(build.site)
    if whole:
        files |= other_files(build)
        assert published.keys() - files.keys() <= {f"{place.url}index.html" for place in build.catalog.ledger.moves}
    assert sorted(path for path in files if files[path] != published.get(path)) == []
    assert {path for path in published if path.endswith(".html")} == build.edition.references.keys()
    assert vars(build)["lists"] == lists
    assert json.loads(json.dumps(build.edition.entries)) == json.loads(json.dumps(entries))
    for path, (_, own) in build.edition.references.items():
        assert own.ids == read_references(published[path].decode()).ids
    return build.traces.tally.made


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    handbook = Handbook(tmp_path_factory.mktemp("kept") / "hospital")
    shutil.copytree(HOSPITAL, handbook.root, ignore=shutil.ignore_patterns("site", ".cache"))
    built(handbook)
    return handbook


@pytest.fixture
def handbook(first: Handbook, tmp_path: Path) -> Handbook:
    """A handbook that has been built, to be edited."""
    shutil.copytree(first.root, tmp_path / "hospital")
    return Handbook(tmp_path / "hospital")


def test_nothing_is_made_twice(handbook: Handbook) -> None:
    build = built(handbook)
    assert assert_sound(build, whole=True) == []
    assert build.traces.tally.kept > 140


# Edits of records


def other(value: Any) -> Any:
    """A value that is not this one: sentences with another word, lists turned round. What is short or plain ASCII is a link, a
    date, or one of the handbook's own words."""
    if isinstance(value, str):
        return value if value.isascii() or len(value) < 7 else f"改{value}"
    if isinstance(value, list):
        return [other(each) for each in reversed(value)]
    return {key: other(each) for key, each in value.items()} if isinstance(value, dict) else value


def edit(handbook: Handbook, name: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    path = handbook.root / name
    data = change(yaml.safe_load(path.read_text(encoding="utf-8")))
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def everything(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value if key in ("range", "boilerplate", "damage") else other(value) for key, value in data.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_whoever_shows_anything_of_a_record_is_remade_with_it(handbook: Handbook, name: str) -> None:
    """All its words change and its lists are turned round, then it goes, then it comes back as it was."""
    path = handbook.docs / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    edit(handbook, f"docs/{name}.yml", everything)
    assert f"{name}/" in assert_sound(built(handbook))
    if not name.startswith("sources/"):  # no build gets so far without a source that is cited
        path.unlink()
        assert_sound(built(handbook))
    path.write_text(text, encoding="utf-8")
    assert_sound(built(handbook), whole=True)


def changed(value: Any) -> Any:
    """Another value, which may be none that its field can have: then nothing is made of the record until it is put right."""
    if isinstance(value, str):
        return value if value.isascii() else f"{value}改"
    return value + 1 if isinstance(value, int) else other(value)


def fields(data: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every field of a record that holds something, of a list those of its first item."""
    if where and data != changed(data):
        yield where
    inner = data.items() if isinstance(data, dict) else enumerate(data[:1]) if isinstance(data, list) else ()
    for key, value in inner:
        yield from fields(value, (*where, key))


def turned(data: Any, where: tuple[Any, ...]) -> Any:
    """The same with another value at one place."""
    if not where:
        return changed(data)
    inner = {key: turned(value, where[1:]) if key == where[0] else value for key, value in (data.items() if isinstance(data, dict) else enumerate(data))}
    return inner if isinstance(data, dict) else [*inner.values()]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_field_edited_by_itself(handbook: Handbook, name: str) -> None:
    """Each as it was again before the next one is edited. What is known of the records is known rightly each time; so are
    the pages, of which the last are compared."""
    path = handbook.docs / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    places = {repr(turned(data, where)): where for where in fields(everything_else(data))}
    if name.startswith("sources/"):  # no build gets so far without a source that is cited
        places = {told: where for told, where in places.items() if where[0] in ("name", "short", "summary")}
    assert places
    for where in places.values():
        path.write_text(text, encoding="utf-8")
        edit(handbook, f"docs/{name}.yml", partial(turned, where=where))
        build = built(handbook)
        assert_answers(build)
    assert_sound(build)


def everything_else(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record that may be turned: the others are places in a file."""
    return {key: value for key, value in data.items() if key not in ("range", "boilerplate", "damage")}


def test_an_edit_remakes_what_it_touches(handbook: Handbook) -> None:
    """The page of a record and lists of all records, but for a new name not what only leads to it; counted, not timed."""
    edit(handbook, "docs/terms/near-miss.yml", lambda data: {**data, "meaning": data["meaning"] + "改"})
    assert [name for name in assert_sound(built(handbook)) if name.endswith("/")] == ["terms/near-miss/"]
    edit(handbook, "docs/terms/near-miss.yml", lambda data: {**data, "aliases": [data["name"]], "name": "险些出事"})
    pages = [name for name in assert_sound(built(handbook)) if name.endswith("/")]
    assert pages == ["practices/no-blame-report/", "terms/adverse-event/", "terms/near-miss/"]


def test_who_shows_a_number_or_a_line_of_a_record_is_not_remade_with_the_rest_of_it(handbook: Handbook) -> None:
    """What an editor adds to a practice stands in no list of practices, and changes no number of them."""
    edit(handbook, "docs/practices/no-blame-report.yml", lambda data: {**data, "editor": {**data["editor"], "pitfalls": "进了绩效，就没有人报了。"}})
    made = assert_sound(built(handbook), whole=True)
    assert "practices/no-blame-report/" in made
    assert {"list home", "list map", "list signed", forms.INDEX, "export compare"}.isdisjoint(made)


STEPS = strategies.lists(
    strategies.tuples(strategies.sampled_from(RECORDS), strategies.sampled_from(["all", "one", "gone"]), strategies.integers(0, 20)),
    min_size=1, max_size=4,
)


def step(handbook: Handbook, first: Handbook, name: str, kind: str, number: int) -> None:
    path = handbook.root / name
    if not path.exists():
        shutil.copy(first.root / name, path)
    elif kind == "gone" and not name.startswith("docs/sources/"):
        path.unlink()
    elif kind == "all":
        edit(handbook, name, everything)
    else:
        edit(handbook, name, lambda data: {key: value for place, (key, value) in enumerate(data.items()) if place != 1 + number % len(data)})


@settings(max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_any_edits(first: Handbook, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]) -> None:
    handbook = Handbook(tmp_path_factory.mktemp("edits") / "hospital")
    shutil.copytree(first.root, handbook.root)
    for each in steps:
        step(handbook, first, *each)
        build = built(handbook)
    assert_sound(build)


# What all pages rest on


def test_settings_words_and_colours(handbook: Handbook) -> None:
    edit(handbook, "handbook.yml", lambda data: {**data, "name": "别的手册"})
    assert len(assert_sound(built(handbook))) > 140
    assert len(assert_sound(built(handbook, address="https://example.org/"))) > 140


def test_another_frame(handbook: Handbook) -> None:
    """What the theme, MkDocs or a plugin does to all pages shows in all of them."""
    made = assert_sound(built(handbook, frame="<!-- another theme -->"))
    assert len(made) == len([name for name in made if name.endswith("/")]) > 90


def test_what_git_says(handbook: Handbook) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "begin"]):
        subprocess.run(["git", *command], cwd=handbook.root, check=True)
    made = assert_sound(built(handbook))
    assert {"list updates", "list home", "terms/near-miss/"} <= {*made}
    assert "facets/sector/ward/" not in made


def test_signatures_moves_and_questions(handbook: Handbook) -> None:
    handbook.write("docs/addresses.txt", "/practices/fall-wristband/ #steps #old\n/practices/fall-wristband/#old → #steps\n/practices/gone/ → /practices/fall-wristband/\n")
    assert [name for name in assert_sound(built(handbook)) if name.endswith("/")] == ["practices/fall-wristband/"]
    edit(handbook, "docs/selfcheck/questions.yml", lambda data: {"questions": data["questions"][1:]})
    assert assert_sound(built(handbook)) == ["list selfcheck"]


# What can go wrong with what is kept


@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.95])
def test_a_store_that_is_damaged_costs_time_only(handbook: Handbook, place: float) -> None:
    content = bytearray((handbook.root / FILE).read_bytes())
    at = int(len(content) * place)
    content[at : at + 2000] = bytes(2000)
    (handbook.root / FILE).write_bytes(content)
    assert_sound(built(handbook))


def test_half_a_store_and_none(handbook: Handbook) -> None:
    content = (handbook.root / FILE).read_bytes()
    (handbook.root / FILE).write_bytes(content[: len(content) // 2])
    assert_sound(built(handbook))
    (handbook.root / FILE).unlink()
    assert_sound(built(handbook), whole=True)


def test_a_published_file_is_not_trusted_because_it_stands_there(handbook: Handbook) -> None:
    site = handbook.site
    (site / "terms/near-miss/index.html").write_text("another", encoding="utf-8")
    (site / "terms/time-out/index.html").unlink()
    (site / "terms/pdca/index.html").rename(site / "pdca.html")
    (site / "terms/pdca/index.html").symlink_to(site / "pdca.html")
    (site / "templates/index.xlsx").write_bytes(b"")
    made = assert_sound(built(handbook), whole=True)
    assert made == ["terms/near-miss/", "terms/pdca/", "terms/time-out/", "templates/index.xlsx"]


def test_a_build_that_fails_after_its_work_was_kept(handbook: Handbook) -> None:
    """The published site is the old one, and the next build does not take the new pages for published."""
    before = snapshot(handbook.site)
    edit(handbook, "docs/terms/near-miss.yml", everything)
    begun(handbook)
    assert snapshot(handbook.site) == before
    assert_sound(built(handbook))


def test_who_writes_over_what_is_taken_over_does_not_write_into_the_published_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("a", "b"):
        (tmp_path / "site" / name).write_text("old")
    (tmp_path / "next").mkdir()
    staging = Staging(tmp_path / "next", tmp_path / "site")
    old = digest_of_file(b"old")
    assert not staging.carry_all({"a": old, "c": old})
    assert staging.carry_all({"a": old, "b": old})
    (tmp_path / "next" / "b").write_text("written by another")
    staging.lay()
    assert snapshot(tmp_path / "next") == {"a": b"old", "b": b"written by another"}
    assert snapshot(tmp_path / "site") == {"a": b"old", "b": b"old"}


# In a preview, which holds its last build


def test_a_preview_reads_again_what_has_changed(handbook: Handbook) -> None:
    before = handbook.catalog()
    edit(handbook, "docs/terms/near-miss.yml", everything)
    after = read_catalog(handbook.docs, before)
    assert [entry.path for entry in after.entries if entry not in before.entries] == ["docs/terms/near-miss.yml"]
    edit(handbook, "handbook.yml", lambda data: {**data, "name": "别的手册"})
    assert not [entry for entry in read_catalog(handbook.docs, after).entries if entry in after.entries]


def test_saves_leave_nothing_in_the_memory(handbook: Handbook) -> None:
    """As many objects after one save as after another, but for a few that libraries keep: so it stays, however many follow."""

    def objects(number: int) -> int:
        edit(handbook, "docs/terms/near-miss.yml", lambda data: {**data, "meaning": f"{data['meaning']}改{'了' * number}"})
        built(handbook)
        gc.collect()
        return len(gc.get_objects())

    _, _, early, _, late = map(objects, range(5))
    assert late - early < 200, (early, late)


def test_a_catalog_goes_with_all_that_was_found_out_of_it(first: Handbook) -> None:
    """Or each save would leave one in the memory."""
    catalog = first.catalog()
    assert relations_of(catalog).terms and readings_of(catalog).count(catalog.valid[0])
    gone = weakref.ref(catalog)
    del catalog
    gc.collect()
    assert gone() is None


# Questions


def test_there_is_no_way_to_the_records_but_by_asking(first: Handbook) -> None:
    """Whatever can be read of what makers are given is a question, made of questions, or rests on the settings."""
    free = {"settings", "settings_book", "asked", "once", "kind", "book", "off", "has", "catalog", "facets", "about", "found", "links", "how"}
    for each in answering(Whole(first.catalog())).values():
        for name in [*vars(type(each)), *vars(each)]:
            held = vars(type(each)).get(name)
            asked = held.fget if isinstance(held, property) else held
            is_question = isinstance(held, Part) or getattr(asked, "is_question", False)
            assert name.startswith("_") or name in free or is_question, f"{type(each).__name__}.{name}"


def test_an_answer_that_nobody_can_tell_apart_is_not_kept() -> None:
    with pytest.raises(TypeError, match="answers of <class 'object'> are not told apart"):
        digest_of(object())
    assert digest_of([{"a": 1}, {"b", "c"}, None]) == digest_of([{"a": 1}, {"c", "b"}, None]) != digest_of([{"a": 2}, {"b", "c"}, None])


def test_what_a_question_asks_in_turn_is_not_noted(first: Handbook) -> None:
    catalog: Catalog = first.catalog()
    with catalog.asked.noting() as noted:
        catalog.shown("ward-safety")
        with catalog.asked.noting() as inside:
            catalog.get("near-miss")
    assert list(inside) == [("Catalog.get", ("near-miss",))]
    assert list(noted) == [("Catalog.shown", ("ward-safety",)), ("Catalog.get", ("near-miss",))]
