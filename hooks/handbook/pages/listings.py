"""The lists below the words of the index pages: records of a section, rules, fields, the home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_letters, digits
from typing import NamedTuple

from ..catalog import Catalog, Entry, solved_by
from ..catalog.coverage import coverage, whole
from ..catalog.crosstab import (
    heat,
    problems_by_evidence,
    problems_by_mechanism,
    problems_by_sector,
    stages_by_mechanism,
    status_by_evidence,
)  # fmt: skip
from ..catalog.history import NO_HISTORY, History
from ..catalog.occasions import Part, by_stage
from ..catalog.relations import rank
from ..checks.engine import all_rules
from ..checks.rule import Rule
from ..diagrams import share_bar
from ..exports import compare, feed, practice_list
from ..model import KINDS, Practice, Problem, Record, Source, Term, WorkTemplate
from ..model.vocabulary import Evidence, Mechanism, Reason, Sector, Vocabulary
from ..settings.publication import UNPUBLISHED, Publication
from .facets import FACETS, Facet, facets_of, members
from .lists.fields import field_tables
from .lists.shorthands import shorthands, with_shorthand
from .lists.updates import updates
from .offers import offer_for
from .records import lead
from .writer import Writer

# One character for each value of each facet, so that a card says in a few bytes what it is; the script knows the same row.
CODES = digits + ascii_letters

NOT_FOR_RANKING = "仅供支部自查，不作考核排名依据。"


def listings(catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY) -> dict[str, str]:
    """Address of an index page → the HTML that follows its words."""
    writer = Writer(catalog, "../", book)
    return {
        "": home(catalog),
        "practices/": filtered(writer, Practice, sorted(catalog.of(Practice), key=rank)),
        "problems/": problems(writer),
        "templates/": templates(writer),
        "sources/": writer.render("sources-index.html", entries=catalog.of(Source), citing=catalog.citing),
        "terms/": writer.render("terms-index.html", entries=catalog.of(Term)),
        "map/": overview(writer),
        "shorthands/": shorthands(writer),
        "selfcheck/": selfcheck(writer),
        "updates/": updates(writer, history, bool(feed.feed(catalog, book, history, lead))),
        "evidence/": evidence(writer),
        "compare/": writer.render("compare.html", rows=compare.ROWS),
        "rules/": writer.render("rules.html", groups=rule_groups()),
        "coverage/": covered(writer),
        "contribute/": writer.render("contribute.html"),
        "fields/": writer.render("fields.html", tables=field_tables()),
    }


def listing_files(
    catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY
) -> Iterator[tuple[str, str]]:
    """Path and text of each file that stands beside an index page."""
    yield from compare.scripts(catalog)
    yield "robots.txt", robots(book)
    practices = sorted(catalog.of(Practice), key=rank)
    yield practice_list.PATH, practice_list.practice_list(catalog, practices, book)
    if text := feed.feed(catalog, book, history, lead):
        yield feed.PATH, text


def robots(book: Publication) -> str:
    """Every searcher may read everything; where the list of pages is, once there is an address."""
    sitemap = f"Sitemap: {book.page('sitemap.xml')}\n" if book.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def home(catalog: Catalog) -> str:
    """Doors, counts, the four stages and what they cross."""
    stages = next(facet for facet in FACETS if facet.group == "stage")
    return Writer(catalog, "").render(
        "home.html",
        counts={kind: len(catalog.of(model)) for kind, model in KINDS.items()},
        shorthands=len(with_shorthand(catalog)),
        problems=[entry for entry, _ in by_offer(catalog)[:12]],
        stages=members(stages, Practice, catalog),
        mechanisms=list(Mechanism), crossings=stages_by_mechanism(catalog.of(Practice)), heat=heat,
    )


def templates(writer: Writer) -> str:
    """Cards of the templates under the headings of their stages and occasions."""
    parts = by_stage(writer.catalog.of(WorkTemplate))
    entries = [entry for part in parts for group in part.groups for entry in group.entries]
    return filtered(writer, WorkTemplate, entries, parts)


def filtered(writer: Writer, model: type[Record], entries: list[Entry], parts: Sequence[Part] = ()) -> str:
    """Cards of one kind with the filters that a script puts to work; without scripts, links to the facet pages.

    Practices come under the grades of their evidence, templates under the `parts` they are in.
    """
    facets = [(facet, used_values(facet, entries)) for facet in facets_of(model)]
    codes = dict(zip(((facet.group, value) for facet, values in facets for value, _ in values), CODES, strict=False))
    cards = [
        (entry, "".join(codes[facet.group, value] for facet, _ in facets for value in facet.values(entry)))
        for entry in entries
    ]
    return writer.render("cards.html", label=model.label, kind=model.kind, facets=facets, cards=cards, parts=parts,
                         groups=stages_and_occasions(parts) if parts else grades(entries))


class Group(NamedTuple):
    """A heading among cards; `grade` is the slug of the evidence that the cards below it have in common."""

    heading: str
    anchor: str
    grade: str = ""
    part: Part | None = None


def stages_and_occasions(parts: Sequence[Part]) -> dict[str, Group]:
    """Id of the first template of each occasion → the heading above it, with the stage that begins there."""
    return {
        group.entries[0].id: Group(f"{group.occasion}（{len(group.entries)}）", group.id, part=None if number else part)
        for part in parts for number, group in enumerate(part.groups)
    }  # fmt: skip


def grades(entries: list[Entry]) -> dict[str, Group]:
    """Id of the first practice of each grade of evidence → the heading above it; practices stand in the order of grades."""
    first: dict[Evidence, str] = {}
    for entry in entries:
        first.setdefault(entry.record.evidence, entry.id)
    return {
        identifier: Group(f"{grade}：{grade.definition}", f"evidence-{grade.slug}", grade.slug)
        for grade, identifier in first.items()
    }


def used_values(facet: Facet, entries: list[Entry]) -> list[tuple[Vocabulary, int]]:
    """The values that occur, in the vocabulary's order, each with its number of records."""
    counted = Counter(value for entry in entries for value in facet.values(entry))
    return [(value, counted[value]) for value in facet.vocabulary if counted[value]]


