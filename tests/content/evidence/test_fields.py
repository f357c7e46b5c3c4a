"""Every field of a record against its rule, on the handbook's own records: nothing is told of them as they are, and nearly
everything is told of what is put wrong. Each class of faults is made here, from these records or from the sentences below.

The measure of the set beside it (tests/faults/semantic) is another hand's; here each rule is measured by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import cycle
from typing import Any, NamedTuple

import pytest
from ours import CONTENT, DOCS, enough

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.checks.covered import tellings
from handbook.checks.engine import apply, targets
from handbook.checks.organisations import organisations_of
from handbook.checks.rule import Context, Finding, Rule, Scope
from handbook.checks.rules import (
    alias_elsewhere,
    alias_is_name,
    basis_unborne,
    check_asserts,
    editor_cites_rules,
    editor_expands_shorthand,
    editor_figures,
    editor_names_places,
    editor_states_facts,
    figure_label,
    former_not_in_reports,
    link_not_in_passage,
    meaning_of_another,
    meaning_without_basis,
    name_coined_freely,
    part_unlike_others,
    relayed_as_own,
    sign_is_outcome,
    summary_unborne,
    weight_not_in_passage,
    writer_not_in_report,
)  # fmt: skip
from handbook.model import Practice, Problem, Source, Term, WorkTemplate
from handbook.model.vocabulary import LinkBasis, NamedBy, Status

RULES = [
    module.RULE for module in (
        alias_elsewhere, alias_is_name, basis_unborne, check_asserts, editor_cites_rules, editor_expands_shorthand, editor_figures,
        editor_names_places, editor_states_facts, figure_label, former_not_in_reports, link_not_in_passage,
        meaning_of_another, meaning_without_basis, name_coined_freely, part_unlike_others, relayed_as_own, sign_is_outcome, summary_unborne,
        weight_not_in_passage, writer_not_in_report,
    )
]  # fmt: skip
INVENTED = (
    "服务对象满意度明显提高", "受到上级通报表彰", "做法在外地推广", "每年拨付专项经费", "由主要负责人任组长", "设立举报电话和信箱", "聘请专家定期授课",
    "建成网上办理平台", "实行一票否决", "解决了一批就业问题", "邀请媒体集中宣传", "减少了会议和文件次数", "每人撰写心得体会", "评选年度先进个人",
    "外出参观学习先进单位", "对不合格的通报批评", "发放慰问金和慰问品", "开展文艺演出活动", "每年组织一次体检", "引进第三方机构评估",
)  # fmt: skip
FACTS = (
    "实践表明这样最有效。", "各地普遍开展这项活动。", "目前多数单位都已建立制度。", "试点以后效果很好。", "调查发现大家都欢迎。", "这已经写进了规定。",
    "报告指出这样做最好。", "外地已经推广。", "经验证明坚持最要紧。", "研究表明一年见效。",
)  # fmt: skip
DEMANDS = ("现行规定要求每月上报一次。", "条例明确必须设专人。", "按规定应当每季度检查。", "上级要求必须全部做到。", "章程写明由会议决定。")
FIGURES = ("能节省经费 3 万元。", "办结率提高了 12%。", "已经走访 300 户。", "2019 年以来一直这样做。", "参加的人增加 40 名。")
STATED = ("台账大多是后补的。", "负责的人常常换。", "会议都开得不够。", "记录写得很简单。", "多半是走过场。")


class Case(NamedTuple):
    """A record as it is and what is changed in it."""

    entry: Entry
    changes: dict[str, Any]


Seeder = Callable[[Catalog], Iterator[Case]]


def order(*words: object) -> int:
    """A number that hangs on nothing but these words."""
    return int.from_bytes(sha256(repr(words).encode()).digest()[:4], "big")


def pairs(entries: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each record with another of the kind from another report, always the same one; nothing for a handbook of one report."""
    for entry in entries:
        sources = {cite.partition("#")[0] for cite in entry.citations}
        apart = [each for each in entries if each is not entry and sources.isdisjoint(c.partition("#")[0] for c in each.citations)]
        if apart:
            yield entry, apart[order(entry.id) % len(apart)]


