"""Patterns that are compiled when they are used are what they would be, and none of the package's is wrong."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import handbook
from handbook.load.patterns import _WhenUsed, when_used


def test_a_pattern_is_compiled_when_something_is_asked_of_it() -> None:
    pattern = when_used("(?P<first>甲)|乙", re.MULTILINE)
    assert pattern.pattern == "(?P<first>甲)|乙"
    assert "search" not in vars(pattern)
    assert [found.lastgroup for found in pattern.finditer("乙甲")] == [None, "first"]
    assert (pattern.sub("丙", "甲乙丁"), pattern.flags & re.MULTILINE) == ("丙丙丁", re.MULTILINE)
    with pytest.raises(AttributeError):
        _ = pattern.nothing  # type: ignore[attr-defined]


def test_one_that_is_wrong_is_told_when_it_is_used() -> None:
    assert when_used("(").flags == re.UNICODE
    with pytest.raises(re.error):
        when_used("(").search("")


def test_none_of_the_package_is_wrong() -> None:
    for module in pkgutil.walk_packages(handbook.__path__, "handbook."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [each for each in gc.get_objects() if isinstance(each, _WhenUsed)]
    assert len(patterns) > 100
    for pattern in patterns:
        assert pattern.flags == re.compile(pattern.pattern, pattern._flags).flags
        assert pattern.groups >= 0


@pytest.mark.parametrize(("pattern", "flags"), [("甲", 0), ("(?i)a", 0), ("(?i:a)", re.DOTALL), ("(?:a)", re.MULTILINE)])
def test_flags_are_what_they_would_be(pattern: str, flags: int) -> None:
    assert when_used(pattern, flags).flags == re.compile(pattern, flags).flags
