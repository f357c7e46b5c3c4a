"""The examples of the rules about what a sentence says are true of the stock handbook that they cite."""

from __future__ import annotations

import pytest
import yaml

import stock_handbook
from handbook.catalog import Catalog
from handbook.checks.rule import Ground, Rule
from sayings import SAYING


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").catalog()


@pytest.mark.parametrize("rule", SAYING, ids=lambda rule: rule.code)
def test_a_bad_sentence_is_told_and_the_good_one_is_not(catalog: Catalog, rule: Rule) -> None:
    for example, expected in ((rule.bad, 1), (rule.good, 0)):
        written = yaml.safe_load(example)
        entry = catalog.get("dengji-daitian" if "signs" in written else "sanwen-sanbang")
        assert entry
        changed = entry.model.model_validate({**entry.file.data, **written}, context=dict(catalog.settings.context))
        other = type(entry)(entry.file, entry.model, entry.id, changed)
        assert len(list(rule.check(other, Ground(catalog.library, settings=catalog.settings)))) == expected
