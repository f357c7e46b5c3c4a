"""An edition is frozen once and stays what it was: in the site beside the living pages, and in its package alone."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import stock_handbook
from handbook.catalog.editions import Change, Edition, read_editions, records_of
from handbook.catalog.since import changed_since, changes_since
from handbook.desk.addresses import answering
from handbook.pages import Handbook as Pages
from handbook.pages.records import record_page
from handbook.pages.writer import Writer
from handbook.site import editions, offline
from handbook.site.references import BuiltSite
from handbook.site.shelf import MAKING
from searching import indexed
from served import PATIENCE, serve
from stock_handbook import ADDRESS, OWN, ROOT, Handbook, snapshot

FIRST, SECOND = "2026.11", "2026.12"
PAGE, SAME = "terms/lianxihui/index.html", "practices/qingdan-1-3/index.html"
COURSE = "docs/courses/fenhu-lianxi.yml"
SMALL = {"edition.css", "edition.js"}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Handbook:
    """The stock handbook with two editions, between which a term was reworded and another came."""
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("editions") / "handbook")
    shutil.copytree(kept, handbook.root / kept.name)
    handbook.settings('site_url: ""', f"site_url: {ADDRESS}")
    handbook.replace(COURSE, "name: ", f"edition: '{FIRST}'\nname: ")
    release(handbook, FIRST)
    handbook.replace("docs/terms/lianxihui.yml", "几个单位", "好几家单位")
    handbook.write("docs/terms/xinci.yml", "name: 读者\nmeaning: 到馆里来的人。\n")
    release(handbook, SECOND)
    return handbook


def release(handbook: Handbook, name: str) -> subprocess.CompletedProcess[str]:
    done = handbook.run("release", name)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def published(handbook: Handbook, name: str) -> dict[str, bytes]:
    return {path: content for path, content in snapshot(handbook.site / "v" / name).items() if path not in SMALL}


def test_an_edition_stays_what_it_was_and_shares_what_has_not_changed(twice: Handbook) -> None:
    first, second = (read_editions(twice.root).get(name) for name in (FIRST, SECOND))
    assert first
    assert second
    assert {path: sha256(content).hexdigest() for path, content in published(twice, FIRST).items()} == first.files
    assert "几个单位" in (twice.site / "v" / FIRST / PAGE).read_text(encoding="utf-8")
    assert "好几家单位" in (twice.site / "v" / SECOND / PAGE).read_text(encoding="utf-8")
    assert (twice.site / "v" / FIRST / SAME).samefile(twice.site / "v" / SECOND / SAME)
    changed = [path for path, digest in second.files.items() if first.files.get(path) != digest]
    assert len(changed) < len(first.files) / 10
    files = [path for path in (twice.root / "editions/files").rglob("*") if path.is_file()]
    assert len(files) == len({*first.files.values(), *second.files.values(), *first.records.values(), *second.records.values()})


def test_its_pages_lead_to_one_another_and_name_the_living_page_to_searchers(twice: Handbook) -> None:
    site = BuiltSite(twice.site / "v" / FIRST)
    assert [link for document in map(site.document, site.pages()) for link in site.dead_links(document)] == []
    page = (twice.site / "v" / FIRST / PAGE).read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{ADDRESS}terms/lianxihui/">' in page
    assert "/v/" not in (twice.site / "sitemap.xml").read_text(encoding="utf-8")
    assert [doc["location"] for doc in indexed(twice.site) if doc["location"].startswith("v/")] == []
    assert not [address for address in answering(twice.site) if address.startswith("/v/")]


def test_the_page_of_editions_says_what_had_changed(twice: Handbook) -> None:
    text = re.sub(r"<[^>]+>", "", twice.page("editions"))
    assert "和 2026.11 版比：新收 1 条，改动 1 条。" in text
    assert "术语 联席会：改了要点" in text
    frozen = (twice.site / "v" / SECOND / "editions/index.html").read_text(encoding="utf-8")
    assert "下载压缩包" in frozen
    assert "hb-v" not in frozen


def test_the_package_proves_itself_and_comes_out_the_same(twice: Handbook, tmp_path: Path) -> None:
    package = twice.root / "editions" / f"{SECOND}.zip"
    assert package.with_name(f"{SECOND}.zip.sha256").read_text() == f"{sha256(package.read_bytes()).hexdigest()}  {SECOND}.zip\n"
    with ZipFile(package) as archive:
        sums = [line.split("  ", 1) for line in archive.read("SHA256SUMS").decode().splitlines()]
        assert {path for _, path in sums} | {"README.txt", "SHA256SUMS"} == set(archive.namelist())
        assert [path for digest, path in sums if sha256(archive.read(path)).hexdigest() != digest] == []
        assert archive.read("README.txt").decode("utf-8-sig").startswith(f"{OWN.name}，{SECOND} 版\r\n")
    edition = read_editions(twice.root).get(SECOND)
    assert edition
    again = editions.freeze(BuiltSite(twice.site), edition, records_of(twice.catalog()), tmp_path / "editions", OWN.name, ADDRESS)
    assert again is None
    assert snapshot(tmp_path / "editions") == {
        path: content for path, content in snapshot(twice.root / "editions").items() if path in snapshot(tmp_path / "editions")
    }


def test_a_record_is_told_what_has_changed_since(twice: Handbook) -> None:
    found, catalog = read_editions(twice.root), twice.catalog()
    handbook = Pages(catalog, editions=found)
    asked = ("lianxihui", "tushu-zongguan", "xinci", "meiyou")
    assert [handbook.changed_since(FIRST, each) for each in asked] == ["改了要点", "", "新收", None]
    assert [handbook.changed_since(SECOND, each) for each in asked] == ["", "", "", None]
    assert handbook.changed_since("2020.01", "lianxihui") is None
    first = found.get(FIRST)
    assert first
    had = replace(first, records={**first.records, "docs/terms/meiyou.yml": first.records["docs/terms/lianxihui.yml"]})
    assert changed_since(found, had, catalog, "meiyou") == "撤下"


def test_a_record_of_a_folder_that_is_no_more_is_told(twice: Handbook) -> None:
    """A later version may know other kinds of records."""
    found = read_editions(twice.root)
    assert found.newest
    edition = replace(found.newest, records={"docs/gone/x.yml": "a" * 64})
    assert list(changes_since(found, edition, twice.catalog()))[-1] == Change("记录", "x", "x", "撤下")


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        (FIRST, "备课时用的是 2026.11 版。以后改过：联席会（改了要点）。"), (SECOND, "备课时用的是 2026.12 版。用到的记录以后没有改过。"),
        ("2020.01", "备课时用的是 2020.01 版。这里没有存那一版，看不出以后改了什么。"),
    ],
)  # fmt: skip
def test_a_lesson_says_what_has_changed_since_the_edition_it_was_made_from(twice: Handbook, edition: str, told: str) -> None:
    catalog = twice.catalog()
    (lesson,) = catalog.found(["fenhu-lianxi"])
    made = replace(lesson, record=lesson.record.model_copy(update={"edition": edition, "rules": ("lianxihui",)}))
    body = record_page(made, Writer(Pages(catalog, editions=read_editions(twice.root)))).body
    assert told in re.sub("<[^>]+>", "", body)


def test_what_is_just_being_frozen_has_not_changed_since(twice: Handbook) -> None:
    for place in ("courses", f"v/{FIRST}/courses"):
        page = re.sub("<[^>]+>", "", twice.page(f"{place}/fenhu-lianxi"))
        assert "备课时用的是 2026.11 版。用到的记录以后没有改过。" in page


REFUSED = {
    "2026.13": "“2026.13”不是版名：写年和月，如 2026.12，月份从 01 到 12。",
    "2026-12": "“2026-12”不是版名：写年和月，如 2026.12，月份从 01 到 12。",
    "../2026.12": "“../2026.12”不是版名：写年和月，如 2026.12，月份从 01 到 12。",
    SECOND: "2026.12 版已经定下，定下的不再改：换一个年月。已有的各版用 release --list 看。",
    "2026.10": "2026.10 排在已有的 2026.12 版前面：新的一版要比它晚。",
    "2027.01": "",
}


def test_a_name_that_cannot_be_is_told_before_anything_is_done(twice: Handbook) -> None:
    found, before = read_editions(twice.root), snapshot(twice.root / "editions")
    assert {name: editions.refusal(found, name) for name in REFUSED} == REFUSED
    done = twice.run("release", SECOND)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{REFUSED[SECOND]}\n")
    done = twice.run("release")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "要定哪一版？写年和月，如 release 2026.12。")
    assert snapshot(twice.root / "editions") == before


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize("kind", ["a file", "a link to a disk that is not there", "a link to itself"])
def test_while_the_folder_of_editions_is_none_nothing_is_published_without_them(twice: Handbook, tmp_path: Path, kind: str) -> None:
    """All editions were gone from the site without a word, and stayed so when the folder was back."""
    folder, before = twice.root / "editions", snapshot(twice.site)
    folder.rename(tmp_path / "editions")
    try:
        if kind == "a file":
            folder.write_text("别的", encoding="utf-8")
        else:
            folder.symlink_to(folder if kind.endswith("itself") else tmp_path / "disk/editions")
        for command in (["build"], ["release", "--verify"], ["release", "2027.01"]):
            done = twice.run(*command)
            assert (done.returncode, done.stderr) == (1, "editions 读不出来，是写坏了或者被改过：从备份换回来再运行。\n"), command
        assert snapshot(twice.site) == before
    finally:
        folder.unlink()
        (tmp_path / "editions").rename(folder)


def test_editions_are_listed_and_proved(twice: Handbook) -> None:
    counts = {edition.name: len(edition.files) for edition in read_editions(twice.root).all}
    listed = f"2026.12 版：15 条记录、{counts[SECOND]} 个文件；和 2026.11 版比，变了 2 条\n2026.11 版：14 条记录、{counts[FIRST]} 个文件\n"
    assert twice.run("release", "--list").stdout == listed
    done = twice.run("release", "--verify")
    assert (done.returncode, done.stdout) == (
        0, f"2026.12 版：{counts[SECOND]} 个文件和压缩包都和摘要对得上\n2026.11 版：{counts[FIRST]} 个文件和压缩包都和摘要对得上\n",
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="没有 git")
@pytest.mark.parametrize("rules", [ROOT / ".gitattributes", ROOT / "hooks/handbook/desk/beginning/.gitattributes"], ids=["ours", "of a new handbook"])
def test_an_edition_comes_back_from_git_as_it_was(twice: Handbook, tmp_path: Path, rules: Path) -> None:
    """Its tables end their lines as spreadsheets want it, and their names do not say what they are."""
    shutil.copytree(twice.root / "editions", tmp_path / "one/editions")
    shutil.copy(rules, tmp_path / "one/.gitattributes")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=true")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "all"), ("clone", "-q", ".", "../other")):
        subprocess.run([*git, *command], cwd=tmp_path / "one", env=stock_handbook.variables(GIT_CONFIG_GLOBAL=os.devnull), check=True)
    assert snapshot(tmp_path / "other/editions") == snapshot(tmp_path / "one/editions")
    assert any(b"\r\n" in content and not path.endswith(".zip") for path, content in snapshot(tmp_path / "other/editions").items())


@pytest.mark.skipif(shutil.which("git") is None, reason="没有 git")
@pytest.mark.parametrize("autocrlf", ["true", "input"])
def test_a_handbook_that_was_begun_before_git_was_told_keeps_its_editions(twice: Handbook, tmp_path: Path, autocrlf: str) -> None:
    """Its rules are those of an older beginning and the store has none; in a clone all ends of lines may be others."""
    shutil.copytree(twice.root / "editions", tmp_path / "one/editions")
    (tmp_path / "one/editions/.gitattributes").unlink()
    (tmp_path / "one/.gitattributes").write_text("* text=auto\n", "utf-8")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", f"core.autocrlf={autocrlf}")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "all"), ("clone", "-q", ".", "../other")):
        subprocess.run([*git, *command], cwd=tmp_path / "one", env=stock_handbook.variables(GIT_CONFIG_GLOBAL=os.devnull), check=True)
    assert snapshot(tmp_path / "other/editions") != snapshot(tmp_path / "one/editions")
    handbook = Handbook(tmp_path / "handbook")
    shutil.copytree(twice.root, handbook.root, ignore=lambda folder, _: {"editions", "site"} if folder == str(twice.root) else ())
    shutil.copytree(tmp_path / "other/editions", handbook.root / "editions")
    done = handbook.run("build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert snapshot(handbook.site / "v") == snapshot(twice.site / "v")
    assert handbook.run("release", "--verify").returncode == 0
    assert snapshot(handbook.root / "editions/files") == snapshot(twice.root / "editions/files")
    assert (handbook.root / "editions/.gitattributes").read_bytes().endswith(b"\n* -text\n")


def test_what_is_damaged_is_told_and_not_published(twice: Handbook) -> None:
    found = read_editions(twice.root)
    first = found.get(FIRST)
    assert first
    content = found.content(first.files[PAGE])
    was = content.read_bytes()
    before = snapshot(twice.site)
    try:
        content.unlink()
        content.write_bytes(was + b" ")
        assert list(editions.verify(found, first)) == [f"{PAGE}：内容变了"]
        altered = twice.run("build")
        content.unlink()
        done = twice.run("build")
        assert altered.stderr == done.stderr
        assert (altered.returncode, done.returncode) == (1, 1)
        assert "2026.11 版有 1 个文件没有了或者变了（如 terms/lianxihui/index.html），没有发布：从备份补全 editions/，用 release --verify 核对。" in done.stderr
        assert snapshot(twice.site) == before
        manifest = twice.root / "editions" / f"{FIRST}.json"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text[:100], encoding="utf-8")
        for command in (["build"], ["release", "--verify"], ["release", "2027.01"]):
            done = twice.run(*command)
            assert (done.returncode, done.stderr) == (1, "editions/2026.11.json 读不出来，是写坏了或者被改过：从备份换回来再运行。\n")
        manifest.write_text(text, encoding="utf-8")
        content.symlink_to("/etc/hostname")
        assert editions.lay(found, twice.root / "aside", ADDRESS)
        assert not (twice.root / "aside/v/2026.11" / PAGE).is_symlink()
    finally:
        shutil.rmtree(twice.root / "aside", ignore_errors=True)
        content.unlink(missing_ok=True)
        content.write_bytes(was)


WRONG: dict[str, dict[str, Any]] = {
    "a file outside the site": {"files": {"../../../home/a/.profile": "a" * 64}},
    "a file from the root": {"files": {"/etc/cron.d/a": "a" * 64}},
    "a file of Windows": {"files": {"..\\a": "a" * 64}},
    "a content that is none": {"files": {"a.html": "../../../../etc/passwd"}},
    "a record outside": {"records": {"docs/../../a.yml": "a" * 64}},
    "a record beside the folders": {"records": {"a.yml": "a" * 64}},
    "a file below a file": {"files": {"a.html": "a" * 64, "a.html/b": "a" * 64}},
    "a name no disk takes": {"files": {"a/" + "长" * 86: "a" * 64}},
    "another name": {"name": "2026.10"},
    "a name that is a path": {"name": "../2026.11"},
    "another field": {"more": ""},
    "numbers": {"date": 5},
    "changes of nothing": {"changes": [{"kind": "term"}]},
}


@pytest.mark.parametrize("case", WRONG)
def test_a_manifest_that_somebody_else_wrote_is_read_with_suspicion(tmp_path: Path, case: str) -> None:
    """It says what is laid into the site and where, and comes with a pull request."""
    whole = {"name": "2026.11", "date": "", "since": "", "changes": [], "files": {"a.html": "a" * 64}, "records": {}}
    path = tmp_path / "editions/2026.11.json"
    path.parent.mkdir()
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert read_editions(tmp_path).newest == Edition("2026.11", files={"a.html": "a" * 64})
    path.write_text(json.dumps({**whole, **WRONG[case]}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"editions/2026\.11\.json"):
        read_editions(tmp_path)


def test_a_new_edition_takes_no_damaged_content_of_an_older_one(twice: Handbook, tmp_path: Path) -> None:
    """What a failing disk or a hand has altered in the store is written anew, or the new edition would be born damaged."""
    edition = read_editions(twice.root).get(SECOND)
    assert edition
    shelf = tmp_path / "editions"
    for damage in (b"", b"altered"):
        assert editions.freeze(BuiltSite(twice.site), edition, {}, shelf, OWN.name, ADDRESS) is None
        found = read_editions(tmp_path)
        found.content(edition.files[PAGE]).write_bytes(damage)
        assert list(editions.verify(found, replace(edition, records={}))) == [f"{PAGE}：内容变了"]
    assert editions.freeze(BuiltSite(twice.site), edition, {}, shelf, OWN.name, ADDRESS) is None
    assert list(editions.verify(read_editions(tmp_path), replace(edition, records={}))) == []


def test_a_file_named_as_one_of_ours_spoils_nothing_in_the_store(twice: Handbook, tmp_path: Path) -> None:
    """The sheet of an edition is written into the site, where the files of the store are by links."""
    site, edition = tmp_path / "site", read_editions(twice.root).get(SECOND)
    assert edition
    shutil.copytree(twice.site, site)
    (site / "edition.css").write_text("p {}", encoding="utf-8")
    assert editions.freeze(BuiltSite(site), edition, {}, tmp_path / "editions", OWN.name, ADDRESS) is None
    found = read_editions(tmp_path)
    assert found.newest
    assert list(editions.verify(found, replace(found.newest, records={}))) == []
    old = replace(found.newest, records={}, files={**found.newest.files, "edition.css": found.newest.files[PAGE]})
    assert editions.lay(editions.Editions(found.folder, [old]), tmp_path / "laid", ADDRESS) is None
    assert found.content(old.files[PAGE]).read_bytes() == (tmp_path / "laid" / old.place / PAGE).read_bytes()
    assert list(editions.verify(found, replace(found.newest, records={}))) == []


def test_what_stands_in_the_store_and_is_no_file_of_it_is_not_waited_for(twice: Handbook, tmp_path: Path) -> None:
    """A link of a contribution may lead to a pipe or to a device without end, and a package may hold anything."""
    edition = read_editions(twice.root).get(SECOND)
    assert edition
    edition, shelf, theirs = replace(edition, records={}), tmp_path / "editions", tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "precious").touch()
    shelf.mkdir()
    (shelf / MAKING).symlink_to(theirs)
    assert editions.freeze(BuiltSite(twice.site), edition, {}, shelf, OWN.name, ADDRESS) is None
    assert [path.name for path in theirs.iterdir()] == ["precious"]
    found = read_editions(tmp_path)
    content, package, said = found.content(edition.files[PAGE]), shelf / f"{SECOND}.zip", shelf / f"{SECOND}.zip.sha256"
    for path in (content, package):
        path.unlink()
        os.mkfifo(path) if hasattr(os, "mkfifo") else path.symlink_to(os.devnull)
    assert list(editions.verify(found, edition)) == [f"{PAGE}：没有了", f"{SECOND}.zip：压缩包或它的摘要没有了"]
    assert editions.freeze(BuiltSite(twice.site), edition, {}, shelf, OWN.name, ADDRESS) is None
    for sums, told in ((b"\xff", "打不开"), (b"no two spaces", f"{next(iter(edition.files))} 和存下来的对不上")):
        with ZipFile(package, "w") as archive:
            archive.writestr(editions.SUMS, sums)
        said.write_text(f"{sha256(package.read_bytes()).hexdigest()}  {SECOND}.zip\n", encoding="utf-8")
        assert next(editions.verify(found, edition)) == f"{SECOND}.zip：{told}"


def test_a_full_disk_leaves_no_edition(twice: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package comes after the contents and before the manifest: at that moment the disk is full."""
    edition = read_editions(twice.root).get(SECOND)
    assert edition
    shelf = tmp_path / "editions"

    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(editions, "_packed", full)
    with pytest.raises(OSError, match="No space"):
        editions.freeze(BuiltSite(twice.site), edition, {}, shelf, OWN.name, ADDRESS)
    assert [path.name for path in shelf.iterdir()] == ["files"]
    assert read_editions(tmp_path).all == ()


