"""Overview: the headline series, what the claims come to, the milestones, and from each the way further in."""

from typing import Any

import streamlit as st

from pages.around.lay_out import asked_views, lay_out, notices, set_views
from pages.around.places import link, place_of
from pages.catalogue.registry import exhibit, text_of
from pages.charts.chart import chart, footed, in_theme, sentence, spoken
from pages.reading.tables import ids, tables, texts, theme_of
from pages.themes.settings import charts_of
from pages.views.at_a_glance import Glance, glance, headline_charts
from pages.words.plain import as_text
from pages.words.titles import TITLES

VIEW, SMALL = "overview", "small_charts"


def show() -> None:
    """Draw the page."""
    theme = texts(VIEW)
    left, right = st.columns([3, 1], gap="medium", vertical_alignment="bottom")
    left.title(as_text(theme["question"]), anchor=False)
    left.markdown(as_text(theme["lead"]))
    asked_views(VIEW)
    notices()
    chosen = set_views(VIEW, [VIEW], right)[VIEW]
    seen = glance(chosen["years"])
    # on a phone the first chart comes first, then what it can be taken along by, the cards, the other charts (page.css)
    with st.container(key="glance"):
        with st.container(key="cards", horizontal=True):
            cards(seen)
        with st.container(key="all_small_charts"):
            small(seen)
        row, below = st.container(key="taken_along"), st.container(key="table_of_all")
        with row:
            lay_out(text_of(VIEW, chosen), drawn=SMALL, below=below)
    left, right = st.columns(2, gap="large")
    with left:
        chart(exhibit("claims").figure, key="claims_field")
        link("All claims, each with its arithmetic", "Page", "claims")
    with right:
        sentence("Milestones that the charts mark")
        for event in tables().events.query("key_for != ''").sort_values("date").itertuples():
            link(f"{event.date[:4]}: {event.title}", "Event", event.event_id)


def chart_of(row: Any) -> str:
    """The chart on the page of a theme that draws a headline series."""
    return place_of("Series", ids(row.series)[0]).views[0].partition("~")[0]


def cards(seen: Glance) -> None:
    """The latest value of each headline series, each with the way to its chart."""
    for row, card in zip(headline_charts().itertuples(), seen.cards):
        with st.container():
            st.metric(**card | {part: as_text(card[part]) for part in ("label", "value", "help") if part in card})
            st.caption(as_text(row.note))
            chart_id = chart_of(row)
            link(f"{TITLES[theme_of(chart_id)]}: {charts_of(theme_of(chart_id))[chart_id]}", "Chart", chart_id)


def small(seen: Glance) -> None:
    """The small charts in a grid, each with the way to its own page."""
    if seen.figure.layout.meta:
        sentence(seen.figure.layout.meta)
    with st.container(key=SMALL):
        for row, figure in zip(headline_charts().itertuples(), seen.small):
            with st.container():
                link(row.title, "Chart", chart_of(row), icon=":material/show_chart:")
                if figure is not None:
                    st.plotly_chart(figure, config={"displayModeBar": False}, alt=spoken(figure),
                                    key=in_theme(f"chart_figure_{row.chart_id}"))
                    footed(figure)
