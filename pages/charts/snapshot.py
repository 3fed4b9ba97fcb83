"""Shares known for single years: bars by item, one colour for each year."""

from itertools import cycle

import pandas as pd
import plotly.graph_objects as go

from pages.charts.labels import BARS
from pages.charts.layout import extent, height
from pages.charts.over_time import HEIGHT, hovering, layout_of, with_sources
from pages.words.colours import PALETTE
from pages.words.headlines import named
from pages.words.numbers import number
from pages.words.subjects import capital


def snapshot_figure(rows: pd.DataFrame, title: str) -> go.Figure:
    """Horizontal bars of labelled rows, grouped by year or period."""
    figure = go.Figure([
        BARS | {"y": part["line"].tolist(), "x": part["shown"].to_numpy(float), "name": period, "customdata": part["series_id"].tolist(),
                "hovertext": part["hover"].tolist(), "marker": {"color": colour},
                "text": list(map(number, part["shown"], part["decimals"]))}
        for (period, part), colour in zip(hovering(named(rows), rows["decimals"]).groupby("period", sort=False), cycle(PALETTE))],
        layout_of(title, with_sources(capital(rows["unit_long"].iloc[0]), rows["source"])))
    bars = len(figure.data)
    # a line for each value; a phone lists the periods below each other
    room = height(rows["line"].nunique(), height(bars, 15, 0), height(bars, 19, 90))
    figure.update_layout(barmode="group", legend={"traceorder": "normal"}, height=max(HEIGHT, room))
    figure.update_xaxes(showticklabels=False, showgrid=False, range=extent(rows["shown"].dropna()))  # each bar has its number
    return figure.update_yaxes(autorange="reversed")
