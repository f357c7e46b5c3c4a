"""A new family of pages takes one module and one template, a new export one module; nothing else is told of them."""

from __future__ import annotations

import pytest

from handbook.pages.lists import dispensable
from stock_handbook import Handbook

PACKAGE = "hooks/handbook"
FAMILY = '''"""At which levels practices are carried out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Self

from ...model import Practice
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class LevelsContext:
    levels: list[tuple[str, int]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        return cls(Counter(str(entry.record.level) for entry in handbook.catalog.of(Practice)).most_common())


FAMILY = Family("levels", "levels/", LevelsContext, "levels.html")
'''
TEMPLATE = """<h2 id="list">各层级</h2>
<p><a href="names.txt">全部名称</a></p>
<ul>{% for level, number in levels %}<li>{{ level }} {{ number }} 条</li>{% endfor %}</ul>
"""
EXPORT = '''"""The names of all practices, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Practice
from ..pages.handbook import Handbook
from ..site.kept import Store
from . import Export


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    yield "levels/names.txt", "".join(f"{entry.name}\\n" for entry in handbook.catalog.of(Practice)).encode()


EXPORT = Export(files, family="levels")
'''


@pytest.fixture
def extended(handbook: Handbook) -> Handbook:
    """The stock handbook with a family of pages more and a file beside it; its words and its place in the bar are content."""
    handbook.write(f"{PACKAGE}/pages/lists/levels.py", FAMILY)
    handbook.write(f"{PACKAGE}/theme/pages/levels.html", TEMPLATE)
    handbook.write(f"{PACKAGE}/exports/names.py", EXPORT)
    handbook.write("docs/levels/index.md", "# 层级\n\n各层级的做法有几条。\n")
    handbook.replace("hooks/handbook/theme/stock/mkdocs.yml", "- terms/index.md", "- terms/index.md\n      - levels/index.md")
    return handbook


def test_a_new_list_and_a_new_file_are_published(extended: Handbook) -> None:
    extended.build()
    page = extended.page("levels")
    catalog = extended.catalog()
    names = [entry.name for entry in catalog.entries if entry.kind == "practice"]
    assert page.index("各层级的做法有几条。") < page.index('<h2 id="list">各层级</h2>')
    assert f"{catalog.get('sanwen-sanbang').record.level} " in page.partition('<h2 id="list">')[2]
    assert (extended.site / "levels/names.txt").read_text(encoding="utf-8").split() == names


def test_a_handbook_without_any_list_that_it_can_do_without(handbook: Handbook) -> None:
    """Neither pages nor files nor the navigation, the footer or the missing page lead to them; the link check agrees.

    Words that somebody has written themselves lead where they say: then the build names page and link.
    """
    for words in handbook.docs.rglob("*.md"):
        words.unlink()
    handbook.replace("handbook.yml", "pages: {off: []}", f"pages: {{off: [{', '.join(dispensable())}]}}")
    handbook.build()
    left = {path.parent.name for path in handbook.site.glob("*/index.html")}
    assert left & set(dispensable()) == set()
    assert left >= {"practices", "problems", "templates", "sources", "terms"}
    missing = (handbook.site / "404.html").read_text(encoding="utf-8")
    assert [name for name in dispensable() if f'/{name}/"' in missing] == []
