"""Synonyms: the editors' list and the wordings of terms, as the search gets them."""

from __future__ import annotations

from handbook.catalog.synonyms import everyday, synonyms
from searching import told_in
from stock_handbook import Handbook


def test_terms_bring_their_wordings(records: Handbook) -> None:
    records.write(
        "docs/terms/liangqi.yml",
        "name: 两企三新\naliases: [三新]\nmeaning: 五类组织。\nformer: [{wording: 两新组织}]\n",
    )
    assert ("两企三新", "三新", "两新组织") in synonyms(records.catalog(), records.root)


def test_the_list_of_the_editors_comes_first(records: Handbook) -> None:
    records.write("docs/synonyms.yml", "groups:\n  - [没有钱, 经费不足]\n")
    assert synonyms(records.catalog(), records.root)[0] == ("没有钱", "经费不足")


def test_a_list_with_faults_is_left_out(records: Handbook) -> None:
    before = synonyms(records.catalog(), records.root)
    for text in ("groups: [[没有钱]]\n", "没有钱\n", "groups: 没有钱: 缺钱\n"):
        records.write("docs/synonyms.yml", text)
        assert synonyms(records.catalog(), records.root) == before


def test_the_index_holds_them(built: Handbook) -> None:
    assert all(len(group) > 1 for group in told_in(built.site)["synonyms"])


def test_everyday_words_come_last_and_are_of_use(records: Handbook) -> None:
    groups = everyday()
    assert synonyms(records.catalog(), records.root)[-len(groups) :] == list(groups)
    assert len(groups) > 100
    assert [group for group in groups if len(set(group)) < len(group)] == []


def test_the_index_holds_what_the_settings_know_to_be_elsewhere(built: Handbook) -> None:
    assert told_in(built.site)["elsewhere"] == [["借书证", "押金"]]
