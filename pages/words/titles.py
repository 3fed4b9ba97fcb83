"""What the dashboard and its pages are called, in the order of the menu."""

from data.text.files import BUNDLED, read_text
from data.text.schema import TABLES

DASHBOARD = "China–Russia indicators, dashboard on Liu (2017)"
SECTIONS = {"": ("overview", "trade", "energy", "arms", "investment", "diplomacy"),
            "Analysis": ("claims", "reconcile", "compare", "oil", "composite", "votes", "composition"),
            "Reference": ("methods", "data", "report")}

# From the text and not from the built tables, so that a menu leads on where these cannot be read.
NAMED = read_text(BUNDLED, "themes", TABLES["themes"]).frame.set_index("theme")["title"]
TITLES = {path: NAMED[path] for paths in SECTIONS.values() for path in paths}
FRONT = "overview"


def in_a_tab(path: str) -> str:
    """What a browser calls a page: in its tab, its history and its bookmarks.

    >>> in_a_tab("trade"), in_a_tab(FRONT)
    ('Trade – China–Russia indicators, dashboard on Liu (2017)', 'China–Russia indicators, dashboard on Liu (2017)')
    """
    return DASHBOARD if path == FRONT else f"{TITLES[path]} – {DASHBOARD}"
