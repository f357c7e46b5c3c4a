"""Forms on the built site: every file is there under its name, and from the home page it takes three clicks."""

from __future__ import annotations

import io
import re
from pathlib import Path
from posixpath import normpath
from zipfile import ZipFile

from stock_handbook import Handbook

LINK = re.compile(r'<a [^>]*href="([^"#?]+)"')
DOWNLOAD = re.compile(r'<a class="hb-download(?: hb-primary)?" href="([^"]+)" download="([^"]+)"')
FILES = (".docx", ".xlsx", ".zip")


def targets(site: Path, page: str) -> set[str]:
    """Where the links of a page lead, as paths from the site's root."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    found = (link for link in LINK.findall(html) if ":" not in link)
    return {normpath(f"{page}/{link}").strip("/") for link in found}


def reached(site: Path, clicks: int) -> set[str]:
    """Every page and file that is reached from the home page with so many clicks."""
    seen, edge = {"."}, {"."}
    for _ in range(clicks):
        edge = {target for page in edge if (site / page / "index.html").is_file() for target in targets(site, page)} - seen
        seen |= edge
    return seen


def test_every_file_is_three_clicks_from_home(built: Handbook) -> None:
    files = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.suffix in FILES}
    assert {"templates/index.xlsx", "templates/xuqiu-qingdan/xuqiu-qingdan.docx"} <= files
    assert files <= reached(built.site, 3)


def test_files_are_saved_under_chinese_names(built: Handbook) -> None:
    page = "templates/xuqiu-qingdan"
    found = dict(DOWNLOAD.findall(built.page(page)))
    assert found["../../templates/xuqiu-qingdan/xuqiu-qingdan.docx"] == "需求清单.docx"


def test_a_problem_offers_the_forms_of_its_practices(built: Handbook) -> None:
    html = built.page("problems/dengji-daitian")
    assert "下载起步包" in html
    assert "需求清单.docx" in html


def test_the_kit_of_a_page_opens(built: Handbook) -> None:
    archive = ZipFile(io.BytesIO((built.site / "practices/sanwen-sanbang/sanwen-sanbang-kit.zip").read_bytes()))
    assert archive.testzip() is None
    assert archive.namelist()[0] == "0-启动单.docx"


def test_a_form_page_says_what_is_asked_first(built: Handbook) -> None:
    html = built.page("templates/xuqiu-qingdan")
    assert html.index("先看能不能不另立") < html.index('id="preview"') < html.index('id="fields"')
    assert "第 1 版" in html


def test_a_card_shows_its_form_with_files_and_minutes(built: Handbook) -> None:
    html = built.page("templates")
    card = html[html.index('href="./xuqiu-qingdan/"') :].partition("<li")[0]
    assert re.findall(r'href="([^"]+)" download="([^"]+)">(Word|Excel)<', card) == [
        ("./xuqiu-qingdan/xuqiu-qingdan.docx", "需求清单.docx", "Word"),
    ]
    assert "约 10 分钟" in card
    assert card.count("<svg") == 1
    assert len(card.partition("<svg")[2].partition("</svg>")[0]) < 1024
