"""Compare: any lines of any theme side by side, on one axis as an index, or in an expression."""

import streamlit as st

from pages.around.lay_out import beside_a_rail, lay_out, set_views
from pages.catalogue.registry import text_of
from pages.choices.widgets import on_page, set_answer, widget_of
from pages.reading.tables import texts
from pages.views.compared import all_lines, kept_colours, lines_by_letter
from pages.words.plain import as_text

VIEW = "compare"


def show() -> None:
    """Draw the page."""
    with beside_a_rail(VIEW) as (rail, below, *_):
        hold_colours()
        chosen = set_views(VIEW, [VIEW], rail)[VIEW]
        if chosen["way"] == "expression":
            names = all_lines()
            lines = lines_by_letter(chosen["lines"])
            rail.markdown("  \n".join(f"**{letter}** = {as_text(names[line])}" for letter, line in lines.items()))
        rail.caption(as_text(texts(VIEW)["lead"]))
        lay_out(text_of(VIEW, chosen), below=below)


def hold_colours() -> None:
    """Let lines keep their colours when the reader has just added or removed others."""
    before, now = on_page(VIEW).get("lines"), st.session_state.get(widget_of("lines"))
    if before and now is not None and tuple(now) != before:
        (text,) = on_page(VIEW).get("colours", ("",))
        set_answer(VIEW, "colours", (kept_colours(tuple(now), before, text),))
