"""Where the id of a record stands in the files of a handbook, and those files with another id there or with none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...catalog import Catalog, Entry
from ...load import load_file
from ...model import walk
from ...model.base import Location
from ...settings.handbook import SETTINGS as HANDBOOK
from ...settings.mkdocs_yml import SETTINGS as MKDOCS
from .refused import Refused
from .yaml_lists import with_scalar, without_item
from .yaml_places import is_beside, item_of, scalars
from .yaml_words import with_scalars

# what tests of the content ask of it, query → ids, lies beside the handbook
QUERIES = "tests/content/data/queries.yml"
_MARKS = re.compile(r"[\\`*_{}\[\]]")  # that Markdown takes for more than themselves in the midst of a line


@dataclass(frozen=True)
class Naming:
    """A file that names a record by its id, and where it does."""

    path: str
    places: tuple[Location, ...]


def namings(catalog: Catalog, root: Path, identifier: str) -> Iterator[Naming]:
    """Each file that names the record in a field made for ids: records, self-check, settings, the queries of tests."""
    linking = ((entry.path, entry.links) for entry in catalog.valid)
    found = [(path, [link.where for link in links if link.target == identifier]) for path, links in linking]
    if (document := catalog.selfcheck.document) and document.value:
        found.append((document.path, _linked(document.value, identifier)))
    if not catalog.settings_book.is_faulty:
        found.append((HANDBOOK, _linked(catalog.settings, identifier)))
    asked = scalars(queries) if (queries := read_queries(root)) else ()
    found.append((QUERIES, [where for where, word in asked if word == identifier]))
    yield from (Naming(path, tuple(places)) for path, places in found if places)


def read_queries(root: Path) -> str:
    """The text of the queries; empty where there are none. Raises `Refused` when it cannot be told what they name."""
    if not (root / QUERIES).exists():
        return ""
    file = load_file(root / QUERIES, root)
    if file.text is None or (file.text.strip() and file.faults):
        raise Refused(f"{QUERIES} 有写错的地方，看不出它提到了哪些记录：改成能读的 YAML，再来一次。")
    return file.text.strip() and file.text


def _linked(value: object, identifier: str) -> list[Location]:
    return [link.where for link in walk.links(value) if link.target == identifier]  # type: ignore[arg-type]  # any model


def named_anew(text: str, places: tuple[Location, ...], new: str) -> str:
    """The file with another id at these places; an item of a list that would then stand twice goes."""
    for where in reversed(places):
        text = without_item(text, where) if is_beside(text, where, new) else with_scalar(text, where, new)
    return text


def unnamed(text: str, places: tuple[Location, ...]) -> str:
    """The file without what stands at these places."""
    gone: set[Location] = set()
    for where in reversed(places):
        if not any(where[:length] in gone for length in range(len(where) + 1)):
            gone.add(item_of(text, where))
            text = without_item(text, where)
    return text


@dataclass(frozen=True)
class InText:
    """How a record is named in running text, in citations and by the path of its file or page."""

    entry: Entry

    @property
    def mention(self) -> re.Pattern[str]:
        """`[[id]]` and `[[id|text]]`."""
        return re.compile(rf"\[\[\s*{self.entry.id}\s*(?P<rest>\|(?P<text>[^\[\]]*))?\]\]")

    @property
    def citation(self) -> re.Pattern[str]:
        """`id#3`, without the number."""
        return re.compile(rf"(?<![\w-]){self.entry.id}(?=#[1-9])")

    @property
    def path(self) -> re.Pattern[str]:
        """`practices/id/` and `docs/practices/id.yml`, without what follows the id."""
        return re.compile(rf"(?<![\w-])(?P<folder>{self.entry.model.folder}/){self.entry.id}(?=/|\.ya?ml\b|(?![\w.-]))")

    def renamed(self, text: str, new: str, path: str) -> str:
        """A file's text with another id wherever this one stands."""
        changed = partial(self._renamed, new=new)
        if self.entry.id not in text or changed(text) == text:
            return text
        return changed(text) if path.endswith(".md") else with_scalars(text, changed)

    def _renamed(self, text: str, new: str) -> str:
        text = self.mention.sub(lambda found: f"[[{new}{found['rest'] or ''}]]", text)
        return self.path.sub(rf"\g<folder>{new}", self.citation.sub(new, text))

    def in_words(self, text: str, path: str) -> str:
        """A file's text with the record's name, or the words that stand for it, in the place of a link: they say there what they say
        here, whatever signs of YAML or Markdown are in the name."""
        if not self.mention.search(text):
            return text
        if path.endswith(".md"):
            return self.mention.sub(lambda found: self._words(found, _MARKS.sub(r"\\\g<0>", self.entry.name)), text)
        return with_scalars(text, partial(self.mention.sub, partial(self._words, name=self.entry.name)))

    @staticmethod
    def _words(found: re.Match[str], name: str) -> str:
        return (found["text"] or name).strip()


def text_files(root: Path) -> Iterator[str]:
    """The files in which a record may be named: all that people write under docs, and the settings."""
    docs = root / "docs"
    written = (path for pattern in ("**/*.yml", "**/*.yaml", "**/*.md") for path in sorted(docs.glob(pattern)) if path.is_file())
    yield from (path.relative_to(root).as_posix() for path in written)
    yield from (name for name in (HANDBOOK, MKDOCS) if (root / name).is_file())
