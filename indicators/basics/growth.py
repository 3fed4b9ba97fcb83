"""Growth of an annual series.

All functions take a `pd.Series` of values indexed by year. A year that is absent or NaN is missing:
results that would need it are NaN, and no growth crosses a gap. Whatever holds the values, they are
worked on as floats. Raises ValueError for a year with several values, or an index that is no year.
"""

import numpy as np
import pandas as pd

from indicators.basics.inputs import by_whole_year


def _consecutive(values: pd.Series) -> pd.Series:
    """The series over every year from its first to its last; a missing year is NaN."""
    values = by_whole_year(values)
    if values.empty:
        return values
    return values.reindex(range(values.index.min(), values.index.max() + 1))


def change(values: pd.Series) -> pd.Series:
    """Change on the year before, in the unit of the values.

    Formula: x_t - x_{t-1}. Source: FRED, "Change" transformation.

    >>> change(pd.Series({2013: 4.0, 2014: 6.0})).iloc[-1].item()
    2.0
    """
    return _consecutive(values).diff()


def percent_change(values: pd.Series) -> pd.Series:
    """Change on the year before, in per cent of its size; NaN after a missing year or a zero.

    Formula: (x_t - x_{t-1}) / |x_{t-1}| * 100, so that a rise from a negative value is positive. Source: FRED.

    >>> round(percent_change(pd.Series({2013: 100.0, 2014: 110.0})).iloc[-1].item(), 6)
    10.0
    """
    before = _consecutive(values).shift(1)
    return change(values) / before.abs().where(before != 0) * 100


def log_change(values: pd.Series) -> pd.Series:
    """Difference of natural logarithms, times 100; NaN where a value is not above zero.

    Formula: (ln x_t - ln x_{t-1}) * 100. Source: FRED, "Continuously Compounded Rate of Change".

    >>> round(log_change(pd.Series({2013: 1.0, 2014: np.e})).iloc[-1].item(), 6)
    100.0
    """
    return np.log(_consecutive(values).where(lambda x: x > 0)).diff() * 100


def index_numbers(values: pd.Series, base_year: int) -> pd.Series:
    """The series in per cent of its value in the base year.

    NaN throughout if the base year has no value or one that is not above zero.
    Formula: x_t / x_base * 100. Source: FRED, "Index (Scale value to 100 for chosen date)".

    >>> index_numbers(pd.Series({1996: 5.0, 1997: 6.0}), 1996).tolist()
    [100.0, 120.0]
    """
    return _over_base(by_whole_year(values), base_year) * 100


def multiple_of_first(values: pd.Series, base_year: int | None = None) -> pd.Series:
    """The series as a multiple of its first value, or of that of the year with which it is to begin; NaN if that is not above zero.

    NaN before that year. Formula: x_t / x_first. Source: definition.

    >>> multiple_of_first(pd.Series({1996: 5.0, 1997: 10.0})).tolist()
    [1.0, 2.0]
    >>> multiple_of_first(pd.Series({1996: 5.0, 1997: 10.0, 1998: 25.0}), 1997).tolist()
    [nan, 1.0, 2.5]
    """
    values = by_whole_year(values)
    first = values.dropna().index.min() if base_year is None else base_year
    return _over_base(values, first).where(values.index >= first)


def _over_base(values: pd.Series, base_year: int) -> pd.Series:
    """The values as multiples of that of the base year; NaN throughout if it has none, or one that is not above zero."""
    base = values.get(base_year, np.nan)
    return values / (base if base > 0 else np.nan)


def cagr(values: pd.Series, start: int, end: int) -> float:
    """Compound annual growth rate between two years, in per cent.

    NaN if either value is missing or not above zero. Raises ValueError unless start < end.
    Formula: ((x_end / x_start)^(1 / (end - start)) - 1) * 100. Source: UNCTAD Handbook of Statistics.

    >>> round(cagr(pd.Series({2000: 100.0, 2002: 121.0}), 2000, 2002), 6)
    10.0
    """
    return (_ratio(values, start, end) ** (1 / (end - start)) - 1) * 100


def simple_average_growth(values: pd.Series, start: int, end: int) -> float:
    """Total growth divided by the number of years, in per cent of the first value.

    Not a compound rate: it is the kind of average that the article's "71.8 % in 18 years" is.
    NaN if either value is missing or not above zero. Raises ValueError unless start < end.
    Formula: (x_end / x_start - 1) / (end - start) * 100. Source: definition.

    >>> round(simple_average_growth(pd.Series({1996: 6.84, 2014: 95.28}), 1996, 2014), 1)
    71.8
    """
    return (_ratio(values, start, end) - 1) / (end - start) * 100


def _ratio(values: pd.Series, start: int, end: int) -> float:
    """The value of one year as a multiple of that of an earlier one; NaN unless both are above zero."""
    if start >= end:
        raise ValueError(f"The first year ({start}) must come before the last ({end}).")
    values = by_whole_year(values)
    first, last = values.get(start, np.nan), values.get(end, np.nan)
    return float(last / first) if first > 0 and last > 0 else np.nan


def least_squares_growth(values: pd.Series) -> float:
    """Growth rate of the trend through all values, in per cent a year.

    The slope b of ln x on the year by ordinary least squares; years that are missing are left out.
    NaN with fewer than two values or one that is not above zero.
    Formula: (exp(b) - 1) * 100. Source: UNCTAD Handbook of Statistics, annex on calculation methods.

    >>> round(least_squares_growth(pd.Series({2000: 1.0, 2001: 1.1, 2002: 1.21})), 6)
    10.0
    >>> least_squares_growth(pd.Series({2000: 1.0, 2001: 1.0}))
    0.0
    """
    known = by_whole_year(values).dropna()
    if len(known) < 2 or (known <= 0).any():
        return np.nan
    slope = np.polynomial.polynomial.polyfit(known.index - known.index[0], np.log(known), 1)[1]
    return float(np.expm1(slope) * 100)


def doubling_time(rate: float) -> float:
    """Years in which a value doubles at a constant rate in per cent a year; NaN unless it is above zero.

    Formula: ln 2 / ln(1 + rate / 100). Source: definition.

    >>> round(doubling_time(100.0), 6)
    1.0
    """
    return float(np.log(2) / np.log1p(rate / 100)) if rate > 0 else np.nan


def trailing_mean(values: pd.Series, years: int = 5) -> pd.Series:
    """Mean of a year and the years before it; NaN if any of them is missing.

    SIPRI uses five years, because single deliveries make annual volumes jump.
    Raises ValueError if `years` is below one.
    Formula: (x_t + ... + x_{t-n+1}) / n. Source: SIPRI, Trends in International Arms Transfers.

    >>> trailing_mean(pd.Series({1: 1.0, 2: 2.0, 3: 6.0}), 3).iloc[-1].item()
    3.0
    """
    if years < 1:
        raise ValueError(f"A mean needs at least one year, not {years}.")
    return _consecutive(values).rolling(years, min_periods=years).mean()
