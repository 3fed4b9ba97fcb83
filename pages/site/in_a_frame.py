"""What a view in a page of another site has in place of menu and search."""

import streamlit as st

from pages.choices.address import VIEW, link_to
from pages.words.plain import web_link

AT_THE_TOP = '<style>[data-testid="stMainBlockContainer"] { padding-top: .5rem !important; }</style>'  # where the menu would stand


def whole(path: str) -> None:
    """A link to the view in the app, where its sources and all others are; what is set here goes along (`address.js`)."""
    st.html(AT_THE_TOP)
    if there := link_to(path, st.query_params.get_all(VIEW)):
        st.container(key="to_the_whole").caption(web_link("China–Russia indicators: sources, claims and all other charts", there))
