"""Shares as bars: those known for single years by item, and two of opposite directions mirrored, a row for each year, on one scale."""

from itertools import cycle

import pandas as pd
import plotly.graph_objects as go

from indicators.shown.facts import WEAK
from pages.charts.labels import BARS, after_ground
from pages.charts.layout import extent, half_past, height
from pages.charts.over_time import HEIGHT, hovering, layout_of, with_marks, with_sources
from pages.reading.tables import first_years
from pages.words.colours import PALETTE, QUIET, series_colours
from pages.words.headlines import named
from pages.words.numbers import in_digits
from pages.words.subjects import capital

LEFT, RIGHT = [0.0, 0.44], [0.56, 1.0]  # parts of the width; the years stand between


def snapshot_figure(rows: pd.DataFrame, title: str) -> go.Figure:
    """Horizontal bars of labelled rows, grouped by year or period."""
    figure = go.Figure([
        BARS | {"y": part["line"].tolist(), "x": part["shown"].to_numpy(float), "name": period, "customdata": part["series_id"].tolist(),
                "hovertext": part["hover"].tolist(), "marker": {"color": colour},
                "text": list(map(in_digits, part["shown"], part["decimals"]))}
        for (period, part), colour in zip(hovering(named(rows), rows["decimals"]).groupby("period", sort=False), cycle(PALETTE))],
        layout_of(title, with_sources(capital(rows["unit_long"].iloc[0]), rows["source"])))
    bars = len(figure.data)
    # a line for each value; a phone lists the periods below each other
    room = height(rows["line"].nunique(), height(bars, 15, 0), height(bars, 19, 90))
    figure.update_layout(barmode="group", legend={"traceorder": "normal"}, height=max(HEIGHT, room))
    figure.update_xaxes(showticklabels=False, showgrid=False, range=extent(rows["shown"].dropna()))  # each bar has its number
    return figure.update_yaxes(autorange="reversed")


def asymmetry_figure(rows: pd.DataFrame, title: str) -> go.Figure:
    """The first series to the left and the second to the right, on axes that run away from the middle."""
    colours = series_colours(dict(zip(rows["series_id"], rows["reporter"])))
    traces = [bars(side, colours[series]) | {"xaxis": f"x{axes}", "yaxis": f"y{axes}"}
              for axes, (series, side) in zip(("", "2"), hovering(rows, 1).groupby("series_id", sort=False))]
    # Put together as a dict and made a figure once: a figure checks everything anew with every part that is added.
    layout = layout_of(title, with_marks(with_sources(rows["unit_long"].iloc[0].capitalize(), rows["source"]), rows), marked=True)
    (_, end), (grounds, names) = extent(rows["shown"]), after(rows)
    years = [{"text": str(year), "x": 0.5, "xref": "paper", "y": year, "yref": "y", "showarrow": False,
              "font": {"size": 12, "color": QUIET}}
             for year in rows["year"].unique().tolist()]  # between the two sides, where tick labels would not stand in the middle
    across = {"nticks": 5, "ticksuffix": " %", "tickformat": None, "tickfont": {"color": QUIET}}
    down = {"autorange": "reversed", "showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    return go.Figure(traces, layout | {
        "height": height(rows["year"].nunique(), 19, 90), "showlegend": False, "barmode": "overlay", "shapes": grounds,
        "annotations": [*sides(rows, colours), *years, *names],
        # runs to the left, so that no value needs another sign
        "xaxis": layout["xaxis"] | across | {"range": [end, 0], "domain": LEFT, "anchor": "y"},
        "xaxis2": across | {"range": [0, end], "domain": RIGHT, "anchor": "y2"},
        "yaxis": layout["yaxis"] | down | {"domain": [0, 1], "anchor": "x"},
        "yaxis2": down | {"domain": [0, 1], "anchor": "x2", "matches": "y"}})


def after(rows: pd.DataFrame) -> tuple[list[dict], list[dict]]:
    """The ground and the name of `after_ground` where the years run downwards."""
    years, until = (int(rows["year"].min()), int(rows["year"].max())), first_years()[1]
    grounds, names = after_ground(until, years)
    down = {"xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": half_past(until), "y1": half_past(years[1])}
    return [ground | down for ground in grounds], [name | {"x": 0, "xref": "paper", "y": half_past(until), "yref": "y"} for name in names]


def sides(rows: pd.DataFrame, colours: dict[str, str]) -> list[dict]:
    """What each side shows, above its bars, in their colour."""
    places = (("right", 0.44), ("left", 0.56))
    return [{"text": f"<b>{line}</b>", "font": {"size": 13, "color": colours[series]}, "showarrow": False, "x": x, "xref": "paper",
             "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom"}
            for (series, line), (anchor, x) in zip(dict(zip(rows["series_id"], rows["line"])).items(), places)]


def bars(side: pd.DataFrame, colour: str) -> dict:
    """The bars of one side, each with its value at its end; hollow where it is of low reliability, as marks on a line are."""
    inside = ["rgba(0, 0, 0, 0)" if weak else colour for weak in side["obs_status"].isin(WEAK)]
    return BARS | {"y": side["year"].to_numpy(), "x": side["shown"].to_numpy(float), "name": side["line"].iloc[0],
                   "meta": side["series_id"].iloc[0],
                   "marker": {"color": inside, "line": {"color": colour, "width": 1.5}}, "hovertext": side["hover"].tolist(),
                   "text": [in_digits(value, 1) for value in side["shown"]]}