def evidence(writer: Writer) -> str:
    """How evidence and status are told apart, with the number of practices of each."""
    facets = {facet.group: facet for facet in FACETS if facet.group in ("evidence", "status")}
    counted = {group: members(facet, Practice, writer.catalog) for group, facet in facets.items()}
    return writer.render("evidence.html", **counted, crossings=status_by_evidence(writer.catalog.of(Practice)))


def selfcheck(writer: Writer) -> str:
    """The questions by stage with the practices that each leads to."""
    check = writer.catalog.selfcheck
    found = {question.id: [writer.catalog.get(each) for each in question.practices] for question in check.questions}
    practices = {identifier: [entry for entry in entries if entry] for identifier, entries in found.items()}
    return writer.render("selfcheck.html", stages=check.by_stage(), practices=practices, notice=NOT_FOR_RANKING)


def covered(writer: Writer) -> str:
    """What became of the passages of each source, and of all together."""
    items = coverage(writer.catalog)
    return writer.render("coverage.html", items=items, whole=whole(items), reasons=list(Reason), bar=share_bar)


def problems(writer: Writer) -> str:
    """Problems with the number of practices offered, those without any named as such."""
    return writer.render("problems-index.html", entries=by_offer(writer.catalog))


def by_offer(catalog: Catalog) -> list[tuple[Entry, int]]:
    """Problems with their numbers of practices, those with the most first."""
    entries = [(entry, len(solved_by(catalog, entry.id))) for entry in catalog.of(Problem)]
    return sorted(entries, key=lambda pair: (-pair[1], pair[0].id))


def overview(writer: Writer) -> str:
    """Problems against sectors, mechanisms and evidence, each cell with its number of practices."""
    catalog = writer.catalog
    return writer.render(
        "map.html",
        problems=[entry for entry, _ in by_offer(catalog)],
        offers={entry.id: offer_for(entry, catalog) for entry in catalog.of(Problem)},
        sectors=list(Sector), by_sector=problems_by_sector(catalog),
        mechanisms=list(Mechanism), by_mechanism=problems_by_mechanism(catalog),
        grades=list(Evidence), by_evidence=problems_by_evidence(catalog), heat=heat,
    )


GROUPS = {
    "1": "文件与 YAML 写法", "2": "栏目", "3": "编号与链接", "4": "来源与证据", "5": "数字简称", "6": "文风与隐私",
    "7": "来源与段落索引", "8": "生成的网站", "9": "检查本身",
}


def rule_groups() -> list[tuple[str, list[Rule]]]:
    """The rules by the hundred of their code."""
    rules = all_rules()
    return [(label, [rule for rule in rules if rule.code[2] == digit]) for digit, label in GROUPS.items()]
