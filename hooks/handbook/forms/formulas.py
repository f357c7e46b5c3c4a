"""What spreadsheets calculate: nothing while a value is missing, and a word instead of a number while a weight is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell as cell_name

from ..model.vocabulary import FormulaKind
from .layout import Form, Slot

NO_WEIGHT = "先填权重"
WEIGHTS = 2  # the column of the weights of items


class Table(NamedTuple):
    """Where a table of rows stands: the column of each field by its key, the first row and the last, the row of weights; 0-based."""

    places: Mapping[str, int]
    first: int
    last: int
    weights: int


def of_row(form: Form, slot: Slot, table: Table, row: int) -> str | None:
    """The formula of a calculated column in one row; None for a column that people fill."""
    if slot.formula is None:
        return None
    columns = [table.places[term.key] for term in form.terms(slot)]
    values = [cell_name(row, column) for column in columns]
    if slot.formula.kind is FormulaKind.RANK:
        return ranked(values[0], f"{cell_name(table.first, columns[0], True)}:{cell_name(table.last, columns[0], True)}")
    if slot.formula.kind is FormulaKind.WEIGHTED:
        return weighted(values, [cell_name(table.weights, column, True) for column in columns])
    return combined(slot.formula.kind, values)


def of_items(form: Form, slot: Slot, rows: Mapping[str, int], places: Mapping[str, int]) -> str | None:
    """The formula of a field below the items, over the column of scores; `rows` are those of the items by their keys."""
    if slot.formula is None or form.score is None or slot.formula.kind is FormulaKind.RANK or not rows:
        return None
    terms = [rows[term.key] for term in form.terms(slot)]
    values = [cell_name(row, places[form.score.key]) for row in terms]
    if slot.formula.kind is FormulaKind.WEIGHTED:
        return weighted(values, [cell_name(row, WEIGHTS) for row in terms])
    return combined(slot.formula.kind, values)


def weighted(values: list[str], weights: list[str]) -> str:
    """Σ value × weight ÷ Σ weight, to two decimals; empty while a value is missing, says so while a weight is."""
    products = "+".join(f"{value}*{weight}" for value, weight in zip(values, weights, strict=True))
    inner = f'ROUND(({products})/SUM({",".join(weights)}),2)'
    inner = f'IF(COUNT({",".join(weights)})<{len(weights)},"{NO_WEIGHT}",{inner})'
    return f'=IF(COUNT({",".join(values)})<{len(values)},"",{inner})'


def combined(kind: FormulaKind, values: list[str]) -> str:
    """The sum or product, empty while a value is missing."""
    listed = ",".join(values)
    name = "SUM" if kind is FormulaKind.TOTAL else "PRODUCT"
    return f'=IF(COUNT({listed})<{len(values)},"",ROUND({name}({listed}),2))'


def ranked(value: str, column: str) -> str:
    """The place of a value in its column, the highest first; empty while there is none."""
    return f'=IF(ISNUMBER({value}),RANK({value},{column}),"")'
