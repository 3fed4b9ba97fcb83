"""Which pages there are, in the order of the menu."""

from importlib import import_module

import streamlit as st

TITLES = {"overview": "Overview", "trade": "Trade", "energy": "Energy", "arms": "Arms",
          "investment": "Investment", "diplomacy": "Diplomacy", "data": "Data and sources"}


def site() -> dict[str, st.Page]:
    """Every page by its address; the first is the front page."""
    # Imported by name and late, because the overview links to its sisters.
    return {path: st.Page(import_module(f"pages.{path}").show, title=title, url_path=path,
                          default=path == "overview") for path, title in TITLES.items()}
