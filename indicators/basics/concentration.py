"""Concentration of a total over items, such as suppliers or products.

The measures take the non-negative amounts of all items, in any unit, and work on their shares of their
sum. NaN for no items, if an amount is missing, or if they sum to zero. Raises ValueError for a negative
amount.

Where only some shares of a whole are known, the sum is not the whole, and no measure has one value. The
`..._bounds` take shares of the whole in per cent and give the lowest and the highest value that the unnamed
rest allows: as if it were of infinitely many items, and as if it were one. A group such as “other goods”
counts as the one item that the source makes of it.
"""

import numpy as np
import pandas as pd


def _shares_of_total(amounts: pd.Series) -> pd.Series:
    """Each amount as a part of their sum, from 0 to 1."""
    if (amounts < 0).any():
        raise ValueError(f"Concentration needs amounts of zero or more; {amounts.idxmin()} is {amounts.min()}.")
    total = amounts.sum(skipna=False)
    return amounts / total if total > 0 else amounts * np.nan


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

    Not UNCTAD's index, which is on the square roots: see `product_concentration_index`.
    Formula: (H - 1/n) / (1 - 1/n). Source: definition, min–max of H between 1/n and 1.

    >>> normalised_herfindahl_hirschman(pd.Series([1.0, 1.0]))
    0.0
    """
    n = len(amounts)
    value = herfindahl_hirschman(amounts)
    return (value - 1 / n) / (1 - 1 / n) if n > 1 else value


def product_concentration_index(amounts: pd.Series) -> float:
    """UNCTAD's concentration index: from 0 for equal shares to 1 for one item; 1 if there is one item.

    UNCTAD counts as n all products of its list; here it is all items given, those with an amount of zero too.
    Formula: (sqrt(H) - sqrt(1/n)) / (1 - sqrt(1/n)). Source: UNCTADstat, merchandise product concentration index.

    >>> round(product_concentration_index(pd.Series([3.0, 1.0])), 6)
    0.284959
    """
    n, value = len(amounts), hirschman(amounts)
    least = np.sqrt(1 / n) if n else np.nan
    return float((value - least) / (1 - least)) if n > 1 else value


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
    n = len(amounts)
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


def unnamed_share(shares: pd.Series) -> float:
    """What some shares of a whole in per cent lack to 100; 0 if they are all there within rounding.

    NaN for no shares or if one is missing. Shares are rounded, so that those of a whole may add up to some tenths
    more or less than 100: up to half a unit of the printed place each. Raises ValueError for a negative share, or
    if they add up to more than 100 by more than 1.
    Formula: max(100 - sum of s_i, 0). Source: definition.

    >>> round(unnamed_share(pd.Series([81.3, 6.3])), 6)
    12.4
    """
    if (shares < 0).any():
        raise ValueError(f"Shares must be zero or more; {shares.idxmin()} is {shares.min()}.")
    total = _total(shares)
    if total > 101:
        raise ValueError(f"These shares add up to {total:g} per cent: they are no parts of one whole.")
    return max(100 - total, 0.0) if total == total else np.nan


def herfindahl_hirschman_bounds(shares: pd.Series) -> pd.Series:
    """Lowest and highest Herfindahl–Hirschman index, from 0 to 1, that some shares of a whole allow.

    `shares` in per cent of the whole. `low` if the unnamed rest is of infinitely many items, `high` if it is one.
    Raises ValueError as `unnamed_share` does. Formula: sum of s_i^2, and that plus (1 - sum of s_i)^2.
    Source: Herfindahl (1950); bounds by definition.

    >>> herfindahl_hirschman_bounds(pd.Series([81.3, 6.3])).round(3).to_dict()
    {'low': 0.665, 'high': 0.68}
    """
    rest = unnamed_share(shares) / 100
    named = _total((shares / 100) ** 2)
    return pd.Series({"low": named, "high": named + rest ** 2}, dtype=float)


def concentration_ratio_bounds(shares: pd.Series, k: int = 4) -> pd.Series:
    """Lowest and highest share of the k largest items, in per cent, that some shares of a whole allow.

    `shares` in per cent of the whole. `low` if no unnamed item is larger than a named one, `high` if the unnamed
    rest is one. Raises ValueError as `unnamed_share` does, or if k is below one.
    Formula: the k largest of s_i, and of s_i and 100 - sum of s_i. Source: definition.

    >>> concentration_ratio_bounds(pd.Series([81.3, 6.3]), k=2).round(1).to_dict()
    {'low': 87.6, 'high': 93.7}
    """
    if k < 1:
        raise ValueError(f"CR-k needs k of at least one, not {k}.")
    rest = unnamed_share(shares)
    with_rest = pd.concat([shares, pd.Series([rest])])
    ends = pd.Series({"low": _total(shares.nlargest(k)), "high": _total(with_rest.nlargest(k))}, dtype=float)
    return ends if rest == rest else ends * np.nan
