"""A theme page: choose, compute, show, download."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.export import csv_bytes, file_name
from pages.parts import deals, rows_of
from pages.parts.figure import time_figure
from pages.parts.filters import MEASURES, Choice, choose
from pages.parts.snapshot import snapshot_figure
from pages.parts.tables import Version, tables, version


def theme_page(theme_id: str) -> None:
    """One theme from its question to its download."""
    loaded = tables()
    theme = loaded.themes.set_index("theme").loc[theme_id]
    st.title(theme["question"])
    st.markdown(theme["lead"])
    choice = choose(loaded, theme_id)
    chart = loaded.charts.set_index("chart_id").loc[choice.chart_id]
    rows = rows_of.rows(choice, chart["kind"], version())
    if rows.empty:
        st.warning("Nothing to show for this choice. Widen the years, choose more sources, "
                   "or take another measure.", icon=":material/filter_alt_off:")
    else:
        show(choice, chart, rows)
    for note in filter(None, (rows_of.left_out(choice, rows), chart["note"], theme["caveat"])):
        st.caption(note)


def show(choice: Choice, chart: pd.Series, rows: pd.DataFrame) -> None:
    """The chart, the same rows as a table, and the same rows as a file."""
    name = ("china-russia", chart.name, MEASURES[choice.measure].split(",")[0], *choice.years)
    if chart["kind"] != "facts":
        st.plotly_chart(figure(choice, chart["kind"], version()), config=mode_bar(choice, name),
                        alt=summary(chart, rows), key="chart_figure")
    shown = rows_of.for_readers(rows, choice.measure)
    st.download_button("Download CSV", lambda: csv_bytes(rows_of.for_files(rows)),
                       file_name(*name, ending="csv"), "text/csv", on_click="ignore",
                       icon=":material/download:")
    st.dataframe(shown, hide_index=True, column_config=rows_of.column_config(),
                 alt=f"The values of the chart “{chart['title']}”")


@st.cache_resource(max_entries=300, show_spinner=False)
def figure(choice: Choice, kind: str, of: Version) -> go.Figure:
    """The figure of a choice; drawn once and not to be changed."""
    loaded, rows = tables(), rows_of.rows(choice, kind, of)
    chart = loaded.charts.set_index("chart_id").loc[choice.chart_id]
    if kind == "deals":
        return deals.value_figure(rows, chart["title"])
    if kind == "systems":
        return deals.delivery_figure(rows, chart["title"])
    if kind == "snapshot":
        return snapshot_figure(rows, chart["title"])
    unit = rows["unit_long"].iloc[0]
    return time_figure(rows, title=chart["title"], subtitle=rows_of.subtitle(choice, unit),
                       kind=kind, years=choice.years, log=choice.axis == "log",
                       decimals=rows_of.decimals(choice, rows), ranks=rows["unit"].iloc[0] == "rank",
                       milestones=rows_of.milestones(loaded.events, choice))


def mode_bar(choice: Choice, name: tuple) -> dict:
    """Plotly's own buttons: the image at four times the screen's size, with a proper name."""
    picture = {"format": choice.image, "filename": file_name(*name, ending="")[:-1], "scale": 4}
    return {"toImageButtonOptions": picture, "displaylogo": False, "displayModeBar": True,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"]}


def summary(chart: pd.Series, rows: pd.DataFrame) -> str:
    """What a screen reader says of the chart."""
    names, years = ("system", "order_year") if "deal_id" in rows else ("series", "year")
    lines = ", ".join(rows[names].unique()[:6])
    return (f"{chart['title']}. {len(rows)} rows, {rows[years].min()} to {rows[years].max()}: "
            f"{lines}. The table below holds every value.")
