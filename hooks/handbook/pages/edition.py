"""The pages of one build: what is still good is taken over from the published site, the rest is made and written.

A page is what its own maker made, in the frame of its section. The frames are made in every build, for they show what MkDocs,
the theme and other plugins make of the whole site; so a page is still good if nothing that it asked of the records has
changed, and its frame is what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog import Catalog
from ..load.later import Later
from ..site.kept import Recipe
from ..site.references import References, read_references
from ..site.staging import Staging
from ..site.traces import Traces
from .frame import Frames
from .moved import with_old_anchors
from .page import Page, PageDraft, Told, tell

PACKAGE = Path(__file__).resolve().parents[1]
# of pages and of all files beside them: whatever a maker may call
PAGES = Recipe(
    "pages", (PACKAGE, *sorted((PACKAGE / "theme" / "pages").glob("*.html"))),
    ("jinja2", "markupsafe", "pydantic", "pyyaml", "segno", "xlsxwriter"), is_large=True,
)  # fmt: skip
Kept = dict[str, Any]  # what is kept of a page, as JSON holds it
ENTRIES, REFERENCES = range(2)  # what is kept of it besides: what the search finds of it, what it says of places


class Edition:
    """Writes pages, and knows of each what the list of pages, the search and the link check need: `addresses`, `told`,
    and `references` by path."""

    def __init__(self, staging: Staging, traces: Traces, frames: Frames, catalog: Catalog) -> None:
        self._staging = staging
        self._traces = traces
        self._frames = frames
        self._catalog = catalog
        self.addresses: list[str] = []
        self.told: list[Told] = []
        self.references = Later[tuple[References, ...]]()

    def let_go(self) -> None:
        """Nobody asks any more: what is fetched when it is asked for goes, which leads back here."""
        self.told, self.references = [], Later()

    @property
    def entries(self) -> list[dict[str, Any]]:
        """What the search finds, as its index holds it."""
        return [each.read() for each in self.told]

    def add_all(self, drafts: Iterable[PageDraft]) -> None:
        """Pages with what stands beside them."""
        for draft in drafts:
            self.addresses.append(draft.url)
            if not self._still_good(draft):
                self._make(draft)

    def add(self, page: Page) -> None:
        """A page that is made in every build, and is in no list."""
        for path, content in _files(page, self._frames):
            self._staging.write(path, content)
        self.references.put(path_of(page.url), (self._frames.of(page).references, _references(page, self._frames)))

    def _still_good(self, draft: PageDraft) -> bool:
        """Is the page what it was? Then it is taken over."""
        kept: Kept | None = self._traces.find(draft.url)
        if not kept:
            return False
        frame = self._frames.at(draft.url, *kept["framed"])
        if frame.digest != kept["frame"] or not self._staging.carry_all(kept["files"]):
            return False
        for number, (location, digest, is_passage) in enumerate(kept["told"]):
            self.told.append(Told(location, digest, is_passage, partial(self._entry, draft, number)))
        self.references.put_later(path_of(draft.url), lambda: (frame.references, References(*map(tuple, self._rest(draft, REFERENCES)))))
        return True

    def _entry(self, draft: PageDraft, number: int) -> dict[str, Any]:
        found: dict[str, Any] = self._rest(draft, ENTRIES)[number]
        return found

    def _rest(self, draft: PageDraft, place: int) -> Any:
        """What is kept besides of a page; of one of which that is lost it is worked out again."""
        kept = self._traces.rest(draft.url, place)
        return self._rest_of(self._page(draft))[place] if kept is None else kept

    def _rest_of(self, page: Page) -> tuple[list[dict[str, Any]], References]:
        return list(page.documents()), _references(page, self._frames)

    def _page(self, draft: PageDraft) -> Page:
        made = draft.make()
        return replace(made, body=with_old_anchors(made.body, draft.url, self._catalog))

    def _make(self, draft: PageDraft) -> None:
        with self._traces.making(draft.url) as making:
            page = self._page(draft)
            making.rest = entries, own = self._rest_of(page)
            told = [tell(each) for each in entries]
            making.content = {
                "framed": [page.section, bool(page.toc), page.record, page.head],
                "frame": self._frames.of(page).digest,
                "files": self._staging.write_all(_files(page, self._frames)),
                "told": [each[:3] for each in told],
            }
        self.told += told
        self.references.put(path_of(draft.url), (self._frames.of(page).references, own))


def path_of(url: str) -> str:
    """The file of the page at an address, from the site's root."""
    return f"{url}index.html"


def _references(page: Page, frames: Frames) -> References:
    return read_references(page.head + frames.of(page).contents(page.toc) + page.body)


def _files(page: Page, frames: Frames) -> Iterable[tuple[str, bytes]]:
    """The page, and what stands beside it."""
    yield path_of(page.url), frames.page(page).encode()
    yield from ((page.url + name, text.encode()) for name, text in page.beside)
