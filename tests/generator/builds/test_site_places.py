"""A site takes the place of nothing but a site: what else stands there is told, and stays."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from handbook.site import room
from handbook.site import staging as publish
from stock_handbook import MKDOCS, Handbook, snapshot

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
NO_SITE = "里有东西，又没有 index.html，不是生成出来的网站"
NOT_OURS = "不在手册的文件夹里，里面的网站又不是手册生成的"
RECORDS = "里有手册的记录，或者在记录的文件夹里"
STAYS = (
    "{} {}，生成网站会把它整个换掉，所以没有生成，里面的没有动：把网站生成到另一个文件夹（site 是链接的，改链接；不是的，改 mkdocs.yml 的 site_dir）。\n"
)


@pytest.fixture
def bare(records: Handbook) -> Handbook:
    """The records and settings of a handbook that is refused before anything is built."""
    records.write("mkdocs.yml", MKDOCS.replace("hooks: [hooks/site.py]\nwatch: [hooks/handbook]", "plugins: [handbook]"))
    return records


def refused(handbook: Handbook, told: str, *options: str) -> None:
    before = snapshot(handbook.root)
    done = handbook.run("build", *options, PYTHONPATH=str(Path(publish.__file__).parents[2]))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert snapshot(handbook.root) == before


@posix_only
@pytest.mark.parametrize(("leads_to", "why"), [
    ("docs", RECORDS), ("docs/new", RECORDS), (".", RECORDS), ("..", RECORDS), ("/", RECORDS), ("reports", NO_SITE),
])  # fmt: skip
def test_a_link_to_what_is_no_site_is_told_and_that_stays(bare: Handbook, leads_to: str, why: str) -> None:
    bare.site.symlink_to(leads_to)
    refused(bare, STAYS.format(bare.site.resolve(), why))
    assert not Path("/.-turn").exists()


def test_a_folder_of_other_things_stays(bare: Handbook) -> None:
    bare.write("site/论文.txt", "只有这一份。")
    refused(bare, STAYS.format(bare.site, NO_SITE))


@posix_only
def test_a_link_to_a_site_of_somebody_else_is_told_and_that_stays(bare: Handbook, tmp_path: Path) -> None:
    theirs = tmp_path / "www"
    theirs.mkdir()
    (theirs / "index.html").write_text("<title>别的网站</title>", encoding="utf-8")
    bare.site.symlink_to(theirs)
    refused(bare, STAYS.format(theirs, NOT_OURS))
    bare.site.unlink()
    bare.write("mkdocs.yml", (bare.root / "mkdocs.yml").read_text(encoding="utf-8") + f"site_dir: {theirs}\n")
    refused(bare, STAYS.format(theirs, NOT_OURS))
    assert (theirs / "index.html").read_text(encoding="utf-8") == "<title>别的网站</title>"


@posix_only
def test_a_link_to_an_empty_folder_and_to_our_own_site_stays_one(bare: Handbook, tmp_path: Path) -> None:
    ours = tmp_path / "www"
    ours.mkdir()
    bare.site.symlink_to(ours)
    for text in ("没有钱", "没有经费"):
        bare.write("docs/synonyms.yml", f"groups:\n  - [{text}, 经费不足]\n")
        done = bare.run("build", PYTHONPATH=str(Path(publish.__file__).parents[2]))
        assert (done.returncode, done.stderr) == (0, "")
        assert bare.site.is_symlink()
        assert text in (ours / "search/index.js").read_text(encoding="utf-8")


def test_a_repository_in_the_place_of_the_site_stays(bare: Handbook) -> None:
    bare.write("site/index.html", "")
    bare.write("site/.git/HEAD", "ref: refs/heads/pages\n")
    refused(bare, STAYS.format(bare.site, "里有 .git，是一个仓库"))


@pytest.mark.parametrize("name", ["site-offline.zip", ".site-offline.zip"])
def test_a_folder_in_the_place_of_the_package_is_told_before_anything_is_done(bare: Handbook, name: str) -> None:
    place = bare.write(f"{name}/x", "").parent
    refused(bare, f"{place} 是文件夹，放不下这个文件，网站没有生成：把它移走或改名，再运行一次。\n", "--offline")


@pytest.mark.parametrize("names", [(), (".DS_Store",), ("index.html", "x.html")])
def test_a_site_and_an_empty_folder_may_go(tmp_path: Path, names: tuple[str, ...]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").mkdir()
    for name in names:
        (tmp_path / "site" / name).touch()
    assert room.refusal(tmp_path / "site", tmp_path / "docs") is None


def test_a_package_that_finds_no_place_brings_the_old_site_back(tmp_path: Path) -> None:
    """Site and package change places together or not at all."""
    site, package = tmp_path / "site", tmp_path / "site-offline.zip"
    for folder, text in ((site, "旧"), (publish.staging_of(site), "新")):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
    package.mkdir()
    aside = tmp_path / ".site-offline.zip"
    aside.touch()
    with pytest.raises(OSError, match="site-offline"):
        publish.commit(site, {aside: package})
    assert snapshot(site) == {"index.html": "旧".encode()}
    assert not publish.previous_of(site).exists()


def test_a_disk_mounted_below_the_site_keeps_what_is_on_it(disk: Path, bare: Handbook) -> None:
    bare.write("site/index.html", "旧网站")
    (bare.site / "v").mkdir()
    subprocess.run(["mount", "--bind", str(disk), str(bare.site / "v")], check=True)
    try:
        (disk / "2026.11.zip").write_text("只有这一份", encoding="utf-8")
        done = bare.run("build", PYTHONPATH=str(Path(publish.__file__).parents[2]))
        assert done.returncode == 1
        assert done.stderr.startswith(f"{bare.site} 是挂载点（例如容器的卷），或者里面有挂载点，")
        assert (disk / "2026.11.zip").exists()
    finally:
        subprocess.run(["umount", "-l", str(bare.site / "v")], check=True)
