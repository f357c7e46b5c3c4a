"""The files that a page offers: each form with its files, and the kit for Monday morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..catalog.offers import Group
from ..forms import kits
from ..forms.addresses import Download, downloads
from ..settings.wording import FormWords

FormFiles = tuple[Entry, list[Download]]


@dataclass(frozen=True)
class Kit:
    """What kits are called, and what forms call a unit's parts; where this one is, from the site's root, the name under which
    it is saved, and how many forms there are in all."""

    label: str
    words: FormWords
    address: str
    name: str
    forms: int

    @property
    def packed(self) -> int:
        """How many of the forms the kit holds."""
        return min(self.forms, kits.MOST_FORMS)


def form_files(catalog: Catalog, entry: Entry) -> list[FormFiles]:
    """The forms of a method, a practice or a problem with their files."""
    return [(form, downloads(form)) for form in kits.forms_of(catalog, entry)]


def lender_of(catalog: Catalog, methods: Sequence[Entry]) -> Entry | None:
    """The first of these methods that has forms: it lends them to a record that has none of its own."""
    return next((method for method in methods if kits.forms_of(catalog, method)), None)


def kit_of_group(catalog: Catalog, problem: Entry, group: Group) -> Kit | None:
    """The kit of one group of what is offered against a problem; None where its practices need no forms."""
    return _kit(catalog, problem, len(kits.forms_in(catalog, problem, group)), group)


def kit_of(catalog: Catalog, entry: Entry, forms: list[FormFiles]) -> Kit | None:
    """The kit of a situation, a method, a practice or a problem with these forms; None where there are none for one."""
    return _kit(catalog, entry, len(forms))


def _kit(catalog: Catalog, entry: Entry, forms: int, group: Group | None = None) -> Kit | None:
    label, words = catalog.settings.words.kit, catalog.settings.forms
    name = kits.download_name(entry, label, group)
    return Kit(label, words, kits.address(entry, group), name, forms) if forms else None
