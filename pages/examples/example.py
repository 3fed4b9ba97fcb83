"""Worked examples: each measure applied to real figures from the tables.

An input is `series@source` (an annual series), `scalar:series@source@year`, `items:prefix@year` (the
series of that name by item), `table:a@s+b@t` (a column each), `sources:series` (a column for each
source), `deals:column`, `deals:table`, or `cagr:series@source@start@end`; or one from the large tables, single votes of two states or
trade by industry, such as `votes:CN@RU@2010@2015` or `flow:CHN@RUS`: what each of these is called has its arguments by their places.
"""

from ast import literal_eval
from collections.abc import Callable, Iterable
from pkgutil import resolve_name
from typing import Any, NamedTuple

import pandas as pd

from indicators.basics.growth import cagr, change
from indicators.formulas.derive import of_whole_deals, year_by_year
from indicators.topics.composition import group_amounts, own_advantage
from indicators.topics.trade import revealed_comparative_advantage
from pages.large.answers import answer, in_sentence, names, source_words
from pages.large.votes import source as votes_source
from pages.reading.lines import annual
from pages.reading.tables import by_id, cached, ids, phrase, short_names, tables, words_of_lines
from pages.words.numbers import amount, exact_decimals, number
from pages.words.subjects import capital

ITEM = "item"  # what the table of columns calls a row that is no year
FURTHER = 4  # decimals of an input that is itself computed, so that the result follows from what is written


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


def of_trade(question: str, *arguments: Any) -> Any:
    """The answer to a question on trade by industry."""
    return answer(question, trade_source(), *arguments)


def titled(amounts: pd.DataFrame | pd.Series) -> pd.DataFrame | pd.Series:
    """Amounts by industry with the names of the industries."""
    titles = names("products", trade_source())
    if isinstance(amounts, pd.Series):
        return amounts.rename(titles).rename_axis(ITEM)
    return amounts.rename(columns=titles).rename_axis(columns=ITEM)


def groups() -> dict[str, str]:
    """The group of each industry, by its name."""
    return {row.title: capital(row.group) for row in of_trade("products").itertuples()}


def grouped(amounts: pd.DataFrame) -> pd.DataFrame:
    """Amounts by group of industries."""
    return group_amounts(titled(amounts), groups())


def exporters(year: str, named: str) -> pd.DataFrame:
    """Exports of some economies and of all others together, by group."""
    chosen = named.split(",")
    found = grouped(of_trade("exports_of_all", int(year)))
    titles = names("economies", trade_source())
    return found.groupby([titles[row] if row in chosen else "All others" for row in found.index], sort=False).sum().rename_axis(ITEM)


