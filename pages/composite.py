"""Composite index: the reader's own index of coordination, and what every other choice would give."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.composite import AGGREGATIONS, NORMALISATIONS, band, composite_index, coverage, multiverse, weightings
from indicators.seen import outline, standing
from pages.parts.address import check_address, number_between, one_of, some_of, year_range
from pages.parts.chart import chart, spoken
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.examples import annual
from pages.parts.colours import PALETTE, QUIET, SHADE
from pages.parts.figure import layout_of
from pages.parts.filters import YEARS, choose_years
from pages.parts.guard import part
from pages.parts.numbers import number
from pages.parts.provenance import lines, provenance
from pages.parts.tables import Version, line_names, tables, version
from pages.parts.value_table import value_table

COMPONENTS = {"Trade": "trade_total_cn@own_dots", "Crude oil": "crude_cn_from_ru@spglobal_customs",
              "Arms": "tiv_ru_to_cn@sipri_register", "Investment": "fdi_cn_to_ru_home@aisbett_2018",
              "UN votes": "unga_agreement_cn_ru@voeten_unvotes"}
AT_FIRST = ["Trade", "Arms", "UN votes"]
WORDS = {"min_max": "Min–max", "z_score": "z-score", "base_year": "Ratio to the first year",
         "arithmetic": "Arithmetic mean", "geometric": "Geometric mean"}
TITLE = "Composite index of coordination"
LINKS = ("composite_index", "normalise", "aggregate", "coverage", "multiverse", "band")


def show() -> None:
    """Draw the page."""
    st.title("A composite index of coordination")
    st.markdown("There is no one right index. Choose components, scale, weights and mean; the grey band shows what "
                "every other combination of scale, weights and mean would give, so that nobody takes one line for the truth.")
    weight_tests = {f"weight_{name}": number_between(0, 5) for name in COMPONENTS}
    check_address({"components": some_of(list(COMPONENTS)), "years": year_range(*YEARS), **weight_tests,
                   "scale": one_of([WORDS[name] for name in NORMALISATIONS]),
                   "mean": one_of([WORDS[name] for name in AGGREGATIONS])})
    left, right = st.columns(2, vertical_alignment="bottom")
    chosen = left.multiselect("Components", list(COMPONENTS), AT_FIRST, key="components", bind="query-params")
    row = st.container(horizontal=True, vertical_alignment="bottom")
    scale, mean = choose_method(row)
    over_years(right, tuple(chosen), choose_weights(chosen, row), scale, mean)


@part  # other years change the chart and what stands below it, and no other choice
def over_years(place: DeltaGenerator, chosen: tuple[str, ...], weights: tuple[float, ...], scale: str, mean: str) -> None:
    """The years, and what the choice shows in them."""
    years = choose_years(place)
    if fault := not_computable(chosen, weights, scale, mean):
        st.warning(fault, icon=":material/filter_alt_off:")
        return
    choice = (chosen, weights, scale, mean, years, version())
    draw(table(*choice), sent(*choice), figure(*choice), list(chosen), {
        "Years": f"{years[0]} to {years[1]}", "Scale": WORDS[scale], "Mean": WORDS[mean],
        "Weights": ", ".join(f"{name} {weight}" for name, weight in zip(chosen, weights))})


def not_computable(chosen: tuple[str, ...], weights: tuple[float, ...], scale: str, mean: str) -> str:
    """What to choose otherwise where a choice has no index in any years; empty where it may have one."""
    if not chosen:
        return "Choose at least one component."
    if not any(weights):
        return "Give at least one component a weight above zero."
    if (scale, mean) == ("z_score", "geometric"):
        return ("Not computable: a geometric mean needs values of zero or more, and z-scores are negative in about "
                "half the years.")
    return ""


def choose_method(row: DeltaGenerator) -> tuple[str, str]:
    """How components are put on one scale, and how they are averaged."""
    scale = row.selectbox("Scale", list(NORMALISATIONS), format_func=WORDS.get, key="scale", bind="query-params", width=210)
    mean = row.selectbox("Mean", list(AGGREGATIONS), format_func=WORDS.get, key="mean", bind="query-params", width=190)
    return scale, mean


def choose_weights(chosen: list[str], row: DeltaGenerator) -> tuple[float, ...]:
    """The weight of each component; only their proportions matter."""
    return tuple(row.number_input(f"Weight: {name}", 0.0, 5.0, 1.0, 0.5, key=f"weight_{name}", bind="query-params", width=140)
                 for name in chosen)


@lru_cache(maxsize=200)
def table(chosen: tuple[str, ...], weights: tuple[float, ...], scale: str, mean: str, years: tuple[int, int],
          of: Version) -> pd.DataFrame:
    """The components, their coverage, the index and the band, by year."""
    components = pd.DataFrame({name: annual(tables(), COMPONENTS[name]) for name in chosen}).reindex(
        range(years[0], years[1] + 1)).rename_axis("year")
    own = pd.Series(weights, index=list(chosen))
    full = components.dropna().index
    index = composite_index(components, own, scale, mean, full[0] if len(full) else None)
    universes = multiverse(components, weightings(own)).reindex(components.index)
    shown = universes.get(f"{scale}, own, {mean}", pd.Series(float("nan"), components.index))
    return pd.concat([components, coverage(components).rename("coverage"), index.rename("index"),
                      shown.rename("index_0_100"), band(universes)], axis=1).reset_index()


@lru_cache(maxsize=200)
def sent(*choice) -> pa.Table:
    """The table as the browser gets it."""
    return pa.Table.from_pandas(table(*choice))


def draw(found: pd.DataFrame, listed: pa.Table, drawn: go.Figure, chosen: list[str], filters: dict[str, str]) -> None:
    """The index with its band, the file and the table."""
    names = component_names(version())
    if found["index_0_100"].isna().all():
        st.warning("Not computable: no two years in this range have every component. "
                   "Widen the years or take a component away.", icon=":material/filter_alt_off:")
    else:
        chart(drawn, "china-russia-composite-index", f"Of {', '.join(chosen)}. {spoken(drawn)}")
    sources = "; ".join(f"{name}: {names[name]}" for name in chosen)
    st.caption(f"A year in which a component is missing has no value. {sources}.")
    downloads(lambda: found.assign(sources=sources), "china-russia-composite-index", "A composite index of coordination",
              filters, version(), made_from={name: [COMPONENTS[name]] for name in chosen},
              chart="" if found["index_0_100"].isna().all() else "chart_figure")
    headings = {"year": st.column_config.NumberColumn("Year", format="%d"), "index": "Index",
                "coverage": st.column_config.NumberColumn("Coverage", format="percent"),
                "index_0_100": "Index, 0–100", "low": "Band, low", "median": "Band, median", "high": "Band, high"}
    value_table(listed, headings, "The index, its components and its band by year")
    provenance(lines(tuple(COMPONENTS[name] for name in chosen), version()), version(), LINKS)


@lru_cache(maxsize=2)
def component_names(of: Version) -> dict[str, str]:
    """What each component is, with its source."""
    names = line_names(tables())
    return {name: names[line] for name, line in COMPONENTS.items()}


@lru_cache(maxsize=200)
def figure(*choice) -> go.Figure:
    """The index as a line over the band and the median of all combinations, each named at its end."""
    found = table(*choice)
    edge = outline(found.set_index("year")["low"], found.set_index("year")["high"])

    def line(column: str, name: str, **look) -> dict:
        return {"type": "scatter", "mode": "lines", "x": found["year"].to_numpy(), "y": found[column].to_numpy(float),
                "name": name, "connectgaps": False, "hovertemplate": "%{y:.0f}, %{x}<br>" + name + "<extra></extra>", **look}

    made = go.Figure(
        [{"type": "scatter", "mode": "lines", "x": edge["x"].to_numpy(), "y": edge["y"].to_numpy(), "fill": "toself",
          "fillcolor": SHADE, "line": {"width": 0}, "hoverinfo": "skip", "meta": "band"},
         line("low", "Lowest combination", line={"width": 1, "color": QUIET}),
         line("high", "Highest combination", line={"width": 1, "color": QUIET}),
         line("median", "Median of all combinations", line={"width": 1.5, "dash": "dot", "color": QUIET}),
         line("index_0_100", "Your index", line={"width": 3, "color": PALETTE[0]})],
        layout_of(TITLE, "0 is the lowest year, 100 the highest; dotted: median of all choices", seen(found)))
    made.update_layout(showlegend=False, margin={"r": 76}, height=480, annotations=end_labels(found))
    return made.update_xaxes(range=[found["year"].min(), found["year"].max()])  # else the labels would widen it


def seen(found: pd.DataFrame) -> str:
    """When the index peaked and where it stands, as a sentence."""
    if (now := standing(found)) is None:
        return ""
    peaks = " and ".join(map(str, now.peaks)) if len(now.peaks) < 3 else f"{len(now.peaks)} years"
    return (f"Highest in {peaks}; {number(now.value, 0)} of 100 in {now.year}, where other choices give "
            f"{number(now.low, 0)} to {number(now.high, 0)}")


def end_labels(found: pd.DataFrame) -> list[dict]:
    """The name and the last value of each line behind its end; those of the band lie off it, so that none meet."""
    if (now := standing(found)) is None:
        return []
    places = (("Highest", now.high, "bottom", QUIET), ("Index", now.value, "middle", PALETTE[0]), ("Lowest", now.low, "top", QUIET))
    return [{"text": f"{name} {number(value, 0)}", "x": now.year, "y": value, "xanchor": "left", "yanchor": anchor, "xshift": 6,
             "yshift": {"bottom": 2, "middle": 0, "top": -2}[anchor], "showarrow": False, "font": {"size": 12, "color": colour}}
            for name, value, anchor, colour in places]


if __name__ == "__main__":
    run_app()
