"""The MkDocs side of the handbook, the only one: what `plugins: [handbook]` names, and `hooks/site.py` in this repository.

It feeds MkDocs finished pages, puts the built site in place, keeps a preview alive and says on the terminal what is wrong.
Everything else is in the rooms beside this file, which know nothing of MkDocs.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import shutil
import sys
import time
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, cast

from jinja2 import Environment, FileSystemLoader, pass_context
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.yaml import yaml_load

from .site import memory, watching
from .site.watching import Stamp, stamp

if TYPE_CHECKING:  # a build has no server, and it takes long to import
    from mkdocs.livereload import LiveReloadServer

    from .pages.frame import FramePlan

REVIEW = "HANDBOOK_REVIEW"  # set while the preview is to have a page for signing: the folder of the originals, may be empty
DRAFT = "HANDBOOK_DRAFT"  # set while the preview is to have a workbench: the report that lies on it
KEY = "handbook_build"  # under which page templates find the build
PACKAGE = Path(__file__).resolve().parent
LAST = -100
KNOWN = {"mkdocs", "material", "handbook"}  # whose plugins go by files, settings and surroundings alone
THEME = "material"
OTHER_THEME = "mkdocs.yml：theme 写的是 {}，手册的页面只能用 material 这个主题：删掉 theme 这一项，或者把 name 改成 material。"
UNCHANGED = "预览没有更新，仍显示上一次的页面。"
log = logging.getLogger(get_context.__module__.partition(".")[0])  # that of MkDocs, or of a fork in its place


def content(config: MkDocsConfig) -> tuple[Path, ...]:
    """What a handbook is made of, and whatever else is to be watched, besides the package."""
    docs = Path(config.docs_dir)
    more = (Path(path) for path in config.watch if not Path(path).resolve().is_relative_to(PACKAGE))
    return docs, docs.with_name("handbook.yml"), Path(config.config_file_path), *more


class Theme(FileSystemLoader):
    """Lists no hidden files. MkDocs, which publishes none, looks at each: at ten thousand icons of the theme."""

    def list_templates(self) -> list[str]:
        """The files of the theme's folders, as paths from them."""
        return sorted({path for folder in self.searchpath for path in _listed(folder)})


def _listed(root: str) -> Iterator[str]:
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name[:1] != "."]
        inside = os.path.relpath(place, root).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names if name[:1] != ".")


def quickly_listed(environment: Callable[[], Environment]) -> Environment:
    """The environment of the theme's templates with a loader that lists them faster."""
    made = environment()
    if type(made.loader) is FileSystemLoader:
        made.loader = Theme(made.loader.searchpath, made.loader.encoding, made.loader.followlinks)
    return made


class HandbookPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no options of its own
    """Builds the handbook whose records lie in the folder of documents."""

    _stamp: Stamp = frozenset()
    _content: Stamp = frozenset()
    _served: Any = None  # the build that the preview shows
    _build: Any = None
    is_asked = False  # has MkDocs come so far, in this process, as to ask for the handbook?
    _around = ""  # what tells the frames of a build apart
    _serves = False
    _begun: Mapping[str, Any] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Under our own command line a build speaks only of what is wrong, and then sums up in two lines."""
        self._begun = {"command": command, "dirty": dirty}
        gc.disable()  # looking for garbage among all records costs a sixth of a build; a preview looks after each
        self._serves = command == "serve"
        if os.environ.get("HANDBOOK_COMMAND"):
            for handler in log.handlers:
                handler.setLevel(logging.WARNING)
                handler.setFormatter(logging.Formatter("%(message)s") if self._serves else handler.formatter)

    def on_config(self, config: MkDocsConfig) -> None:
        """Check all records before anything is written; build beside the published site."""
        core = self.core()
        HandbookPlugin.is_asked = True
        self._content = stamp(*content(config)) if self._serves else frozenset()
        self.complete(config)
        config.theme.get_env = partial(quickly_listed, config.theme.get_env)  # type: ignore[method-assign]
        self._build = core.begun(Path(config.docs_dir), Path(config.site_dir), config.site_url or "")
        tell(config, self._build.settings)
        config.extra[KEY] = self._build
        self._build.is_resident = self._serves
        self._build.read = core.again.noticed() if is_plain(config) else None
        if self._build.read and self._served and self._served.made_from:
            self._build.before = load("handbook.commands.alone").unchanged(self._build.read, self._served.made_from)
        count_warnings(self._build.warnings, config.strict)
        if fault := self._build.check():
            raise PluginError(fault)
        config.site_dir = str(self._build.begin())
        config.nav = self._build.navigation(config.nav)
        self._pages: list[tuple[str, str]] = []
        self._sections: list[str] = []

    def core(self) -> ModuleType:
        """The core; imported anew when a file of the package has changed since the last build, so that `serve` picks up
        edits of it. What a command has just imported is not imported twice."""
        now = stamp(PACKAGE) if self._serves else frozenset()
        if self._stamp and now != self._stamp:
            forget()
        self._stamp = now
        return load("handbook.build")

    def complete(self, config: MkDocsConfig) -> None:
        """What mkdocs.yml does not say is as in every handbook. Raises PluginError when what it says does not go together."""
        stock = load("handbook.settings.stock_site")
        whole = type(config)(config_file_path=config.config_file_path)
        settings = stock.completed(said(config))
        whole.load_dict({"site_name": config.site_name, "docs_dir": config.docs_dir, **settings})
        if faults := whole.validate()[0]:
            told = [f"mkdocs.yml：{key}：{fault}" for key, fault in faults]
            raise PluginError("\n".join([*told, load("handbook.settings.mkdocs_yml").REFUSED]))
        if whole.theme.name != THEME:
            raise PluginError(OTHER_THEME.format(whole.theme.name))
        if str(stock.LOOK) not in map(os.path.realpath, whole.theme.dirs):
            whole.theme.dirs.insert(1 if whole.theme.custom_dir else 0, str(stock.LOOK))
        for key in [*settings.keys() - {"plugins"}, "mdx_configs"]:
            config[key] = whole[key]
        self.add_plugins(whole, config)

    def add_plugins(self, whole: MkDocsConfig, config: MkDocsConfig) -> None:
        """The plugins that every handbook has, those that mkdocs.yml does not name; MkDocs asks them after this one."""
        named = {name.rpartition("/")[2] for name in config.plugins}
        for name, plugin in whole.plugins.items():
            if name.rpartition("/")[2] not in named:
                config.plugins[name] = plugin
                plugin.on_startup(**self._begun)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """A build that fails leaves the last good pages up; MkDocs alone would answer no request until it is repaired."""
        watched = [*server._watched_paths]
        for path in watched:
            server.unwatch(path)
        server.observer = watching.Watching(self._content | self._stamp)  # type: ignore[assignment]  # as far as MkDocs uses it
        for path in watched:
            server.watch(path)
        settings = Path(config.docs_dir).with_name(load("handbook.settings.handbook").SETTINGS)
        if settings.exists():
            server.watch(str(settings))

        def show() -> None:
            seen, package = stamp(*content(config)), stamp(PACKAGE)
            if self.is_shown(seen, package) or self.restyled(seen, package) or self.built_on(config, seen):
                return
            written = Path(config.config_file_path)
            load("handbook.commands.broken").suspect(written)  # it may have been imported anew
            if fault := load("handbook.settings.mkdocs_yml").refusal(written.parent):
                raise ConfigurationError(fault)
            builder()

        server.builder = lambda: patiently(show)
        server.set_app(load("handbook.desk.local").guarded(server.get_app()))
        server.serve = load("handbook.broken_off").answering(server.serve)  # type: ignore[method-assign]  # MkDocs ends it
        server.handle_error = load("handbook.desk.visitors").let_go  # type: ignore[method-assign]
        if (reports := os.environ.get(REVIEW)) is not None:
            read, docs = Path(reports) if reports else None, Path(config.docs_dir)
            offer(server, config, "review", "签读", lambda web, *at: web.ReviewPage(docs, read, *at, server.get_app()))
        if report := os.environ.get(DRAFT):
            lies = Path(config.docs_dir), Path(report), Path(server.root), server.mount_path
            offer(server, config, "workbench", "起草", lambda web, *at: web.WorkbenchPage(*lies, *at, server.get_app()))
        return server

    def is_shown(self, seen: Stamp, package: Stamp) -> bool:
        """Is everything, the content as it is `seen` and the package, as it was when the build began that the preview shows? One edit
        can be told of twice."""
        return self._served is not None and self._served is self._build and (seen, package) == (self._content, self._stamp)

    def restyled(self, seen: Stamp, package: Stamp) -> bool:
        """Was nothing edited since the last build but style sheets of ours? Then they take the places of those that are served,
        and nothing is built."""
        begun = time.monotonic()
        changed = {Path(name) for name, *_ in package ^ self._stamp}
        if not changed or self._served is not self._build or seen != self._content:
            return False
        if not self._build.restyle(changed):
            return False
        self._stamp = package
        print(f"换上了样式 {'、'.join(sorted(path.name for path in changed))}，页面没有重做，用了 {time.monotonic() - begun:.1f} 秒", flush=True)
        return True

    def built_on(self, config: MkDocsConfig, seen: Stamp) -> bool:
        """Was nothing edited since the last build but records, and of them nothing that MkDocs would hear of? Then what it would make is
        there, and the build goes on without it. Raises PluginError when something is wrong with the records."""
        core, alone = load("handbook.build"), load("handbook.commands.alone")
        core.leave_none()
        core.again.begin_noticing(Path(config.docs_dir).parent)
        read = core.again.noticed()
        if not self._served or not read:
            return False
        try:
            done = alone.build_on(self._served, read)
        except alone.FaultError as fault:
            core.discard_last()
            raise PluginError(str(fault)) from fault
        if not done:
            return False
        self._content = seen
        count_warnings(done.warnings, config.strict)
        self._built(done, config)
        return True

    def _built(self, build: Any, config: MkDocsConfig) -> None:
        self._served = self._build = build
        try:
            print(build.summary((config.site_url or "") if self._serves else ""), flush=True)
        except OSError as error:
            raise PluginError(load("handbook.build").NOT_TOLD.format(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Index pages that nobody has written are the stock ones; our scripts take the place of the theme's, sheets get
        lighter. Raises PluginError when the theme has changed.
        """
        for path, text in load("handbook.settings.stock_site").pages(**self._build.settings.in_pages):
            if not files.get_file_from_path(path):
                words = self._build.unlinked(text, path)
                files.append(File.generated(config, path, content=words, inclusion=InclusionLevel.NOT_IN_NAV))
        if fault := self._build.adapt_theme(files):
            raise PluginError(fault)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for the frames."""
        self._build.nav = nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """The theme's templates write the title of a page as it is; that of its own words has been escaped by then."""
        if "title" in page.meta:
            page.meta["title"] = escape(page.meta["title"])

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A section's index page gets its list of records under its own words. Raises PluginError when these do more than say something."""
        if fault := load("handbook.site.active").fault_in(html, page.file.src_uri):
            raise PluginError(fault)
        self._pages.append((page.url, html))
        whole = f"{self._build.listed(html, page.url)}"
        complete(page.toc, load("handbook.site.contents").headings(whole))
        return whole

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Every generated page, in the frame of its section."""
        build = self._build
        env.bytecode_cache = build.compiled
        for name in ("url", "script_tag"):
            env.filters[name] = under_new_names(env.filters[name], build.assets)

        pages = files.documentation_pages()  # looked for once, not for each frame
        theirs = load("handbook.theirs")
        self._around = around = theirs.surroundings(config, build.nav, KEY, (build.has_feed, build.assets)) if is_plain(config) else ""

        def rendered(plan: FramePlan) -> str:
            page = frame_page(plan, config, build.nav)
            page.active = True
            html: str = env.get_template("main.html").render(get_context(build.nav, pages, config, page))
            page.active = False
            return html

        def render(plan: FramePlan) -> str:
            return build.traces.text(theirs.name_of("frame", (around, plan)), partial(rendered, plan)) if around else rendered(plan)

        build.write(render)
        for index in theirs.search_indexes(config.plugins):
            theirs.remember_sections(index, build.traces.text, self._sections.append)

    @event_priority(LAST)  # the search writes its index at this event, too
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The site is whole: check every link in it, then put it in the place of the old one."""
        if self._around:
            self._build.give(self._around, self._pages, self._sections)
        if fault := self._build.finish():
            raise PluginError(fault)
        self._built(self._build, config)
        if self._serves:
            memory.soon(memory.settle)

    def on_shutdown(self) -> None:
        """A preview leaves nothing behind, of a build that was broken off either."""
        core = sys.modules.get("handbook.build")
        if self._serves and self._build and core:
            core.discard_last()
            for path in (*core.publish.places(self._build.site), self._build.spare):
                shutil.rmtree(path, ignore_errors=True)

    def on_build_error(self, *, error: Exception) -> None:
        """The published site has not been touched. Our own command says why a build failed, no more."""
        core = sys.modules.get("handbook.build")
        if core:
            core.discard_last()
        reason = core.publish.explain(error) if core else None
        if os.environ.get("HANDBOOK_COMMAND") == "build" and (reason or isinstance(error, PluginError)):
            print((reason or str(error)).strip(), file=sys.stderr)
            sys.exit(1)
        if reason:
            raise PluginError(reason)


