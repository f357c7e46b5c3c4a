"""Pages speak to people who do the work: no word of how records are kept and checked, no file, no number of a rule."""

from __future__ import annotations

import html
import re

import pytest
from ours import some

from handbook.catalog import Catalog
from handbook.model import Course, Method, Practice, Problem, Situation, Source, Term, WorkTemplate

KINDS = [Course, Method, Practice, Problem, Situation, Source, Term, WorkTemplate]
# for those who keep records: what they look up, and what they send in
DESK = ("rules/", "fields/", "coverage/", "signed/", "contribute/", "about/", "kept/", "updates/", "editions/")
MAKERS = re.compile(
    r"编者关联|原文对应|原文推知|原文所列|文本哪里坏了|用到它的记录|引用它的记录|没有记录引用|其他取值|同名异质|异名同质|校验|字段|质量提示|\bHB\d{3}\b|YAML|\.yml\b|\bslug\b"
)
# what stands last: of the page for its readers, then for those who keep the handbook
ABOUT = re.compile(
    r'<details class="[^"]*" id="record">(?P<readers>.*?)</details>\s*<details class="[^"]*"><summary>给维护手册的人</summary>(?P<keepers>.*?)</details>', re.DOTALL
)


def said(body: str) -> str:
    """What a page says outside the fold about itself."""
    return html.unescape(re.sub(r"<[^>]+>", " ", ABOUT.sub("", body)))


def test_no_page_for_readers_speaks_as_records_are_kept(bodies: dict[str, str]) -> None:
    pages = {url: body for url, body in bodies.items() if not url.startswith(DESK)}
    some(pages, "给读者看的页面")
    assert {url: found[0] for url, body in pages.items() if (found := MAKERS.search(said(body)))} == {}


@pytest.mark.parametrize("model", KINDS)
def test_address_number_and_file_wait_in_folds_at_the_foot(model: type[Method], catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in catalog.of(model):
        body = bodies[entry.url]
        fold = ABOUT.search(body)
        assert fold, entry.url
        assert body[fold.end() :].strip() == "", entry.url
        assert not re.search(r"<details[^>]* open", fold[0])
        for part in (f'<code class="hb-copy">{entry.url}</code>', f"<code>{entry.id}</code>", "来纠错"):
            assert part in fold["readers"], entry.url
        assert f"<code>{entry.path}</code>" in fold["keepers"], entry.url
        assert entry.path not in said(body)
