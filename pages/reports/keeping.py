"""The views kept for the report outlive the session: the window of the reader has them too."""

from functools import partial

import streamlit as st

from pages.around.kept import KEPT, keep_asked, kept_views
from pages.choices.address import tell_again
from pages.choices.component import component


def remember_kept(key: str = "keeping") -> None:
    """Tell the window what is kept; a session that has kept nothing yet gets what the window still has.

    Each part of a page that is drawn by itself tells it, under a `key` of its own.
    """
    with st.container(key=f"unseen_{key}"):
        component(__file__)(data={"kept": kept_views(), "fresh": KEPT not in st.session_state}, key=key,
                            on_kept_change=partial(take_back, key))


def take_back(key: str) -> None:
    """Keep what the window has, as far as the tables know it."""
    found = st.session_state[key].kept
    if KEPT not in st.session_state and isinstance(found, list):
        keep_asked([text for text in found if isinstance(text, str)])
        tell_again()
