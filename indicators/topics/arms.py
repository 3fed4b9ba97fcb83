"""Arms deals and deliveries."""

import pandas as pd


def value_per_unit(value: pd.Series, units: pd.Series, scale: float = 1) -> pd.Series:
    """Value of one unit of each deal; NaN where either is missing or the units are zero.

    A deal has one value a unit here: that of its lowest value and its highest number of units, so that it is the
    lowest that the report allows. `scale` turns the unit of the values into a smaller one: 1000 gives millions for billions.
    A deal's value may include weapons, spares and training.
    Formula: value * scale / units. Source: definition.

    >>> value_per_unit(pd.Series([2.0, 2.2]), pd.Series([25.0, 200.0]), 1000).tolist()
    [80.0, 11.0]
    """
    return value.astype(float) * scale / units.astype(float).where(units > 0)


def order_to_delivery_lag(order_year: pd.Series, first_delivery: pd.Series, earlier_unknown: pd.Series) -> pd.Series:
    """Years from the order to the first delivery; NaN where either is missing.

    `earlier_unknown` says of which orders deliveries may have been made before the first one known, because the
    register begins later: they have no lag. Formula: t_delivery - t_order. Source: definition.

    >>> order_to_delivery_lag(pd.Series([2015, 1992]), pd.Series([2018, 1997]), pd.Series([False, True])).tolist()
    [3.0, nan]
    """
    return (first_delivery.astype(float) - order_year.astype(float)).mask(earlier_unknown)


def cumulative_low_high(deals: pd.DataFrame) -> pd.DataFrame:
    """Running sums of reported deal values by order year, with the lowest and the highest report.

    `deals` has a row for each report with deal_id, order_year, value_low and value_high. Each deal
    counts once a side: with its lowest report in `low` and its highest in `high`. Deals without a
    value are left out; overlapping deals must be left out by the caller (`indicators.formulas.derive.of_whole_deals`).
    The sums have the unit of the values.
    A report with one end only makes the other side unknown from its year on.
    Formula: sum over deals d up to year t of min_r v_dr, and of max_r v_dr. Source: definition.

    >>> cumulative_low_high(pd.DataFrame({"deal_id": ["a", "a"], "order_year": [1996, 1996],
    ...     "value_low": [1.5, 2.0], "value_high": [1.5, 2.7]})).to_dict("list")
    {'low': [1.5], 'high': [2.7]}
    """
    by_deal = deals.dropna(subset=["value_low", "value_high"], how="all").groupby("deal_id")
    each = pd.DataFrame({"order_year": by_deal["order_year"].min(), "low": by_deal["value_low"].min(skipna=False),
                         "high": by_deal["value_high"].max(skipna=False)})
    return each.groupby("order_year")[["low", "high"]].sum(skipna=False).cumsum(skipna=False)