def test_a_package_for_reading_offline_leads_to_no_edition() -> None:
    page = '<p><a class="hb-v" href="../v/2026.12/">打开这一版</a> <a href="../about/">关于</a></p>'
    assert offline.as_packed(page) == '<p>打开这一版 <a href="../about/index.html">关于</a></p>'


# In the browser


@pytest.fixture(scope="module")
def archive(twice: Handbook, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The package of the first edition, unpacked years later on another machine: its address."""
    folder = tmp_path_factory.mktemp("多年 以后")
    with ZipFile(twice.root / "editions" / f"{FIRST}.zip") as packed:
        packed.extractall(folder)
    return f"{folder.as_uri()}/handbook-{FIRST}/"


@pytest.fixture(scope="module")
def living(twice: Handbook) -> Iterator[str]:
    """The site with both editions on a server, for as long as a page may ask it for something."""
    with serve(twice.site) as base:
        yield base


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails its test when it complains."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    opened, faults = context.new_page(), list[str]()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert faults == []


def cited(page: Page) -> list[str]:
    return [text.replace("\n", "|") for text in page.locator("#cite dd").all_text_contents()]


def test_the_edition_stands_before_the_day_of_the_last_change_in_a_citation(living: str, page: Page) -> None:
    """The handbook of the tests has no history in git, so the day is put into the page on its way."""

    def dated(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("[EB/OL]. [", "[EB/OL]. （2026-11-08）["))

    page.route(f"**/v/{FIRST}/{SAME}", dated)
    page.goto(f"{living}v/{FIRST}/{SAME}")
    expect(page.locator(".hb-edition")).to_be_visible()
    assert "[EB/OL]. 2026.11 版. （2026-11-08）[20" in cited(page)[2]


def test_an_archive_alone_opens_says_which_edition_it_is_and_is_cited_so(archive: str, page: Page) -> None:
    page.goto(f"{archive}index.html")
    expect(page.locator(".hb-edition")).to_have_text("这一页属于定下来的一版，不再改动：2026.11 版 各版说明")
    page.goto(f"{archive}{SAME}")
    expect(page.locator(".hb-edition")).to_have_text("这一页属于定下来的一版，不再改动：2026.11 版 各版说明")
    address = f"{ADDRESS}v/2026.11/practices/qingdan-1-3/"
    footnote, entry, bibtex, ris = cited(page)[1:]
    assert f"{address}，2026.11 版，访问日期：20" in footnote
    assert re.search(rf"\[EB/OL\]\. 2026\.11 版\. \[20\d\d-\d\d-\d\d\]\. {re.escape(address)}\.$", entry)
    assert f"url = {{{address}}}" in bibtex
    assert bibtex.endswith(",|  edition = {2026.11}|}")
    assert f"UR  - {address}" in ris
    assert ris.endswith("|ET  - 2026.11|ER  - ")
    page.locator(".hb-edition a").click()
    expect(page.locator("h2")).to_have_text(["2026.11 版#"])


def test_without_scripts_it_says_so_too(archive: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{archive}index.html")
    expect(page.locator(".hb-edition__name")).to_have_text("2026.11 版")
    page.goto(f"{archive}{PAGE}")
    shown = page.locator(".hb-edition__name").evaluate("place => getComputedStyle(place, '::before').content")
    assert shown == '"2026.11 版"'
    context.close()


def test_beside_the_living_site_it_leads_to_the_newer_and_to_the_living_page(living: str, page: Page) -> None:
    page.goto(f"{living}v/{FIRST}/terms/lianxihui/")
    expect(page.locator(".hb-edition")).to_have_text("这一页属于定下来的一版，不再改动：2026.11 版。后来又定了 2026.12 版。看现在的这一页 各版说明")
    page.get_by_role("link", name="看现在的这一页").click()
    expect(page).to_have_url(f"{living}terms/lianxihui/index.html")
    assert page.locator(".hb-edition").count() == 0
    page.goto(f"{living}v/{FIRST}/terms/lianxihui/index.html")
    page.get_by_role("link", name="2026.12 版").click()
    expect(page.locator(".hb-edition")).to_contain_text("2026.12 版。看现在的这一页")
