"""The fields of a Word document (w:fldChar): what of them is text, and what only tells Word how to make it."""

from __future__ import annotations

from dataclasses import dataclass

_DEEPEST = 20  # fields in fields
_LONGEST = 100  # characters of an instruction that tell what it is


@dataclass(slots=True)
class _Field:
    """A field (w:fldChar): its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing of it is text now: instructions are not, nor is a table of contents."""
        return not self.in_result or self.is_contents

    @property
    def is_contents(self) -> bool:
        return self.instruction.split()[:1] == ["TOC"]


class Fields:
    """The fields that are open, the innermost last; where they do not count, none is ever open."""

    def __init__(self, count: bool) -> None:
        self._count = count
        self._open: list[_Field] = []
        self._too_deep = False

    @property
    def is_open(self) -> bool:
        """Whether one has not ended."""
        return bool(self._open) or self._too_deep

    @property
    def is_silent(self) -> bool:
        """Whether nothing is text here."""
        return any(field.is_silent for field in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether this is a table of contents."""
        return any(field.is_contents for field in self._open)

    def mark(self, kind: str) -> None:
        """A field begins, goes over to its result, or ends."""
        if not self._count:
            return
        if kind == "begin" and len(self._open) >= _DEEPEST:
            self._too_deep = True
        elif kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].in_result = True
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction = (self._open[-1].instruction + text)[:_LONGEST]
