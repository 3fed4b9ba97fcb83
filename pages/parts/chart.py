"""A chart on a page: with its buttons, and with the words that a screen reader says of it."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st


def chart(figure: go.Figure, stem: str, said: str = "", key: str = "chart_figure", image: str = "svg") -> None:
    """Draw a figure. `stem` names the picture that its button saves, `said` is for screen readers, at first the title."""
    st.plotly_chart(figure, config=mode_bar(stem, image), alt=said or spoken(figure), key=key)


def spoken(figure: go.Figure) -> str:
    """The title of a figure, which says what is seen, and the lines below it, or the titles of its small charts."""
    title, small = figure.layout.title, [name.text for name in figure.layout.annotations if name.textangle is None]
    words = ". ".join([title.text, title.subtitle.text] if title.text else small)
    return f"{words.replace('<br>', ' ')}. The table below holds every value."


def mode_bar(name: str, image: str) -> dict:
    """Plotly's own buttons: the image at four times the screen's size, with a proper name."""
    return {"toImageButtonOptions": {"format": image, "filename": name, "scale": 4},
            "displaylogo": False, "displayModeBar": True,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"]}
