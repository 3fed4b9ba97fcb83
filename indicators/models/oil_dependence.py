"""How far trade follows the oil price. Series are indexed by year and matched on common years."""

import numpy as np
import pandas as pd

from indicators.basics.growth import log_change
from indicators.basics.inputs import of_single_values
from indicators.models.decomposition import SPLITS
from indicators.topics.energy import BARRELS_PER_TONNE, tonnes_to_barrels


@of_single_values
def correlation(values: pd.Series, price: pd.Series, level: float = 0.95, *, differences: bool = False) -> pd.Series:
    """Pearson correlation `r` with its confidence interval `low` to `high` and the number of years `n`.

    From -1 to 1; NaN with fewer than four common years, or if one side does not vary. With `differences` both sides
    are log changes on the year before. Only these have an interval, of that `level`: it takes the years for
    independent, which those of a level are not, so that for two unrelated trends an interval of 95 per cent would
    hold the truth in half the cases or fewer.
    Formula: r = sum (x - mean x)(y - mean y) / sqrt(sum (x - mean x)^2 * sum (y - mean y)^2), with ends
    tanh(artanh r -+ z / sqrt(n - 3)).
    Source: Fisher (1921), Metron 1 (interval); Granger and Newbold (1974), Journal of Econometrics 2 (levels).

    >>> correlation(pd.Series([1.0, 2, 3, 4]), pd.Series([2.0, 4, 6, 8.1]))["r"].round(3).item()
    1.0
    """
    from scipy.stats import pearsonr  # here, because importing SciPy takes a while

    both = _common(values, price, differences)
    if len(both) < 4 or both.nunique().min() < 2:
        return pd.Series({"r": np.nan, "low": np.nan, "high": np.nan, "n": len(both)})
    result = pearsonr(both["values"], both["price"])
    low, high = result.confidence_interval(level) if differences else (np.nan, np.nan)
    return pd.Series({"r": result.statistic, "low": low, "high": high, "n": len(both)})


@of_single_values
def log_log_elasticity(values: pd.Series, price: pd.Series, *, differences: bool = False,
                       level: float = 0.95) -> pd.Series:
    """Per cent by which values differ when the price differs by one per cent.

    The slope of ln(values) on ln(price) by ordinary least squares: `elasticity`, `low`, `high`, `n`, `r_squared` and
    `durbin_watson`, which is about 2 where neighbouring years are independent, near 0 where one follows from the
    last, and NaN where all lie on the line. With `differences` both sides are changes on the year before, which takes
    out common trends. Only these have an interval, because that takes the years for independent. Years with a value
    not above zero are left out; NaN with fewer than four, or if the price does not vary.
    Formula: ln y = a + e ln p + u, with ends e -+ t * standard error of e, t with n - 2 degrees of freedom, and
    sum (u_t - u_{t-1})^2 / sum u_t^2.
    Source: Wooldridge, Introductory Econometrics, ch. 2, 6 and 12; Durbin and Watson (1951), Biometrika 38.

    >>> prices = pd.Series({1: 1.0, 2: 2.0, 3: 4.0, 4: 9.0})
    >>> log_log_elasticity(prices ** 2, prices)["elasticity"].round(6).item()
    2.0
    """
    both = _common(values, price, differences)
    if not differences:
        both = np.log(both.where(both > 0)).dropna()
    if len(both) < 4 or both["price"].nunique() < 2:
        return pd.Series({"elasticity": np.nan, "low": np.nan, "high": np.nan, "n": len(both), "r_squared": np.nan,
                          "durbin_watson": np.nan})
    from scipy.stats import linregress, t  # here, because importing SciPy takes a while

    line = linregress(both["price"], both["values"])
    reach = line.stderr * t.ppf((1 + level) / 2, len(both) - 2) if differences else np.nan
    left = both["values"] - line.intercept - line.slope * both["price"]
    return pd.Series({"elasticity": line.slope, "low": line.slope - reach, "high": line.slope + reach, "n": len(both),
                      "r_squared": line.rvalue ** 2,
                      "durbin_watson": left.diff().pow(2).sum() / left.pow(2).sum() if left.any() else np.nan})


