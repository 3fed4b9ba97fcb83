"""Growth of an annual series."""

from __future__ import annotations

import pandas as pd


def consecutive(values: pd.Series) -> pd.Series:
    """The series over every year from its first to its last; a missing year is NaN."""
    if values.empty:
        return values
    return values.reindex(range(values.index.min(), values.index.max() + 1))


def percent_change(values: pd.Series) -> pd.Series:
    """Change on the year before, in per cent.

    `values` is indexed by year. The result has every year from the first to the last; a year
    whose predecessor is missing or zero is NaN, so growth never crosses a gap.
    Formula: (x_t / x_{t-1} - 1) * 100, divided by |x_{t-1}| so that a rise from a negative
    value is positive. Source: FRED, "Percent change" transformation.

    >>> percent_change(pd.Series({2013: 100.0, 2014: 110.0})).iloc[-1].round(6)
    np.float64(10.0)
    """
    full = consecutive(values)
    before = full.shift(1)
    return (full - before) / before.abs().where(before != 0) * 100


def index_numbers(values: pd.Series, base_year: int) -> pd.Series:
    """The series as a percentage of its value in the base year, which becomes 100.

    NaN throughout if the base year has no value, or one that is not above zero.
    Formula: x_t / x_base * 100. Source: FRED, "Index (Scale value to 100 for chosen date)".

    >>> index_numbers(pd.Series({1996: 5.0, 1997: 6.0}), 1996).tolist()
    [100.0, 120.0]
    """
    base = values.get(base_year, float("nan"))
    return values / (base if base > 0 else float("nan")) * 100
