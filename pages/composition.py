"""Composition: what economies sell each other by industry."""

from __future__ import annotations

import streamlit as st

from pages.around.lay_out import beside_a_rail, chosen_view, lay_out, prepare, set_views, text_of
from pages.choices.address import notice
from pages.reading.tables import version
from pages.reports.kept import add_to_report

PAGE = "composition"
ASIDE = ("Goods trade between 41 economies by industry from 1995 to 2011. The article finds that Russia sells resources and China textiles, light "
         "industry and more and more machinery; this is what the industries of the world input–output tables say.")
WAIT = "Asking the large tables …"


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("What do China and Russia sell each other?", anchor=False)
    view = chosen_view(PAGE, of)
    notice()
    with beside_a_rail() as rail:
        with st.spinner(WAIT):  # shown once it takes a while, as the first question of all does
            chosen = set_views(PAGE, [view], rail, of)[view]
            text = text_of(view, chosen, of)
            prepare(text, of)
        rail.caption(ASIDE)
        lay_out(text, of, add_to_report)