def _common(values: pd.Series, price: pd.Series, differences: bool) -> pd.DataFrame:
    """Both, or the log changes of both, in the years that have both."""
    sides = map(log_change, (values, price)) if differences else (values, price)
    return pd.concat(dict(zip(("values", "price"), sides)), axis=1).dropna()


@of_single_values
def oil_value(tonnes: pd.Series, price: pd.Series, barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.Series:
    """Value of an oil flow if every barrel had cost the given price.

    `tonnes` in million tonnes and `price` in dollars a barrel give billion dollars. NaN where one is missing.
    Formula: q f p / 1000. Source: definition.

    >>> oil_value(pd.Series({2015: 10.0}), pd.Series({2015: 50.0})).tolist()
    [3.65]
    """
    return tonnes_to_barrels(tonnes, barrels_per_tonne) * price / 1000


@of_single_values
def constant_price_counterfactual(trade: pd.Series, tonnes: pd.Series, price: pd.Series, base_year: int,
                                  barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.Series:
    """Trade in billion dollars if oil had kept the base year's price and nothing else had changed.

    Assumes that all crude was traded at the given price. NaN where an input is missing.
    Formula: T_t - q_t f p_t / 1000 + q_t f p_base / 1000. Source: definition.

    >>> constant_price_counterfactual(pd.Series({2014: 90.0, 2015: 60.0}), pd.Series({2014: 10.0, 2015: 10.0}),
    ...                               pd.Series({2014: 100.0, 2015: 50.0}), 2014).tolist()
    [90.0, 63.65]
    """
    constant = pd.Series(price.get(base_year, np.nan), index=tonnes.index)
    return (trade - oil_value(tonnes, price, barrels_per_tonne)
            + oil_value(tonnes, constant, barrels_per_tonne))


@of_single_values
def price_part_of_change(trade: pd.Series, tonnes: pd.Series, price: pd.Series, start: int, end: int,
                         barrels_per_tonne: float = BARRELS_PER_TONNE, method: str = "Bennet") -> pd.Series:
    """How much of a change in trade the oil price explains, by a method of `value_splits`.

    `price`, `volume` and `interaction` are the parts of the change in oil's value, `trade` the change in trade, all in
    billion dollars; `explained` is the price part in per cent of it. NaN where an input is missing.
    Assumes that all crude was traded at the given price.
    Formula: explained = (q_0 + q_1) / 2 f (p_1 - p_0) / 1000 / (T_1 - T_0) * 100 after Bennet.
    Source: Bennet or another split of oil's value.

    >>> price_part_of_change(pd.Series({2014: 90.0, 2015: 60.0}), pd.Series({2014: 10.0, 2015: 10.0}),
    ...                      pd.Series({2014: 100.0, 2015: 50.0}), 2014, 2015)["explained"].round(3).item()
    12.167
    """
    parts = value_splits(tonnes, price, start, end, barrels_per_tonne).loc[method]
    change = trade.get(end, np.nan) - trade.get(start, np.nan)
    return pd.Series({**parts[["price", "volume", "interaction"]], "trade": change,
                      "explained": parts["price"] / change * 100 if change else np.nan})


@of_single_values
def value_splits(tonnes: pd.Series, price: pd.Series, start: int, end: int,
                 barrels_per_tonne: float = BARRELS_PER_TONNE) -> pd.DataFrame:
    """The change of oil's value in billion dollars, split by every method: a row each.

    `tonnes` in million tonnes, `price` in dollars a barrel. NaN where an input is missing.

    >>> value_splits(pd.Series({1: 10.0, 2: 10.0}), pd.Series({1: 100.0, 2: 50.0}), 1, 2)["price"].round(3).tolist()
    [-3.65, -3.65, -3.65, -3.65]
    """
    barrels = tonnes_to_barrels(tonnes, barrels_per_tonne) / 1000
    at = [series.get(year, np.nan) for series in (price, barrels) for year in (start, end)]
    return pd.DataFrame({method: split(*at) for method, split in SPLITS.items()}).T
