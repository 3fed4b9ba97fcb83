"""A view in a page of another site: the code for it, where the one who runs the app lets sites show it."""

import os
from html import escape

# Which sites may show the app in a frame, as a content-security policy names them: `'none'`, `https://example.org …`.
FRAMES_VARIABLE, OWN = "CHINA_RUSSIA_FRAMES", "'self'"
EMBEDDED = "embed=true"  # Streamlit then leaves out its own header
HEIGHT = 720  # pixels, in which title, chart and foot of most views stand


def frames() -> str:
    """The sites that may show the app in a frame: its own until the one who runs it names others."""
    return os.environ.get(FRAMES_VARIABLE) or OWN


def embedded(place: str, title: str) -> str:
    """The code that shows the view at an address in a page of another site; empty where no other site may."""
    if not place or frames() in (OWN, "'none'"):
        return ""
    return (f'<iframe src="{escape(f"{place}&{EMBEDDED}")}" title="{escape(title)}" width="100%" height="{HEIGHT}" loading="lazy" '
            'style="border: 0"></iframe>')
