"""Report: chosen charts with all that belongs to them, as one file to print or keep."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from time import monotonic

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

from data.export import file_stem
from data.package import words
from pages.around.downloads import address
from pages.choices.address import check_address, one_of, some_of, year_range
from pages.choices.filters import MEASURES, YEARS, choose_years
from pages.parts.cold_start import run_app
from pages.reading.tables import Version, version
from pages.report.document import Entry, Order, claims_of, document, entry_of, filters, first_charts, part, source_names, span
from pages.report.kept import VIEW, kept, list_kept, read_address, write_address
from pages.views.registry import chart_labels, exhibit

PATIENCE = 0.3  # seconds before the bar shows, so that it does not flash up where all is known already
ALONE = "charts_alone"


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("A report to print or keep")
    st.markdown("Add views on their pages with “Add to report”, choose further charts here, and get all as one file: each with "
                "its table, filters, sources, formulas and the claims about it. The file opens in any browser, also offline, "
                "and prints to A4. The address of this page holds the whole report.")
    order = choose(of)
    write_address()
    if not order.entries:
        st.warning("The report is empty. Choose at least one chart.", icon=":material/filter_alt_off:")
        return
    work_out(order, of)
    st.header("What will be in it")
    st.dataframe(preview(order.entries, of), hide_index=True, alt="The charts of the report with their rows, sources and claims")
    place, seen = address(), date.today().isoformat()
    st.download_button("Download report (HTML)", lambda: document(order, place, seen, of),
                       f"{file_stem('china-russia', 'report', *span(order, of))}.html", "text/html", on_click="ignore",
                       icon=":material/print:", help="About 5 MB, because it brings what draws the charts")


def choose(of: Version) -> Order:
    """The views the reader added, then further charts with their years and measure, and the parts of the report."""
    labels, yes_or_no = chart_labels(of), one_of(["true", "false"])
    check_address({"charts": some_of(list(labels.values())), "years": year_range(*YEARS), "tables": yes_or_no,
                   "claims": yes_or_no, "by": one_of(list(MEASURES.values())), VIEW: bool})
    read_address(of)
    added = [Entry(text) for text in kept()]
    if added:
        list_kept([(exhibit(entry.text, of).label, words(filters(entry, of))) for entry in added])
        st.header("Further charts, as their pages show them at first")
    charts = choose_charts(labels, of)
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    years = choose_years(row)
    measure = row.selectbox("Measure", list(MEASURES), format_func=MEASURES.get, key="by", bind="query-params", width=320,
                            help="A chart that does not offer it keeps its level, and the report says so")
    row = st.container(horizontal=True, gap="medium")
    with_tables = row.toggle("Tables", value=True, key="tables", bind="query-params")
    with_claims = row.toggle("Claims", value=True, key="claims", bind="query-params")
    entries = [*added, *(entry_of(chart, years, measure, of) for chart in charts)]
    return Order(tuple(dict.fromkeys(entries)), with_tables, with_claims)


def choose_charts(labels: dict[str, str], of: Version) -> list[str]:
    """Charts to add as they are: a few at first, but none beside views of the reader's own."""
    alone, first = not kept(), [] if kept() else first_charts(of)
    if st.session_state.get(ALONE, alone) != alone and st.session_state.get("charts") in ([], first_charts(of)):
        st.session_state["charts"] = first  # what the page had chosen by itself gives way, what the reader chose stays
    st.session_state[ALONE] = alone
    return st.multiselect("Charts", list(labels), first, format_func=labels.get, key="charts", bind="query-params",
                          placeholder="Choose charts")


def work_out(order: Order, of: Version) -> None:
    """Work out every chart, so that the file is made at once when it is asked for; a bar counts them if it takes a while."""
    bar, start, every = st.empty(), monotonic(), order.entries
    for done, place, entry in zip(np.linspace(0, 1, len(every) + 1), range(1, len(every) + 1), every):
        if monotonic() > start + PATIENCE:
            bar.progress(done, f"Working out chart {place} of {len(every)}: {exhibit(entry.text, of).label}")
        part(entry, order.tables, order.claims, of)
    bar.empty()


@lru_cache(maxsize=50)
def preview(entries: tuple[Entry, ...], of: Version) -> pa.Table:
    """One row for each chart: its title, what is shown of it, its rows, its sources and how many claims are about it."""
    found = [exhibit(entry.text, of) for entry in entries]
    return pa.Table.from_pandas(pd.DataFrame([
        {"Chart": one.label, "Shown": one.brief, "Rows": len(one.rows), "Claims": len(claims_of(one, of)),
         "Sources": "; ".join(source_names(one, of)) or "No values in these years"} for one in found]), preserve_index=False)


if __name__ == "__main__":
    run_app()
