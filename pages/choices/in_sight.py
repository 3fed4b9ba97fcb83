"""Bring what a choice has opened into sight, where it stands above or below the screen."""

import streamlit as st

from pages.choices.component import component


def bring_into_sight(place: str, what: str, asked: bool, whole: bool = False) -> None:
    """Have a phone show the heading in the container `place` whenever something else, by its id, is opened there.

    Also when the page comes, if it was `asked` for. With `whole` every screen shows all of the container,
    and moves no more than that takes.
    """
    with st.container(key=f"unseen_{place}"):
        component(__file__)(data={"place": place, "what": what, "asked": asked, "whole": whole}, key=f"in_sight_{place}")