def foreign_clause(catalog: Catalog) -> Iterator[Case]:
    for entry, other in pairs(catalog.of(Practice)):
        clauses = [each for each in tellings(other.record.summary) if len(each) > 6]
        if clauses:
            yield Case(entry, {"summary": f"{entry.record.summary.rstrip('。')}，{clauses[-1]}。"})


def invented_clause(catalog: Catalog) -> Iterator[Case]:
    for entry in [*catalog.of(Practice), *catalog.of(Problem)]:
        clause = INVENTED[order(entry.id) % len(INVENTED)]
        yield Case(entry, {"summary": f"{entry.record.summary.rstrip('。')}，{clause}。"})


def foreign_purpose(catalog: Catalog) -> Iterator[Case]:
    templates = [entry for entry in catalog.of(WorkTemplate) if entry.record.cites]  # others are the editor's from end to end
    for entry, other in pairs(templates):
        yield Case(entry, {"purpose": other.record.purpose})


def labels_exchanged(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Practice):
        for number, result in enumerate(entry.record.results):
            nouns = [figure_label.noun_of(label) for label in result.figures]
            for at, label in enumerate(result.figures):
                wrong = nouns[(at + 1) % len(nouns)]
                if nouns[at] and wrong and wrong != nouns[at]:
                    figures = (*result.figures[:at], label.replace(nouns[at], wrong), *result.figures[at + 1 :])
                    changed = result.model_copy(update={"figures": figures})
                    yield Case(entry, {"results": _with(entry.record.results, number, changed)})


def label_from_elsewhere(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Practice):
        for number, result in enumerate(entry.record.results):
            for at, label in enumerate(result.figures):
                noun = figure_label.noun_of(label)
                if noun and noun in label:
                    figures = (*result.figures[:at], label.replace(noun, "借书证和读者卡"), *result.figures[at + 1 :])
                    yield Case(entry, {"results": _with(entry.record.results, number, result.model_copy(update={"figures": figures}))})


def basis_from_elsewhere(catalog: Catalog) -> Iterator[Case]:
    said = ("全省抽样调查", "某咨询公司统计", "院区门诊部汇总", "近五年平均数", "据财政部门决算", "仅限试点学校")
    for entry in catalog.of(Practice):
        for number, result in enumerate(entry.record.results):
            changed = result.model_copy(update={"basis": said[order(entry.id, number) % len(said)]})
            yield Case(entry, {"results": _with(entry.record.results, number, changed)})


def relayed_made_own(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Practice):
        if entry.record.status is Status.RELAYED:
            yield Case(entry, {"status": Status.DONE})
            yield Case(entry, {"status": Status.ISSUED})


def own_made_relayed(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Practice):
        if entry.record.status is Status.DONE:
            yield Case(entry, {"status": Status.RELAYED})


def link_made_the_reports(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Practice):
        for number, solve in enumerate(entry.record.solves):
            problem = catalog.get(solve.problem)
            told = {cite.partition("#")[0] for cite in (problem.citations if problem else ())}
            if solve.basis is LinkBasis.EDITOR and told.isdisjoint(cite.partition("#")[0] for cite in entry.record.cites):
                changed = solve.model_copy(update={"basis": LinkBasis.SOURCE, "cite": entry.record.cites[:1]})
                yield Case(entry, {"solves": _with(entry.record.solves, number, changed)})


def name_of_another(catalog: Catalog) -> Iterator[Case]:
    for model in (Practice, WorkTemplate):
        coined = [entry for entry in catalog.of(model) if entry.record.named_by is NamedBy.EDITOR and entry.record.cites]
        for entry, other in pairs(coined):
            yield Case(entry, {"name": other.record.name})


def alias_of_another(catalog: Catalog) -> Iterator[Case]:
    for entry, other in pairs(catalog.of(Practice)):
        yield Case(entry, {"aliases": (*entry.record.aliases, other.record.name)})


def alias_of_another_activity(catalog: Catalog) -> Iterator[Case]:
    for entry, other in pairs(catalog.of(Practice)):
        yield Case(entry, {"aliases": (f"{other.record.name}活动",)})


