"""Measures of votes in the United Nations General Assembly."""

from __future__ import annotations

import pandas as pd


def ideal_point_distance(first: pd.Series, second: pd.Series) -> pd.Series:
    """The absolute difference of two countries' ideal points, year by year.

    Source: Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2).

    >>> ideal_point_distance(pd.Series({2015: -0.5}), pd.Series({2015: 1.0})).tolist()
    [1.5]
    """
    return (first - second).abs()
