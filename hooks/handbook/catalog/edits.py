"""What edits changed in records, field by field or sentence by sentence, and why: the page of updates, the feed and the summary
of a change all take their words from here.

The page of updates tells of the time between the first commit of a day that touched a file and the last. The reason is what a commit's message says in a line that begins with 更新说明：; where none does, no reason is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..load.lint import CONTROL, INVISIBLE
from ..load.patterns import when_used

UNSEEN = when_used(f"[{CONTROL}{INVISIBLE}]")
WHY = when_used(r"^更新说明[:：][^\S\n]*(\S.*?)[^\S\n]*$", re.MULTILINE)
_HEAD = when_used(rb"[^\n]* (?:(?P<size>[0-9]{1,12})|missing|submodule|ambiguous)\n")
FIELD = when_used(r"^(\w+):", re.MULTILINE)


@dataclass(frozen=True)
class Edit:
    """What a day's commits changed in a record: the keys of its fields in the order of the file, and the reasons given."""

    fields: tuple[str, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """The commits of a day that touched a file: the first, the last, and the reasons that they give, each once."""

    first: str
    last: str
    why: tuple[str, ...]


def reasons(messages: Iterable[str]) -> tuple[str, ...]:
    """The reasons that the messages of commits give, each once, without what nobody sees: no rule has looked at them."""
    told = (UNSEEN.sub("", found[1]).strip() for message in messages for found in WHY.finditer(message))
    return tuple(dict.fromkeys(filter(None, told)))


def wanted(spans: Iterable[tuple[str, Span]]) -> str:
    """What git is to give, a version a line: each file, from the folder in which git is asked, before the first commit of its span
    and after the last."""
    return "".join(f"{span.first}^:./{path}\n{span.last}:./{path}\n" for path, span in spans)


def versions(answer: bytes) -> Iterator[bytes | None]:
    """The files in what `git cat-file --batch` answers, in order; None for one that is not there, and for a commit of another
    repository in its place. Where an answer is none, nobody knows where the next begins."""
    at = 0
    while head := _HEAD.match(answer, at):
        size = int(head["size"] or 0)
        at = head.end()
        yield answer[at : at + size] if head["size"] else None
        at += size + 1 if head["size"] else 0


def changed_fields(before: str, after: str) -> tuple[str, ...]:
    """The keys at the left edge of two YAML texts under which something differs, in the order of the later one."""
    old, new = _by_key(before), _by_key(after)
    return tuple(key for key in {**new, **old} if old.get(key) != new.get(key))


def _by_key(text: str) -> dict[str, str]:
    """Key → all that stands under it; comments and what comes before the first key do not count."""
    plain = "\n".join(line.rstrip() for line in text.splitlines() if not line.lstrip().startswith("#"))
    pieces = FIELD.split(plain)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def in_a_sentence(titles: Iterable[str], why: Iterable[str] = ()) -> str:
    """What is different in a record, as the page of updates, the feed and a review say it; empty when nothing is known."""
    changed = "、".join(titles)
    return "。".join([*([f"改了{changed}"] if changed else []), *(reason.rstrip("。") for reason in why)])


@dataclass(frozen=True)
class Said:
    """Something that a record says: the key of its field, the words, the passages that they rest on; none of the editor's."""

    field: str
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reworded:
    """A sentence before and after; one of them is None where it came or went."""

    before: Said | None
    after: Said | None

    @property
    def field(self) -> str:
        """The key of the field in which it stands."""
        said = self.after or self.before
        return said.field if said else ""

    @property
    def is_recited(self) -> bool:
        """Are the words the same, and only what they rest on has changed?"""
        return bool(self.before and self.after) and self.before.text == self.after.text  # type: ignore[union-attr]


ALIKE = 0.35  # of the characters of two sentences, in order, when one is the other reworded


def reworded(before: Iterable[Said], after: Iterable[Said]) -> list[Reworded]:
    """What was changed between two versions of a record: reworded sentences side by side, then what came and what went, in the
    order of the later version."""
    old, new = Counter(before), Counter(after)
    gone, come = list((old - new).elements()), list((new - old).elements())
    found: list[Reworded] = []
    for said in come:
        match = _most_like(said, gone)
        if match is not None:
            gone.remove(match)
        found.append(Reworded(match, said))
    return [*found, *(Reworded(said, None) for said in gone)]


def _most_like(said: Said, others: Iterable[Said]) -> Said | None:
    rated = [(_likeness(said.text, other.text), other) for other in others if other.field == said.field]
    share, best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
