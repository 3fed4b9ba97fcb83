"""Overview: the headline series at a glance, and where to go next."""

from __future__ import annotations

import streamlit as st

from pages.around.lay_out import asked_views, lay_out, set_views, text_of
from pages.around.places import page
from pages.charts.claims_field import tallied
from pages.choices.address import notice
from pages.ledger.ledger import ledger
from pages.reading.tables import Version, tables, texts, version
from pages.reports.kept import add_to_report
from pages.views.at_a_glance import glance
from pages.words.titles import TITLES

VIEW = "overview"


def show() -> None:
    """Draw the page."""
    of = version()
    theme = texts(VIEW, of)
    st.title(theme["question"], anchor=False)
    st.markdown(theme["lead"])
    asked_views(VIEW, of)
    notice()
    chosen = set_views(VIEW, [VIEW], st, of)[VIEW]
    with st.container(key="cards", horizontal=True):  # three in a row, on a phone two (page.css)
        for card in glance(chosen["years"], of).cards:
            st.metric(**card)
    lay_out(text_of(VIEW, chosen, of), of, add_to_report)
    onward(of)


def onward(of: Version) -> None:
    """Where to go next: each theme with the question it answers, and what the claims come to."""
    st.header("Look closer", anchor=False)
    for name in tables().themes["theme"]:
        if name != VIEW:
            theme = texts(name, of)
            st.page_link(page(name), label=f"{theme['title']}: {theme['question']}")
    st.page_link(page("claims"), label=f"{TITLES['claims']}: {tallied([judged.verdict for judged in ledger(of).values()])}")
