"""The menu: which pages there are and what draws each."""

from functools import partial

import streamlit as st

from pages import claims, compare, data, methods, oil, overview, reconcile, report, theme
from pages.around.guard import part
from pages.around.lay_out import one_view, only_view
from pages.around.places import page
from pages.large import composition, votes
from pages.words.titles import FRONT, SECTIONS, TITLES

OWN = {"overview": overview.show, "claims": claims.show, "reconcile": reconcile.show, "compare": compare.show, "oil": oil.show,
       "composite": partial(only_view, "composite"), "votes": partial(one_view, "votes", votes.aside),
       "composition": partial(one_view, "composition", composition.aside), "methods": methods.show, "data": data.show,
       "report": report.show}
SHOWN_BY = {path: part(OWN.get(path) or partial(theme.show, path)) for path in TITLES}  # once and not at each rerun


def marked(path: str) -> str:
    """The rule of a style sheet that marks the section of a page in the menu, as Streamlit marks the pages outside of sections."""
    section = next(section for section, paths in SECTIONS.items() if (path or FRONT) in paths)
    items = [*SECTIONS[""], *filter(None, SECTIONS)]
    places = [f":nth-child({place})" for place, item in enumerate(items, 1) if item == section]
    return "".join(f"""[data-testid="stTopNav"] > {place} [data-testid="stTopNavSection"] {{
        background-color: rgb(146 164 200 / 25%); & p {{ font-weight: 600; }} }}""" for place in places)


def menu() -> dict[str, list[st.Page]]:
    """The sections of the menu with their pages."""
    return {section: [page(path, SHOWN_BY[path]) for path in paths] for section, paths in SECTIONS.items()}
