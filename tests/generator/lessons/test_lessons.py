"""The files of a ready lesson: slides in two sizes, hand-out, questions, the zip and the package for course platforms."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Route, expect

import stock_handbook
from handbook.catalog import Catalog
from handbook.lessons import cartridge, deck, drafts, picture, scorm, slides
from handbook.pages import Handbook as Pages
from handbook.pages.records import record_drafts
from handbook.settings.publication import Publication
from served import findings

SERVER = "http://platform.example/"
PLACE = "courses/fenhu-lianxi/fenhu-lianxi-"
BOOK = Publication("读者服务做法手册", "https://example.org/h/")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
IMS, ADL = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}", "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
CC = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").catalog()


def written(catalog: Catalog) -> dict[str, bytes]:
    return {name: content for draft in drafts(catalog, BOOK, str.encode) for name, content in draft.make()}


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, bytes]:
    return written(catalog)


@pytest.mark.parametrize("book", [BOOK, Publication(BOOK.name)], ids=["published", "nowhere yet"])
def test_the_page_of_a_lesson_says_that_its_files_lack_the_address_and_how_they_get_it(catalog: Catalog, book: Publication) -> None:
    url = "courses/fenhu-lianxi/"
    files = dict(file for draft in drafts(catalog, book, str.encode) for file in draft.make())
    body = next(draft for draft in record_drafts(Pages(catalog, book)) if draft.url == url).make().body
    handout = parts(files[f"{url}fenhu-lianxi-handout.docx"])["word/document.xml"].decode()
    assert book.where(url) in handout
    assert ("里面没有完整的网址" in body) == (not book.address)


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(xml: bytes) -> list[str]:
    """The paragraphs of a slide."""
    return ["".join(run.text or "" for run in paragraph.iter(f"{A}t")) for paragraph in ElementTree.fromstring(xml).iter(f"{A}p")]


def pages(content: bytes) -> list[bytes]:
    slides_of = [(int(found[1]), xml) for name, xml in parts(content).items() if (found := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name))]
    return [xml for _, xml in sorted(slides_of)]


def test_a_lesson_has_its_files_and_two_builds_agree(catalog: Catalog, files: dict[str, bytes]) -> None:
    assert sorted(name.removeprefix(PLACE) for name in files) == [
        "16-9.pptx", "4-3.pptx", "handout.docx", "lesson.imscc", "lesson.zip", "lesson/parts.js", "questions.docx", "scorm.zip",
    ]  # fmt: skip
    assert written(catalog) == files
    names = list(parts(files[f"{PLACE}lesson.zip"]))
    assert names == [
        "到户问什么-幻灯16比9.pptx", "到户问什么-幻灯4比3.pptx", "到户问什么-讲义.docx", "到户问什么-流程和研讨题.docx", "表单/需求清单.docx",
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "width"), deck.SIZES.items())
def test_a_presentation_is_whole(files: dict[str, bytes], size: str, width: int) -> None:
    found = parts(files[f"{PLACE}{size}.pptx"])
    trees = {name: ElementTree.fromstring(content) for name, content in found.items()}
    assert not [name for name, content in found.items() if re.search(rb"@[a-z]+[:@]", content)]
    types = {each.get("PartName", "")[1:] for each in trees["[Content_Types].xml"] if each.get("PartName")}
    assert types == {name for name in found if not name.endswith(".rels") and name != "[Content_Types].xml"}
    for name in (name for name in found if name.endswith(".rels")):
        folder = name.replace("_rels/", "").rpartition("/")[0]
        for link in trees[name].iter(f"{LINKS}Relationship"):
            assert resolved(folder, link.get("Target", "")) in found, (name, link.attrib)
    (told,) = trees["ppt/presentation.xml"].iter(f"{P}sldSz")
    assert told.attrib == {"cx": str(width), "cy": "6858000"}
    assert len(list(trees["ppt/presentation.xml"].iter(f"{P}sldId"))) == len(pages(files[f"{PLACE}{size}.pptx"]))


def resolved(folder: str, target: str) -> str:
    """The part that a relationship leads to."""
    way = folder.split("/") if folder else []
    for step in target.split("/"):
        way = way[:-1] if step == ".." else [*way, step]
    return "/".join(way)


def test_slides_tell_the_case_its_picture_its_figures_how_it_degenerates_and_what_to_discuss(files: dict[str, bytes]) -> None:
    told = [texts(page) for page in pages(files[f"{PLACE}16-9.pptx"])]
    titles = [page[0] for page in told]
    assert titles == [
        "到户问什么", "这堂课给什么", "流程", "三问三帮", "三问三帮的组成图", "怎么做", "报告自述的成效", "走样的样子", "研讨题【编者】", "怎样分户联系读者", "怎么做",
        "最小版本", "走样的样子", "研讨题【编者】", "小结", "行动卡", "这堂课的页面",
    ]  # fmt: skip
    by_title = dict(zip(titles, told, strict=True))
    assert by_title["流程"][1:3] == ["导入　5 分钟", "案例　16 分钟"]
    assert by_title["三问三帮"][2] == "状态：已实践。证据：规模或产出。只说明做了多少，不说明起了多大作用。"
    assert by_title["三问三帮"][3].endswith("做法“三问三帮”，编号 sanwen-sanbang，https://example.org/h/practices/sanwen-sanbang/")
    assert {"问需求", "帮还书"} <= set(by_title["三问三帮的组成图"])
    assert by_title["报告自述的成效"][1:] == [
        "全年收到事项 1350 件，办完 1285 件，占 95.2%。（口径：到年底）", "帮助回收约 1.2 万公斤，培训 2000 多人次。",
        "只说明做了多少，不说明起了多大作用。来源：《读者联系调查》第11段",
    ]  # fmt: skip
    assert by_title["研讨题【编者】"][1].startswith("事实　")


def test_the_code_on_a_slide_is_that_of_the_address() -> None:
    square = ElementTree.fromstring(f'<r xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}">{picture.qr_shape("https://example.org/h/")}</r>')
    (path,) = square.iter(f"{A}path")
    side = int(path.get("w", ""))
    dark = {(int(step[0].get("x", "")), int(step[0].get("y", ""))) for step in path.iter(f"{A}moveTo")}
    assert all((x, 4) in dark for x in range(4, 11)) and all((side - 5 - x, 4) in dark for x in range(7)), "two finders at the top"
    assert min(dark) == (4, 4)


def test_words_that_look_like_a_mark_stay_words() -> None:
    said = ("@wide@、@accent@", "@body@ a@margin@b", "@text@")
    (xml,) = pages(deck.write([deck.Slide(said[0], said[1:], said[2])], deck.SIZES["4-3"], "#8b1a1a"))
    assert texts(xml)[:4] == [*said, said[2]]


def test_long_lists_go_on_to_further_slides() -> None:
    found = list(slides.paged("步骤", [f"{number}. {'长' * 60}" for number in range(9)]))
    assert [page.title for page in found] == ["步骤（1/3）", "步骤（2/3）", "步骤（3/3）"]
    assert [line[:2] for page in found for line in page.lines] == [f"{number}." for number in range(9)]
    assert list(slides.paged("步骤", [])) == []


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, bytes]:
    return parts(files[f"{PLACE}lesson.imscc"])


def test_the_package_for_platforms_names_each_file_once(package: dict[str, bytes]) -> None:
    manifest = ElementTree.fromstring(package[cartridge.MANIFEST])
    assert [each.text for each in manifest.find(f"{CC}metadata") or () if each.tag.startswith(CC)] == ["IMS Common Cartridge", "1.1.0"]
    resources = list(manifest.iter(f"{CC}resource"))
    named = [file.get("href") for each in resources for file in each.iter(f"{CC}file")]
    assert sorted(map(str, named)) == sorted(package.keys() - {cartridge.MANIFEST})
    assert all(str(name).isascii() for name in named)
    ids = [each.get("identifier") for each in manifest.iter() if each.get("identifier")]
    assert len(ids) == len(set(ids))
    wanted = [item.get("identifierref") for item in manifest.iter(f"{CC}item") if item.get("identifierref")]
    assert wanted == [each.get("identifier") for each in resources]
    (organization,) = manifest.iter(f"{CC}organization")
    assert organization.get("structure") == "rooted-hierarchy"
    assert len(list(organization)) == 1, "one root without a title"


def test_its_questions_are_topics_and_its_page_is_a_link(package: dict[str, bytes]) -> None:
    kinds = dict(_kinds(package))
    assert [kinds[name] for name in sorted(kinds) if name.startswith(("links", "topics"))] == ["imswl_xmlv1p1", "imsdt_xmlv1p1", "imsdt_xmlv1p1"]
    topic = ElementTree.fromstring(package["topics/topic1.xml"])
    title, text = topic
    assert title.text == "研讨：三问三帮" and text.get("texttype") == "text/plain"
    assert (text.text or "").splitlines()[0] == "事实：【编者】报告拿什么说明事情办成了？"
    assert b'href="https://example.org/h/courses/fenhu-lianxi/"' in package["links/page.xml"]


def _kinds(package: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for each in ElementTree.fromstring(package[cartridge.MANIFEST]).iter(f"{CC}resource"):
        yield from ((file.get("href", ""), each.get("type", "")) for file in each.iter(f"{CC}file"))


@pytest.fixture(scope="module")
def packed_page(files: dict[str, bytes]) -> dict[str, bytes]:
    return parts(files[f"{PLACE}scorm.zip"])


def test_the_scorm_package_has_one_page_that_is_opened_and_names_each_file_once(packed_page: dict[str, bytes]) -> None:
    manifest = ElementTree.fromstring(packed_page[cartridge.MANIFEST])
    assert [each.text for each in manifest.find(f"{IMS}metadata") or ()] == ["ADL SCORM", "1.2"]
    organizations, resources = manifest.find(f"{IMS}organizations"), manifest.find(f"{IMS}resources")
    assert organizations is not None and resources is not None
    (organization,), (resource,) = organizations, resources
    assert organizations.get("default") == organization.get("identifier")
    (item,) = organization.iter(f"{IMS}item")
    assert item.get("identifierref") == resource.get("identifier")
    assert (resource.get("type"), resource.get(f"{ADL}scormtype"), resource.get("href")) == ("webcontent", "sco", scorm.PAGE)
    named = [str(file.get("href")) for file in resource]
    assert sorted(named) == sorted(packed_page.keys() - {cartridge.MANIFEST})
    assert all(name.isascii() for name in named)


def test_its_page_links_to_the_files_beside_it_and_asks_for_nothing_else(packed_page: dict[str, bytes]) -> None:
    page = ElementTree.fromstring(packed_page[scorm.PAGE])
    links = [link.get("href") for link in page.iter("a")]
    assert links == [name for name in packed_page if name.startswith(("files/", "forms/"))]
    assert [each.tag for each in page.iter() if each.get("src") or each.tag == "link"] == []


def test_its_page_tells_run_cases_questions_and_whose_words_they_are(packed_page: dict[str, bytes]) -> None:
    page = ElementTree.fromstring(packed_page[scorm.PAGE])
    told = ["".join(each.itertext()) for each in page.iter() if each.tag in {"h1", "h2", "h3", "p", "li"}]
    assert told[:4] == ["到户问什么", "【编者】一堂课弄清到户前、到户时、回来后各做什么，带走一张自己要用的清单。", "45 分钟；讲给：【编者】新到分馆的馆员", "这堂课给什么"]
    case = told.index("做法：三问三帮")
    assert told[case + 1] == "图书馆员分户联系读者，到户问三件事、帮三件事。（已实践；规模或产出：只说明做了多少，不说明起了多大作用）"
    assert told[case + 2 : case + 5 : 2] == ["来源：《读者联系调查》第2、4段", "走样的样子：【编者】登记表由办公室代填，读者说不出联系人是谁。"]
    assert "事实：【编者】报告拿什么说明事情办成了？" in told
    assert told[-1].startswith("出自《读者服务做法手册》教学包“到户问什么”，编号 fenhu-lianxi，https://example.org/h/courses/fenhu-lianxi/。")
    rows = [["".join(cell.itertext()) for cell in row] for row in page.iter("tr")]
    assert [row[1] for row in rows[1:7]] == ["5", "16", "14", "6", "4", "45"]
    assert [row[0] for row in rows[7:]] == ["我们的问题", "选用哪一条", "第一步，哪天做", "用哪张表", "何时看结果，看什么"]


PLATFORM = """<!doctype html><html lang="zh-CN"><title>平台</title><script>
var heard = [];
function tell(name) { return function () { heard.push([name].concat([].slice.call(arguments)).join(" ")); return "true"; }; }
var API = { LMSInitialize: tell("Initialize"), LMSSetValue: tell("SetValue"), LMSFinish: tell("Finish") };
</script><iframe title="课" src="index.html" width="900" height="600"></iframe>"""


def test_t10_on_a_platform_the_page_tells_that_it_was_looked_at_and_no_more(chromium: Browser, packed_page: dict[str, bytes]) -> None:
    """A platform is always a server; its course is a frame."""
    files = {**packed_page, "platform.html": PLATFORM.encode()}
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=files[route.request.url.removeprefix(SERVER)], content_type="text/html; charset=utf-8")

    with closing(chromium.new_context()) as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(f"{SERVER}platform.html")
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("到户问什么")
        page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        page.wait_for_function("heard.length === 3")
        assert page.evaluate("heard") == ["Initialize ", "SetValue cmi.core.lesson_status browsed", "Finish "]
    assert asked == [f"{SERVER}platform.html", f"{SERVER}index.html"]


def test_t10_from_the_disk_the_page_is_read_without_a_platform(chromium: Browser, packed_page: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / scorm.PAGE).write_bytes(packed_page[scorm.PAGE])
    with closing(chromium.new_context(offline=True, viewport={"width": 390, "height": 844})) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto((tmp_path / scorm.PAGE).as_uri())
        expect(page.get_by_role("heading", name="案例和研讨题")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert findings(page) == faults == []
