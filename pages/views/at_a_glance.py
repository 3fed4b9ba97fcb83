"""The headline series: their latest values as cards, and small charts above each other."""

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from indicators.shown.rows import headline
from pages.charts.chart import spoken
from pages.charts.over_time import colours_of_parts, small_chart, small_multiples
from pages.choices.setting import Chosen, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_lines
from pages.exhibits.rows import milestones, rows_of_lines
from pages.reading.tables import by_id, cached, ids, tables, texts
from pages.words.comparisons import growth, with_titles
from pages.words.numbers import amount, in_digits, in_readable_units
from pages.words.plain import safe_figure

LINKS = ("total_trade", "percent_change")


class Glance(NamedTuple):
    """The headline rows of some years, their cards and their figures. Not to be changed."""

    rows: pd.DataFrame
    cards: list[dict]
    small: list[go.Figure | None]
    figure: go.Figure


def headline_charts() -> pd.DataFrame:
    """The rows of the table of charts for the headline series, in the order of their cards."""
    return tables().charts.query("theme == 'overview'").sort_values("position")


@cached(100)
def glance(years: tuple[int, int]) -> Glance:
    """What the overview shows of some years."""
    charts = headline_charts()
    parts = [rows_of_lines(ids(chart.series), ids(chart.default_sources), years) for chart in charts.itertuples()]
    seen = [in_readable_units(part) for part in parts]
    found, colours = pd.concat(seen, ignore_index=True), colours_of_parts(seen)
    named = pd.concat([part.assign(series=tab) for tab, part in zip(charts["tab"], seen)], ignore_index=True)  # as the cards are
    return Glance(found, [card(tab, part) for tab, part in zip(charts["tab"], seen)],
                  [None if part.empty else safe_figure(small_chart(part, colours[part["series_id"].iloc[0]], years)) for part in seen],
                  small_multiples(with_titles(seen), milestones(years), years, growth(named, short=True)))


def card(label: str, line: pd.DataFrame) -> dict:
    """The latest value of a series, its change on the year before, its year, what it is and its source."""
    latest = headline(line)
    if not latest:
        return {"label": label, "value": "No value", "border": True}
    first, last = line.iloc[0], line.set_index("year").loc[latest["year"]]
    described = by_id("series").loc[first["series_id"], "description"]
    change = in_digits(latest["change"], 1)
    return {"label": f"{label}, {latest['year']}", "border": True, "delta_color": "off",
            "chart_data": line["shown"].tolist(),
            "value": amount(in_digits(last["shown"], first["decimals"]), first["unit"]),
            "delta": None if pd.isna(latest["change"]) else f"{change} %",
            "delta_arrow": "down" if change.startswith("−") else "up",
            "delta_description": None if pd.isna(latest["change"]) else "on the year before",
            "help": f"{first['title']}. {described} {first['source']}: {last['locator'].rstrip('.')}."}


def settings(view: str) -> Settings:
    """What can be set on the overview."""
    return {"years": years_setting(), **panels()}


def exhibit(chosen: Chosen) -> Exhibit:
    """The headline series with all that is said of them. Raises NothingToShow if they have no value in the years."""
    first, last = chosen["years"]
    seen = glance((first, last))
    if seen.rows.dropna(subset="shown").empty:
        raise NothingToShow("No headline series has a value in these years. Widen the years.")
    latest = "; ".join(f"{card['label']}: {card['value']}" for card in seen.cards)
    return make_exhibit("overview", texts("overview")["question"], stem=("overview", first, last), years=(first, last), figure=seen.figure,
                        summary=f"{latest}. {spoken(seen.figure)}", behind=seen.rows, measures=LINKS, **of_lines(seen.rows, full=True))
