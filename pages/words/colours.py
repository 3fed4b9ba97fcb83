"""The colours of charts, one for each meaning, as the table of palettes names them.

Streamlit's frontend puts the light or dark `chartCategoricalColors` of .streamlit/config.toml in the
place of these placeholders, so that a chart follows the theme without a rerun.

In `palettes.csv` a number such as 2 is a place in those two lists and changes there, for all that has
that place; `#b3261e` is a colour in both themes. A line has the colour of its row `series`, on every
chart; without one the first line of each country that reports has that of its row `country`, where
several do, or a flow of one industry that of its row `industry`; all else takes what is left. Partners
are told apart by rows of `series`, and a test keeps each the same on all charts: Russia among China's partners is all three of
`cn_reconciled_ru`, `cn_both_imports_ru` and `rank_ru_in_cn_trade`.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import cycle
from typing import NamedTuple

import pandas as pd

from pages.reading.tables import cached, column, tables

PLACES = tuple(f"#{place:06}" for place in range(1, 11))
PALETTE, QUIET = PLACES[:9], "#000037"  # the last place is kept for the article
GROUND = "#000038"  # that of the page
GREY = PALETTE[8]  # for bars that stand for no country
SHADE = "rgba(128, 128, 128, 0.2)"  # grey over either background
themes_of = partial(column, "series", "theme")  # an expression has none


class Paint(NamedTuple):
    """How a meaning is shown: its colour, its mark or sign, and what it says to readers."""

    colour: str
    sign: str
    description: str


@cached(6)
def painted(meaning: str) -> dict[str, Paint]:
    """The paint of every country, source kind or verdict, in the order of the table. Not to be changed."""
    rows = tables().palettes.query("meaning == @meaning").sort_values("position")
    of_themes = {str(number): place for number, place in enumerate(PLACES, 1)}  # other colours are those of both themes
    return {row.name: Paint(of_themes.get(row.colour, row.colour), row.sign, row.description) for row in rows.itertuples(index=False)}


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
    countries, several = painted("country"), len(set(reporters.values())) > 1
    firsts = {country: series for series, country in reversed(reporters.items())}
    own = own_colours(reporters,
                      {series: countries[country].colour for country, series in firsts.items() if several and country in countries})
    left = cycle([colour for colour in PALETTE if colour not in own.values()] or PALETTE)
    return {series: own.get(series) or next(left) for series in reporters}


def own_colours(series: Iterable[str], given: dict[str, str] | None = None) -> dict[str, str]:
    """The colours that the table of palettes has for some of these series, or for their industries, beside those `given`."""
    known, industries = painted("series"), painted("industry")
    own = (given or {}) | {name: known[name].colour for name in series if name in known}
    for name in series:
        industry = industries.get(name.rpartition("-")[2])
        if industry and industry.colour not in own.values():
            own[name] = industry.colour
    return own


def colours_side_by_side(series: Iterable[str], held: Mapping[str, str] | None = None) -> dict[str, str]:
    """A colour for each of the series that a reader puts together: its own of the table of palettes, or that `held` from before.

    Only series of one theme share a colour that is theirs, as two records of one flow do. Any other has that of its turn in the table
    of series, or the next that is free, so that up to nine differ; and one that comes takes another's colour only if it is its own.
    """
    series, known, themes = list(dict.fromkeys(series)), held or {}, themes_of()
    own, found = own_colours(series), {}
    for name in series:
        alike = [other for other, colour in found.items() if colour == own.get(name)]
        if name in own and known.get(name, own[name]) == own[name] and all(themes.get(other) == themes.get(name) for other in alike):
            found[name] = own[name]
    for name, colour in known.items():
        if name in series and name not in found and colour not in found.values():
            found[name] = colour
    for name in series:
        if name not in found:
            wishes = PALETTE[(turn := turns().get(name, 0)):] + PALETTE[:turn]
            found[name] = next((colour for colour in wishes if colour not in found.values()), wishes[0])
    return found


@cached(2)
def turns() -> dict[str, int]:
    """A place in the palette for each series without a colour of its own: in turn, so that neighbours in the table differ."""
    return dict(zip((name for name in tables().series["series_id"] if name not in painted("series")), cycle(range(len(PALETTE)))))
