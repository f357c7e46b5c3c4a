"""Tests that share what one worker makes go to one worker; those that do not, to whichever is free."""

from __future__ import annotations

import pytest

from together import unit_of


@pytest.mark.parametrize(("test", "unit"), [
    ("tests/generator/load/test_record.py::test_a[x]", "tests/generator/load/test_record.py"),
    ("tests/generator/cli/test_new_command.py::test_a", "tests/generator/cli/test_new_command.py::test_a"),
    ("tests/generator/builds/test_serve.py::test_a", "tests/generator/builds/test_serve.py"),
    ("tests/content/browser/test_every_page.py::test_a[首页]", "tests/content/browser/test_every_page.py"),
])  # fmt: skip
def test_what_one_worker_runs(test: str, unit: str) -> None:
    assert unit_of(test) == unit