def offer(server: LiveReloadServer, config: MkDocsConfig, desk: str, called: str, make: Callable[[ModuleType, str, int], Any]) -> None:
    """A page of a desk beside the preview, where only this computer can reach it; its address is told."""
    web = load(f"handbook.desk.{desk}.web")
    host, port = config.dev_addr
    if not load("handbook.desk.local").is_loopback(host):
        print(web.ONLY_HERE.format(f"{host}:{port}"), flush=True)
        return
    page = make(web, host, port)
    server.set_app(page)
    print(f"{called}网址 {page.address}（只在这台电脑上能开）", flush=True)


def said(config: MkDocsConfig) -> dict[str, Any]:
    """What mkdocs.yml and the command line say, as it was before MkDocs took it apart."""
    with Path(config.config_file_path).open("rb") as file:
        written: dict[str, Any] = yaml_load(file)
    return written | dict(ChainMap(*config.user_configs[:0:-1]))


def is_plain(config: MkDocsConfig) -> bool:
    """Is nobody at work in a build but MkDocs, its theme, the extensions of Markdown itself and this package? Others may go by the
    clock, or by what they find in the net."""
    extensions = (f"markdown.extensions.{name.removeprefix('markdown.extensions.')}" for name in config.markdown_extensions)
    theme, hooks = config.theme.custom_dir, cast("dict[str, ModuleType]", config.hooks)  # MkDocs says that it is a list
    return (
        {type(plugin).__module__.partition(".")[0] for plugin in config.plugins.values() if not isinstance(plugin, ModuleType)} <= KNOWN
        and all(Path(str(hook.__file__)).resolve() == PACKAGE.with_name("site.py") for hook in hooks.values())
        and all(name in sys.modules for name in extensions)
        and (not theme or Path(theme).resolve().is_relative_to(PACKAGE))
    )


