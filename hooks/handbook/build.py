"""The build, step by step: check, begin, write, finish. Whoever drives it (MkDocs, a fork of it) only calls these."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from . import exports, forms, lessons
from .catalog import read_catalog
from .catalog.editions import Edition as Frozen
from .catalog.editions import Editions, read_editions, records_of
from .catalog.history import NO_HISTORY, History, Told, read_history
from .catalog.kept_mentions import Shelf
from .catalog.ledger import record_id
from .catalog.questions import Answers
from .catalog.since import changes_since
from .catalog.synonyms import synonyms
from .checks import engine, given_reasons, printers
from .checks.files import is_known
from .checks.known_pages import KnownPages
from .checks.rule import Context
from .exports import search
from .forms import kits
from .pages import PAGES, Handbook, all_drafts, answering, listings, writer
from .pages.edition import Edition, path_of
from .pages.frame import Frames, Render
from .pages.lists import pages_off
from .pages.lists.updates import has_feed
from .pages.moved import moved_pages, with_old_anchors
from .settings.publication import Publication
from .settings.stock_site import LOOK
from .site import again, assets, editions, navigation, offline, remembered, room, stylesheets
from .site import staging as publish
from .site.commit import commit_of
from .site.given import GIVEN, Given, files_besides, names_of
from .site.kept import FILE, Store
from .site.looks import moment_of
from .site.noticed import NOTHING, Looks, Noticed
from .site.references import BuiltSite
from .site.sitemap import pack_sitemap
from .site.standing import Standing, Tree, digest_of, listed_in
from .site.traces import Draft, Traces
from .site.trees import UNKNOWN
from .site.turn import Turn
from .site.warnings import Counter
from .theme import templating

NOT_TOLD = "网站已经生成并换好了，只是结果写不到标准输出。（{}）"
RELEASE = "HANDBOOK_RELEASE"  # set while an edition is to be frozen: its name
PUBLISHED = frozenset(  # what is asked of a build after the next one has begun, which may fail
    ("docs", "named", "site", "settings", "assets", "given", "made_from", "standing", "spared", "turn", "is_resident", "is_left")
)
_last: list[Build] = []


class Build:
    """One build of the site.

    `docs` holds the records, `site` is where the site is published, `address` where it is found once it is. Everything else
    that the handbook says of itself stands in its settings.
    """

    nav: Any = None
    before: Looks = NOTHING  # how looked what the last build read and this one need not
    given: Given | None = None  # what the driver gave, for a build that goes without it
    is_left = False  # has somebody checked it, and left the rest to another driver?
    read: Noticed | None = None  # what was read, where that was noticed and nothing else can make a difference
    is_resident = False  # in a preview, whose next build is in the same process
    made_from: Mapping[str, Any] | None = None  # which is told so what the site was made from (see `again`)
    standing: Standing | None = None  # how the site stood when it was published last
    spared: Tree | None = None  # the tree of the site before it, in a preview
    _checked: Answers | None = None  # what was asked of the records when they were checked

    def __init__(self, docs: Path, site: Path, address: str) -> None:
        self.docs = docs
        self.named = site
        self.site = room.real(site)
        self.warnings = Counter()
        self._begun = time.monotonic()
        discard_last()
        former = next((build for build in _last if build.docs == docs), None)  # in a preview
        self.standing = former.standing if former and former.site == self.site else None
        self.spared = former.spared if former and self.standing else None
        self._told_before: Told | None = vars(former).get("told") if former else None
        self.turn = Turn(self.site)
        _last[:] = [self]
        self.turn.take()
        remembered.take_others_away(docs.parent)
        self._kept = Store(docs.parent / FILE)
        self.compiled = templating.Compiled(self._kept, templating.THEIRS)
        templating.keep_compiled(writer.environment(), self._kept)
        self.catalog = read_catalog(docs, vars(former).get("catalog") if former else None, self._kept)
        if former:
            former.let_go()
        self.settings = self.catalog.settings
        self._asked: dict[str, search.Document] = {}  # address → what the search knows of a page that answers questions
        self.book = Publication(self.settings.name, address, self.settings.corrections.issues)

    # --- what whoever drives the build calls, in this order -----------------------------------------------------------

    def check(self) -> str | None:
        """Run every rule. The findings as text when there are errors, or why there is no place for a site; else None."""
        return self._fault

    @cached_property
    def _fault(self) -> str | None:
        if fault := room.refusal(self.site, self.docs) or self._refused_package() or self._refused_edition():
            return fault
        self.context = Context(self.catalog, self.docs.parent)
        self.outcome = engine.run(self.context, store=self._kept)
        self._checked = self.outcome.answers
        return "\n" + printers.text(self.outcome) if self.outcome.errors else None

    def _refused_package(self) -> str | None:
        """Why the offline package, if it is asked for, has no place."""
        places = (self.package, self._next_package) if self.offline else ()
        return next((fault for path in places if (fault := room.refused_file(path))), None)

    def _refused_edition(self) -> str | None:
        """Why the edition that is asked for cannot be, or those that are there cannot be read; it is asked once more while nobody else builds."""
        try:
            there = read_editions(self.docs.parent)
        except ValueError as error:
            return editions.UNREADABLE.format(error)
        return (editions.refusal(there, self.releasing) or None) if self.releasing else None

    def begin(self) -> Path:
        """The folder to build in, empty."""
        if self.read:
            self.read.pass_by((self.site, *publish.places(self.site), self.spare))
        self.staging = publish.begin(self.site, self.standing or again.stood(self.docs.parent), {self._next_package: self.package})
        return self.staging.folder

    def navigation(self, nav: Any) -> Any:
        """The `nav` setting of mkdocs.yml without the pages that this handbook goes without."""
        return navigation.without(nav, pages_off(self.handbook))

    def unlinked(self, markdown: str, page: str) -> str:
        """The words of a stock page without links to pages that this handbook goes without."""
        return navigation.unlinked(markdown, page, pages_off(self.handbook))

    def adapt_theme(self, files: Any) -> str | None:
        """Make the theme's files ours and leave out pages that this handbook goes without. What is wrong, else None."""
        for file in [file for file in files if file.src_uri in pages_off(self.handbook)]:
            files.remove(file)
        fault = self._undeclared(files) or assets.adapt(files, self.settings.colours)
        self.assets = {} if fault else assets.rename(files)
        return fault

    def _undeclared(self, files: Iterable[Any]) -> str | None:
        """What is wrong when a file is about to be published that the handbook does not know. The rule that looks for such
        files walks the folder itself; this is the list that is published, whatever a link or a plugin has put on it."""
        ours = (file.src_uri for file in files if file.src_dir == str(self.docs) and file.inclusion.is_included())
        found = sorted(path for path in ours if not is_known(path, self.settings))
        return f"\ndocs/ 里的这些文件不是记录、页面、图片或写明的附件，没有发布：{'、'.join(found)}。说明见 explain HB125。" if found else None

    def listed(self, html: str, url: str) -> str:
        """The words of a hand-written page, with what its section's index shows below them and the anchors that it had."""
        self._keep_asked(html, url)
        return with_old_anchors(html + self._listings.get(url, ""), url, self.catalog)

    def answers(self, pages: Iterable[tuple[str, str]]) -> str:
        """Tells apart what this build answers when its driver asks for the lists below pages, which have addresses and words, and for
        what the frames show. Templates ask for nothing else: a test looks at that."""
        answers = sorted(pages_off(self.handbook)), self.has_feed, [self.listed(html, url) for url, html in pages]
        return digest_of(repr(answers).encode())

    def _keep_asked(self, html: str, url: str) -> None:
        """A page that is found by the questions of the settings is known to the search by its title and first words."""
        asks = next((asked.asks for asked in self.settings.pages.asked if url == f"{asked.page}/"), None)
        if asks:
            self._asked[url] = search.asked_page(url, html, asks)

    def write(self, render: Render) -> None:
        """Write everything that is made from data; the pages with words of their own are written by whoever drives."""
        self.edition = Edition(self.staging, self.traces, Frames(render, self.edit_base), self.catalog)
        steps: tuple[Callable[[], None], ...] = (
            self.write_pages,
            self.write_moved,
            self.write_forms,
            self.write_kits,
            self.write_lessons,
            self.write_exports,
        )
        for step in steps:
            step()

    def give(self, around: str, pages: list[tuple[str, str]], sections: list[str]) -> None:
        """Note for the next build what its driver gave this one, all of which is there: see `Given`."""
        prose = self.staging.folder / search.PROSE
        if (files := files_besides(self.staging)) is not None and prose.exists():
            del files[search.PROSE]
            told = self.answers(pages), self.assets, prose.read_text(encoding="utf-8"), self.sitemap
            self.given = Given(self.book.address, around, *told, pages, sections, names_of(self.docs), files)

    def take(self, given: Given) -> bool:
        """Take what the driver of the last build gave it. Is it there?"""
        self.given, self.assets = given, dict(given.assets)
        prose = self.staging.folder / search.PROSE
        prose.parent.mkdir()
        prose.write_text(given.prose, encoding="utf-8", newline="\n")
        return self.staging.carry_all(given.files) and all(self.traces.find(name) is not None for name in given.sections)

    def finish(self) -> str | None:
        """The site is whole: make it searchable, check it, publish it. What is wrong as text, else None."""
        steps: tuple[Callable[[], str | None], ...] = (
            self.write_search,
            self.pack_sitemap,
            self.lay,
            self.walk_links,
            self.keep,
            self.count_warnings,
            self.pack_offline,
            self.freeze,
            self.lay_editions,
            self.publish,
        )
        return next((fault for step in steps if (fault := step())), None)

    def let_go(self) -> None:
        """Another build follows in this process: what this one was made with goes at once. Much of it holds each other, and would stay
        until somebody looks through the whole memory for such."""
        vars(self.catalog).clear()  # what was made of it holds it in turn, and so would the records that no later one has
        if "edition" in vars(self):
            self.edition.let_go()
        for name in vars(self).keys() - PUBLISHED:
            delattr(self, name)

    def restyle(self, sheets: Collection[Path]) -> bool:
        """Put style sheets of ours in the places of those that were published; not when one of these files is none, or asks for
        what the theme's sheets have lost because nobody did."""
        named = {path: self.assets.get(path.relative_to(LOOK).as_posix()) for path in sheets if path.is_relative_to(LOOK)}
        texts = {name: assets.sheet(path, self.settings.colours) for path, name in named.items() if name and path.suffix == ".css" and path.exists()}
        before = {name: (self.site / name).read_text(encoding="utf-8") for name in texts}
        if len(texts) < len(sheets) or not all(stylesheets.used(texts[name]) <= stylesheets.used(before[name]) for name in texts):
            return False
        for name, text in texts.items():
            beside = self.site / f"{name}.next"  # the old one may have other names
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(self.site / name)
        return True

    def summary(self, served: str = "") -> str:
        """Two lines: what was built and how to open it, what was checked; more for what was kept back and for the offline package. A preview is
        `served` at an address, and says what was made anew for it."""
        where = f"，预览网址 {served}（按 Ctrl+C 停止预览）" if served else f"到 {self.named.name}/，用浏览器打开 {self.named / 'index.html'}"
        lines = [f"已生成 {self.site_outcome.pages} 个页面{where}", f"{printers.summary(self.outcome)}；站内链接 {self.site_outcome.links} 处"]
        if served:
            lines.append(f"{self.traces.tally}，用了 {time.monotonic() - self._begun:.1f} 秒")
        if kept_back := given_reasons.withheld(self.told.history, self.settings.trade):
            lines.append(kept_back)
        if self.told.history.missing and self.told.history != NO_HISTORY:  # readers lose what they had: dates, the page of updates, the feed
            lines.append(self.told.history.missing)
        if self.releasing:
            lines.append(editions.told(self.editions, self.releasing))
        if self.offline:
            size = self.package.stat().st_size / 1e6
            lines.append(f"离线包 {self.package}，{size:.1f} MB：解压后双击 {offline.FOLDER}/index.html")
        return "\n".join(lines)

    # --- the steps of writing -----------------------------------------------------------------------------------------

    def write_pages(self) -> None:
        """A page for each record and for each value by which records are sorted, and what long lists need."""
        self.edition.add_all(all_drafts(self.handbook, self.traces.data))

    def write_moved(self) -> None:
        """A page for each address that was given out and has gone; none where there is a page."""
        for page in moved_pages(self.handbook, self._ids_of):
            if path_of(page.url) not in self.edition.references:
                self.edition.add(page)

    def write_forms(self) -> None:
        """The forms as files, and the index of them."""
        self._put(forms.drafts(self.catalog, self._kept))

    def write_kits(self) -> None:
        """The kits, which hold forms."""
        self._put(kits.drafts(self.catalog, self.book, self.staging.read, self._kept))

    def write_lessons(self) -> None:
        """The files of ready lessons, which hold forms."""
        self._put(lessons.drafts(self.catalog, self.book, self.staging.read, any_records=self.handbook.has("lesson")))

    def write_exports(self) -> None:
        """The files for scripts, spreadsheets and other programs."""
        self._put(exports.drafts(self.handbook, self._kept))

    # --- the steps of finishing: each gives what is wrong as text, else None ------------------------------------------

    def keep(self) -> None:
        """Keep for the next build what took long to make."""
        self.traces.keep()
        self.catalog.once(Shelf).keep()
        self._kept.keep()

    def write_search(self) -> None:
        """The search index, of the generated pages and of those with words of their own."""
        groups = synonyms(self.catalog, self.docs.parent)
        asked = [self._asked[url] for url in sorted(self._asked)]
        search.write_index(self.staging.folder, self.edition.told, groups, self.catalog.settings, asked, self._kept, self._put_search)

    def _put_search(self, path: str, make: Callable[[], bytes]) -> None:
        """A file of the search, whose path tells apart what is in it, and the maker's name by what."""
        self.traces.put(Draft(f"{search.MADE_BY} {path}", lambda: [(path, make())]), self.staging)

    def pack_sitemap(self) -> None:
        """The sitemap, the same in two builds of one commit."""
        pack_sitemap(self.staging.folder)

    def lay(self) -> None:
        """Lay what is taken over from the published site beside what was written."""
        self.staging.lay(self.spare, again.spared(self.docs.parent) if self.spared is None else self.spared)

    def walk_links(self) -> str | None:
        """Every link of every page must lead somewhere."""
        beside = editions.beside(self.editions)
        site = BuiltSite(self.staging.folder, self.book.base, self.edition.references, beside, self.staging.files)
        known = self.staging.known
        contents = {path: known[path].digest for path in self.edition.references}
        self.site_outcome = engine.run_site(site, self.context, KnownPages(site, contents, self._kept))
        return "\n" + printers.listed(self.site_outcome.findings) if self.site_outcome.errors else None

    def count_warnings(self) -> str | None:
        """A strict build is not published with warnings."""
        number = self.warnings.count
        return f"严格模式下有 {number} 个提醒，没有发布；原来的网站没有动。" if number else None

    def pack_offline(self) -> str | None:
        """The offline package, if it was asked for; the site offers it. It takes the place of the last one when the site does."""
        if not self.offline:
            return None
        fault = offline.pack(self.staging.folder, self._next_package, self.settings.name)
        if not fault:
            offline.offer(self.staging.folder, self._next_package, self.settings.name, self.handbook.history.date)
        return fault

    def freeze(self) -> str | None:
        """The edition that was asked for. From then on it is there, whatever becomes of the site."""
        if not (name := self.releasing) or not (edition := self.editions.get(name)):
            return None
        site = BuiltSite(self.staging.folder)
        try:
            fault = editions.freeze(site, edition, records_of(self.catalog), self.editions.folder, self.book.name, self.book.address)
        except OSError as error:
            return f"{name} 版没有定下来，已有的各版没有动。{publish.explain(error) or error}"
        self.editions = read_editions(self.docs.parent)
        return fault

    def lay_editions(self) -> str | None:
        """All editions, each under an address of its own; after the links were followed and the packages made, for they are as
        they were."""
        return editions.lay(self.editions, self.staging.folder, self.book.address)

    def publish(self) -> None:
        """Put the site in the place of the old one."""
        is_doubled = publish.commit(self.site, {self._next_package: self.package} if self.offline else {}, self.spare)
        self._remember(is_doubled)
        self.turn.release()

    def _remember(self, is_doubled: bool) -> None:
        """Tell the next build how the site stands, what its tree is, a second one of this site or that of the last, and what the site was
        made from; not of a history that git had and did not tell."""
        spared, moment = None, moment_of(self.turn.path)
        try:
            laid = None if self.offline or self.editions.all else self.staging.laid  # these are put into it later
            standing = Standing.of(self.site, self.staging.known, moment, laid)
            if is_doubled:
                spared = standing.tree._replace(listed=listed_in(self.spare, standing.folders, moment))
        except OSError:  # a site that nobody can read is looked at by the next build
            standing, self.given = Standing(), None
        if self.is_resident:
            self.spared = spared or (self.standing.tree if self.standing else UNKNOWN)
        self.standing = standing
        if self.given:
            self.given.publish(standing)
        if self.is_resident:
            self._remember_here()
        else:
            self._remember_there(standing, spared)

    def _remember_here(self) -> None:
        if self.given and self._noticed:
            self.made_from = again.remembered_here(self._noticed, self.docs, self.named, (*self._outputs, self.spare), self.before)
        self.read, self.before = None, NOTHING
        again.end_noticing()  # it would grow by whatever readers are sent

    def _remember_there(self, standing: Standing, spared: Tree | None) -> None:
        root = self.docs.parent
        again.remember_site(root, standing, spared)
        if self._noticed:
            remembered.forget(root / GIVEN)
            if self.given:
                self.given.remember(root)
            again.remember_build(self._noticed, self.docs, self.named, self._outputs, self.summary(), self.before)

    @property
    def _noticed(self) -> Noticed | None:
        """What was read, if git has told of what it had to tell."""
        return self.read if self.read and bool(self.history.missing) is not self.read.has_history else None

    @property
    def _outputs(self) -> tuple[Path, ...]:
        return self.site, self.turn.path, self.package, self._next_package, *publish.places(self.site)

    @property
    def spare(self) -> Path:
        """Where a tree of the last site waits to be that of the next but one; in a preview beside its site, which goes with it."""
        return publish.spare_of(self.site) if self.is_resident else self.docs.parent / again.SPARE

    # --- what the steps use -------------------------------------------------------------------------------------------

    @cached_property
    def handbook(self) -> Handbook:
        """All that pages and files are made from."""
        return Handbook(self.catalog, self.book, self.history, frozenset(self.settings.pages.off), self.editions)

    @cached_property
    def history(self) -> History:
        """When records were changed, as it is published."""
        return given_reasons.openly(self.told.history, self.settings.trade)

    @cached_property
    def told(self) -> Told:
        """What git tells of that; in a preview what it told of the same commit."""
        commit = self._commit() if self.is_resident else ""
        before = self._told_before
        return before if before and before.holds(commit) else Told(commit, read_history(self.docs))

    def _commit(self) -> str:
        try:
            return commit_of(self.docs.parent)
        except subprocess.SubprocessError:  # git does not answer
            return ""

    @cached_property
    def editions(self) -> Editions:
        """The editions that are there, and the one that is about to be frozen."""
        there = read_editions(self.docs.parent)
        if not self.releasing or there.get(self.releasing):
            return there
        last = there.newest
        changes = tuple(changes_since(there, last, self.catalog)) if last else ()
        records = {path: digest_of(content) for path, content in records_of(self.catalog).items()}
        return there.with_another(Frozen(self.releasing, self.history.date, last.name if last else "", changes, records=records))

    @cached_property
    def _listings(self) -> dict[str, str]:
        return listings(self.handbook, self.traces.text)

    @cached_property
    def traces(self) -> Traces:
        """What is kept of the pages and files of the last builds. Whatever they rest on that is no question is told here."""
        return Traces(self._kept, PAGES, self._ground, self.catalog.asked, self._answers)

    @property
    def _ground(self) -> tuple[object, ...]:
        return self.settings.model_dump_json(), self.book, sorted(self.handbook.off), self.edit_base

    @cached_property
    def _answers(self) -> Answers:
        return Answers(answering(self.handbook), self._checked)

    def _ids_of(self, address: str) -> frozenset[str]:
        """The ids in a page that was made from data; none for other addresses."""
        pieces = self.edition.references.get(path_of(address[1:]), ())
        return frozenset(name for piece in pieces for name in piece.ids)

    def _put(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            self.traces.put(draft, self.staging)

    @property
    def sitemap(self) -> str:
        """Tells apart what the sitemap's template is told; it shows nothing of a site without an address."""
        return digest_of(repr(self.addresses if self.book.address else "").encode())

    @property
    def addresses(self) -> list[str]:
        """Where the pages are that are made from data, for the sitemap's template."""
        return self.edition.addresses

    def changed_on(self, address: str) -> str:
        """The day on which the record of a page was changed last, for the sitemap's template; empty where that is not known."""
        entry = self.catalog.get(record_id(f"/{address}"))
        return self.history.changed.get(entry.path, "")[:10] if entry else ""

    @cached_property
    def has_feed(self) -> bool:
        """Is there a feed, for the theme's frame to name?"""
        return self.handbook.has("updates") and has_feed(self.handbook)

    @property
    def edit_base(self) -> str:
        """Where the forge edits files, from the environment or the settings; empty when neither says."""
        return os.environ.get("HANDBOOK_EDIT_BASE") or self.settings.corrections.edit_base

    @property
    def offline(self) -> bool:
        """Is the site to be packed for reading without a server, too?"""
        return bool(os.environ.get("HANDBOOK_OFFLINE"))

    @property
    def releasing(self) -> str:
        """The name of the edition that is to be frozen; empty when none is."""
        return os.environ.get(RELEASE, "")

    @property
    def package(self) -> Path:
        """Where the offline package goes: beside the site."""
        return self.named.with_name(f"{self.named.name}-offline.zip")

    @property
    def _next_package(self) -> Path:
        """Where it is written, until the site is published."""
        return self.package.with_name(f".{self.package.name}")


def begun(docs: Path, site: Path, address: str) -> Build:
    """A build that was left by whoever checked it, or else a new one."""
    left = next((build for build in _last if build.is_left and (build.docs, build.named, build.book.address) == (docs, site, address)), None)
    if left is None:
        return Build(docs, site, address)
    left.is_left = False
    return left


def leave_none() -> None:
    """What somebody checked and left is not taken up any more: something else was edited meanwhile."""
    for build in _last:
        build.is_left = False


def is_begun() -> bool:
    """Has this process begun a build?"""
    return bool(_last)


def discard_last() -> None:
    """Throw away what the last build left unfinished; not what another one is building while this one waits."""
    for build in _last:
        if build.turn.is_mine:
            publish.discard(build.site)
            build.turn.release()
