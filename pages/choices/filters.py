"""The filter bar of a theme page: what the reader chooses, kept in the address."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from data.read import Tables
from indicators.shown.view import first_year
from pages.choices.address import ARRIVED, YEARS_CHOSEN, YEARS_OF_PAGE, Test, check_address, one_of, some_of, year_range
from pages.reading.tables import Version, ids, tables

YEARS = (1990, 2020)
DEFAULT_YEARS = (1996, 2015)
MEASURES = {"level": "Level", "difference": "Change on the year before",
            "change": "Change on the year before, %", "log": "Log change × 100",
            "index": "Index, base year = 100", "multiple": "Multiple of the first year",
            "mean": "Mean of five years", "share": "Share of the total, %"}
AXES = {"linear": "Linear", "log": "Logarithmic"}
IMAGES = {"svg": "SVG", "png": "PNG"}
KEY_MILESTONES, NO_SHADING = "key", "None"
WITH_TIME_AXIS = ("line", "bars")


class Choice(NamedTuple):
    """Everything that decides what a chart shows."""

    chart_id: str
    years: tuple[int, int] = DEFAULT_YEARS
    series: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    measure: str = "level"
    base_year: int = DEFAULT_YEARS[0]
    axis: str = "linear"
    milestones: tuple[str, ...] = ("key",)
    image: str = "svg"
    shading: str = ""


class Offer(NamedTuple):
    """The lines and measures that a chart has to choose from, by id and label."""

    chart_id: str
    tab: str
    kind: str
    series: dict[str, str]
    sources: dict[str, str]
    default_sources: list[str]
    measures: list[str]
    milestones: dict[str, str]
    shadings: list[str]
    default_shading: str


def choose(theme: str, of: Version) -> Choice:
    """The filter bar without the years."""
    offers = offered(theme, of)
    tabs = {chart_id: offer.tab for chart_id, offer in offers.items()}
    asked = next((chart for chart, tab in tabs.items() if tab == st.query_params.get("chart")),
                 next(iter(tabs)))
    left_at = f"chart_of_{theme}"
    if st.session_state.get(ARRIVED) and "chart" not in st.query_params:  # by the menu; the themes share the name in the address
        st.session_state["chart"] = st.session_state.get(left_at, next(iter(tabs)))
    check_address(tests(offers[asked], list(tabs.values())))
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    chart_id = row.selectbox("Chart", list(tabs), format_func=tabs.get, key="chart", bind="query-params",
                             width=320)
    st.session_state[left_at] = chart_id
    offer = offers[chart_id]
    if offer.kind in WITH_TIME_AXIS:
        return choose_lines(offer, row)
    image = choose_image(row) if offer.kind != "facts" else "svg"
    return Choice(chart_id, image=image, sources=tuple(offer.default_sources))


def in_years(choice: Choice) -> Choice:
    """A choice in the years that the reader chooses; an index also has its base year among them."""
    years = choose_years()
    base = choose_base(first_base(choice.series, choice.sources, years)) if choice.measure == "index" else years[0]
    return choice._replace(years=years, base_year=base)


@lru_cache(maxsize=20)
def offered(theme: str, of: Version) -> dict[str, Offer]:
    """What the filter bar offers for each chart of a theme, in the order of the charts."""
    charts = tables().charts.query("theme == @theme").sort_values("position")
    return {chart["chart_id"]: offer_of(tables(), chart) for _, chart in charts.iterrows()}


def offer_of(loaded: Tables, chart: pd.Series) -> Offer:
    """What the filter bar offers for one chart."""
    series = loaded.series.set_index("series_id").loc[ids(chart["series"]), "short_title"].to_dict()
    present = loaded.observations.loc[loaded.observations["series_id"].isin(series), "source_id"]
    known = loaded.sources[loaded.sources["source_id"].isin(present)]
    sources = dict(zip(known["source_id"], known["attribution_short"]))
    default = [source for source in ids(chart["default_sources"]) if source in sources]
    themes = loaded.themes[loaded.themes["theme"].isin(loaded.events["theme"])]
    own = loaded.periods.loc[loaded.periods["shown_on"] == chart["theme"], "shading"]
    return Offer(chart["chart_id"], chart["tab"], chart["kind"], series, sources,
                 default or list(sources), ids(chart["measures"]),
                 {KEY_MILESTONES: "Key"} | dict(zip(themes["theme"], themes["title"])),
                 [NO_SHADING, *loaded.periods["shading"].unique()], next(iter(own), NO_SHADING))


def tests(offer: Offer, tabs: list[str]) -> dict[str, Test]:
    """What a sound address may say."""
    return {"chart": one_of(tabs), "years": year_range(*YEARS),
            f"series_{offer.chart_id}": some_of(list(offer.series.values())),
            f"sources_{offer.chart_id}": some_of(list(offer.sources.values())),
            "measure": one_of([MEASURES[measure] for measure in offer.measures]),
            "base": one_of([str(year) for year in range(YEARS[0], YEARS[1] + 1)]),
            "axis": one_of(list(AXES.values())), "image": one_of(list(IMAGES.values())),
            "milestones": some_of([*offer.milestones.values(), ""]), "at": one_of([str(year) for year in range(YEARS[0], YEARS[1] + 1)]),
            "bars": one_of(["true"]), "shading": one_of(offer.shadings), "shading_arms": one_of(offer.shadings)}


def choose_lines(offer: Offer, place: Any) -> Choice:
    """Measure, axis, series and sources of a chart with a time axis."""
    measure = choose_measure(offer.measures, place)
    with place.popover("Series, sources and display", icon=":material/tune:", width="content"):
        # A key for each chart: one shared by charts with other options would come up empty.
        series = choose_some("Series", offer.series, list(offer.series), f"series_{offer.chart_id}")
        sources = choose_some("Sources", offer.sources, offer.default_sources,
                              f"sources_{offer.chart_id}")
        with st.container(horizontal=True):
            axis = st.radio("Axis", list(AXES), format_func=AXES.get, key="axis", bind="query-params", horizontal=True)
            image = choose_image()
        milestones = st.multiselect("Milestones", list(offer.milestones), [KEY_MILESTONES], format_func=offer.milestones.get,
                                    key="milestones", bind="query-params", placeholder="None")
        shading = st.selectbox("Shade", offer.shadings, offer.shadings.index(offer.default_shading), bind="query-params",
                               key=shading_key(offer))
    return Choice(offer.chart_id, series=tuple(series), sources=tuple(sources), measure=measure, axis=axis,
                  milestones=tuple(milestones), image=image, shading=shading)


def choose_measure(measures: list[str], place: Any) -> str:
    """The measure; nothing to choose where there is only one."""
    if len(measures) == 1:
        return measures[0]
    return place.selectbox("Measure", measures, format_func=MEASURES.get, key="measure", bind="query-params", width=320)


def shading_key(offer: Offer) -> str:
    """The name of the shading in the address; one of its own where a chart is shaded at first."""
    return "shading_arms" if offer.default_shading != NO_SHADING else "shading"


def in_address(choice: Choice, offer: Offer) -> dict[str, list[str]]:
    """What the address says when a chart's page shows a choice: the labels, under the names of the page's widgets."""
    said = {"chart": [offer.tab], "years": [str(year) for year in choice.years]}
    if offer.kind not in WITH_TIME_AXIS:
        return said
    lines = {f"series_{offer.chart_id}": (choice.series, offer.series), f"sources_{offer.chart_id}": (choice.sources, offer.sources)}
    said |= {name: [options[one] for one in chosen] for name, (chosen, options) in lines.items() if len(options) > 1}
    said |= {"measure": [MEASURES[choice.measure]]} if len(offer.measures) > 1 else {}
    said |= {"axis": [AXES[choice.axis]], shading_key(offer): [choice.shading or NO_SHADING],
             "milestones": [offer.milestones[one] for one in choice.milestones] or [""]}
    return said | ({"base": [str(choice.base_year)]} if choice.measure == "index" else {})


def choose_years(place: Any = st) -> tuple[int, int]:
    """The range of years."""
    return place.slider("Years", *YEARS, DEFAULT_YEARS, key=YEARS_OF_PAGE, bind="query-params", on_change=remember_years)


def remember_years() -> None:
    """Keep the years that the reader has moved the slider to, for the pages that come next."""
    st.session_state[YEARS_CHOSEN] = st.session_state[YEARS_OF_PAGE]


def first_base(series: tuple[str, ...], sources: tuple[str, ...], years: tuple[int, int]) -> int:
    """The year that an index sets to 100 unless the reader takes another."""
    return first_year(tables().observations, series=list(series), sources=list(sources), years=years)


def choose_base(first: int) -> int:
    """The year that an index sets to 100: the first one, which moves with the years, until the reader takes one."""
    return st.selectbox("Base year", range(YEARS[0], YEARS[1] + 1), index=None, placeholder=f"First year, {first}", key="base",
                        bind="query-params", width=190) or first


def choose_some(label: str, options: dict[str, str], default: list[str], key: str) -> list[str]:
    """Some of several lines; nothing to choose where there is only one."""
    if len(options) == 1:
        return list(options)
    return st.multiselect(label, list(options), default, format_func=options.get, key=key,
                          bind="query-params", placeholder="Choose at least one")


def choose_image(place: Any = st) -> str:
    """The format in which the chart's own button saves it."""
    return place.radio("Save chart as", list(IMAGES), format_func=IMAGES.get, key="image", bind="query-params", horizontal=True)


def years_chosen(years: tuple[int, int]) -> dict[str, str]:
    """A range of years among choices in words."""
    return {"Years": f"{years[0]} to {years[1]}"}