def part_of_another(catalog: Catalog) -> Iterator[Case]:
    """A part of the next shorthand of the handbook stands among those of a sign that they all have."""
    having = [entry for entry in catalog.of(Practice) if entry.record.shorthand and entry.record.shorthand.listed]
    for number, entry in enumerate(having):
        foreign = having[(number + 1) % len(having)].record.shorthand.listed[0]
        for key, parts in entry.record.shorthand.parts.items():
            if len(parts) > 2 and all(key in part for part in parts) and key not in foreign:
                for at in range(len(parts)):
                    mixed = entry.record.shorthand.parts | {key: _with(parts, at, foreign)}
                    yield Case(entry, {"shorthand": entry.record.shorthand.model_copy(update={"parts": mixed})})


def invented_former(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Term):
        for wording in ("流动书车办法", "候诊看板制度", "星火讲堂专班", "阅读护照登记") if entry.record.former else ():
            yield Case(entry, {"former": (entry.record.former[0].model_copy(update={"wording": wording}),)})


def meaning_exchanged(catalog: Catalog) -> Iterator[Case]:
    terms = catalog.of(Term)
    for number, entry in enumerate(terms):
        yield Case(entry, {"meaning": terms[(number + 7) % len(terms)].record.meaning})


def meaning_without_document(catalog: Catalog) -> Iterator[Case]:
    for number, entry in enumerate(catalog.of(Term)):
        added = ("每年至少 2 次。", "人数必须过半。", "按规定报批。", "一般不超过 50 人。")[number % 4]
        yield Case(entry, {"basis": (), "meaning": entry.record.meaning + added})


def editor_says(sentences: tuple[str, ...]) -> Seeder:
    def seed(catalog: Catalog) -> Iterator[Case]:
        for entry in catalog.of(Practice):
            if text := entry.record.editor.fits:
                added = sentences[order(entry.id) % len(sentences)]
                yield Case(entry, {"editor": entry.record.editor.model_copy(update={"fits": f"{text}{added}"})})

    return seed


def editor_names(catalog: Catalog) -> Iterator[Case]:
    names = organisations_of(catalog).names
    for entry, name in zip(catalog.of(Practice), cycle(names), strict=False):
        if entry.citations:
            changed = entry.record.editor.model_copy(update={"fits": f"{name}已经这样做。"})
            yield Case(entry, {"editor": changed})


def editor_expands(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Practice):
        if entry.record.named_by is NamedBy.SOURCE and editor_expands_shorthand.is_open(entry.record):
            name = entry.record.short_form
            for said in (f"“{name}”就是定计划、抓落实、看结果。", f"{name}分别是问需要、办实事、回头看。"):
                yield Case(entry, {"editor": entry.record.editor.model_copy(update={"minimal": said})})


