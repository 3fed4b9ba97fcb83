"""Composite index: the reader's own index of coordination, and what every other choice would give."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.address import check_address
from pages.parts.chart import chart
from pages.parts.cold_start import run_app
from pages.parts.composite_index import (LINKS, NO_YEARS, Index, behind, figure, filters, line_of_each, missing, not_computable,
                                         note, said, sent, sources, table, text_of)
from pages.parts.downloads import downloads
from pages.parts.filters import choose_years
from pages.parts.guard import part
from pages.parts.kept import add_to_report
from pages.parts.provenance import provenance
from pages.parts.headings import headings
from pages.parts.settings import MEANS, SCALES, WEIGHT_AT_FIRST, WEIGHTS, tests
from pages.parts.tables import begun_with, lines_as, version
from pages.parts.value_table import value_table


def show() -> None:
    """Draw the page."""
    st.markdown("# A composite index of coordination\n\n"
                "There is no one right index. Choose components, scale, weights and mean; the grey band shows what "
                "other scales, base years, weights and means would give, so that nobody takes one line for the truth. Below the chart "
                "it says exactly which.")
    of = version()
    check_address(tests(["composite"], of))
    left, right = st.columns(2, vertical_alignment="bottom")
    chosen = left.multiselect("Components", list(lines_as("component", of)), list(begun_with("component", of)), key="components",
                              bind="query-params")
    row = st.container(horizontal=True, vertical_alignment="bottom")
    scale = row.selectbox("Scale", list(SCALES), format_func=SCALES.get, key="scale", bind="query-params", width=210)
    mean = row.selectbox("Mean", list(MEANS), format_func=MEANS.get, key="mean", bind="query-params", width=190)
    over_years(right, tuple(chosen), choose_weights(chosen, row), scale, mean)


@part  # other years change the chart and what stands below it, and no other choice
def over_years(place: DeltaGenerator, chosen: tuple[str, ...], weights: tuple[float, ...], scale: str, mean: str) -> None:
    """The years, and what the choice shows in them."""
    choice = Index(chosen, weights, scale, mean, choose_years(place))
    if fault := not_computable(choice):
        st.warning(fault, icon=":material/filter_alt_off:")
    else:
        draw(choice)


def choose_weights(chosen: list[str], row: DeltaGenerator) -> tuple[float, ...]:
    """The weight of each component; only their proportions matter."""
    return tuple(row.number_input(f"Weight: {name}", *WEIGHTS, WEIGHT_AT_FIRST, 0.5, key=f"weight_{name}", bind="query-params", width=140)
                 for name in chosen)


def draw(choice: Index) -> None:
    """The index with its band, the file and the table."""
    of = version()
    found = table(choice, of)
    if no_chart := missing(found):
        st.warning(NO_YEARS, icon=":material/filter_alt_off:")
    else:
        chart(figure(choice, of), "china-russia-composite-index", said(choice, of))
    st.caption(note(choice, of))
    more = {} if no_chart else {"chart": "chart_figure", "beside": partial(add_to_report, text_of(choice, of))}
    downloads(lambda: found.assign(sources=sources(choice, of)), "china-russia-composite-index", "A composite index of coordination",
              filters(choice), of, made_from={name: [line] for name, line in line_of_each(choice, of).items()}, **more)
    value_table(sent(choice, of), headings("view", tuple(found), of), "The index, its components and its band by year")
    provenance(behind(choice, of), of, LINKS)


if __name__ == "__main__":
    run_app()
