"""Reconcile: one quantity, every source that states it, and how far they lie apart."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.export import file_stem
from pages.around.downloads import downloads
from pages.around.guard import part
from pages.around.provenance import provenance
from pages.around.value_table import value_table
from pages.charts.chart import chart
from pages.choices.address import check_address
from pages.choices.filters import choose_years, years_chosen
from pages.choices.settings import settings, tests
from pages.parts.cold_start import run_app
from pages.reading.tables import version
from pages.report.kept import add_to_report
from pages.views.reports_of_quantity import LINKS, SPREAD, Quantity, differences, quantity, text_of
from pages.views.theme_chart import for_files, grid
from pages.words.headings import headings

MEASURED = ("lowest", "highest", "range", "relative_range", "coefficient_of_variation")


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Do the sources agree?")
    st.markdown("One quantity and every source that states it. Sources that differ are shown beside each other, "
                "never averaged and never joined into one line.")
    check_address(tests(["reconcile"], of) | {"against": lambda values: len(values) == 1})
    titles = settings("reconcile", of)["quantity"].words
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
    apart(seen, years)
    differ(seen, differences(chosen, years, against, of), seen.names[against], years)
    provenance(seen.rows, of, LINKS)


def draw(seen: Quantity, years: tuple[int, int]) -> None:
    """The reports as a chart, as a file and as a table."""
    of, stem = version(), file_stem("china-russia", "reconcile", seen.words.name, *years)
    chart(seen.figure, stem)
    st.caption(seen.words["note"])
    downloads(lambda: for_files(seen.rows), stem, seen.words["title"], years_chosen(years), of, chart="chart_figure",
              beside=partial(add_to_report, text_of("reconcile", seen.words.name, years, of)))
    value_table(seen.table, grid(of), "Every report")


def apart(seen: Quantity, years: tuple[int, int]) -> None:
    """How far the reports of each year lie apart, as a chart, as a file and as a table."""
    of, found, stem = version(), seen.spread[list(SPREAD)], file_stem("china-russia", "spread", seen.words.name, *years)
    if found.empty:
        st.info("No year here has two reports, so there is nothing to compare.", icon=":material/info:")
        return
    chart(seen.widths, stem, key="spread_figure")
    downloads(lambda: found, stem, f"{seen.words['title']}: how far reports lie apart", years_chosen(years), of,
              label="Download spread", key="_spread", chart="spread_figure",
              made_from=dict.fromkeys(MEASURED, list(seen.names)),
              beside=partial(add_to_report, text_of("spread", seen.words.name, years, of)))
    value_table(found, headings("view", SPREAD, of), "The spread of the reports by year", "values_spread")


def differ(seen: Quantity, found: pd.DataFrame, against: str, years: tuple[int, int]) -> None:
    """How far the other reports lie from the chosen one."""
    if seen.spread.empty:
        return
    st.markdown("**Differences from the chosen report**")
    of, stem = version(), file_stem("china-russia", "differences", seen.words.name, *years)
    downloads(lambda: found, stem, f"{seen.words['title']}: differences between reports",
              years_chosen(years) | {"Measured against": against}, of, label="Download differences", key="_differences",
              made_from=dict.fromkeys(("value", "reference", "difference", "percent"), list(seen.names)))
    value_table(found, headings("view", tuple(found), of), "Differences from the chosen report", "values_differences")


if __name__ == "__main__":
    run_app()
