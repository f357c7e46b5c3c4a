"""By what each field of a kind of record is borne out: read from the types, told on the coverage page."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .base import Claim
from .describe import leaves, values_of, whole
from .marks import CITES, EDITORS, LinkTo, Mark, Proved, Verbatim, marks_in, models_in, reachable
from .plans import plan_of
from .vocabulary import Vocabulary


class Ground(Vocabulary):
    """凭什么"""

    PROVED = "所引段落", "proved", "用自己的话写，数字和说法由规则拿所引的段落核对"
    VERBATIM = "段落原字", "verbatim", "一字不差地在所引的段落里，由规则核对"
    LINK = "对方记录", "link", "写的是编号，那条记录要在，种类要对"
    CHOSEN = "固定的词", "chosen", "编者从固定的词里选，规则核对是不是这些词，归类由编者负责"
    NUMBER = "数", "number", "填写的数；没有写规则的，是编者定的版式"
    EDITORS = "编者的话", "editors", "页面上标明是编者的，不算来源的话；写了规则的，由规则圈住"
    LABEL = "名称和标签", "label", "叫什么、怎样找，本身不说明任何事；没有写规则的，是编者定的"


class Stand(NamedTuple):
    """A field of a kind of record: on what it stands, how it is called, and the names by which rules speak of it: its ground,
    the model that holds it, itself as `Model.field`."""

    ground: Ground
    title: str
    keys: tuple[str, ...]

    @property
    def field(self) -> str:
        """The field as `Model.field`, of the model that declares it for this kind."""
        return self.keys[-1]


# Labels and numbers that are the editor's and that no rule has to prove: what a page or a form is called, how it is laid out.
OWN = frozenset(
    (
        "Method.name", "Method.aliases", "Situation.name", "Situation.aliases", "Term.name", "Term.aliases", "Source.name", "Source.aliases", "Source.short",
        "WorkTemplate.title", "WorkTemplate.version", "FormLayout.rows", "FormLayout.signatures", "FormField.choices",
        "FormField.width", "Carrier.site", "Carrier.date", "Carrier.place", "Course.name", "Course.aliases", "Course.edition",
    )
)  # fmt: skip


def grounds(model: type[BaseModel]) -> dict[Ground, list[str]]:
    """Ground → titles of the fields that stand on it, those inside other fields after a dot; grounds of none are left out."""
    found = list(stands(model))
    listed = {ground: [each.title for each in found if each.ground is ground] for ground in Ground}
    return {ground: titles for ground, titles in listed.items() if titles}


def stands(model: type[BaseModel], around: str = "", told: Container[str] = ()) -> Iterator[Stand]:
    """Every field of a kind of record that says something, with what it stands on, those inside models too."""
    for name, field in model.model_fields.items():
        if name in told:
            continue
        title = f"{around}{field.title}"
        if ground := ground_of(model, name):
            yield Stand(ground, title + _condition(model, name), _keys(ground, model, name))
        for inner in models_in(whole(field)):
            yield from _inside(inner, title, (model, name))


def _keys(ground: Ground, model: type[BaseModel], name: str) -> tuple[str, ...]:
    """The names of a field, the most general first: that of its ground, those of the models that it comes from."""
    holders = [each.__name__ for each in reversed(model.__mro__) if name in getattr(each, "model_fields", {})]
    return (ground.slug, *(f"{holder}.{name}" for holder in holders))


def _inside(inner: type[BaseModel], title: str, holder: tuple[type[BaseModel], str]) -> Iterator[Stand]:
    """What an editor's model holds is all the editor's; a claim is told by its own title."""
    field = f"{holder[0].__name__}.{holder[1]}"
    if getattr(inner, "editorial", False):
        models = tuple(reachable(inner))
        inside = (f"{each.__name__}.{name}" for each in models for name in each.model_fields)
        yield Stand(Ground.EDITORS, title, (Ground.EDITORS.slug, *inside, *(each.__name__ for each in models), field))
    elif issubclass(inner, Claim):
        yield Stand(Ground.PROVED, title, (*_keys(Ground.PROVED, inner, "text"), field))
        yield from stands(inner, f"{title}·", Claim.model_fields)
    else:
        yield from stands(inner, f"{title}·")


def ground_of(model: type[BaseModel], name: str) -> Ground | None:
    """By what a field of a model is borne out; None for citations, which bear out others, and for models inside."""
    field = model.model_fields[name]
    marks = marks_in(whole(field))
    if CITES in marks:
        return None
    if getattr(model, "editorial", False):
        return Ground.EDITORS
    return _of_marks(model, name, marks) or _of_classes(field)


def _of_marks(model: type[BaseModel], name: str, marks: list[Mark]) -> Ground | None:
    kinds = {type(mark) for mark in marks}
    if Proved in kinds:
        return Ground.PROVED
    if name in dict(plan_of(model).verbatim):
        return Ground.VERBATIM
    if LinkTo in kinds:
        return Ground.LINK
    if EDITORS in marks:
        return Ground.EDITORS
    return Ground.LABEL if marks else None


def _of_classes(field: FieldInfo) -> Ground | None:
    classes = [leaf for leaf, _ in leaves(whole(field))]
    if any(values_of(leaf) or hasattr(leaf, "words") for leaf in classes):
        return Ground.CHOSEN
    return Ground.NUMBER if set(classes) & {int, float, bool} else None


def _condition(model: type[BaseModel], name: str) -> str:
    """When a text has to stand to the letter, if not always."""
    mark: Verbatim | None = dict(plan_of(model).verbatim).get(name)
    return f"（{model.model_fields[mark.when[0]].title}写“{mark.when[1]}”时）" if mark and mark.when else ""
