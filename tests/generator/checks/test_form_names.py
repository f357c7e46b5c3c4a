"""Which forms a text names: the longest of those that begin at one place, found in time that grows with the text alone."""

from __future__ import annotations

import re

import pytest
from bench.corpus import write_corpus
from hypothesis import given
from hypothesis import strategies as st

from handbook.catalog import read_catalog
from handbook.checks.form_names import FEWEST_SIGNS, FormNames

NAMES = ("联系登记表", "联系登记表（补）", "登记表联系登记", "读者联系卡片", "甲甲甲甲甲", "甲甲甲甲甲甲甲")


class Searched(str):
    """A text that counts how often something is looked for in it."""

    __slots__ = ("times",)

    def __contains__(self, sought: object) -> bool:
        self.times = getattr(self, "times", 0) + 1
        return super().__contains__(sought)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> FormNames:
    root = tmp_path_factory.mktemp("corpus")
    write_corpus(root / "docs", 40)
    for number, name in enumerate(NAMES):
        form = min((root / "docs" / "templates").glob("template-*.yml"))
        text = re.sub(r"^name: .*$", f"name: {name}", form.read_text(encoding="utf-8"), count=1, flags=re.M)
        form.with_name(f"named-{number}.yml").write_text(text, encoding="utf-8", newline="\n")
    return FormNames(read_catalog(root / "docs"))


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from("联系登记表（补）读者卡片甲。")), max_size=12).map("".join))
def test_they_are_found_from_left_to_right_the_longest_first(names: FormNames, text: str) -> None:
    assert {*NAMES} <= names.forms.keys()
    among_all = re.compile("|".join(map(re.escape, sorted(names.forms, key=len, reverse=True))))
    assert names.named(text) == among_all.findall(text)


def test_a_text_is_not_searched_for_each_name(names: FormNames) -> None:
    text = Searched("每月填写联系登记表。")
    assert names.named(text) == ["联系登记表"]
    assert getattr(text, "times", 0) <= FEWEST_SIGNS < len(names.forms)
