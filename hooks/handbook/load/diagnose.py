"""Why the parser gave up, told from the text: parsers report where they noticed, people need where it began.

The pure parser's verdict is used whichever parser failed, so that a fault reads the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable

from yaml import MarkedYAMLError, YAMLError
from yaml.error import Mark

from .compose import INVALID_ESCAPE, MAX_DEPTH, MAX_NODES, LimitError, PureComposer
from .faults import START, Fault, FaultKind, Position
from .patterns import fit, when_used
from .repair import Mended
from .unclosed import first_unclosed, hash_in_brackets

UNCLOSED = {
    "'": FaultKind.UNCLOSED_QUOTE,
    '"': FaultKind.UNCLOSED_QUOTE,
    "[": FaultKind.UNCLOSED_BRACKET,
    "{": FaultKind.UNCLOSED_BRACKET,
}
EARLIER_COLON = when_used(r":\s")
OPENING = ("[", "{")
LINE_HEAD = when_used(r"[ -]*")
SPECIAL_CHARACTERS = frozenset("@`%&*!")
SLUGS = (  # (part of the parser's words, our word for it)
    ("could not find expected ':'", "colon-missing"),
    ("sequence entries are not allowed here", "dash-not-allowed"),
    ("unknown escape character", "unknown-escape"),
    ("expected escape sequence", "unknown-escape"),
    (INVALID_ESCAPE, "unknown-escape"),
    ("expected ',' or", "comma-missing"),
)


def diagnose(mended: Mended, error: YAMLError) -> Fault:
    """The fault behind a parser's error; `error` itself counts only where the pure parser sees nothing wrong."""
    verdict = pure_verdict(mended.text) or error
    if isinstance(verdict, LimitError):
        return limit_fault(verdict, mended)
    if not isinstance(verdict, MarkedYAMLError):
        return Fault(FaultKind.SYNTAX, START, {"problem": str(verdict)})
    mark = verdict.problem_mark or verdict.context_mark or Mark("", 0, 0, 0, None, 0)
    return unclosed_fault(mended, mark) or described_fault(mended, verdict, mark)


def pure_verdict(text: str) -> YAMLError | None:
    """What the pure parser says against a text."""
    try:
        PureComposer(text).get_single_node()
    except YAMLError as error:
        return error
    return None


def limit_fault(error: LimitError, mended: Mended) -> Fault:
    """Too deep, or too many nodes."""
    kind, limit = (FaultKind.TOO_DEEP, MAX_DEPTH) if error.deep else (FaultKind.TOO_MANY, MAX_NODES)
    return Fault(kind, mended.position(error.mark), {"limit": str(limit)})


def unclosed_fault(mended: Mended, mark: Mark) -> Fault | None:
    """A quote or bracket opened before the place of the error and not closed where it should be, or behind a `#`."""
    text = mended.structure
    end = line_end(text, mark.line)
    if (offset := hash_in_brackets(text, end)) is not None:
        return Fault(FaultKind.SYNTAX, place_of(mended, offset), {"problem": "hash-in-brackets"})
    found = first_unclosed(text, end)
    return Fault(UNCLOSED[found.char], place_of(mended, found.offset), {"char": found.char}) if found else None


def place_of(mended: Mended, offset: int) -> Position:
    """The original place of an offset in the structure of a mended text."""
    text = mended.structure
    return mended.at(text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1)


def line_end(text: str, line: int) -> int:
    """Offset of the end of a line counted from 0."""
    offset = 0
    for _ in range(line + 1):
        offset = text.find("\n", offset) + 1
        if not offset:
            return len(text)
    return offset


def described_fault(mended: Mended, error: MarkedYAMLError, mark: Mark) -> Fault:
    """The fault that the parser's words stand for."""
    words = f"{error.context or ''}; {error.problem or ''}"
    reader = next((read for part, read in READERS if part in words), syntax)
    return reader(mended, error, mark)


def colon_too_many(mended: Mended, error: MarkedYAMLError, mark: Mark) -> Fault:
    """`a: b: c`, or a key below a value that is complete."""
    line = mended.line(mark)
    if EARLIER_COLON.search(line, 0, mark.column):
        return Fault(FaultKind.EXTRA_COLON, mended.position(mark))
    return Fault(FaultKind.BAD_INDENT, mended.at(mark.line, len(line) - len(line.lstrip(" "))))


def block_not_ended(mended: Mended, error: MarkedYAMLError, mark: Mark) -> Fault:
    """A line that belongs to no open level, or something behind a finished value."""
    line = mended.line(mark)
    if fit(LINE_HEAD, line).end() < mark.column:
        problem = "quote-inside" if line[mark.column - 1] == '"' else "text-after-value"
        return Fault(FaultKind.SYNTAX, mended.position(mark), {"problem": problem})
    if line[mark.column : mark.column + 1] in OPENING and line[: mark.column].isspace():
        return Fault(FaultKind.SYNTAX, mended.position(mark), {"problem": "dash-missing"})
    return Fault(FaultKind.BAD_INDENT, mended.position(mark))


def special_character(mended: Mended, error: MarkedYAMLError, mark: Mark) -> Fault:
    """A character that cannot begin a plain value."""
    begin = error.context_mark if "scanning a" in (error.context or "") and error.context_mark else mark
    for place in (begin, mark):
        char = mended.line(place)[place.column:place.column + 1]
        if char in SPECIAL_CHARACTERS and char:
            return Fault(FaultKind.SPECIAL_START, mended.position(place), {"char": char})
    return syntax(mended, error, mark)


def syntax(mended: Mended, error: MarkedYAMLError, mark: Mark) -> Fault:
    """Anything else, under our own word for it or in the parser's words."""
    problem = error.problem or "unknown"
    slug = next((slug for part, slug in SLUGS if part in problem), problem)
    place = error.context_mark if slug == "colon-missing" and error.context_mark else mark
    return Fault(FaultKind.SYNTAX, mended.position(place), {"problem": slug})


READERS: tuple[tuple[str, Callable[[Mended, MarkedYAMLError, Mark], Fault]], ...] = (
    ("mapping values are not allowed", colon_too_many),
    ("expected <block end>", block_not_ended),
    ("that cannot start any token", special_character),
    ("while scanning an alias", special_character),
    ("while scanning an anchor", special_character),
    ("while scanning a tag", special_character),
    ("while parsing a tag", special_character),
)
