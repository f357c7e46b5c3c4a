"""The form in the browser says of a text what the rules say: both go by the same patterns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from tests.faults.personal.measure import LISTS, cases

from handbook.checks.engine import all_rules
from handbook.checks.people import masked_name, named
from handbook.checks.privacy import certain, likely, masked
from handbook.checks.prose import fold
from handbook.checks.rules.marketing_words import praise_in
from handbook.checks.rules.sensitive_matter import matters
from handbook.intake.patterns import for_browsers
from stock_handbook import OWN

SCRIPT = Path(__file__).resolve().parents[3] / "hooks/handbook/theme/material/assets/judge.js"
OF_RULES = ("HB601", "HB602", "HB603", "HB604", "HB607")
ASK = """([data, texts]) => {
  const judge = handbookJudge(data);
  return texts.map(text => {
    const plain = judge.fold(text), told = hits => hits.map(hit => [hit.name, judge.masked(hit.text)]);
    return {
      certain: told(judge.certain(plain)), likely: told(judge.likely(plain)), matters: judge.matters(plain).map(matter => matter[0]),
      names: judge.named(plain).map(hit => judge.maskedName(hit.name)), praise: judge.praise(plain),
    };
  });
}"""


def said(text: str) -> dict[str, Any]:
    """What the rules say, as the script writes it."""
    plain = fold(text)
    return {
        "certain": [[hit.name, masked(hit.text)] for hit in certain(plain)], "likely": [[hit.name, masked(hit.text)] for hit in likely(plain)],
        "matters": [matter.name for matter in matters(plain, OWN.trade)], "names": [masked_name(hit.name) for hit in named(plain, OWN.trade)],
        "praise": praise_in(plain),
    }  # fmt: skip


def test_script_and_rules_say_the_same(chromium: Browser) -> None:
    examples = [text for rule in all_rules() if rule.code in OF_RULES for text in (rule.bad, rule.good)]
    texts = [*examples, *(case.text for which in LISTS for case in cases(which))]
    page = chromium.new_page()
    page.add_script_tag(path=SCRIPT)
    answers = page.evaluate(ASK, [for_browsers(OWN), texts])
    page.close()
    different = [(text, ours, theirs) for text, theirs in zip(texts, answers, strict=True) if (ours := said(text)) != theirs]
    assert different == []
    assert sum(bool(answer["certain"] or answer["likely"] or answer["names"]) for answer in answers) > 150
