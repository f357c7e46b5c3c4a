"""Files that a browser fills in: a form and a kit with what a unit calls itself, over http and from the disk, whole in every way."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from served import PHONE, Site, Watch, findings, new_page, ready

TYPED = {"unit": "甲 & 乙<局>", "branch": "第一党支部", "year": "2027", "post": "第一党支部书记"}
FORM, CARD, KIT = "templates/shuzhi-pingyi-huizong/", "templates/zoufang-jilu/", "situations/nianmo-shuzhi/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Visit = Callable[[str], Page]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, site: Site, context: BrowserContext) -> Iterator[Visit]:
    """Opens pages, served or from the disk; nothing may be asked of others, and nothing may go wrong."""
    watch = Watch(site.base if request.param == "http" else "file://")

    def go(address: str) -> Page:
        page = new_page(context, watch)
        page.goto(site.base + address if request.param == "http" else (site.handbook.site / address / "index.html").as_uri())
        return page

    yield go
    assert watch.faults == []


def type_in(page: Page) -> None:
    for name, text in TYPED.items():
        page.locator(f".hb-unit input[name={name}]").fill(text)


def saved(page: Page, role: str, name: str) -> tuple[str, bytes]:
    """The name and bytes of the file that comes when a button or link is clicked."""
    with page.expect_download() as told:
        page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
    return told.value.suggested_filename, Path(told.value.path()).read_bytes()


def offered(page: Page, label: str) -> str | None:
    """The name under which a link has its file saved."""
    return page.get_by_role("link", name=label, exact=True).first.get_attribute("download")


def controls(content: bytes) -> dict[str, str]:
    """Tag of each content control of a Word document → its text."""
    body = docx.Document(io.BytesIO(content)).element.body
    return {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): "".join(text.text or "" for text in control.iter(f"{W}t"))
        for control in body.iter(f"{W}sdt")
    }


def cells(content: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


def published(site: Site, address: str, ending: str) -> bytes:
    return (site.handbook.site / address / f"{address.split('/')[1]}{ending}").read_bytes()


@pytest.mark.about("templates/zoufang-jilu")
def test_a_word_form_comes_filled_in_with_all_its_controls(visit: Visit, site: Site) -> None:
    page = visit(CARD)
    type_in(page)
    name, content = saved(page, "button", "下载填好的 Word")
    assert name == offered(page, "空白 Word")
    blank, filled = controls(published(site, CARD, ".docx")), controls(content)
    own = {key: text for key, text in TYPED.items() if key in blank}
    assert set(own) >= {"unit", "year", "post"}
    assert filled == blank | own
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(io.BytesIO(published(site, CARD, ".docx"))) as original:
        assert archive.testzip() is None
        assert archive.namelist() == original.namelist()
        assert [name for name in archive.namelist() if archive.read(name) != original.read(name)] == ["word/document.xml"]
    expect(page.locator(".hb-unit [role=status]")).to_have_text(f"已交给浏览器保存：{name}")


@pytest.mark.about("templates/shuzhi-pingyi-huizong")
def test_a_spreadsheet_comes_filled_in_with_all_its_formulas(visit: Visit, site: Site) -> None:
    page = visit(FORM)
    type_in(page)
    name, content = saved(page, "button", "下载填好的 Excel")
    blank, filled = cells(published(site, FORM, ".xlsx")), cells(content)
    assert name.endswith(".xlsx")
    assert [text for text in filled if text not in blank] == ["单位：甲 & 乙<局>　　党支部：第一党支部　　　年度：2027"]
    assert len(filled) == len(blank)
    assert [text for text in filled if text.startswith("=")] == [text for text in blank if text.startswith("=")]


def test_what_is_typed_is_not_taken_for_the_label_of_the_next(visit: Visit) -> None:
    page = visit(FORM)
    for name, text in {"unit": "年度：甲", "year": "2027"}.items():
        page.locator(f".hb-unit input[name={name}]").fill(text)
    (line,) = (text for text in cells(saved(page, "button", "下载填好的 Excel")[1]) if "年度：甲" in text)
    assert line.startswith("单位：年度：甲　")
    assert line.endswith("　年度：2027")


@pytest.mark.about("situations/nianmo-shuzhi")
def test_a_kit_comes_filled_in_under_its_own_name(visit: Visit, site: Site) -> None:
    page = visit(KIT)
    page.get_by_role("button", name="填上本单位再下载").click()
    type_in(page)
    expect(page.locator(".hb-unit form input")).to_have_count(4)
    page.locator(".hb-unit .hb-place > summary").click()
    page.locator(".hb-unit .hb-place input").fill("https://shouce.example/dang/index.html")
    name, content = saved(page, "button", "下载填好的周一启动包")
    assert name == "周一启动包-年底书记要述职.zip"
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(io.BytesIO(published(site, KIT, "-kit.zip"))) as original:
        assert archive.testzip() is None
        assert archive.namelist() == original.namelist()
        forms = {name: controls(archive.read(name)) for name in archive.namelist()[1:] if name.endswith(".docx")}
        found = {key: text for key, text in TYPED.items() if key != "post"} | {"site": f"https://shouce.example/dang/{KIT}"}
        assert controls(archive.read("0-启动单.docx")) == found
        assert controls(original.read("0-启动单.docx"))["site"] == f"在手册首页的网址后面加 {KIT}"
    assert forms
    assert all(found["unit"] == TYPED["unit"] and found["year"] == "2027" for found in forms.values())


@pytest.mark.about("situations/nianmo-shuzhi")
def test_files_as_they_are_have_their_own_names_too(visit: Visit, site: Site) -> None:
    name, content = saved(visit(KIT), "link", "下载周一启动包")
    assert name == "周一启动包-年底书记要述职.zip"
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(io.BytesIO(published(site, KIT, "-kit.zip"))) as original:
        assert archive.namelist() == original.namelist()
    page = visit(CARD)
    assert saved(page, "link", "空白 Word")[0] == offered(page, "空白 Word")


@pytest.mark.about("templates/zoufang-jilu")
def test_once_something_is_typed_the_filled_in_file_is_the_one_to_take(site: Site, context: BrowserContext) -> None:
    page = new_page(context, Watch(site.base))
    page.goto(site.base + CARD)
    leading = page.locator("article .hb-primary")
    expect(page.locator(".hb-unit .hb-download").first).to_be_visible()
    expect(leading).to_have_text(["空白 Word"])
    type_in(page)
    expect(leading).to_have_text(["下载填好的 Word"])
    page.reload()
    expect(leading).to_have_text(["下载填好的 Word"])
    page.get_by_role("button", name="清除", exact=True).click()
    expect(leading).to_have_text(["空白 Word"])


@pytest.mark.about("templates/zoufang-jilu")
def test_nothing_of_it_is_loaded_before_it_is_asked_for(visit: Visit) -> None:
    page = visit(CARD)
    loaded = "performance.getEntriesByType('resource').map(entry => entry.name.split('/').pop()).join(' ')"
    ready(page)
    assert not any(name in page.evaluate(loaded) for name in ("fflate", "fill.", "parts.js", "zoufang-jilu.js"))
    assert "unit." not in visit(KIT).evaluate(loaded)


@pytest.mark.about("templates/zoufang-jilu")
def test_what_cannot_be_had_is_told_with_what_to_do(visit: Visit, context: BrowserContext) -> None:
    context.route("**/zoufang-jilu.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page = visit(CARD)
    page.get_by_role("button", name="下载填好的 Word").click()
    expect(page.locator(".hb-unit [role=status]")).to_have_text(
        "没有取到表单的文件：请刷新页面再试；是离线包的，要整个解压以后再打开。"
    )


@pytest.mark.about("situations/nianmo-shuzhi")
@pytest.mark.parametrize("width", [1440, 390])
def test_the_fields_of_a_kit_can_be_used_by_everyone(width: int, visit: Visit) -> None:
    page = visit(KIT)
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    page.get_by_role("button", name="填上本单位再下载").click()
    expect(page.locator(".hb-unit input").first).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.url.startswith("http") or findings(page) == []
