"""The search box above every page."""

from __future__ import annotations

import streamlit as st

from pages.around.places import entries, go_to, labels, place_of, words_of
from pages.choices.address import FOUND, MARKED, ask_for
from pages.reading.tables import Version, version
from pages.site.follow import follow

BOX = "find"


def search(path: str, of: Version) -> None:
    """A box to type in, whose entries the browser filters by itself; choosing one opens its place.

    `path` is the page that is about to be drawn.
    """
    row = st.container(horizontal=True, horizontal_alignment="right", key="search_row")
    row.selectbox("Search", labels(of), index=None, key=BOX, on_change=remember, width="stretch", label_visibility="collapsed",
                  filter_mode="contains", placeholder="Search series, claims, sources, events …", icon=":material/search:")
    if FOUND in st.session_state:
        open_place(*st.session_state.pop(FOUND), path, of)


def remember() -> None:
    """Keep what was chosen for the run that follows, and empty the box."""
    go_to(*entries(version())[st.session_state[BOX]])
    st.session_state[BOX] = None


def open_place(kind: str, name: str, path: str, of: Version) -> None:
    """Go to an entry: the page in sight shows it itself, another page is opened at its address."""
    there = place_of(kind, name, of)
    if kind != "Page":
        st.session_state[MARKED] = words_of(kind, name, of), name if kind == "Series" else ""
    if there.path != path:
        follow(there)
    ask_for(there.views)
