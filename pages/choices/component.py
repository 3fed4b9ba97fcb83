"""Components of Streamlit that are a script beside a module."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st


@lru_cache(maxsize=10)
def component(module: str) -> Callable[..., Any]:
    """The component of a module, by the path of its file: the script of its name and, if there are, the style and the page. Made once."""
    script, style, page = (path.read_text(encoding="utf-8") if path.exists() else None
                           for path in (Path(module).with_suffix(suffix) for suffix in (".js", ".css", ".html")))
    return st.components.v2.component(Path(module).stem, html=page, css=style, js=script)
