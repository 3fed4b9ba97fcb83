"""Figures of the large tables: lines over pale intervals, ranked bars, bars by year."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from data.text.schema import OBS_STATUS
from indicators.basics.inputs import without_noise
from pages.charts.labels import BARS, band_between
from pages.charts.layout import STEPS, extent, height
from pages.charts.over_time import layout_of, time_figure, whole_years, with_after
from pages.exhibits.rows import COMPUTED, milestones
from pages.large.answers import source_words
from pages.reading.tables import Years
from pages.words.colours import PALETTE, QUIET
from pages.words.numbers import number
from pages.words.subjects import capital

NAME = 24  # letters of a name beside a bar, after which it takes another line
BELOW_INTERVAL = 0.7  # so pale that the half of an interval that lies on its bar is seen as well as the other, in both themes
PALE = 0.14  # of a line's colour, so that three intervals over each other leave the lines in sight


class Line(NamedTuple):
    """A computed line: its id, its names in full and beside the line, and its values by year."""

    line_id: str
    title: str
    name: str
    values: pd.Series


class Unit(NamedTuple):
    """A unit, short and in words, and the decimals of its values."""

    short: str
    long: str
    decimals: int


def labelled(lines: Sequence[Line], unit: Unit, source_id: str, locator: str) -> pd.DataFrame:
    """Lines as the rows that charts over time, files and tables have; a year without a value between others is a gap."""
    short, full = source_words(source_id)
    parts = [pd.DataFrame({"series_id": line.line_id, "series": line.title, "title": line.title, "line": line.name,
                           "year": line.values.index, "shown": line.values.to_numpy(float)}) for line in lines]
    rows = without_noise(pd.concat(parts, ignore_index=True))
    known = rows["shown"].notna()
    return rows.assign(
        **COMPUTED, value=rows["shown"], unit=unit.short, unit_long=unit.long, source_unit=unit.short, decimals=unit.decimals, source=short,
        citation_full=full, source_id=source_id, locator=locator, obs_status=known.map({True: "A", False: "O"}),
        status=known.map({True: OBS_STATUS["A"], False: OBS_STATUS["O"]}))


def over_time(rows: pd.DataFrame, title: str, seen: str, kind: str = "line", intervals: Sequence[tuple[pd.Series, pd.Series]] = (),
              said: str = "") -> go.Figure:
    """Labelled rows over the years that they have, what is `said` of them below; `intervals` are the low and high ends of each line by
    year, drawn as grounds in its colour."""
    years = int(rows["year"].min()), int(rows["year"].max())
    unit, alone = rows["unit_long"].iloc[0], rows["series_id"].nunique() == 1
    named = rows.assign(source=rows["line"]) if alone else rows  # a single line is called by its source elsewhere, here by whom it is of
    said = f"{said} Pale grounds: 95 % intervals." if intervals else said
    below = wrap(f"{said} Source: {rows['source'].iloc[0]}, own calculation".strip(), 62)
    made = time_figure(named, title=title, subtitle="<br>".join([capital(unit), *below]), kind=kind, years=years,
                       milestones=milestones(years, ()), seen=capital(seen))
    grounds = [band_between(*ends, fillcolor=line.line.color, opacity=PALE, line={"width": 0}, name="95 % interval", showlegend=False)
               for ends, line in zip(intervals, made.data)]
    return go.Figure([*grounds, *made.data], made.layout)


def ranked_bars(parts: Mapping[str, pd.Series], title: str, subtitle: str, seen: str, decimals: int, *, colours: Sequence[str] = (),
                intervals: tuple[pd.Series, pd.Series] | None = None, neutral: float | None = None) -> go.Figure:
    """Horizontal bars by name, a colour for each part, or `colours` for single bars; `neutral` is a value neither high nor low."""
    first = next(iter(parts.values()))
    names, several = ["<br>".join(wrap(name, NAME)) for name in first.index], len(parts) > 1
    traces = [BARS | {"y": names, "x": part.to_numpy(float), "name": name, "text": [number(value, decimals) for value in part],
                      "marker": {"color": list(colours) or colour, "opacity": BELOW_INTERVAL if intervals else 1}, "showlegend": several,
                      "hovertext": [f"<b>{number(value, decimals)}</b> {label}<br>{name}" for label, value in part.items()]}
              for (name, part), colour in zip(parts.items(), cycle(PALETTE))]
    if intervals:
        traces[0] |= {"text": None}
        traces += whiskers(names, *intervals, traces[0]["x"], decimals)
    layout = layout_of(title, subtitle, capital(seen))
    ends = extent(pd.concat([*parts.values(), *(intervals or ())]).dropna())
    lines = sum(len(name.split("<br>")) for name in names)
    layout |= {"barmode": "group", "height": max(height(len(names), 34 if several else 26, 96), height(lines, 15, 96)),
               "shapes": [] if neutral is None else [{"type": "line", "x0": neutral, "x1": neutral, "y0": 0, "y1": 1, "yref": "paper",
                                                      "layer": "below", "opacity": 0.5,
                                                      "line": {"width": 1, "dash": "dot", "color": QUIET}}]}
    layout["xaxis"] |= {"tickformat": None, "tickformatstops": STEPS, "range": ends, "nticks": 6, "zeroline": True, "zerolinecolor": QUIET}
    layout["yaxis"] |= {"autorange": "reversed", "categoryorder": "array", "categoryarray": names, "ticks": ""}
    layout["legend"] |= {"traceorder": "normal"}
    return go.Figure(traces, layout)


def whiskers(names: Sequence[str], low: pd.Series, high: pd.Series, values: Sequence[float], decimals: int) -> Iterator[dict]:
    """An interval as a thin line over the end of each bar, and the value behind it."""
    usual = {"type": "scatter", "hoverinfo": "skip", "showlegend": False, "meta": "band", "cliponaxis": False}
    yield usual | {"mode": "lines", "line": {"color": QUIET, "width": 2}, "x": [end for ends in zip(low, high) for end in (*ends, None)],
                   "y": [place for name in names for place in (name, name, None)]}
    yield usual | {"mode": "text", "x": high.fillna(pd.Series(values, high.index)).tolist(), "y": list(names),
                   "textposition": "middle right",
                   "text": [f" {number(value, decimals)}" for value in values], "textfont": BARS["textfont"]}


def bars_by_year(parts: Mapping[str, pd.Series], title: str, subtitle: str, seen: str, years: Years) -> go.Figure:
    """Stacked bars of counts by year."""
    made = go.Figure([{"type": "bar", "x": part.index.to_numpy(), "y": part.to_numpy(float), "name": name, "marker": {"color": colour},
                       "hovertext": [f"<b>{number(value, 0)}</b> {name}" for value in part], "hovertemplate": "%{hovertext}<extra></extra>"}
                      for (name, part), colour in zip(parts.items(), cycle(PALETTE))], layout_of(title, subtitle, capital(seen)))
    made.update_xaxes(autorangeoptions={"include": list(years)}, **whole_years(years))
    return with_after(made.update_layout(hovermode="x unified"), years)
