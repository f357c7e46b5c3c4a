"""For the tests in an office program: it is started a few times in all, to print everything and to calculate."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

import pytest
from ours import DOCS
from printed import NARROW, Papers, printed
from xlsxwriter import Workbook

from handbook import lessons
from handbook.catalog import read_catalog
from handbook.forms import files, kits
from handbook.settings.publication import UNPUBLISHED
from handbook.site.kept import Store

OFFICE = os.environ.get("HANDBOOK_OFFICE") or shutil.which("soffice")
# Debian's fonts-noto-cjk, whose characters are as wide as those of 仿宋
FONTS = Path("/usr/share/fonts/opentype/noto")
AT_ONCE = 200  # files: of more than about 250 the program leaves the rest out without a word
FULLEST = 30  # step sheets: what fits of these fits of the others
HAS_FONTS = (FONTS / "NotoSansCJK-Regular.ttc").is_file()

Convert = Callable[[str, dict[str, bytes]], dict[str, bytes]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if not OFFICE and item.path.is_relative_to(here):
            item.add_marker(pytest.mark.skip(reason="没有 LibreOffice；用 scripts/handbook.py test 会自动找或安装"))


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert files, given by name, to another format; fails when one has not come out."""
    folder = tmp_path_factory.mktemp("office")

    def run(target: str, given: dict[str, bytes]) -> dict[str, bytes]:
        for name, content in given.items():
            (folder / name).write_bytes(content)
        out = folder / f"to-{target}"
        program = [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", target, "--outdir", str(out)]
        for names in batched(given, AT_ONCE):
            command = [*program, *(str(folder / name) for name in names)]
            subprocess.run(command, check=True, capture_output=True, timeout=900, env=_with_fonts(folder))
        made = {path.stem: path.read_bytes() for path in out.iterdir()}
        assert set(made) == {Path(name).stem for name in given}
        return made

    return run


def batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    """The names, so many at a time."""
    rest = iter(names)
    while batch := list(islice(rest, size)):
        yield batch


def _with_fonts(folder: Path) -> dict[str, str]:
    """The environment of the office program: one font for all, so that every machine measures alike."""
    if not HAS_FONTS:
        return dict(os.environ)
    (folder / "fonts.conf").write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{FONTS}</dir>'
        f"<cachedir>{folder / 'fonts'}</cachedir></fontconfig>", encoding="utf-8",
    )  # fmt: skip
    return {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


@pytest.fixture(scope="session")
def papers(convert: Convert) -> Papers:
    """Every file made from the templates, as it is printed: forms as `docx-<id>` and `xlsx-<id>`, step sheets as `kit-<id>`,
    what is handed out in lessons as `lesson-<id>-handout` and `lesson-<id>-questions`."""
    if not HAS_FONTS:
        pytest.skip("没有 fonts-noto-cjk，量不出版面")
    given = {"too-small.xlsx": too_small()}
    catalog = read_catalog(DOCS)
    forms = dict(files(catalog, Store()))
    sheets = {f"kit-{Path(path).stem}.docx": step_sheet(content) for path, content in kits.files(catalog, forms, Store()) if path.endswith(".zip")}
    given |= dict(sorted(sheets.items(), key=lambda sheet: (len(sheet[1]), sheet[0]))[-FULLEST:])
    for path, content in forms.items():
        kind, name = Path(path).suffix[1:], Path(path).stem
        if kind != "js" and not name.endswith("-batch"):  # neither is printed
            given[f"{kind}-{name}.{kind}"] = content
    for draft in lessons.drafts(catalog, UNPUBLISHED, forms.__getitem__, any_records=False):
        given |= {f"lesson-{Path(path).name}": content for path, content in draft.make() if path.endswith(".docx")}
    return {name: printed(content) for name, content in convert("pdf", given).items()}


def step_sheet(kit: bytes) -> bytes:
    """The document in a kit that says what to do."""
    with ZipFile(io.BytesIO(kit)) as archive:
        return archive.read("0-启动单.docx")


def too_small() -> bytes:
    """A sheet with a cell that its text does not fit: what the measuring has to notice."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.set_row(0, 14)
    sheet.set_column(0, 0, 6)
    sheet.write(0, 0, NARROW, book.add_format({"border": 1, "text_wrap": True, "font_size": 12, "valign": "vcenter"}))
    book.close()
    return stream.getvalue()
