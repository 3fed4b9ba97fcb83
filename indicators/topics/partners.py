"""One among several: rank, lead, rest and concentration of suppliers, partners or investors, by year.

Every function takes lines of one unit, indexed by year. A year in which one of them has no value has no
result, so a line that is zero must say so.
"""

import pandas as pd

from indicators.basics.inputs import of_single_values


@of_single_values
def rank_among(one: pd.Series, *others: pd.Series) -> pd.Series:
    """The rank of one line among several, 1 for the largest; equals share the better rank.

    Right if nobody who is left out is larger than `one`.
    Formula: 1 + number of j with x_j > x. Source: definition.

    >>> rank_among(pd.Series({2015: 3.0}), pd.Series({2015: 5.0}), pd.Series({2015: 1.0})).tolist()
    [2.0]
    """
    beside = _table(one, *others)
    return 1.0 + beside.gt(beside[0], axis=0).sum(axis=1)


@of_single_values
def lead_over_next(one: pd.Series, *others: pd.Series) -> pd.Series:
    """By how much one line is above the largest of the others, in their unit; below zero another is larger.

    Formula: x - max of x_j. Source: definition.

    >>> lead_over_next(pd.Series({2015: 3.0}), pd.Series({2015: 5.0}), pd.Series({2015: 1.0})).tolist()
    [-2.0]
    """
    beside = _table(one, *others)
    return beside[0] - beside.drop(columns=0).max(axis=1)


@of_single_values
def rest(whole: pd.Series, *parts: pd.Series) -> pd.Series:
    """What is left of a whole without some of its parts, in their unit.

    Formula: x - sum of x_j. Source: definition.

    >>> rest(pd.Series({2015: 9.0}), pd.Series({2015: 5.0}), pd.Series({2015: 1.0})).tolist()
    [3.0]
    """
    beside = _table(whole, *parts)
    return beside[0] - beside.drop(columns=0).sum(axis=1)


@of_single_values
def concentration_by_year(whole: pd.Series, *parts: pd.Series) -> pd.Series:
    """Herfindahl–Hirschman index of a whole by year, from 0 to 1, over those of its parts that are known.

    What the parts leave of the whole counts as infinitely many small ones, so the index is a lower bound;
    it misses at most the largest unknown share times the share of all unknown ones. NaN where the whole is
    not above zero.
    Formula: sum of (x_j / x)^2. Source: Herfindahl (1950); Hirschman (1964), American Economic Review 54.

    >>> concentration_by_year(pd.Series({2015: 10.0}), pd.Series({2015: 5.0}), pd.Series({2015: 1.0})).tolist()
    [0.26]
    """
    beside = _table(whole, *parts)
    shares = beside.drop(columns=0).div(beside[0].where(beside[0] > 0), axis=0)
    return (shares**2).sum(axis=1, skipna=False)


def _table(*lines: pd.Series) -> pd.DataFrame:
    """The lines as columns 0, 1, … of the years in which all have a value."""
    return pd.concat(lines, axis=1, keys=range(len(lines))).dropna()
