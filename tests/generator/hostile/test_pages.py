"""Whatever stands in a record, a page shows it as text: no element, attribute or address comes from it."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

import pytest
from hostile_records import Outline, bodies, catalog_with, data_of, entry_of, page_of, texts_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stock_handbook
from handbook import pages
from handbook.exports.search import write_index
from handbook.exports.search.index import PROSE
from handbook.model import KINDS
from handbook.pages import Page
from handbook.pages.frame import CONTENT_MARK, MARKS, FramePlan, Frames
from handbook.pages.page import tell
from handbook.pages.records import record_page
from handbook.pages.writer import Writer
from searching import indexed, written_text
from stock_handbook import Handbook

STRINGS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": '" onmouseover="alert(1)" x="',
    "single quotes": "' onfocus='alert(1)' autofocus='",
    "javascript link": "javascript:alert(1)",
    "Markdown link": "[点这里](javascript:alert(1))",
    "data link": "<a href='data:text/html,x'>点</a>",
    "expression": "{{ 7*7 }}{{ config.items() }}",
    "statement": "{% for x in ().__class__.__base__.__subclasses__() %}x{% endfor %}",
    "comment of a template": "{# 注释 #}",
    "end of CDATA": "]]>",
    "CDATA": "<![CDATA[<b>x</b>]]>",
    "comment": "<!-- x --><!--[if IE]>x<![endif]-->",
    "end of the title": "</title></head><body>",
    "end of a script": "</script><script>x",
    "style": "<style>*{display:none}</style>",
    "references": "&lt;b&gt;&#60;i&#62;&amp;amp;",
    "half a tag": "<b",
    "processing": "<?php echo 1 ?>",
    "right to left": "abc\u202etxt.exe",
    "look-alikes": "Ꭺdmin аdmin ｓｃｒｉｐｔ ＜script＞",
    "control characters": "a\x00b\x07c\x1b[31md\x7fe\x85f\u2028g",
    "beyond the plane": "𠮷𝒳👩‍👩‍👧‍👦\U000e0041",
    "marks of the frame": f"{CONTENT_MARK}{MARKS['title']}{MARKS['slug']}",
    "format fields": "%s%n{0}{x!r}$1\\1",
    "mention with code": "[[lianxihui|<script>x</script>]]",
    "mention of a path": "[[../../etc/passwd|x]] [[javascript:alert(1)]]",
}


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return stock_handbook.records_only(tmp_path_factory.mktemp("hostile") / "handbook")


def plain(field: str) -> str:
    return "文字"


def active(outline: Outline) -> list[str]:
    """Elements that run or load something; a page has those of its template and no more."""
    return [tag for tag, _ in outline.elements if tag in ("script", "style", "img", "iframe")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", STRINGS)
def test_a_hostile_text_changes_no_element_of_any_page(handbook: Handbook, kind: str, name: str) -> None:
    """Every page is the one that a harmless record gives, but for the text: pages of records, facets and lists."""
    hostile = STRINGS[name][:60]
    ours = bodies(catalog_with(handbook, entry_of(kind, lambda field: hostile)))
    harmless = harmless_pages(handbook, kind)
    links = "[[lianxihui|" in hostile
    assert ours.keys() == harmless.keys()
    altered = {address: html for address, html in ours.items() if html != harmless[address][0]}
    assert altered
    for address, html in altered.items():
        outline, expected = Outline(html), harmless[address][1]
        if not links:
            assert outline.same_structure(expected), address
        assert not goes_elsewhere(outline)
        assert active(outline) == active(expected), address
        assert not acts(outline)


@cache
def harmless_pages(handbook: Handbook, kind: str) -> dict[str, tuple[str, Outline]]:
    """The pages that a harmless record of a kind gives, with their outlines; no page does what the others must not."""
    made = {address: (html, Outline(html)) for address, html in bodies(catalog_with(handbook, entry_of(kind, plain))).items()}
    assert not [address for address, (_, outline) in made.items() if goes_elsewhere(outline) or acts(outline)]
    return made


def goes_elsewhere(outline: Outline) -> list[str]:
    """The addresses that are neither within the site nor of the web."""
    return [it for it in outline.addresses if not it.startswith(("../", "#", "http")) and ":" in it]


def acts(outline: Outline) -> list[tuple[str, ...]]:
    """The attributes of elements that run something when something happens."""
    return [names for _, names in outline.elements if any(it.startswith("on") for it in names)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_read_as_it_was_written(handbook: Handbook, kind: str) -> None:
    entry = entry_of(kind, sign_of)
    text = Outline(page_of(catalog_with(handbook, entry), entry).body).text
    for field in set(texts_of(kind)) - NOT_SHOWN[kind]:
        assert sign_of(field)[:16 if field == "short" else None] in text, field


def sign_of(field: str) -> str:
    """A text for a field; a figure has another number than its sentence, else it is not given twice."""
    return f"<{field}> & \"'{{{{ {8 if field == 'figure' else 7}*7 }}}}"


NOT_SHOWN = {  # for the search only, or not on the record's own page
    "situation": {"asks", "aliases"}, "method": {"asks", "aliases"},
    "practice": {"asks", "form", "gap key", "key"}, "problem": {"asks", "aliases"}, "template": {"asks"},
    "source": {"asks", "aliases", "short"}, "term": {"asks"}, "course": {"asks", "aliases"},
}  # fmt: skip


def written(handbook: Handbook, kind: str, texts: dict[str, str]) -> Page:
    """The page of a record with these texts in its fields."""
    entry = entry_of(kind, lambda field: ("又" if field == "aliases" else "") + texts[field])  # another name that is the name is not shown
    catalog = catalog_with(handbook, entry)
    return record_page(entry, Writer(pages.Handbook(catalog)))


LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="[")
TEXTS = st.fixed_dictionaries({field: st.text(LETTERS, min_size=2, max_size=40) for field in texts_of("practice")})


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
def test_any_text_in_any_field_of_a_practice_stays_text(handbook: Handbook, texts: dict[str, str]) -> None:
    html = written(handbook, "practice", texts).body
    outline = Outline(html)
    counted = {field: texts[field] for field in texts if field not in NOT_SHOWN["practice"]}
    assert outline.same_structure(harmless_practice(handbook))
    for field, text in counted.items():
        assert text in outline.text, field
    for text in counted.values():
        assert "<" not in text or text not in html  # it stands there escaped, and only so


@cache
def harmless_practice(handbook: Handbook) -> Outline:
    """The page of a practice in which every field says the same two letters."""
    return Outline(written(handbook, "practice", dict.fromkeys(texts_of("practice"), "文字")).body)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from('<>&"\'{}%#[]|\\`\x00 字a-'), min_size=2, max_size=60))
def test_any_text_of_signs_is_escaped_in_prose(text: str) -> None:
    html = str(Writer.prose(WRITER, text))
    outline = Outline(html)
    assert outline.elements == []
    if "[[" not in text:
        assert outline.text == text


class _Nothing:
    def get(self, identifier: str) -> None:
        return None


WRITER = Writer(pages.Handbook(_Nothing()))  # type: ignore[arg-type]


# The frame


def render(plan: FramePlan) -> str:
    """A theme of one line, with the holes where Material has them."""
    return (
        f"<title>{plan.title}</title><meta name=\"description\" content=\"{plan.meta['description']}\">"
        f'<link rel="canonical" href="https://example.org/{plan.url}">'
        f'<a rel="edit" href="{plan.edit_url}">改</a>{plan.content}'
    )


@pytest.mark.parametrize("name", STRINGS)
def test_titles_and_descriptions_are_escaped_in_the_frame(handbook: Handbook, name: str) -> None:
    hostile = STRINGS[name][:60]
    entry = entry_of("term", lambda field: hostile)
    made = page_of(catalog_with(handbook, entry), entry)
    html = Frames(render, "https://example.org/edit?a=1&b=2").page(made)
    head = html.removesuffix(made.body)
    assert head.startswith(f"<title>{escape(hostile)}</title><meta name=\"description\" content=\"")
    outline = Outline(head)
    assert [tag for tag, _ in outline.elements] == ["title", "meta", "link", "a"]
    assert outline.addresses[1] == "https://example.org/edit?a=1&b=2/docs/terms/e-yi.yml"
    assert html.endswith(made.body)  # marks inside the text are text


@pytest.mark.parametrize(
    "identifier", ['"><img src=x>', "<b>", "a&b", "a'b", "a b", "javascript:x", "100%", "a#b", "a?b"]
)
def test_an_id_that_no_rule_let_through_is_escaped_too(handbook: Handbook, identifier: str) -> None:
    """Rule HB123 stops such a file long before; the pages must not depend on it."""
    entry = entry_of("term", plain, identifier)
    catalog = catalog_with(handbook, entry)
    ordinary = bodies(catalog_with(handbook, entry_of("term", plain)))
    made = bodies(catalog)
    for address, html in made.items():
        outline = Outline(html)
        expected = ordinary[address if address != entry.url else "terms/e-yi/"]
        assert outline.same_structure(Outline(expected)), address
    link = next(it for it in Outline(made["list terms/"]).addresses if it.startswith("../terms/") and "/e-yi" not in it
                and not it.startswith(("../terms/lianxihui", "../terms/jiguan")))  # fmt: skip
    assert "#" not in link
    assert "?" not in link
    head = Frames(render).page(page_of(catalog, entry)).partition(CONTENT_MARK)[0]
    assert [tag for tag, _ in Outline(head).elements][:3] == ["title", "meta", "link"]


# The search index


def test_the_search_index_is_json_whatever_the_text(handbook: Handbook, tmp_path: Path) -> None:
    (tmp_path / PROSE).parent.mkdir()
    (tmp_path / PROSE).write_text('{"docs": []}', encoding="utf-8")
    entries = []
    for name, hostile in STRINGS.items():
        entry = entry_of("term", lambda field, hostile=hostile: hostile[:60], f"e-{len(entries)}")  # type: ignore[misc]
        page = page_of(catalog_with(handbook, entry), entry)
        assert page.search, name
        entries.append(page.search.as_document(page.url))
    write_index(tmp_path, map(tell, entries))
    assert [entry["title"] for entry in indexed(tmp_path)] == [hostile[:60] for hostile in STRINGS.values()]
    assert "\u2028" not in written_text(tmp_path)


def test_the_hostile_records_have_every_text_field() -> None:
    """A text field that is added to a model is to be added to these records as well."""
    for kind, model in KINDS.items():
        made = data_of(kind, plain)
        missing = {name for name in model.model_fields if name not in made}
        assert missing <= {"named_by", "related", "namesakes", "boilerplate", "uncited", "stages", "reading", "theme"}, kind
