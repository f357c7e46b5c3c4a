"""Names in the order in which a dictionary has them."""

from __future__ import annotations

from handbook.catalog.sounds import sound_of
from handbook.pages.lists.terms import by_sound
from stock_handbook import Handbook


def test_a_name_sounds_as_it_is_read() -> None:
    assert sound_of("四个“一起”") == ("si", "ge", "yi", "qi")
    assert sound_of("1+N Ａ级") == ("1", "n", "a", "ji")


def test_marks_do_not_count_and_what_nobody_can_read_stands_last() -> None:
    names = ["总馆", "“分馆”", "㐂馆", "联席会", "分户"]
    assert sorted(names, key=sound_of) == ["“分馆”", "分户", "联席会", "总馆", "㐂馆"]


def test_the_terms_stand_in_the_order_of_their_sounds(records: Handbook) -> None:
    records.write("docs/terms/zzz.yml", "name: 分馆\nmeaning: 一个县里总馆以外的馆。\n")
    assert [entry.name for entry in by_sound(records.catalog())] == ["分馆", "联席会", "图书总馆"]
