"""`new`: a valid skeleton of a record, with every field explained; asks for what must be there."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from ..catalog import Catalog, read_catalog
from ..catalog.ledger import read_ledger
from ..checks.spelling import shown
from ..load import load_text
from ..load.lint import CONTROL, INVISIBLE
from ..load.scalars import plain_value, quoted
from ..model import FOLDERS, KINDS, Source
from ..model.base import Record
from ..model.describe import is_list, vocabulary_of, whole
from ..model.identifier import LONGEST, is_identifier
from ..model.marks import CITES, marks_in
from ..model.plans import kinds_meant
from ..reports.reading import ReportError, read_report
from ..settings.handbook import Settings, read_settings
from .init import REPORTS
from .putting import put
from .schema import FOLDER
from .step import changing

Ask = Callable[[str, str, list[str]], str]

# what cannot be asked for in one line is written as an example that the author replaces
EXAMPLES = {
    "range": "[0, 1000]",
    "fields": "\n  - {label: 事项, origin: 编者拟}",
    "steps": "".join(f"\n  - {{text: 第{number}步做什么。, origin: 编者拟}}" for number in "一二三"),
    "segments": "".join(
        f"\n  - {{part: {part}, minutes: {minutes}, text: 讲师做什么，学员做什么。}}"
        for part, minutes in (("导入", 5), ("案例", 16), ("研讨", 14), ("点评", 6), ("小结", 4))
    ),
    "cases": "".join(f"\n  - {{practice: zuofa-{number}, minutes: 8, text: 叫学员看哪里。}}" for number in ("yi", "er")),
}
SPLIT = re.compile(r"[,，、\s]+")
UNSEEN = re.compile(f"[\t\n\ud800-\udfff{CONTROL}{INVISIBLE}]")


def new_record(docs: Path, kind: str, identifier: str, given: Mapping[str, str], ask: Ask) -> int:
    """Write docs/<folder>/<id>.yml. Returns the exit status: 2 when the file is there or the answers do not fit."""
    model, settings = KINDS[kind], read_settings(docs.parent).settings
    path = docs / model.folder / f"{identifier}.yml"
    if not is_identifier(identifier):
        rule = f"只能用小写拼音字母、数字和连字符，至多 {LONGEST} 个，如 sanwen-sanbang"
        return _refuse(f"编号“{shown(identifier)}”不行：{rule}。")
    if unknown := [name for name in given if name not in model.model_fields]:
        return _refuse(f"{model.label}没有“{shown(unknown[0])}”这个栏目，可以写：{'、'.join(model.model_fields)}。")
    if there := taken(docs, identifier):
        return _refuse(f"{there}：编号在全手册里只能用一次，换一个。")
    answers = Answers(model, docs, settings)
    try:
        answers.take(given)
        answers.ask_for(ask)
    except Misfit as fault:
        return _refuse(str(fault))
    text = skeleton(model, answers.fitting, examples(docs.parent / REPORTS, answers.fitting), settings, (docs.parent / FOLDER).is_dir())
    with changing(docs.parent):
        if there := taken(docs, identifier):  # while the questions were answered
            return _refuse(f"{there}：刚才在别处写成的，没有动它。编号在全手册里只能用一次，换一个。")
        put(path, text)
    print(f"已写好 {path.relative_to(docs.parent).as_posix()}。用编辑器打开，把带 # 的行按需要补上，再运行 check。")
    return 0


def examples(reports: Path, answers: Mapping[str, str]) -> dict[str, str]:
    """What stands where no answer does; the range of a report that lies where reports lie is all of it."""
    name = answers.get("file", "")
    if not name or name != Path(name).name:
        return EXAMPLES
    try:
        return {**EXAMPLES, "range": f"[0, {len(read_report(reports / name).text)}]"}
    except ReportError:
        return EXAMPLES


def taken(docs: Path, identifier: str) -> str:
    """What has the id, or had it before; empty when it is free."""
    files = (docs / folder / f"{identifier}.yml" for folder in FOLDERS)
    there = next((f"{path.relative_to(docs.parent).as_posix()} 已经有了" for path in files if path.exists()), "")
    ledger = read_ledger(docs)
    move = ledger.moved_ids.get(identifier)
    return there or (f"“{identifier}”以前用过，{ledger.path} 第 {move.line} 行写着它的去处" if move else "")


class Misfit(Exception):
    """Why an answer cannot stand in its field, in words for who gave it."""


class Answers:
    """The answers for a new record, each held against its field when it is given: `fitting` are those that fit."""

    def __init__(self, model: type[Record], docs: Path, settings: Settings) -> None:
        self.fitting: dict[str, str] = {}
        self._model = model
        self._docs = docs
        self._settings = settings

    @cached_property
    def _catalog(self) -> Catalog:
        return read_catalog(self._docs)

    def take(self, given: Mapping[str, str]) -> None:
        """Answers that were given with the command; raises `Misfit` for the first that does not fit."""
        for name, answer in given.items():
            if answer:
                self.fitting[name] = self._fit(name, answer)

    def ask_for(self, ask: Ask) -> None:
        """Whatever must be there and is not; an answer that does not fit is told, and asked for again."""
        for name, field in required(self._model):
            while name not in self.fitting:
                try:
                    self.fitting[name] = self._fit(name, ask(name, question(field, self._settings), choices(field, self._settings)))
                except Misfit as fault:
                    print(f"{fault}请再答一次，前面答过的都留着。", file=sys.stderr)

    def _fit(self, name: str, answer: str) -> str:
        """The answer, with ids where records were called by their names. Raises `Misfit`."""
        fault = misfit(self._model, name, answer, self._settings)
        if fault and (meant := self._with_ids(name, answer)) != answer and not misfit(self._model, name, meant, self._settings):
            print(f"“{answer}”写成编号：{meant}")
            return meant
        if fault:
            raise Misfit(fault)
        return answer

    def _with_ids(self, name: str, answer: str) -> str:
        """The answer with each name of one record as its id, in a citation too; `cites: 某县调查#4`."""
        field = self._model.model_fields[name]
        if not is_list(field):
            return answer
        return ", ".join(self._identifier(item, kinds_meant(field)) for item in SPLIT.split(answer))

    def _identifier(self, item: str, kinds: Collection[str]) -> str:
        name, mark, passage = unicodedata.normalize("NFKC", item).partition("#")
        found = self._catalog.named(name, (Source.kind,) if mark else kinds)
        return f"{found[0].id}{mark}{passage}" if len(found) == 1 else item


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def required(model: type[Record]) -> list[tuple[str, FieldInfo]]:
    """The fields that have to be asked for."""
    return [(name, field) for name, field in model.model_fields.items() if field.is_required() and name not in EXAMPLES]


def question(field: FieldInfo, settings: Settings) -> str:
    """What a field is asked with."""
    several = "（可写几个，用逗号隔开）" if is_list(field) else ""
    return f"{settings.title(field)}：{field.description}{several}"


def choices(field: FieldInfo, settings: Settings) -> list[str]:
    """The values a field may have; none when it is free text."""
    return [str(value) for value in vocabulary_of(field, settings.known)]


def skeleton(model: type[Record], answers: Mapping[str, str], unanswered: Mapping[str, str], settings: Settings, has_schema: bool) -> str:
    """The text of a new record: answered fields filled in, those `unanswered` as given, the others as comments that say what
    they are for. An editor is led to the schema of its kind where there is one.
    """
    lines = [f"# yaml-language-server: $schema=../../{FOLDER}/{model.kind}.schema.json"] if has_schema else []
    for name, field in model.model_fields.items():
        lines.append(f"# {settings.title(field)}：{field.description}")
        lines.append(_line(name, field, answers.get(name), unanswered))
    return "\n".join(lines) + "\n"


def _line(name: str, field: FieldInfo, answer: str | None, unanswered: Mapping[str, str] = EXAMPLES) -> str:
    if answer:
        return f"{name}: {_value(field, answer)}"
    if field.is_required():
        return f"{name}: {unanswered[name]}" if name in unanswered else f"{name}:"
    return f"# {name}: {'[]' if is_list(field) else ''}".rstrip()


def _value(field: FieldInfo, answer: str) -> str:
    """An answer as YAML: lists in brackets, text in quotes where YAML would read something else."""
    if is_list(field):
        return "[" + ", ".join(map(scalar, filter(None, SPLIT.split(answer)))) + "]"
    return scalar(answer)


def scalar(text: str) -> str:
    """A text as YAML has it inside a list or mapping: bare where it can be."""
    plain = re.match(r"^[\w一-鿿][^:#\[\]{},&*!|>'\"%@`?]*$", text) and not UNSEEN.search(text) and plain_value(text) == text
    return text if plain and text == text.strip() else quoted(text)


def misfit(model: type[Record], name: str, answer: str, settings: Settings) -> str:
    """What is wrong with the answer for a field; empty when nothing is."""
    field = model.model_fields[name]
    if UNSEEN.search(answer):
        return f"“{settings.title(field)}”里有看不见的字符：用键盘重新打一遍。"
    if _is_valid(model, name, load_text(_line(name, field, answer).encode(), "新记录").data, settings):
        return ""
    return f"“{settings.title(field)}”这样写不行。{field.description}{_way_out(field, settings)}"


def _way_out(field: FieldInfo, settings: Settings) -> str:
    """How to write what can be written; empty where the description says all."""
    if allowed := choices(field, settings):
        return f"可以写：{'、'.join(allowed)}。"
    if kinds := [model for kind, model in KINDS.items() if kind in kinds_meant(field)]:
        return "".join(f"写现有{model.label}的编号或名称；还没有的，先用 new {model.kind} 建好。" for model in kinds)
    return "写成 来源编号#段落号，如 tushu-huifang#4；段落号用 index 报告文件 --show 看。" if CITES in marks_in(whole(field)) else ""


def _is_valid(model: type[Record], name: str, data: dict[str, Any] | None, settings: Settings) -> bool:
    """Does the model take this field, whatever it says of those that are not there?"""
    try:
        model.model_validate(data, context=settings.context)
    except ValidationError as error:
        return all(fault["loc"][:1] != (name,) for fault in error.errors(include_url=False))
    return True
