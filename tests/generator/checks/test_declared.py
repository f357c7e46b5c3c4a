"""What a model declares is what is checked: a field is known by its type, and no rule has a list of fields of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from pydantic import Field
from written_handbook import PRACTICE, TODAY, write_handbook

from handbook.catalog import Catalog, read_catalog, read_entry
from handbook.checks.engine import run
from handbook.checks.rule import Context
from handbook.model import KINDS
from handbook.model.base import Citations, Claim, Identifier, Model, Prose, Record
from handbook.model.marks import LinkTo, Proved, Verbatim
from handbook.model.practice import Practice
from handbook.model.vocabulary import LinkBasis

VENUES = {
    "by itself": "venue: {text: 在镇上设点 99 处。, cite: moushi-kaocha#3}",
    "in a list": "venues:\n  - {text: 在镇上设点 99 处。, cite: moushi-kaocha#3}",
    "inside another model": "visit:\n  venue: {text: 在镇上设点 99 处。, cite: moushi-kaocha#3}",
    "by a mark": "place: 在镇上设点 99 处。",
}


class Visit(Model):
    """A part of a practice."""

    venue: Claim | None = Field(None, title="地点")


class Placed(Practice):
    """A practice as somebody may extend it."""

    venue: Claim | None = Field(None, title="地点")
    venues: tuple[Claim, ...] = Field((), title="各处")
    visit: Visit | None = Field(None, title="走访")
    place: Annotated[Prose, Proved(by="cites")] | None = Field(None, title="在哪里")
    hall: Annotated[Prose, Verbatim(by="cites")] | None = Field(None, title="堂名")


class Basis(Model):
    """What a handout rests on."""

    term: Annotated[Identifier, LinkTo("term")] = Field(title="术语")
    basis: LinkBasis = Field(LinkBasis.EDITOR, title="依据")
    cite: Citations | None = Field(None, title="出处")


class Handout(Record):
    """A new kind of record."""

    kind: ClassVar[str] = "handout"
    label: ClassVar[str] = "讲义"
    folder: ClassVar[str] = "handouts"

    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field((), title="做法")
    terms: tuple[Basis, ...] = Field((), title="术语")
    before: tuple[Annotated[Identifier, LinkTo("handout", back="before")], ...] = Field((), title="先讲")


@pytest.fixture(autouse=True)
def one_kind_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "handout", Handout)


def catalog_of(root: Path) -> Catalog:
    """The handbook at `root`, its practices read as the extended kind, its handouts as the new one."""
    plain = read_catalog(root / "docs")
    read = [
        read_entry(Placed, root / entry.path, root, plain.settings) if entry.model is Practice else entry
        for entry in plain.entries
    ]
    read += [read_entry(Handout, path, root, plain.settings) for path in sorted((root / "docs/handouts").glob("*.yml"))]
    assert not [error for entry in read for error in entry.errors]
    return Catalog(read, plain.library, settings_book=plain.settings_book)


def found(root: Path) -> list[str]:
    """Every finding, as it is printed."""
    return [str(item) for item in run(Context(catalog_of(root), root, today=TODAY)).findings]


def stock_at(root: Path) -> Path:
    """The stock handbook, as it is."""
    write_handbook(root, {})
    return root


def extended(root: Path, lines: str) -> Path:
    """The stock handbook with more lines in its practice."""
    path = stock_at(root) / PRACTICE
    path.write_text(f"{path.read_text(encoding='utf-8')}{lines}\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("lines", VENUES.values(), ids=VENUES)
def test_an_invented_figure_in_a_new_claim_is_told(lines: str, tmp_path: Path) -> None:
    assert any("HB403 数字“99 处”不在所引段落" in line for line in found(extended(tmp_path, lines)))


def test_a_new_claim_is_counted_and_its_citation_listed(tmp_path: Path) -> None:
    lines = "venue: {text: 在镇上设点。, cite: moushi-kaocha#2}"
    before = run(Context(catalog_of(stock_at(tmp_path / "plain")), tmp_path, today=TODAY)).tally
    catalog = catalog_of(extended(tmp_path / "more", lines))
    after = run(Context(catalog, tmp_path, today=TODAY)).tally
    assert (after.statements, after.citations) == (before.statements + 1, before.citations + 1)
    assert [entry.id for entry in catalog.cited_in("moushi-kaocha")[2]] == ["shuanglian-shuangban"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("venue: {text: 在镇上设点。, cite: meiyou#1}", "HB401 没有编号为“meiyou”的来源"),
        ("visit:\n  venue: {text: 在镇上设点。, cite: moushi-kaocha#99}", "HB402 来源“moushi-kaocha”没有第 99 段"),
        ("hall: 没有的堂", "HB404 “没有的堂”不在所引段落"),
    ],
)
def test_a_new_field_is_held_against_the_reports(lines: str, told: str, tmp_path: Path) -> None:
    assert any(told in line for line in found(extended(tmp_path, lines)))


def test_new_links_lead_somewhere_and_back(tmp_path: Path) -> None:
    stock_at(tmp_path)
    folder = tmp_path / "docs/handouts"
    folder.mkdir()
    (folder / "a.yml").write_text(
        "name: 第一讲\npractices: [no-such-id]\nterms:\n  - {term: moushi-kaocha, basis: 原文对应}\nbefore: [b]\n", encoding="utf-8"
    )
    (folder / "b.yml").write_text("name: 第二讲\npractices: [shuanglian-shuangban]\n", encoding="utf-8")
    assert [line for line in found(tmp_path) if "handouts" in line] == [
        "docs/handouts/a.yml:2:13 错误 HB302 没有编号为“no-such-id”的做法",
        "docs/handouts/a.yml:4:5 错误 HB408 写了“原文对应”却没有 cite",
        "docs/handouts/a.yml:4:12 错误 HB302 “moushi-kaocha”是来源（docs/sources/moushi-kaocha.yml），这里要写术语的编号",
        "docs/handouts/a.yml:5:10 错误 HB303 这里写了“b”，但 docs/handouts/b.yml 的 before 里没有“a”",
    ]
    links = catalog_of(tmp_path).backlinks("shuanglian-shuangban", "practices")
    assert [link.entry.id for link in links] == ["b"]
