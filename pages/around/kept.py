"""The views that a reader keeps for the report: as texts in the session, in the window, and on the Report page in the address."""

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

from pages.around.places import go_to, page
from pages.catalogue.registry import as_written, exhibit, without_wrong_marks
from pages.choices.text import NotUnderstood
from pages.exhibits.exhibit import NothingToShow
from pages.words.plain import as_text

KEPT = "kept_views"


def kept() -> list[str]:
    """The texts of the kept views, in their order: as they were added, unless the reader moved them."""
    return st.session_state.get(KEPT, [])


def keep(text: str) -> None:
    """Add a view; one that is there already stays where it is."""
    st.session_state[KEPT] = list(dict.fromkeys([*kept(), text]))


def leave_out(texts: list[str]) -> None:
    """Take views out again."""
    st.session_state[KEPT] = [text for text in kept() if text not in texts]


def swap(one: str, other: str) -> None:
    """Let two views change places."""
    swapped = {one: other, other: one}
    st.session_state[KEPT] = [swapped.get(text, text) for text in kept()]


def add_to_report(text: str, row: Any) -> None:
    """A button that keeps the view of a text or takes it out again, and once there are any the way to the report.

    It is one button, so that the keyboard's focus stays on it.
    """
    inside = text in kept()
    if row.button("In the report" if inside else "Add to report", key=f"keep_{text.split('~')[0]}",
                  icon=":material/check:" if inside else ":material/playlist_add:",
                  help="Takes this view out of the report again" if inside
                  else "Keeps this view for the page Report, with all that was chosen"):
        leave_out([text]) if inside else keep(text)
        st.rerun()  # the whole page: the row is drawn by itself, and others on the page say how many views there are too
    if kept():
        many = len(kept())
        row.page_link(page("report"), label=f"Report: {'1 view' if many == 1 else f'{many} views'}", icon=":material/article:")


class Asked(NamedTuple):
    """Of views that are asked for: those that can be kept, those that make no sense,
    and what of the others is left out as it makes none."""

    sound: list[str]
    left_out: list[str]
    without: list[str]


def keep_asked(texts: list[str]) -> Asked:
    """Keep the views that an address asks for, in place of those kept before."""
    asked = looked_through(texts)
    st.session_state[KEPT] = asked.sound
    return asked


def still_sound() -> None:
    """Leave out views that the tables, which may have been written anew, have no more."""
    st.session_state[KEPT] = looked_through(kept()).sound


def looked_through(texts: list[str]) -> Asked:
    """What can be kept of some views: a wrong mark takes only itself out."""
    found = Asked([], [], [])
    for text in texts:
        try:
            rest, wrong = without_wrong_marks(text)
        except NotUnderstood:
            rest, wrong = "", []
        if not understood(rest):
            found.left_out.append(text)
            continue
        found.without.extend(wrong)
        if (sound := as_written(rest, printed=True)) not in found.sound:
            found.sound.append(sound)
    return found


def understood(text: str) -> bool:
    """Whether a text stands for a view that a report can hold."""
    try:
        return bool(exhibit(text))
    except (NotUnderstood, NothingToShow):
        return False


def list_kept(described: list[tuple[str, str]]) -> None:
    """The kept views in their order, each with its title, its choices in words and its buttons."""
    st.header("Views you added")
    for place, (text, (title, words)) in enumerate(zip(kept(), described), 1):
        left, right = st.columns([3, 2], vertical_alignment="center", gap="small")
        left.markdown(f"**{place}. {as_text(title)}**  \n:small[{as_text(words)}]")
        view_buttons(text, place, right.container(horizontal=True, horizontal_alignment="right", gap="xsmall"))
    if len(kept()) > 1:
        st.button("Remove all views", key="remove_all", on_click=leave_out, args=[kept()], icon=":material/delete_sweep:")


def view_buttons(text: str, place: int, row: Any) -> None:
    """The way to a view's own page, then buttons that move it up or down or take it out.

    Their labels are for those who hear the page (`page.css`); where there is no way up or down its room stays free. Their
    keys say the place and not the view, so that the keyboard's focus stays where it is when views change places.
    """
    row.button("Open on its page", key=f"open_{place}", on_click=go_to, args=("View", text), icon=":material/show_chart:",
               help="Shows the view on its theme page, with all that was chosen and free to change")
    before, after = dict(zip(kept()[1:], kept())), dict(zip(kept(), kept()[1:]))
    for way, others, icon in (("up", before, "arrow_upward"), ("down", after, "arrow_downward")):
        if text in others:
            symbol(row, f"Move view {place} {way}", f"{way}_{place}", icon, swap, text, others[text])
        elif len(kept()) > 1:
            row.space("medium")
    symbol(row, f"Remove view {place}", f"remove_{place}", "close", leave_out, [text])


def symbol(row: Any, label: str, key: str, icon: str, act: Callable[..., None], *args: Any) -> None:
    """A button as small as its icon, whose label is heard and shown once it is pointed at."""
    row.container(key=f"symbol_{key}", width="content").button(label, key=key, on_click=act, args=args, icon=f":material/{icon}:",
                                                              help=label, width=40)
