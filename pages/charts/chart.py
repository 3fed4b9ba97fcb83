"""A chart on a page: with its buttons, and with the words that a screen reader says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.words.numbers import unbroken

SEE_TABLE = "The table below holds every value."


def chart(figure: go.Figure, stem: str, said: str = "", key: str = "chart_figure", image: str = "svg",
          pressed: Callable[[Any], None] | None = None) -> None:
    """Draw a figure below the sentence that says what is seen on it, which it carries as `layout.meta`.

    `stem` names the picture that its button saves, `said` is for screen readers, at first the sentence and the title.
    `pressed` gets the `customdata` of a mark that the reader presses.
    """
    def press() -> None:
        for point in st.session_state[key].selection.points:
            pressed(point["customdata"])

    if figure.layout.meta:
        st.header(unbroken(figure.layout.meta), anchor=False)
    st.plotly_chart(figure, config=mode_bar(stem, image), alt=said or spoken(figure), key=key, selection_mode="points",
                    on_select=press if pressed else "ignore")


def spoken(figure: go.Figure) -> str:
    """The sentence that says what is seen, the title and the lines below it, or the titles of the small charts."""
    title, small = figure.layout.title, [name.text for name in figure.layout.annotations if name.textangle is None]
    words = ". ".join(filter(None, [figure.layout.meta, *([title.text, title.subtitle.text] if title.text else small)]))
    return f"{words.replace('<br>', ' ')}. {SEE_TABLE}"


def mode_bar(name: str, image: str) -> dict:
    """Plotly's own buttons: the image at four times the screen's size, with a proper name."""
    return {"toImageButtonOptions": {"format": image, "filename": name, "scale": 4},
            "displaylogo": False, "displayModeBar": True,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"]}
