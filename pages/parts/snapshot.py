"""Shares known for single years: bars by item, one colour for each year."""

from __future__ import annotations

from itertools import cycle

import pandas as pd
import plotly.graph_objects as go

from pages.parts.colours import PALETTE
from pages.parts.figure import hovering, layout_of


def snapshot_figure(rows: pd.DataFrame, title: str) -> go.Figure:
    """Horizontal bars of labelled rows, grouped by year or period."""
    unit = rows["unit_long"].iloc[0]
    figure = go.Figure([
        {"type": "bar", "orientation": "h", "y": part["line"].tolist(), "x": part["shown"].to_numpy(float),
         "name": period, "hovertext": part["hover"].tolist(), "marker": {"color": colour},
         "hoverinfo": "text"}
        for (period, part), colour in zip(hovering(named(rows), 1).groupby("period", sort=False), cycle(PALETTE))],
        layout_of(title, unit[0].upper() + unit[1:]))
    figure.update_layout(barmode="group", legend={"traceorder": "normal"})
    figure.update_xaxes(tickformat=None)
    return figure.update_yaxes(autorange="reversed")


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by year, each with its year or, for means over sessions, its period as a name."""
    ordered = rows.sort_values("year", kind="stable")
    period = ordered["locator"].where(ordered["locator"].str.startswith("Sessions"),
                                      ordered["year"].astype(str))
    return ordered.assign(period=period)
