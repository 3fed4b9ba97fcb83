"""Where each page, chart, series, claim, source, event, deal, measure, view and choice is: the one place to search and to link to."""

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import pandas as pd
import streamlit as st

from data.stored.read import TableFault
from indicators.shown.rows import years_around
from pages.catalogue.question import AskedYears
from pages.catalogue.registry import exhibit, page_of, read_permalink, view_settings, views
from pages.choices.address import FOUND, SHOWN, VIEW
from pages.choices.setting import MARK, SHARED_YEARS, Words, is_valid, resolved, within
from pages.choices.text import NotUnderstood, parts_of, permalink
from pages.exhibits.exhibit import NothingToShow
from pages.exhibits.rows import OVER_TIME
from pages.reading.tables import Years, all_years, by_id, cached, first_years, tables, theme_of
from pages.themes.settings import VALUES_AT, charts_of, offer_of, settings_of
from pages.views.compared import all_lines
from pages.words.plain import as_text
from pages.words.titles import FRONT, TITLES

REACH = 3
OF_MANY_YEARS = ("Page", "View", "Chart", "Choice", "Series")  # kinds of things; others have their own year
OPENED = {"Claim": "claim", "Source": "source", "Measure": "method"}  # the view that opens one, which its only setting names


class Place(NamedTuple):
    """A page, and the permalinks of what it is to show there; none for the page as the reader left it."""

    path: str
    views: tuple[str, ...] = ()


def page(path: str, show: Callable[[], None] = lambda: None) -> st.Page:
    """The page at an address; the overview is the front page, whose address has no name.

    Streamlit knows pages by their addresses, so that one to link to needs nothing of what it would `show`.
    """
    return st.Page(show, title=TITLES[path], default=path == FRONT, url_path="" if path == FRONT else path)


def link(label: str, kind: str, name: str, icon: str | None = None) -> None:
    """A link to where a thing of some kind is shown, by its id; on the page in sight a button, which the page obeys at once."""
    there, label = place_of(kind, name), as_text(label)
    if there.path == st.session_state.get(SHOWN):
        st.button(label, key=f"to_{kind}_{name}", type="tertiary", icon=icon, on_click=go_to, args=(kind, name))
    else:
        st.page_link(page(there.path), label=label, query_params={VIEW: list(there.views)}, icon=icon)


def go_to(kind: str, name: str, asked: AskedYears | None = None) -> None:
    """Have the next run go to a thing of some kind, in the years that are asked for."""
    st.session_state[FOUND] = kind, name, asked


@cached(1000)
def place_of(kind: str, name: str) -> Place:
    """Where a thing of some kind is shown, by its id. Not to be changed."""
    if kind in OPENED:
        return view_place(permalink(OPENED[kind], {OPENED[kind]: [name]}))
    return {"Page": Place, "Chart": chart_place, "Series": series_place, "Event": event_place, "Deal": deal_place, "View": view_place,
            "Choice": view_place}[kind](name)


@cached(200)
def place_in_years(kind: str, name: str, asked: AskedYears) -> tuple[Place, str]:
    """Where a thing is shown in the years that are asked for, and how that is said. What has nothing in them is shown in its own, which
    is said too."""
    there, (first, last) = place_of(kind, name), asked
    text = next(iter(there.views or (view for view, seen in views().items() if seen.page == there.path)), "")
    with suppress(TableFault):  # the page says what is wrong with a table
        if kind in OF_MANY_YEARS and text and SHARED_YEARS in view_settings(text.partition("~")[0]):
            view, parts = parts_of(text)
            if not (years := years_shown(text, asked)):
                return there, f", but has nothing for {' to '.join(str(year) for year in asked if year)}"
            wanted = permalink(view, parts | {SHARED_YEARS: years})
            return Place(there.path, (wanted,)), f" up to {last}" if first is None else " from {} to {}".format(*years)
    return there, ""


