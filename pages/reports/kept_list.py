"""The list of kept views on the Report page, with the buttons that move, open and remove each."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.around.kept import kept_views, leave_out, swap
from pages.around.places import go_to
from pages.words.plain import as_text


def list_kept(described: list[tuple[str, str]]) -> None:
    """The kept views in their order, each with its title, its choices in words and its buttons."""
    st.header("Views you added")
    for place, (text, (title, words)) in enumerate(zip(kept_views(), described), 1):
        left, right = st.columns([3, 2], vertical_alignment="center", gap="small")
        left.markdown(f"**{place}. {as_text(title)}**  \n:small[{as_text(words)}]")
        view_buttons(text, place, right.container(horizontal=True, horizontal_alignment="right", gap="xsmall"))
    if len(kept_views()) > 1:
        st.button("Remove all views", key="remove_all", on_click=leave_out, args=[kept_views()], icon=":material/delete_sweep:")


def view_buttons(text: str, place: int, row: Any) -> None:
    """The way to a view's own page, then buttons that move it up or down or take it out.

    Their labels are for those who hear the page (`page.css`); where there is no way up or down its room stays free. Their
    keys say the place and not the view, so that the keyboard's focus stays where it is when views change places.
    """
    row.button("Open on its page", key=f"open_{place}", on_click=go_to, args=("View", text), icon=":material/show_chart:",
               help="Shows the view on its theme page, with all that was chosen and free to change")
    before, after = dict(zip(kept_views()[1:], kept_views())), dict(zip(kept_views(), kept_views()[1:]))
    for way, others, icon in (("up", before, "arrow_upward"), ("down", after, "arrow_downward")):
        if text in others:
            symbol(row, f"Move view {place} {way}", f"{way}_{place}", icon, swap, text, others[text])
        elif len(kept_views()) > 1:
            row.space("medium")
    symbol(row, f"Remove view {place}", f"remove_{place}", "close", leave_out, [text])


def symbol(row: Any, label: str, key: str, icon: str, act: Callable[..., None], *args: Any) -> None:
    """A button as small as its icon, whose label is heard and shown once it is pointed at."""
    row.container(key=f"symbol_{key}", width="content").button(label, key=key, on_click=act, args=args, icon=f":material/{icon}:",
                                                              help=label, width=40)
