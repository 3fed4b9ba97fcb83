"""Reconcile: one quantity, every source that states it, and how far they lie apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.export import file_stem
from indicators.agreement import differences_from
from indicators.seen import outline, widest_and_last
from indicators.view import reports, spread_between_sources
from pages.parts.address import check_address, one_of, year_range
from pages.parts.chart import chart
from pages.parts.cold_start import run_app
from pages.parts.closer import SPREAD
from pages.parts.colours import GREY, SHADE
from pages.parts.downloads import downloads
from pages.parts.figure import layout_of, time_figure
from pages.parts.filters import YEARS, Choice, choose_years
from pages.parts.guard import part
from pages.parts.numbers import number
from pages.parts.provenance import provenance
from pages.parts.tables import Version, ids, tables, version
from pages.parts.view import for_files, for_readers, headings, milestones, rows
from pages.parts.value_table import value_table

DIFFERENCES = {"year": st.column_config.NumberColumn("Year", format="%d"), "report": "Report", "value": "Value",
               "reference": "Measured against", "difference": "Difference", "percent": "Difference, %", "unit": "Unit"}
SPREAD_SHOWN = ["year", "n", "lowest", "lowest_source", "highest", "highest_source", "range", "relative_range",
                "coefficient_of_variation", "unit"]


class Quantity(NamedTuple):
    """All reports of one quantity in some years. Shared and not to be changed."""

    words: pd.Series
    rows: pd.DataFrame
    names: dict[str, str]
    spread: pd.DataFrame
    figure: go.Figure
    widths: go.Figure


def show() -> None:
    """Draw the page."""
    st.title("Do the sources agree?")
    st.markdown("One quantity and every source that states it. Sources that differ are shown beside each other, "
                "never averaged and never joined into one line.")
    titles = dict(zip(tables().quantities["quantity_id"], tables().quantities["title"]))
    check_address({"quantity": one_of(list(titles.values())), "years": year_range(*YEARS), "against": lambda values: len(values) == 1})
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    chosen = left.selectbox("Quantity", list(titles), format_func=titles.get, key="quantity", bind="query-params")
    over_years(chosen, middle, right)


@part  # other years change the chart and what stands below it, and not the quantity
def over_years(chosen: str, middle: DeltaGenerator, right: DeltaGenerator) -> None:
    """The years, and the reports of the quantity in them."""
    of, years = version(), choose_years(middle)
    seen = quantity(chosen, years, of)
    if seen is None:
        st.warning("No source has a value in these years. Widen the years.", icon=":material/filter_alt_off:")
        return
    against = right.selectbox("Measure differences against", list(seen.names), format_func=seen.names.get,
                              key="against", bind="query-params")
    draw(seen, years)
    apart(seen, differences(chosen, years, against, of), seen.names[against])
    provenance(seen.rows, of, ("source_spread", "differences_from"))


@lru_cache(maxsize=200)
def quantity(quantity_id: str, years: tuple[int, int], of: Version) -> Quantity | None:
    """The reports of a quantity; None if there is none in the years."""
    loaded = tables()
    words = loaded.quantities.set_index("quantity_id").loc[quantity_id]
    found = rows(loaded, pd.Series({"kind": "line", "series": words["series"]}),
                 Choice("", years, tuple(ids(words["series"])), tuple(loaded.sources["source_id"])))
    if found.empty:
        return None
    names = report_names(found)
    spread = spread_between_sources(loaded.observations, ids(words["series"]), years).reset_index().assign(unit=found["unit"].iloc[0])
    spread = spread.assign(**{end: spread[end].map(names) for end in ("lowest_source", "highest_source")})
    figure = time_figure(found, title=words["title"], subtitle=f"In {found['unit_long'].iloc[0]}", seen=seen(spread), kind="line",
                         years=years, log=False, ranks=found["unit"].iloc[0] == "rank", decimals=int(found["decimals"].max()),
                         milestones=milestones(loaded.events, Choice("", years)))
    return Quantity(words, found, names, spread, go.Figure([band(spread), *figure.data], figure.layout), width_figure(spread, years))


def seen(spread: pd.DataFrame) -> str:
    """How far the reports lie apart at most and in the last year, as a sentence."""
    if (gaps := widest_and_last(spread)) is None:
        return "No year has two reports to compare"
    widest, last = gaps
    if widest.percent == 0:
        return "The reports are the same wherever a year has two"
    now = "" if widest.year == last.year else f", by {number(last.percent, 0)} % in {last.year}"
    return f"Reports differ by up to {number(widest.percent, 0)} % ({widest.year}){now}"


def band(spread: pd.DataFrame) -> dict:
    """The range from the lowest to the highest report as a grey ground; broken where a year has only one.

    `meta` tells it from the traces that hold reports.
    """
    bounds = spread.set_index("year")
    edge = outline(bounds["lowest"], bounds["highest"])
    return {"type": "scatter", "mode": "lines", "x": edge["x"].to_numpy(), "y": edge["y"].to_numpy(), "fill": "toself",
            "fillcolor": SHADE, "line": {"color": SHADE, "width": 3}, "hoverinfo": "skip", "name": "Range of reports", "meta": "band"}


def report_names(found: pd.DataFrame) -> dict[str, str]:
    """The words for each `series@source`: the source, and the series where there are several."""
    several = found["series_id"].nunique() > 1
    words = (found["line"] + " · ").where(pd.Series(several, found.index), "") + found["source"]
    return dict(zip(found["series_id"] + "@" + found["source_id"], words))


def width_figure(spread: pd.DataFrame, years: tuple[int, int]) -> go.Figure:
    """The distance between the lowest and the highest report in each year, as bars."""
    figure = go.Figure({"type": "bar", "x": spread["year"].to_numpy(), "y": spread["relative_range"].to_numpy(float),
                        "marker": {"color": GREY}, "customdata": spread["n"].to_numpy(),
                        "hovertemplate": "<b>%{y:.1f} %</b>, %{x}<br>%{customdata} reports<extra></extra>"},
                       layout_of("Distance from lowest to highest report", "Per cent of the mean of the reports"))
    return figure.update_layout(height=260, showlegend=False).update_xaxes(autorangeoptions={"include": list(years)})


@lru_cache(maxsize=200)
def differences(quantity_id: str, years: tuple[int, int], against: str, of: Version) -> pd.DataFrame:
    """How far every other report of the quantity lies from one."""
    seen = quantity(quantity_id, years, of)
    found = differences_from(reports(tables().observations, ids(seen.words["series"]), years), against)
    return found.assign(report=found["report"].map(seen.names), unit=seen.rows["unit"].iloc[0])


def draw(seen: Quantity, years: tuple[int, int]) -> None:
    """The reports as a chart, as a file and as a table."""
    stem = file_stem("china-russia", "reconcile", seen.words.name, *years)
    chart(seen.figure, stem)
    st.caption(seen.words["note"])
    downloads(lambda: for_files(seen.rows), stem, seen.words["title"], {"Years": f"{years[0]} to {years[1]}"}, version(),
              chart="chart_figure")
    value_table(for_readers(seen.rows, "level"), headings(), "Every report")


def apart(seen: Quantity, found: pd.DataFrame, against: str) -> None:
    """How far the reports lie apart, year by year and against one of them."""
    st.header("How far apart they are")
    if seen.spread.empty:
        st.info("No year here has two reports, so there is nothing to compare.", icon=":material/info:")
        return
    widest = seen.spread.loc[seen.spread["relative_range"].idxmax()]
    st.markdown(f"In {widest['year']} the reports differ most: from {number(widest['lowest'], 2)} ({widest['lowest_source']}) to "
                f"{number(widest['highest'], 2)} {widest['unit']} ({widest['highest_source']}), "
                f"{number(widest['relative_range'], 1)} % of their mean.")
    chart(seen.widths, "china-russia-spread", key="spread_figure")
    value_table(seen.spread[SPREAD_SHOWN], SPREAD | {"year": DIFFERENCES["year"], "n": "Reports"}, "The spread of the reports by year",
                "values_spread")
    st.markdown("**Differences from the chosen report**")
    downloads(lambda: found, "china-russia-differences", f"{seen.words['title']}: differences between reports",
              {"Measured against": against}, version(), label="Download differences", key="_differences",
              made_from=dict.fromkeys(("value", "reference", "difference", "percent"), list(seen.names)))
    value_table(found, DIFFERENCES, "Differences from the chosen report", "values_differences")


if __name__ == "__main__":
    run_app()
