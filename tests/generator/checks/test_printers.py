"""The three forms of the outcome, to the letter."""

from __future__ import annotations

import json

from handbook.checks import printers
from handbook.checks.engine import Outcome, Tally
from handbook.checks.rule import Finding, Severity

TALLY = Tally(
    records={"practice": 2, "problem": 1, "template": 0, "source": 1, "term": 0},
    statements=9, citations=12, figures=4, rules=70, passages=8,
)  # fmt: skip
ERROR = Finding("docs/practices/a.yml", 14, 11, "HB203", "不能写“已实施”", "是不是想写“已实践”？")
SECOND = Finding("docs/practices/a.yml", 20, 3, "HB601", "有“显著”", "删掉它。")
WARNING = Finding("docs/terms/b,c.yml", 1, 1, "HB605", "100%: 太长", "改短\n再看。", Severity.WARNING)
OUTCOME = Outcome((ERROR, SECOND, WARNING), TALLY)
CLEAN = Outcome((), TALLY)
CHECKED = "检查了 4 条记录（做法 2、问题 1、表单 0、来源 1、术语 0）、9 句有出处的话、12 处引用、4 个数字，用 70 条规则"


def test_text() -> None:
    assert printers.text(OUTCOME) == (
        "docs/practices/a.yml:14:11 错误 HB203 不能写“已实施”\n"
        "    → 是不是想写“已实践”？\n"
        "docs/practices/a.yml:20:3 错误 HB601 有“显著”\n"
        "    → 删掉它。\n"
        "\n"
        "docs/terms/b,c.yml:1:1 提醒 HB605 100%: 太长\n"
        "    → 改短\n"
        "再看。\n"
        "\n"
        f"{CHECKED}；发现 2 个错误、1 个提醒\n"
        "看原因和例子：运行 explain HB203"
    )


def test_text_without_findings() -> None:
    assert printers.text(CLEAN) == f"{CHECKED}；发现 0 个错误、0 个提醒"


def test_json() -> None:
    data = json.loads(printers.as_json(OUTCOME))
    assert list(data) == ["version", "ok", "errors", "warnings", "findings", "checked"]
    assert (data["version"], data["ok"], data["errors"], data["warnings"]) == (1, False, 2, 1)
    assert data["findings"][0] == {
        "path": "docs/practices/a.yml", "line": 14, "column": 11, "code": "HB203", "severity": "error",
        "message": "不能写“已实施”", "remedy": "是不是想写“已实践”？",
    }  # fmt: skip
    assert data["checked"] == {
        "records": {"practice": 2, "problem": 1, "template": 0, "source": 1, "term": 0},
        "statements": 9, "citations": 12, "figures": 4, "rules": 70, "passages": 8,
    }  # fmt: skip
    assert json.loads(printers.as_json(CLEAN))["ok"] is True


def test_github_escapes_what_github_reads() -> None:
    assert printers.github(OUTCOME).split("\n") == [
        "::error file=docs/practices/a.yml,line=14,col=11,title=HB203 不能写“已实施”::是不是想写“已实践”？",
        "::error file=docs/practices/a.yml,line=20,col=3,title=HB601 有“显著”::删掉它。",
        "::warning file=docs/terms/b%2Cc.yml,line=1,col=1,title=HB605 100%25%3A 太长::改短%0A再看。",
        f"{CHECKED}；发现 2 个错误、1 个提醒",
    ]


def test_exit_code() -> None:
    assert printers.exit_code(CLEAN) == 0
    assert printers.exit_code(Outcome((WARNING,), TALLY)) == 0
    assert printers.exit_code(OUTCOME) == 1


def test_annotations_inside_a_change_only() -> None:
    assert printers.github_inside(OUTCOME, {"docs/practices/a.yml": {14, 16, 17}, "docs/gone.yml": set()}) == (
        "::error file=docs/practices/a.yml,line=14,col=11,title=HB203 不能写“已实施”::是不是想写“已实践”？\n"
        "::error file=docs/practices/a.yml,line=17,col=1,title=HB601 （第 20 行）有“显著”::删掉它。\n"
        "\n不在这次改动的文件里的 1 处：\n\ndocs/terms/b,c.yml:1:1 提醒 HB605 100%: 太长\n    → 改短\n再看。\n\n"
        f"{CHECKED}；发现 2 个错误、1 个提醒"
    )
    assert printers.github_inside(CLEAN, {}) == f"{CHECKED}；发现 0 个错误、0 个提醒"
