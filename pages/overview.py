"""Overview: the headline series at a glance, and where to go next."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.export import csv_bytes, file_name
from indicators.view import headline
from pages.parts import rows_of
from pages.parts.address import check_address, year_range
from pages.parts.cold_start import run_app
from pages.parts.figure import small_multiples
from pages.parts.filters import YEARS, Choice, choose_years
from pages.parts.numbers import number
from pages.parts.site import site
from pages.parts.tables import Version, ids, tables, version


def show() -> None:
    """Draw the page."""
    theme = tables().themes.set_index("theme").loc["overview"]
    st.title(theme["question"])
    st.markdown(theme["lead"])
    check_address({"years": year_range(*YEARS)})
    years = choose_years()
    rows = headline_rows(years, version())
    if rows.empty:
        st.warning("No headline series has a value in these years.")
        return
    cards(rows)
    name = file_name("china-russia", "overview", *years, ending="csv")
    st.plotly_chart(figure(years, version()), config={"displaylogo": False}, key="chart_figure",
                    alt="Small multiples of the headline series with the article's milestones. "
                        "The file below holds every value.")
    st.download_button("Download CSV", lambda: csv_bytes(rows_of.for_files(rows)), name, "text/csv",
                       on_click="ignore", icon=":material/download:")
    onward()


@st.cache_resource(max_entries=100, show_spinner=False)
def headline_rows(years: tuple[int, int], of: Version) -> pd.DataFrame:
    """The rows of all headline series within the years."""
    charts = tables().charts.query("theme == 'overview'")
    return pd.concat([rows_of.rows(Choice(chart.chart_id, years, tuple(ids(chart.series)),
                                          tuple(ids(chart.default_sources))), "line", of)
                      for chart in charts.itertuples()], ignore_index=True)


@st.cache_resource(max_entries=100, show_spinner=False)
def figure(years: tuple[int, int], of: Version) -> go.Figure:
    """The small multiples of the headline series."""
    return small_multiples(headline_rows(years, of),
                           rows_of.milestones(tables().events, Choice("", years)), years)


def cards(rows: pd.DataFrame) -> None:
    """The latest value of each series, its change on the year before, its year and source."""
    labels = tables().charts.query("theme == 'overview'").set_index("series")["tab"]
    places = [place for _ in range(2) for place in st.columns(3)]
    for place, (series_id, line) in zip(places, rows.groupby("series_id", sort=False)):
        first, latest = line.iloc[0], headline(line)
        change = number(latest["change"], 1).replace("−", "-")  # Streamlit looks for a plain minus
        place.metric(f"{labels[series_id]}, {latest['year']}", border=True, delta_color="off",
                     value=f"{number(latest['value'], first['decimals'])} {first['unit']}",
                     delta=None if pd.isna(latest["change"]) else f"{change} %",
                     delta_description="on the year before",
                     help=f"{first['title']}. {first['source']}: {first['locator']}.")


def onward() -> None:
    """Where to go next: each theme with the question it answers."""
    st.subheader("Look closer")
    for theme in tables().themes.query("theme != 'overview'").sort_values("position").itertuples():
        st.page_link(site()[theme.theme], label=f"{theme.title}: {theme.question}")


if __name__ == "__main__":
    run_app()
