"""Shares, dependence and rank. Series are indexed by year; NaN where an input is missing."""

import pandas as pd

from indicators.basics.inputs import of_single_values


@of_single_values
def share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """The part in per cent of the whole, both in one unit; NaN where the whole is not above zero.

    Formula: part / whole * 100. Source: definition.

    >>> share(pd.Series({2015: 3.0}), pd.Series({2015: 12.0})).tolist()
    [25.0]
    """
    return part / whole.where(whole > 0) * 100


@of_single_values
def openness(exports: pd.Series, imports: pd.Series, gdp: pd.Series) -> pd.Series:
    """Exports plus imports of goods in per cent of gross domestic product, all in one unit.

    Formula: (X + M) / GDP * 100. Source: World Bank, WDI TG.VAL.TOTL.GD.ZS, merchandise trade (% of GDP).

    >>> openness(pd.Series({2015: 2.0}), pd.Series({2015: 3.0}), pd.Series({2015: 20.0})).tolist()
    [25.0]
    """
    return share(exports + imports, gdp)


@of_single_values
def dependence_ratio(own_share: pd.Series, partner_share: pd.Series) -> pd.Series:
    """How many times more one side depends on the other than the other on it.

    Both inputs are trade shares in per cent: the partner's share in one's own trade, and one's own
    share in the partner's trade. Above 1 one's own dependence is the larger.
    Formula: a / b. Source: after Hirschman (1945), National Power and the Structure of Foreign Trade.

    >>> dependence_ratio(pd.Series({2015: 12.0}), pd.Series({2015: 2.0})).tolist()
    [6.0]
    """
    return own_share / partner_share.where(partner_share > 0)


@of_single_values
def dependence_difference(own_share: pd.Series, partner_share: pd.Series) -> pd.Series:
    """One side's trade share less the other's, in percentage points.

    Formula: a - b. Source: after Hirschman (1945), National Power and the Structure of Foreign Trade.

    >>> dependence_difference(pd.Series({2015: 12.0}), pd.Series({2015: 2.0})).tolist()
    [10.0]
    """
    return own_share - partner_share


def rank(values: pd.DataFrame) -> pd.DataFrame:
    """Rank of each column within its row, 1 for the largest; equals share the better rank.

    `values` has a row for each year and a column for each partner, all in one unit; NaN stays NaN.
    Formula: 1 + number of j with x_j > x_i. Source: definition.

    >>> rank(pd.DataFrame({"a": [3.0], "b": [5.0]})).to_numpy().tolist()
    [[2.0, 1.0]]
    """
    return values.rank(axis=1, ascending=False, method="min")
