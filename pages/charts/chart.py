"""A chart on a page: with its buttons, and with the words that a screen reader says of it."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.charts.labels import MILESTONE_MARK
from pages.words.numbers import unbroken
from pages.words.plain import as_text, whole

# Plotly's own buttons, while the chart is pointed at; those of the page below it save and copy the picture.
MODE_BAR = {"displaylogo": False, "showTips": False, "modeBarButtonsToRemove": ["toImage", "select2d", "lasso2d", "autoScale2d"]}
SEE_TABLE = "The table below holds every value."


def chart(figure: go.Figure, said: str = "", key: str = "chart_figure",
          pressed: Callable[[Any], None] | None = None) -> None:
    """Draw a figure below the sentence that says what is seen on it, which it carries as `layout.meta`.

    `said` is for screen readers, at first the sentence and the title.
    `pressed` gets the `customdata` of a mark that the reader presses.
    """
    def press() -> None:
        for point in st.session_state[in_theme(key)].selection.points:
            pressed(point["customdata"])

    if heading := figure.layout.meta or figure.layout.title.text:
        sentence(heading)
    st.plotly_chart(figure, config=MODE_BAR, alt=said or spoken(figure), key=in_theme(key), selection_mode="points",
                    on_select=press if pressed else "ignore")
    footed(figure)


def footed(figure: go.Figure) -> None:
    """Write what stands small below a chart, or below several charts of the same lines."""
    if below := foot(figure):
        st.caption("  \n".join(map(as_text, below)))


def in_theme(key: str) -> str:
    """The key of a chart in the theme of the reader: Streamlit puts the colours into a figure when it comes, and never again."""
    return f"{key}_{st.context.theme.type}"


def sentence(words: str) -> None:
    """What is seen on a chart, in one sentence above it."""
    st.header(whole(as_text(unbroken(words.replace("<br>", " ")))), anchor=False)


def spoken(figure: go.Figure) -> str:
    """The sentence that says what is seen, the title and the lines below it, or the titles of the small charts."""
    title, small = figure.layout.title, [note.text for note in figure.layout.annotations if not note.name]
    below = (title.subtitle.text or "").split("<br>", 1)  # the unit, and what is said at the foot
    words = filter(None, [figure.layout.meta, *([title.text, *below] if title.text else small)])
    return " ".join(f"{part.replace('<br>', ' ').rstrip('. ')}." for part in [*words, SEE_TABLE])


def foot(figure: go.Figure) -> list[str]:
    """What stands small below a chart: its milestones by their numbers, and its sources."""
    _, _, sources = (figure.layout.title.subtitle.text or "").partition("<br>")
    return list(filter(None, [milestones_by_number(figure), sources.replace("<br>", " ")]))


def milestones_by_number(figure: go.Figure) -> str:
    """What the numbers above a chart stand for."""
    return " · ".join(note.hovertext.replace("<br>", " · ") for note in figure.layout.annotations if note.name == MILESTONE_MARK)
