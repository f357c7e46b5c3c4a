"""The words for what a figure counts: told of a figure, or as the whole of a share, of which the passages do not tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..load.patterns import when_used
from .binding import Counted, Pairs, Told, bearing, told
from .figures import Figure, agrees
from .figures.neighbours import Neighbours
from .figures.units import same_unit
from .fingerprints import pairs
from .senses import Sense, Senses

REACH = 12  # characters beside a figure in which the word for what it counts is looked for
SHARES = {"%", "‰", "‱"}


class Fault(NamedTuple):
    """A word told of a figure of which its passages do not tell it. `of` is a figure of which they do; without one it is `sure`
    when the passages do not have the word at all. `aside`: it stands on the side where this one's noun does not."""

    figure: Figure
    word: str
    of: Figure | None
    sure: bool
    aside: bool = False


def misplaced(text: str, passages: Sequence[Counted], words: Senses) -> Iterator[Fault]:
    """The words of a vocabulary that stand as noun beside a figure of a statement, and not beside it in the passages."""
    for claimed in told(text):
        candidates = bearing(claimed.figure, passages)
        beside = list(nouns(claimed.beside, words)) if candidates else []
        faults = [_judged(claimed.figure, *noun, candidates, passages) for noun in beside]
        found = sorted(filter(None, faults), key=lambda fault: not fault.sure)
        apart = [fault for fault in found if fault.sure and not fault.aside]
        yield from apart[:1] or (found[:1] if all(faults) else ())  # one word of 机关分馆 may stand on the other side


def nouns(beside: Neighbours, words: Senses) -> Iterator[tuple[str, Sense]]:
    """The words of a vocabulary beside a figure that follow close on another (机关分馆), up to the first 的 or 、."""
    if beside.side == "behind":
        yield from _chain(_PAUSE.split(beside.noun)[0][:REACH], words)
    elif beside.side == "before":
        noun = beside.noun[-REACH:]
        yield from ((found[0], sense) for found, sense in words.found(noun) if found.end() == len(noun))


_PAUSE = when_used("[的、]")
_GAP = 1  # characters between two words of one noun


def _chain(noun: str, words: Senses) -> Iterator[tuple[str, Sense]]:
    end: int | None = None
    for found, sense in words.found(noun):
        if end is not None and found.start() > end + _GAP:
            return
        end = found.end()
        yield found[0], sense


def _judged(
    figure: Figure, word: str, sense: Sense, candidates: Sequence[Counted], passages: Sequence[Counted]
) -> Fault | None:
    meant = [asked for each in (word, *sense.borne) if (asked := pairs(each))]

    def has(kept: Pairs) -> bool:
        return any(asked <= kept for asked in meant)

    near = any(has(each.beside) or (each.side == "nowhere" and has(each.sentence)) for each in candidates)
    if any(has(each.at_noun) for each in candidates) or (near and _is_nowhere(candidates)):
        return None
    others = [each.figure for each in passages if not agrees(figure, each.figure) and has(each.near_noun)]
    alike = next((other for other in others if same_unit(figure.unit, other.unit)), None)
    if near and not others:
        return None
    inside = any(has(each.passage) for each in candidates)
    return Fault(figure, word, alike, sure=alike is not None or not inside, aside=near)


def _is_nowhere(candidates: Sequence[Counted]) -> bool:
    return any(each.side == "nowhere" for each in candidates)


def other_wholes(text: str, passages: Sequence[Counted], words: Senses) -> Iterator[Fault]:
    """The words of a vocabulary told of a share that the sentence of that share does not have; `sure` when the passage does not
    have them either."""
    for claimed in told(text):
        own = bearing(claimed.figure, passages) if claimed.figure.unit in SHARES else []
        for found, sense in words.found(_whole(claimed)) if own else ():
            meant = [asked for each in (found[0], *sense.borne) if (asked := pairs(each))]
            if not any(asked <= each.sentence for asked in meant for each in own):
                inside = any(asked <= each.passage for asked in meant for each in own)
                yield Fault(claimed.figure, found[0], None, sure=not inside)


def _whole(claimed: Told) -> str:
    """The words in which a share's whole is told: those beside it, and where it is said to take up a part (占), those before."""
    beside = f"{claimed.beside.left}\n{claimed.beside.right}"
    return f"{claimed.before}\n{beside}" if "占" in beside else beside
