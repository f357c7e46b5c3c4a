"""Where the files of a form are, and under which names they are saved."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from ..catalog import Entry
from .reading import form_of

Download = tuple[str, str, str]

# asked for by every page that offers the form
_DOWNLOADS: WeakKeyDictionary[Entry, list[Download]] = WeakKeyDictionary()


def downloads(entry: Entry) -> list[Download]:
    """The files of a form: what they are for, address from the site's root, the name under which they are saved."""
    if entry not in _DOWNLOADS:
        _DOWNLOADS[entry] = _downloads(entry)
    return _DOWNLOADS[entry]


def _downloads(entry: Entry) -> list[Download]:
    form = form_of(entry)
    name = file_name(form.title)
    found = [("Word", _address(entry, "docx"), f"{name}.docx")]
    return found + ([("Excel", _address(entry, "xlsx"), f"{name}.xlsx")] if form.is_table else [])


def _address(entry: Entry, kind: str) -> str:
    return f"{entry.model.folder}/{entry.id}/{entry.id}.{kind}"


def file_name(name: str) -> str:
    """A name as a file name: without what Windows forbids."""
    return "".join(sign for sign in name if sign not in '\\/:*?"<>|《》').strip(" .")
