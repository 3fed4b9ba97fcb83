"""Measures of goods trade. Series are indexed by year (or by product); NaN where an input is missing."""

import numpy as np
import pandas as pd

from indicators.basics.concentration import unnamed_share
from indicators.basics.inputs import of_single_values


def _amounts(*sides: pd.Series | pd.DataFrame) -> None:
    """Raises ValueError for a negative amount: exports and imports are zero or more."""
    for side in sides:
        items = side.stack() if isinstance(side, pd.DataFrame) else side
        if (items < 0).any():
            raise ValueError(f"Structures of trade need amounts of zero or more; {items.idxmin()} is {items.min():g}.")


@of_single_values
def total_trade(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """Exports plus imports, in the unit of both; NaN where one is missing.

    Formula: X + M. Source: definition.

    >>> total_trade(pd.Series({2015: 3.0}), pd.Series({2015: 4.0})).tolist()
    [7.0]
    """
    return exports + imports


@of_single_values
def balance(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """Exports minus imports, in the unit of both; NaN where one is missing.

    Formula: X - M. Source: definition.

    >>> balance(pd.Series({2015: 3.0}), pd.Series({2015: 4.0})).tolist()
    [-1.0]
    """
    return exports - imports


@of_single_values
def normalised_balance(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """The balance as a part of total trade, from -1 (only imports) to 1 (only exports).

    NaN where both are zero or one is below.
    Formula: (X - M) / (X + M). Source: UN ESCAP, Trade Statistics in Policymaking.

    >>> normalised_balance(pd.Series({2015: 3.0}), pd.Series({2015: 1.0})).tolist()
    [0.5]
    """
    both = exports + imports
    return (exports - imports) / both.where((exports >= 0) & (imports >= 0) & (both > 0))


@of_single_values
def coverage_ratio(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """Exports in per cent of imports: above 100 there is a surplus.

    NaN where imports are zero. Formula: X / M * 100. Source: Eurostat, cover ratio.

    >>> coverage_ratio(pd.Series({2015: 3.0}), pd.Series({2015: 4.0})).tolist()
    [75.0]
    """
    return exports / imports.where(imports != 0) * 100


@of_single_values
def trade_intensity(exports_to_partner: pd.Series, exports: pd.Series, partner_total: pd.Series,
                    world_total: pd.Series, own_total: pd.Series | float = 0) -> pd.Series:
    """How much more a country exports to a partner than the partner's weight in world trade.

    Kojima (1964): `partner_total` is what the partner imports, `world_total` what the world imports, and `own_total`
    what the exporter itself imports, which it cannot sell to itself. World Bank: `partner_total` is what the world
    exports to the partner, `world_total` all that the world exports, and `own_total` stays 0; what the partner
    itself exports has no place in either. 1 means as much as expected. NaN where a denominator is not above zero.
    Formula: (x_ij / X_i) / (m_j / (m_w - m_i)). Source: Kojima (1964); World Bank, WITS.

    >>> trade_intensity(pd.Series([2.0]), pd.Series([10.0]), pd.Series([10.0]), pd.Series([110.0]),
    ...                 pd.Series([10.0])).tolist()
    [2.0]
    """
    others = world_total - own_total
    weight = partner_total / others.where(others > 0)
    return exports_to_partner / exports.where(exports > 0) / weight.where(weight > 0)


@of_single_values
def grubel_lloyd(exports: pd.Series, imports: pd.Series) -> pd.Series:
    """Intra-industry trade of each product, from 0 (one way) to 1 (balanced).

    NaN where there is no trade or an amount is below zero. Formula: 1 - |X_k - M_k| / (X_k + M_k).
    Source: Grubel and Lloyd (1975), Intra-Industry Trade.

    >>> grubel_lloyd(pd.Series({"oil": 4.0}), pd.Series({"oil": 4.0})).tolist()
    [1.0]
    """
    return 1 - normalised_balance(exports, imports).abs()


@of_single_values
def grubel_lloyd_aggregate(exports: pd.Series, imports: pd.Series) -> float:
    """The index over all products, weighted by their trade; not corrected for an imbalance in total.

    NaN for no products, or if an amount is missing. Raises ValueError for a negative amount.
    Formula: 1 - sum |X_k - M_k| / sum (X_k + M_k). Source: Grubel and Lloyd (1975).

    >>> grubel_lloyd_aggregate(pd.Series([4.0, 0.0]), pd.Series([4.0, 8.0]))
    0.5
    """
    _amounts(exports, imports)
    both = (exports + imports).sum(skipna=False)
    return float(1 - (exports - imports).abs().sum(skipna=False) / both) if both > 0 else np.nan


@of_single_values
def marginal_intra_industry_trade(exports_change: pd.Series, imports_change: pd.Series) -> pd.Series:
    """Brülhart's A: how far exports and imports of a product changed together, from 0 to 1.

    NaN where neither changed. Formula: 1 - |dX - dM| / (|dX| + |dM|). Source: Brülhart (1994).

    >>> marginal_intra_industry_trade(pd.Series([2.0]), pd.Series([-2.0])).tolist()
    [0.0]
    """
    size = exports_change.abs() + imports_change.abs()
    return 1 - (exports_change - imports_change).abs() / size.where(size > 0)


def revealed_comparative_advantage(exports: pd.DataFrame) -> pd.DataFrame:
    """Balassa's index for a table of countries (rows) by products (columns); above 1 an advantage.

    NaN for a country or product without exports, and throughout if a flow is missing, because the world's total
    then is. Raises ValueError for a negative amount. Formula: (x_ck / X_c) / (X_k / X). Source: Balassa (1965).

    >>> revealed_comparative_advantage(pd.DataFrame([[1.0, 1.0], [1.0, 1.0]])).to_numpy().tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    _amounts(exports)
    of_country = exports.div(exports.sum(axis=1, skipna=False).where(lambda x: x > 0), axis=0)
    of_world = exports.sum(skipna=False) / exports.to_numpy(float).sum()
    return of_country / of_world.where(of_world > 0)


def symmetric_rca(advantage: pd.DataFrame) -> pd.DataFrame:
    """Balassa's index brought to the range from -1 to 1, 0 being neutral.

    Formula: (RCA - 1) / (RCA + 1). Source: Dalum, Laursen and Villumsen (1998).

    >>> symmetric_rca(pd.DataFrame([[1.0, 3.0]])).to_numpy().tolist()
    [[0.0, 0.5]]
    """
    return (advantage - 1) / (advantage + 1)


@of_single_values
def complementarity(exports: pd.Series, imports: pd.Series) -> float:
    """How well one country's exports match another's imports by product, 0 to 100.

    Both need the amounts of all products, for they are taken as parts of their sums. NaN for no products, without
    trade, or if an amount is missing. Raises ValueError for a negative amount.
    Formula: (1 - sum |m_k / M - x_k / X| / 2) * 100. Source: Michaely (1996).

    >>> complementarity(pd.Series([1.0, 0.0]), pd.Series([0.0, 1.0]))
    0.0
    """
    _amounts(exports, imports)
    apart = (imports / imports.sum() - exports / exports.sum()).abs()
    return float((1 - apart.sum(skipna=False) / 2) * 100) if len(apart) else np.nan


@of_single_values
def finger_kreinin(first: pd.Series, second: pd.Series) -> float:
    """Similarity of two export structures by product, 0 to 100.

    Both need the amounts of all products, for they are taken as parts of their sums; where some are unnamed see
    `finger_kreinin_bounds`. NaN for no products, without exports, or if an amount is missing. Raises ValueError for
    a negative amount.
    Formula: sum of min(x_k / X, y_k / Y) * 100. Source: Finger and Kreinin (1979), Economic Journal 89.

    >>> finger_kreinin(pd.Series([1.0, 3.0]), pd.Series([3.0, 1.0]))
    50.0
    """
    _amounts(first, second)
    structures = pd.concat([first / first.sum(), second / second.sum()], axis=1)
    return float(structures.min(axis=1, skipna=False).sum(skipna=False) * 100) if len(structures) else np.nan


@of_single_values
def finger_kreinin_bounds(first: pd.Series, second: pd.Series) -> pd.Series:
    """Lowest and highest similarity, 0 to 100, of two export structures of which some products are unnamed.

    Both hold shares of the whole in per cent; what they lack to 100 is unnamed. `low` if the unnamed products of
    both are all different, `high` if they are alike. NaN for no products, or if a share is missing. Raises
    ValueError as `unnamed_share` does.
    Formula: sum of min(x_k, y_k), and that plus min(100 - sum of x_k, 100 - sum of y_k).
    Source: after Finger and Kreinin (1979), Economic Journal 89; bounds by definition.

    >>> finger_kreinin_bounds(pd.Series([80.0, 5.0]), pd.Series([70.0, 10.0])).to_dict()
    {'low': 75.0, 'high': 90.0}
    """
    rest = min(unnamed_share(first), unnamed_share(second))
    both = pd.concat([first, second], axis=1).min(axis=1, skipna=False)
    named = both.sum(skipna=False) if len(both) else np.nan
    return pd.Series({"low": named, "high": named + rest}, dtype=float)


@of_single_values
def mirror_discrepancy(importer_report: pd.Series, exporter_report: pd.Series,
                       cif_fob_factor: float = 1.0) -> pd.Series:
    """The importer's record of a flow less the exporter's, in the unit of the records.

    `cif_fob_factor` takes freight and insurance out of the importer's record; 1.0 leaves them in,
    1.1 was the IMF's convention. Formula: M / f - X. Source: IMF, Guide to DOTS.

    >>> mirror_discrepancy(pd.Series([11.0]), pd.Series([9.0]), cif_fob_factor=1.1).round(6).tolist()
    [1.0]
    """
    return importer_report / cif_fob_factor - exporter_report


@of_single_values
def relative_mirror_discrepancy(importer_report: pd.Series, exporter_report: pd.Series,
                                cif_fob_factor: float = 1.0) -> pd.Series:
    """The mirror discrepancy in per cent of the mean of both records; NaN where that is not above zero.

    Formula: (M / f - X) / ((M / f + X) / 2) * 100. Source: IMF, Guide to DOTS.

    >>> relative_mirror_discrepancy(pd.Series([3.0]), pd.Series([1.0])).tolist()
    [100.0]
    """
    mean = (importer_report / cif_fob_factor + exporter_report) / 2
    return mirror_discrepancy(importer_report, exporter_report, cif_fob_factor) / mean.where(mean > 0) * 100
