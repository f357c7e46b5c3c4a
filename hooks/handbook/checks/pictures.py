"""What a picture in SVG would do besides showing itself, read as a browser reads it: by its XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

ACTIVE = frozenset("script handler listener foreignobject iframe frame object embed base meta form link set animate animatetransform".split())
MOVING = frozenset({"set", "animate", "animatetransform"})  # harmless but where they change an address or a handler
UNSEEN = re.compile("[\x00-\x20\x7f-\x9f]+")
SCRIPT = re.compile(r"(?:java|vb)script:|data:(?!image/(?:png|jpe?g|gif|webp);)", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
STYLE = re.compile(r"@import|url\(\s*[\"']?\s*(?:(?:https?:)?//|data:)|\\", re.IGNORECASE)
PLAIN_XML = ("utf-8", "utf8", "us-ascii", "ascii", "")
SEPARATOR = "\n"  # between the namespace of a name and the rest; no name holds it


class Found(NamedTuple):
    """Something that a picture would do: in which line, what it is, and whether it would be asked for elsewhere."""

    line: int
    what: str
    outside: bool = False


def doings(text: str) -> Iterator[Found]:
    """What a picture would do, in the order of its lines; of one that is no XML, that it cannot be shown."""
    found: list[Found] = []
    parser = ParserCreate("utf-8", namespace_separator=SEPARATOR)
    style = [0]

    def tell(what: str, outside: bool = False) -> None:
        found.append(Found(parser.CurrentLineNumber, what, outside))

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        style[0] += tag == "style"
        if tag in ACTIVE - MOVING:
            tell(f"<{tag}")
        for key, value in attributes.items():
            _attribute(tag, _local(key), value, tell)

    def end(name: str) -> None:
        style[0] -= _local(name) == "style"

    def words(data: str) -> None:
        if style[0] and (wrong := STYLE.search(data)):
            tell(wrong[0], outside=True)

    def instruction(target: str, data: str) -> None:
        if target == "xml-stylesheet":  # it may be a program, in XSLT
            tell(f"<?{target}")

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "").lower() not in PLAIN_XML:
            tell(f'encoding="{encoding}"')

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.ProcessingInstructionHandler, parser.XmlDeclHandler = instruction, declared
    parser.EntityDeclHandler = lambda name, *_: tell(f"<!ENTITY {name}")
    parser.AttlistDeclHandler = lambda element, *_: tell(f"<!ATTLIST {element}")
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except ExpatError as error:
        found.append(Found(error.lineno, ""))
    yield from sorted(set(found))


def _local(name: str) -> str:
    return name.rpartition(SEPARATOR)[2].lower()


def _attribute(tag: str, name: str, value: str, tell: Callable[[str, bool], None]) -> None:
    """Tell what an attribute would do."""
    plain = UNSEEN.sub("", value)
    if name.startswith("on") or (tag in MOVING and name == "attributename" and plain.lower().rpartition(":")[2].startswith(("on", "href"))):
        tell(f"<{tag} {name}=", False)
    elif SCRIPT.match(plain) or (tag in MOVING and SCRIPT.search(plain)):
        tell(f"{name}={plain[:20]}", False)
    elif name in ("href", "src") and tag != "a" and OUTSIDE.match(plain):
        tell(f"{name}={plain[:20]}", True)
    elif STYLE.search(value):
        tell(f"{name}={plain[:20]}", True)
