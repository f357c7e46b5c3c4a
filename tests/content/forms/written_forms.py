"""Forms for tests: those of the handbook's own records, and one made up for what none of them has."""

from __future__ import annotations

from functools import cache

import yaml
from ours import CONTENT, DOCS

from handbook.forms.layout import Form, read_form
from handbook.model import WorkTemplate
from handbook.settings.handbook import Settings, read_settings
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


def form_from(text: str, identifier: str = "ceshi", settings: Settings = OWN) -> Form:
    """The form of a record written out in a test, or in a handbook with these settings."""
    return read_form(identifier, WorkTemplate.model_validate(yaml.safe_load(text), context=settings.context))


@cache
def own_forms() -> dict[str, Form]:
    """The form of every template record of this repository."""
    paths = sorted((DOCS / "templates").glob("*.yml"))
    settings = read_settings(CONTENT).settings
    return {path.stem: form_from(path.read_text(encoding="utf-8"), path.stem, settings) for path in paths}


def forms() -> list[Form]:
    """All forms that tests look at."""
    return [*own_forms().values(), form_from(SCORES, "pingfen"), form_from(OPEN_WEIGHTS, "tongkao")]
