"""Overview: the headline series at a glance, and where to go next."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from data.export import file_stem
from indicators.view import headline
from pages.parts.address import check_address, year_range
from pages.parts.chart import chart, spoken
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.figure import small_multiples
from pages.parts.filters import YEARS, Choice, choose_years
from pages.parts.numbers import amount, number
from pages.parts.provenance import provenance
from pages.parts.site import page
from pages.parts.tables import Version, ids, tables, texts, version
from pages.parts.value_table import value_table
from pages.parts.view import for_files, for_readers, headings, milestones, patterns, rows


class Glance(NamedTuple):
    """The headline rows of some years, their cards, their figure and their table. Not to be changed."""

    rows: pd.DataFrame
    cards: list[dict]
    figure: go.Figure
    table: pa.Table


def show() -> None:
    """Draw the page."""
    of = version()
    theme = texts("overview", of)
    st.title(theme["question"])
    st.markdown(theme["lead"])
    check_address({"years": year_range(*YEARS)})
    years = choose_years()
    seen = glance(years, of)
    with st.container(key="cards", horizontal=True):  # three in a row, on a phone two (page.css)
        for card in seen.cards:
            st.metric(**card)
    latest = "; ".join(f"{card['label']}: {card['value']}" for card in seen.cards)
    chart(seen.figure, "china-russia-overview", f"{latest}. {spoken(seen.figure)}")
    downloads(lambda: for_files(seen.rows), file_stem("china-russia", "overview", *years), theme["question"],
              {"Years": f"{years[0]} to {years[1]}"}, of, chart="chart_figure")
    value_table(seen.table, headings(), "The values of the chart")
    provenance(seen.rows, of, ("total_trade", "percent_change"))
    onward(of)


@lru_cache(maxsize=100)
def glance(years: tuple[int, int], of: Version) -> Glance:
    """What the overview shows of some years."""
    loaded = tables()
    charts = loaded.charts.query("theme == 'overview'").sort_values("position")
    parts = [rows(loaded, chart, Choice(chart["chart_id"], years, (), tuple(ids(chart["default_sources"]))))
             for _, chart in charts.iterrows()]
    found = pd.concat(parts, ignore_index=True)
    return Glance(found, [card(tab, part, patterns(loaded)) for tab, part in zip(charts["tab"], parts)],
                  small_multiples(parts, milestones(loaded.events, Choice("", years)), years), for_readers(found, "level"))


def card(label: str, line: pd.DataFrame, named: dict[str, str]) -> dict:
    """The latest value of a series, its change on the year before, its year and its source."""
    latest = headline(line)
    if not latest:
        return {"label": label, "value": "No value", "border": True}
    first = line.iloc[0]
    change = number(latest["change"], 1).replace("−", "-")  # Streamlit looks for a plain minus
    return {"label": f"{label}, {latest['year']}", "border": True, "delta_color": "off",
            "value": amount(number(latest["value"], first["decimals"]), first["unit"], named),
            "delta": None if pd.isna(latest["change"]) else f"{change} %",
            "delta_description": "on the year before",
            "help": f"{first['title']}. {first['source']}: {line.dropna(subset='value')['locator'].iloc[0]}."}


def onward(of: Version) -> None:
    """Where to go next: each theme with the question it answers."""
    st.header("Look closer")
    for name in tables().themes["theme"]:
        if name != "overview":
            theme = texts(name, of)
            st.page_link(page(name), label=f"{theme['title']}: {theme['question']}")


if __name__ == "__main__":
    run_app()
