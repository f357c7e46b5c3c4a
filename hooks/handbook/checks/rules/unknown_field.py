"""Every field that is written is one of the model's."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ...catalog import Entry
from ...model.base import Location
from ...model.describe import bare, is_model, model_at, write_field
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope
from ..spelling import nearest, shown

# What these fields are called in other systems.
USUAL_NAMES = {"title": ("name", "label"), "description": ("summary", "note"), "source": ("cites", "cite")}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each field name that the model does not know, with the name that was probably meant."""
    for error in errors_of(entry, FieldFault.UNKNOWN):
        *parents, name = error["loc"]
        where: Location = tuple(parents)
        owner = model_at(entry.model, where) or entry.model
        place = f"{write_field(entry.model, where)}里" if where else ""
        yield Remark(f"{place}没有“{shown(name)}”这个栏目", _remedy(str(name), error["input"], owner), error["loc"], key=True)


def meant_fields(entry: Entry) -> frozenset[Location]:
    """The fields that were probably meant by names that the model does not know."""
    found = ((error["loc"][:-1], str(error["loc"][-1])) for error in errors_of(entry, FieldFault.UNKNOWN))
    meant = ((parents, _meant(name.strip().lower(), model_at(entry.model, parents) or entry.model)) for parents, name in found)
    return frozenset((*parents, name) for parents, name in meant if name)


def _remedy(name: str, value: object, owner: type[BaseModel]) -> str:
    home = _home(name, owner)
    if home:
        return f"它要写在 {home}（{owner.model_fields[home].title}）下面，行首多打两个空格。"
    meant = _meant(name.strip().lower(), owner)
    if meant:
        return f"是不是想写 {meant}（{owner.model_fields[meant].title}）？栏目名用英文。"
    if value is None and not name.isascii():
        return "这像是半句话：花括号里的英文逗号会把句子断开，句子里的逗号改成中文逗号“，”。"
    listed = "、".join(f"{known}（{field.title}）" for known, field in owner.model_fields.items())
    return f"这里能写的栏目有：{listed}。"


def _meant(name: str, owner: type[BaseModel]) -> str | None:
    """The field that is called so elsewhere, or whose name or Chinese title is nearest."""
    called = next((word for word in USUAL_NAMES.get(name, ()) if word in owner.model_fields), None)
    titles = {str(field.title): known for known, field in owner.model_fields.items()}
    return called or nearest(name, owner.model_fields, 0.7) or titles.get(nearest(name, titles) or "")


def _home(name: str, owner: type[BaseModel]) -> str | None:
    """The field of the model under which the name belongs."""
    for known, field in owner.model_fields.items():
        inner = bare(field.annotation)
        if is_model(inner) and any(name in (key, item.title) for key, item in inner.model_fields.items()):
            return known
    return None


RULE = Rule(
    code="HB202",
    name="没有这个栏目",
    scope=Scope.FILE,
    why="栏目名写错一个字母，内容就不会出现在页面上。宁可报错，也不悄悄丢掉。",
    bad="名称: 三问三帮\nsumary: 馆员分户联系读者。",
    good="name: 三问三帮\nsummary: 馆员分户联系读者。",
    check=check,
)
