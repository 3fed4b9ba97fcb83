"""Overview: the headline series at a glance, and where to go next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.export import file_stem
from pages.around.downloads import downloads
from pages.around.provenance import provenance
from pages.around.value_table import value_table
from pages.charts.chart import chart
from pages.charts.claims_field import told
from pages.choices.address import check_address
from pages.choices.filters import choose_years, years_chosen
from pages.choices.settings import tests
from pages.ledger.ledger import ledger
from pages.parts.cold_start import run_app
from pages.reading.tables import Version, tables, texts, version
from pages.report.kept import add_to_report
from pages.around.places import page
from pages.views.at_a_glance import LINKS, glance, said, text_of
from pages.views.theme_chart import for_files, grid
from pages.words.titles import TITLES


def show() -> None:
    """Draw the page."""
    of = version()
    theme = texts("overview", of)
    st.title(theme["question"])
    st.markdown(theme["lead"])
    check_address(tests(["overview"], of))
    years = choose_years()
    seen = glance(years, of)
    with st.container(key="cards", horizontal=True):  # three in a row, on a phone two (page.css)
        for card in seen.cards:
            st.metric(**card)
    chart(seen.figure, "china-russia-overview", said(seen))
    downloads(lambda: for_files(seen.rows), file_stem("china-russia", "overview", *years), theme["question"],
              years_chosen(years), of, chart="chart_figure", beside=partial(add_to_report, text_of(years, of)))
    value_table(seen.table, grid(of), "The values of the chart")
    provenance(seen.rows, of, LINKS)
    onward(of)


def onward(of: Version) -> None:
    """Where to go next: each theme with the question it answers, and what the claims come to."""
    st.header("Look closer")
    for name in tables().themes["theme"]:
        if name != "overview":
            theme = texts(name, of)
            st.page_link(page(name), label=f"{theme['title']}: {theme['question']}")
    st.page_link(page("claims"), label=f"{TITLES['claims']}: {told(list(ledger(of).values()))}")


if __name__ == "__main__":
    run_app()
