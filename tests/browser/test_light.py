"""A page and all that it loads is light, as servers in closed networks often send files unpacked; and nothing is missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from served import Open, Site, ask, ready
from trimmed import trimmed_rules, unstyled

from handbook.exports.sheets import can_match, drop_properties, plain_script, plain_sheet, rules, selectors, trim

FIRST_VIEW = 250_000
LOADED = """() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
    .map(entry => [entry.name, entry.decodedBodySize])"""


@pytest.mark.parametrize("name", ["首页", "一条做法", "一个问题", "一份表单", "一条术语"])
def test_the_first_view_is_light(name: str, open_page: Open, capsys: pytest.CaptureFixture[str]) -> None:
    page = open_page(name)
    ready(page)
    loaded = dict(page.evaluate(LOADED))
    with capsys.disabled():
        print(f"\n第一眼：{name}，{len(loaded)} 个文件，解开后共 {sum(loaded.values()):.0f} 字节")
    assert all(loaded.values())
    assert sum(loaded.values()) <= FIRST_VIEW


def missed(page: Page, site: Site) -> list[str]:
    """Rules of the theme that were taken out although something on the page answers to them."""
    return unstyled(page, trimmed_rules(site.handbook.site))


def test_the_search_misses_no_rule(open_page: Open, site: Site) -> None:
    page = open_page("一条做法")
    assert ask(page, "党建考核")
    assert missed(page, site) == []
    ask(page, "世界杯赛程")
    assert missed(page, site) == []


def test_the_choices_for_comparing_miss_no_rule(open_page: Open, site: Site) -> None:
    page = open_page("做法")
    page.get_by_role("button", name="加入比较").first.click()
    assert missed(page, site) == []


def test_the_rules_of_the_theme_were_found(site: Site) -> None:
    assert len(trimmed_rules(site.handbook.site)) > 500


# How a sheet is trimmed

NAMES = frozenset({"md-nav", "md-nav--open", "slate", "p", "a"})


@pytest.mark.parametrize(("sheet", "left"), [
    ("a{b:c}", "a{b:c}"),
    (".md-nav{b:c}.md-version{b:c}", ".md-nav{b:c}"),
    (".md-nav,.md-version,p{b:c}", ".md-nav,p{b:c}"),
    ("@media print{.md-version{b:c}}", ""),
    ("@media print{.md-version{b:c}p{b:c}}", "@media print{p{b:c}}"),
    ('@charset "UTF-8";a{b:c}', '@charset "UTF-8";a{b:c}'),
    ("@keyframes x{0%{b:c}to{b:d}}", "@keyframes x{0%{b:c}to{b:d}}"),
    ('a{b:url("x;}.y{")}.z{b:c}', 'a{b:url("x;}.y{")}'),
    ("p:not(.md-version){b:c}", "p:not(.md-version){b:c}"),
    (".md-nav:is(.md-version,p){b:c}", ".md-nav:is(.md-version,p){b:c}"),
    (".md-nav>p[x=kbd q]{b:c}.md-nav>kbd,kbd p{b:c}", ".md-nav>p[x=kbd q]{b:c}"),
    ("[dir=rtl] p{b:c}[data-md-color-scheme=slate] p{b:c}", "[data-md-color-scheme=slate] p{b:c}"),
    ("/* a{} */ p { b : c; }", "p{b :c;}"),
    ('p{content:"/* , */ ;  x"}', 'p{content:"/* , */ ;  x"}'),
])  # fmt: skip
def test_a_rule_stays_when_something_can_answer_to_it(sheet: str, left: str) -> None:
    assert trim(sheet, NAMES) == left


def test_a_property_that_nothing_uses_goes_with_those_that_it_used() -> None:
    sheets = [":root{--a:1px;--b:var(--c);--c:url(\"x;y\");--d:2px}.md-nav--open:hover{e:var(--a)}"]
    assert drop_properties(sheets, ["p{e:var(--d)}"]) == [":root{--a:1px;--d:2px}.md-nav--open:hover{e:var(--a)}"]


def test_a_sheet_is_read_into_rules_and_selectors() -> None:
    assert list(rules("a{b:c}@import x;d,e{f:g}")) == [("a", "b:c"), ("@import x", None), ("d,e", "f:g")]
    assert selectors('a:is(b, c), d[e="f,g"] , h') == ["a:is(b, c)", 'd[e="f,g"]', "h"]
    assert can_match("a > b:nth-child(odd):hover", frozenset({"a", "b"}))


def test_remarks_leave_scripts_and_sheets_and_nothing_else() -> None:
    script = '/* a\n   b */\n(function () {\n  "use strict";\n\n  // c\n  var d = "/* e */"; // f\n  /* g */ h();\n}());\n'
    assert plain_script(script) == '(function () {\n"use strict";\nvar d = "/* e */"; // f\n/* g */ h();\n}());\n'
    assert plain_sheet("a b,\n  c { d: calc(1px + 2px); }\n\n/* e */\n") == "a b,c{d:calc(1px + 2px);}"


def test_what_we_send_has_no_remark_and_stays_whole(site: Site) -> None:
    for path in (Path(site.handbook.site) / "assets").glob("*.js"):
        assert not path.read_text(encoding="utf-8").startswith("/*")
