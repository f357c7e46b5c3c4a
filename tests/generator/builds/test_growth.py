"""No step of a build grows faster than the handbook. Counted, not timed: how many lines every function of the package runs
through, at one size and at four times that size.

What is in proportion to the records takes four times as many lines, what sorts them or looks each up among the others a few
more; what goes through all of them for each of them takes sixteen times as many.
"""

from __future__ import annotations

import gc
import sys
from collections import Counter
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from bench.corpus import write_corpus

import handbook
from handbook.build import Build
from handbook.checks import engine
from handbook.checks.known_pages import KnownPages
from handbook.site.references import BuiltSite

PACKAGE = str(Path(str(handbook.__file__)).parent)
SMALL, TIMES, MOST = 40, 4, 9
FEW = 1500  # lines that tell nothing: forms differ, and some of few records have none of a kind


def steps(folder: Path) -> None:
    """All that a build does but what MkDocs does in it."""
    build = Build(folder / "docs", folder / "site", "")
    assert build.check() is None
    build.begin()
    for url in build._listings:
        build.listed("", url)
    build.write(lambda plan: f"{plan.title}{plan.meta}{plan.url}{plan.content}")
    build.staging.write("search/search_index.json", b'{"config": {}, "docs": []}')
    build.write_search()
    build.keep()
    build.lay()
    site = BuiltSite(build.staging.folder, written=build.edition.references)
    contents = {path: known.digest for path, known in build.staging.known.items()}
    engine.run_site(site, build.context, KnownPages(site, contents, build._kept))
    build.publish()


def lines(folder: Path, size: int) -> Counter[CodeType]:
    """How many lines each function of the package runs through to build a handbook of that size."""
    write_corpus(folder / "docs", size)
    forget()
    counted: Counter[CodeType] = Counter()

    def inside(frame: FrameType, event: str, _: Any) -> Any:
        counted[frame.f_code] += 1
        return inside

    def called(frame: FrameType, event: str, _: Any) -> Any:
        return inside if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        steps(folder)
    finally:
        sys.settrace(before)
    return counted


def forget() -> None:
    """Nothing is known in this process that another test has asked for: what is remembered would not be counted."""
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and (each.__module__ or "").startswith("handbook"):
            each.cache_clear()


def test_no_step_grows_faster_than_the_handbook(tmp_path: Path) -> None:
    few, many = lines(tmp_path / "few", SMALL), lines(tmp_path / "many", SMALL * TIMES)
    steep = {code: number for code, number in many.items() if number > max(FEW, MOST * few[code])}
    assert {f"{Path(code.co_filename).name}:{code.co_firstlineno} {code.co_qualname}": (few[code], steep[code]) for code in steep} == {}
    assert sum(many.values()) < TIMES * sum(few.values())
