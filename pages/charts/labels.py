"""What is written on a chart beside its lines: names at their ends, milestones, shaded periods."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten, wrap

import pandas as pd

from pages.charts.layout import apart, on_log_axis, spacing
from pages.words.colours import QUIET, SHADE

MILESTONE = {"opacity": 0.4, "line": {"width": 1, "dash": "dot", "color": QUIET}}
# Milestones are written in a strip above the lines, so that neither hides the other.
PLOT_TOP, LONGEST = 0.72, 26
MOST_LABELS, LABEL_WIDTH, LABEL_LINES = 5, 16, 2


def end_labels(traces: list[dict], log: bool = False, from_zero: bool = False) -> list[dict]:
    """The name of each line at its last point in place of the legend, where all names fit beside the plot.

    A logarithmic axis takes the heights of labels as logarithms, and shows no values from zero down; `from_zero` is said
    of another that begins there.
    """
    lines = [trace for trace in traces if trace["mode"] == "lines+markers"]
    names = [wrap(trace["name"], LABEL_WIDTH) for trace in lines]
    if len(lines) > MOST_LABELS or any(len(name) > LABEL_LINES for name in names):
        return []
    on_axis = on_log_axis if log else pd.Series
    ends = [last_point(trace["x"], on_axis(trace["y"])) for trace in lines]
    if None in ends:
        return []
    values = pd.concat([on_axis(trace["y"]) for trace in traces]).dropna().tolist() if traces else []
    least = spacing([*values, 0.0] if from_zero and not log else values, max(map(len, names), default=1))
    heights = apart([value for _, value in ends], least)
    for trace in lines:
        trace["showlegend"] = False
    return [{"x": year, "text": "<br>".join(name), "xanchor": "left", "yanchor": "middle", "align": "left",
             "font": {"size": 12, "color": trace["line"]["color"]}, **beside(end, height, trace["line"]["color"])}
            for trace, name, (year, end), height in zip(lines, names, ends, heights)]


def beside(end: float, height: float, colour: str) -> dict:
    """A label beside the end of its line, or if it had to move, with a thin line that leads there."""
    if end == height:
        return {"y": height, "showarrow": False, "xshift": 9}
    return {"y": end, "ay": height, "ayref": "y", "ax": 22, "showarrow": True, "arrowhead": 0, "arrowwidth": 1,
            "arrowcolor": colour, "standoff": 4}


def last_point(years: Sequence[int], heights: pd.Series) -> tuple[int, float] | None:
    """The last year with a value, and its height; None if there is none."""
    return next(((year, height) for year, height in zip(years[::-1], heights[::-1]) if pd.notna(height)), None)


def milestone_lines(milestones: pd.DataFrame) -> list[dict]:
    """A dotted line through each year that has milestones, up to the strip above the plot."""
    return [{"type": "line", "x0": year, "x1": year, "y0": 0, "y1": PLOT_TOP, "yref": "paper", **MILESTONE}
            for year in milestones["year"].unique()]


def milestone_labels(milestones: pd.DataFrame, foot: float) -> list[dict]:
    """The milestones of each year, written upwards from a height; hovering gives what had to be cut."""
    years = set(milestones["year"])
    return [{"x": year, "y": foot, "yref": "paper", "text": shorten(" · ".join(names), LONGEST, placeholder=" …"),
             "hovertext": "<br>".join(names), "textangle": -90, "yanchor": "bottom", "xanchor": side(year, years),
             "showarrow": False, "font": {"size": 11, "color": QUIET}}
            for year, names in milestones.groupby("year")["short_title"]]


def side(year: int, years: set[int]) -> str:
    """Where a label stands at its year: the first and the last of years in a row make room for each other."""
    follows, led = year + 1 in years, any(other + 1 == year for other in years)
    return "center" if follows == led else "right" if follows else "left"


def shades(periods: pd.DataFrame | None) -> tuple[list[dict], list[dict]]:
    """A grey ground behind each period, and its name at the top of the plot."""
    shown = [] if periods is None else list(periods.itertuples())
    grounds = [{"type": "rect", "x0": period.start, "x1": period.end, "y0": 0, "y1": 1, "yref": "y domain", "fillcolor": SHADE,
                "line": {"width": 0}, "layer": "below"} for period in shown]
    names = [{"text": "<br>".join(wrap(period.title, 18)), "font": {"size": 11, "color": QUIET}, "align": "left", "showarrow": False,
              "x": period.start, "xanchor": "left", "y": 1, "yref": "y domain", "yanchor": "top"} for period in shown]
    return grounds, names
