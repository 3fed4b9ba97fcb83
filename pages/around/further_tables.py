"""Tables that look closer at the lines of a chart: their growth, and how far sources agree."""

import pandas as pd
import streamlit as st

from data.leaving.export import file_stem
from data.text.schema import OBS_STATUS
from indicators.basics.inputs import without_noise
from indicators.formulas.derive import of_whole_deals
from indicators.shown.rows import concentration_of_parts, growth_between, spread_between_sources
from indicators.topics.arms import cumulative_low_high
from pages.around.downloads import downloads
from pages.around.value_table import grid_of, panel
from pages.exhibits.rows import OVER_TIME, Choice
from pages.files.table_file import File
from pages.reading.tables import by_id, cached, phrase, short_names, tables
from pages.themes.chart import title_of, view
from pages.words.comparisons import PLAIN
from pages.words.headings import headings, with_numbers
from pages.words.plain import as_text

GROWTH = ("series", "source", "start", "end", "multiple", "cagr", "simple_average", "least_squares", "doubling_time", "status")
SPREAD = ("year", "series", "n", "lowest", "highest", "range", "unit", "relative_range", "coefficient_of_variation", "lowest_source",
          "highest_source")
CONCENTRATION = ("year", "source", "items", "sum", "unnamed", "hhi_low", "hhi_high", "hhi_10000_low", "hhi_10000_high", "cr_2_low",
                 "cr_2_high", "effective_number_low", "effective_number_high", "hirschman_low", "hirschman_high", "normalised_hhi",
                 "product_concentration", "theil", "shannon")


@cached(200)
def growth_table(choice: Choice) -> pd.DataFrame:
    """The growth of every line of a chart whose values are compared by a multiple."""
    rows = view(choice).rows
    rates = growth_between(rows[~rows["unit"].isin(PLAIN)])
    if rates.empty:
        return pd.DataFrame(columns=list(GROWTH))
    titles = by_id("series")["title"]
    return rates.assign(series=rates["series_id"].map(titles), source=rates["source_id"].map(short_names()),
                        status=rates["obs_status"].map(OBS_STATUS))[list(GROWTH)]


@cached(200)
def spread_table(choice: Choice) -> pd.DataFrame:
    """The spread of sources for every series of a chart."""
    series_by_id = by_id("series")
    parts = [spread_between_sources(tables().observations, [series], choice.years).reset_index().assign(
        series=series_by_id.loc[series, "title"], unit=series_by_id.loc[series, "unit"]) for series in choice.series]
    found = pd.concat(parts, ignore_index=True)
    ends = {column: found[column].str.split("@").str[-1].map(short_names()) for column in ("lowest_source", "highest_source")}
    return found.assign(**ends)[list(SPREAD)]


@cached(200)
def concentration_table(choice: Choice) -> pd.DataFrame:
    """How concentrated the shares of a snapshot are, between the ends that an unnamed rest leaves open."""
    found = concentration_of_parts(view(choice).rows)
    return found.assign(source=found["source_id"].map(short_names()))[list(CONCENTRATION)]


@cached(200)
def cumulative_table(choice: Choice) -> pd.DataFrame:
    """Running sums of deal values; deals that contain others are left out, and reports that are defined otherwise."""
    return cumulative_low_high(of_whole_deals(view(choice).rows)).reset_index()


@cached(200)
def looks(choice: Choice, kind: str) -> tuple[str, ...]:
    """Which tables look closer at a chart: growth where values are compared by a multiple, spread where a series has several sources."""
    rows = view(choice).rows
    if kind in OVER_TIME:
        several = tables().observations.query("series_id in @choice.series").groupby("series_id")["source_id"].nunique().gt(1).any()
        return tuple(name for name, there in (("growth", not rows["unit"].isin(PLAIN).all()), ("spread", several)) if there)
    if kind == "snapshot" and set(rows["unit"]) == {"%"}:  # agreement scores are no parts of a whole
        return ("concentration",)
    return ("cumulative",) if kind == "deals" else ()


@cached(200)
def lines_behind(name: str, choice: Choice) -> tuple[str, ...]:
    """The lines or sources that a closer look rests on: those of the chart, for a spread all of its series."""
    rows = tables().observations.query("series_id in @choice.series") if name == "spread" else view(choice).rows
    if "deal_id" in rows:
        return tuple(sorted(rows["source_id"].unique()))
    return tuple(sorted((rows["series_id"] + "@" + rows["source_id"]).unique()))


TABLES = {"growth": growth_table, "spread": spread_table, "concentration": concentration_table, "cumulative": cumulative_table}
NOTED = ("spread", "concentration", "cumulative")  # in the table of phrases
CLOSER = "closer"
NOTHING = "Nothing to compare in these years."


def closer_look(choice: Choice, kind: str, filters: dict[str, str], place: str, on_screen: str) -> None:
    """Further tables, worked out once the reader opens them; `place` and `on_screen` are the addresses of the view,
    as for its own files."""
    names = looks(choice, kind)
    if not names:
        return
    with panel("Further tables: " + ", ".join(as_text(phrase(f"further_{name}").lower()) for name in names), CLOSER) as opened:
        for name in names if opened.open else []:
            closer_table(name, choice, filters, place, on_screen)


def closer_table(name: str, choice: Choice, filters: dict[str, str], place: str, on_screen: str) -> None:
    """One further table with its file, or that there is nothing to compare."""
    label, found = phrase(f"further_{name}"), without_noise(TABLES[name](choice))
    st.markdown(f"**{as_text(label)}**")
    if found.empty:
        st.caption(NOTHING)
        return
    grid_of(found, with_numbers(headings(name, tuple(found)), found, name), label)
    if name in NOTED:
        st.caption(as_text(phrase(f"further_{name}_note")))
    file = File(found, file_stem("china-russia", choice.chart_id, name, *choice.years), f"{title_of(choice)}: {label.lower()}", filters,
                place, name, dict.fromkeys(found, lines_behind(name, choice)))
    downloads(file, "Download this table", f"_{name}", on_screen=on_screen)
