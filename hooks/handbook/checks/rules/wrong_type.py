"""A field holds the kind of thing it is made for: a text, a list, fields of its own, a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from ...catalog import Entry
from ...model.describe import annotation_at, bare, is_model, required_fields, values_of, write_field
from ...settings.handbook import Settings
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope
from ..spelling import shown

WANTED = {
    "string": "一段文字", "tuple": "列表", "list": "列表", "iterable": "列表", "model": "几个栏目", "dict": "几个栏目",
    "mapping": "几个栏目", "int": "整数", "float": "数字", "bool": "true 或 false",
}
WIDE_BRACKETS = "【】［］〔〕"
BARE_DATA = (bool, int, float)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each field that holds another kind of thing, and how to write it."""
    for error in errors_of(entry, FieldFault.TYPE):
        wanted = WANTED.get(error["type"].partition("_")[0], "别的内容")
        message = f"{write_field(entry.model, error['loc'])}要写{wanted}，这里写成了{_given(entry, error)}"
        yield Remark(message, _remedy(entry, error, wanted, context.catalog.settings), error["loc"])


def _given(entry: Entry, error: Mapping[str, Any]) -> str:
    value = error["input"]
    if isinstance(value, BARE_DATA):
        return f"“{shown(entry.file.written(error['loc']))}”"
    if isinstance(value, (list, tuple)):
        return "列表"
    return "几个栏目" if isinstance(value, dict) else f"文字“{shown(value)}”"


def _remedy(entry: Entry, error: Mapping[str, Any], wanted: str, settings: Settings) -> str:
    value, field = error["input"], annotation_at(entry.model, error["loc"])
    if wanted == "一段文字":
        return _as_text(value, entry.file.written(error["loc"]))
    if wanted == "列表":
        return _as_list(value, field, settings)
    if wanted == "几个栏目":
        return _as_fields(value, field, settings)
    return "只写阿拉伯数字，不加单位和引号，如 15。" if wanted in ("整数", "数字") else "按字段说明改。"


def _as_text(value: object, written: str) -> str:
    if isinstance(value, BARE_DATA):  # as it is written: of 2026.10 the number is 2026.1
        return f'给它加上英文双引号："{shown(written)}"。'
    if isinstance(value, dict):
        return "正文里的英文冒号会被当成栏目：改成中文冒号“：”，或者给整段文字加上英文双引号。"
    return "去掉方括号或行首的“- ”，只写一段文字。"


def _as_list(value: object, field: object, settings: Settings) -> str:
    if isinstance(value, dict):
        return "在这一项前面加“- ”（减号加空格）；列表里每一项都以“- ”开头。"
    item = bare(get_args(field)[0]) if get_args(field) else None
    if is_model(item):
        return f"另起一行，每一项以“- ”开头，如：- {_example(item, settings)}。"
    text = shown(str(value).strip(WIDE_BRACKETS))
    return f"放进方括号：[{text}]；有几项就用英文逗号加空格隔开。"


def _as_fields(value: object, field: object, settings: Settings) -> str:
    if isinstance(value, (list, tuple)):
        return "去掉方括号或行首的“- ”，直接写栏目。"
    return f"分开写各个栏目，如：{_example(field, settings)}。" if is_model(field) else "写成“键: 内容”，一行一个。"


def _example(model: type[BaseModel], settings: Settings) -> str:
    """What an item of this model looks like, with its required fields."""
    names = required_fields(model) or list(model.model_fields)[:2]
    return "{" + ", ".join(f"{name}: {_sample(model, name, settings)}" for name in names) + "}"


def _sample(model: type[BaseModel], name: str, settings: Settings) -> str:
    field = model.model_fields[name]
    if values := values_of(bare(field.annotation), settings.known):
        return str(values[0])
    return "来源编号#段落号" if name == "cite" else str(field.title)


RULE = Rule(
    code="HB204",
    name="内容的种类不对",
    scope=Scope.FILE,
    why="有的栏目是一段文字，有的是列表，有的下面还有小栏目；种类不对，页面不知道怎样排。",
    bad="name: 13612\nsectors: 总馆\nsteps: [签订协议]",
    good='name: "13612"\nsectors: [总馆]\nsteps:\n  - {text: 签订协议, cite: tushu-huifang#3}',
    check=check,
)
