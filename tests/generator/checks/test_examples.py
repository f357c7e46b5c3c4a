"""The examples of the rules about doers, times, scopes and proposals are true of the stock handbook that they cite."""

from __future__ import annotations

import pytest
import yaml

import stock_handbook
from handbook.catalog import Catalog
from handbook.checks.rule import Ground, Rule
from handbook.checks.rules import (
    actor_not_in_passage,
    doer_not_in_passage,
    done_by_another,
    figure_of_other_noun,
    figures_exchanged,
    frequencies_exchanged,
    frequency_not_in_passage,
    parts_exceed_whole,
    place_not_in_passage,
    proposal_as_done,
    scope_not_in_passage,
    share_of_other_whole,
)
from handbook.checks.unborne import unborne
from handbook.evidence.frequencies import FREQUENCIES
from handbook.model.base import Claim, Statement
from handbook.model.practice import Result, Structure
from stock_handbook import OWN

SENSES = {
    frequency_not_in_passage.RULE: FREQUENCIES,
    actor_not_in_passage.RULE: OWN.trade.actors,
    scope_not_in_passage.RULE: OWN.trade.scopes,
}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").catalog()


@pytest.mark.parametrize("rule", SENSES, ids=lambda rule: rule.code)
def test_the_bad_example_is_told_and_the_good_one_is_not(catalog: Catalog, rule: Rule) -> None:
    for example, expected in ((rule.bad, 1), (rule.good, 0)):
        (claim,) = yaml.safe_load(example).values()
        statement = Statement(("summary",), claim["text"], (claim["cite"],))
        assert len(list(unborne([statement], SENSES[rule], "", catalog.library))) == expected


OF_FIELDS = (
    figures_exchanged.RULE,
    figure_of_other_noun.RULE,
    share_of_other_whole.RULE,
    doer_not_in_passage.RULE,
    done_by_another.RULE,
    frequencies_exchanged.RULE,
    place_not_in_passage.RULE,
    parts_exceed_whole.RULE,
)


@pytest.mark.parametrize("rule", OF_FIELDS, ids=lambda rule: rule.code)
def test_a_bad_field_is_told_and_the_good_one_is_not(catalog: Catalog, rule: Rule) -> None:
    entry = catalog.get("sanwen-sanbang")
    assert entry
    for example, expected in ((rule.bad, [False]), (rule.good, [])):
        written = yaml.safe_load(example)
        results = tuple(map(Result.model_validate, written.get("results", ())))
        steps = tuple(map(Claim.model_validate, written.get("steps", ())))
        structure = Structure.model_validate(written.get("structure", {}))
        changed = entry.record.model_copy(update={"results": results, "steps": steps, "structure": structure})
        other = type(entry)(entry.file, entry.model, entry.id, changed)
        found = rule.check(other, Ground(catalog.library, settings=catalog.settings))
        assert [remark.doubtful for remark in found] == expected


def test_a_proposal_told_as_done(catalog: Catalog) -> None:
    rule, entry = proposal_as_done.RULE, catalog.get("sanwen-sanbang")
    assert entry
    for example, expected in ((rule.bad, 1), (rule.good, 0)):
        written = yaml.safe_load(example)
        changed = entry.record.model_copy(
            update={"status": written["status"], "cites": (written["cites"],), "structure": type(entry.record.structure)(),
                    "steps": (), "results": (), "shorthand": None}
        )  # fmt: skip
        other = type(entry)(entry.file, entry.model, entry.id, changed)
        assert len(list(rule.check(other, Ground(catalog.library, settings=catalog.settings)))) == expected
