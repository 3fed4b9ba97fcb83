"""The rows that a chart, its table and its file have in common, and the words around them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.read import Tables
from data.schema import OBS_STATUS
from indicators.view import chart_rows, not_computable
from pages.parts import deals
from pages.parts.filters import Choice
from pages.parts.tables import Version, ids, tables

COLUMNS = {"year": "Year", "series": "Series", "source": "Source", "shown": "Value", "unit": "Unit",
           "value": "Source value", "source_unit": "Source unit", "status": "Status",
           "locator": "Where in the source", "as_printed": "As printed", "bound": "Bound",
           "note": "Note"}
FILE_ONLY = ["obs_status", "citation_full", "series_id", "source_id"]
UNITS = {"level": ("", ""), "change": ("%", "per cent change on the year before"),
         "index": ("index", "index"), "share": ("%", "per cent of the total")}


@st.cache_resource(max_entries=500, show_spinner=False)
def rows(choice: Choice, kind: str, of: Version) -> pd.DataFrame:
    """All rows of a choice, with words for readers and ids for programs. Not to be changed."""
    loaded = tables()
    if kind in ("deals", "systems"):
        return deals.rows(loaded, kind, choice.years)
    series, sources = lines(loaded, choice, kind)
    annual = loaded.sources.loc[loaded.sources["draw_as"] == "line", "source_id"]
    found = chart_rows(loaded.observations, series=series, sources=sources, years=choice.years,
                       measure=choice.measure, base_year=choice.base_year,
                       share_of=dict(zip(loaded.series["series_id"], loaded.series["share_of"])),
                       gapless=tuple(annual) if kind == "line" else ())
    return worded(found, loaded, choice)


def lines(loaded: Tables, choice: Choice, kind: str) -> tuple[list[str], list[str]]:
    """The chosen series and sources; all of them for a chart that leaves no choice."""
    if kind in ("line", "bars"):
        return list(choice.series), list(choice.sources)
    chart = loaded.charts.set_index("chart_id").loc[choice.chart_id]
    return ids(chart["series"]), loaded.sources["source_id"].tolist()


def worded(found: pd.DataFrame, loaded: Tables, choice: Choice) -> pd.DataFrame:
    """Rows with titles, units, status words and citations beside their ids."""
    series = loaded.series[["series_id", "title", "short_title", "unit", "unit_long", "decimals"]]
    sources = loaded.sources[["source_id", "attribution_short", "citation_full", "kind", "draw_as"]]
    full = found.merge(series, on="series_id", how="left").merge(sources, on="source_id", how="left")
    unit, unit_long = UNITS[choice.measure]
    return full.assign(
        series=full["title"], line=full["short_title"], source=full["attribution_short"],
        source_unit=full["unit"], unit=unit or full["unit"], unit_long=unit_long or full["unit_long"],
        status=full["obs_status"].map(OBS_STATUS))


def for_readers(found: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The columns of the table below the chart; a level is shown once, not twice."""
    again = {"value", "source_unit"} if measure == "level" else set()
    return for_files(found).drop(columns=[*again, *FILE_ONLY], errors="ignore").dropna(axis=1, how="all")


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The columns of the file: those of the table, then the ids, codes and citations."""
    first = deals.COLUMNS if "deal_id" in found else {}
    return found[[name for name in dict.fromkeys((*first, *COLUMNS, *FILE_ONLY)) if name in found]]


def column_config() -> dict:
    """Headings for the table; years without a thousands separator."""
    plain = {"year": st.column_config.NumberColumn("Year", format="%d")}
    return COLUMNS | deals.COLUMNS | plain


def left_out(choice: Choice, found: pd.DataFrame) -> str:
    """Which chosen lines have values in these years but cannot be shown so, and why."""
    if found.empty or not choice.series:
        return ""
    loaded = tables()
    absent = not_computable(found, loaded.observations, series=list(choice.series),
                            sources=list(choice.sources), years=choice.years)
    if absent.empty:
        return ""
    titles = loaded.series.set_index("series_id")["short_title"]
    names = loaded.sources.set_index("source_id")["attribution_short"]
    listed = "; ".join(f"{titles[series]}, {names[source]}" for series, source
                       in absent.itertuples(index=False))
    return f"Not computable: {listed}. {REASONS[choice.measure]}"


REASONS = {
    "level": "",
    "change": "A change needs a value in the year and in the year before, from the same source.",
    "index": "An index needs a value above zero in the base year, from the same source.",
    "share": "A share needs the total of the same year, from the same source or from the only one."}


def subtitle(choice: Choice, unit_long: str) -> str:
    """The unit as the line under a chart's title."""
    words = f"Index, {choice.base_year} = 100" if choice.measure == "index" else unit_long
    return words[0].upper() + words[1:] + (", logarithmic axis" if choice.axis == "log" else "")


def decimals(choice: Choice, found: pd.DataFrame) -> int:
    """How many decimals a value is shown with on hover."""
    return int(found["decimals"].max()) if choice.measure == "level" else 1


def milestones(events: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The article's milestones within the years, or none if the reader has put them away."""
    dated = events[events["milestone"]].assign(year=events["date"].str[:4].astype(int))
    return dated[dated["year"].between(*choice.years) & choice.milestones]
