"""A new kind of record takes a file for its model, one for its page, a template and a line that registers it; all else follows."""

from __future__ import annotations

import json

import pytest

from searching import index_text
from stock_handbook import Handbook

PACKAGE = "hooks/handbook"
MODEL = '''
from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Citations, Claim, Identifier, Prose, Record
from .marks import LinkTo, Proved


class Handout(Record):
    """讲义"""

    kind: ClassVar[str] = "handout"
    label: ClassVar[str] = "讲义"
    folder: ClassVar[str] = "handouts"

    gist: Annotated[Prose, Proved(by="cites")] = Field(title="要点", description="讲什么。")
    points: tuple[Claim, ...] = Field((), title="讲的事", description="一条一事。")
    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field((), title="做法", description="做法的编号。")
    cites: Citations = Field(title="出处", description="要点所依据的段落。")
'''
PAGE = '''
from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.relations import Relations
from ...model.handout import Handout
from . import KindPage


@dataclass(frozen=True)
class HandoutContext:
    r: Handout
    practices: list[Entry]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        return cls(entry.record, relations.catalog.found(entry.record.practices))


KIND = KindPage[Handout](
    context=HandoutContext, toc=("points", "practices", "record"), lead=lambda record: record.gist
)
'''
TEMPLATE = """{{ p.crumbs(root, "handouts", "讲义", r.name) }}
<h1 id="top">{{ r.name }}</h1>
<p class="hb-lead">{{ w.prose(r.gist) }} {{ w.cite(r.cites) }}</p>
{{ p.heading("points", "讲的事") }}
<ul>{% for point in r.points %}<li>{{ p.claim(w, point) }}</li>{% endfor %}</ul>
{{ p.heading("practices", "做法") }}
{{ p.records(w, practices, "暂无") }}
{{ p.record_box(w, entry, days) }}
"""
RECORD = """name: 第一讲
gist: 图书馆员怎样分户联系读者。
points:
  - {text: 每人联系 2 户。, cite: tushu-huifang#4}
practices: [sanwen-sanbang]
cites: [tushu-huifang#2, tushu-huifang#4]
"""


@pytest.fixture
def extended(handbook: Handbook) -> Handbook:
    """The stock handbook with a kind of record more and one record of it."""
    handbook.write(f"{PACKAGE}/model/handout.py", f'"""A handout (讲义)."""\n{MODEL}')
    handbook.write(f"{PACKAGE}/pages/kinds/handout.py", f'"""The page of a handout."""\n{PAGE}')
    handbook.write(f"{PACKAGE}/theme/pages/handout.html", TEMPLATE)
    handbook.replace(f"{PACKAGE}/model/__init__.py", '"term", "course")', '"term", "course", "handout")')
    handbook.write("docs/handouts/index.md", "# 讲义\n")
    handbook.replace(f"{PACKAGE}/theme/stock/mkdocs.yml", "- terms/index.md", "- terms/index.md\n      - handouts/index.md")
    handbook.write("docs/handouts/diyi-jiang.yml", RECORD)
    return handbook


def test_it_is_published_linked_searched_counted_and_given_as_data(extended: Handbook) -> None:
    said = extended.build().stdout
    page = extended.page("handouts/diyi-jiang")
    assert "每人联系 2 户。" in page and 'href="../../practices/sanwen-sanbang/"' in page
    assert 'href="#n2" aria-label="出处 2">2</a>' in page and '<li id="n2"><a href="../../sources/tushu-huifang/#p4">' in page
    assert "讲义 1" in said
    assert "handouts/diyi-jiang/" in extended.page("sources/tushu-huifang")
    data = json.loads((extended.site / "data/handbook.json").read_text(encoding="utf-8"))
    assert [record["id"] for record in data["handouts"]] == ["diyi-jiang"]
    assert data["handouts"][0]["links"]["practices"] == ["sanwen-sanbang"]
    assert '<h2 id="handout"' in extended.page("fields")
    assert "每人联系 2 户" in index_text(extended.site)


def test_what_is_wrong_in_it_is_told(extended: Handbook) -> None:
    extended.replace("docs/handouts/diyi-jiang.yml", "联系 2 户", "联系 99 户")
    extended.replace("docs/handouts/diyi-jiang.yml", "[sanwen-sanbang]", "[meiyou-zhege]")
    said = extended.run("check").stdout
    assert "docs/handouts/diyi-jiang.yml:4:12 错误 HB403 数字“99 户”不在所引段落 tushu-huifang#4 里" in said
    assert "docs/handouts/diyi-jiang.yml:5:13 错误 HB302 没有编号为“meiyou-zhege”的做法" in said


def test_it_can_be_begun_from_the_command_line(extended: Handbook) -> None:
    given = ("name=第二讲", "gist=讲怎样入户。", "cites=tushu-huifang#4")
    done = extended.run("new", "handout", "dier-jiang", *(part for each in given for part in ("--set", each)))
    assert done.stdout.startswith("已写好 docs/handouts/dier-jiang.yml。"), done.stderr
    assert "handout 讲义" in extended.run("new", "--help").stdout
