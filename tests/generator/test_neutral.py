"""Nothing of one handbook stays in the package and in the tests of the generator: no word of a trade, no name of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from stock_handbook import ROOT

HERE = Path(__file__).resolve()
ROOMS = (ROOT / "hooks/handbook", HERE.parent)
READ = {".py", ".html", ".js", ".css", ".yml", ".json", ".txt", ".md", ".xml"}
TRADE = re.compile("党|支部|工委")
# tables of all characters there are, and a test that looks for the same words in another handbook
PASSED = ("exports/search/traditional.txt", "exports/search/readings.txt", "handbooks/test_hospital.py")
LEAST = 3  # characters of a name that is looked for: a shorter one is a word


def texts() -> Iterator[tuple[str, str]]:
    """Path and text of every file looked at; this one names the words itself."""
    for room in ROOMS:
        for path in sorted(room.rglob("*")):
            if path.suffix in READ and path != HERE and not path.as_posix().endswith(PASSED) and path.is_file():
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def names_of_sources() -> set[str]:
    """Ids, titles and short names of the sources of the handbook in this repository, if one is there."""
    names: set[str] = set()
    for path in sorted((ROOT / "docs/sources").glob("*.yml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        names |= {path.stem, str(record["name"]), str(record["short"]), str(record.get("organisation", ""))}
    return {name for name in names if len(name) >= LEAST}


def lines(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern stands, as path:line."""
    return [
        f"{path}:{number} {found[0]}"
        for path, text in texts()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_no_word_of_a_trade() -> None:
    assert lines(TRADE) == []


def test_no_name_of_a_source_of_this_handbook() -> None:
    names = names_of_sources()
    if not names:
        pytest.skip("docs/sources 里没有来源")
    assert lines(re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))) == []
