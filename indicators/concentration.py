"""Concentration of a total over items, such as suppliers or products.

Every function takes non-negative amounts by item, in any unit, and works on their shares. Items
that are missing are left out. NaN if nothing is left or the amounts sum to zero. Raises ValueError
for a negative amount.
"""

from __future__ import annotations

import numpy as np
import pandas as pd


def _shares_of_total(amounts: pd.Series) -> pd.Series:
    """Each amount as a part of their sum, from 0 to 1."""
    known = amounts.dropna()
    if (known < 0).any():
        raise ValueError(f"Concentration needs amounts of zero or more; {known.idxmin()} is {known.min()}.")
    return known / known.sum() if known.sum() > 0 else known * np.nan


def _total(terms: pd.Series) -> float:
    """The sum of terms; NaN if there are none or one is NaN."""
    return float(terms.sum(skipna=False)) if len(terms) else np.nan


def herfindahl_hirschman(amounts: pd.Series, scale: float = 1) -> float:
    """Herfindahl–Hirschman index: from 1/n for equal shares to 1 for one item, times `scale`.

    Use scale 10_000 for the convention with shares in per cent.
    Formula: sum of s_i^2. Source: Herfindahl (1950); US Department of Justice, Merger Guidelines.

    >>> herfindahl_hirschman(pd.Series([50.0, 50.0]))
    0.5
    >>> herfindahl_hirschman(pd.Series([50.0, 50.0]), scale=10_000)
    5000.0
    """
    return _total(_shares_of_total(amounts) ** 2) * scale


def normalised_herfindahl_hirschman(amounts: pd.Series) -> float:
    """Herfindahl–Hirschman index from 0 for equal shares to 1 for one item; 1 if there is one item.

    Formula: (H - 1/n) / (1 - 1/n). Source: UNCTAD, product concentration index (on sqrt H).

    >>> normalised_herfindahl_hirschman(pd.Series([1.0, 1.0]))
    0.0
    """
    n = int(amounts.count())
    value = herfindahl_hirschman(amounts)
    return (value - 1 / n) / (1 - 1 / n) if n > 1 else value


def hirschman(amounts: pd.Series) -> float:
    """Hirschman's index: the square root of the sum of squared shares, from 1/sqrt(n) to 1.

    Formula: sqrt(sum of s_i^2). Source: Hirschman (1945), National Power and the Structure of Foreign Trade.

    >>> round(hirschman(pd.Series([1.0, 1.0, 1.0, 1.0])), 6)
    0.5
    """
    return float(np.sqrt(herfindahl_hirschman(amounts)))


def shannon(amounts: pd.Series) -> float:
    """Shannon entropy of the shares in nats: 0 for one item, ln n for equal shares.

    Formula: -sum of s_i ln s_i, with 0 ln 0 = 0. Source: Shannon (1948).

    >>> round(shannon(pd.Series([1.0, 1.0])), 6)
    0.693147
    """
    shares = _shares_of_total(amounts)
    return -_total(shares * np.log(shares.mask(shares == 0, 1)))


def theil(amounts: pd.Series) -> float:
    """Theil's T: 0 for equal amounts, ln n if one item has all.

    Formula: ln n - Shannon entropy. Source: Theil (1967), Economics and Information Theory.

    >>> theil(pd.Series([2.0, 2.0]))
    0.0
    """
    n = amounts.count()
    return float(np.log(n)) - shannon(amounts) if n else np.nan


def effective_number(amounts: pd.Series) -> float:
    """How many items of equal size would be as concentrated.

    Formula: 1 / H. Source: Laakso and Taagepera (1979); Adelman (1969).

    >>> effective_number(pd.Series([1.0, 1.0, 1.0]))
    3.0
    """
    return 1 / herfindahl_hirschman(amounts)


def concentration_ratio(amounts: pd.Series, k: int = 4) -> float:
    """Share of the k largest items in the total, in per cent (CR-k).

    Raises ValueError if k is below one. Formula: (s_1 + ... + s_k) * 100, the largest first. Source: definition.

    >>> round(concentration_ratio(pd.Series([6.0, 3.0, 1.0]), k=2), 6)
    90.0
    """
    if k < 1:
        raise ValueError(f"CR-k needs k of at least one, not {k}.")
    return _total(_shares_of_total(amounts).nlargest(k)) * 100
