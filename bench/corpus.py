"""A synthetic handbook of any size: records of every kind, and the reports they cite, so that every check has work."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbook.checks.name_words import ALSO_WORDS, SURNAMES
from handbook.evidence.index_file import write_index
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.model.vocabulary import CauseGroup, FormKind, Level, Mechanism, Occasion, Sector, Stage, Vocabulary
from handbook.reports.reading import read_report
from handbook.settings.handbook import SETTINGS, read_settings
from handbook.settings.words import Value

ROOT = Path(__file__).resolve().parents[1]

PER_REPORT = 40
SHARES = {"practice": 0.60, "problem": 0.10, "template": 0.17}  # as in the handbook itself
HEADS = "联建帮创查评送亮"
WHO = ("支部委员", "党小组组长", "机关支部", "业务科室", "片区党员", "班子成员", "项目党员", "窗口党员")
DOES = ("上门走访", "对接需求", "列出事项", "分头办理", "当场答复", "登记销号", "汇总讨论", "回访核实", "公开结果", "评议改进")
WHAT = ("困难职工", "结对社区", "重点项目", "服务窗口", "流动党员", "联系企业", "帮扶农户", "青年职工", "离退休党员", "信访事项")
WHEN = ("每月", "每季度", "每半年", "年初", "年底", "项目开工前", "组织生活会前", "检查之后")


@dataclass(frozen=True)
class Corpus:
    """Where a corpus lies and how many records of each kind it has."""

    folder: Path
    counts: dict[str, int]


def write_corpus(folder: Path, size: int, seed: int = 7) -> Corpus:
    """Write a docs folder with about `size` records, and this handbook's settings beside it. The same arguments give the
    same bytes."""
    writer = _Writer(folder, random.Random(seed))
    counts = {kind: int(size * share) for kind, share in SHARES.items()}
    counts["source"] = writer.sources(counts["practice"])
    counts["term"] = max(size - sum(counts.values()), 1)
    corpus = Corpus(folder, counts)
    _write_settings(folder.parent / SETTINGS)
    for number in range(counts["term"]):
        writer.term(number)
    for number in range(counts["problem"]):
        writer.problem(number)
    for number in range(counts["template"]):
        writer.template(number)
    for number in range(counts["practice"]):
        writer.practice(number, corpus)
    return corpus


def _write_settings(path: Path) -> None:
    """This handbook's settings, without the records that it chooses for its front page."""
    text = (ROOT / SETTINGS).read_text(encoding="utf-8")
    path.write_text(re.sub(r"^home:\n(?: .*\n)+", "", text, flags=re.MULTILINE), encoding="utf-8", newline="\n")


