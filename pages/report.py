"""Report: chosen charts with all that belongs to them, as one file to print or keep."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pandas as pd
import pyarrow as pa
import streamlit as st

from data.export import file_stem
from pages.parts.address import check_address, one_of, some_of, year_range
from pages.parts.cold_start import run_app
from pages.parts.document import Order, chart_labels, choice_of, document, first_charts
from pages.parts.downloads import address
from pages.parts.filters import YEARS, choose_years
from pages.parts.links import claims_about
from pages.parts.tables import Version, version
from pages.parts.view import view


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("A report to print or keep")
    st.markdown("Choose charts and get them as one file, each with its table, filters, sources, formulas and the claims about "
                "it. The file opens in any browser, also offline, and prints to A4. Every chart is as its own page shows it "
                "at first, in the years chosen here.")
    order = choose(of)
    if not order.charts:
        st.warning("The report is empty. Choose at least one chart.", icon=":material/filter_alt_off:")
        return
    with st.spinner("Working out the charts"):
        contents = preview(order.charts, order.years, of)
    st.header("What will be in it")
    st.dataframe(contents, hide_index=True, alt="The charts of the report with their rows, sources and claims")
    place, seen = address(), date.today().isoformat()
    st.download_button("Download report (HTML)", lambda: document(order, place, seen, of),
                       f"{file_stem('china-russia', 'report', *order.years)}.html", "text/html", on_click="ignore",
                       icon=":material/print:", help="About 5 MB, because it brings what draws the charts")


def choose(of: Version) -> Order:
    """Charts, years and parts of the report, kept in the address."""
    labels, yes_or_no = chart_labels(of), one_of(["true", "false"])
    check_address({"charts": some_of(list(labels.values())), "years": year_range(*YEARS), "tables": yes_or_no,
                   "claims": yes_or_no})
    charts = st.multiselect("Charts", list(labels), first_charts(of), format_func=labels.get, key="charts",
                            bind="query-params", placeholder="Choose at least one")
    years, row = choose_years(), st.container(horizontal=True, gap="medium")
    with_tables = row.toggle("Tables", value=True, key="tables", bind="query-params")
    with_claims = row.toggle("Claims", value=True, key="claims", bind="query-params")
    return Order(tuple(charts), years, with_tables, with_claims)


@lru_cache(maxsize=50)
def preview(charts: tuple[str, ...], years: tuple[int, int], of: Version) -> pa.Table:
    """One row for each chart: its title, how many rows it has, its sources and how many claims are about it."""
    found = {chart: view(choice_of(chart, years, of), of).rows for chart in charts}
    return pa.Table.from_pandas(pd.DataFrame([
        {"Chart": chart_labels(of)[chart], "Rows": len(rows), "Claims": len(claims_about(rows, of)),
         "Sources": "; ".join(rows["source"].unique()) if len(rows) else "No values in these years"}
        for chart, rows in found.items()]), preserve_index=False)


if __name__ == "__main__":
    run_app()
