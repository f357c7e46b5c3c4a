"""The pages of one build: what is still good is taken over from the published site, the rest is made and written.

A page is what its own maker made, in the frame of its section. The frames are made in every build, for they show what MkDocs,
the theme and other plugins make of the whole site; so a page is still good if nothing that it asked of the records has
changed, and its frame is what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..catalog import Catalog
from ..site.kept import Recipe
from ..site.references import References, read_references
from ..site.staging import Staging
from ..site.traces import Traces
from .frame import Frames
from .moved import with_old_anchors
from .page import Page, PageDraft

PACKAGE = Path(__file__).resolve().parents[1]
# of pages and of all files beside them: whatever a maker may call
PAGES = Recipe(
    "pages", (PACKAGE, *sorted((PACKAGE / "theme" / "pages").glob("*.html"))),
    ("jinja2", "markupsafe", "pydantic", "pyyaml", "segno", "xlsxwriter"),
)  # fmt: skip
Kept = dict[str, Any]  # what is kept of a page, as JSON holds it


class Edition:
    """Writes pages, and knows of each what the list of pages, the search and the link check need: `addresses`, `entries`,
    and `references` by path."""

    def __init__(self, staging: Staging, traces: Traces, frames: Frames, catalog: Catalog) -> None:
        self._staging = staging
        self._traces = traces
        self._frames = frames
        self._catalog = catalog
        self.addresses: list[str] = []
        self.entries: list[dict[str, Any]] = []
        self.references: dict[str, tuple[References, ...]] = {}

    def add_all(self, drafts: Iterable[PageDraft]) -> None:
        """Pages with what stands beside them."""
        for draft in drafts:
            kept = self._still_good(draft.url) or self._made(draft)
            self.addresses.append(draft.url)
            self.entries += kept["entries"]
            self.references[path_of(draft.url)] = (
                self._frames.of(_framed(draft.url, kept)).references, References(*map(tuple, kept["references"])),
            )  # fmt: skip

    def add(self, page: Page) -> None:
        """A page that is made in every build, and is in no list."""
        for path, content in _files(page, self._frames):
            self._staging.write(path, content)
        self.references[path_of(page.url)] = (self._frames.of(page).references, _references(page, self._frames))

    def _still_good(self, url: str) -> Kept | None:
        kept: Kept | None = self._traces.find(url)
        if kept and self._frames.of(_framed(url, kept)).digest == kept["frame"] and self._staging.carry_all(kept["files"]):
            return kept
        return None

    def _made(self, draft: PageDraft) -> Kept:
        with self._traces.making(draft.url) as making:
            made = draft.make()
            page = replace(made, body=with_old_anchors(made.body, draft.url, self._catalog))
            making.content = kept = {
                "framed": [page.section, page.toc, page.record, page.head],
                "frame": self._frames.of(page).digest,
                "files": self._staging.write_all(_files(page, self._frames)),
                "entries": list(page.documents()),
                "references": list(_references(page, self._frames)),
            }
        return kept


def path_of(url: str) -> str:
    """The file of the page at an address, from the site's root."""
    return f"{url}index.html"


def _framed(url: str, kept: Kept) -> Page:
    """As much of a page as its frame depends on."""
    section, toc, record, head = kept["framed"]
    return Page(section, url, "", "", "", tuple(map(tuple, toc)), record, head=head)


def _references(page: Page, frames: Frames) -> References:
    return read_references(page.head + frames.of(page).contents(page.toc) + page.body)


def _files(page: Page, frames: Frames) -> Iterable[tuple[str, bytes]]:
    """The page, and what stands beside it."""
    yield path_of(page.url), frames.page(page).encode()
    yield from ((page.url + name, text.encode()) for name, text in page.beside)
