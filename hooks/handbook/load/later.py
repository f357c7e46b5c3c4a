"""Values of which some are fetched when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Mapping[str, T], Generic[T]):
    """By name values that are there, and others that are fetched once."""

    def __init__(self) -> None:
        self._there: dict[str, T | None] = {}
        self._fetch: dict[str, Callable[[], T]] = {}

    def put(self, name: str, value: T) -> None:
        """A value that is there."""
        self._there[name] = value

    def put_later(self, name: str, fetch: Callable[[], T]) -> None:
        """A value that is fetched when it is asked for; it is never None."""
        self._there[name] = None
        self._fetch[name] = fetch

    def __getitem__(self, name: str) -> T:
        value = self._there[name]
        if value is None:
            value = self._there[name] = self._fetch[name]()  # which may raise, each time it is asked for
            del self._fetch[name]
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._there)

    def __len__(self) -> int:
        return len(self._there)

    def __contains__(self, name: object) -> bool:
        return name in self._there
