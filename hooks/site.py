"""The MkDocs side of the handbook: feeds it finished pages and puts the built site in place. Everything else is in
`handbook`, which knows nothing of MkDocs."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from handbook.frame import FramePlan

KEY = "handbook_build"
HERE = str(Path(__file__).resolve().parent)
builder_log = logging.getLogger(get_context.__module__.partition(".")[0])  # that of MkDocs, or of a fork in its place


def fresh_core() -> ModuleType:
    """The core, imported anew on every build, so that `serve` picks up edits of it."""
    for name in [name for name in sys.modules if name == "handbook" or name.startswith("handbook.")]:
        del sys.modules[name]
    sys.path.insert(0, HERE)
    try:
        return importlib.import_module("handbook.build")
    finally:
        sys.path.remove(HERE)


def on_startup(command: str, dirty: bool) -> None:
    """Under our own command line a build speaks only of what is wrong, and then sums up in two lines."""
    if command == "build":
        gc.disable()  # the process ends with the build; looking for garbage among all records costs a sixth of it
    if command == "build" and os.environ.get("HANDBOOK_COMMAND"):
        for handler in builder_log.handlers:
            handler.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check all records before anything is written; build beside the published site."""
    core = fresh_core()
    book = core.Publication(config.site_name, config.site_url or "")
    build = core.Build(Path(config.docs_dir), Path(config.site_dir), config.extra, book)
    if fault := build.check():
        raise PluginError(fault)
    config.site_dir = str(build.begin())
    config.extra[KEY] = build
    if config.strict:
        builder_log.addHandler(build.warnings)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Our search worker takes the place of the theme's. Raises PluginError when the theme has changed."""
    if fault := config.extra[KEY].replace_worker(files):
        raise PluginError(fault)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation for the frames."""
    config.extra[KEY].nav = nav
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A section's index page gets its list of records under its own words."""
    return html + config.extra[KEY].listing(page.url)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Every generated page, in the frame of its section."""
    build = config.extra[KEY]

    def render(plan: FramePlan) -> str:
        page = frame_page(plan, config, build.nav)
        page.active = True
        html: str = env.get_template("main.html").render(get_context(build.nav, files, config, page))
        page.active = False
        return html

    for path, content in build.pages(render):
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return env


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
    if fault := build.finish(Path(config.site_dir)):
        raise PluginError(fault)
    print(build.summary())


def on_build_error(error: Exception) -> None:
    """Leave no half-built site behind; the published one has not been touched. Our own command says why, no more."""
    core = sys.modules.get("handbook.build")
    if core:
        core.discard_last()
    reason = core.publish.explain(error) if core else None
    if os.environ.get("HANDBOOK_COMMAND") == "build" and (reason or isinstance(error, PluginError)):
        print((reason or str(error)).strip(), file=sys.stderr)
        sys.exit(1)
    if reason:
        raise PluginError(reason)
