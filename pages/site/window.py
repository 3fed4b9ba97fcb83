"""What readers expect of a browser's window and Streamlit does not do: links in another window, with the years and
views that come along, pages from their top, a line that stands out when its name is pointed at, charts on paper and in another theme."""

import streamlit as st

from pages.around.kept import kept_views
from pages.choices.component import component
from pages.reading.tables import cached, tables
from pages.words.titles import TITLES


def mend() -> None:
    """Put it right in the window of the reader, once for all pages (window.js)."""
    with st.container(key="unseen_window"):
        component(__file__)(data={"withYears": with_years(), "kept": kept_views(), "pages": list(TITLES)}, key="window",
                            on_theme_change=lambda: None)


@cached(2)
def with_years() -> list[str]:
    """The pages that understand years in an address without a view, as earlier versions wrote them. Not to be changed."""
    rows = tables().former_links
    return sorted(set(rows.loc[rows["parameter"] == "years", "page"]))
