"""Compute the series that no source prints from those that one does."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

Measure = Callable[..., pd.Series]

# From best to worst: a computed value is no better than its worst input.
STATUS_ORDER = "ALMNOQVPFEIBDU"


def computed(observations: pd.DataFrame, derivations: pd.DataFrame, measures: dict[str, Measure],
             names: dict[str, str]) -> pd.DataFrame:
    """Rows like those of `observations` for every derivation, in the order that is given.

    A derivation may use the result of an earlier one. `measures` gives the function of each measure,
    `names` the words for each `series@source`. Raises KeyError for a measure without a function, and for
    an input that is neither among the observations nor the result of an earlier derivation.
    """
    known, there = observations, set(observations["series_id"] + "@" + observations["source_id"])
    for derivation in derivations.itertuples():
        absent = [name for name in derivation.inputs.split("; ") if name not in there]
        if absent:
            raise KeyError(f"{', '.join(absent)}: no observation and no earlier derivation")
        known = pd.concat([known, derived_rows(known, derivation, measures, names)], ignore_index=True)
        there.add(f"{derivation.series_id}@{derivation.source_id}")  # also if it has no value in any year
    return known.iloc[len(observations):].reset_index(drop=True)


def derived_rows(known: pd.DataFrame, derivation, measures: dict[str, Measure],
                 names: dict[str, str]) -> pd.DataFrame:
    """The rows of one derivation: a value for each year in which it can be computed."""
    inputs = derivation.inputs.split("; ")
    lines = [line(known, *name.split("@")) for name in inputs]
    values = measures[derivation.measure](*[rows["value"] for rows in lines]).dropna()
    status = pd.concat([rows["obs_status"] for rows in lines], axis=1).reindex(values.index)
    return pd.DataFrame({
        "series_id": derivation.series_id, "year": values.index, "value": values.to_numpy(),
        "obs_status": status.apply(worst_status, axis=1).to_numpy(),
        "source_id": derivation.source_id,
        "locator": f"Own calculation: {derivation.formula}", "as_printed": "", "bound": "exact",
        "note": "Inputs: " + "; ".join(names[name] for name in inputs)})


def line(known: pd.DataFrame, series_id: str, source_id: str) -> pd.DataFrame:
    """The rows of one series from one source, as `by_year` gives them."""
    rows = known[(known["series_id"] == series_id) & (known["source_id"] == source_id)]
    return by_year(rows)


def by_year(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of one line by year; a year with two values has none, for neither is better than the other.

    >>> by_year(pd.DataFrame({"year": [2015, 2014, 2015], "value": [3.0, 1.0, 2.0]}))["value"].to_dict()
    {2014: 1.0}
    """
    return rows.drop_duplicates("year", keep=False).set_index("year").sort_index()


def worst_status(codes: pd.Series) -> str:
    """The least reliable of some observation status codes."""
    return max(codes.dropna(), key=STATUS_ORDER.index, default="A")


def year_by_year(measure: Callable[..., float | pd.Series], *tables: pd.DataFrame) -> pd.Series | pd.DataFrame:
    """A measure of amounts by product, applied to each year that all tables have.

    The tables have a row for each year and a column for each product. A measure that gives a number leads to a series by
    year, one that gives a series to a table by year and product. A year for which the measure raises ValueError, as
    concentration does for negative amounts, is NaN.

    >>> sold = pd.DataFrame({"oil": [3.0, 1.0], "wood": [1.0, 1.0]}, index=[2014, 2015])
    >>> year_by_year(lambda amounts: amounts.max() / amounts.sum(), sold).to_dict()
    {2014: 0.75, 2015: 0.5}
    """
    years = tables[0].index
    for table in tables[1:]:
        years = years.intersection(table.index)
    results = {}
    for year in years:
        try:
            results[year] = measure(*[table.loc[year] for table in tables])
        except ValueError:
            results[year] = float("nan")
    several = any(isinstance(result, pd.Series) for result in results.values())
    known = {year: result for year, result in results.items() if not several or isinstance(result, pd.Series)}
    found = pd.DataFrame.from_dict(known, orient="index") if several else pd.Series(results, dtype=float)
    return found.reindex(years).rename_axis("year")
