"""The list of all templates as a workbook: grouped by stage and occasion, for whoever keeps the branch's papers."""

from __future__ import annotations

import io

from ...catalog import Catalog, Entry
from ...model import WorkTemplate
from ...model.vocabulary import Mechanism, Stage
from . import xlsx

COLUMNS = (("环节", 12), ("场合", 12), ("表单", 34), ("种类", 9), ("用途", 60), ("栏目数", 8), ("用它的做法", 11), ("编号", 28))


def write(catalog: Catalog) -> bytes:
    """The workbook; it names nobody and no time."""
    stream = io.BytesIO()
    book = xlsx.new_book(stream)
    sheet = book.add_worksheet("表单目录")
    head = book.add_format({"font_name": "黑体", "font_size": 12, "border": 1, "align": "center"})
    cell = book.add_format({"font_name": "仿宋", "font_size": 11, "border": 1, "text_wrap": True, "valign": "vcenter"})
    for number, (label, width) in enumerate(COLUMNS):
        sheet.set_column(number, number, width)
        sheet.write(0, number, label, head)
    for row, entry in enumerate(sorted(catalog.of(WorkTemplate), key=order), 1):
        for number, value in enumerate(_values(catalog, entry)):
            sheet.write(row, number, value, cell)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(catalog.of(WorkTemplate))), len(COLUMNS) - 1)
    book.close()
    return stream.getvalue()


def order(entry: Entry) -> tuple[int, int, str]:
    """By the first stage, then by mechanism, in the order of the vocabularies; without a stage comes last."""
    record = entry.record
    stage = list(Stage).index(record.stages[0]) if record.stages else len(Stage)
    return stage, list(Mechanism).index(record.mechanism), entry.id


def _values(catalog: Catalog, entry: Entry) -> tuple[str | int, ...]:
    record = entry.record
    used = len(catalog.backlinks(entry.id, "templates"))
    return (
        "、".join(record.stages), str(record.mechanism), entry.name, str(record.form), record.purpose,
        len(record.fields), used, entry.id,
    )  # fmt: skip
