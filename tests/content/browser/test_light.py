"""A page and all that it loads is light, as servers in closed networks often send files unpacked; and nothing is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from handbook.model import Practice
from handbook.site.stylesheets import can_match, drop_properties, plain_script, plain_sheet, rules, selectors, trim
from served import Open, Site, ask, ready
from trimmed import trimmed_rules, unstyled

FIRST_VIEW = 250_000
LOADED = """() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
    .map(entry => [entry.name, entry.decodedBodySize])"""


def heaviest(site: Site) -> Iterator[str]:
    """The address with the most HTML in each family of pages, and a comparison of the four practices that tell most."""
    folder = site.handbook.site
    sizes = {path.relative_to(folder): path.stat().st_size for path in folder.rglob("*.html")}
    families = {(path.parts[0], len(path.parts)) for path in sizes}
    for top, depth in sorted(families):
        path = max((path for path in sizes if (path.parts[0], len(path.parts)) == (top, depth)), key=sizes.__getitem__)
        yield path.as_posix().removesuffix("index.html")
    longest = sorted(site.catalog.of(Practice), key=lambda entry: len(site.html(entry.url)))[-4:]
    yield f"compare/?ids={','.join(entry.id for entry in longest)}"


def test_the_first_view_is_light(site: Site, open_page: Open, capsys: pytest.CaptureFixture[str]) -> None:
    weights: dict[str, int] = {}
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})  # what comes from a cache is said to weigh nothing
    for address in heaviest(site):
        page.goto(site.base + address)
        ready(page)
        loaded = dict(page.evaluate(LOADED))
        assert all(loaded.values()), address
        weights[address] = sum(loaded.values())
    with capsys.disabled():
        print("\n第一眼，各类页面里最重的一页，解开后的字节：" + "、".join(f"{name or '首页'} {weight}" for name, weight in weights.items()))
    assert len(weights) > 20
    assert {name: weight for name, weight in weights.items() if weight > FIRST_VIEW} == {}


def test_nothing_of_the_theme_is_sent_that_no_page_loads(site: Site) -> None:
    assets = site.handbook.site / "assets"
    sent = [path.relative_to(assets).as_posix() for path in assets.rglob("*") if path.suffix in (".js", ".map")]
    assert [path for path in sent if path.endswith(".map") or ("/" in path and "workers/search" not in path)] == []


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
        text = path.read_text(encoding="utf-8")
        assert not text.startswith("/*") or text.startswith(("/*! fflate", "/*! qrcode-generator")), path.name  # whose licence asks for its notice
