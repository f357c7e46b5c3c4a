"""What is asked of the records while something is made of them. As long as each question is answered as it was, the thing
made need not be made again.

A question is a method of something that knows the records, with arguments that can be written down. It is noted as it is
asked, whoever asks it; what it asks in turn is not, for its own answer tells whether that matters. So the questions are the
only way to the records: what a maker reads without asking, nobody would know of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, Self, TypeVar, overload

from pydantic import BaseModel

from .digests import digest_of

P = ParamSpec("P")
T = TypeVar("T")
Question = tuple[str, tuple[Any, ...]]  # its name, and what is asked about
Noted = dict[Question, None]  # in the order in which they were first asked
EVERYTHING = "*"


class Asked:
    """The questions that are asked while something is made. None are noted while nobody makes anything.

    `rests` is that on which an answer rests that is being worked out: see `traced`.
    """

    def __init__(self) -> None:
        self.noted: Noted | None = None
        self.rests: set[str] | None = None

    @contextmanager
    def noting(self) -> Iterator[Noted]:
        """The questions asked meanwhile; whoever is making something around it asks them, too."""
        around, self.noted = self.noted, {}
        inside = self.noted
        try:
            yield inside
        finally:
            self.noted = around
            if around is not None:
                around.update(inside)


class Answering(Protocol):
    """What has questions."""

    @property
    def asked(self) -> Asked:
        """Where they are noted."""


A = TypeVar("A", bound=Answering)


def question(answer: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
    """A method that is a question; its arguments are given by their places."""
    name = answer.__qualname__

    @wraps(answer)
    def ask(self: A, *about: P.args, **named: P.kwargs) -> T:
        asked = self.asked
        if asked.rests is not None and not ask.is_traced:  # type: ignore[attr-defined]  # set below
            asked.rests.add(EVERYTHING)
        noted = asked.noted
        if noted is None:
            return answer(self, *about, **named)
        assert not named, f"{name} is asked with arguments by name"
        noted[name, about] = None
        asked.noted = None
        try:
            return answer(self, *about, **named)
        finally:
            asked.noted = noted

    ask.is_question, ask.is_traced = True, False  # type: ignore[attr-defined]
    return ask  # type: ignore[return-value]  # `wraps` gives its parameters names of its own


def broad(ask: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
    """A question about much, on which answers of others rest: it is noted for them, too."""
    name = ask.__qualname__

    @wraps(ask)
    def noting(self: A, *about: P.args, **named: P.kwargs) -> T:
        rests, self.asked.rests = self.asked.rests, None
        if rests is not None:
            rests.add(_write((name, about)))
        try:
            return ask(self, *about, **named)
        finally:
            self.asked.rests = rests

    return noting  # type: ignore[return-value]  # as above


def traced(ask: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
    """A question whose answer rests on broad questions and on tables (`tables`), and on nothing else: then it is what it was, as long
    as these are. Any other answer may rest on everything, and so does one that asks for it."""
    ask.is_traced = True  # type: ignore[attr-defined]
    return ask


class Part(Generic[T]):
    """An attribute that is a question: who reads it has asked for all of it."""

    is_question = True

    def __set_name__(self, owner: type, name: str) -> None:
        self._question = (f"{owner.__qualname__}.{name}", ())
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: Answering, owner: type) -> T: ...
    def __get__(self, holder: Answering | None, owner: type) -> T | Self:
        if holder is None:
            return self
        if (noted := holder.asked.noted) is not None:
            noted[self._question] = None
        if (rests := holder.asked.rests) is not None:
            rests.add(self._question[0])
        found: T = holder.__dict__[self._name]
        return found

    def __set__(self, holder: Answering, value: T) -> None:
        holder.__dict__[self._name] = value


class Answers:
    """The digests of answers, each worked out once. `answering` are the objects that have questions, by their classes' names;
    `former` are answers of some of them that are known already.

    `digests` are those that are known now; `rests` says of traced questions that were answered now on what they rest.
    """

    def __init__(self, answering: Mapping[str, Any], former: Answers | None = None) -> None:
        self.answering = answering
        self._fresh: set[str] = set(former._fresh) if former else set()  # that were answered now
        self.digests: dict[str, bytes] = {each: former.digests[each] for each in former._fresh} if former else {}
        self.rests: dict[str, frozenset[str]] = dict(former.rests) if former else {}
        self._written: dict[Question, str] = {}
        self._asked: Asked = answering["Catalog"].asked

    def written(self, noted: Iterable[Question]) -> list[str]:
        """Questions as they are kept."""
        known = self._written
        return [known.get(each) or known.setdefault(each, _write(each)) for each in noted]

    def of(self, written: str) -> bytes | None:
        """The digest of the answer to a question as it is now; None when it has none."""
        try:
            return self.digests.get(written) or self._answer(written)
        except UnansweredError:
            return None

    def _answer(self, written: str) -> bytes:
        asked = self._asked
        try:
            asked.rests = set()
            self.digests[written] = digest_of(self._said(written))
            self._fresh.add(written)
            if EVERYTHING not in asked.rests:
                self.rests[written] = frozenset(asked.rests)
        except (KeyError, AttributeError, LookupError, ValueError) as error:
            raise UnansweredError(written) from error
        finally:
            asked.rests = None
        return self.digests[written]

    def _said(self, written: str) -> Any:
        """The answer to a question. Whatever the record is that it is about, the answer rests on it."""
        name, about = _read(written, self.answering)
        owner, _, question = name.partition(".")
        asked = self.answering[owner]
        held = getattr(type(asked), question)
        if not getattr(held.fget if isinstance(held, property) else held, "is_traced", False):
            self._asked.rests = {EVERYTHING}
        answer = getattr(asked, question)
        return answer(*about) if callable(answer) else answer


class UnansweredError(Exception):
    """A question that was kept and has no answer any more."""


def _write(question: Question) -> str:
    """A question as text: its name and what it is asked about, texts as they are, kinds and records by their names."""
    name, about = question
    return json.dumps([name, *map(_named, about)], ensure_ascii=False, separators=(",", ":")) if about else name


def _named(about: Any) -> Any:
    """Raises TypeError for what cannot be written down."""
    if isinstance(about, (str, int)):
        return about
    if isinstance(about, tuple):
        return [*map(_named, about)]
    if isinstance(about, type) and issubclass(about, BaseModel):
        return {"kind": about.__name__}
    if hasattr(about, "kind") and hasattr(about, "id"):  # not the record itself, which would have to be made for it
        return {"record": about.id}
    raise TypeError(f"no question can be asked about {about!r}")


def _read(written: str, answering: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """Raises UnansweredError when what it is asked about is not there."""
    if written[:1] != "[":
        return written, []
    name, *about = json.loads(written)
    return name, [_meant(each, answering) if isinstance(each, dict) else each for each in about]


def _meant(about: dict[str, str], answering: Mapping[str, Any]) -> Any:
    catalog = answering["Catalog"]
    found = catalog.kind(about["kind"]) if "kind" in about else catalog.get(about["record"])
    if found is None:
        raise UnansweredError(str(about))
    return found
