"""The colours of charts, one for each meaning, as the table of palettes names them.

Streamlit's frontend puts the light or dark `chartCategoricalColors` of .streamlit/config.toml in the
place of these placeholders, so that a chart follows the theme without a rerun.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle
from typing import NamedTuple

import pandas as pd

from pages.reading.tables import Version, tables, version

PLACES = tuple(f"#{place:06}" for place in range(1, 11))
PALETTE, QUIET = PLACES[:9], "#000037"  # the last place is kept for the article
GROUND = "#000038"  # that of the page
GREY = PALETTE[8]  # for bars that stand for no country
SHADE = "rgba(128, 128, 128, 0.2)"  # grey over either background


class Paint(NamedTuple):
    """How a meaning is shown: its colour, its mark or sign, and what it says to readers."""

    colour: str
    sign: str
    description: str


def painted(meaning: str) -> dict[str, Paint]:
    """The paint of every country, source kind or verdict, in the order of the table."""
    return _painted(meaning, version())


@lru_cache(maxsize=6)
def _painted(meaning: str, of: Version) -> dict[str, Paint]:
    rows = tables().palettes.query("meaning == @meaning").sort_values("position")
    return {row.name: Paint(shown(row.colour), row.sign, row.description) for row in rows.itertuples(index=False)}


def shown(colour: str) -> str:
    """A colour of the table as figures take it: that of both themes, or the placeholder of a place in the theme."""
    return colour if colour.startswith("#") else dict(enumerate(PLACES, 1))[int(colour)]


def source_kinds(rows: pd.DataFrame) -> pd.Series:
    """The kind of source of each row, as the table of palettes names it."""
    own = {source: name for source, name in zip(tables().palettes["source_id"], tables().palettes["name"]) if source}
    lines = rows["kind"].map({"own": "own calculation"}).fillna("annual source")
    return rows["source_id"].map(own).fillna(lines.where(rows["draw_as"] == "line", "single report"))


def series_colours(reporters: dict[str, str]) -> dict[str, str]:
    """A colour for each series, given the country that reports it.

    A series that the table of palettes names has its colour on every chart, which two records of one flow share. Where
    several countries report, the first other series of each has its country's colour. A flow of one industry, whose id ends
    in that of the industry, has the colour of the industry, or that of the largest if two would share it; the rest take the
    colours that are left.
    """
    known, countries, several = painted("series"), painted("country"), len(set(reporters.values())) > 1
    firsts = {country: series for series, country in reversed(reporters.items())}
    own = {series: countries[country].colour for country, series in firsts.items() if several and country in countries}
    own |= {series: known[series].colour for series in reporters if series in known}
    industries = painted("industry")
    for series in reporters:
        industry = industries.get(series.rpartition("-")[2])
        if industry and industry.colour not in own.values():
            own[series] = industry.colour
    left = cycle([colour for colour in PALETTE if colour not in own.values()] or PALETTE)
    return {series: own.get(series) or next(left) for series in reporters}
