"""The rules about what a sentence says."""

from __future__ import annotations

from handbook.checks.rules import (
    cause_unborne,
    direction_reversed,
    frequency_of_another,
    hearsay_as_fact,
    hedge_lost,
    negation_changed,
    order_reversed,
    plan_as_done,
    proposal_unsaid,
    superlative_unborne,
)

SAYING = [
    module.RULE
    for module in (
        negation_changed, direction_reversed, hedge_lost, plan_as_done, proposal_unsaid, hearsay_as_fact, superlative_unborne,
        cause_unborne, order_reversed, frequency_of_another,
    )
]  # fmt: skip
