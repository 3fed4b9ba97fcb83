"""Which pages there are, in the order of the menu."""

from importlib import import_module

import streamlit as st

from pages.parts.guard import body

DASHBOARD = "China–Russia indicators, dashboard on Liu (2017)"
SECTIONS = {
    "": {"overview": "Overview", "trade": "Trade", "energy": "Energy", "arms": "Arms",
         "investment": "Investment", "diplomacy": "Diplomacy"},
    "Analysis": {"claims": "Claims", "reconcile": "Reconcile", "compare": "Compare", "oil": "Oil and trade", "composite": "Composite index"},
    "Reference": {"methods": "Methods", "data": "Data and sources", "report": "Report"}}

TITLES = {path: title for titles in SECTIONS.values() for path, title in titles.items()}


def page(path: str) -> st.Page:
    """The page at an address; the overview is the front page."""
    # Imported by name and late, because pages link to each other.
    return st.Page(body(import_module(f"pages.{path}").show), title=TITLES[path], url_path=path,
                   default=path == "overview")


def site() -> dict[str, list[st.Page]]:
    """The menu."""
    return {section: [page(path) for path in titles] for section, titles in SECTIONS.items()}
