"""The headline series: their latest values as cards, and small charts above each other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from indicators.shown.view import headline
from pages.charts.chart import spoken
from pages.charts.over_time import small_multiples
from pages.choices.filters import Choice, years_chosen
from pages.choices.settings import as_text, choices
from pages.reading.tables import Version, ids, patterns, tables, texts
from pages.views.exhibit import OF_LINES, Exhibit
from pages.views.theme_chart import for_readers, milestones, rows
from pages.words.headings import titles
from pages.words.headlines import growth, titled
from pages.words.numbers import amount, number, sized, units
from pages.words.titles import TITLES

LINKS = ("total_trade", "percent_change")


class Glance(NamedTuple):
    """The headline rows of some years, their cards, their figure and their table. Not to be changed."""

    rows: pd.DataFrame
    cards: list[dict]
    figure: go.Figure
    table: pa.Table


@lru_cache(maxsize=100)
def glance(years: tuple[int, int], of: Version) -> Glance:
    """What the overview shows of some years."""
    loaded = tables()
    charts = loaded.charts.query("theme == 'overview'").sort_values("position")
    parts = [rows(loaded, chart, Choice(chart["chart_id"], years, (), tuple(ids(chart["default_sources"]))))
             for _, chart in charts.iterrows()]
    found = pd.concat(parts, ignore_index=True)
    return Glance(found, [card(tab, part, patterns(loaded)) for tab, part in zip(charts["tab"], parts)],
                  small_multiples(titled(parts), milestones(loaded.events, Choice("", years)), years, growth(found)),
                  for_readers(found, "level"))


def card(label: str, line: pd.DataFrame, named: dict[str, str]) -> dict:
    """The latest value of a series, its change on the year before, its year and its source."""
    latest = headline(line)
    if not latest:
        return {"label": label, "value": "No value", "border": True}
    first = line.iloc[0]
    change = number(latest["change"], 1)
    return {"label": f"{label}, {latest['year']}", "border": True, "delta_color": "off",
            "value": amount(*sized(number(latest["value"], first["decimals"]), latest["value"], first["decimals"], first["unit"],
                                   units(tables().units)), named),
            "delta": None if pd.isna(latest["change"]) else f"{change} %",
            "delta_arrow": "down" if change.startswith("−") else "up", "delta_description": "on the year before",
            "help": f"{first['title']}. {first['source']}: {line.dropna(subset='value')['locator'].iloc[0]}."}


def said(seen: Glance) -> str:
    """The latest values and what the charts show, for a screen reader."""
    return "; ".join(f"{card['label']}: {card['value']}" for card in seen.cards) + f". {spoken(seen.figure)}"


def text_of(years: tuple[int, int], of: Version) -> str:
    """The headline series of some years as the text of a view."""
    return as_text("overview", {"years": tuple(map(str, years))}, of)


def exhibit(text: str, of: Version) -> Exhibit:
    """The headline series with all that a report says of them. Raises ValueError if they have no value in the years."""
    first, last = map(int, choices(text, of)["years"])
    seen = glance((first, last), of)
    if seen.rows.dropna(subset="shown").empty:
        raise ValueError("No headline series has a value in these years.")
    return Exhibit(f"{TITLES['overview']}: {texts('overview', of)['question']}", f"{first} to {last}", (first, last),
                   years_chosen((first, last)), seen.figure, said(seen), (), seen.rows,
                   titles("view", OF_LINES, of), seen.rows, LINKS)
