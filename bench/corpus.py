"""A synthetic handbook of any size: records of every kind, and the reports they cite, so that every check has work."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbook.evidence.index import build_index, write_index
from handbook.evidence.passages import Span
from handbook.evidence.reports import read_report
from handbook.model.vocabulary import CauseGroup, FormKind, Level, Mechanism, Sector, Stage

PER_REPORT = 40
SHARES = {"practice": 0.70, "problem": 0.14, "template": 0.13}
HEADS = "联建帮创查评送亮"
WHO = ("支部委员", "党小组组长", "机关支部", "业务科室", "片区党员", "班子成员", "项目党员", "窗口党员")
DOES = ("上门走访", "对接需求", "列出清单", "分头办理", "当场答复", "登记销号", "汇总讨论", "回访核实", "公开结果", "评议改进")
WHAT = ("困难职工", "结对社区", "重点项目", "服务窗口", "流动党员", "联系企业", "帮扶农户", "青年职工", "离退休党员", "信访事项")
WHEN = ("每月", "每季度", "每半年", "年初", "年底", "项目开工前", "组织生活会前", "检查之后")


@dataclass(frozen=True)
class Corpus:
    """Where a corpus lies and how many records of each kind it has."""

    folder: Path
    counts: dict[str, int]


def write_corpus(folder: Path, size: int, seed: int = 7) -> Corpus:
    """Write a docs folder with about `size` records. The same arguments give the same bytes."""
    writer = _Writer(folder, random.Random(seed))
    practices = int(size * SHARES["practice"])
    problems, templates = int(size * SHARES["problem"]), int(size * SHARES["template"])
    sources = writer.sources(practices)
    terms = max(size - practices - problems - templates - sources, 1)
    for number in range(terms):
        writer.term(number)
    for number in range(problems):
        writer.problem(number, practices)
    for number in range(templates):
        writer.template(number, practices)
    for number in range(practices):
        writer.practice(number, problems, templates, terms)
    return Corpus(folder, {"practice": practices, "problem": problems, "template": templates, "source": sources,
                           "term": terms})


class _Plain(yaml.SafeDumper):
    """Writes a value twice instead of an anchor, which records may not have."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Writer:
    """Writes records; whatever it says of a practice stands in that practice's paragraph of a report."""

    def __init__(self, docs: Path, chance: random.Random) -> None:
        self.docs = docs
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
            "summary": "对若干单位党建与业务工作的调查。", "sectors": ["跨领域"], "file": path.name,
            "range": [0, len(text)], "flags": ["时点不明"],
        })

    def practice(self, number: int, problems: int, templates: int, terms: int) -> None:
        """One practice with everything a full record has."""
        facts, cite, pick = self.facts[number], self.cites[number], self.chance
        self._record("practices", f"practice-{number}", {
            "name": facts.name, "aliases": [f"{facts.name}工作法"], "summary": f"{facts.who}面向{facts.what}，{facts.does[0]}。",
            "sectors": [str(pick.choice(list(Sector)))], "level": str(pick.choice(list(Level))),
            "mechanism": str(pick.choice(list(Mechanism))), "stages": [str(pick.choice(list(Stage)))],
            "status": "已实践", "evidence": "规模或产出",
            "structure": {"actor": _claim(f"由{facts.who}牵头，业务科室配合。", cite),
                          "object": _claim(f"对象是{facts.what}。", cite),
                          "rhythm": _claim(f"{facts.when}安排，会前明确分工。", cite)},
            "steps": [_claim(f"{facts.when}{does}，责任到人，结果记入清单。", cite) for does in facts.does],
            "results": [{"text": f"联系{facts.what}，办理所提事项。", "figures": [f"{facts.counts[0]} 名", f"{facts.counts[1]} 件"], "cite": cite},
                        {"text": "支部按时完成联系任务。", "figures": [f"{facts.counts[2]} 个"], "cite": cite}],
            "solves": [f"problem-{number % problems}", f"problem-{(number * 7 + 1) % problems}"][: 1 + number % 2],
            "templates": [f"template-{number % templates}"],
            "editor": {"fits": "适合有固定服务对象的支部；没有服务对象的，先从内部联系做起。",
                       "minimal": "七名党员分成两组，一个月各联系一户，月底在组织生活会上说清办了什么。",
                       "pitfalls": "只留照片不办事，台账补记；看事项有没有销号就能发现。", "burden": "低",
                       "merge": f"并入三会一课和 [[term-{number % terms}]]。"},
            "cites": cite,
        })

    def problem(self, number: int, practices: int) -> None:
        """One problem that rests on the report of some practice."""
        facts, cite = self.facts[number % practices], self.cites[number % practices]
        self._record("problems", f"problem-{number}", {
            "name": f"{facts.what}联系不经常之{_han(number)}", "summary": f"{facts.who}联系{facts.what}时断时续，事项没有人跟到底。",
            "sectors": [str(self.chance.choice(list(Sector)))],
            "signs": [_claim(f"对{facts.what}的情况说不清楚。", cite), _claim("安排在会上，落实在纸上。", cite)],
            "causes": [{**_claim("分工没有到人。", cite), "group": str(self.chance.choice(list(CauseGroup)))}],
            "editor": {"checks": ["最近一次联系是谁、办了什么？", "没办成的事项现在在谁手里？"]}, "cites": cite,
        })

    def template(self, number: int, practices: int) -> None:
        """One form with fields of all three origins."""
        facts, cite = self.facts[number % practices], self.cites[number % practices]
        self._record("templates", f"template-{number}", {
            "name": f"{facts.what}联系事项登记之{_han(number)}", "named_by": "编者",
            "form": str(self.chance.choice(list(FormKind))), "mechanism": str(self.chance.choice(list(Mechanism))),
            "purpose": f"登记联系{facts.what}时收到的事项和办理情况。",
            "fields": [{"label": facts.what, "origin": "原文所列", "cite": cite},
                       {"label": "办理情况", "origin": "原文推知", "note": "写清谁在什么时候办了什么。", "cite": cite},
                       {"label": "备注", "origin": "编者拟"}],
            "editor": {"replace": "已有事项清单的，加一栏即可。", "minutes": 5}, "cites": cite,
        })

    def term(self, number: int) -> None:
        """One term; the first is mentioned by every practice, the others by nobody."""
        name = "三会一课" if number == 0 else f"术语之{_han(number)}"
        self._record("terms", f"term-{number}", {
            "name": name, "meaning": "组织生活的基本制度，按规定的频次开展。",
            "basis": [{"document": "党支部工作条例", "state": "待核对"}],
        })

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
            f"推行“{self.name}”做法，由{self.who}负责，{self.when}对{self.what}{listed}。"
            f"全年共联系{self.counts[0]}名{self.what}，办理{self.counts[1]}件事项，"
            f"{self.counts[2]}个支部按时完成，结果向党员大会报告并作为评议依据。"
        )


def _facts(number: int, chance: random.Random) -> _Facts:
    return _Facts(
        name=f"{chance.choice(WHO)[:2]}{chance.choice(HEADS)}{chance.choice(WHAT)[:2]}之{_han(number)}",
        who=chance.choice(WHO), what=chance.choice(WHAT), when=chance.choice(WHEN),
        does=tuple(chance.sample(DOES, 4)),
        counts=(chance.randint(20, 9000), chance.randint(20, 9000), chance.randint(11, 900)),
    )


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
