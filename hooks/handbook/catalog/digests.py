"""Digests that tell apart what may make different things: as long as that of an answer is what it was, so is what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any

from pydantic import BaseModel

WIDTH = 16  # bytes of a digest
PLAIN = frozenset({str, int, bool, float, type(None)})  # what is told apart by its kind and how it is written


def hashed(content: bytes) -> bytes:
    """What tells apart contents, WIDTH bytes of it."""
    return blake2b(content, digest_size=WIDTH).digest()


def digest_of(answer: Any) -> bytes:
    """Tells apart answers that may make different things. What is large or holds more than counts says itself, as
    `made_from`, what it is made from, or gives such a digest of that. Raises TypeError for what is not known to be told apart."""
    kind = type(answer)
    if kind in PLAIN:
        return hashed(f"{kind.__name__} {answer}".encode("utf-8", "surrogatepass"))
    if hasattr(answer, "made_from"):
        made = answer.made_from
        return made if type(made) is bytes and len(made) == WIDTH else digest_of(made)
    if isinstance(answer, bytes):
        return hashed(b"bytes " + answer)
    if isinstance(answer, (str, int, float, Enum)):
        return hashed(f"{kind.__name__} {answer!r}".encode())
    if isinstance(answer, BaseModel):
        return hashed(repr(answer).encode())
    return hashed(f"{kind.__name__} ".encode() + b"".join(map(digest_of, _parts(answer))))


def _parts(answer: Any) -> Iterable[Any]:
    """What an answer of several parts is made of, in an order that is the same in every process."""
    if isinstance(answer, (list, tuple)):
        return answer
    if isinstance(answer, Mapping):
        return (part for pair in answer.items() for part in pair)
    if isinstance(answer, Set):
        return sorted(map(digest_of, answer))
    if is_dataclass(answer) and not isinstance(answer, type):
        return [getattr(answer, name) for name in _fields(type(answer))]
    raise TypeError(f"answers of {type(answer)} are not told apart")


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a dataclass."""
    return tuple(field.name for field in fields(kind))
