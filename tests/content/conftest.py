"""For the tests of any content: a test that is about certain records is skipped where a handbook has others."""

from __future__ import annotations

from pathlib import Path

import pytest
from ours import DOCS

from handbook.catalog import read_catalog
from handbook.model import Source
from originals import ABSENT, originals_folder


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "about(*records): needs these records, written kind/id")


def pytest_runtest_setup(item: pytest.Item) -> None:
    named = [record for mark in item.iter_markers("about") for record in mark.args]
    if absent := [record for record in named if not (DOCS / f"{record}.yml").is_file()]:
        pytest.skip(f"这本手册没有 {'、'.join(absent)}")


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the original reports; a test that needs them is skipped where they are not all there."""
    folder = originals_folder()
    files = {entry.record.file for entry in read_catalog(DOCS).of(Source)}
    if folder is None or not all((folder / name).is_file() for name in files):
        pytest.skip(ABSENT)
    return folder
