"""A name that the editor coined says what the record tells: it is made of the words of its passages."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load.patterns import when_used
from ...model import Practice, Problem
from ...model.template import WorkTemplate
from ...model.vocabulary import NamedBy
from ..covered import bare
from ..places import all_cited, write_places
from ..rule import Ground, Remark, Rule, Scope
from ..said import proved_words

REMEDY = "名称由编者拟的，也只说这条记录说的事：用所引段落里的关键词来拟，不加段落没有的判断。"
QUOTED = when_used("[“《]([^“”《》]{2,})[”》]")
QUOTES = "引号里的是来源自己的叫法：来源没有这样叫的，去掉引号，照内容来拟。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at a coined name next to none of which the record or its passages say, or that quotes what the passages do not have."""
    record = entry.record
    coined = isinstance(record, Problem) or (isinstance(record, (Practice, WorkTemplate)) and record.named_by is NamedBy.EDITOR)
    places = all_cited(entry.citations, ground.library) if coined else []
    name = record.name.replace("，", "").replace("；", "")  # one clause: the parts of a name are too short to be judged alone
    if places and any(bare(name, proved_words(entry), places, ground.library)):
        yield Remark(f"编者拟的名称“{record.name}”，所引段落和这条记录的各句里都看不到这些字眼", REMEDY, ("name",))
        return
    for quoted in QUOTED.findall(record.name) if places else ():
        if ground.library.contains_any(places, quoted) == "no":
            yield Remark(f"名称里引号内的“{quoted}”，所引段落 {write_places(places)} 里没有", QUOTES, ("name",))


RULE = Rule(
    code="HB465",
    name="编者拟的名称没有依据",
    scope=Scope.RECORD,
    why="读者先看名称，转述时往往只说名称。来源没有起名的，编者照内容拟一个；名称里多出来的判断，就成了没有出处的结论。加了引号，读者更当成来源自己的叫法，所以引号里的字要逐字在所引段落里。",
    bad="cites: tushu-huifang#13\nname: 借阅经费短缺     # 段落说的是一年只到户一次",
    good="cites: tushu-huifang#13\nname: 到户次数少、登记表代填",
    check=check,
    proves=("Practice.name", "Problem.name", "WorkTemplate.name"),
)
