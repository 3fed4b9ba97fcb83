"""A theme page: choose, compute, show, download."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from data.export import csv_bytes
from pages.parts.filters import Choice, choose
from pages.parts.closer import (CONCENTRATION, CUMULATIVE, GROWTH, SPREAD, concentration_table, cumulative_table,
                               growth_table, spread_table)
from pages.parts.site import page
from pages.parts.tables import Version, measure_names, texts, version
from pages.parts.view import View, for_files, view


def theme_page(theme_id: str) -> None:
    """One theme from its question to its download."""
    of = version()
    theme = texts(theme_id, of)
    st.title(theme["question"])
    st.markdown(theme["lead"])
    choice = choose(theme_id, of)
    seen = view(choice, of)
    if seen.rows.empty:
        st.warning("Nothing to show for this choice. Widen the years, choose more sources, "
                   "or take another measure.", icon=":material/filter_alt_off:")
    else:
        show(seen, choice)
    for note in filter(None, (*seen.notes, theme["caveat"])):
        st.caption(note)
    method_links(seen.measures)
    if choice.measure == "level" and not seen.rows.empty:
        closer_look(choice, seen.kind, of)


def show(seen: View, choice: Choice) -> None:
    """The chart, the same rows as a file, and the same rows as a table."""
    if seen.figure is not None:
        st.plotly_chart(seen.figure, config=mode_bar(seen.name, choice.image), alt=seen.summary,
                        key="chart_figure")
    st.download_button("Download CSV", lambda: csv_bytes(for_files(seen.rows)), f"{seen.name}.csv",
                       "text/csv", on_click="ignore", icon=":material/download:")
    st.dataframe(seen.table, hide_index=True, column_config=seen.headings, alt="The values of the chart")


def mode_bar(name: str, image: str) -> dict:
    """Plotly's own buttons: the image at four times the screen's size, with a proper name."""
    return {"toImageButtonOptions": {"format": image, "filename": name, "scale": 4},
            "displaylogo": False, "displayModeBar": True,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"]}


def method_links(measures: Iterable[str]) -> None:
    """A link to the entry of each measure that a chart uses, by the ids of the registry."""
    names = measure_names(version())
    with st.container(horizontal=True):
        for measure in measures:
            st.page_link(page("methods"), label=f"Method: {names[measure]}", icon=":material/function:",
                         query_params={"measure": names[measure]})


CLOSER = {
    "growth": ("Growth between the first and the last year shown", growth_table, GROWTH, "", ("line", "bars")),
    "spread": ("How far the sources agree", spread_table, SPREAD,
               "All sources of each series in the years shown, also those not chosen above.", ("line", "bars")),
    "concentration": ("How concentrated it is", concentration_table, CONCENTRATION,
                      "Over the groups of goods that the source gives; finer groups would give lower values.", ("snapshot",)),
    "cumulative": ("Running sum of the deals", cumulative_table, CUMULATIVE,
                   "Each deal counts once a side. The package of 2002 and the first two batches of Su-27 are left "
                   "out, because they contain other deals.", ("deals",))}


def closer_look(choice: Choice, kind: str, of: Version) -> None:
    """Further tables, worked out once the reader opens them."""
    for key, (label, table, headings, note, kinds) in CLOSER.items():
        if kind in kinds and choice.chart_id != "issues":
            place = st.expander(label, on_change="rerun", key=key)
            if place.open:
                place.dataframe(table(choice, of), hide_index=True, column_config=headings, alt=label)
                place.caption(note)
