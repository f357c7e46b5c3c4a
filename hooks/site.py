"""The MkDocs side of the handbook: feeds it finished pages and puts the built site in place. Everything else is in
`handbook`, which knows nothing of MkDocs."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from handbook.pages.frame import FramePlan

KEY = "handbook_build"
HERE = str(Path(__file__).resolve().parent)


def fresh_core() -> ModuleType:
    """The core, imported anew on every build, so that `serve` picks up edits of it."""
    for name in [name for name in sys.modules if name == "handbook" or name.startswith("handbook.")]:
        del sys.modules[name]
    sys.path.insert(0, HERE)
    try:
        return importlib.import_module("handbook.build")
    finally:
        sys.path.remove(HERE)


def on_config(config: MkDocsConfig) -> None:
    """Check all records before anything is written; build beside the published site."""
    core = fresh_core()
    book = core.Publication(config.site_name, config.site_url or "", config.extra.get("issues") or "")
    build = core.Build(Path(config.docs_dir), Path(config.site_dir), config.extra, book)
    if fault := build.check():
        raise PluginError(fault)
    config.site_dir = str(build.begin())
    config.extra[KEY] = build


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Our scripts take the place of the theme's; sheets get lighter. Raises PluginError when the theme has changed."""
    if fault := config.extra[KEY].adapt_theme(files):
        raise PluginError(fault)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation for the frames."""
    config.extra[KEY].nav = nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A section's index page gets its list of records under its own words."""
    return html + config.extra[KEY].listing(page.url)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every generated page, in the frame of its section."""
    build = config.extra[KEY]
    env.bytecode_cache = build.compiled

    def render(plan: FramePlan) -> str:
        page = frame_page(plan, config, build.nav)
        page.active = True
        html: str = env.get_template("main.html").render(get_context(build.nav, files, config, page))
        page.active = False
        return html

    build.write_pages(render)
    build.write_files()


def frame_page(plan: FramePlan, config: MkDocsConfig, nav: Navigation) -> Page:
    """The page whose rendering is the frame: like an ordinary one, with marks for what differs."""
    page = Page(plan.title, File.generated(config, plan.url + "index.md", content=""), config)
    page.content = plan.content
    page.meta = dict(plan.meta)
    page.edit_url = plan.edit_url
    page.toc = TableOfContents([AnchorLink(label, anchor, 2) for anchor, label in plan.toc])
    sections = [item for item in nav.items if isinstance(item, Section)]
    page.parent = next((item for item in sections if item.children[0].url == plan.parent), None)
    return page


def on_post_build(config: MkDocsConfig) -> None:
    """The site is whole: check every link in it, then put it in the place of the old one."""
    build = config.extra[KEY]
    if fault := build.finish():
        raise PluginError(fault)
    print(build.summary())
