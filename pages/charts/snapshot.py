"""Shares known for single years: bars by item, one colour for each year."""

from __future__ import annotations

from itertools import cycle
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from pages.charts.over_time import hovering, layout_of
from pages.words.colours import PALETTE, QUIET
from pages.words.headlines import named
from pages.words.numbers import number


def snapshot_figure(rows: pd.DataFrame, title: str) -> go.Figure:
    """Horizontal bars of labelled rows, grouped by year or period."""
    unit, sources = rows["unit_long"].iloc[0], "; ".join(rows["source"].unique())
    figure = go.Figure([
        {"type": "bar", "orientation": "h", "y": part["line"].tolist(), "x": part["shown"].to_numpy(float),
         "name": period, "hovertext": part["hover"].tolist(), "marker": {"color": colour},
         "hoverinfo": "text", "text": written(part), "textposition": "outside", "cliponaxis": False, "constraintext": "none",
         "textfont": {"size": 10, "color": QUIET}}
        for (period, part), colour in zip(hovering(named(rows), 1).groupby("period", sort=False), cycle(PALETTE))],
        layout_of(title, "<br>".join([unit[0].upper() + unit[1:], *wrap(f"Source: {sources}", 62)])))
    figure.update_layout(barmode="group", legend={"traceorder": "normal"})
    figure.update_xaxes(tickformat=None)
    return figure.update_yaxes(autorange="reversed")


def written(rows: pd.DataFrame) -> list[str]:
    """The values as they stand at the ends of the bars."""
    return [number(value, decimals) for value, decimals in zip(rows["shown"], rows["decimals"])]
