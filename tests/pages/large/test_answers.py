"""The bar that stands on a page while the large tables take long to answer."""

from threading import Event

import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from data.large import engine

ASKED = Event()


def page() -> None:
    import streamlit as st

    from pages.large.answers import with_a_bar
    from tests.pages.large.test_answers import ASKED
    with_a_bar(lambda: ASKED.wait(60))
    st.write("answered")


def failing() -> None:
    import streamlit as st

    from pages.large.answers import with_a_bar
    try:
        with_a_bar(lambda: {}["no such issue"])
    except KeyError as fault:
        st.write(fault.args[0])


@pytest.mark.parametrize(("known", "shown"), [(0.4, 0.4), (None, 0.0)])
def test_a_bar_asks_the_engine_how_far_it_is_until_the_answer_is_there(known: float | None, shown: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work ends here only once the bar stands; some engines do not say how far they are."""
    ASKED.clear()
    drawn, draw = [], DeltaGenerator.progress
    monkeypatch.setattr(engine, "progress", lambda: known)
    monkeypatch.setattr(DeltaGenerator, "progress", lambda self, *said: (drawn.append(said[0]), draw(self, *said), ASKED.set()))
    found = AppTest.from_function(page, default_timeout=60).run()
    assert drawn[0] == shown and [words.value for words in found.markdown] == ["answered"] and not found.exception


def test_a_fault_of_the_work_is_one_of_the_page() -> None:
    (words,) = AppTest.from_function(failing, default_timeout=60).run().markdown
    assert words.value == "no such issue"
