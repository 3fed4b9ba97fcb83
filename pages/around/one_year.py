"""The values of one year: as a line of text, and once the reader asks for them also as bars that step through the years."""

from __future__ import annotations

from itertools import cycle

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.around.year_bars import offered, year_bars
from pages.charts.chart import chart
from pages.choices.filters import Choice
from pages.reading.tables import Version
from pages.views.theme_chart import last_year_with_a_value, room_for_values, values_of_year

SECONDS = 1.2  # long enough to read one value
YEAR, BARS, ASKED, LAST_SHOWN, OF_CHOICE = "at", "bars", "play_asked", "play_last_shown", "at_of"
LAYERS = ("one", "two")
# A style of its own, for a container with a new key is built anew, and a rule with `:has` slows each change of every page.
# The empty span keeps it where it stands: Streamlit sends what is nothing but a style elsewhere.
UNSEEN = ("<span></span><style>.st-key-layer_{0} {{ position: relative; z-index: -1 }} "
          ".st-key-layer_{0}, .st-key-layer_{0} * {{ visibility: hidden !important }}</style>")


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
    """The choice of a year with its values in words, and below them the bars or dots if the reader has opened them."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    years = list(range(choice.years[0], choice.years[1] + 1))[::-1]
    land(choice, years, of)
    year = row.selectbox("Values of the year", years, key=YEAR, bind="query-params", width=150)
    opened, shapes = False, offered(choice, of)
    if shapes:  # before the values, so that the buttons stay under the pointer whatever is written
        row.button("Pause" if playing else "Play the years", key="play", on_click=press, args=(choice, playing), width=160,
                   icon=":material/pause:" if playing else ":material/play_arrow:")
        opened = row.toggle(shapes, key=BARS, bind="query-params", on_change=st.rerun)
    words(row, choice, year, of, opened)
    if opened:
        bars(choice, year, of, stem, playing)


def land(choice: Choice, years: list[int], of: Version) -> None:
    """On another choice, keep the year that the address names and else take the last, or the last with a value."""
    came, st.session_state[OF_CHOICE] = st.session_state.get(OF_CHOICE), choice
    if came == choice or (came is None and YEAR in st.query_params):
        return
    asked = st.session_state.get(YEAR) if YEAR in st.query_params else None
    at = asked if asked in years else years[0]
    st.session_state[YEAR] = at if values_of_year(choice, at, of) else last_year_with_a_value(choice, of)


def words(row: DeltaGenerator, choice: Choice, year: int, of: Version, opened: bool) -> None:
    """The values in words; with the bars open as high in each year as in the longest, so that the page stands still."""
    with row.container(key="words_on_room") if opened else row:
        st.markdown(values_of_year(choice, year, of) or f"The chart has no value for {year}.")
        if opened:
            st.container(key="room").markdown(room_for_values(choice, of))


def bars(choice: Choice, year: int, of: Version, stem: str, playing: bool) -> None:
    """The bars of the year in one of two layers. While the years play, the other draws those of the next, unseen.

    Streamlit builds a changed Plotly chart anew and leaves its place empty meanwhile; a change of layers leaves no gap.
    """
    first, last = choice.years
    layers = dict(zip(range(first, last + 1), cycle(LAYERS)))
    drawn = {layers[at]: year_bars(choice, at, of) for at in ([year, year + 1] if playing and year < last else [year])}
    with st.container(key="bars_on_bars"):
        st.html(UNSEEN.format(*set(LAYERS).difference([layers[year]])))
        for layer in LAYERS:
            with st.container(key=f"layer_{layer}"):
                if layer in drawn:
                    chart(drawn[layer].figure, stem, drawn[layer].summary, f"year_figure_{layer}", choice.image)


def press(choice: Choice, playing: bool) -> None:
    """Start or stop, with a run of the whole page: only that starts and stops Streamlit's clock."""
    if not playing:
        st.session_state[BARS] = st.session_state[ASKED] = True
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
