"""What the fall of trade has to do with the oil price: trade at a constant price, and the value of crude split in two."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from indicators.oil_dependence import (
    constant_price_counterfactual,
    correlation,
    log_log_elasticity,
    oil_value,
    price_part_of_change,
    value_splits,
)
from indicators.shown.seen import bridge
from pages.charts.chart import spoken
from pages.charts.over_time import layout_of, whole_years
from pages.choices.filters import years_chosen
from pages.choices.settings import as_text, choices, first_crude, records
from pages.reading.examples import annual
from pages.reading.lines import lines
from pages.reading.tables import Version, line_as, tables
from pages.views.exhibit import Exhibit
from pages.words.colours import GREY, PALETTE, QUIET
from pages.words.headings import titles
from pages.words.headlines import listed
from pages.words.numbers import number, spoken_in, units
from pages.words.titles import TITLES

PARTS = {"price": "price_part", "volume": "volume_part"}  # apart from the column of prices in the other file
HEIGHT = 440
NO_SPLIT = "A split needs crude imports and price in two different years."
ASSUMED = ("Assumes that all crude was traded at the yearly price of Brent, at {factor} barrels a tonne, and that "
           "nothing else would have changed: arithmetic, not a cause. Trade at a constant price takes each year's own quantity of "
           "crude; a split after Bennet or LMDI takes one between the two years, so that the two differ. Sources: {sources}; crude begins in {first}.")


class Answer(NamedTuple):
    """What a record of trade says; `sent` is the table as the browser gets it. Shared and not to be changed."""

    correlation: pd.Series
    levels: pd.Series
    changes: pd.Series
    part: pd.Series
    table: pd.DataFrame
    sent: pa.Table
    figure: go.Figure


class Split(NamedTuple):
    """The value of crude split in two, which has no figure where there is nothing to split. Shared and not to be changed."""

    table: pd.DataFrame
    sent: pa.Table
    figure: go.Figure | None


@lru_cache(maxsize=200)
def answer(record: str, years: tuple[int, int], factor: float, split: tuple[int, int], of: Version) -> Answer:
    """How trade and price move together, and trade at a constant price."""
    behind = (record, *crude_and_price(of))
    trade, tonnes, price = (annual(tables(), name) for name in behind)
    within = trade.loc[years[0]:years[1]]
    table = pd.DataFrame({
        "trade": trade, "oil_value": oil_value(tonnes, price, factor), "price": price,
        "trade_at_constant_price": constant_price_counterfactual(trade, tonnes, price, split[0], factor)})
    shown = table.loc[years[0]:years[1]].rename_axis("year").reset_index()
    return Answer(correlation(within, price), log_log_elasticity(within, price),
                  log_log_elasticity(within, price, differences=True),
                  price_part_of_change(trade, tonnes, price, *split, factor),
                  shown, pa.Table.from_pandas(shown), figure(shown, split[0], source_names(behind)))


@lru_cache(maxsize=200)
def split_of(factor: float, split: tuple[int, int], method: str, of: Version) -> Split:
    """The value of crude split by every method, and drawn after one of them."""
    behind = crude_and_price(of)
    tonnes, price = (annual(tables(), name) for name in behind)
    found = value_splits(tonnes, price, *split, factor)
    table = found.rename(columns=PARTS).rename_axis("method").reset_index()
    known = split[0] != split[1] and found["total"].notna().all()
    drawn = waterfall(oil_value(tonnes, price, factor)[split[0]], found.loc[method], split, source_names(behind)) if known else None
    return Split(table, pa.Table.from_pandas(table), drawn)


def crude_and_price(of: Version) -> tuple[str, str]:
    """The lines of crude oil and of its price."""
    return line_as("crude", of), line_as("price", of)


def source_names(names: tuple[str, ...]) -> str:
    """The short names of the sources of some lines, each `series@source`."""
    known = tables().sources.set_index("source_id")["attribution_short"]
    return "; ".join(known[[name.split("@")[1] for name in names]])


def waterfall(first: float, parts: pd.Series, split: tuple[int, int], sources: str) -> go.Figure:
    """The value of crude in the first year, what price and quantity did to it, and the value in the last year."""
    steps = bridge(first, parts)
    names = {"before": f"Value {split[0]}", "price": "Price", "volume": "Quantity", "interaction": "Both",
             "after": f"Value {split[1]}"}
    ends = steps["step"].isin(["before", "after"])
    figure = go.Figure(
        {"type": "waterfall", "x": steps["step"].map(names).tolist(), "y": steps["value"].to_numpy(float),
         "measure": ends.map({True: "absolute", False: "relative"}).tolist(), "textposition": "outside",
         "textfont": {"color": QUIET}, "cliponaxis": False,
         "text": [signed(value, end) for value, end in zip(steps["value"], ends)], "hoverinfo": "x+text",
         "totals": {"marker": {"color": GREY}}, "increasing": {"marker": {"color": PALETTE[0]}},
         "decreasing": {"marker": {"color": PALETTE[1]}}, "connector": {"line": {"color": QUIET, "width": 1}}},
        layout_of("Value of China's crude oil from Russia", f"USD bn, split after {parts.name}. {sources}",
                  did(steps.set_index("step")["value"], split, str(parts.name))))
    return figure.update_layout(height=HEIGHT, showlegend=False).update_xaxes(type="category", tickformat=None)


def signed(value: float, level: bool) -> str:
    """A value as it is, or a change with its sign."""
    return ("" if level or value < 0 else "+") + number(value, 1)


def did(values: pd.Series, split: tuple[int, int], method: str) -> str:
    """What the change in the value of crude comes to at the prices and quantities of both years, as a sentence."""
    told = spoken_in([values["before"], values["after"]], "USD bn", units(tables().units))
    parts = {"the price": values["price"], "the quantity": values["volume"], "both together": values.get("interaction", 0)}
    named = listed([f"{signed(value, False)} for {part}" for part, value in parts.items() if value])
    return (f"China's crude from Russia, valued at the price of Brent, went from {told.digits(values['before'])} to "
            f"{told.full(values['after'])} between {split[0]} and {split[1]}: {named} ({method})")


def figure(table: pd.DataFrame, base_year: int, sources: str) -> go.Figure:
    """Trade as recorded and at the price of one year."""
    names = {"trade": "As recorded", "trade_at_constant_price": f"At the oil price of {base_year}"}
    made = go.Figure([{"type": "scatter", "mode": "lines+markers", "x": table["year"].to_numpy(),
                       "y": table[column].to_numpy(float), "name": name, "connectgaps": False,
                       "line": {"color": colour, "width": 2.5, "dash": dash}, "marker": {"size": 5},
                       "hovertemplate": "<b>%{y:.1f} USD bn</b>, %{x}<br>" + name + "<extra></extra>"}
                      for (column, name), colour, dash in zip(names.items(), PALETTE, ("solid", "dash"))],
                     layout_of(f"Trade at the oil price of {base_year}", f"USD bn. {sources}", would_be(table, base_year)))
    return made.update_layout(height=HEIGHT).update_xaxes(**whole_years((int(table["year"].min()), int(table["year"].max()))))


def would_be(table: pd.DataFrame, base_year: int) -> str:
    """Trade of the last year at the price of the base year beside trade as recorded, as a sentence; empty if only that year is known."""
    others = table.dropna().query("year != @base_year")
    if others.empty:
        return ""
    last = others.iloc[-1]
    told = spoken_in([last["trade"], last["trade_at_constant_price"]], "USD bn", units(tables().units))
    return (f"Trade of {last['year']:.0f} adds up to {told.full(last['trade_at_constant_price'])} with the year's crude counted at the "
            f"price of {base_year}; recorded were {told.short(last['trade'])}")


@lru_cache(maxsize=200)
def assumed(factor: float, names: tuple[str, ...], of: Version) -> str:
    """What is assumed, and the sources of some lines, in two sentences."""
    return ASSUMED.format(factor=factor, sources=source_names(names), first=first_crude(of))


def constant_price_text(record: str, years: tuple[int, int], factor: float, split: tuple[int, int], of: Version) -> str:
    """Trade at a constant price as the text of a view."""
    return as_text("constant_price", {"years": tuple(map(str, years)), "record": (record,), "split": tuple(map(str, split)),
                                      "factor": (str(factor),)}, of)


def split_text(factor: float, split: tuple[int, int], method: str, of: Version) -> str:
    """The value of crude split in two as the text of a view."""
    return as_text("price_and_quantity", {"split": tuple(map(str, split)), "factor": (str(factor),), "split_method": (method,)}, of)


def constant_price_filters(record: str, years: tuple[int, int], factor: float, of: Version) -> dict[str, str]:
    """The choices behind trade at a constant price in words."""
    return years_chosen(years) | {"Record": records(of)[record],
                                  "Assumptions": assumed(factor, (record, *crude_and_price(of)), of)}


def split_filters(factor: float, split: tuple[int, int], method: str, of: Version) -> dict[str, str]:
    """The choices behind the split in words."""
    return years_chosen(split) | {"Drawn after": method, "Assumptions": assumed(factor, crude_and_price(of), of)}


def constant_price_exhibit(text: str, of: Version) -> Exhibit:
    """Trade at the oil price of one year with all that a report says of it. Raises ValueError if the text stands for none."""
    said = choices(text, of)
    (record,), years, split, factor = said["record"], pair(said["years"]), pair(said["split"]), float(said["factor"][0])
    found = answer(record, years, factor, split, of)
    return Exhibit(f"{TITLES['oil']}: Trade at the oil price of {split[0]}", "{} to {}".format(*years), years,
                   constant_price_filters(record, years, factor, of), found.figure, spoken(found.figure), (), found.table,
                   titles("view", tuple(found.table), of), lines((record, *crude_and_price(of)), of),
                   ("oil_value", "constant_price_counterfactual"), 2)


def split_exhibit(text: str, of: Version) -> Exhibit:
    """The value of crude split in two with all that a report says of it. Raises ValueError if there is nothing to split."""
    said = choices(text, of)
    split, factor, (method,) = pair(said["split"]), float(said["factor"][0]), said["split_method"]
    found = split_of(factor, split, method, of)
    if not found.figure:
        raise ValueError(NO_SPLIT)
    return Exhibit(f"{TITLES['oil']}: Value of crude, {split[0]} to {split[1]}", method, split, split_filters(factor, split, method, of),
                   found.figure, spoken(found.figure), (), found.table, titles("view", tuple(found.table), of),
                   lines(crude_and_price(of), of), ("oil_value", "bennet", "lmdi", "laspeyres", "paasche"), 2)


def pair(years: tuple[str, ...]) -> tuple[int, int]:
    """Two years as numbers."""
    first, last = map(int, years)
    return first, last
