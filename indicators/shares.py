"""Shares of a whole."""

from __future__ import annotations

import pandas as pd


def share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """The part as a percentage of the whole, year by year.

    Both are indexed by year and in the same unit. NaN where either is missing or the whole is
    not above zero. Formula: part / whole * 100.

    >>> share(pd.Series({2015: 3.0}), pd.Series({2015: 12.0})).tolist()
    [25.0]
    """
    return part / whole.where(whole > 0) * 100
