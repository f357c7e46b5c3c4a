"""Our own sentences say what was done, not how splendid it was (editorial rule ED-2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load.patterns import when_used
from ..prose import Stretch, suspects
from ..rule import Ground, Remark, Rule, Scope

# Wording that is the source's or an official text's own: there it is a fact.
QUOTING_FIELDS = frozenset(
    {"name", "aliases", "organisation", "parts", "form", "label", "document", "wording", "misuse", "file", "site"}
)
WORDS = when_used(
    "(?<!不)显著|极大(?!值)|(?<![没所拥具享含特])有力(?![量气度争学])|扎实(?:推进|开展|有效|抓好|做好)|"
    "(?:取得|获得)了?[^，。；]{0,4}(?:巨大|辉煌|丰硕|骄人|喜人|可喜|优异)的?(?:成就|成绩|成果)|首创(?!精神)|亮点纷呈|"
    "成效(?:明显|斐然|卓著)|成果丰硕|硕果累累|卓有成效|有声有色|蔚然成风|再上新?台阶|跨越式|举世瞩目|"
    "遥遥领先|史无前例|前所未有|独具特色|独树一帜|一流业绩|强势推进|强力推进|全国领先|国内首个|填补空白"
)
# Every word above holds one of these; a list of plain words is searched much faster.
HINT = when_used(
    "显著|极大|有力|扎实|巨大|辉煌|丰硕|骄人|喜人|可喜|优异|首创|亮点|成效|硕果|卓有|有声|蔚然|再上|跨越|举世|遥遥|史无|"
    "前所|独具|独树|一流|强势|强力|全国领先|国内首个|填补"
)
QUOTED = when_used("“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"]*\"")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each of our texts that praises, with the words it uses."""
    for stretch in suspects(entry, HINT.search):
        words = _praise(stretch)
        if words:
            yield Remark(
                f"编者的话里有褒扬用语{'、'.join(f'“{word}”' for word in words)}",
                "删掉它，写出具体做了什么、有多少；如果是原文的话，用中文引号“ ”引起来并带出处。",
                stretch.where,
            )


def _praise(stretch: Stretch) -> list[str]:
    if QUOTING_FIELDS.intersection(stretch.where):
        return []
    return praise_in(stretch.folded)


def praise_in(text: str) -> list[str]:
    """The words of praise in a folded text, each once, those inside quotation marks left out."""
    return list(dict.fromkeys(WORDS.findall(QUOTED.sub("", text))))


RULE = Rule(
    code="HB601",
    name="有空泛的褒扬用语",
    scope=Scope.RECORD,
    why="“显著”“有力”不能核对，也不能照着做。读者要的是谁做了什么、多少、出处在哪里。",
    bad="summary: 扎实推进馆员入户，读者满意度显著提升。",
    good="summary: 馆员分户联系读者，每季度到户一次。",
    check=check,
)
