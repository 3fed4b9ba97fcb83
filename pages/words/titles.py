"""What the dashboard and its pages are called, in the order of the menu."""

DASHBOARD = "China–Russia indicators, dashboard on Liu (2017)"
SECTIONS = {
    "": {"overview": "Overview", "trade": "Trade", "energy": "Energy", "arms": "Arms",
         "investment": "Investment", "diplomacy": "Diplomacy"},
    "Analysis": {"claims": "Claims", "reconcile": "Reconcile", "compare": "Compare", "oil": "Oil and trade",
                 "composite": "Composite index", "votes": "Votes", "composition": "Composition"},
    "Reference": {"methods": "Methods", "data": "Data and sources", "report": "Report"}}

TITLES = {path: title for titles in SECTIONS.values() for path, title in titles.items()}
FRONT = "overview"


def in_a_tab(path: str) -> str:
    """What a browser calls a page: in its tab, its history and its bookmarks.

    >>> in_a_tab("trade"), in_a_tab(FRONT)
    ('Trade – China–Russia indicators, dashboard on Liu (2017)', 'China–Russia indicators, dashboard on Liu (2017)')
    """
    return DASHBOARD if path == FRONT else f"{TITLES[path]} – {DASHBOARD}"
