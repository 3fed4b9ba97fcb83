"""The values of one year: as a line of text, and once the reader asks for them as bars that step through the years."""

from __future__ import annotations

import streamlit as st

from pages.parts.chart import chart
from pages.parts.filters import Choice
from pages.parts.tables import Version
from pages.parts.view import values_of_year
from pages.parts.year_bars import offered, year_bars

SECONDS = 1.2  # long enough to read one value
YEAR, OPENED, ASKED, LAST_SHOWN = "at", "bars_of", "play_asked", "play_last_shown"


def one_year(choice: Choice, of: Version, stem: str) -> None:
    """Every value of a year that the reader chooses. Plays only in the run that the reader's press has started."""
    (moving if st.session_state.pop(ASKED, False) else still)(choice, of, stem)


# Two fragments and not one: Streamlit ends the clock of the first when the other takes its place.
@st.fragment
def still(choice: Choice, of: Version, stem: str) -> None:
    """The year stays until the reader chooses another."""
    shown_year(choice, of, stem, playing=False)


@st.fragment(run_every=SECONDS)
def moving(choice: Choice, of: Version, stem: str) -> None:
    """The next year each time that the clock runs this; the last one ends it."""
    if not go_on(choice.years):
        st.rerun()
    shown_year(choice, of, stem, playing=True)


def shown_year(choice: Choice, of: Version, stem: str, playing: bool) -> None:
    """The choice of a year with its values; as bars if the reader has opened them for this chart, else in words."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    years = list(range(choice.years[0], choice.years[1] + 1))[::-1]
    year, may_play = row.selectbox("Values of the year", years, key=YEAR, bind="query-params", width=150), offered(choice, of)
    if may_play:  # before the values, so that it stays under the pointer when they give way to the bars
        row.button("Pause" if playing else "Play the years", key="play", on_click=press, args=(choice, playing),
                   icon=":material/pause:" if playing else ":material/play_arrow:")
    if may_play and st.session_state.get(OPENED) == choice.chart_id:
        drawn = year_bars(choice, year, of)
        chart(drawn.figure, stem, drawn.summary, "year_figure", choice.image)
    else:
        row.markdown(values_of_year(choice, year, of) or f"The chart has no value for {year}.")


def press(choice: Choice, playing: bool) -> None:
    """Start or stop, with a run of the whole page: only that starts and stops Streamlit's clock."""
    st.session_state[OPENED] = choice.chart_id
    if not playing:
        st.session_state[ASKED] = True
        start(choice.years)
    st.rerun()


def start(years: tuple[int, int]) -> None:
    """Begin with the year that is shown, or with the first if it is the last."""
    first, last = years
    at = st.session_state.get(YEAR, last)
    st.session_state[YEAR] = at if first <= at < last else first
    st.session_state.pop(LAST_SHOWN, None)


def go_on(years: tuple[int, int]) -> bool:
    """Move to the next year unless the reader has just chosen one; whether there is one after it."""
    at, last = st.session_state.get(YEAR, years[1]), years[1]
    if at == st.session_state.get(LAST_SHOWN):
        at = min(at + 1, last)
    st.session_state[YEAR] = st.session_state[LAST_SHOWN] = at
    return at < last
