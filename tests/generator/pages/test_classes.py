"""Every class of our style sheets is one that something of ours writes: a rule for what nobody writes any more is dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import handbook

PACKAGE = Path(handbook.__file__).parent
SHEETS = sorted(PACKAGE.rglob("theme/**/*.css"))
WRITERS = (".html", ".js", ".md", ".py")
CLASS = re.compile(r"\.(hb-[A-Za-z0-9_-]+)")


@pytest.fixture(scope="module")
def written() -> str:
    """All that may write a class: templates, scripts, stock pages and the package itself."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*")) if path.suffix in WRITERS)


def is_written(name: str, text: str) -> bool:
    """Does it stand in the text, whole or as a stem to which the rest is put (`hb-heat-{{ … }}`)?"""
    stems = (re.escape(name[: found.end()]) for found in re.finditer("--|__|-", name))
    return bool(re.search(rf"(?<![\w-])(?:{re.escape(name)}(?![\w-])|(?:{'|'.join(stems)})[\"{{])", text))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_class_is_written(sheet: Path, written: str) -> None:
    named = set(CLASS.findall(re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)))
    assert sorted(name for name in named if not is_written(name, written)) == []
