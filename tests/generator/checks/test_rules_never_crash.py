"""Whatever Unicode people write into a valid record, no rule breaks, and every finding stands somewhere in the file."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_handbook import PRACTICE, STOCK, findings_of, write_indexes

from handbook.checks.engine import all_rules
from handbook.checks.rule import Scope

RULES = [rule for rule in all_rules() if rule.scope not in (Scope.SITE, Scope.WHOLE)]
TELLING = (
    "[[ ]] {{ < > ` # * | @ 微信：a 138 1380000 0000 19900307 困难 馆长 王伟 警告 结扎 显著 号 名 “ ” 《 》 ： , ( ) X "
    "① ㎡ ｊ ﷺ \u200b \u3000"
)
STRANGE = st.sampled_from(TELLING.split(" "))
ANY_UNICODE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TEXTS = st.lists(st.one_of(ANY_UNICODE, STRANGE), min_size=1, max_size=12)
PROSE = TEXTS.map("".join).map(str.strip).filter(lambda text: 2 <= len(text) <= 60)


def record(name: str, summary: str, part: str, step: str, advice: str) -> dict[str, object]:
    data = yaml.safe_load((STOCK / PRACTICE).read_text(encoding="utf-8"))
    data |= {"name": name, "summary": summary, "asks": [advice], "editor": {"fits": advice}}
    data["steps"][0]["text"] = step
    data["shorthand"]["parts"] = {part: [step]}
    return data


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=PROSE, summary=PROSE, part=PROSE, step=PROSE, advice=PROSE)
def test_no_rule_breaks(name: str, summary: str, part: str, step: str, advice: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(STOCK, root, dirs_exist_ok=True)
        text = yaml.safe_dump(record(name, summary, part, step, advice), allow_unicode=True, sort_keys=False)
        (root / PRACTICE).write_text(text, encoding="utf-8")
        write_indexes(root)
        found = findings_of(root, {"with_reports": True}, RULES)
    assert [finding for finding in found if finding.code == "HB901"] == []
    assert all(finding.line >= 1 and finding.column >= 1 and finding.message and finding.remedy for finding in found)