def tell(config: MkDocsConfig, settings: Any) -> None:
    """What MkDocs writes into the frame comes from the handbook's settings; what mkdocs.yml says of it does not count."""
    # as markup, which a template that escapes leaves as it is: most templates of the theme do not escape
    config.site_name = escape(settings.name)
    config.copyright = escape(settings.imprint)
    config.site_description = escape(settings.description or settings.name)


def forget() -> None:
    """Drop the package from memory, but for this module, which MkDocs holds."""
    if again := sys.modules.get("handbook.site.again"):
        again.end_noticing()
    for name in [name for name in sys.modules if name == "handbook" or name.startswith("handbook.")]:
        if name != __name__:
            del sys.modules[name]


def load(name: str) -> ModuleType:
    """A module of the package this file is in; MkDocs takes the folder of a hook off the path once it has run."""
    sys.path.insert(0, str(PACKAGE.parent))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(PACKAGE.parent))


def count_warnings(counter: logging.Handler, strict: bool) -> None:
    """A strict build counts warnings itself, so that it fails before it is published."""
    # that of the build before, in a preview: with it all records of that build would stay in memory
    for former in [handler for handler in log.handlers if handler.name == counter.name]:
        log.removeHandler(former)
    if strict:
        log.addHandler(counter)


def under_new_names(write: Callable[[Any, Any], str], names: Mapping[str, str]) -> Callable[[Any, Any], str]:
    """A filter of MkDocs that writes an address or a tag; files that were renamed have their new names in it."""

    @pass_context
    def written(context: Any, value: Any) -> str:
        path = str(value)
        return write(context, value).replace(path, names.get(path, path))

    return written


def patiently(builder: Callable[[], None]) -> None:
    """Build for a preview; what is wrong is told, and the last good pages stay."""
    log = logging.getLogger(Abort.__module__.partition(".")[0]).getChild("hooks.handbook")
    try:
        builder()
    except Abort:  # what is wrong has been said
        log.error(UNCHANGED)
    except (ConfigurationError, PluginError) as error:
        log.error("%s\n%s", error, UNCHANGED)
    except Exception as error:
        log.error("%s\n%s", load("handbook.commands.broken").told(error), UNCHANGED)
    finally:
        memory.soon(memory.sweep)


def complete(toc: TableOfContents, headings: Iterable[tuple[str, str]]) -> None:
    """A page whose own words have headings names those that its list adds, too."""
    first = next(iter(toc), None)
    own = first.children if first and first.level == 1 else toc.items
    known = {link.id for link in own}
    own += [AnchorLink(escape(words), anchor, 2) for anchor, words in headings if own and anchor not in known]


def frame_page(plan: FramePlan, config: MkDocsConfig, nav: Navigation) -> Page:
    """The page whose rendering is the frame: like an ordinary one, with marks for what differs."""
    page = Page(plan.title, File.generated(config, plan.url + "index.md", content=""), config)
    page.content = plan.content
    page.meta = dict(plan.meta)
    page.edit_url = plan.edit_url
    page.toc = TableOfContents([AnchorLink(escape(label), anchor, 2) for anchor, label in plan.toc])
    sections = [item for item in nav.items if isinstance(item, Section)]
    own = (item for item in sections if any(getattr(child, "url", None) == plan.parent for child in item.children))
    page.parent = next(own, None)
    return page
