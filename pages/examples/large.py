"""Inputs of worked examples from the large tables: single votes of two states, and trade by industry.

Each is `kind:arguments` with `@` between the arguments, such as `votes:CN@RU@2010@2015` or `flow:CHN@RUS`; what each kind is called has
its arguments by their places.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from indicators.basics.growth import change
from indicators.formulas.derive import year_by_year
from indicators.topics.composition import group_amounts, own_advantage
from indicators.topics.trade import revealed_comparative_advantage
from pages.large.answers import answer, in_sentence, names, source_words
from pages.large.votes import source as votes_source
from pages.reading.tables import tables
from pages.words.subjects import capital

BUNDLED = "the bundled trade by industry, in place of which another table is in use"
ITEM = "item"  # what the table of columns calls a row that is no year


def trade_source() -> str:
    """The source of trade by industry."""
    return answer("trade_sources")["source"][0]


def cast(first: str, second: str, start: str, end: str = "") -> pd.DataFrame:
    """The contested roll calls of some years in which both voted."""
    return answer("votes_between", first, second, None, (int(start), int(end or start)), False)


def alike(state: str, start: str, end: str, others: str) -> pd.DataFrame:
    """How some states voted beside one."""
    found = answer("like", state, None, (int(start), int(end)))
    return found[found["state"].isin(others.split(","))].rename(columns={"title": ITEM}).drop(columns="state")


def in_words(amounts: pd.DataFrame | pd.Series) -> pd.DataFrame | pd.Series:
    """Amounts by industry with the names of the industries."""
    titles = names("products", trade_source())
    if isinstance(amounts, pd.Series):
        return amounts.rename(titles).rename_axis(ITEM)
    return amounts.rename(columns=titles).rename_axis(columns=ITEM)


def flow(exporter: str | None, importer: str | None) -> pd.DataFrame:
    """What one sold the other by year and industry; None for all."""
    return answer("flow", trade_source(), exporter, importer)


def beside_the_other_way(exporter: str, importer: str) -> pd.DataFrame:
    """What one sold the other, over all industries that either sold."""
    return answer("both_ways", trade_source(), exporter, importer).first


def groups() -> dict[str, str]:
    """The group of each industry, by its name."""
    found = answer("products", trade_source())
    return {row.title: capital(row.group) for row in found.itertuples()}


def grouped(amounts: pd.DataFrame) -> pd.DataFrame:
    """Amounts by group of industries."""
    return group_amounts(in_words(amounts), groups())


def exporters(year: str, named: str) -> pd.DataFrame:
    """Exports of some economies and of all others together, by group."""
    chosen = named.split(",")
    found = grouped(answer("exports_of_all", trade_source(), int(year)))
    titles = names("economies", trade_source())
    return found.groupby([titles[row] if row in chosen else "All others" for row in found.index], sort=False).sum().rename_axis(ITEM)


def beside_others(exporter: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Exports of one economy and of all others, by year and industry."""
    own, others = answer("exports_beside_others", trade_source(), exporter)
    return in_words(own), in_words(others)


# What each kind is called, and how it is read.
VOTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "votes": ("Votes of {} and {} in each roll call, {} to {}", cast),
    "cast": ("Votes of {1} and {2} in each roll call of {3}: those of the {0}", lambda which, *rest: cast(*rest)[which]),
    "same": ("Same vote of {} and {} in each roll call of {}", lambda *rest: cast(*rest).eval("first == second").astype(float)),
    "days": ("Days of these roll calls of {} and {}, {}", lambda *rest: cast(*rest)["date"]),
    "alike": ("How {3} voted beside {0}, {1} to {2}", alike)}
TRADE: dict[str, tuple[str, Callable[..., Any]]] = {
    "sold": ("Goods from {} to {} by industry in {}",
             lambda exporter, importer, year: in_words(beside_the_other_way(exporter, importer).loc[int(year)])),
    "changed": ("Change of the goods from {} to {} by industry on the year before, {}",
                lambda exporter, importer, year: in_words(beside_the_other_way(exporter, importer).apply(change).loc[int(year)])),
    "exports": ("All exports of {} by industry in {}", lambda exporter, year: in_words(flow(exporter, None).loc[int(year)])),
    "imports": ("All imports of {} by industry in {}", lambda importer, year: in_words(flow(None, importer).loc[int(year)])),
    "others": ("Exports of all but {} by industry in {}",
               lambda exporter, year: beside_others(exporter)[1].loc[int(year)].rename_axis(ITEM)),
    "exporters": ("Exports of {1} and all others by group of industries in {0}", exporters),
    "symmetric": ("Balassa's index of {1} and all others by group of industries in {0}",
                  lambda year, named: revealed_comparative_advantage(exporters(year, named))),
    "advantage": ("Balassa's index of {} by industry and year",
                  lambda exporter: year_by_year(own_advantage, *beside_others(exporter)).rename_axis(columns=ITEM)),
    "flow": ("Goods from {} to {} by industry and year", lambda exporter, importer: in_words(flow(exporter, importer))),
    "grouped": ("Goods from {} to {} by group of industries and year", lambda exporter, importer: grouped(flow(exporter, importer))),
    "total": ("{0}, for trade from {1} to {2}",
              lambda which, exporter, importer: answer("totals", trade_source(), exporter, importer)[which])}
KINDS = VOTES | TRADE
TOTALS = {"to_partner": "Exports to the partner", "exports": "All exports", "partner_imports": "All imports of the partner",
          "world": "Imports of all", "own_imports": "All imports of the exporter"}


def replaced(kind: str) -> bool:
    """Whether an input of this kind is of the bundled trade by industry, in place of which a reader's own table is in use."""
    return kind in TRADE and trade_source() not in set(tables().sources["source_id"])


def source_of(kind: str) -> str:
    """The source of an input."""
    return votes_source() if kind in VOTES else trade_source()


def words(kind: str, rest: str) -> str:
    """An input as readers know it, with its source."""
    titles = names("states") if kind in VOTES else names("economies", trade_source())
    said = [TOTALS.get(word) or ", ".join(in_sentence(titles.get(one, one)) for one in word.split(",")) for word in rest.split("@")]
    return f"{KINDS[kind][0].format(*said)} ({source_words(source_of(kind))[0]})"
