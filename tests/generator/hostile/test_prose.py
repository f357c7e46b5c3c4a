"""The words of hand-written pages stay words, whatever markup stands among them and however it is spelt."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

import stock_handbook
from handbook.site.active import active_in
from stock_handbook import Handbook, snapshot

EXTENSIONS = ("attr_list", "admonition", "tables", "toc")
TAB = "\t"
HOSTILE = {
    "a tag over two lines": "<img src=x\nonerror=\"a()\">",
    "an element in two lines": "<svg\nonload=\"a()\"></svg>",
    "a handler without a blank": "段\n{onclick=a()}",
    "a handler behind a brace in quotes": "段\n{: x=\"}\" onclick=\"a()\" }",
    "a handler on words": "*词*{onclick=a()}",
    "a handler behind a bracket in quotes": "<a title=\">\" href=\"index.md\" onclick=\"a()\">看</a>",
    "a scheme with a tab": '<a href="jav&#9;ascript:a()">看</a>',
    "a scheme with a line break": '<a href="java&NewLine;script:a()">看</a>',
    "a scheme behind a control character": '<a href="&#1;javascript:a()">看</a>',
    "a scheme in a link": f"[看](<jav{TAB}ascript:a()>)",
    "a document in a link": '<a href="data:text&sol;html,x">看</a>',
    "a file of the computer": "[看](file:///etc/passwd)",
    "a sheet": "<style>*{display:none}</style>",
    "a style that loads": '<p style="background:url(//evil.example/x)">x</p>',
    "a picture from elsewhere": "<img src='//evil.example/x.png' alt=''>",
    "one in Markdown": "![图](https://evil.example/x.png)",
    "several sizes of one": '<img srcset="//evil.example/x.png 2x" alt="">',
    "a film": '<video src="//evil.example/x"></video>',
    "a link that tells": '<a href="index.md" ping="//evil.example">看</a>',
    "a form": "<form><input></form>",
    "a button": '<button formaction="//evil.example">看</button>',
    "what hides the rest": "<plaintext>",
    "a text of its own": "<textarea></article>",
    "the end of its place": "</article></div>",
    "the end of the page": "</body></html>",
    "what is not closed": "<div><b>",
    "a comment that browsers end sooner": "<!-- x --!><img src=x>-->",
    "an instruction": "<?php echo 1 ?>",
    "a declaration": "<!DOCTYPE html>",
    "an element nobody knows": "<x-y></x-y>",
    "a drawing": '<svg><use href="#a"/></svg>',
    "a formula": '<math><mtext href="#a">x</mtext></math>',
    "an address without marks": "<a href=nowhere/>看</a>",
    "NUL": "一\x07二",
}
PLAIN = {
    "Markdown": '# 题\n\n## 节 {#jie .lei}\n\n段 **重** *轻* `码` [看](index.md "名"){: .hb-button } <https://example.org/> 1 < 2 & 3 > 2\n\n- 一\n- 二\n\n1. 一\n\n> 引\n\n'
    "| 甲 | 乙 |\n| -- | -: |\n| 一 | 二 |\n\n!!! note \"记\"\n    话\n\n段\n\n    <script>a()</script>\n\n`<img onerror=a()>`\n\n![图](图.png)",
    "a fold": '<details><summary>看</summary><p>话 <a href="../about/">关于</a></p></details>\n\n<!-- 记一笔 -->\n\n<p class="hb-note">一<br/>二<p>三',
    "an address of the web": '<a href="https://example.org/?a=1&amp;b=2#c">看</a> <a href="mailto:a@example.org">信</a>',
}


def rendered(words: str) -> str:
    return markdown.markdown(words, extensions=list(EXTENSIONS))


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_more_than_words_is_told(name: str) -> None:
    assert active_in(rendered(HOSTILE[name]))


@pytest.mark.parametrize("name", PLAIN)
def test_plain_words_are_left_alone(name: str) -> None:
    assert active_in(rendered(PLAIN[name])) == ()


def test_such_a_page_is_not_published(tmp_path: Path) -> None:
    """What no rule tells by looking at the words is told by what became of them; the site that is there stays."""
    handbook = Handbook(stock_handbook.records_only(tmp_path / "handbook").root)
    handbook.write("mkdocs.yml", "site_name: 手册\nplugins: [handbook]\n")
    assert handbook.run_here("build").returncode == 0
    before = snapshot(handbook.site)
    handbook.write("docs/map/index.md", "# 图\n\n<a title=\">\" href=\"../\" onfocus=\"a()\">看</a>\n\n<x-y></x-y>\n")
    done = handbook.run_here("build")
    assert done.returncode == 1
    assert "docs/map/index.md：这一页的文字里夹着网页代码，会运行、会向站外取东西，或者会打乱页面：onfocus=a()、<x-y>\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(handbook.site) == before
