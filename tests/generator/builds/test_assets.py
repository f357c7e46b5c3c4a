"""Sheets and scripts have names that tell their content: a browser that kept one of yesterday asks for that of today."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from handbook.plugin import Theme
from handbook.site.assets import rename, with_digest
from stock_handbook import Handbook

NAME = re.compile(r"(?:assets|assets/stylesheets|assets/javascripts/workers)/[a-z]+\.([0-9a-f]{8})(?:\.min)?\.(?:css|js)")
ASKED = re.compile(r'[a-z./]*assets/[a-z/]+\.[^"]*\.(?:css|js)')


class File:
    """A file as MkDocs holds it."""

    def __init__(self, src_uri: str, content: str) -> None:
        self.src_uri = self.dest_uri = src_uri
        self.content_string = content


def sent(handbook: Handbook) -> dict[str, str]:
    """The sheets and scripts of a built site, by path."""
    found = [path for path in handbook.site.rglob("assets/**/*") if path.suffix in (".css", ".js")]
    return {path.relative_to(handbook.site).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_every_sheet_and_script_is_named_by_its_content(built: Handbook) -> None:
    files = sent(built)
    assert len(files) == 62
    for path, text in files.items():
        name = NAME.fullmatch(path)
        assert name, path
        assert name[1] == sha256(text.encode()).hexdigest()[:8]


@pytest.mark.parametrize("page", ["", "practices/sanwen-sanbang", "about"])
def test_pages_ask_for_what_is_there(built: Handbook, page: str) -> None:
    asked = ASKED.findall(built.page(page))
    assert len(asked) == 9  # three sheets, five scripts, the one that searches
    for address in asked:
        assert (built.site / page / address).resolve().is_file(), address


def test_scripts_load_what_stands_beside_them(built: Handbook) -> None:
    """Which a walk through the links of pages cannot see."""
    named = [name for path, text in sent(built).items() if path.count("/") == 1 for name in re.findall(r'"([a-z]+\.[0-9a-f]{8}\.js)"', text)]
    assert sorted({name.partition(".")[0] for name in named}) == [
        "asking", "basket", "batch", "calendar", "carry", "cells", "chosen", "compare", "copies", "digest", "engine", "fflate",
        "filetext", "fill", "hits", "judge", "kept", "lesson", "listed", "located", "marks", "notes", "offer", "offered", "opened",
        "panel", "picks", "place", "plan", "preview", "projector", "qr", "reader", "results", "scheme", "selfcheck", "sheets", "shown", "slides",
        "slip", "solid", "tabletext", "unit", "wall", "wechat", "word", "wordtext", "workbook",
    ]  # fmt: skip
    for name in named:
        assert (built.site / "assets" / name).is_file()


def test_who_names_a_file_is_renamed_with_it() -> None:
    def names(slip: str) -> list[str]:
        files = [File("assets/takealong.js", 'load("slip.js", "names.js", "slip")'), File("assets/slip.js", slip), File("index.md", '"slip.js"')]
        assert rename(files) == {file.src_uri: file.dest_uri for file in files[:2]}
        assert files[0].content_string == f'load("{Path(files[1].dest_uri).name}", "names.js", "slip")'
        return [file.dest_uri for file in files]

    before, after = names("1"), names("2")
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False, True]


def test_the_digest_takes_the_place_of_that_of_the_theme() -> None:
    digest = sha256(b"a").hexdigest()[:8]
    assert with_digest("assets/handbook.css", "a") == f"assets/handbook.{digest}.css"
    assert with_digest("assets/stylesheets/main.57a0d79d.min.css", "a") == f"assets/stylesheets/main.{digest}.min.css"


def test_the_licence_of_what_is_not_ours_goes_with_it(built: Handbook) -> None:
    (path,) = [path for path in sent(built) if "/fflate." in path]
    assert "Copyright (c) 2026 Arjun Barrett" in sent(built)[path]
    assert "MIT License" in sent(built)[path]


def test_of_a_theme_all_files_are_listed_but_hidden_ones(tmp_path: Path) -> None:
    folders = [tmp_path / "own", tmp_path / "theirs"]
    for path in ("own/a.css", "own/b/c.js", "own/.d", "theirs/a.css", "theirs/b/.e/f.svg", "theirs/.icons/g/h.svg", "theirs/i/j/k.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    whole = FileSystemLoader(folders).list_templates()
    assert Theme(folders).list_templates() == [path for path in whole if not re.search(r"(^|/)\.", path)]
    assert "b/c.js" in whole
