"""Forms for tests: those of the handbook's own records, and one made up for what none of them has."""

from __future__ import annotations

from functools import cache

import yaml
from ours import DOCS

from handbook.catalog import read_catalog
from handbook.forms import form_for
from handbook.forms.layout import Form
from handbook.forms.reading import read_form
from handbook.model import WorkTemplate
from handbook.settings.handbook import Settings
from stock_handbook import OWN

SCORES = """
name: 片组评分表
form: 评分表
mechanism: 考核评价
occasion: 考核
layout: {arrangement: 逐项对照}
purpose: 按项打分，算出合计。
fields:
  - {label: 被评的支部, origin: 编者拟, place: 表头}
  - {label: 得分, origin: 编者拟, place: 列, kind: 数字}
  - {label: 组织生活, part: 党建, origin: 编者拟, weight: 40}
  - {label: 办实事, part: 业务, origin: 编者拟, weight: 60}
  - {label: 平均得分, origin: 编者拟, place: 表尾, formula: {kind: 加权合计}}
  - {label: 合计得分, origin: 编者拟, place: 表尾, formula: {kind: 合计}}
  - {label: 等次, origin: 编者拟, place: 表尾, choices: [好, 较好, 一般]}
cites: a#1
"""
OPEN_WEIGHTS = """
name: 同考核表
form: 评分表
mechanism: 考核评价
occasion: 考核
purpose: 党建和业务一起考。
fields:
  - {label: 支部, origin: 编者拟}
  - {label: 党建, origin: 编者拟, kind: 数字}
  - {label: 业务, origin: 编者拟, kind: 数字}
  - {label: 结果, origin: 编者拟, formula: {kind: 加权合计, of: [党建, 业务], open: 由支委会年初定。}}
  - {label: 乘积, origin: 编者拟, formula: {kind: 乘积, of: [党建, 业务]}}
cites: a#1
"""
PLAN = """
name: 组织生活年历
named_by: 编者
form: 计划方案
mechanism: 考核评价
occasion: 考核
purpose: 年初排一年的会。
fields:
  - {label: 月份, kind: 文字, origin: 编者拟, given: [1月, 2月, 3月]}
  - {label: 会议, origin: 编者拟, choices: [支委会, 党课], given: [支委会, 党课]}
  - {label: 议题, origin: 编者拟, given: [排一年的会，把业务上最急的一件事放进来，写明谁准备、几号开。]}
  - {label: 办了没有, origin: 编者拟, kind: 勾选}
"""
PACT = """
name: 结对协议
named_by: 编者
form: 协议
mechanism: 协同联动
occasion: 结对共建
purpose: 写明两家约定的事。
fields:
  - {label: 甲方, origin: 编者拟, place: 表头}
  - {label: 约定的事, origin: 编者拟, given: [机关—村：甲方每季到村一次。, 机关—社区：甲方党员到社区报到。]}
  - {label: 期限, origin: 编者拟, kind: 文字}
"""
DUTIES = """
name: 职责对照表
named_by: 编者
form: 清单
mechanism: 考核评价
occasion: 考核
purpose: 对着职责看一年。
fields:
  - {label: 看什么, origin: 编者拟, place: 列, given: [会开了没有, 事办了没有]}
  - {label: 抓学习, origin: 编者拟}
  - {label: 抓业务, origin: 编者拟}
  - {label: 总的印象, origin: 编者拟, place: 表尾, kind: 长文字, given: [做成的一件, 没做成的一件]}
  - {label: 差在哪, origin: 编者拟, place: 列, kind: 长文字}
"""


def form_from(text: str, identifier: str = "ceshi", settings: Settings = OWN) -> Form:
    """The form of a record written out in a test, or in a handbook with these settings."""
    return read_form(identifier, WorkTemplate.model_validate(yaml.safe_load(text), context=settings.context))


@cache
def own_forms() -> dict[str, Form]:
    """The form of every template record of this repository."""
    catalog = read_catalog(DOCS)
    return {entry.id: form_for(entry, catalog) for entry in catalog.of(WorkTemplate)}


def forms() -> list[Form]:
    """All forms that tests look at."""
    return [*own_forms().values(), form_from(SCORES, "pingfen"), form_from(OPEN_WEIGHTS, "tongkao"), *given_forms()]


def given_forms() -> list[Form]:
    """Forms in which the editor has filled in something, one of each arrangement that takes it in its own way."""
    return [form_from(PLAN, "nianli"), form_from(PACT, "xieyi"), form_from(DUTIES, "zhize")]
