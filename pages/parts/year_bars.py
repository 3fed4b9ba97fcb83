"""The values of one year as bars, one for each line of a chart, on an axis that all years share."""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from indicators.seen import extent, highest, lines_with_values, rows_of_year
from pages.parts.colours import PALETTE, QUIET, painted, source_kinds
from pages.parts.figure import colour_of, hovering, layout_of, trace_name
from pages.parts.filters import Choice
from pages.parts.tables import Version, tables
from pages.parts.view import chosen, in_words, patterns, subtitle, view

NO_VALUE = "no value"
TWO_LINES = f"{'x':x<30} {'x':x<30}"


class YearBars(NamedTuple):
    """The figure of one year and what a screen reader says of it. Shared between visitors and not to be changed."""

    figure: go.Figure
    summary: str


@lru_cache(maxsize=500)
def offered(choice: Choice, of: Version) -> bool:
    """Whether bars say more than a sentence: at least two lines and two years, and no ranks, where longer is worse."""
    seen = view(choice, of)
    return (seen.kind in ("line", "bars") and choice.years[0] < choice.years[1]
            and len(lines_with_values(seen.rows)) > 1 and "rank" not in set(seen.rows["unit"]))


@lru_cache(maxsize=500)
def year_bars(choice: Choice, year: int, of: Version) -> YearBars:
    """The bars of one year of a choice; a line without a value has its row, and no bar."""
    found, kind = view(choice, of).rows, view(choice, of).kind
    shown = labelled(found, kind, year, choice)
    title, first, last = title_of(shown, year), *choice.years
    words = [*wrap(chosen(choice, of)[0], 62), subtitle(choice._replace(axis="linear"), found)]
    figure = go.Figure(bars(shown), frame(title, "<br>".join(words), len(shown)))
    figure.update_layout(annotations=[*names(shown), *gaps(shown)])
    figure.update_xaxes(range=extent(found["shown"]), nticks=6, tickformat=None, zeroline=True, zerolinecolor=QUIET, title={
        "text": f"One axis for all years, {first} to {last}", "font": {"size": 12, "color": QUIET}})
    figure.update_yaxes(range=[len(shown), -0.6], visible=False)
    listed = "; ".join(f"{row.name_of_line}: {row.written}" for row in shown.itertuples())
    return YearBars(figure, f"{title}. {chosen(choice, of)[0]}, {year}: {listed}.")


def labelled(found: pd.DataFrame, kind: str, year: int, choice: Choice) -> pd.DataFrame:
    """The rows of a year with the name and the colour that their lines have on the chart, and the value as written."""
    known = hovering(found.dropna(subset="shown"), 1, patterns(tables()))
    written = in_words(known, choice)
    shown = rows_of_year(known.assign(written=written, hover=known["hover"]), year)
    first = {key: line for key, line in known.groupby(["series_id", "source_id"], sort=False)}
    keys = list(zip(shown["series_id"], shown["source_id"]))
    colours = line_colours(found, kind)
    return shown.assign(name_of_line=[trace_name(first[key], key[1], found) for key in keys],
                        colour=[colours[key] for key in keys], written=shown["written"].fillna(NO_VALUE))


def line_colours(found: pd.DataFrame, kind: str) -> dict[tuple[str, str], str]:
    """The colour that the chart gives each line, by series and source."""
    told = found.assign(source_kind=source_kinds(found)).drop_duplicates(["series_id", "source_id"])
    lines = told[["series_id", "source_id", "draw_as", "kind", "source_kind"]].itertuples(index=False)
    if kind == "bars":
        stacked = dict(zip(found["series_id"].unique(), cycle(PALETTE)))
        return {(series, source): stacked[series] for series, source, *_ in lines}
    colours, paints = colour_of(found), painted("source kind")
    return {(series, source): paints[told_by].colour if kind == "article"
            else colours.get((series, source) if draw_as == "line" else series) or colours[series]
            for series, source, draw_as, kind, told_by in lines}


def title_of(shown: pd.DataFrame, year: int) -> str:
    """Which line is highest in the year, and its value."""
    top, known = highest(shown), shown.dropna(subset="shown")
    if known.empty:
        return f"No line has a value in {year}"
    if len(known) > 1 and len(top) == len(known):
        return f"All alike in {year}: {top['written'].iloc[0]}"
    names = " and ".join(top["name_of_line"])
    return f"{'Only value' if len(known) == 1 else 'Highest'} in {year}: {names}, {top['written'].iloc[0]}"


def frame(title: str, below: str, lines: int) -> dict:
    """The frame of all charts, as high as the lines need and with two lines for the title, so that nothing jumps."""
    usual, top = layout_of(title, below), layout_of(TWO_LINES, below)["margin"]["t"]
    height = sum((42 for _ in range(lines)), start=top + 60)
    return usual | {"height": height, "showlegend": False, "barmode": "overlay", "margin": usual["margin"] | {"t": top}}


def bars(shown: pd.DataFrame) -> dict:
    """All bars, each with its value at its end."""
    return {"type": "bar", "orientation": "h", "x": shown["shown"].to_numpy(float), "y": list(range(len(shown))),
            "width": 0.42, "offset": 0, "marker": {"color": shown["colour"].tolist()},
            "text": shown["written"].tolist(), "textposition": "outside", "textfont": {"size": 13, "color": QUIET},
            "cliponaxis": False, "hovertext": shown["hover"].fillna("").tolist(), "hoverinfo": "text"}


def names(shown: pd.DataFrame) -> list[dict]:
    """The name of each line above its bar, where a long one needs no room beside it."""
    return [{"text": name, "x": 0, "xref": "paper", "xanchor": "left", "y": place, "yanchor": "bottom", "showarrow": False,
             "font": {"size": 12, "color": QUIET}} for place, name in enumerate(shown["name_of_line"])]


def gaps(shown: pd.DataFrame) -> list[dict]:
    """“no value” in the place of each bar that there is not."""
    return [{"text": NO_VALUE, "x": 0, "xanchor": "left", "y": place, "yanchor": "top", "yshift": 3, "showarrow": False,
             "font": {"size": 12, "color": QUIET}} for place, value in enumerate(shown["shown"]) if pd.isna(value)]
