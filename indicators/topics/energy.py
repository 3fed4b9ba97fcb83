"""Energy: weights and volumes of crude oil, unit values, use of capacity. Series by year."""

import calendar

import numpy as np
import pandas as pd

from indicators.basics.inputs import of_single_values

# Industry convention for Russian-grade crude (about 32 °API); S&P and Reuters use it for China.
BARRELS_PER_TONNE = 7.3


@of_single_values
def tonnes_to_barrels(tonnes: pd.Series, barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.Series:
    """Barrels of a weight in tonnes. Raises ValueError unless the factor is above zero.

    Formula: t * f. Source: industry convention of 7.3 barrels a tonne.

    >>> tonnes_to_barrels(pd.Series([10.0])).tolist()
    [73.0]
    """
    return tonnes * _above_zero(barrels_per_tonne)


@of_single_values
def barrels_to_tonnes(barrels: pd.Series, barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.Series:
    """Tonnes of a volume in barrels. Raises ValueError unless the factor is above zero.

    Formula: bbl / f. Source: industry convention of 7.3 barrels a tonne.

    >>> barrels_to_tonnes(pd.Series([73.0])).tolist()
    [10.0]
    """
    return barrels / _above_zero(barrels_per_tonne)


@of_single_values
def daily_barrels_to_tonnes(barrels_a_day: pd.Series,
                            barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.Series:
    """Tonnes a year of a mean daily flow in barrels, with 366 days in a leap year; index is the year.

    Raises ValueError unless the factor is above zero.
    Formula: bbl/d * days / f. Source: industry convention of 7.3 barrels a tonne.

    >>> daily_barrels_to_tonnes(pd.Series({2015: 7.3})).tolist()
    [365.0]
    """
    days = pd.Series([366 if calendar.isleap(year) else 365 for year in barrels_a_day.index],
                     index=barrels_a_day.index)
    return barrels_to_tonnes(barrels_a_day * days, barrels_per_tonne)


def _above_zero(factor: float) -> float:
    """The factor itself. Raises ValueError unless it is above zero."""
    if not factor > 0:
        raise ValueError(f"The conversion needs barrels a tonne above zero, not {factor}.")
    return factor


@of_single_values
def unit_value(value: pd.Series, quantity: pd.Series) -> pd.Series:
    """Dollars a tonne for billion dollars and million tonnes; NaN where the quantity is not above zero.

    Formula: V / Q * 1000. Source: UN, International Merchandise Trade Statistics, unit values.

    >>> unit_value(pd.Series([1.0]), pd.Series([2.0])).tolist()
    [500.0]
    """
    return value / quantity.where(quantity > 0) * 1000


@of_single_values
def unit_value_per_barrel(value: pd.Series, tonnes: pd.Series,
                          barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.Series:
    """Dollars a barrel for billion dollars and million tonnes; NaN where the weight is not above zero.

    Raises ValueError unless the factor is above zero. Formula: V / (t * f) * 1000.
    Source: UN, International Merchandise Trade Statistics, unit values; 7.3 barrels a tonne.

    >>> unit_value_per_barrel(pd.Series([0.73]), pd.Series([2.0])).tolist()
    [50.0]
    """
    return unit_value(value, tonnes_to_barrels(tonnes, barrels_per_tonne))


@of_single_values
def capacity_use(flow: pd.Series, capacity: pd.Series | float) -> pd.Series:
    """Flow in per cent of capacity, both in one unit; NaN where the capacity is zero.

    Formula: flow / capacity * 100. Source: definition.

    >>> capacity_use(pd.Series([15.0]), 30.0).tolist()
    [50.0]
    """
    used = flow / capacity * 100
    return used.where(np.isfinite(used))
