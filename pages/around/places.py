"""Where each page, chart, series, claim, source, event, deal, measure and view is: the one place to search and to link to."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from indicators.shown.view import years_around
from pages.choices.address import FOUND
from pages.choices.composed import from_text, offer_of_chart, theme_of
from pages.choices.filters import DEFAULT_YEARS, WITH_TIME_AXIS, YEARS, in_address, offered
from pages.ledger.ledger import stated
from pages.choices import settings
from pages.reading.tables import Version, line_names, measure_names, tables
from pages.reading.lines import source_names
from pages.words.titles import FRONT, TITLES

REACH = 3


class Place(NamedTuple):
    """A page, what its address says, and the same as the values of the page's widgets."""

    path: str
    query: dict[str, str | list[str]]
    chosen: dict[str, Any]


def page(path: str) -> st.Page:
    """A page to link to. Streamlit knows pages by their addresses, so that this one needs nothing of what it shows."""
    return st.Page(lambda: None, title=TITLES[path], default=path == FRONT, url_path="" if path == FRONT else path)


def link(label: str, kind: str, name: str, of: Version) -> None:
    """A link to where a thing of some kind is shown, by its id."""
    found = place(kind, name, of)
    st.page_link(page(found.path), label=label, query_params=found.query)


def go_to(kind: str, name: str) -> None:
    """Have the next run go to a thing of some kind. A link would not change what the page in sight has bound to its address."""
    st.session_state[FOUND] = kind, name


@lru_cache(maxsize=2)
def entries(of: Version) -> dict[str, tuple[str, str]]:
    """All that can be found: its kind and name in words, with its kind and id."""
    loaded = tables()
    charts = loaded.charts.query("theme != 'overview'")
    named = {
        "Page": TITLES.items(),
        "Chart": zip(charts["chart_id"], charts["tab"] + ", " + charts["title"]),
        "Series": zip(loaded.series["series_id"], loaded.series["title"]),
        "Claim": ((row["claim_id"], f"{row['statement']} ({stated(row)})") for _, row in loaded.claims.iterrows()),
        "Source": zip(loaded.sources["source_id"], loaded.sources["attribution_short"] + ", " + loaded.sources["title"]),
        "Event": zip(loaded.events["event_id"], loaded.events["title"] + " (" + loaded.events["date"] + ")"),
        "Deal": ((row.deal_id, f"{row.system} (ordered {row.order_year})") for row in loaded.deals.drop_duplicates("deal_id").itertuples()),
        "Measure": zip(loaded.measures["measure_id"], loaded.measures["name"])}
    return {f"{kind}: {words}": (kind, name) for kind, pairs in named.items() for name, words in pairs}


@lru_cache(maxsize=2)
def labels(of: Version) -> tuple[str, ...]:
    """The words of all entries."""
    return tuple(entries(of))


@lru_cache(maxsize=1000)
def place(kind: str, name: str, of: Version) -> Place:
    """Where a thing of some kind is shown, by its id. Not to be changed."""
    return {"Page": page_place, "Chart": place_of_chart, "Series": series_place, "Claim": claim_place, "Source": source_place,
            "Event": event_place, "Deal": deal_place, "Measure": measure_place, "View": view_place}[kind](name, of)


def page_place(path: str, of: Version) -> Place:
    """A page, as the reader left it."""
    return Place(path, {}, {})


def place_of_chart(chart_id: str, of: Version) -> Place:
    """A chart, with all that can be chosen as at first."""
    return chart_place(theme_of(chart_id), chart_id, of)


def chart_place(path: str, chart_id: str, of: Version, years: tuple[int, int] | None = None) -> Place:
    """A chart with all that can be chosen as at first, but for other years if they are given."""
    offer = offered(path, of)[chart_id]
    return Place(path, {"chart": offer.tab} | ({"years": [str(year) for year in years]} if years else {}),
                 {"chart": chart_id, "years": years or DEFAULT_YEARS, "measure": "level", "axis": "linear",
                  f"series_{chart_id}": list(offer.series), f"sources_{chart_id}": list(offer.default_sources)})


def view_place(text: str, of: Version) -> Place:
    """A chart with all that the text of a view says. For ways from other pages only: the page can be left to reach it."""
    chart = text.partition("~")[0]
    if chart in settings.PAGES:
        return Place(settings.PAGES[chart], settings.in_address(text, of), {})
    choice = from_text(text, of)
    return Place(theme_of(choice.chart_id), in_address(choice, offer_of_chart(choice.chart_id, of)), {})


def wider(years: pd.Series) -> tuple[int, int] | None:
    """The whole range of years if none of these is among those shown at first."""
    return None if years.between(*DEFAULT_YEARS).any() else YEARS


def series_place(series_id: str, of: Version) -> Place:
    """The first chart of a series, those of its own theme first; without a chart, its lines on Compare."""
    rows = tables().observations.query("series_id == @series_id")
    theme = tables().series.set_index("series_id").loc[series_id, "theme"]
    for path in (theme, *(other for other in tables().charts["theme"].unique() if other not in (theme, "overview"))):
        for offer in offered(path, of).values():
            if series_id in offer.series:
                return chart_place(path, offer.chart_id, of, wider(rows["year"]))
    lines = [f"{series_id}@{source}" for source in rows["source_id"].unique()]
    return Place("compare", {"lines": [line_names(tables())[line] for line in lines]}, {"lines": lines})


def claim_place(claim_id: str, of: Version) -> Place:
    """A claim, opened."""
    return Place("claims", {"claim": tables().claims.set_index("claim_id").loc[claim_id, "statement"]}, {"claim": claim_id})


def source_place(source_id: str, of: Version) -> Place:
    """The entry of a source."""
    return Place("data", {"source": source_names(of)[source_id]}, {"source": source_id})


def event_place(event_id: str, of: Version) -> Place:
    """The first chart with a time axis of an event's theme, three years to either side."""
    event = tables().events.set_index("event_id").loc[event_id]
    chart_id = next(name for name, offer in offered(event["theme"], of).items() if offer.kind in WITH_TIME_AXIS)
    return chart_place(event["theme"], chart_id, of, years_around(int(event["date"][:4]), REACH, YEARS))


def deal_place(deal_id: str, of: Version) -> Place:
    """The chart of values if a report of the deal gives one, else that of deliveries."""
    reports, charts = tables().deals.query("deal_id == @deal_id"), tables().charts.set_index("kind")["chart_id"]
    valued = reports.dropna(subset="value_low")
    kind, shown = ("systems", reports.dropna(subset="first_delivery")) if valued.empty else ("deals", valued)
    return chart_place("arms", charts[kind], of, wider(shown["order_year"]))


def measure_place(measure_id: str, of: Version) -> Place:
    """The entry of a measure."""
    return Place("methods", {"method": measure_names(of)[measure_id]}, {"method": measure_id})
