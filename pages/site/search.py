"""The search box above every page."""

import streamlit as st

from pages.around.downloads import OPEN_FORMATS
from pages.around.places import Place, go_to, place_in_years, place_of
from pages.catalogue.entries import entries
from pages.catalogue.question import AskedYears, years_of
from pages.choices.address import ASKED, FOUND, LOOKED_FOR
from pages.choices.component import component
from pages.choices.setting import MARK
from pages.choices.text import parts_of
from pages.site.follow import follow

BOX, WITHOUT_FILES = "find", "report"  # the page that gives no file of a single view


def search(path: str) -> None:
    """A box to type in that opens the place of what is chosen of what is found (`pages/catalogue/finding.py`, search.js).

    Not Streamlit's own box: that looks for what is typed as it stands in one line of words, and neither by other words nor the
    nearest first. `path` is the page that is about to be drawn.
    """
    st.session_state.pop(OPEN_FORMATS, None)  # asked for before, of a page that had no table after all
    with st.container(key="search_row"):
        component(__file__)(key=BOX, on_chosen_change=remember)
    if FOUND in st.session_state:
        open_place(path, *st.session_state.pop(FOUND))


def remember() -> None:
    """Keep what was chosen for the run that follows, if there is such a thing, with the years of the question."""
    chosen = st.session_state[BOX].chosen
    if isinstance(chosen, list) and tuple(chosen[:2]) in entries():
        go_to(*chosen[:2], years_of(" ".join(map(str, chosen[2:]))))


def open_place(path: str, kind: str, name: str, asked: AskedYears | None = None) -> None:
    """Go to an entry: the page in sight shows it itself, another page is opened at its address."""
    if kind == "Download":  # of what is in sight
        if path == WITHOUT_FILES:
            go_to(kind, name)  # once more, on the other page
            follow(Place("data"))
        st.session_state[OPEN_FORMATS] = True
        return
    there, in_years = place_in_years(kind, name, asked) if asked else (place_of(kind, name), "")
    marked = any(MARK in parts_of(text)[1] for text in there.views)  # what is marked is named below the chart
    if in_years or (kind != "Page" and not marked):
        known = entries().get((kind, name))
        st.session_state[LOOKED_FOR] = (known.words, in_years) if known else None
    if there.path != path:
        follow(there)
    st.session_state[ASKED] = list(there.views)
