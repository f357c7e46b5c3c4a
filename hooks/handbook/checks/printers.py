"""What the checks found, for people (text), for programs (json), and for the lines of a pull request (github).

The JSON is an object with
    version   1; raised when a key changes its meaning
    ok        whether there are no errors
    errors, warnings   how many findings of each severity
    findings  array, sorted by file and place: {path, line, column, code, severity, message, remedy};
              severity is "error" or "warning", lines and columns start at 1
    checked   what was looked at: {records: {kind: number}, statements, citations, figures, rules, passages}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from ..model import KINDS
from .engine import Outcome
from .rule import Finding, Severity

FORMAT_VERSION = 1
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
EXPLAIN = "看原因和例子：运行 explain"


def text(outcome: Outcome) -> str:
    """All findings by file, then what was checked, then how to learn more."""
    parts = [listed(outcome.findings)] if outcome.findings else []
    parts.append(summary(outcome))
    if outcome.findings:
        parts[-1] += f"\n{EXPLAIN} {outcome.findings[0].code}"
    return "\n\n".join(parts)


def listed(findings: Iterable[Finding]) -> str:
    """Findings with their remedies, an empty line between files."""
    files = groupby(findings, key=lambda finding: finding.path)
    return "\n\n".join("\n".join(map(_lines, group)) for _, group in files)


def _lines(finding: Finding) -> str:
    return f"{finding}\n    → {finding.remedy}"


def summary(outcome: Outcome) -> str:
    """One line: what was checked and how many findings there are, so that silence is never mistaken for success."""
    tally = outcome.tally
    kinds = "、".join(f"{KINDS[kind].label} {number}" for kind, number in tally.records.items())
    return (
        f"检查了 {sum(tally.records.values())} 条记录（{kinds}）、{tally.statements} 句有出处的话、"
        f"{tally.citations} 处引用、{tally.figures} 个数字，用 {tally.rules} 条规则；"
        f"发现 {outcome.errors} 个错误、{warnings(outcome)} 个提醒"
    )


def warnings(outcome: Outcome) -> int:
    """How many findings do not stop the build."""
    return len(outcome.findings) - outcome.errors


def as_json(outcome: Outcome) -> str:
    """The outcome as JSON, in the form described at the top of this module."""
    data = {
        "version": FORMAT_VERSION,
        "ok": outcome.errors == 0,
        "errors": outcome.errors,
        "warnings": warnings(outcome),
        "findings": [_plain(finding) for finding in outcome.findings],
        "checked": asdict(outcome.tally),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "severity": LEVELS[finding.severity],
        "message": finding.message,
        "remedy": finding.remedy,
    }


def github(outcome: Outcome) -> str:
    """Workflow commands of GitHub Actions: one annotation a finding, and the summary as the last line."""
    return "\n".join([*(_annotation(finding, finding.line) for finding in outcome.findings), summary(outcome)])


def github_inside(outcome: Outcome, changed: Mapping[str, Collection[int]]) -> str:
    """The same with annotations inside a change only: of a file that was touched at the touched line that is nearest; the rest is
    told below them for who reads the log. `changed` are the lines of each touched file."""
    inside = [finding for finding in outcome.findings if changed.get(finding.path)]
    outside = [finding for finding in outcome.findings if not changed.get(finding.path)]
    told = [_annotation(finding, min(changed[finding.path], key=lambda line: (abs(line - finding.line), line))) for finding in inside]
    told += [f"\n不在这次改动的文件里的 {len(outside)} 处：\n\n{listed(outside)}\n"] if outside else []
    return "\n".join([*told, summary(outcome)])


def _annotation(finding: Finding, line: int) -> str:
    elsewhere = f"（第 {finding.line} 行）" if line != finding.line else ""
    properties = {
        "file": finding.path, "line": line, "col": 1 if elsewhere else finding.column,
        "title": f"{finding.code} {elsewhere}{finding.message}",
    }  # fmt: skip
    written = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in properties.items())
    return f"::{LEVELS[finding.severity]} {written}::{_escaped(finding.remedy, _IN_MESSAGE)}"


# https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
_IN_MESSAGE: dict[str, str | int | None] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: dict[str, str | int | None] = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def _escaped(written: str, signs: dict[str, str | int | None]) -> str:
    return written.translate(str.maketrans(signs))


def exit_code(outcome: Outcome) -> int:
    """0 when there are no errors (warnings are allowed), else 1."""
    return 1 if outcome.errors else 0


PRINTERS: Mapping[str, Callable[[Outcome], str]] = {"text": text, "json": as_json, "github": github}
