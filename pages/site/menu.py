"""Which pages there are, in the order of the menu."""

from importlib import import_module

import streamlit as st

from pages.around.guard import part

DASHBOARD = "China–Russia indicators, dashboard on Liu (2017)"
SECTIONS = {
    "": {"overview": "Overview", "trade": "Trade", "energy": "Energy", "arms": "Arms",
         "investment": "Investment", "diplomacy": "Diplomacy"},
    "Analysis": {"claims": "Claims", "reconcile": "Reconcile", "compare": "Compare", "oil": "Oil and trade",
                 "composite": "Composite index"},
    "Reference": {"methods": "Methods", "data": "Data and sources", "report": "Report"}}

TITLES = {path: title for titles in SECTIONS.values() for path, title in titles.items()}
FRONT = "overview"


def page(path: str) -> st.Page:
    """The page at an address; the overview is the front page, whose address has no name."""
    # Imported by name and late, because pages link to each other.
    return st.Page(part(import_module(f"pages.{path}").show), title=TITLES[path], default=path == FRONT,
                   url_path="" if path == FRONT else path)


def marked(path: str) -> str:
    """The rule of a style sheet that marks the section of a page in the menu, as Streamlit marks the pages outside of sections."""
    section = next(section for section, titles in SECTIONS.items() if (path or FRONT) in titles)
    items = [*SECTIONS[""], *filter(None, SECTIONS)]
    places = [f":nth-child({place})" for place, item in enumerate(items, 1) if item == section]
    return "".join(f"""[data-testid="stTopNav"] > {place} [data-testid="stTopNavSection"] {{
        background-color: rgb(146 164 200 / 25%); & p {{ font-weight: 600; }} }}""" for place in places)


def to_the_front() -> None:
    """Send a visitor on who asks for the front page by name, with all that the address says."""
    st.switch_page(page(FRONT), query_params={name: st.query_params.get_all(name) for name in st.query_params})


def site() -> dict[str, list[st.Page]]:
    """The menu, and what it does not show: the name of the front page, which Streamlit would not find."""
    menu = {section: [page(path) for path in titles] for section, titles in SECTIONS.items()}
    named = st.Page(to_the_front, title=TITLES[FRONT], url_path=FRONT, visibility="hidden")
    return menu | {"": [*menu[""], named]}
