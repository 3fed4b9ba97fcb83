"""The search box above every page."""

from __future__ import annotations

import streamlit as st

from pages.around.places import entries, go_to, labels, place
from pages.around.provenance import OPEN
from pages.choices.address import FOUND
from pages.reading.tables import Version, version
from pages.around.places import page

BOX, LEAVING = "find", "leaving"


def search(path: str, of: Version) -> None:
    """A box to type in, whose entries the browser filters by itself; choosing one opens its place.

    `path` is the page that is about to be drawn.
    """
    if FOUND in st.session_state:
        open_place(*st.session_state[FOUND], path, of)
    row = st.container(horizontal=True, horizontal_alignment="right", key="search_row")
    row.selectbox("Search", labels(of), index=None, key=BOX, on_change=remember, width=320, label_visibility="collapsed",
                  placeholder="Search series, claims, sources, events …", icon=":material/search:")


def remember() -> None:
    """Keep what was chosen for the run that follows, and empty the box."""
    go_to(*entries(version())[st.session_state[BOX]])
    st.session_state[BOX] = None


def open_place(kind: str, name: str, path: str, of: Version) -> None:
    """Go to an entry; to an event with the panel open that lists the events of the years.

    The page in sight gets new choices. Another page is opened at its address, in two steps: Streamlit
    lets no program write a part of the address that a widget of the page in sight is bound to, as is
    the chart on the way from one theme to the next, so that page is left first.
    """
    there = place(kind, name, of)
    if there.path != path:
        st.session_state[LEAVING] = True
        st.switch_page(page(there.path), query_params={})
    del st.session_state[FOUND]
    st.session_state[OPEN] = kind == "Event"
    if LEAVING in st.session_state:
        del st.session_state[LEAVING]
        st.switch_page(page(there.path), query_params=there.query)
    st.session_state.update(there.chosen)
