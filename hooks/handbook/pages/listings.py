"""The lists below the words of the index pages: records of a section, the shorthand index, rules, fields, the home."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog, Entry, solved_by
from ..checks.engine import all_rules
from ..checks.rule import Rule
from ..coverage import coverage
from ..exports import compare, feed
from ..exports.forms import index_sheet
from ..history import NO_HISTORY, History
from ..model import KINDS, Practice, Problem, Record, Source, Term, WorkTemplate
from ..model.vocabulary import Reason
from ..publication import UNPUBLISHED, Publication
from ..relations import rank
from ..shorthand import NUMERALS
from .facets import FACETS, Facet, facets_of, members
from .fields import field_tables
from .records import lead
from .theme import Writer
from .updates import updates

NOT_FOR_RANKING = "仅供支部自查，不作考核排名依据。"


def listings(catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY) -> dict[str, str]:
    """Address of an index page → the HTML that follows its words."""
    writer = Writer(catalog, "../", book)
    return {
        "": home(catalog),
        "practices/": filtered(writer, Practice, sorted(catalog.of(Practice), key=rank)),
        "problems/": problems(writer),
        "templates/": filtered(writer, WorkTemplate, sorted(catalog.of(WorkTemplate), key=index_sheet.order)),
        "sources/": writer.render("sources-index.html", entries=catalog.of(Source), citing=catalog.citing),
        "terms/": writer.render("terms-index.html", entries=catalog.of(Term)),
        "shorthands/": shorthands(writer),
        "selfcheck/": selfcheck(writer),
        "updates/": updates(writer, history, bool(feed.feed(catalog, book, history, lead))),
        "evidence/": evidence(writer),
        "compare/": writer.render("compare.html", rows=compare.ROWS),
        "rules/": writer.render("rules.html", groups=rule_groups()),
        "coverage/": writer.render("coverage.html", items=coverage(catalog), reasons=list(Reason)),
        "fields/": writer.render("fields.html", tables=field_tables()),
    }


def listing_files(
    catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY
) -> Iterator[tuple[str, str]]:
    """Path and text of each file that stands beside an index page."""
    yield "compare/names.js", compare.names_script(catalog)
    if text := feed.feed(catalog, book, history, lead):
        yield feed.PATH, text


def home(catalog: Catalog) -> str:
    """Doors, counts and the four stages."""
    stages = next(facet for facet in FACETS if facet.group == "stage")
    return Writer(catalog, "").render(
        "home.html",
        counts={kind: len(catalog.of(model)) for kind, model in KINDS.items()},
        shorthands=len(with_shorthand(catalog)),
        problems=sorted(catalog.of(Problem), key=lambda entry: (-len(solved_by(catalog, entry.id)), entry.id))[:12],
        stages=members(stages, Practice, catalog),
    )


def filtered(writer: Writer, model: type[Record], entries: list[Entry]) -> str:
    """Cards of one kind with the filters that a script puts to work; without scripts, links to the facet pages."""
    facets = facets_of(model)
    cards = [(entry, {facet.group: [value.slug for value in facet.values(entry)] for facet in facets}) for entry in entries]
    counts = {facet.group: _counts(facet, cards) for facet in facets}
    return writer.render("cards.html", label=model.label, kind=model.kind, facets=facets, cards=cards, counts=counts,
                         groups=stages(entries) if model is WorkTemplate else {})


def stages(entries: list[Entry]) -> dict[str, str]:
    """Id of the first template of each stage → the heading above it; templates stand in the order of stages."""
    first: dict[str, str] = {}
    for entry in entries:
        found = entry.record.stages
        first.setdefault(f"{found[0]}：{found[0].definition}" if found else "各环节通用", entry.id)
    return {identifier: heading for heading, identifier in first.items()}


def _counts(facet: Facet, cards: list[tuple[Entry, dict[str, list[str]]]]) -> dict[str, int]:
    counted = {value.slug: 0 for value in facet.vocabulary}
    for _, values in cards:
        for slug in values[facet.group]:
            counted[slug] += 1
    return counted


def evidence(writer: Writer) -> str:
    """How evidence and status are told apart, with the number of practices of each."""
    facets = {facet.group: facet for facet in FACETS if facet.group in ("evidence", "status")}
    counted = {group: members(facet, Practice, writer.catalog) for group, facet in facets.items()}
    return writer.render("evidence.html", **counted)


def selfcheck(writer: Writer) -> str:
    """The questions by stage with the practices that each leads to."""
    check = writer.catalog.selfcheck
    found = {question.id: [writer.catalog.get(each) for each in question.practices] for question in check.questions}
    practices = {identifier: [entry for entry in entries if entry] for identifier, entries in found.items()}
    return writer.render("selfcheck.html", stages=check.by_stage(), practices=practices, notice=NOT_FOR_RANKING)


def problems(writer: Writer) -> str:
    """Problems with the number of practices offered, those without any named as such."""
    entries = [(entry, len(solved_by(writer.catalog, entry.id))) for entry in writer.catalog.of(Problem)]
    return writer.render("problems-index.html", entries=sorted(entries, key=lambda pair: (-pair[1], pair[0].id)))


def with_shorthand(catalog: Catalog) -> list[Entry]:
    """Practices that take a shorthand apart, or say that their source does not."""
    return [entry for entry in catalog.of(Practice) if entry.record.shorthand is not None]


def shorthands(writer: Writer) -> str:
    """The index of shorthands by first numeral, complete ones and those the source never expands."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(with_shorthand(writer.catalog), key=_numeral):
        groups.setdefault(_numeral(entry)[1], []).append(entry)
    return writer.render("shorthands.html", groups=groups)


def _numeral(entry: Entry) -> tuple[int, str, str]:
    """Sorts by the number a shorthand begins with; digits come after Chinese numerals."""
    form = entry.record.short_form
    if form[0] in NUMERALS:
        return NUMERALS[form[0]], "双、两" if form[0] in "双两" else form[0], form
    return (11, "阿拉伯数字", form) if form[0].isdigit() else (12, "其他", form)


GROUPS = {
    "1": "文件与 YAML 写法", "2": "栏目", "3": "编号与链接", "4": "来源与证据", "5": "数字简称", "6": "文风与隐私",
    "7": "来源与段落索引", "8": "生成的网站", "9": "检查本身",
}


def rule_groups() -> list[tuple[str, list[Rule]]]:
    """The rules by the hundred of their code."""
    rules = all_rules()
    return [(label, [rule for rule in rules if rule.code[2] == digit]) for digit, label in GROUPS.items()]
