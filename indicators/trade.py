"""Measures of goods trade between two partners."""

from __future__ import annotations

import pandas as pd


def total_trade(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """Exports plus imports, year by year; NaN where either is missing.

    >>> total_trade(pd.Series({2015: 3.0}), pd.Series({2015: 4.0})).tolist()
    [7.0]
    """
    return exports + imports


def balance(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """Exports minus imports, year by year; NaN where either is missing.

    >>> balance(pd.Series({2015: 3.0}), pd.Series({2015: 4.0})).tolist()
    [-1.0]
    """
    return exports - imports
