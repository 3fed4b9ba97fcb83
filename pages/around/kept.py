"""The views that a reader keeps for the report: as texts in the session, in the window, and on the Report page in the address."""

from functools import partial
from typing import Any

import streamlit as st

from pages.around.places import page
from pages.catalogue.registry import canonical_permalink, exhibit, without_wrong_marks
from pages.choices.address import tell_again
from pages.choices.component import component
from pages.choices.text import NotUnderstood
from pages.exhibits.exhibit import NothingToShow

KEPT = "kept_views"


def kept_views() -> list[str]:
    """The texts of the kept views, in their order: as they were added, unless the reader moved them."""
    return st.session_state.get(KEPT, [])


def keep(text: str) -> None:
    """Add a view; one that is there already stays where it is."""
    st.session_state[KEPT] = list(dict.fromkeys([*kept_views(), text]))


def leave_out(texts: list[str]) -> None:
    """Take views out again."""
    st.session_state[KEPT] = [text for text in kept_views() if text not in texts]


def swap(one: str, other: str) -> None:
    """Let two views change places."""
    swapped = {one: other, other: one}
    st.session_state[KEPT] = [swapped.get(text, text) for text in kept_views()]


def add_to_report(text: str, row: Any) -> None:
    """A button that keeps the view of a text or takes it out again, and once there are any the way to the report.

    It is one button, so that the keyboard's focus stays on it.
    """
    inside = text in kept_views()
    if row.button("In the report" if inside else "Add to report", key=f"keep_{text.split('~')[0]}",
                  icon=":material/check:" if inside else ":material/playlist_add:",
                  help="Takes this view out of the report again" if inside
                  else "Keeps this view for the page Report, with all that was chosen"):
        leave_out([text]) if inside else keep(text)
        st.rerun()  # the whole page: the row is drawn by itself, and others on the page say how many views there are too
    if kept_views():
        many = len(kept_views())
        row.page_link(page("report"), label=f"Report: {'1 view' if many == 1 else f'{many} views'}", icon=":material/article:")


def keep_asked(texts: list[str]) -> tuple[list[str], list[str]]:
    """Keep these views in place of those kept before, as far as the tables, which may have been written anew, have them.

    Gives those that make no sense, and what of the others is left out as it makes none: a wrong mark takes only itself out.
    """
    kept, left_out, without = [], [], []
    for text in texts:
        try:
            rest, wrong = without_wrong_marks(text)
        except NotUnderstood:
            rest, wrong = "", []
        if not can_be_kept(rest):
            left_out.append(text)
            continue
        without += wrong
        if (sound := canonical_permalink(rest, printed=True)) not in kept:
            kept.append(sound)
    st.session_state[KEPT] = kept
    return left_out, without


def can_be_kept(text: str) -> bool:
    """Whether a text stands for a view that a report can hold."""
    try:
        return bool(exhibit(text))
    except (NotUnderstood, NothingToShow):
        return False


def remember_kept(key: str = "keeping") -> None:
    """Tell the window what is kept, which outlives the session; a session that has kept nothing yet gets what the window still has.

    Each part of a page that is drawn by itself tells it, under a `key` of its own.
    """
    with st.container(key=f"unseen_{key}"):
        component(__file__)(data={"kept": kept_views(), "fresh": KEPT not in st.session_state}, key=key,
                            on_kept_change=partial(take_back, key))


def take_back(key: str) -> None:
    """Keep what the window has, as far as the tables know it."""
    found = st.session_state[key].kept
    if KEPT not in st.session_state and isinstance(found, list):
        keep_asked([text for text in found if isinstance(text, str)])
        tell_again()
