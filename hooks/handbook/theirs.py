"""What MkDocs and its theme make is kept, too, under all that they make it of; for it is always the same as long as no setting, no
template and no page of the navigation is another.

What they are asked of the records meanwhile is noted as for everything else (see `site.traces`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from .site.kept import release

if TYPE_CHECKING:  # a build that needs no MkDocs looks for what it made
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

Text = Callable[[str, Callable[[], str]], str]  # gives a text by its name, and makes it where it is not kept
MAKERS = ("mkdocs", "properdocs", "mkdocs-material", "jinja2", "markupsafe", "babel")
# what is no plain value: plugins and theme are told apart by themselves, the others make no difference to templates
OBJECTS = frozenset({"plugins", "theme", "hooks", "extra", "mdx_configs"})
NAMELESS = " at 0x"  # how what has nothing that tells it apart is written


def surroundings(config: MkDocsConfig, nav: Navigation, ours: str, others: object) -> str:
    """Tells apart what templates are given besides their page: the settings, where what is `ours` does not count, the navigation, the
    templates, and `others`. Empty when something in it is not told apart."""
    settings = {key: value for key, value in config.items() if key not in OBJECTS}
    extra = {key: value for key, value in config.extra.items() if key != ours}
    plugins = {name: dict(getattr(plugin, "config", {})) for name, plugin in config.plugins.items()}
    theme = {key: str(config.theme[key]) for key in config.theme}
    told = repr(([*map(release, MAKERS)], settings, extra, plugins, theme, [*_outline(nav.items)], others))
    return "" if NAMELESS in told else sha256("\n".join([told, *_templates(config.theme.dirs)]).encode()).hexdigest()


def _outline(items: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """What the navigation shows, item by item."""
    for item in items:
        meta = getattr(item, "meta", None)
        yield type(item).__name__, str(item.title), getattr(item, "url", ""), meta, [*_outline(item.children or ())]


def _templates(folders: Iterable[str]) -> Iterator[str]:
    """The templates of a theme with digests of what stands in them. Its icons are those of its release."""
    for root in folders:
        for place, inside, names in os.walk(root):
            inside[:] = sorted(name for name in inside if name[:1] != ".")
            for name in sorted(name for name in names if name.endswith(".html")):
                with open(os.path.join(place, name), "rb") as file:  # noqa: PTH118, PTH123  # hundreds of files in each build
                    yield f"{place}/{name} {sha256(file.read()).hexdigest()}"


def remember_sections(index: Any, text: Text, note: Callable[[str], None]) -> None:
    """What the theme's search takes from a page with words of its own is kept under what it takes it from: it goes through the page
    sign by sign; by what name is noted. Where jieba takes words apart nothing is kept, as nobody knows by what."""
    add, entries = index.add_entry_from_context, index.entries
    if getattr(sys.modules[type(index).__module__], "jieba", None):
        return

    def sections(page: Page) -> str:
        before = len(entries)
        add(page)
        found = entries[before:]
        del entries[before:]
        return json.dumps(found, ensure_ascii=False)

    def remembered(page: Page) -> None:
        told = (release("mkdocs-material"), index.config, page.content, page.url, str(page.title), page.meta, [*_contents(page.toc)])
        note(name := name_of("sections", told))
        entries.extend(json.loads(text(name, lambda: sections(page))))

    index.add_entry_from_context = remembered


def _contents(toc: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    return ((str(link.title), link.id, link.url, [*_contents(link.children)]) for link in toc)


def name_of(what: str, told: object) -> str:
    """By what name something is kept that is made of this."""
    return f"{what} {sha256(repr(told).encode()).hexdigest()}"


def search_indexes(plugins: Mapping[str, Any]) -> list[Any]:
    """What the plugins of the search gather of pages with words of their own."""
    found = (getattr(plugin, "search_index", None) for plugin in plugins.values())
    return [index for index in found if hasattr(index, "entries") and hasattr(index, "add_entry_from_context")]
