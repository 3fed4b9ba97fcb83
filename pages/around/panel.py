"""Panels below a chart that open in place; which are open is part of the address."""

from typing import Any

import streamlit as st

from pages.choices.address import SHOWN
from pages.choices.widgets import PANELS_DRAWN, on_page, set_answer

OPEN = "open"


def panel(label: str, name: str, icon: str | None = None) -> Any:
    """A panel; `name` is its id among the panels of the page. What it holds is worked out once it is open."""
    st.session_state.setdefault(PANELS_DRAWN, set()).add(name)
    if name not in st.session_state:
        st.session_state[name] = name in on_page(st.session_state[SHOWN]).get(OPEN, ())
    return st.expander(label, icon=icon, key=name, on_change=moved, args=(name,))


def moved(name: str) -> None:
    """Note that the reader has opened or closed a panel."""
    path = st.session_state[SHOWN]
    others = [other for other in on_page(path).get(OPEN, ()) if other != name]
    set_answer(path, OPEN, (*others, name) if st.session_state[name] else tuple(others))
