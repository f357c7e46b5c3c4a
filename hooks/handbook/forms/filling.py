"""Forms and kits as scripts: what a browser needs to fill them in, over http and from the disk, where it may fetch no file.

A Word document of ours is nine parts, eight of which are the same in all; so these stand in one script, and that of a form
or a kit holds the ninth, still packed. They are loaded when somebody asks for a file that is filled in, never before.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zipfile import ZipFile

from ..catalog import Entry
from ..site.scripts import call
from . import batch, docx, signing
from .addresses import downloads
from .layout import Form
from .paper import sheet_of

SHARED = "templates/parts.js"
OWN = "word/document.xml"
LOCAL_HEADER = 30  # bytes before a name in a zip archive; ours have nothing between name and content


def address(entry: Entry) -> str:
    """Where the script of a form is, from the site's root."""
    return f"{entry.url}{entry.id}.js"


def beside(kit: str) -> str:
    """Where the script of a kit is, beside the kit."""
    return kit.removesuffix(".zip") + ".js"


def shared() -> bytes:
    """The script with the parts that all Word documents have in common."""
    return call("handbookParts", OWN, _text(docx.begun()))


def of_form(entry: Entry, form: Form, written: Mapping[str, bytes], blank: bytes) -> bytes:
    """The script of a form whose files are `written`, by address: they are its own; what a unit writes where; the blank for
    many of it."""
    files = {label: written[address] for label, address, _ in downloads(entry)}
    name = downloads(entry)[0][2].rpartition(".")[0]
    found = {
        "name": name, "word": _text(packed(files["Word"])), "lines": form.lines, "post": form.post, "hint": form.hint,
        "columns": batch.columns(form), "blank": _text(blank),
    }  # fmt: skip
    if "Excel" in files:
        found |= {"sheet": _text(files["Excel"]), "unit": form.unit_line, "sign": signing.post_line(form, sheet_of(form).page)}
    return call("handbookForm", entry.id, found)


class Kit(NamedTuple):
    """A kit: the name under which it is saved, what its first sheet is called there, the page of which it is, the forms' ids."""

    name: str
    first: str
    page: str
    forms: Sequence[str]


def of_kit(address: str, kit: Kit, sheet: bytes) -> bytes:
    """The script of a kit with its first sheet."""
    return call("handbookKit", address, {**kit._asdict(), "word": _text(packed(sheet))})


def packed(document: bytes) -> bytes:
    """The part of a Word document of ours that is its own, as it is packed there."""
    with ZipFile(io.BytesIO(document)) as archive:
        info = archive.getinfo(OWN)
    begin = info.header_offset + LOCAL_HEADER + len(OWN)
    return document[begin : begin + info.compress_size]


def _text(content: bytes) -> str:
    return b64encode(content).decode()
