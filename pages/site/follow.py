"""The way to another page that the reader has not pressed a link for."""

from typing import NoReturn

import streamlit as st

from pages.around.places import Place, page
from pages.choices.address import VIEW
from pages.choices.component import component

LINK = "unseen_way"


def follow(there: Place) -> NoReturn:
    """Leave the page for another, as by a link: the browser's history gets one entry, with the address of what is shown there."""
    with st.container(key=LINK):
        st.page_link(page(there.path), query_params={VIEW: list(there.views)})
        component(__file__)(data={"link": LINK}, key="follow")
    st.stop()
