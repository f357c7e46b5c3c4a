"""Many copies of one form: a blank workbook, one row for each copy, from which a browser fills in that many Word documents.

Its columns come from the form's own fields; what is signed by hand has none, it stays empty in the Word file. In a ledger a row of the blank is a row of the table, and what belongs to the sheet
as a whole tells which rows go together.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..catalog import Entry
from ..model.vocabulary import Arrangement, FieldKind
from .addresses import Download, downloads
from .layout import NO_XML, Form, Slot

ONCE, TICKS, LINE = "once", "ticks", "line"  # filled once a document; one box for each choice; once a line of the table
MOST_ROWS = 2000
WIDTHS = {FieldKind.LONG: 40.0, FieldKind.DATE: 15.0, FieldKind.NUMBER: 10.0, FieldKind.TICK: 8.0}
HOW = {
    FieldKind.DATE: "写成 2026-4-1 这样；没有定的写字也行",
    FieldKind.NUMBER: "只填数字，不带单位",
    FieldKind.TICK: "做到了填 √，没有就空着",
}


class Column(NamedTuple):
    """A column of the blank: its head, the tag of what it fills in a Word document, how it is filled, what may be chosen, and
    whether once a document or once a line."""

    label: str
    tag: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    scope: str = ONCE

    @property
    def how(self) -> str:
        """How it is filled in, for people; empty for free text."""
        if self.choices:
            return ("可填一个或几个，用顿号隔开：" if self.scope == TICKS else "填其中一个：") + "、".join(self.choices)
        return HOW.get(self.kind, "")


def download(entry: Entry) -> Download:
    """The blank of a form: what it is, address from the site's root, the name under which it is saved."""
    name = downloads(entry)[0][2].rpartition(".")[0]
    return "空白表（Excel）", f"{entry.url}{entry.id}-batch.xlsx", f"{name}-批量填.xlsx"


def columns(form: Form) -> list[Column]:
    """The columns of a form's blank, in the form's order; no two have the same head."""
    seen: Counter[str] = Counter()
    found = []
    for column in _columns(form):
        seen[column.label] += 1
        number = seen[column.label]
        found.append(column._replace(label=f"{column.label}（{number}）") if number > 1 else column)
    return found


def _columns(form: Form) -> Iterator[Column]:
    columns = _typed(form.columns)
    yield from (Column(label, key, FieldKind.TEXT) for key, label in form.lines)
    yield from map(_single, _typed(form.head))
    if form.items and form.columns:
        yield from (_crossing(item, column) for item in form.items for column in columns)
    else:
        yield from map(_single, _typed(form.items))
        yield from (Column(slot.label, slot.key, slot.kind, slot.choices, LINE) for slot in columns)
    yield from map(_single, _typed(form.foot))
    yield Column("落款日期", "date", FieldKind.DATE)


def _typed(slots: Iterable[Slot]) -> list[Slot]:
    return [slot for slot in slots if slot.kind is not FieldKind.SIGNATURE]


def _single(slot: Slot) -> Column:
    return Column(slot.label, slot.key, slot.kind, slot.choices, TICKS if slot.choices else ONCE)


def _crossing(item: Slot, column: Slot) -> Column:
    return Column(f"{item.label}：{column.label}", f"{column.key}-{item.key}", column.kind, column.choices)


def is_ledger(form: Form) -> bool:
    """Is a row of the blank a row of the table?"""
    return form.arrangement is Arrangement.ROWS


def notes(form: Form, found: Sequence[Column]) -> Iterator[str]:
    """How the blank is filled in, line by line."""
    once = "、".join(column.label for column in found if column.scope != LINE)
    yield "“批量填”那一页的第一行是栏目名称，不要改、不要合并单元格；整列用不着的，可以删去。"
    if is_ledger(form):
        yield f"一行就是表里的一行。{once}都相同的行，填进同一份；一份放不下的，接着另起一份。"
    else:
        yield "一行填一份。"
    yield "空着的格子，在 Word 里也空着；编者先填的字，填了就换掉，空着就保留。"
    yield "填好保存，回到手册这张表的页面，在“批量填”里选中这个文件，浏览器就在本机生成一份份 Word，打成一个压缩包。"
    yield from (f"{column.label}：{column.how}" for column in found if column.how)


def write(form: Form) -> bytes:
    """The blank of a form as a workbook: the heads with what may be entered below them, and a sheet that says how."""
    from . import workbook  # takes long to import, and the workbook is mostly kept

    stream = io.BytesIO()
    book = workbook.new_book(stream)
    found = columns(form)
    text = {"font_name": "仿宋", "font_size": 12, "text_wrap": True, "valign": "top"}
    formats = {
        kind: book.add_format({**text, "num_format": {FieldKind.DATE: 'yyyy"年"m"月"d"日"', FieldKind.NUMBER: "General"}.get(kind, "@")})
        for kind in FieldKind
    }
    head = book.add_format({"border": 1, "font_name": "黑体", "font_size": 12, "text_wrap": True, "align": "center", "valign": "vcenter"})
    sheet = book.add_worksheet("批量填")
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(found):
        sheet.set_column(number, number, max(WIDTHS.get(column.kind, 18.0), min(2.0 * len(column.label), 30.0)), formats[column.kind])
        sheet.write_string(0, number, NO_XML.sub("", column.label), head)
        if column.scope != TICKS and (rule := workbook.validation(column.kind, column.choices)):
            sheet.data_validation(1, number, MOST_ROWS, number, rule)
    told = book.add_worksheet("怎么填")
    told.set_column(0, 0, 90.0, book.add_format({**text, "font_name": "楷体"}))
    told.write_column(0, 0, [f"{number}. {NO_XML.sub('', note)}" for number, note in enumerate(notes(form, found), 1)])
    book.close()
    return stream.getvalue()
