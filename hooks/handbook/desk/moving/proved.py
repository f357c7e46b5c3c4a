"""Edits of YAML texts that are proved: what is read from the new text is what was read from the old one, changed as meant, and the
remarks about everything else still stand there. An edit that cannot be proved is refused, and nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial, wraps
from itertools import chain
from typing import Any, Concatenate, ParamSpec

from yaml import YAMLError
from yaml.error import MarkedYAMLError

from ...load.scalars import quoted
from .refused import Refused
from .yaml_tree import FIELDS, ITEMS, WORD, Part, Read, Word, compared, read

Numbers = Sequence[int]  # the way to a part: which member of the first one, which of that one
Meant = Callable[[Part], Part]
P = ParamSpec("P")
_KEPT = 8  # texts that are not read again: an edit begins with what the last one made
_read = lru_cache(maxsize=_KEPT)(read)
FAILURES = (YAMLError, LookupError, TypeError, AttributeError, ValueError, RecursionError)


class Unproved(Refused):
    """An edit of a text that would have changed something else, or not what was meant; `line` is where, from 1."""

    def __init__(self, line: int, path: str = "") -> None:
        self.line, self.path = line, path
        where = f"{path}:{line} " if path else f"第 {line} 行"
        super().__init__(f"{where}这一处没法自动改：照它的写法，改了会动到别的内容或批注。请用编辑器打开文件，自己改好这一处，再来一次。")


@contextmanager
def within(path: str) -> Iterator[None]:
    """Says of an edit that cannot be made in which file that is."""
    try:
        yield
    except Unproved as error:
        raise Unproved(error.line, error.path or path) from error
    except FAILURES as error:
        raise Unproved(_line(error), path) from error


def proving(edit: Callable[Concatenate[str, P], str]) -> Callable[Concatenate[str, P], str]:
    """An edit of a text whose lines end in one way, whatever that is, and which fails in words."""

    @wraps(edit)
    def made(text: str, /, *args: P.args, **others: P.kwargs) -> str:
        is_windows = 0 < text.count("\n") == text.count("\r\n")
        try:
            new = edit(text.replace("\r\n", "\n") if is_windows else text, *args, **others)
        except FAILURES as error:
            raise Unproved(_line(error)) from error
        return new.replace("\r\n", "\n").replace("\n", "\r\n") if is_windows else new

    return made


def _line(error: BaseException) -> int:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    return mark.line + 1 if mark else 1


def proved(
    text: str, ways: Iterable[Callable[[], str]], meant: Meant, line: int = 0, lost: range = range(0), told: Callable[[str], str] = str
) -> str:
    """The first of the texts that the `ways` make from which `meant` is read and in which every remark is kept, but for those in the
    `lost` lines; `told` is how a remark may change. Lines count from 0. Raises `Unproved` when there is none."""
    old = _read(text)
    expected = compared(meant(old.part))
    for way in ways:
        try:
            new = way()
            if compared((found := _read(new)).part) == expected and _keeps(old, found, lost, told):
                return new
        except FAILURES:
            continue
    raise Unproved(line + 1)


def _keeps(old: Read, new: Read, lost: range, told: Callable[[str], str]) -> bool:
    kept = Counter(told(remark) for line, remark in old.remarks if line not in lost)
    return kept <= Counter(remark for _, remark in new.remarks)


# --- what can be meant ----------------------------------------------------------------------------------------------


def at(numbers: Numbers, change: Callable[[Part], Sequence[Part]]) -> Meant:
    """Other parts, or none, in the place of the one at the end of the way."""
    return lambda part: _changed(part, (0, *numbers), change)  # the document is the first step


def _changed(part: Part, numbers: Numbers, change: Callable[[Part], Sequence[Part]]) -> Part:
    if part.kind == WORD:
        raise LookupError(part)
    number, further = numbers[0], numbers[1:]
    old = part.said[number]
    value = old[1] if part.kind == FIELDS else old
    new = [_changed(value, further, change)] if further else change(value)
    members = [(old[0], each) for each in new] if part.kind == FIELDS else new
    return part._replace(said=(*part.said[:number], *members, *part.said[number + 1 :]))


def with_members(numbers: Numbers, more: Sequence[Any]) -> Meant:
    """More members in the list or mapping at the end of the way."""
    change = partial(_with_more, more=more)
    return at(numbers, lambda part: [change(part)])


def _with_more(part: Part, more: Sequence[Any]) -> Part:
    if part.kind == WORD:
        raise LookupError(part)
    return part._replace(said=(*part.said, *more))


def field(name: str, value: Part) -> tuple[Part, Part]:
    """A member of a mapping."""
    return Part(WORD, "", Word("str", name)), value


def items(parts: Iterable[Part]) -> Part:
    """A list."""
    return Part(ITEMS, "", tuple(parts))


def fields(*members: tuple[Part, Part]) -> Part:
    """A mapping."""
    return Part(FIELDS, "", members)


def part_of(written: str) -> Part:
    """What is said by a piece of YAML. Raises `LookupError` when that is not one thing."""
    documents = _read(written).part.said
    if len(documents) != 1:
        raise LookupError(written)
    part: Part = documents[0]
    return part


def word_of(written: str) -> Part:
    """The word that a piece of YAML says: what is no single word as it stands is one between quotes."""
    try:
        part = part_of(written)
    except FAILURES:
        part = None
    return part if part and part.kind == WORD and not part.mark else part_of(quoted(written))


def words_changed(change: Callable[[str], str]) -> Meant:
    """Every text of the file, keys too, said otherwise."""

    def changed(part: Part) -> Part:
        if part.kind == WORD:
            kind, said = part.said
            return part._replace(said=Word(kind, change(said))) if kind == "str" and change(said) != said else part
        if part.kind == ITEMS:
            return part._replace(said=tuple(map(changed, part.said)))
        anew = list(map(changed, chain.from_iterable(part.said)))
        return part._replace(said=tuple(zip(anew[::2], anew[1::2], strict=True)))

    return changed
