"""Reconcile: one quantity, every source that states it, and how far they lie apart."""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from pages.around.lay_out import asked_views, beside_a_rail, lay_out, notices, set_views, text_of
from pages.reading.tables import version
from pages.reports.kept import add_to_report

PAGE = "reconcile"
VIEWS = {"reconcile": ("", "Download CSV"), "spread": ("_spread", "Download spread"), "differences": ("_differences", "Download differences")}


def show() -> None:
    """Draw the page."""
    of = version()
    with beside_a_rail() as (rail, below, _):
        st.title("Do the sources agree?", anchor=False)
        asked_views(PAGE, of)
        notices(of)
        found = set_views(PAGE, list(VIEWS), rail, of)
        rail.caption("One quantity and every source that states it. Sources that differ are shown beside each other, "
                     "never averaged and never joined into one line.")
        for view, (key, label) in VIEWS.items():
            with below if key else nullcontext():
                if not lay_out(text_of(view, found[view], of), of, add_to_report, key=key, label=label, traced=not key, below=below):
                    break
