"""Check single cells against what their column declares."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from math import inf, isfinite, nan

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from data.faults import Fault
from data.schema import TABLES, Column

WHOLE_NUMBER, NUMBER = r"-?[0-9]+", r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"


def cell_faults(name: str, text: pd.DataFrame) -> list[Fault]:
    """Cells of a table of the wrong form, each once; cells that could not be read are passed over."""
    return wrong_cells(TABLES[name].columns, text)


def wrong_cells(columns: dict[str, Column], text: pd.DataFrame) -> list[Fault]:
    """Cells of the wrong form in columns with these rules, each once; a missing cell is passed over."""
    schema = pandera.DataFrameSchema({column: pandera.Column(checks=cell_checks(rule), nullable=True)
                                      for column, rule in columns.items()})
    try:
        schema.validate(text, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        # A cell that fails one check mostly fails those after it, which would only say the same again.
        cases = errors.failure_cases.sort_values("check_number", kind="stable").drop_duplicates(["index", "column"])
        return [Fault(case["index"], case["column"], case["failure_case"], case["check"])
                for case in cases.sort_index().to_dict("records")]
    return []


def cell_checks(rule: Column) -> list[pandera.Check]:
    """The pandera checks that a column's rule asks for, from the plainest on; empty cells pass where allowed."""
    def check(test: Callable[[pd.Series], pd.Series], expected: str) -> pandera.Check:
        return pandera.Check(lambda cells: test(cells) | (rule.empty & cells.eq("")), error=expected)

    checks = [check(lambda cells: cells.ne(""), "a value, not an empty cell")]
    if rule.pattern:
        checks.append(check(lambda cells: cells.str.fullmatch(f"(?:{rule.pattern})"), rule.says))
    if rule.dates:
        checks.append(check(lambda cells: each(cells, is_real), "a date that the calendar has"))
        checks.append(check(lambda cells: each(cells, in_order), "a span that begins with its earlier date"))
    if rule.allowed:
        checks.append(check(lambda cells: cells.isin(rule.allowed), "one of " + ", ".join(rule.allowed)))
    if rule.type == pa.bool_():
        checks.append(check(lambda cells: cells.isin(["true", "false"]), "true or false"))
    return checks + number_checks(rule, check)


def number_checks(rule: Column, check: Callable[[Callable[[pd.Series], pd.Series], str], pandera.Check]) -> list[pandera.Check]:
    """The checks of a column of numbers: their form, that they are finite, and their range."""
    low, high = rule.limits
    if pa.types.is_integer(rule.type):
        checks = [check(lambda cells: cells.str.fullmatch(WHOLE_NUMBER), "a whole number")]
    elif pa.types.is_floating(rule.type):
        checks = [check(lambda cells: cells.str.fullmatch(NUMBER), "a number such as 12.5"),
                  check(lambda cells: each(cells, lambda cell: isfinite(number(cell))), "a number that is not too large to be stored")]
    else:
        return []
    ranged = check(lambda cells: each(cells, lambda cell: low <= number(cell) <= high), range_words(low, high))
    return checks if (low, high) == (-inf, inf) else [*checks, ranged]


def each(cells: pd.Series, test: Callable[[str], bool]) -> pd.Series:
    """Which cells pass a test; unlike `map` it gives truth values for no cells too."""
    return pd.Series([test(cell) for cell in cells], cells.index, dtype=bool)


def number(cell: str) -> float:
    """A cell as a number; NaN if it is none."""
    try:
        return float(cell)
    except ValueError:
        return nan


def range_words(low: float, high: float) -> str:
    """A range in words.

    >>> range_words(1900, 2100), range_words(0, float("inf"))
    ('a number from 1900 to 2100', 'a number of at least 0')
    """
    return f"a number of at least {low:.15g}" if high == inf else f"a number from {low:.15g} to {high:.15g}"


def is_real(cell: str) -> bool:
    """Whether the calendar has the dates of a cell; a number that is no date passes.

    >>> is_real("2014-09/2014-11"), is_real("2014-13-45"), is_real("-12.5")
    (True, False, True)
    """
    try:
        for text in cell.split("/"):
            if text[4:5] == "-" or re.fullmatch("[0-9]{4}", text):
                date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def in_order(cell: str) -> bool:
    """Whether the span of dates in a cell begins with the earlier; a single date passes.

    >>> in_order("2014-09/2014-11"), in_order("2014-11/2014-09"), in_order("2014-09/2014")
    (True, False, True)
    """
    first, _, last = cell.partition("/")
    shorter = min(len(first), len(last))
    return first[:shorter] <= last[:shorter]
