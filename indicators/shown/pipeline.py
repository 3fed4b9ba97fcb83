"""The fixed order of processing, as in FRED: select, expression, transformation, smoothing."""

import pandas as pd

from indicators.basics import growth
from indicators.basics.growth import change, index_numbers, log_change, multiple_of_first, percent_change, trailing_mean
from indicators.formulas.derive import worst_of_lines, worst_of_years, worst_status
from indicators.formulas.expression import evaluate

# How many of the years before a year its transformed value rests on, by the names of TRANSFORMATIONS.
YEARS_BEFORE = {"difference": growth.YEARS_BEFORE["change"], "change": growth.YEARS_BEFORE["percent_change"],
                "log": growth.YEARS_BEFORE["log_change"], "mean": growth.YEARS_BEFORE["trailing_mean"]}
TRANSFORMATIONS = ("level", "difference", "change", "log", "index", "multiple", "mean")


def transform(values: pd.Series, transformation: str, base_year: int = 0) -> pd.Series:
    """One series transformed; the names are those of TRANSFORMATIONS.

    `difference` is the change in the unit of the series, `change` that in per cent, `log` that in logarithms times 100,
    `index` and `multiple` relate to the base year, `mean` is that of five years. A value below zero has no per cent, index or
    multiple, nor has the change from it.
    Raises ValueError for another name.

    >>> transform(pd.Series({2014: 4.0, 2015: 5.0}), "index", 2014).tolist()
    [100.0, 125.0]
    >>> transform(pd.Series({2007: 112.0, 2008: -36.6, 2009: 231.0}), "change").isna().all().item()
    True
    """
    known = {"level": lambda x: x, "difference": change, "change": lambda x: percent_change(x.where(x >= 0)), "log": log_change,
             "index": lambda x: index_numbers(x.where(x >= 0), base_year), "mean": trailing_mean,
             "multiple": lambda x: multiple_of_first(x[x.index >= base_year].where(lambda kept: kept >= 0))}
    if transformation not in known:
        raise ValueError(f"No transformation “{transformation}”; choose one of {', '.join(TRANSFORMATIONS)}.")
    return known[transformation](values)


def transformed_status(status: pd.Series, transformation: str, base_year: int = 0) -> pd.Series:
    """The status of each value of a line once it is transformed: the worst of all years that it rests on.

    A growth rate takes the worse of both its years, a mean of five years the worst of the five, an index or a
    multiple the worse of its year and the base. `status` holds the codes of the line by year.

    >>> transformed_status(pd.Series({2001: "U", 2002: "A"}), "change").to_dict()
    {2001: 'U', 2002: 'U'}
    """
    if transformation in ("index", "multiple"):
        begun = status.sort_index()[lambda codes: codes.index >= base_year]
        base = status.get(base_year) if transformation == "index" else begun.iloc[0] if len(begun) else None
        return pd.Series([worst_status((code, base)) for code in status], status.index, dtype=object)
    return worst_of_years(status, YEARS_BEFORE.get(transformation, 0))


def processed_status(statuses: list[pd.Series], transformation: str = "level", base_year: int = 0, smoothing: int = 1) -> pd.Series:
    """The status by year of what `process` gives: the worst of all lines and years that each value rests on.

    >>> processed_status([pd.Series({2001: "U", 2002: "A"}), pd.Series({2002: "E"})], smoothing=2).to_dict()
    {2001: 'U', 2002: 'U'}
    """
    return worst_of_years(transformed_status(worst_of_lines(statuses), transformation, base_year), smoothing - 1)


def process(series: dict[str, pd.Series], units: dict[str, str], definitions: dict[str, str], *, expression: str,
            transformation: str = "level", base_year: int = 0, smoothing: int = 1) -> tuple[pd.Series, str]:
    """An expression over the selected series, then a transformation, then a trailing mean.

    Returns the values by year and the unit of the expression, before any transformation.
    Raises ExpressionFault for the expression and ValueError for the rest.

    >>> process({"a": pd.Series({1: 1.0, 2: 3.0})}, {"a": "Mt"}, {}, expression="a * 2", smoothing=2)[0].tolist()
    [nan, 4.0]
    """
    values, unit = evaluate(expression, series, units, definitions)
    values = transform(values, transformation, base_year)
    return (trailing_mean(values, smoothing) if smoothing > 1 else values), unit
