"""The headline series: their latest values as cards, and small charts above each other."""

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from indicators.shown.rows import headline
from pages.charts.chart import spoken
from pages.charts.over_time import small_charts, small_multiples
from pages.choices.setting import Chosen, Settings
from pages.choices.shared import panels, years_setting
from pages.exhibits.events import milestones
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.exhibits.made import made, of_lines
from pages.exhibits.rows import rows_of_lines
from pages.reading.tables import cached, ids, tables, texts
from pages.words.comparisons import growth, titled
from pages.words.numbers import amount, number, readable
from pages.words.plain import tamed

LINKS = ("total_trade", "percent_change")


class Glance(NamedTuple):
    """The headline rows of some years, their cards and their figures. Not to be changed."""

    rows: pd.DataFrame
    cards: list[dict]
    small: list[go.Figure | None]
    figure: go.Figure


@cached(100)
def glance(years: tuple[int, int]) -> Glance:
    """What the overview shows of some years."""
    loaded = tables()
    charts = loaded.charts.query("theme == 'overview'").sort_values("position")
    parts = [rows_of_lines(ids(chart.series), ids(chart.default_sources), years) for chart in charts.itertuples()]
    seen = [readable(part) for part in parts]
    found = pd.concat(seen, ignore_index=True)
    return Glance(found, [card(tab, part) for tab, part in zip(charts["tab"], seen)],
                  list(map(tamed, small_charts(seen, years))), small_multiples(titled(seen), milestones(years), years, growth(found)))


def card(label: str, line: pd.DataFrame) -> dict:
    """The latest value of a series, its change on the year before, its year, what it is and its source."""
    latest = headline(line)
    if not latest:
        return {"label": label, "value": "No value", "border": True}
    first, last = line.iloc[0], line.set_index("year").loc[latest["year"]]
    change = number(latest["change"], 1)
    return {"label": f"{label}, {latest['year']}", "border": True, "delta_color": "off",
            "chart_data": line.set_index("year")["shown"].tolist(),
            "value": amount(number(last["shown"], first["decimals"]), first["unit"]),
            "delta": None if pd.isna(latest["change"]) else f"{change} %",
            "delta_arrow": "down" if change.startswith("−") else "up",
            "delta_description": None if pd.isna(latest["change"]) else "on the year before",
            "help": f"{first['title']}. {described(first['series_id'])} {first['source']}: {last['locator'].rstrip('.')}."}


def described(series_id: str) -> str:
    """What a series is, in a sentence."""
    return tables().series.set_index("series_id").loc[series_id, "description"]


def said(seen: Glance) -> str:
    """The latest values and what the charts show, for a screen reader."""
    return "; ".join(f"{card['label']}: {card['value']}" for card in seen.cards) + f". {spoken(seen.figure)}"


@cached(2)
def settings() -> Settings:
    """What can be set on the overview. Not to be changed."""
    return {"years": years_setting(), **panels()}


def exhibit(chosen: Chosen) -> Exhibit:
    """The headline series with all that is said of them. Raises NothingToShow if they have no value in the years."""
    first, last = chosen["years"]
    seen, theme = glance((first, last)), texts("overview")
    if seen.rows.dropna(subset="shown").empty:
        raise NothingToShow("No headline series has a value in these years. Widen the years.")
    return made("overview", theme["question"], stem=("overview", first, last), years=(first, last), figure=seen.figure, summary=said(seen),
                behind=seen.rows, measures=LINKS, **of_lines(seen.rows, full=True))