class _Plain(yaml.SafeDumper):
    """Writes a value twice instead of an anchor, which records may not have."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Writer:
    """Writes records; whatever it says of a practice stands in that practice's paragraph of a report."""

    def __init__(self, docs: Path, chance: random.Random) -> None:
        self.docs = docs
        self.words = read_settings(ROOT).settings
        self.chance = chance
        self.facts: list[_Facts] = []
        self.cites: list[list[str]] = []

    def sources(self, practices: int) -> int:
        """Reports with one paragraph for each practice, and their passage indexes. Returns their number."""
        self.facts = [_facts(number, self.chance) for number in range(practices)]
        groups = [self.facts[at : at + PER_REPORT] for at in range(0, practices, PER_REPORT)]
        for number, group in enumerate(groups):
            self._source(number, group)
        return len(groups)

    def _source(self, number: int, group: list[_Facts]) -> None:
        text = "".join(f"{facts.paragraph()}\n" for facts in group)
        path = self.docs.parent / "reports" / f"report-{number}.txt"
        _write(path, text)
        identifier = f"source-{number}"
        index = build_index(identifier, read_report(path), Span(0, len(text)))
        _write(self.docs / "sources" / "passages" / f"{identifier}.json", write_index(index))
        starts = {passage.paragraph: passage.number for passage in reversed(index.passages)}
        ends = {passage.paragraph: passage.number for passage in index.passages}
        for paragraph in sorted(starts):
            self.cites.append([f"{identifier}#{n}" for n in range(starts[paragraph], ends[paragraph] + 1)])
        self._record("sources", identifier, {
            "name": f"基层党建工作调查报告之{_han(number)}", "short": f"调查{_han(number)}",
            "summary": "对若干单位党建与业务工作的调查，列出做法、存在的问题和下一步打算，数字为写作单位自报。", "sectors": ["跨领域"], "file": path.name,
            "range": [0, len(text)], "flags": ["时点不明"],
        })

    def practice(self, number: int, counts: Corpus) -> None:
        """One practice as long and as linked as the handbook's are on average."""
        facts, cite = self.facts[number], self.cites[number]
        counted = number % 5 < 3
        self._record("practices", f"practice-{number}", {
            "name": facts.name, "aliases": [f"{facts.name}工作法"], "asks": [f"{facts.what}怎样经常联系？"],
            "summary": f"{facts.who}负责，{facts.when}对{facts.what}{facts.does[0]}、{facts.does[1]}。",
            "sectors": [self._pick(Sector)], "level": self._pick(Level),
            "mechanism": self._pick(Mechanism), "stages": [self._pick(Stage)],
            "status": "已实践", "evidence": "规模或产出" if counted else "无成效表述",
            **({"shorthand": _shorthand(facts, cite)} if number % 4 == 0 else {}),
            "structure": {"actor": _claim(f"由{facts.who}牵头，业务科室配合，分管负责人把关。", cite),
                          "object": _claim(f"对象是本单位联系的{facts.what}，名单随情况变化调整。", cite)},
            "steps": [_claim(f"{facts.when}{does}，责任到人，结果逐项记下，办完的事项逐项销号。", cite) for does in facts.does[:2]],
            **({"results": [_result(facts, cite)]} if counted else {}),
            "solves": [f"problem-{number % counts.counts['problem']}", f"problem-{(number + 1) % counts.counts['problem']}"],
            **({"templates": [f"template-{number // 2 % counts.counts['template']}"]} if number % 2 == 0 else {}),
            "related": self._neighbours(number),
            "editor": _EDITOR | {"merge": f"并入三会一课和 [[term-{number % counts.counts['term']}]] 的例行安排，不另开会。"},
            "cites": cite,
        })

    def _neighbours(self, number: int) -> list[str]:
        """The records before and after, so that every such link is made on both sides."""
        return [f"practice-{other}" for other in (number - 1, number + 1) if 0 <= other < len(self.facts)]

    def problem(self, number: int) -> None:
        """One problem that rests on the report of some practice."""
        facts, cite = self._facts_of(number)
        signs = (f"{facts.what}的名单多年没有更新，情况少有人说得清。", "安排在会上，落实在纸上，办没办没有人问。",
                 f"{facts.who}手头事多，联系时断时续。", "收到的事项没有人跟到底，后来没有人愿意说。",
                 "检查只看记录齐不齐，不看事情办没办。")
        causes = ("分工没有到人，谁都管、谁都不管。", "办得好坏一个样，考核里看不出来。")
        self._record("problems", f"problem-{number}", {
            "name": f"{facts.what}联系不经常之{_han(number)}", "aliases": [f"联系{facts.what}走过场之{_han(number)}"],
            "asks": [f"{facts.what}总是联系不上怎么办？"],
            "summary": f"{facts.who}联系{facts.what}时断时续，收到的事项没有人跟到底。",
            "sectors": [self._pick(Sector), "跨领域"],
            "signs": [_claim(sign, cite) for sign in signs],
            "causes": [{**_claim(cause, cite), "group": self._pick(CauseGroup)} for cause in causes],
            "editor": {"checks": ["最近一次联系是谁、办了什么？", "没办成的事项现在在谁手里？", "名单上次核对是什么时候？",
                                  "哪一件事是因为联系才办成的？"],
                       "advice": "先把手里没办完的事项列出来，一件一件落到人，再谈多久联系一次；看得出好转的标志是有人来问进度。"},
            "cites": cite,
        })

    def template(self, number: int) -> None:
        """One form with fields of all three origins."""
        facts, cite = self._facts_of(number)
        own = ("登记人", "登记日期", "办理期限", "办理结果", "备注")
        self._record("templates", f"template-{number}", {
            "name": f"{facts.what}联系事项登记之{_han(number)}", "named_by": "编者",
            "form": self._pick(FormKind), "mechanism": self._pick(Mechanism), "stages": [self._pick(Stage)],
            "occasion": self._pick(Occasion),
            "purpose": f"登记推行“{facts.name}”时联系的{facts.what}和办理的事项。",
            "when": _claim(f"{facts.when}登记，办结即填。", cite),
            "fields": [{"label": facts.what, "origin": "原文所列", "cite": cite, "note": "写单位或称呼，不写证件号码。"},
                       {"label": "办理情况", "origin": "原文推知", "note": "写清谁在什么时候办了什么。", "cite": cite},
                       *({"label": label, "origin": "编者拟", "note": "照实写，没有就空着。"} for label in own)],
            "editor": {"replace": "已有事项清单的，加“来自联系”一栏即可，不必另立。", "filled_by": "联系人", "minutes": 5,
                       "tips": "只登记事项，不登记走访本身；没有事项的走访不用填。"},
            "cites": cite,
        })

    def term(self, number: int) -> None:
        """One term; the first is named by every practice and has a former wording that stands in all their passages, each of the
        others is linked by some."""
        name = "三会一课" if number == 0 else f"术语之{_han(number)}"
        self._record("terms", f"term-{number}", {
            "name": name, "meaning": self._meaning(name, number),
            **({"former": [{"wording": "业务科室配合", "note": "旧文件里的说法，内容大致相同。"}]} if number == 0 else {}),
            "basis": [{"document": "《中国共产党支部工作条例（试行）》", "state": "待核对"}],
        })

    def _meaning(self, name: str, number: int) -> str:
        """What a term means: no two mean the same, and none reads like a person's name."""
        letters = sorted({*"".join((*WHO, *WHAT, *DOES))} - {*SURNAMES, *ALSO_WORDS})
        said = "".join(random.Random(number).sample(letters, 40))
        return f"{name}：{said[:10]}，{said[10:20]}；{said[20:30]}，{said[30:]}。"

    def _pick(self, vocabulary: type[Vocabulary] | type[Value]) -> str:
        values = self.words.values(vocabulary) if issubclass(vocabulary, Value) else tuple(vocabulary)
        return str(self.chance.choice(values))

    def _facts_of(self, number: int) -> tuple[_Facts, list[str]]:
        """What some practice's paragraph says, for a record that rests on it too."""
        return self.facts[number % len(self.facts)], self.cites[number % len(self.cites)]

    def _record(self, folder: str, identifier: str, data: dict[str, Any]) -> None:
        text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=200)
        _write(self.docs / folder / f"{identifier}.yml", text)


