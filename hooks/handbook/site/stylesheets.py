"""What a page loads besides itself, made light: servers in closed networks often send files as they are, unpacked.

The theme's style sheets serve many things that the handbook never shows: versions, tabs, annotations, diagrams by script.
A rule stays when all names it asks for can occur: in a template, in a script of ours, or in the words of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

THEME = Path(__file__).resolve().parents[1] / "theme"

# What the theme's own frame is made of. Whatever else it can do has no occasion here; a test looks whether a rule is missed.
FRAME = frozenset({
    "default", "slate", "ltr", "drawer", "search", "md-container", "md-main", "md-main__inner", "md-grid", "md-overlay",
    "md-skip", "md-toggle", "md-dialog", "md-dialog__inner", "no-js",
})  # fmt: skip
# What Markdown makes of words, and what every document has.
MARKDOWN = frozenset({
    "html", "body", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "em", "strong", "code", "pre", "blockquote", "hr", "img",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "br", "div",
})  # fmt: skip
ADMONITION = frozenset({"admonition", "admonition-title"})

_SHEET = re.compile(r"assets/stylesheets/(?:main|palette)\.[0-9a-f]+\.min\.css$")
_OURS = re.compile(r"assets/[a-z]+\.(?:css|js)$")
_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_MARKS = re.compile(rf"{_QUOTED}|[{{}};]")
_COMMENT = re.compile(rf"({_QUOTED})|/\*.*?\*/", re.DOTALL)
_ASKED_FOR = re.compile(r'(?:class|data-md-[a-z-]+)="([^"]*)"|<([a-z][a-z0-9]*)')
_WORD = re.compile(r"[\w-]+")
_INNER = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)(?![^\[]*\])")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_VALUE = re.compile(r"""\[(?:dir|data-md-[a-z-]+)=["']?([\w-]+)""")
_SELECTOR = re.compile(rf"(?:{_QUOTED}|\((?:[^()]|\([^()]*\))*\)|[^,])+")
_PROPERTY = re.compile(rf"(?<=[{{;])(--[\w-]+):(?:{_QUOTED}|[^;}}\"'])*;?")
_USE = re.compile(r"var\((--[\w-]+)")
_JS_REMARK = re.compile(r"^[ \t]*(?:/\*(?!!).*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)  # a licence (/*!) stays
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
UNUSED = re.compile(r"^assets/javascripts/(?:bundle|lunr)|\.map$")  # files of the theme that no page asks for
_SPACE = re.compile(rf"({_QUOTED})|\s*([{{}};,])\s*|(:)\s+")


def is_light(path: str) -> bool:
    """Is this the path of a sheet or script that `lighten` changes?"""
    return bool(_SHEET.search(path) or _OURS.fullmatch(path))


def lighten(files: Iterable[Any], words: Iterable[str]) -> None:
    """Trim the theme's style sheets, and take the remarks out of ours and of our scripts.

    `files` are the generator's files with `src_uri` and `content_string`; `words` the texts that are written as pages.
    """
    found = list(files)
    theirs = [file for file in found if _SHEET.search(file.src_uri)]
    ours = [file for file in found if _OURS.fullmatch(file.src_uri)]
    for file in ours:
        file.content_string = (plain_sheet if file.src_uri.endswith(".css") else plain_script)(file.content_string)
    names = known_names(words)
    trimmed = drop_properties([trim(file.content_string, names) for file in theirs], [file.content_string for file in ours])
    for file, sheet in zip(theirs, trimmed, strict=True):
        file.content_string = sheet


def known_names(words: Iterable[str]) -> frozenset[str]:
    """The elements and classes that there can be: by our templates and scripts, by pages' own words, by the theme."""
    templates = (path.read_text(encoding="utf-8") for path in THEME.rglob("*.html"))
    scripts = (path.read_text(encoding="utf-8") for path in THEME.rglob("*.js"))
    asked = (value for text in templates for found in _ASKED_FOR.findall(text) for value in found)
    written = list(words)
    boxes = ADMONITION if any(line.startswith("!!!") for text in written for line in text.splitlines()) else ()
    return FRAME | MARKDOWN.union(boxes, *map(_WORD.findall, (*asked, *scripts, *written)))


def trim(sheet: str, names: frozenset[str]) -> str:
    """A style sheet without the rules that no element can answer to."""
    return "".join(_trimmed(plain_sheet(sheet), names))


def _trimmed(sheet: str, names: frozenset[str]) -> Iterator[str]:
    for head, body in rules(sheet):
        if body is None:
            yield f"{head};"
        elif head.startswith(("@media", "@supports")):
            inner = "".join(_trimmed(body, names))
            yield f"{head}{{{inner}}}" if inner else ""
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [each for each in selectors(head) if can_match(each, names)]:
            yield f"{','.join(kept)}{{{body}}}"


def rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of each rule; what ends without a body has None."""
    depth = start = opened = 0
    for mark in _MARKS.finditer(sheet):
        if mark[0] == "{":
            depth += 1
            opened = opened if depth > 1 else mark.start()
        elif mark[0] == "}":
            depth -= 1
            if not depth:
                yield sheet[start:opened].strip(), sheet[opened + 1 : mark.start()]
                start = mark.end()
        elif mark[0] == ";" and not depth:
            yield sheet[start : mark.start()].strip(), None
            start = mark.end()


def selectors(head: str) -> list[str]:
    """The selectors of a rule."""
    return [found.strip() for found in _SELECTOR.findall(head)]


def can_match(selector: str, names: frozenset[str]) -> bool:
    """Are all elements and classes known that a selector asks for, and all values of the theme's own attributes?"""
    asked = _INNER.sub("", selector)  # what stands in brackets is one of several, or is ruled out
    return all(names.issuperset(kind.findall(asked)) for kind in (_ELEMENT, _CLASS, _VALUE))


def drop_properties(sheets: list[str], others: list[str]) -> list[str]:
    """The sheets without the custom properties that nothing uses; `others` are more texts that may use some."""
    used = set(_USE.findall("".join((*sheets, *others))))
    fewer = [_PROPERTY.sub(lambda found: found[0] if found[1] in used else "", sheet) for sheet in sheets]
    return fewer if fewer == sheets else drop_properties(fewer, others)


def used(sheet: str) -> frozenset[str]:
    """The properties of its own or of the theme that a sheet asks for."""
    return frozenset(_USE.findall(sheet))


def plain_sheet(sheet: str) -> str:
    """A style sheet without remarks and without the spaces that serve only the eye."""
    said = _COMMENT.sub(lambda found: found[1] or "", sheet)
    return _SPACE.sub(lambda found: found[found.lastindex or 0], said).strip()


def plain_script(script: str) -> str:
    """A script of ours without the remarks that have lines of their own, without indents and empty lines."""
    return _INDENT.sub("", _JS_REMARK.sub("", script))
