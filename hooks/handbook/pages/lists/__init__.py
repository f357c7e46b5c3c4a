"""The lists below the words of the index pages: one module a family of pages, with its `FAMILY`."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Protocol, Self

from ...catalog import Catalog
from ..further import Listed, Lists
from ..handbook import Handbook
from ..page import PageDraft
from ..writer import Writer


class ListContext(Protocol):
    """What the template of a family knows: the fields of a frozen dataclass."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""


@dataclass(frozen=True)
class Family:
    """A list below the words of an index page: its name, the page's address from the site's root, what it shows and the
    template that shows it. A handbook can go without it unless it is `needed`: other pages stand on it. `lists` gives, of the
    catalog and its address, the lists that may be too long for the page, `more` what it has besides on pages of their own, `groups`
    a pattern of the anchors of its groups, which go with the last record of a group."""

    name: str
    address: str
    context: type[ListContext]
    template: str
    needed: bool = False
    lists: Callable[[Catalog, str], Iterator[Listed]] | None = None
    more: Callable[[Handbook], Iterator[PageDraft]] | None = None
    groups: str = ""

    @property
    def page(self) -> str:
        """The file below docs that holds the words above the list."""
        return f"{self.address}index.md"

    def long(self, catalog: Catalog) -> Iterator[Listed]:
        """The lists that may be too long for the page."""
        yield from self.lists(catalog, self.address) if self.lists else ()

    def write(self, handbook: Handbook) -> str:
        """The HTML of the list."""
        writer = Writer(handbook, "../" * self.address.count("/"))
        html = writer.render(self.template, self.context.of(handbook))
        given = handbook.catalog.given_in(f"/{self.address}") if self.groups else ()
        gone = [anchor for anchor in given if re.match(self.groups, anchor) and f'id="{anchor}"' not in html]
        return html + "".join(f'<span id="{anchor}"></span>' for anchor in gone)  # who comes to an empty group finds the list


@cache
def families() -> Mapping[str, Family]:
    """Name → family, for every module of this folder."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.FAMILY.name: module.FAMILY for module in modules}


Keep = Callable[[str, Callable[[], str]], str]


def _anew(name: str, make: Callable[[], str]) -> str:
    return make()


def listings(handbook: Handbook, keep: Keep = _anew) -> dict[str, str]:
    """Address of an index page → the HTML that follows its words. `keep` makes a list by its name, or has it from before."""
    shown = [family for family in families().values() if handbook.has(family.name)]
    return {family.address: keep(f"list {family.name}", partial(family.write, handbook)) for family in shown}


def more_drafts(handbook: Handbook) -> Iterator[PageDraft]:
    """What the families of this handbook have on pages of their own."""
    shown = (family for family in families().values() if family.more and handbook.has(family.name))
    return (draft for family in shown if family.more for draft in family.more(handbook))


def list_parts(catalog: Catalog) -> Iterator[tuple[str, Lists]]:
    """The lists of each family that this handbook has, as far as they may be too long for a page."""
    shown = (family for family in families().values() if family.name not in catalog.settings.pages.off)
    return ((f"list {family.name}", partial(family.long, catalog)) for family in shown)


def pages_off(handbook: Handbook) -> frozenset[str]:
    """The files below docs that are no pages of this handbook."""
    return frozenset(family.page for family in families().values() if not handbook.has(family.name))


def dispensable() -> list[str]:
    """The names of the families that a handbook can go without."""
    return [family.name for family in families().values() if not family.needed]
