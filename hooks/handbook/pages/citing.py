"""Ready-made citations of a page of the handbook, and of the report that a source record describes.

Five forms: a note in the text, a footnote, an entry after GB/T 7714—2025 (stops, square brackets and hyphens are
half-width, commas, colons and round brackets full-width), BibTeX and RIS. The day of access is left open as 引用日期: a
page is the same on every day it is built, and a script fills the day in for the reader. What a reader must know about a
report's text goes with each citation as its caveat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..catalog import Entry
from ..model import Practice, Source
from ..model.base import quoted
from ..model.source import Written
from ..model.vocabulary import Flag, Status
from ..settings.publication import Publication

TODAY = "引用日期"
LANGUAGE, BIBTEX_LANGUAGE = "zh-CN", "chinese"  # without it styles write “et al.” among Chinese names
LABELS = ("文中夹注", "脚注", "参考文献（GB/T 7714—2025）", "BibTeX", "RIS")
_BIBTEX = re.compile(r"[\\{}%#&_$~^]")
_STATUS = {
    Status.PROPOSED: "来源只是建议，不能写成已经做过",
    Status.RELAYED: "来源转述别处的做法，不是写作单位自己的",
    Status.ISSUED: "来源只说已出台，没有写开展情况",
}


@dataclass(frozen=True)
class Citation:
    """The ready forms, in the order of LABELS, and what must be known of the text (empty when there is nothing)."""

    forms: tuple[str, ...]
    caveat: str

    @property
    def labelled(self) -> Iterable[tuple[str, str]]:
        """Label and text of each form."""
        return zip(LABELS, self.forms, strict=True)


def cite_page(entry: Entry, sources: Sequence[Entry], book: Publication, changed: str = "") -> Citation:
    """How to cite a record's page; `sources` are the reports it rests on, `changed` is the day of its last change where that is
    known: GB/T 7714—2025 wants it then, in round brackets before the day of access."""
    caveat = page_caveat(entry, sources)
    address = book.page(entry.url)
    footnote = f"{quoted(entry.name)}，《{book.name}》，{address}，访问日期：{TODAY}。"
    return Citation(
        (
            f"（《{book.name}》{quoted(entry.name)}，编号 {entry.id}）",
            footnote + (f"{caveat}。" if caveat else ""),
            f"{book.name}. {entry.name}[EB/OL]. {f'（{changed}）' if changed else ''}[{TODAY}]. {address}.",
            bibtex(entry.id, {"author": whole(book.name), "title": whole(entry.name), "date": changed, "url": address,
                              "urldate": TODAY, "langid": BIBTEX_LANGUAGE, "note": tex(caveat)}),
            ris({"TY": "ELEC", "AU": book.name, "TI": entry.name, "DA": changed.replace("-", "/"), "UR": address, "Y2": TODAY, "LA": LANGUAGE, "N1": caveat}),
        ),
        caveat,
    )  # fmt: skip


def cite_report(entry: Entry, book: Publication) -> Citation:
    """How to cite the report of a source record. Raises AssertionError for a record of another kind."""
    source = entry.record
    assert isinstance(source, Source)
    caveat = report_caveat(source)
    who, when, where = source.organisation or "", year_of(source.written), carrier(source)
    year = when if source.written.stated else f"[{when.replace('—', '-') or '成文时点不明'}]"
    said = "，".join(filter(None, (f"成文时点 {when}" if when else "成文时点不明", where)))
    through = f"转引自《{book.name}》来源{quoted(source.short)}，{book.page(entry.url)}，访问日期：{TODAY}"
    return Citation(
        (
            f"（{who}：《{source.name}》）" if who else f"（《{source.name}》，写作单位未载）",
            f"{who + '：' if who else ''}《{source.name}》，{said}；{through}。{caveat}。",
            ". ".join(filter(None, (who, f"{source.name}[R]", year, where))) + ".",
            bibtex(entry.id, {"author": whole(who), "title": whole(source.name), "year": source.written.stated or "",
                              "howpublished": tex(where), "langid": BIBTEX_LANGUAGE, "note": tex(caveat)}),
            ris({"TY": "RPRT", "AU": who, "TI": source.name, "PY": source.written.stated or "", "LA": LANGUAGE, "N1": caveat}),
        ),
        caveat,
    )  # fmt: skip


def page_caveat(entry: Entry, sources: Iterable[Entry]) -> str:
    """What to bear in mind when a record is cited: its status, and the state of the reports it rests on."""
    status = _STATUS.get(entry.record.status, "") if isinstance(entry.record, Practice) else ""
    # by its title: what the handbook calls a report for short means nothing to who reads a footnote
    reports = "；".join(f"《{source.record.name}》，文本状况：{state_of(source.record)}" for source in sources)
    return "。".join(filter(None, (status, f"所据报告：{reports}" if reports else "")))


def report_caveat(source: Source) -> str:
    """What to bear in mind when a report is cited; the address of the carrier is not known to the handbook."""
    return f"文本状况：{state_of(source)}；原网址未记录，引用前请核对原文"


def state_of(source: Source) -> str:
    """The quality of a report's text and when it was written, in one line."""
    flags = "、".join(flag for flag in source.flags if flag is not Flag.UNDATED) or "未见明显损坏"
    written = source.written
    if written.stated:
        return f"{flags}，{written.stated} 成文（正文明载）"
    when = year_of(written)
    return f"{flags}，{when} 成文（据内证推断）" if when else f"{flags}，成文时点不明"


def year_of(written: Written) -> str:
    """When a report was written: as stated, or the years within which it must lie; empty when nothing is known."""
    if written.stated:
        return written.stated
    first, last = written.earliest, written.latest
    if first and last:
        return "—".join(dict.fromkeys((first[:4], last[:4])))
    return f"不早于 {first}" if first else f"不晚于 {last}" if last else ""


def carrier(source: Source) -> str:
    """Where the text was reprinted, as far as the file says."""
    site, date = source.carrier.site, source.carrier.date
    return "，".join(filter(None, (site, date))) + " 转载" if site else ""


def bibtex(key: str, fields: dict[str, str]) -> str:
    """A BibTeX entry of the fields that are not empty; their values are written as they stand."""
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def whole(name: str) -> str:
    """A name that BibTeX must not take apart or write in small letters; empty when there is none."""
    return f"{{{tex(name)}}}" if name else ""


def tex(text: str) -> str:
    """Text with the signs that mean something to BibTeX made harmless."""
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return _BIBTEX.sub(lambda sign: named.get(sign[0], f"\\{sign[0]}"), text)


def ris(tags: dict[str, str]) -> str:
    """A RIS record of the tags that are not empty."""
    return "\n".join([*(f"{tag}  - {value}" for tag, value in tags.items() if value), "ER  - "])
