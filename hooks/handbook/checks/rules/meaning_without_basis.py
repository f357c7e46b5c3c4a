"""What a term says of figures, dates and what rules demand rests on a document that it names."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.figures import read_figures
from ...load.patterns import when_used
from ...model import Term
from ..rule import Ground, Remark, Rule, Scope

DEMANDS = when_used("(?<!不是)(?:规定|条例|细则|章程|法律)|依法|必须|不得|应当")
PLAIN = ("个", "家", "方", "种", "类", "样", "件", "项", "级", "者")  # 两个单位 is no figure that a document has to give
REMEDY = "在 basis 里写明文件全名和年份，没有核对的写 待核对；说不出文件的，把数字和规定的内容删掉。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at a meaning that states such things while no document is named."""
    record = entry.record
    if isinstance(record, Term) and not record.basis and (words := needing(own_words(record.meaning))):
        yield Remark(f"要点里的“{words}”要有文件作依据，basis 却没有写", REMEDY, ("meaning",))


def needing(text: str) -> str | None:
    """The first words of a text that only a document can bear out."""
    if figure := next((figure for figure in read_figures(text) if figure.unit and (figure.bound or figure.unit not in PLAIN)), None):
        return text[figure.start : figure.end]
    found = DEMANDS.search(text)
    return found[0] if found else None


RULE = Rule(
    code="HB468",
    name="术语的要点没有依据",
    scope=Scope.RECORD,
    why="术语页没有来源段落可查，全靠依据里的文件。要点写了人数、次数、期限，或者写了规定怎样要求，就要说得出是哪份文件，"
    "读者才能去核对。",
    bad="meaning: 分馆馆员每年轮岗 1 次，必须到总馆跟班。",
    good="meaning: 馆员到别的馆跟班学习一段时间。",
    check=check,
    proves=("Term.meaning",),
)
