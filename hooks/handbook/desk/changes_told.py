"""What a change means for readers, in words: for a pull request (Markdown) and for a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from ..catalog import Entry
from ..catalog.edits import Reworded, in_a_sentence
from ..model.base import Record
from .changes import Changes, Edited

SHOWN = 40  # records, and sentences of one record, that are told one by one
Pictures = Mapping[Entry, str]
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def markdown(changes: Changes, pictures: Pictures) -> str:
    """For the page of a pull request."""
    return _told(changes, _Markdown(), pictures)


def plain(changes: Changes, pictures: Pictures) -> str:
    """For a terminal."""
    return _told(changes, _Plain(), pictures)


PRINTERS: dict[str, Callable[[Changes, Pictures], str]] = {"text": plain, "md": markdown}


def pictures(changes: Changes, output: Path) -> dict[Entry, Path]:
    """Where the picture of each new or changed form is written, beside the summary."""
    return {entry: output.with_name(f"{output.stem}-{entry.id}.svg") for entry in changes.forms}


class _Plain:
    """How a terminal has it."""

    def title(self, text: str, level: int) -> str:
        return f"{text}\n" if level == 1 else f"\n【{text}】"

    def item(self, text: str, depth: int = 0) -> str:
        return f"{'  ' * depth}- {text}"

    def words(self, text: str) -> str:
        return " ".join(text.split())

    def gone(self, text: str) -> str:
        return f"原：{self.words(text)}"

    def come(self, text: str) -> str:
        return f"现：{self.words(text)}"

    def picture(self, path: str) -> str:
        return f"图：{path}"


class _Markdown(_Plain):
    """How GitHub, Gitee and GitLab have it."""

    def title(self, text: str, level: int) -> str:
        return f"{'#' * level} {text}\n" if level == 1 else f"\n{'#' * level} {text}\n"

    def words(self, text: str) -> str:
        return _MARKUP.sub(r"\\\1", super().words(text))

    def gone(self, text: str) -> str:
        return f"~~{self.words(text)}~~"

    def come(self, text: str) -> str:
        return f"**{self.words(text)}**"

    def picture(self, path: str) -> str:
        return f"![表样]({path})"


def _told(changes: Changes, style: _Plain, drawn: Pictures) -> str:
    lines = [style.title("这次改动，读者会看到什么", 1), style.words(_summary(changes))]
    for title, items in _sections(changes, style, drawn):
        if listed := list(items):
            lines += [style.title(title, 2), *listed]
    return "\n".join(lines)


def _summary(changes: Changes) -> str:
    if changes.is_empty:
        return "读者看到的没有变。"
    counted = (
        ("新的页面", len(changes.new)), ("改了的页面", len(changes.edited)), ("没有了的页面", len(changes.gone)),
        ("引到别处或停用的地址", len(changes.moves)), ("要第二个人读的句子", len(changes.to_read)),
        ("没有回答的旧地址", len(changes.unanswered)), ("写错、读不出的文件", len(changes.faulty)),
    )  # fmt: skip
    kept = f"给出去的 {changes.kept} 个地址都有回答。" if changes.kept and not changes.unanswered else ""
    return "；".join(f"{what} {number}" for what, number in counted if number) + f"。{kept}"


def _sections(changes: Changes, style: _Plain, drawn: Pictures) -> Iterator[tuple[str, Iterable[str]]]:
    yield "没有回答的旧地址，合并以前要补", (style.item(style.words(each)) for each in changes.unanswered)
    yield "写错、读不出的文件，先照 check 改好", (style.item(style.words(each)) for each in changes.faulty)
    yield "要第二个人对照原文读", (
        style.item(f"{_name(entry, style)}：{style.words(_first(reading.saying.texts))}（{_cites(reading.saying.cites, style)}）；"
                   f"要 {reading.needed} 人，签了 {len(reading.readers)} 人")
        for entry, reading in changes.to_read[:SHOWN]
    )  # fmt: skip
    yield "新的页面", (style.item(f"{_name(entry, style)}{_lead(entry.record, style)}") for entry in changes.new[:SHOWN])
    yield "改了的页面", (line for each in changes.edited[:SHOWN] for line in _edited(each, style))
    yield "没有了的页面", (style.item(_name(entry, style)) for entry in changes.gone[:SHOWN])
    yield "旧地址引到哪里", (
        style.item(style.words(f"{move.old}{f' 停用：{move.reason}' if move.reason else ''}{f' → {move.to}' if move.to else ''}"))
        for move in changes.moves[:SHOWN]
    )
    yield "新的、改了的表单", (style.item(f"{_name(entry, style)}{_picture(entry, style, drawn)}") for entry in changes.forms[:SHOWN])
    yield "可能和别的记录说的是一件事", (
        style.item(f"{_name(each.one, style)} 和 {_name(each.other, style)}：相近 {round(100 * each.share)}%（用词 {round(100 * each.wording)}%，"
                   f"同引段落 {round(100 * each.place)}%）；是一件事就用 merge 并成一条")
        for each in changes.alike[:SHOWN]
    )  # fmt: skip


def _first(texts: Iterable[tuple[str, str]]) -> str:
    return next((text for _, text in texts), "")


def _cites(cites: Iterable[str], style: _Plain) -> str:
    return style.words("、".join(cites))


def _name(entry: Entry, style: _Plain) -> str:
    return f"{entry.model.label} {style.words(entry.name)}（{style.words(entry.path)}）"


def _lead(record: Record, style: _Plain) -> str:
    line = getattr(record, "summary", None) or getattr(record, "purpose", None) or getattr(record, "meaning", None)
    return f"：{style.words(str(line))}" if line else ""


def _picture(entry: Entry, style: _Plain, drawn: Pictures) -> str:
    return f" {style.picture(drawn[entry])}" if entry in drawn else ""


def _edited(edited: Edited, style: _Plain) -> Iterator[str]:
    yield style.item(f"{_name(edited.entry, style)}：{in_a_sentence(map(style.words, edited.titles))}")
    fields = edited.entry.model.model_fields
    for each in edited.sentences[:SHOWN]:
        title = fields[each.field].title or each.field if each.field in fields else each.field
        yield style.item(f"{style.words(title)}：{_sentence(each, style)}", 1)
    if len(edited.sentences) > SHOWN:
        yield style.item(f"……共 {len(edited.sentences)} 处", 1)


def _sentence(each: Reworded, style: _Plain) -> str:
    """Before → after, each beside the passages that it rests on."""
    before, after = each.before, each.after
    if before and after and each.is_recited:
        was, now = _cites(before.cites, style), _cites(after.cites, style)
        return f"{style.words(after.text)}，出处由 {was or '无'} 改为 {now or '无'}"
    parts = [f"{style.gone(before.text)}{_resting(before.cites, style)}"] if before else []
    parts += [f"{style.come(after.text)}{_resting(after.cites, style)}"] if after else []
    return " → ".join(parts) if len(parts) > 1 else ("删去 " if before else "新写 ") + parts[0]


def _resting(cites: Iterable[str], style: _Plain) -> str:
    return f"（{told}）" if (told := _cites(cites, style)) else ""
