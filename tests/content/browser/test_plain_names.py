"""Everything there is to do is found first by the few characters by which it goes in an office."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from ours import needs_data

from handbook.catalog import Entry
from handbook.model import Method, Problem, Situation
from searching import drive
from served import Open, Site

pytestmark = needs_data("search_kinds.yml")
HEAD = re.compile("^怎样(?:让|把|在|给|同|请|带着|以)?|^(?:下周|年底|年初)?要|^有")
PLAIN = 5  # characters that a plain name has at most
FIRST = 3


def plain_names(entry: Entry) -> list[str]:
    """The names and questions of so few characters."""
    return [name for name in dict.fromkeys([*entry.record.aliases, *entry.record.asks]) if len(name) <= PLAIN]


@pytest.fixture
def entries(site: Site) -> list[Entry]:
    return [entry for kind in (Situation, Method) for entry in site.catalog.of(kind)]


def test_a_title_without_its_head_leads_to_the_record(open_page: Open, site: Site, entries: list[Entry]) -> None:
    told = [*entries, *site.catalog.of(Problem)]
    asked = [HEAD.sub("", entry.name) for entry in told]
    found = drive(open_page(), asked)["found"]
    assert [words for entry, words, one in zip(told, asked, found, strict=True) if entry.url not in one[:FIRST]] == []


def test_each_has_a_plain_name(entries: list[Entry]) -> None:
    assert [entry.id for entry in entries if not plain_names(entry)] == []


def test_a_plain_name_leads_to_the_record(open_page: Open, site: Site, entries: list[Entry]) -> None:
    """After those of which it is the name or the question, too."""
    called = Counter(name for entry in site.catalog.valid for name in {entry.name, *entry.record.aliases, *entry.record.asks})
    asked = [(entry, name) for entry in entries for name in plain_names(entry)]
    answers = drive(open_page(), [name for _, name in asked])
    found = zip(asked, answers["found"], strict=True)
    assert [name for (entry, name), addresses in found if entry.url not in addresses[: called[name]]] == []
    assert [name for (_, name), told in zip(asked, answers["told"], strict=True) if told != "known"] == []


@pytest.mark.about("situations/yingjie-jiancha", "methods/kai-shuzhi-pingyi", "methods/shang-dangke")
def test_words_of_the_office_are_known(open_page: Open) -> None:
    asked = ["迎检", "述职", "考核表", "谈心谈话", "签到", "党课", "结对", "台账", "督查", "推优", "联席会"]
    answers = drive(open_page(), asked)
    assert dict(zip(asked, answers["told"], strict=True)) == dict.fromkeys(asked, "known")
    assert answers["found"][0][0] == "situations/yingjie-jiancha/"
