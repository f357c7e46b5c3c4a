"""What the link check knows of a page from writing it is what stands in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import stock_handbook

READER = '''
"""Writes down, for every generated page, what is known of it and what its file says; runs before the site is published."""
import json
import sys
from pathlib import Path


def told(pieces):
    ids = sorted(each for piece in pieces for each in piece.ids)
    inside = sorted({each for piece in pieces for each in piece.written if "://" not in each})
    return ids, inside, sorted(each for piece in pieces for each in piece.loads)


def on_post_build(config):
    build = config.extra["handbook_build"]
    read = sys.modules["handbook.site.references"].read_references
    found = {path: (told(pieces), told([read((Path(config.site_dir) / path).read_text(encoding="utf-8"))]))
             for path, pieces in build.edition.references.items()}
    Path(config.docs_dir).parent.joinpath("found.json").write_text(json.dumps(found), encoding="utf-8")
'''


def test_references_known_from_writing_are_those_of_the_file(tmp_path: Path) -> None:
    handbook = stock_handbook.whole(tmp_path / "handbook")
    handbook.write("reader.py", READER)
    handbook.settings("hooks: [hooks/site.py]", "hooks: [reader.py, hooks/site.py]")
    handbook.settings('site_url: ""', "site_url: https://example.org/handbook/")
    handbook.build(HANDBOOK_EDIT_BASE="https://example.org/edit/main")
    found = json.loads((handbook.root / "found.json").read_text(encoding="utf-8"))
    assert len(found) > 50
    for path, (known, written) in found.items():
        assert known == written, path


@pytest.mark.parametrize("path", ["%E6%89%8B%E5%86%8C%20a", "手册"])
def test_a_site_stands_below_a_path_of_any_letters(tmp_path: Path, path: str) -> None:
    """The page that is shown where there is none begins its links with that path, written as an address is."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    handbook.settings('site_url: ""', f"site_url: https://example.org/{path}/")
    handbook.build()
    assert (handbook.site / "404.html").read_text(encoding="utf-8").count(f'href="/{path}/') > 10
