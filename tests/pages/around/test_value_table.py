"""The panels below a chart, and what a reader does with one that is just taken away."""

import pytest
from streamlit.testing.v1 import AppTest


def pressed(there: bool) -> None:
    """A run in which a panel is pressed that is still there, or is not any more."""
    import streamlit as st

    from pages.around.value_table import OPEN, VALUES, moved
    from pages.choices.address import SHOWN
    from pages.choices.widgets import on_page

    st.session_state[SHOWN] = "trade"
    if there:
        st.session_state[VALUES] = True
    moved(VALUES)
    st.text(str(on_page("trade").get(OPEN)))


@pytest.mark.parametrize(("there", "noted"), [(True, "('values',)"), (False, "None")])
def test_a_panel_that_a_new_view_has_taken_away_is_not_noted_and_breaks_nothing(there: bool, noted: str) -> None:
    app = AppTest.from_function(pressed, args=(there,)).run()
    assert not app.exception and app.text[0].value == noted
