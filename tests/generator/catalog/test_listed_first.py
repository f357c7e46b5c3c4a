"""What is offered against a problem stands in one order, wherever it is; the methods and practices that the problem itself puts
first come first."""

from __future__ import annotations

import json
import re

import pytest

from handbook.catalog import Catalog, Entry
from handbook.catalog.offers import methods_for
from handbook.forms.kits import forms_of, step_sheet
from handbook.pages import Handbook as Pages
from handbook.pages.planned import FILE
from handbook.pages.records import record_drafts
from handbook.pages.search import search_entry
from stock_handbook import STOCK, Handbook

PROBLEM = "dengji-daitian"
FILE_OF_PROBLEM = f"docs/problems/{PROBLEM}.yml"
EARLIER, LATER = "lianxi-duzhe", "huiqian-duibiao"  # as their own lists of problems sort them
FORMS = {EARLIER: "xuqiu-qingdan", LATER: "lianxihui-jiyao"}
METHODS = {EARLIER: "怎样分户联系读者", LATER: "怎样会前对表"}


@pytest.fixture
def catalog(records: Handbook, request: pytest.FixtureRequest) -> Catalog:
    """The stock records with a second method, which names the problem last; the parameter is what the problem puts first."""
    text = (STOCK / f"docs/methods/{EARLIER}.yml").read_text(encoding="utf-8")
    changes = {METHODS[EARLIER]: METHODS[LATER], FORMS[EARLIER]: FORMS[LATER], f"[{PROBLEM}]": f"[jiaoban-wu-shixian, {PROBLEM}]"}
    for old, new in changes.items():
        text = text.replace(old, new)
    records.write(f"docs/methods/{LATER}.yml", text.replace("asks: [馆员怎样分户联系读者]\n", ""))
    if first := request.param:
        records.replace(FILE_OF_PROBLEM, "editor:", f"methods_first: [{first}]\neditor:")
    return records.catalog()


def problem_of(catalog: Catalog) -> Entry:
    found = catalog.get(PROBLEM)
    assert found
    return found


@pytest.mark.parametrize(("catalog", "order"), [("", [EARLIER, LATER]), (LATER, [LATER, EARLIER])], indirect=["catalog"])
def test_page_plan_kit_and_search_offer_the_methods_in_one_order(catalog: Catalog, order: list[str]) -> None:
    problem, names, forms = problem_of(catalog), [METHODS[each] for each in order], [FORMS[each] for each in order]
    assert [method.id for method in methods_for(problem, catalog)] == order
    made = next(draft for draft in record_drafts(Pages(catalog)) if draft.url == problem.url).make()
    assert re.findall(r'<dt><a href="../../methods/([\w-]+)/">', made.body) == order
    planned = json.loads(dict(made.beside)[FILE].removeprefix("handbookPlanned(").removesuffix(");\n"))
    assert [name for name, _ in planned["methods"]] == names
    assert [form.id for form in forms_of(catalog, problem)][:2] == forms
    assert list(search_entry(problem, catalog).forms)[:2] == forms
    told = str(step_sheet(catalog, problem, forms_of(catalog, problem)))
    assert sorted(names, key=told.index) == names


ABLE, TOLD = "sanwen-sanbang", "sannuo-liangping"  # as evidence sorts them: the one gives figures, the other no result


@pytest.mark.parametrize(("chosen", "order"), [("", [ABLE, TOLD]), (TOLD, [TOLD, ABLE])])
def test_page_kit_and_search_offer_the_practices_in_one_order(records: Handbook, chosen: str, order: list[str]) -> None:
    records.replace(f"docs/practices/{TOLD}.yml", "related:", "templates: [lianxihui-jiyao]\nrelated:")
    records.replace(f"docs/methods/{EARLIER}.yml", f"problems: [{PROBLEM}]\n", "")
    if chosen:
        records.replace(FILE_OF_PROBLEM, "editor:", f"practices_first: [{chosen}]\neditor:")
    catalog = records.catalog()
    problem = problem_of(catalog)
    page = next(draft for draft in record_drafts(Pages(catalog)) if draft.url == problem.url).make().body
    cards = page[page.index('<ul class="hb-cards">') : page.index("</ul>", page.index('<ul class="hb-cards">'))]
    assert re.findall(r'href="../../practices/([\w-]+)/"', cards) == order
    assert ("编者先挑出" in page) == bool(chosen)
    forms = [form for each in order for form in {ABLE: ["xuqiu-qingdan"], TOLD: ["lianxihui-jiyao"]}[each]]
    assert [form.id for form in forms_of(catalog, problem)] == forms
    assert list(search_entry(problem, catalog).forms) == forms
    names = [entry.name for entry in catalog.found(order)]
    told = str(step_sheet(catalog, problem, forms_of(catalog, problem)))
    assert sorted(names, key=told.index) == names
