"""Compute the series that no source prints from those that one does."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.growth import YEARS_BEFORE

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
    status = worst_of_years(worst_of_lines([rows["obs_status"] for rows in lines]), YEARS_BEFORE.get(derivation.measure, 0))
    return pd.DataFrame({
        "series_id": derivation.series_id, "year": values.index, "value": values.to_numpy(),
        "obs_status": status.reindex(values.index).to_numpy(),
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


def worst_of_lines(statuses: list[pd.Series]) -> pd.Series:
    """The least reliable of the statuses that some lines have in each year, by year.

    >>> worst_of_lines([pd.Series({2014: "A", 2015: "U"}), pd.Series({2014: "E"})]).to_dict()
    {2014: 'E', 2015: 'U'}
    """
    return pd.concat(statuses, axis=1).sort_index().apply(worst_status, axis=1)


def worst_of_years(status: pd.Series, before: int) -> pd.Series:
    """The least reliable status of each year and so many years before it, by year: what rests on several years is no better.

    >>> worst_of_years(pd.Series({2001: "U", 2002: "A", 2003: "A"}), 1).to_dict()
    {2001: 'U', 2002: 'U', 2003: 'A'}
    """
    if not before or status.empty:
        return status
    ranks = status.map(STATUS_ORDER.index).reindex(range(status.index.min(), status.index.max() + 1))
    return ranks.rolling(before + 1, min_periods=1).max()[status.index].astype(int).map(STATUS_ORDER.__getitem__)


def worst_status(codes: pd.Series) -> str:
    """The least reliable of some observation status codes."""
    return max(codes.dropna(), key=STATUS_ORDER.index, default="A")