def years_shown(text: str, asked: AskedYears) -> Words:
    """The range for a view that ends or begins with what is asked and has something to show; none if there is nothing of that year."""
    view, parts = parts_of(text)
    chosen = read_permalink(text)[1]
    setting, (first, last) = resolved(view_settings(view)[SHARED_YEARS], chosen), asked
    begins, ends = chosen[SHARED_YEARS]
    if first is None:
        first = begins if begins < last else setting.limits[0]
    if last is None:
        last = ends if first < ends else setting.limits[1]
    years = within(setting, (str(first), str(last)))
    if not is_valid(setting, years) or (None in asked and years != (str(first), str(last))):
        return ()
    try:
        seen = exhibit(permalink(view, parts | {SHARED_YEARS: years}))
    except (NothingToShow, NotUnderstood):
        return ()
    yearly = asked[0] is None and VALUES_AT in view_settings(view)
    return () if yearly and not (seen.rows["year"].eq(last) & seen.rows["shown"].notna()).any() else years


def chart_place(chart_id: str, years: Years | None = None, mark: str = "") -> Place:
    """A chart with all that can be chosen as at first, but for other years if they are given, and a mark if the chart can have it."""
    if years is None and not shown_at_first(chart_id):
        years = all_years()
    marked = {MARK: [mark]} if mark in settings_of(chart_id)[MARK].options else {}
    return Place(theme_of(chart_id), (permalink(chart_id, ({"years": map(str, years)} if years else {}) | marked),))


def shown_at_first(chart_id: str) -> frozenset[str]:
    """The series, or deals, of which a chart shows a value in the years with which pages begin."""
    try:
        rows = exhibit(chart_id).rows
    except NothingToShow:
        return frozenset()
    return frozenset(rows["deal_id"]) if "deal_id" in rows else frozenset(rows.loc[rows["shown"].notna(), "series_id"])


def view_place(text: str) -> Place:
    """The page of a view, with all that its permalink says."""
    return Place(page_of(text), (text,))


def wider(years: pd.Series) -> Years | None:
    """The whole range of years if none of these is among those shown at first."""
    return None if years.between(*first_years()).any() else all_years()


def series_place(series_id: str) -> Place:
    """The first chart of a series, those of its own theme first, with the series marked; without a chart, its lines on Compare."""
    rows = tables().observations.query("series_id == @series_id")
    theme = by_id("series").loc[series_id, "theme"]
    for path in (theme, *(other for other in tables().charts["theme"].unique() if other not in (theme, "overview"))):
        for chart_id in charts_of(path):
            if series_id in offer_of(chart_id).series:
                return chart_place(chart_id, wider(rows["year"]) if series_id in shown_at_first(chart_id) else all_years(), series_id)
    lines = [f"{series_id}@{source}" for source in rows["source_id"].unique()]
    years = wider(rows["year"])
    return Place("compare", (permalink("compare", {"lines": [line for line in lines if line in all_lines()]}
                                       | ({"years": map(str, years)} if years else {})),))


def event_place(event_id: str) -> Place:
    """The first chart with a time axis of an event's theme, three years to either side, with the event marked."""
    event = by_id("events").loc[event_id]
    chart_id = next(name for name in charts_of(event["theme"]) if offer_of(name).kind in OVER_TIME)
    around = years_around(int(event["date"][:4]), REACH, all_years())
    return chart_place(chart_id, around, event_id)


def deal_place(deal_id: str) -> Place:
    """The chart of values if a report of the deal gives one, else that of deliveries, with the deal marked."""
    reports, charts = tables().deals.query("deal_id == @deal_id"), tables().charts.set_index("kind")["chart_id"]
    valued = reports.dropna(subset="value_low")
    kind, shown = ("systems", reports.dropna(subset="first_delivery")) if valued.empty else ("deals", valued)
    return chart_place(charts[kind], wider(shown["order_year"]), deal_id)
