"""What every measure does to the values it is given before it works on them: floats, one for each year or item."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import pandas as pd

Measure = TypeVar("Measure", bound=Callable)
Table = TypeVar("Table", pd.Series, pd.DataFrame)


def one_each(values: pd.Series | pd.DataFrame) -> pd.Series | pd.DataFrame:
    """Values as floats, one value or row for each year or item. Raises ValueError where one has several.

    >>> one_each(pd.Series([1, 2], dtype="uint8")).diff().tolist()
    [nan, 1.0]
    """
    if not values.index.is_unique:
        twice = values.index[values.index.duplicated()][0]
        raise ValueError(f"There are several values for {twice}: choose one before anything is computed from them.")
    return values.astype(float)  # small whole numbers overflow: 1 - 2 as unsigned bytes is 255


def by_whole_year(values: pd.Series) -> pd.Series:
    """Values as floats by whole years, which may be written as 2015.0.

    Raises ValueError for several values in a year, or for an index that is no year.

    >>> by_whole_year(pd.Series({2014.0: 1})).index.tolist()
    [2014]
    """
    found = one_each(values)
    if pd.api.types.is_integer_dtype(found.index.dtype) or found.empty:
        return found
    years = pd.to_numeric(found.index.to_series(), errors="coerce")
    if (wrong := years.isna() | (years % 1 != 0)).any():
        raise ValueError(f"“{found.index[wrong.argmax()]}” is no year: growth needs whole years such as 2015.")
    return found.set_axis(years.astype(int).to_numpy())


def of_single_values(measure: Measure) -> Measure:
    """A measure whose series and tables are floats with one value or row for each year or item when it works on them.

    >>> of_single_values(lambda exports, imports: exports - imports)(pd.Series([1], dtype="uint8"), pd.Series([2], dtype="uint8")).tolist()
    [-1.0]
    """
    checked = lambda value: one_each(value) if isinstance(value, (pd.Series, pd.DataFrame)) else value

    @wraps(measure)
    def of_checked(*inputs, **named):
        return measure(*map(checked, inputs), **{name: checked(value) for name, value in named.items()})
    return of_checked


def without_noise(found: Table) -> Table:
    """Computed values, or a table with such, in 15 significant digits, as spreadsheets hold them: what follows is of binary arithmetic.

    Values that a source states keep all of their digits, and are not given here.

    >>> without_noise(pd.Series([0.1 + 0.2, 1 / 3, float("nan"), 1e20])).tolist()
    [0.3, 0.333333333333333, nan, 1e+20]
    """
    if isinstance(found, pd.DataFrame):
        return found.assign(**{name: without_noise(found[name]) for name in found.select_dtypes("float")})
    return found.map(lambda value: float(f"{value:.15g}"), na_action="ignore")
