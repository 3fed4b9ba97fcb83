"""What a reader's browser does of itself and Streamlit does not: links in another window, search with curly apostrophes, charts on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st


def mend() -> None:
    """Put it right in the window of the reader, once for all pages (window.js)."""
    with st.container(key="unseen_window"):
        component()(key="window")


@lru_cache(maxsize=1)
def component() -> Callable[..., Any]:
    """Streamlit's component that does so, made once from the file beside this one."""
    return st.components.v2.component("window", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))
