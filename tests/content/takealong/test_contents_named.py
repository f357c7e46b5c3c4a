"""What the contents of a page call its sections, and what of a lesson's page stands before what."""

from __future__ import annotations

import re
from html import unescape

from taken import Taken

from handbook.model import Course
from handbook.site.contents import headings

NAMED = re.compile(r'<a href="#([^"]+)" class="md-nav__link">(.*?)</a>')


def test_a_course_says_what_it_gives_before_how_platforms_take_it(taken: Taken) -> None:
    for entry in taken.catalog.of(Course):
        body = taken.handbook.page(entry.url)
        assert body.index('<h2 id="goals"') < body.index("课程平台怎么导入") < body.index("-lesson.imscc")


def test_contents_say_what_the_headings_say(taken: Taken) -> None:
    for entry in taken.catalog.valid:
        page = taken.handbook.page(entry.url)
        contents = dict(NAMED.findall(page[page.index("md-nav--secondary") : page.index("<article")]))
        assert contents
        assert {anchor: words for anchor, words in headings(page) if anchor in contents} == {
            anchor: unescape(words).strip() for anchor, words in contents.items() if anchor in dict(headings(page))
        }, entry.url
