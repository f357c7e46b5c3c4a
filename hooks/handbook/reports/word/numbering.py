"""Automatic numbering: what numbering.xml and styles.xml say of it, and the labels as they follow from paragraph to paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .archive import Archive, Attributes, Handler, is_on, number, value
from .numerals import SILENT, numeral

_LEVELS = 9
_LONGEST_LABEL = 30  # characters of a level's pattern; a longer one is no label
_PLACE = re.compile("%([1-9])")
_DEEPEST = 20  # styles that rest on one another


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, its form, its pattern (`（%2）`), and below which level it starts anew."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False  # all numbers in the pattern Arabic
    style: str = ""  # the paragraph style that stands on this level


@dataclass(slots=True)
class Style:
    """What a style says of numbering and of hidden text; None where it leaves it to the style it rests on."""

    name: str = ""
    parent: str = ""
    list_id: str | None = None
    level: int | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class _List:
    """A list in use (w:num): the definition it is of, and what it changes in it."""

    definition: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Styles(Handler):
    """The styles of a document: an XML handler, then the answers."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._open = Style()
        self._default = ""
        self._inside: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take what an element says."""
        self._inside.append(tag)
        match tag:
            case "style":
                self._open = self._styles.setdefault(value(attributes, "styleId"), Style())
                if value(attributes, "type") == "paragraph" and value(attributes, "default") in ("1", "true", "on"):
                    self._default = value(attributes, "styleId")
            case "name":
                self._open.name = value(attributes).lower()
            case "basedOn":
                self._open.parent = value(attributes)
            case "numId":
                self._open.list_id = value(attributes)
            case "ilvl":
                self._open.level = number(attributes)
            case "vanish" if self._inside[-2:-1] == ["rPr"]:
                self._open.hidden = is_on(attributes)

    def end(self, tag: str) -> None:
        """A style ends."""
        self._inside.pop()
        if tag == "style":
            self._open = Style()

    def name(self, style: str) -> str:
        """The name of a style in lower case; Word's own have English names in every language."""
        return self._styles.get(style, Style()).name

    def is_hidden(self, style: str) -> bool:
        """Whether text in a style is hidden."""
        return next((known.hidden for known in self._chain(style) if known.hidden is not None), False)

    def numbering(self, style: str) -> tuple[str | None, int | None, str]:
        """The list that a paragraph style numbers in, its level, and the style that says so."""
        for name, known in self._named_chain(style or self._default):
            if known.list_id is not None:
                return known.list_id, known.level, name
        return None, None, ""

    def _chain(self, style: str) -> list[Style]:
        return [known for _, known in self._named_chain(style)]

    def _named_chain(self, style: str) -> list[tuple[str, Style]]:
        """The style and those it rests on, the nearest first. A ring of styles ends after a few."""
        chain: list[tuple[str, Style]] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.append((style, self._styles[style]))
            style = self._styles[style].parent
        return chain


class Numbering(Handler):
    """The lists of a document: an XML handler, then labels for its paragraphs, asked for in their order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}  # a definition that is only the name of a list style
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._levels: dict[int, Level] = {}
        self._list = _List()
        self._definition = ""
        self._at = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take what an element says."""
        match tag:
            case "abstractNum":
                self._definition = value(attributes, "abstractNumId")
                self._levels = self._definitions.setdefault(self._definition, {})
            case "numStyleLink":
                self._linked[self._definition] = value(attributes)
            case "num":
                self._list = self._lists.setdefault(value(attributes, "numId"), _List())
                self._levels = self._list.levels
            case "abstractNumId":
                self._list.definition = value(attributes)
            case "lvlOverride":
                self._at = number(attributes, "ilvl")
            case "startOverride":
                self._list.starts[self._at] = number(attributes)
            case "lvl":
                self._at = number(attributes, "ilvl")
                self._levels[self._at] = Level()
            case _ if self._at in self._levels:
                self._levels[self._at] = _with(self._levels[self._at], tag, attributes)

    def label(self, style: str, list_id: str | None, level: int | None) -> str:
        """The label of the next paragraph, which has this style and this numbering of its own; empty where none."""
        from_style, style_level, by = self._styles.numbering(style)
        if list_id is None:
            list_id = from_style
        known = self._lists.get(list_id or "0")
        if known is None or list_id == "0":
            return ""
        levels = self._levels_of(known)
        if level is None:
            level = _level_of_style(levels, by, (list_id == from_style and style_level) or 0)
        return self._next(list_id or "", known, levels, level) if level in levels else ""

    def _levels_of(self, known: _List) -> dict[int, Level]:
        definition = self._resolved(known.definition)
        return {**self._definitions.get(definition, {}), **known.levels}

    def _resolved(self, definition: str) -> str:
        """The definition with the levels, behind a list style if it names one."""
        if definition in self._linked:
            list_id, _, _ = self._styles.numbering(self._linked[definition])
            return self._lists[list_id].definition if list_id in self._lists else definition
        return definition

    def _next(self, list_id: str, known: _List, levels: dict[int, Level], at: int) -> str:
        counts = self._counts.setdefault(self._resolved(known.definition), {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level, start in known.starts.items():
                counts[level] = start - (level >= at)
        for level in range(at):
            counts.setdefault(level, levels.get(level, Level()).start)
        counts[at] = counts[at] + 1 if at in counts else levels[at].start
        for deeper in [level for level in counts if level > at and at < _restart(levels, level)]:
            del counts[deeper]
        return _written(levels, counts, at)


def _with(level: Level, tag: str, attributes: Attributes) -> Level:
    match tag:
        case "start":
            return replace(level, start=number(attributes, default=1))
        case "numFmt":
            return replace(level, form=value(attributes))
        case "lvlText":
            return replace(level, pattern=value(attributes)[:_LONGEST_LABEL])
        case "lvlRestart":
            return replace(level, restart=number(attributes))
        case "isLgl":
            return replace(level, legal=is_on(attributes))
        case "pStyle":
            return replace(level, style=value(attributes))
    return level


def _level_of_style(levels: dict[int, Level], style: str, default: int) -> int:
    return next((at for at, level in levels.items() if level.style and level.style == style), default)


def _restart(levels: dict[int, Level], at: int) -> int:
    """The level above which a paragraph lets `at` start anew; by default any higher one does, 0 means none does."""
    restart = levels.get(at, Level()).restart
    return at if restart is None else restart


def _written(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    own = levels[at]
    if own.form in SILENT:
        return ""

    def one(place: re.Match[str]) -> str:
        level = levels.get(int(place[1]) - 1, Level())
        count = counts.get(int(place[1]) - 1, level.start)
        return numeral(max(count, 0), "decimal" if own.legal else level.form)

    return _PLACE.sub(one, own.pattern)


def read_numbering(archive: Archive, folder: str) -> tuple[Styles, Numbering]:
    """The styles and the lists of a document whose parts lie in `folder`."""
    styles = Styles()
    archive.parse(f"{folder}styles.xml", styles)
    numbering = Numbering(styles)
    archive.parse(f"{folder}numbering.xml", numbering)
    return styles, numbering
