"""The neighbourhood of a practice: the problems it answers, the forms it needs, the terms it uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .shapes import Drawing, Words, words
from .spokes import SIDE, draw_sides

MOST = 4  # of a kind; a picture of more cannot be taken in


class Neighbourhood(NamedTuple):
    """The names of a practice and of its neighbours."""

    name: str
    problems: Sequence[str]
    forms: Sequence[str]
    terms: Sequence[str]

    @property
    def is_drawn(self) -> bool:
        """Is there something on either side?"""
        return bool(self.problems and (self.forms or self.terms))


def neighbourhood_drawing(shown: Neighbourhood) -> Drawing:
    """Problems on the left, forms and terms on the right; there is at least one on either side (`is_drawn`)."""
    name, problems, forms, terms = shown
    right = [f"{label} {len(names)} {unit}" for label, names, unit in (("所需表单", forms, "份"), ("用到的术语", terms, "条")) if names]
    told = f"左边是它解决的问题 {len(problems)} 个，右边是{'、'.join(right)}。"
    drawing = Drawing(f"{name}的关联图", told)
    draw_sides(drawing, name, _boxes("问题", problems), [*_boxes("表单", forms), *_boxes("术语", terms)])
    return drawing


def _boxes(kind: str, names: Sequence[str]) -> list[Words]:
    """A box for each name, the last for those that there is no room for."""
    shown = names if len(names) <= MOST else (*names[: MOST - 1], f"另有 {len(names) - MOST + 1} 条")
    return [words(name, SIDE - 1, kind) for name in shown]
