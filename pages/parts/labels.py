"""What is written on a chart beside its lines: names at their ends, milestones, shaded periods."""

from __future__ import annotations

from textwrap import shorten, wrap

import pandas as pd
import plotly.graph_objects as go

from indicators.story import apart, spacing
from pages.parts.colours import QUIET, SHADE

MILESTONE = {"opacity": 0.4, "line": {"width": 1, "dash": "dot", "color": QUIET}}
# Milestones are written in a strip above the lines, so that neither hides the other.
PLOT_TOP, LONGEST = 0.72, 26
MOST_LABELS, LABEL_WIDTH, LABEL_LINES = 5, 15, 2


def end_labels(figure: go.Figure) -> None:
    """The name of each line at its last point in place of the legend, where all names fit beside the plot."""
    lines = [trace for trace in figure.data if trace.mode == "lines+markers"]
    names = [wrap(trace.name, LABEL_WIDTH) for trace in lines]
    if len(lines) > MOST_LABELS or any(len(name) > LABEL_LINES for name in names):
        return
    ends = [last_point(trace) for trace in lines]
    values = [value for trace in figure.data for value in trace.y if pd.notna(value)]
    heights = apart([value for _, value in ends], spacing(values, max(map(len, names), default=1)))
    for trace, name, (year, _), height in zip(lines, names, ends, heights):
        trace.showlegend = False
        figure.add_annotation(x=year, y=height, text="<br>".join(name), showarrow=False, xanchor="left", yanchor="middle", xshift=9, align="left",
                              font={"size": 12, "color": trace.line.color})


def last_point(trace: go.Scatter) -> tuple[int, float]:
    """The last year with a value, and the value."""
    return [(year, value) for year, value in zip(trace.x, trace.y) if pd.notna(value)][-1]


def mark_milestones(figure: go.Figure, milestones: pd.DataFrame) -> go.Figure:
    """A dotted line through each year that has milestones, named in a strip above the plot."""
    for year in milestones["year"].unique():
        figure.add_shape(type="line", x0=year, x1=year, y0=0, y1=PLOT_TOP, yref="paper", **MILESTONE)
    for label in milestone_labels(milestones):
        figure.add_annotation(label | {"y": PLOT_TOP})
    return figure.update_yaxes(domain=[0, PLOT_TOP]) if len(milestones) else figure


def milestone_labels(milestones: pd.DataFrame) -> list[dict]:
    """The milestones of each year, written upwards; hovering gives what had to be cut."""
    years = set(milestones["year"])
    return [{"x": year, "yref": "paper", "text": shorten(" · ".join(names), LONGEST, placeholder=" …"), "hovertext": "<br>".join(names),
             "textangle": -90, "yanchor": "bottom", "xanchor": side(year, years), "showarrow": False, "font": {"size": 11, "color": QUIET}}
            for year, names in milestones.groupby("year")["short_title"]]


def side(year: int, years: set[int]) -> str:
    """Where a label stands at its year: the first and the last of years in a row make room for each other."""
    follows, led = year + 1 in years, any(other + 1 == year for other in years)
    return "center" if follows == led else "right" if follows else "left"


def shade(figure: go.Figure, periods: pd.DataFrame | None) -> None:
    """A grey ground behind each period, with its name at the top of the plot."""
    for period in [] if periods is None else periods.itertuples():
        figure.add_vrect(x0=period.start, x1=period.end, fillcolor=SHADE, line_width=0, layer="below",
                         annotation={"text": "<br>".join(wrap(period.title, 18)), "font": {"size": 11, "color": QUIET}, "align": "left"},
                         annotation_position="top left")
