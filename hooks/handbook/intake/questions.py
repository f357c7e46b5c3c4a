"""What is asked of somebody who offers a practice: the same questions in the sheet, on the site and in the file that comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model import Practice
from ..model.describe import vocabulary_of
from ..model.practice import Structure
from ..model.vocabulary import Status
from ..settings.handbook import Settings

Kind = Literal["line", "prose", "lines", "one", "several"]
AGREED = "同意"
CREDITS = ("署名", "单位署名", "匿名")


@dataclass(frozen=True)
class Question:
    """One question: its key in the file, what it is called, what is asked, how it is answered, whether it must be, the answers to choose
    from, each with what it means, and how long an answer may be."""

    key: str
    label: str
    asked: str
    kind: Kind
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    longest: int = 600

    @property
    def words(self) -> tuple[str, ...]:
        """The answers to choose from."""
        return tuple(word for word, _ in self.choices)


def questions(settings: Settings) -> tuple[Question, ...]:
    """The questions, in the order in which they are asked, with the words of these settings."""
    limits = settings.limits
    return (
        Question("name", "名称", "报告里怎样叫就怎样写；报告没有起名的，自己拟一个。", "line", True, longest=limits.name),
        Question("named_by", "定名", "名称是报告里的，还是您拟的？", "one", True, _words("named_by", settings)),
        Question("summary", "一句话", f"谁、对谁、做什么？{limits.summary} 字以内，用自己的话，不用“显著”“有力”这类词。", "prose", True, longest=limits.summary),
        Question("organisation", "实施单位", "报告写明是哪个单位做的，照原样写；隐去的不补，没写就空着。", "line", longest=60),
        _chosen("sectors", "several", True, settings),
        _chosen("level", "one", True, settings),
        _chosen("mechanism", "one", True, settings),
        Question("status", "状态", "报告说这件事做了没有？看那一句话，不看大标题。", "one", True, _status()),
        _chosen("evidence", "one", True, settings),
        *(_of_structure(name) for name in Structure.model_fields),
        Question("steps", "操作要点", "一步一行，用自己的话；行末可以写段号，如（第4段）。报告没写的不补。", "lines", longest=1200),
        Question("results", "成效", "一条一行，数字照报告写，连同单位；报告没写的不写。", "lines", longest=1200),
        Question("parts", "简称的各项", "名称带数字的，一行写一个字，如 问：问需求、问困难、问意见。报告没有展开就空着。", "lines"),
        Question("solves", "解决的问题", "手册里有的，写问题的名称，几个用顿号隔开；没有合适的空着。", "line", longest=200),
        Question("report", "来源报告", "报告的标题；手册里已有的，照“来源”页写它的名称。没有来源的做法不收。", "line", True, longest=120),
        Question("place", "在报告的哪里", "手册里已有的报告写段号，如 4、5；别的写第几部分、第几页，连同原话大意。", "prose", True, longest=300),
        Question("credit", "怎样署名", "收进手册以后，提供者怎样写？", "one", True, _credits()),
        Question("credited", "署名写法", "要署名的，写名字或单位；匿名的空着。", "line", longest=40),
        Question("agreed", "授权", "写的是自己的话，里面没有个人信息和内部材料；同意按手册的许可公开使用。", "one", True, ((AGREED, ""),)),
    )  # fmt: skip


def _words(name: str, settings: Settings) -> tuple[tuple[str, str], ...]:
    values = vocabulary_of(Practice.model_fields[name], settings.known)
    return tuple((str(value), getattr(value, "definition", "")) for value in values)


def _chosen(name: str, kind: Kind, required: bool, settings: Settings) -> Question:
    """A question answered with the words of a vocabulary."""
    field = Practice.model_fields[name]
    return Question(name, settings.title(field), f"{field.description}", kind, required, _words(name, settings))


def _of_structure(name: str) -> Question:
    field = Structure.model_fields[name]
    return Question(name, f"{field.title}", f"{field.description}报告没写就空着。", "prose", longest=200)


def _status() -> tuple[tuple[str, str], ...]:
    examples = {
        Status.DONE: "“去年走访了 40 户”", Status.ISSUED: "“印发了走访办法”，没说走没走",
        Status.PROPOSED: "“建议每季度走访一次”", Status.RELAYED: "“邻县的做法是……”",
    }  # fmt: skip
    return tuple((str(status), f"{status.definition}，如{examples[status]}") for status in Status)


def _credits() -> tuple[tuple[str, str], ...]:
    return tuple(zip(CREDITS, ("写个人名字", "写单位名称", "不写是谁提供的"), strict=True))


PERSONAL = frozenset({"credited"})  # where somebody may write his own name
