"""Composition of trade: amounts by year (rows) and product (columns), in one unit.

The measures of one year are those of `indicators/topics/trade.py` and `indicators/basics/concentration.py`; `indicators/formulas/derive.py`
applies them year by year.
"""

import pandas as pd

from indicators.basics.inputs import of_single_values
from indicators.basics.shares import share
from indicators.topics.trade import revealed_comparative_advantage, symmetric_rca


@of_single_values
def product_shares(amounts: pd.DataFrame) -> pd.DataFrame:
    """Each product in per cent of the year's total; the shares of a year add up to 100.

    NaN in a year in which nothing was traded or an amount is missing or below zero.
    Formula: x_k / sum of x_k * 100. Source: definition.

    >>> product_shares(pd.DataFrame({"oil": [3.0], "wood": [1.0]}, index=[2015])).to_numpy().tolist()
    [[75.0, 25.0]]
    """
    total = amounts.sum(axis=1, skipna=False).where((amounts >= 0).all(axis=1))
    return amounts.apply(lambda product: share(product, total))


@of_single_values
def group_amounts(amounts: pd.DataFrame, groups: dict[str, str]) -> pd.DataFrame:
    """The amounts of products added up by group, in their unit; a product without a group is left out.

    NaN in a year in which the amount of a product is missing.
    Formula: sum of x_k over the products k of a group. Source: definition.

    >>> group_amounts(pd.DataFrame({"oil": [3.0], "gas": [1.0]}, index=[2015]), {"oil": "fuels", "gas": "fuels"}).to_numpy().tolist()
    [[4.0]]
    """
    named = amounts[[product for product in amounts if groups.get(product)]]
    return named.T.groupby([groups[product] for product in named]).sum(skipna=False).T


@of_single_values
def own_advantage(own: pd.Series, others: pd.Series) -> pd.Series:
    """Balassa's index of one country by product, from its own exports and those of all others; above 1 an advantage.

    NaN for a product that nobody exports, and for all without own exports. Formula: (x_k / X) / (w_k / W), with the world w = x + others.
    Source: Balassa (1965), Manchester School 33.

    >>> own_advantage(pd.Series({"oil": 3.0, "wood": 1.0}), pd.Series({"oil": 1.0, "wood": 3.0})).tolist()
    [1.5, 0.5]
    """
    return revealed_comparative_advantage(pd.DataFrame({"own": own, "others": others}).T).loc["own"]


@of_single_values
def advantage_change(advantage: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Balassa's index by product in two years and how it changed, in its own and in its symmetric form.

    Columns: start, end, change, symmetric_start, symmetric_end, symmetric_change; the symmetric form, from -1 to 1, weighs
    gains and losses alike. NaN where a year is missing. Formula: RCA_end - RCA_start, and the same of (RCA - 1) / (RCA + 1).
    Source: Balassa (1965); Dalum, Laursen and Villumsen (1998), International Review of Applied Economics 12.

    >>> advantage_change(pd.DataFrame({"oil": [1.0, 3.0]}, index=[1995, 2011]), 1995, 2011)["symmetric_change"].tolist()
    [0.5]
    """
    plain = advantage.reindex([start, end]).T.set_axis(["start", "end"], axis=1)
    symmetric = symmetric_rca(plain)
    return plain.assign(change=plain["end"] - plain["start"], symmetric_start=symmetric["start"], symmetric_end=symmetric["end"],
                        symmetric_change=symmetric["end"] - symmetric["start"])
