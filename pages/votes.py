"""Votes: how states vote in the General Assembly, roll call by roll call."""

from __future__ import annotations

import streamlit as st

from pages.around.lay_out import beside_a_rail, chosen_view, lay_out, prepare, set_views, text_of
from pages.choices.address import notice
from pages.reading.tables import version
from pages.reports.kept import add_to_report

PAGE = "votes"
ASIDE = ("Every vote of every state in the General Assembly from 1946 to 2019. The article calls diplomatic coordination over global affairs the most "
         "strategic kind and gives no numbers for it; this is how the two voted, on what, and who else votes so.")
WAIT = "Asking the large tables …"


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("How do China and Russia vote?", anchor=False)
    view = chosen_view(PAGE, of)
    notice()
    with beside_a_rail() as rail:
        with st.spinner(WAIT):  # shown once it takes a while, as the first question of all does
            chosen = set_views(PAGE, [view], rail, of)[view]
            text = text_of(view, chosen, of)
            prepare(text, of)
        rail.caption(ASIDE)
        lay_out(text, of, add_to_report)
