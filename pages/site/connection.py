"""A connection that was lost and comes back, perhaps to another server, gets the page anew with all that the reader has set."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st


def watch() -> None:
    """Watch the connection. Outside of all parts of the page: only a run of the whole script tells the browser its new session."""
    with st.container(key="unseen_connection"):
        component()(key="connection", on_back_change=lambda: None)


@lru_cache(maxsize=1)
def component() -> Callable[..., Any]:
    """Streamlit's component that watches, made once from the file beside this one."""
    return st.components.v2.component("connection", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))
