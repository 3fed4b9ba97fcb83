"""A theme page: choose, compute, show, download."""

from __future__ import annotations

import streamlit as st

from data.export import csv_bytes
from pages.parts.filters import Choice, choose
from pages.parts.tables import texts, version
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
