"""A form in the words that people read: each mention of a record is its own words, else the record's name.

Rules ask how a form is laid out before every record is known, so `reading` leaves mentions as they are written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from .layout import Form, Slot
from .reading import form_of


def form_for(entry: Entry, catalog: Catalog) -> Form:
    """The form of a template record as pages and files show it."""
    form = form_of(entry, catalog.settings.forms)
    return _said(form, lambda text: spoken(text, catalog)) if form.mentions else form


def _said(form: Form, say: Callable[[str], str]) -> Form:
    def slots(found: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(
            replace(slot, note=say(slot.note), given=tuple(each._replace(text=say(each.text)) for each in slot.given)) for slot in found
        )

    return replace(
        form, head=slots(form.head), columns=slots(form.columns), items=slots(form.items), foot=slots(form.foot),
        notes=tuple(map(say, form.notes)),
    )  # fmt: skip
