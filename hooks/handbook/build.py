"""The build, step by step: check, begin, pages, finish. Whoever drives it (MkDocs, a fork of it) only calls these."""

from __future__ import annotations

import gzip
import logging
import os
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from . import forms
from .catalog import read_catalog
from .catalog.history import History, read_history
from .catalog.synonyms import synonyms
from .checks import engine, printers
from .checks.rule import Context
from .exports import data, search
from .pages import all_pages, listing_files, listings, writer
from .pages.frame import Frames, Render
from .settings.publication import Publication
from .site import offline
from .site import staging as publish
from .site import stylesheets as sheets
from .site.kept import FILE, Store
from .site.references import BuiltSite, References
from .theme import templating

_last: list[Build] = []


class Counter(logging.Handler):
    """Counts warnings, so that a strict build fails before it is published and not after."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.name = "handbook"
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1


class Build:
    """One build of the site.

    `docs` holds the records, `site` is where the site is published, `extra` the `extra` settings of mkdocs.yml, `book`
    what the site is called and the address that it will have.
    """

    nav: Any = None

    def __init__(self, docs: Path, site: Path, extra: Mapping[str, Any], book: Publication) -> None:
        self.docs = docs
        self.site = site
        self.extra = extra
        self.book = book
        self.warnings = Counter()
        self._kept = Store(docs.parent / FILE)
        self.compiled = templating.Compiled(self._kept, templating.THEIRS)
        writer.environment().bytecode_cache = templating.Compiled(self._kept, templating.RECIPE)
        self.catalog = read_catalog(docs)
        self.addresses: list[str] = []
        self.entries: list[dict[str, Any]] = []
        self.references: dict[str, tuple[References, ...]] = {}
        _last[:] = [self]

    def check(self) -> str | None:
        """Run every rule. The findings as text when there are errors, else None."""
        self.context = Context(self.catalog, self.docs.parent)
        self.outcome = engine.run(self.context, store=self._kept)
        return "\n" + printers.text(self.outcome) if self.outcome.errors else None

    def begin(self) -> Path:
        """The folder to build in, empty."""
        self.staging = publish.begin(self.site)
        return self.staging.folder

    def adapt_theme(self, files: Any) -> str | None:
        """Put our search script, which speaks the theme's messages, in the place of the theme's; leave out the theme's other
        scripts, and of style sheets and scripts what no page needs.

        `files` is the generator's collection of files with `src_uri` and `content_string`, from which a file can be removed.
        Returns what is wrong, else None.
        """
        for file in [file for file in files if sheets.UNUSED.search(file.src_uri)]:
            files.remove(file)
        found = list(files)
        sheets.lighten(found, [file.content_string for file in found if file.src_uri.endswith(".md")])
        workers = [file for file in found if search.is_worker(file.src_uri)]
        if len(workers) != 1:
            return f"主题里应有一个搜索脚本，找到 {len(workers)} 个：主题版本变了，请按锁定文件安装。"
        workers[0].content_string = search.worker()
        return None

    @cached_property
    def _listings(self) -> dict[str, str]:
        return listings(self.catalog, self.book, self.history)

    @cached_property
    def history(self) -> History:
        """When the records were changed, as far as git knows."""
        return read_history(self.docs)

    def listing(self, url: str) -> str:
        """What a section's index page shows below its own words; nothing for other pages."""
        return self._listings.get(url, "")

    def write_pages(self, render: Render) -> None:
        """Write every generated page and what stands beside it; keep what the search and the link check need of it."""
        frames = Frames(render, self.edit_base)
        for page in all_pages(self.catalog, self.book, self.history):
            self.addresses.append(page.url)
            if page.search:
                self.entries.append(page.search.as_document(page.url))
            path = page.url + "index.html"
            self.references[path] = frames.references(page)
            self.staging.write(path, frames.page(page).encode())
            for name, text in page.beside:
                self.staging.write(page.url + name, text.encode())

    def write_files(self) -> None:
        """Write the lists for scripts and feeds, the data for other programs, the forms and the kits."""
        for path, text in listing_files(self.catalog, self.book, self.history):
            self.staging.write(path, text.encode())
        for path, content in chain(data.files(self.catalog, self.book, self._kept), forms.files(self.catalog, self._kept)):
            self.staging.write(path, content)

    @property
    def edit_base(self) -> str:
        """Where the forge edits files, from the environment or mkdocs.yml; empty when neither says."""
        return os.environ.get("HANDBOOK_EDIT_BASE") or str(self.extra.get("edit_base") or "")

    def finish(self) -> str | None:
        """Write the search index, check every link, publish. What is wrong as text, else None."""
        self._kept.keep()
        staging = self.staging.folder
        search.write_index(staging, self.entries, synonyms(self.catalog, self.docs.parent))
        pack_sitemap(staging)
        self.site_outcome = engine.run_site(BuiltSite(staging, self.book.base, self.references), self.context)
        if self.site_outcome.errors:
            return "\n" + printers.listed(self.site_outcome.findings)
        if self.warnings.count:
            return f"严格模式下有 {self.warnings.count} 个提醒，没有发布；原来的网站没有动。"
        if self.offline and (fault := offline.pack(staging, self._next_package)):
            return fault
        publish.commit(self.site)
        if self.offline:
            self._next_package.replace(self.package)
        return None

    @property
    def offline(self) -> bool:
        """Is the site to be packed for reading without a server, too?"""
        return bool(os.environ.get("HANDBOOK_OFFLINE"))

    @property
    def package(self) -> Path:
        """Where the offline package goes: beside the site."""
        return self.site.with_name(f"{self.site.name}-offline.zip")

    @property
    def _next_package(self) -> Path:
        """Where it is written, until the site is published."""
        return self.package.with_name(f".{self.package.name}")

    def summary(self) -> str:
        """Two lines: what was built and how to open it, what was checked; a third for the offline package."""
        built = f"已生成 {self.site_outcome.pages} 个页面到 {self.site.name}/，用浏览器打开 {self.site / 'index.html'}"
        lines = [built, f"{printers.summary(self.outcome)}；站内链接 {self.site_outcome.links} 处"]
        if self.offline:
            size = self.package.stat().st_size / 1e6
            lines.append(f"离线包 {self.package}，{size:.1f} MB：解压后双击 {offline.FOLDER}/index.html")
        return "\n".join(lines)


def pack_sitemap(staging: Path) -> None:
    """Pack the sitemap again without the time of packing, so that two builds of one commit are the same."""
    sitemap = staging / "sitemap.xml"
    if sitemap.exists():
        sitemap.with_suffix(".xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))


def discard_last() -> None:
    """Throw away what the last build left unfinished."""
    for build in _last:
        publish.discard(build.site)