def check_states(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(Problem):
        said = STATED[order(entry.id) % len(STATED)]
        yield Case(entry, {"editor": entry.record.editor.model_copy(update={"checks": (said,)})})


def outcome_as_sign(catalog: Catalog) -> Iterator[Case]:
    """Results that the reports tell where they tell of doings stand as signs of a problem."""
    results = [
        result for entry in catalog.of(Practice) for result in entry.record.results
        if result.text.startswith("报告称") or "累计" in result.text
    ]
    for entry in catalog.of(Problem) if results else ():
        result = results[order(entry.id) % len(results)]
        sign = entry.record.signs[0] if entry.record.signs else None
        if sign:
            yield Case(entry, {"signs": (sign.model_copy(update={"text": result.text, "cite": result.cite}),)})


def weight_from_nowhere(catalog: Catalog) -> Iterator[Case]:
    for entry in catalog.of(WorkTemplate):
        for number, field in enumerate(entry.record.fields):
            if field.cite:
                changed = field.model_copy(update={"weight": 35.0})
                yield Case(entry, {"fields": _with(entry.record.fields, number, changed)})


def writer_from_elsewhere(catalog: Catalog) -> Iterator[Case]:
    names = ("临江市图书总馆", "云杉医院集团", "青禾县文旅局")
    for entry in catalog.of(Source):
        for name in names:
            yield Case(entry, {"organisation": name})


def _with(items: tuple[Any, ...], number: int, changed: Any) -> tuple[Any, ...]:
    return (*items[:number], changed, *items[number + 1 :])


# class → rule, seeder, and the share of it that the rule has to tell
CLASSES: dict[str, tuple[Rule, Seeder, float]] = {
    "a clause of another summary": (summary_unborne.RULE, foreign_clause, 0.95),
    "an invented clause": (summary_unborne.RULE, invented_clause, 0.85),
    "the purpose of another form": (summary_unborne.RULE, foreign_purpose, 0.95),
    "labels exchanged": (figure_label.RULE, labels_exchanged, 0.6),
    "a label from elsewhere": (figure_label.RULE, label_from_elsewhere, 0.95),
    "a basis from elsewhere": (basis_unborne.RULE, basis_from_elsewhere, 0.9),
    "relayed as done": (relayed_as_own.RULE, relayed_made_own, 0.95),
    "done as relayed": (relayed_as_own.RULE, own_made_relayed, 0.5),
    "a link of the editor's as the report's": (link_not_in_passage.RULE, link_made_the_reports, 0.7),
    "the name of another": (name_coined_freely.RULE, name_of_another, 0.95),
    "the alias of another": (alias_elsewhere.RULE, alias_of_another, 0.9),
    "the name of another as an activity": (alias_is_name.RULE, alias_of_another_activity, 0.9),
    "a part of another shorthand": (part_unlike_others.RULE, part_of_another, 0.95),
    "a former wording of no report": (former_not_in_reports.RULE, invented_former, 0.9),
    "a meaning of another term": (meaning_of_another.RULE, meaning_exchanged, 0.6),
    "a meaning without a document": (meaning_without_basis.RULE, meaning_without_document, 0.95),
    "the editor states a fact": (editor_states_facts.RULE, editor_says(FACTS), 0.95),
    "the editor says what rules demand": (editor_cites_rules.RULE, editor_says(DEMANDS), 0.85),
    "the editor states a figure": (editor_figures.RULE, editor_says(FIGURES), 0.95),
    "the editor names a body": (editor_names_places.RULE, editor_names, 0.95),
    "the editor expands a shorthand": (editor_expands_shorthand.RULE, editor_expands, 0.95),
    "a check that states": (check_asserts.RULE, check_states, 0.95),
    "a result as a sign": (sign_is_outcome.RULE, outcome_as_sign, 0.6),
    "a weight from nowhere": (weight_not_in_passage.RULE, weight_from_nowhere, 0.95),
    "a writer from elsewhere": (writer_not_in_report.RULE, writer_from_elsewhere, 0.95),
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


@pytest.fixture(scope="module")
def context(catalog: Catalog) -> Context:
    return Context(catalog, CONTENT)


def findings(rule: Rule, context: Context, entry: Entry | None = None) -> list[Finding]:
    """What a rule finds in one record, or in all of them."""
    held = context.ground if rule.scope is Scope.RECORD else context
    if rule.scope is Scope.CATALOG:
        return list(apply(rule, context.catalog, context))
    chosen = [entry] if entry else list(context.catalog.valid if rule.scope is Scope.RECORD else targets(rule, context.catalog))
    return [found for each in chosen for found in apply(rule, each, held)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_nothing_is_told_of_the_records_as_they_are(rule: Rule, context: Context) -> None:
    assert [str(found) for found in findings(rule, context)] == []


@pytest.mark.parametrize("name", CLASSES)
def test_what_is_put_wrong_is_told(name: str, catalog: Catalog, context: Context) -> None:
    rule, seed, least = CLASSES[name]
    cases = list(seed(catalog))
    told = sum(is_told(rule, case, context) for case in cases)
    enough(len(cases), 20)
    print(f"{rule.code} {name}: {told} of {len(cases)}, {told / len(cases):.0%}")
    assert told >= least * len(cases)


def is_told(rule: Rule, case: Case, context: Context) -> bool:
    """Does the rule find something in the record after the change?"""
    entry = case.entry
    changed = Entry(entry.file, entry.model, entry.id, entry.record.model_copy(update=case.changes))
    if rule.scope is not Scope.CATALOG:
        return bool(findings(rule, context, changed))
    rest = [each for each in context.catalog.entries if each is not entry]
    catalog = Catalog([*rest, changed], context.catalog.library, settings_book=context.catalog.settings_book)
    return bool(findings(rule, Context(catalog, CONTENT)))
