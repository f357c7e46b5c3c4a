"""What a picture in SVG would do besides showing itself, read as a browser reads it: by its XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from ..load.patterns import when_used

MOVING = frozenset({"set", "animate", "animatetransform"})  # harmless but where they change an address or a handler
ACTIVE = MOVING | {"script", "handler", "listener", "foreignobject", "iframe", "frame", "object", "embed", "base", "meta", "form", "link"}
UNSEEN = when_used("[\x00-\x20\x7f-\x9f]+")
SCRIPT = when_used(r"(?:java|vb)script:|data:(?!image/(?:png|jpe?g|gif|webp);)", re.IGNORECASE)
OUTSIDE = when_used(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
STYLE = when_used(r"@import|url\(\s*[\"']?\s*(?:(?:https?:)?//|data:)|\\", re.IGNORECASE)
PLAIN_XML = ("utf-8", "utf8", "us-ascii", "ascii", "")
SEPARATOR = "\n"  # between the namespace of a name and the rest; no name holds it


class Found(NamedTuple):
    """Something that a picture would do: in which line, what it is, and whether it would be asked for elsewhere."""

    line: int
    what: str
    outside: bool = False


def doings(text: str) -> Iterator[Found]:
    """What a picture would do, in the order of its lines; of one that is no XML, that it cannot be shown."""
    yield from sorted(set(_Reader().read(text)))


class _Reader:
    """Goes through one picture and notes what it would do."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.styles = 0  # style sheets that have begun and not ended
        self.parser = ParserCreate("utf-8", namespace_separator=SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler, self.parser.ProcessingInstructionHandler = self.words, self.instruction
        self.parser.XmlDeclHandler = self.declared
        self.parser.EntityDeclHandler = lambda name, *_: self.tell(f"<!ENTITY {name}")
        self.parser.AttlistDeclHandler = lambda element, *_: self.tell(f"<!ATTLIST {element}")

    def read(self, text: str) -> list[Found]:
        """What was found, and at the end that it is no XML when it is none."""
        try:
            self.parser.Parse(text.encode("utf-8", "replace"), True)
        except ExpatError as error:
            self.found.append(Found(error.lineno, ""))
        return self.found

    def tell(self, what: str, outside: bool = False) -> None:
        self.found.append(Found(self.parser.CurrentLineNumber, what, outside))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        self.styles += tag == "style"
        if tag in ACTIVE - MOVING:
            self.tell(f"<{tag}")
        for key, value in attributes.items():
            _attribute(tag, _local(key), value, self.tell)

    def end(self, name: str) -> None:
        self.styles -= _local(name) == "style"

    def words(self, data: str) -> None:
        if self.styles and (wrong := STYLE.search(data)):
            self.tell(wrong[0], outside=True)

    def instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":  # it may be a program, in XSLT
            self.tell(f"<?{target}")

    def declared(self, _: str, encoding: str | None, __: int) -> None:
        if (encoding or "").lower() not in PLAIN_XML:
            self.tell(f'encoding="{encoding}"')


def _local(name: str) -> str:
    return name.rpartition(SEPARATOR)[2].lower()


def _attribute(tag: str, name: str, value: str, tell: Callable[[str, bool], None]) -> None:
    """Tell what an attribute would do."""
    plain = UNSEEN.sub("", value)
    if name.startswith("on") or (tag in MOVING and name == "attributename" and plain.lower().rpartition(":")[2].startswith(("on", "href"))):
        tell(f"<{tag} {name}=", False)
    elif SCRIPT.match(plain) or (tag in MOVING and SCRIPT.search(plain)):
        tell(f"{name}={plain[:20]}", False)
    elif (name in ("href", "src") and tag != "a" and OUTSIDE.match(plain)) or STYLE.search(value):
        tell(f"{name}={plain[:20]}", True)