@dataclass(frozen=True)
class _Facts:
    """What the report says of one practice."""

    name: str
    who: str
    what: str
    when: str
    does: tuple[str, ...]
    counts: tuple[int, int, int]

    def paragraph(self) -> str:
        """The report's paragraph."""
        listed = "、".join(self.does)
        return (
            f"推行“{self.name}”做法，由{self.who}负责，业务科室配合，{self.when}对{self.what}{listed}。"
            f"此前{self.what}联系不经常。全年共联系{self.counts[0]}名{self.what}，办理{self.counts[1]}件事项，"
            f"{self.counts[2]}个支部按时完成，结果向党员大会报告并作为评议依据。"
        )


def _facts(number: int, chance: random.Random) -> _Facts:
    return _Facts(
        name=f"{chance.choice(WHO)[:2]}{chance.choice(HEADS)}{chance.choice(WHAT)[:2]}之{_han(number)}",
        who=chance.choice(WHO), what=chance.choice(WHAT), when=chance.choice(WHEN),
        does=tuple(chance.sample(DOES, 4)),
        counts=(chance.randint(20, 9000), chance.randint(20, 9000), chance.randint(11, 900)),
    )


_EDITOR = {
    "fits": "适合有固定服务对象的支部；没有服务对象的，先从内部联系做起，不必硬凑。",
    "minimal": "七名党员分成两组，一个月各联系一户，月底在组织生活会上说清办了什么、还差什么。",
    "pitfalls": "只留照片不办事，台账补记；看事项有没有销号、有没有人来问进度就能发现。",
    "burden": "低",
}


def _shorthand(facts: _Facts, cite: list[str]) -> dict[str, Any]:
    """Four things that are done, in two groups, as the report lists them."""
    return {"form": facts.name, "parts": {"先": list(facts.does[:2]), "后": list(facts.does[2:])}, "cite": cite}


def _result(facts: _Facts, cite: list[str]) -> dict[str, Any]:
    """One result with two figures."""
    figures = [f"{facts.counts[0]} 名", f"{facts.counts[1]} 件"]
    return {"text": f"联系{facts.what}，办理所提事项，支部按时完成任务。", "figures": figures, "cite": cite}


def _claim(text: str, cite: Any) -> dict[str, Any]:
    return {"text": text, "cite": cite}


def _han(number: int) -> str:
    """A number in letters that are no Chinese numerals, so that names hold no figures."""
    letters = "甲乙丙丁戊己庚辛壬癸"
    return "".join(letters[int(digit)] for digit in str(number))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def records(docs: Path) -> Iterator[Path]:
    """The record files of a corpus."""
    return docs.glob("*/*.yml")
