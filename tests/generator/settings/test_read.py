"""handbook.yml is read like a record: what is wrong in it is told with line and column, in the words of the same rules."""

from __future__ import annotations

import pytest

from handbook.model.vocabulary import Level, Sector
from handbook.settings.handbook import NEUTRAL, SETTINGS, read_settings
from stock_handbook import OWN, STOCK, Handbook

FAULTS = {
    "a field that there is none": (
        "english:", "englsh:", "4:1 错误 HB202 没有“englsh”这个栏目", "是不是想写 english（英文名称）？栏目名用英文。",
    ),
    "no format": (
        "format: 3\n", "", "2:1 错误 HB201 缺少必填的栏目“格式”（format）",
        "加上一行“format: ”。要写的是：设置和记录的写法是第几版；现在写 3。",
    ),
    "an old format": (
        "format: 3", "format: 2",
        "2:9 错误 HB207 “格式”（format）通不过检查：第 2 版是旧的写法，现在是第 3 版；运行 upgrade 改写",
        "要写的是：设置和记录的写法是第几版；现在写 3。",
    ),
    "a format to come": (
        "format: 3", "format: 4",
        "2:9 错误 HB207 “格式”（format）通不过检查：第 4 版比这个软件新，它只认得第 3 版；换新的软件",
        "要写的是：设置和记录的写法是第几版；现在写 3。",
    ),
    "a list for a text": (
        "stages: 四步", "stages: [四个“一起”]",
        "10:11 错误 HB204 “自己的说法”（words）的“环节的统称”（stages）要写一段文字，这里写成了列表",
        "去掉方括号或行首的“- ”，只写一段文字。",
    ),
    "a wide colon": (
        "name: 图书馆读者服务做法手册", "name：图书馆读者服务做法手册", "3:5 错误 HB108 栏目名“name”后面是中文冒号“：”",
        "切到英文输入法，改成英文冒号加一个空格：“name: ”。正文里的中文冒号不用改。",
    ),
    "an address that is none": (
        'issues: ""', "issues: 议题区", "25:23 错误 HB206 “纠错”（corrections）的“议题区”（issues）的写法不对：“议题区”",
        "要写的是：议题区的地址，如 https://example.org/name/handbook/issues；没有就不写。",
    ),
    "a word without its line": (
        "{id: office, label: 总馆, line: 县、市的图书总馆及其部门}", "{id: office, label: 总馆}",
        "60:9 错误 HB201 “固定的词”（vocabularies）的“领域”（sector）的“词”（values）第 1 项里缺少必填的栏目“说明”（line）",
        "加上一行“line: ”。要写的是：一句话说它指什么。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_where_it_is(records: Handbook, fault: str) -> None:
    old, new, message, remedy = FAULTS[fault]
    records.replace(SETTINGS, old, new)
    assert [(str(each), each.remedy) for each in records.check().findings] == [(f"{SETTINGS}:{message}", remedy)]


def test_a_word_that_the_settings_no_longer_have_is_told_where_it_is_used(records: Handbook) -> None:
    records.replace(SETTINGS, "      - {id: county, label: 县, line: 由县（市、区）一级组织实施}\n", "")
    found = [each for each in records.check().findings if each.code == "HB203"]
    assert len(found) == 3
    assert {each.message for each in found} == {"“层级”（level）不能写“县”"}
    assert {each.remedy for each in found} == {"可以写的有：小组、分馆、片区、总馆、市、省、系统。"}


def test_without_the_file_nothing_is_held_against_the_words_of_records(records: Handbook) -> None:
    (records.root / SETTINGS).unlink()
    (finding,) = records.check().findings
    assert str(finding) == f"{SETTINGS}:1:1 错误 HB910 没有 handbook.yml：手册的名称和记录里用的固定的词都写在这个文件里"


def test_what_is_right_counts_although_another_field_is_wrong(records: Handbook) -> None:
    records.replace(SETTINGS, "official: false", "official: 不是")
    book = read_settings(records.root)
    assert book.errors
    assert book.settings.values(Sector) == OWN.values(Sector)
    assert book.settings.name == OWN.name


def test_one_value_is_one_object_however_often_settings_are_read() -> None:
    again = read_settings(STOCK).settings
    assert all(one is other for one, other in zip(again.values(Level), OWN.values(Level), strict=True))
    assert str(OWN.values(Level)[1]) == "分馆"
    assert (OWN.values(Level)[1].slug, OWN.values(Level)[1].definition) == ("branch", "由一个分馆或图书室实施")


def test_a_new_handbook_has_words_of_no_trade() -> None:
    text = NEUTRAL.model_dump_json()
    assert not any(word in text for word in ("馆", "分馆", "总馆", "一起"))
