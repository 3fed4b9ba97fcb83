"""The filter bar of a theme page: what the reader chooses, kept in the address."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from data.read import Tables
from pages.parts.address import check_address, one_of, some_of, year_range
from pages.parts.tables import ids

YEARS = (1990, 2020)
DEFAULT_YEARS = (1996, 2015)
MEASURES = {"level": "Level", "change": "Change on the year before, %",
            "index": "Index, base year = 100", "share": "Share of the total, %"}
AXES = {"linear": "Linear", "log": "Logarithmic"}
IMAGES = {"svg": "SVG", "png": "PNG"}


class Choice(NamedTuple):
    """Everything that decides what a chart shows."""

    chart_id: str
    years: tuple[int, int] = DEFAULT_YEARS
    series: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    measure: str = "level"
    base_year: int = DEFAULT_YEARS[0]
    axis: str = "linear"
    milestones: bool = True
    image: str = "svg"


class Offer(NamedTuple):
    """The lines and measures that a chart has to choose from, by id and label."""

    series: dict[str, str]
    sources: dict[str, str]
    default_sources: list[str]
    measures: dict[str, str]


def choose(tables: Tables, theme: str) -> Choice:
    """The whole filter bar."""
    charts = tables.charts.query("theme == @theme").set_index("chart_id")
    tabs = charts["tab"].to_dict()
    asked = next((chart for chart, tab in tabs.items() if tab == st.query_params.get("chart")),
                 charts.index[0])
    check_address(tests(offer(tables, charts.loc[asked]), asked, tabs))
    chart_id = st.pills("Chart", list(tabs), default=charts.index[0], format_func=tabs.get,
                        key="chart", bind="query-params", required=True, label_visibility="collapsed")
    if charts.loc[chart_id, "kind"] in ("line", "bars"):
        return choose_lines(offer(tables, charts.loc[chart_id]), chart_id)
    if charts.loc[chart_id, "kind"] == "facts":
        return Choice(chart_id, years=choose_years())
    wide, narrow = st.columns([5, 3], vertical_alignment="bottom")
    return Choice(chart_id, years=choose_years(wide), image=choose_image(narrow))


def offer(tables: Tables, chart: pd.Series) -> Offer:
    """What the filter bar offers for a chart."""
    series = tables.series.set_index("series_id").loc[ids(chart["series"]), "short_title"].to_dict()
    present = tables.observations.loc[tables.observations["series_id"].isin(series), "source_id"]
    known = tables.sources[tables.sources["source_id"].isin(present)]
    sources = dict(zip(known["source_id"], known["attribution_short"]))
    default = [source for source in ids(chart["default_sources"]) if source in sources]
    return Offer(series, sources, default or list(sources),
                 {measure: MEASURES[measure] for measure in ids(chart["measures"])})


def tests(offered: Offer, chart_id: str, tabs: dict[str, str]) -> dict[str, Any]:
    """What a sound address may say."""
    years = [str(year) for year in range(YEARS[0], YEARS[1] + 1)]
    return {"chart": one_of(list(tabs.values())), "years": year_range(*YEARS),
            f"series_{chart_id}": some_of(list(offered.series.values())),
            f"sources_{chart_id}": some_of(list(offered.sources.values())),
            "measure": one_of(list(offered.measures.values())), "base": one_of(years),
            "axis": one_of(list(AXES.values())), "image": one_of(list(IMAGES.values())),
            "milestones": one_of(["true", "false"])}


def choose_lines(offered: Offer, chart_id: str) -> Choice:
    """Years, measure, axis, series and sources of a chart with a time axis."""
    wide, middle, narrow = st.columns([5, 3, 3], vertical_alignment="bottom")
    years = choose_years(wide)
    measure = middle.selectbox("Measure", list(offered.measures), format_func=MEASURES.get,
                               key="measure", bind="query-params",
                               disabled=len(offered.measures) == 1)
    base = years[0]
    if measure == "index":
        base = narrow.number_input("Base year", *YEARS, years[0], key="base", bind="query-params")
    with st.expander("Series, sources and display"):
        # A key for each chart: one shared by charts with other options would come up empty.
        series = choose_some("Series", offered.series, list(offered.series), f"series_{chart_id}")
        sources = choose_some("Sources", offered.sources, offered.default_sources,
                              f"sources_{chart_id}")
        with st.container(horizontal=True):
            axis = st.segmented_control("Axis", list(AXES), default="linear", format_func=AXES.get,
                                        key="axis", bind="query-params", required=True)
            image = choose_image()
            milestones = st.toggle("Milestones", value=True, key="milestones", bind="query-params")
    return Choice(chart_id, years, tuple(series), tuple(sources), measure, base, axis,
                  milestones, image)


def choose_years(place: Any = st) -> tuple[int, int]:
    """The range of years."""
    return place.slider("Years", *YEARS, DEFAULT_YEARS, key="years", bind="query-params")


def choose_some(label: str, options: dict[str, str], default: list[str], key: str) -> list[str]:
    """Some of several lines; nothing to choose where there is only one."""
    if len(options) == 1:
        return list(options)
    return st.multiselect(label, list(options), default, format_func=options.get, key=key,
                          bind="query-params", placeholder="Choose at least one")


def choose_image(place: Any = st) -> str:
    """The format in which the chart's own button saves it."""
    return place.segmented_control("Save chart as", list(IMAGES), default="svg", format_func=IMAGES.get,
                                key="image", bind="query-params", required=True)
