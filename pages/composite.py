"""Composite index: the reader's own index of coordination, and what other choices would give."""

from __future__ import annotations

import streamlit as st

from pages.around.lay_out import asked_views, beside_a_rail, lay_out, notices, set_views, text_of
from pages.reading.tables import version
from pages.reports.kept import add_to_report

VIEW = "composite"


def show() -> None:
    """Draw the page."""
    of = version()
    with beside_a_rail() as (rail, below, _):
        st.title("A composite index of coordination", anchor=False)
        asked_views(VIEW, of)
        notices(of)
        chosen = set_views(VIEW, [VIEW], rail, of)[VIEW]
        rail.caption("There is no one right index. Choose components, scale, weights and mean; the grey band shows what "
                     "other scales, base years, weights and means would give, so that nobody takes one line for the truth. "
                     "Below the chart it says exactly which.")
        lay_out(text_of(VIEW, chosen, of), of, add_to_report, below=below)
