"""Two shares of opposite directions as mirrored bars: one row for each year, one scale on both sides."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.charts.layout import height, room
from pages.charts.over_time import hovering, layout_of
from pages.words.colours import PALETTE, QUIET
from pages.words.numbers import number


def asymmetry_figure(rows: pd.DataFrame, title: str) -> go.Figure:
    """The first series to the left and the second to the right, on axes that run away from the middle."""
    figure = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.12)
    for column, ((_, side), colour) in enumerate(zip(hovering(rows, 1).groupby("series_id", sort=False), PALETTE), 1):
        figure.add_trace(bars(side, colour), row=1, col=column)
    sources = ", ".join(rows["source"].unique())
    figure.update_layout(layout_of(title, f"{rows['unit_long'].iloc[0].capitalize()}<br>Source: {sources}") | {
        "height": height(rows["year"].nunique(), 19, 90), "showlegend": False, "barmode": "overlay",
        "annotations": [*headings(rows), *years_between(rows)]})
    end = room(rows["shown"])
    figure.update_xaxes(range=[0, end], nticks=5, ticksuffix=" %", tickformat=None)
    figure.update_xaxes(range=[end, 0], col=1)  # runs to the left, so that no value needs another sign
    return figure.update_yaxes(autorange="reversed", showgrid=False, zeroline=False, showticklabels=False)


def headings(rows: pd.DataFrame) -> list[dict]:
    """What each side shows, above its bars."""
    places = (("right", 0.44), ("left", 0.56))
    return [{"text": f"<b>{line}</b>", "font": {"size": 13, "color": colour}, "showarrow": False, "x": x, "xref": "paper",
             "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom"}
            for line, colour, (anchor, x) in zip(rows["line"].unique(), PALETTE, places)]


def years_between(rows: pd.DataFrame) -> list[dict]:
    """The years between the two sides, where tick labels would not stand in the middle."""
    return [{"text": str(year), "x": 0.5, "xref": "paper", "y": year, "yref": "y", "showarrow": False, "font": {"size": 12}}
            for year in rows["year"].unique().tolist()]


def bars(side: pd.DataFrame, colour: str) -> dict:
    """The bars of one side, each with its value at its end."""
    return {"type": "bar", "orientation": "h", "y": side["year"].to_numpy(), "x": side["shown"].to_numpy(float),
            "name": side["line"].iloc[0], "marker": {"color": colour}, "hovertext": side["hover"].tolist(), "hoverinfo": "text",
            "text": side["shown"].map(lambda value: number(value, 1)).tolist(), "textposition": "outside",
            "textfont": {"color": QUIET}, "cliponaxis": False}
