"""The values of one year: as a line of text, and once the reader asks for them also as bars that step through the years."""

from collections.abc import Callable
from itertools import cycle

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.around.year_bars import kind_of_bars, most_in_a_year, room_for_values, values_by_year, year_at, year_bars
from pages.charts.chart import chart
from pages.choices.address import SHOWN, write_address
from pages.choices.in_sight import bring_into_sight
from pages.choices.setting import OFF, ON
from pages.choices.widgets import on_page, set_answer
from pages.exhibits.rows import Choice

SECONDS = 1.2  # long enough to read one value
YEAR, BARS, ASKED, NEXT, HEARD, PLAYS, BOX = "at", "bars", "play_asked", "play_next", "play_heard", "plays", "box_of_year"
LAYERS = ("one", "two")
MANY = 3  # values of a year, which beside the row of buttons would be higher than it
# A style of its own, for a container with a new key is built anew, and a rule with `:has` slows each change of every page.
# The empty span keeps it where it stands: Streamlit sends what is nothing but a style elsewhere.
UNSEEN = ("<span></span><style>.st-key-layer_{0} {{ position: relative; z-index: -1 }} "
          ".st-key-layer_{0}, .st-key-layer_{0} * {{ visibility: hidden !important }}</style>")


def one_year(choice: Choice, at: str | None, opened: bool, text_at: Callable[[int], str]) -> None:
    """Every value of a year that the reader chooses, with the bars `opened`. Plays only in the run that the reader's press has started.

    Always a fragment: another place in the page would take the focus from the button that is pressed.
    """
    if st.session_state.pop(ASKED, False):
        st.session_state[HEARD] = None
        st.fragment(moving, run_every=SECONDS)(choice, text_at)
    else:
        st.session_state.pop(HEARD, None)
        st.fragment(shown_year)(choice, at, opened)


def moving(choice: Choice, text_at: Callable[[int], str]) -> None:
    """The next year each time that the clock runs this, which the address follows; the last one ends it.

    `text_at` gives the permalink of the view with a year.
    """
    path, year = st.session_state[SHOWN], st.session_state[NEXT]
    if year >= choice.years[1]:
        set_answer(path, YEAR, (str(year),))
        st.rerun()
    shown_year(choice, str(year), on_page(path).get(BARS) != (OFF,), playing=True)
    write_address(path, [text_at(year)], key="address_of_year")  # last, so that the button above keeps its place and the focus
    st.session_state[NEXT] = year + 1
    st.session_state[HEARD] = st.session_state[HEARD] is not None


def shown_year(choice: Choice, at: str | None, opened: bool, playing: bool = False) -> None:
    """The choice of a year with its values in words, and below them the bars or dots if the reader has opened them."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    years = list(range(choice.years[0], choice.years[1] + 1))[::-1]
    if playing:  # a box of its own for each: a late browser would report the year before as if the reader had chosen it
        year = int(at)
        row.selectbox("Values of the year", years, years.index(year), key=f"{YEAR}_{at}", width=150, disabled=True)
    else:  # the last year with a value until the reader takes one that the chart has
        last = max(values_by_year(choice))
        # Of its own for each range and last year too: a late browser would report the last year of another range as chosen.
        box = f"{YEAR}_{years[-1]}_{years[0]}_{last}"
        st.session_state[box], st.session_state[BOX] = year_at(at, choice), box
        year = row.selectbox("Values of the year", years, key=box, width=150, on_change=note_choice, args=(YEAR, box))
    shapes = kind_of_bars(choice)
    if shapes:  # before the values, so that the buttons stay under the pointer whatever is written
        row.button("Pause" if playing else "Play the years", key="play", on_click=press, args=(choice, year, playing), width=160,
                   icon=":material/pause:" if playing else ":material/play_arrow:")
        st.session_state[BARS] = opened
        row.toggle(shapes, key=BARS, on_change=note_choice, args=(BARS, BARS))
    words(row, choice, year, bool(opened and shapes))
    if opened and shapes:
        bars(choice, year, playing)


def note_choice(name: str, key: str) -> None:
    """Note the reader's choice of a year, or of the bars, in the widget of a key; no other choice changes them.

    While the years play, a late browser still reports the box of a year that is gone, and bars as closed that playing has
    opened: no choice until a run of the clock has come without. Of a box for other years it reports the year that this showed.
    """
    if name == YEAR and key != st.session_state.get(BOX, key):
        return
    if HEARD in st.session_state and (name == YEAR or not st.session_state[HEARD]):
        st.session_state[HEARD] = None
        return
    value = st.session_state[key]
    set_answer(st.session_state[SHOWN], name, (ON if value is True else OFF if value is False else str(value),))
    st.rerun()  # the whole page, for its address


def words(row: DeltaGenerator, choice: Choice, year: int, opened: bool) -> None:
    """The values in words, many of them in columns below the row; with the bars open as high in each year as in the longest, so that
    the page stands still."""
    place = st.container(key="many_words") if most_in_a_year(choice) > MANY else row
    with place.container(key="words_on_room") if opened else place:
        values = values_by_year(choice)
        st.markdown(values.get(year) or f"The chart has no value for {year}; its last one here is of {max(values)}.")
        if opened:
            st.container(key="room").markdown(room_for_values(choice))


def bars(choice: Choice, year: int, playing: bool) -> None:
    """The bars of the year in one of two layers. While the years play, the other draws those of the next, unseen.

    Streamlit builds a changed Plotly chart anew and leaves its place empty meanwhile; a change of layers leaves no gap.
    """
    first, last = choice.years
    layers = dict(zip(range(first, last + 1), cycle(LAYERS)))
    drawn = {layers[at]: year_bars(choice, at) for at in ([year, year + 1] if playing and year < last else [year])}
    with st.container(key="bars_on_bars"):
        st.html(UNSEEN.format(*set(LAYERS).difference([layers[year]])))
        for layer in LAYERS:
            with st.container(key=f"layer_{layer}"):
                if layer in drawn:
                    chart(drawn[layer].figure, drawn[layer].summary, f"year_figure_{layer}")
    if playing:
        bring_into_sight("bars_on_bars", str(st.session_state[PLAYS]), asked=True, whole=True)


def press(choice: Choice, year: int, playing: bool) -> None:
    """Stop at the year that is shown or start from it, with a run of the whole page: only that starts and stops Streamlit's clock."""
    path = st.session_state[SHOWN]
    if playing:
        set_answer(path, YEAR, (str(year),))
    else:
        set_answer(path, BARS, (ON,))
        st.session_state[ASKED], st.session_state[PLAYS] = True, st.session_state.get(PLAYS, 0) + 1
        start(year, choice.years)
    st.rerun()


def start(year: int, years: tuple[int, int]) -> None:
    """Begin with a year, or with the first if it is the last."""
    first, last = years
    st.session_state[NEXT] = first if year == last else year