def beside_others(exporter: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Exports of one economy and of all others, by year and industry."""
    own, others = of_trade("exports_beside_others", exporter)
    return titled(own), titled(others)


# How each kind is read; what it is called is among the phrases.
VOTES: dict[str, Callable[..., Any]] = {
    "votes": cast, "cast": lambda which, *rest: cast(*rest)[which], "days": lambda *rest: cast(*rest)["date"], "alike": alike,
    "same": lambda *rest: cast(*rest).eval("first == second").astype(float)}
TRADE: dict[str, Callable[..., Any]] = {
    "sold": lambda exporter, importer, year: titled(of_trade("both_ways", exporter, importer).first.loc[int(year)]),
    "changed": lambda exporter, importer, year: titled(of_trade("both_ways", exporter, importer).first.apply(change).loc[int(year)]),
    "exports": lambda exporter, year: titled(of_trade("flow", exporter, None).loc[int(year)]),
    "imports": lambda importer, year: titled(of_trade("flow", None, importer).loc[int(year)]),
    "others": lambda exporter, year: beside_others(exporter)[1].loc[int(year)].rename_axis(ITEM),
    "exporters": exporters,
    "symmetric": lambda year, named: revealed_comparative_advantage(exporters(year, named)),
    "advantage": lambda exporter: year_by_year(own_advantage, *beside_others(exporter)).rename_axis(columns=ITEM),
    "flow": lambda exporter, importer: titled(of_trade("flow", exporter, importer)),
    "grouped": lambda exporter, importer: grouped(of_trade("flow", exporter, importer)),
    "total": lambda which, exporter, importer: of_trade("totals", exporter, importer)[which]}
KINDS = VOTES | TRADE
TOTALS = {"to_partner": "Exports to the partner", "exports": "All exports", "partner_imports": "All imports of the partner",
          "world": "Imports of all", "own_imports": "All imports of the exporter"}


def source_of(kind: str) -> str:
    """The source of an input."""
    return votes_source() if kind in VOTES else trade_source()


def words(kind: str, rest: str) -> str:
    """An input as readers know it, with its source."""
    titles = names("states") if kind in VOTES else names("economies", trade_source())
    said = [TOTALS.get(word) or ", ".join(in_sentence(titles.get(one, one)) for one in word.split(",")) for word in rest.split("@")]
    return f"{phrase(f'example_{kind}', *said)} ({source_words(source_of(kind))[0]})"


class Example(NamedTuple):
    """The inputs and the arguments in words, and what the measure gives."""

    inputs: list[str]
    arguments: str
    result: Any


@cached(200)
def example(measure_id: str) -> Example | None:
    """The worked example of a measure; None where an input is not among the figures, or its table not in use."""
    loaded = tables()
    measure = by_id("measures").loc[measure_id]
    kinds = {text.partition(":")[0] for text in ids(measure["example_inputs"])}
    replaced = trade_source() not in set(loaded.sources["source_id"])  # by a table of the reader's own
    if measure["missing"] or (replaced and kinds & set(TRADE)):
        return None
    inputs = [read_input(text) for text in ids(measure["example_inputs"])]
    arguments = dict(argument(text, inputs) for text in ids(measure["example_arguments"]))
    result = resolve_name(measure["function"])(*inputs, **arguments)
    result = pd.Series(result, ["low", "high"]) if isinstance(result, tuple) else result  # the ends of an interval
    names = words_of_lines() | {f"deals:{row.column}": f"Arms deals: {row.title}" for row in loaded.columns.itertuples()
                                if row.table in ("any", "deals")}
    words = [words for text, value in zip(ids(measure["example_inputs"]), inputs) for words in input_words(text, names, value)]
    sources = short_names()
    return Example(words, ", ".join(argument_words(text, sources) for text in ids(measure["example_arguments"])), result)


def read_input(text: str) -> Any:
    """One input of an example."""
    kind, _, rest = text.rpartition(":")
    if kind == "table":
        return pd.DataFrame({name: annual(name) for name in rest.split("+")})
    return (KINDS | READ)[kind](*rest.split("@"))


def every_source(series: str) -> pd.DataFrame:
    """All reports of a series: a column for each source."""
    rows = tables().observations.query("series_id == @series")
    return rows.pivot_table(index="year", columns="source_id", values="value", aggfunc="first")


def deals(which: str) -> pd.DataFrame | pd.Series:
    """The reports of whole deals as a table, or one column of the deals that contain no others."""
    known = tables().deals
    return of_whole_deals(known) if which == "table" else known[~known["contains_other_deals"]].set_index("system")[which]


def items(prefix: str, year: str) -> pd.Series:
    """The values of one year of all series whose id starts so, by their short titles."""
    rows = of_items(prefix, year)
    return rows.set_index(rows["series_id"].map(by_id("series")["short_title"]))["value"]


def of_items(prefix: str, year: str) -> pd.DataFrame:
    """The observations of one year of all series whose id starts so."""
    known = tables().observations
    return known[known["series_id"].str.startswith(prefix) & (known["year"] == int(year))]


# How the inputs from the small tables are read, by their kinds.
READ: dict[str, Callable[..., Any]] = {
    "": lambda series, source: annual(f"{series}@{source}"),
    "scalar": lambda series, source, year: annual(f"{series}@{source}")[int(year)],
    "cagr": lambda series, source, start, end: cagr(annual(f"{series}@{source}"), int(start), int(end)),
    "items": items, "sources": every_source, "deals": deals}


def argument(text: str, inputs: list) -> tuple[str, Any]:
    """One argument such as `start=1996`; `equal` stands for equal weights of the first input's columns,
    `those_of_the_industries` for their groups."""
    name, _, value = text.partition("=")
    if value == "those_of_the_industries":
        return name, groups()
    if value != "equal":
        return name, literal_eval(value)
    return name, pd.Series(1.0, index=inputs[0].columns)


def argument_words(text: str, sources: dict[str, str]) -> str:
    """An argument as readers know it: `barrels_per_tonne=7.3` as “barrels per tonne = 7.3”, a source by its name."""
    name, _, value = text.partition("=")
    value = value.strip("'")
    return " = ".join([name.replace("_", " "), sources.get(value, value.replace("_", " "))])


def input_words(text: str, names: dict[str, str], value: Any) -> list[str]:
    """An input as readers know it, a single value with its number; a table as its lines."""
    kind, _, rest = text.rpartition(":")
    if kind in KINDS:
        return [words(kind, rest)]
    if kind == "table":
        return [names[name] for name in rest.split("+")]
    if kind in ("scalar", "cagr"):
        series, source, *years = rest.split("@")
        unit = by_id("series").loc[series, "unit"]
        said = f"{number(value, FURTHER)} % a year" if kind == "cagr" else amount(number(value, places([value])), unit)
        return [f"{names[f'{series}@{source}']}, {' to '.join(years)}: {said}"]
    if kind == "items":
        prefix, year = rest.split("@")
        rows = of_items(prefix, year)
        flows = dict.fromkeys(title.rpartition(" in ")[2] for title in by_id("series").loc[rows["series_id"], "title"])
        return [f"{', '.join(flows)} by group of goods, {year} ({', '.join(map(short_names().get, rows['source_id'].unique()))})"]
    return [{"sources": "All sources of China–Russia trade"}.get(kind)
            or names.get(text, "Arms deals with their values")]


def places(values: Iterable[float]) -> int:
    """Decimals for values as a reader wants them: as few as they have, at most three for small ones and two for others."""
    known = pd.Series(values, dtype=float)
    most = 3 if known.abs().max() < 10 else 2
    exact = exact_decimals(known, most)
    return most if exact is None else exact
