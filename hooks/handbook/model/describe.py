"""What the models say of their fields, read from the annotations: which model, which vocabulary, one value or several.

Everything that explains a field — the field reference, messages, skeletons of new records — asks here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .vocabulary import Vocabulary

Location = tuple[str | int, ...]
# name of a vocabulary → label → value, for the vocabularies that a handbook chooses in its settings
Words = Mapping[str, Mapping[str, str]]


def bare(annotation: object) -> Any:
    """An annotation without `Annotated` and `| None`."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if is_union(annotation):
        return bare(next(part for part in get_args(annotation) if part is not NoneType))
    return annotation


def is_union(annotation: object) -> bool:
    """Whether an annotation is `X | Y`."""
    return get_origin(annotation) in (Union, UnionType)


def whole(field: FieldInfo) -> Any:
    """The annotation of a field as it was written: pydantic takes the marks of the outermost `Annotated` off it."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def leaves(annotation: object, marks: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The classes at the ends of an annotation, keys of mappings included, each with the marks that stand around it."""
    if get_origin(annotation) is Annotated:
        inner, *own = get_args(annotation)
        yield from leaves(inner, (*marks, *own))
    elif parts := [part for part in get_args(annotation) if part not in (NoneType, Ellipsis)]:
        for part in parts:
            yield from leaves(part, marks)
    else:
        yield annotation, marks


def is_model(wanted: object) -> TypeGuard[type[BaseModel]]:
    """Whether an annotation is a model class."""
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)


def is_vocabulary(wanted: object) -> TypeGuard[type[Vocabulary]]:
    """Whether an annotation is a closed vocabulary."""
    return isinstance(wanted, type) and issubclass(wanted, Vocabulary)


def values_of(wanted: object, words: Words | None = None) -> list[Any]:
    """The values of a vocabulary: an enum's members, or those that the settings list under the name that the class gives as
    `words`; none for anything else."""
    if is_vocabulary(wanted):
        return list(wanted)
    name = getattr(wanted, "words", None)
    return list((words or {}).get(name, {}).values()) if isinstance(name, str) else []


def is_list(field: FieldInfo) -> bool:
    """May the field hold several values?"""
    return get_origin(bare(field.annotation)) is tuple


def element(field: FieldInfo) -> Any:
    """What one value of the field is: the item of a list, else the annotation itself, bare."""
    return bare(get_args(bare(field.annotation))[0]) if is_list(field) else bare(field.annotation)


def inner_model(field: FieldInfo) -> type[BaseModel] | None:
    """The model whose fields stand inside a field, if it has any."""
    inner = element(field)
    return inner if is_model(inner) else None


def vocabulary_of(field: FieldInfo, words: Words | None = None) -> list[Any]:
    """The values a field may have; empty when they are not listed."""
    return values_of(element(field), words)


def how_written(field: FieldInfo) -> str:
    """How the value of a field is written, in words."""
    inner = element(field)
    words = "键: 值" if get_origin(inner) is dict or is_model(inner) else "整数" if inner is int else "文字"
    if _is_chosen(inner):
        return "选一个或几个，写成列表" if is_list(field) else "选一个"
    return f"列表（{words}）" if is_list(field) else words


def _is_chosen(wanted: object) -> bool:
    return is_vocabulary(wanted) or isinstance(getattr(wanted, "words", None), str)


def annotation_at(model: type[BaseModel], where: Location) -> Any:
    """What a model wants at a place: a class or a generic alias; None for a place it does not know."""
    wanted: object = model
    if is_key(where):
        return bare(get_args(annotation_at(model, where[:-2]))[0])
    for step in where:
        wanted = _inside(wanted, step)
    return wanted


def is_key(where: Location) -> bool:
    """Whether pydantic speaks of a key that people choose themselves, and not of the value behind it."""
    return bool(where) and where[-1] == "[key]"


def model_at(model: type[BaseModel], where: Location) -> type[BaseModel] | None:
    """The model whose fields stand at a place, if one does."""
    wanted = annotation_at(model, where)
    return wanted if is_model(wanted) else None


def _inside(wanted: object, step: str | int) -> Any:
    """What is wanted one step further in."""
    if is_model(wanted):
        field = wanted.model_fields.get(str(step))
        return bare(field.annotation) if field else None
    parts = get_args(wanted)
    if get_origin(wanted) is tuple and isinstance(step, int):
        return bare(parts[0] if parts[-1] is Ellipsis else parts[min(step, len(parts) - 1)])
    return bare(parts[1]) if get_origin(wanted) is dict else None


def write_name(model: type[BaseModel] | None, name: str) -> str:
    """A field of a model as people know it: “状态”（status）."""
    field = model.model_fields.get(name) if model else None
    return f"“{field.title}”（{name}）" if field and field.title else f"“{name}”"


def write_field(model: type[BaseModel], where: Location) -> str:
    """A place in a record as people would say it: “成效”（results）第 2 项的“出处”（cite）."""
    words = ""
    where = where[:-2] if is_key(where) else where
    for depth, step in enumerate(where):
        if isinstance(step, int):
            words += f"第 {step + 1} 项"
        else:
            words += ("的" if words else "") + write_name(model_at(model, where[:depth]), step)
    return words or "这条记录"


def field_at(model: type[BaseModel], where: Location) -> FieldInfo | None:
    """The field that a place in a record belongs to; None for a place the model does not know."""
    names = [depth for depth, step in enumerate(where) if isinstance(step, str)]
    owner = model_at(model, where[: names[-1]]) if names else None
    return owner.model_fields.get(str(where[names[-1]])) if owner else None


def described(model: type[BaseModel], where: Location) -> str:
    """What belongs in the field at a place, in the model's words."""
    field = field_at(model, where)
    return (field and field.description) or "见字段说明。"


def required_fields(model: type[BaseModel]) -> list[str]:
    """Names of the fields that must be written, in the model's order."""
    return [name for name, field in model.model_fields.items() if field.is_required()]
