"""Components of Streamlit that are a script beside a module."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st


@lru_cache(maxsize=10)
def component(module: str, html: str | None = None) -> Callable[..., Any]:
    """The component of a module, by the path of its file: the script of its name and, if there is one, the style. Made once."""
    script, style = (Path(module).with_suffix(suffix) for suffix in (".js", ".css"))
    return st.components.v2.component(script.stem, html=html, css=style.read_text(encoding="utf-8") if style.exists() else None,
                                      js=script.read_text(encoding="utf-8"))
