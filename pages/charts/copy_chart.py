"""The button that puts a chart on the clipboard as a picture; Plotly's own buttons only save it as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

LABEL = "Copy chart as image"
HTML = f"""<div class="copy">
  <button type="button"><span class="icon" aria-hidden="true" translate="no">content_copy</span>{LABEL}</button>
  <span role="status"></span>
</div>"""


def copy_chart(place: Any, chart: str, key: str = "") -> None:
    """The button for the chart whose element has the key `chart`; `key` tells two buttons on one page apart."""
    with place:
        component()(data={"chart": chart}, key=f"copy_chart{key}", width="content")


@lru_cache(maxsize=1)
def component() -> Callable[..., Any]:
    """Streamlit's component of the button, made once from the files beside this one."""
    style, script = (Path(__file__).with_suffix(suffix).read_text(encoding="utf-8") for suffix in (".css", ".js"))
    return st.components.v2.component("copy_chart", html=HTML, css=style, js=script)
