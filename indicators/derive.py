"""Compute the series that no source prints from those that one does."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.diplomacy import ideal_point_distance
from indicators.growth import percent_change
from indicators.shares import share
from indicators.trade import balance, total_trade

MEASURES: dict[str, Callable[..., pd.Series]] = {
    "total_trade": total_trade, "balance": balance, "share": share,
    "percent_change": percent_change, "ideal_point_distance": ideal_point_distance}

# From best to worst: a computed value is no better than its worst input.
STATUS_ORDER = "ALMNOQVPFEIBDU"


def computed(observations: pd.DataFrame, derivations: pd.DataFrame,
             names: dict[str, str]) -> pd.DataFrame:
    """Rows like those of `observations` for every derivation, in the order that is given.

    A derivation may use the result of an earlier one. `names` gives each `series@source` the
    words that the locator shows. Raises KeyError for a measure that MEASURES does not have.
    """
    known = observations
    for derivation in derivations.itertuples():
        known = pd.concat([known, derived_rows(known, derivation, names)], ignore_index=True)
    return known.iloc[len(observations):].reset_index(drop=True)


def derived_rows(known: pd.DataFrame, derivation, names: dict[str, str]) -> pd.DataFrame:
    """The rows of one derivation: a value for each year in which it can be computed."""
    inputs = derivation.inputs.split("; ")
    lines = [line(known, *name.split("@")) for name in inputs]
    values = MEASURES[derivation.measure](*[rows["value"] for rows in lines]).dropna()
    status = pd.concat([rows["obs_status"] for rows in lines], axis=1).reindex(values.index)
    return pd.DataFrame({
        "series_id": derivation.series_id, "year": values.index, "value": values.to_numpy(),
        "obs_status": status.apply(worst_status, axis=1).to_numpy(),
        "source_id": derivation.source_id,
        "locator": f"Own calculation: {derivation.formula}", "as_printed": "", "bound": "exact",
        "note": "Inputs: " + "; ".join(names[name] for name in inputs)})


def line(known: pd.DataFrame, series_id: str, source_id: str) -> pd.DataFrame:
    """The rows of one series from one source, indexed by year."""
    rows = known[(known["series_id"] == series_id) & (known["source_id"] == source_id)]
    return rows.drop_duplicates("year", keep=False).set_index("year").sort_index()


def worst_status(codes: pd.Series) -> str:
    """The least reliable of some observation status codes."""
    return max(codes.dropna(), key=STATUS_ORDER.index, default="A")
