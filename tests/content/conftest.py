"""For the tests of any content: a test that is about certain records is skipped where a handbook has others."""

from __future__ import annotations

import pytest
from ours import DOCS


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "about(*records): needs these records, written kind/id")


def pytest_runtest_setup(item: pytest.Item) -> None:
    named = [record for mark in item.iter_markers("about") for record in mark.args]
    if absent := [record for record in named if not (DOCS / f"{record}.yml").is_file()]:
        pytest.skip(f"这本手册没有 {'、'.join(absent)}")
