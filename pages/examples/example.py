"""Worked examples: each measure applied to real figures from the tables.

An input is `series@source` (an annual series), `scalar:series@source@year`, `items:prefix@year` (the
series of that name by item), `table:a@s+b@t` (a column each), `sources:series` (a column for each
source), `deals:column`, `deals:table`, or `cagr:series@source@start@end`; those from the large tables are in `pages/examples/large.py`.
"""

from ast import literal_eval
from collections.abc import Iterable
from pkgutil import resolve_name
from typing import Any, NamedTuple

import pandas as pd

from indicators.basics.growth import cagr
from pages.examples import large
from pages.reading.lines import annual
from pages.reading.tables import by_id, cached, ids, short_names, tables, words_of_lines
from pages.words.numbers import amount, exact_decimals, number

FURTHER = 4  # decimals of an input that is itself computed, so that the result follows from what is written


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
    if measure["missing"] or any(large.replaced(text.partition(":")[0]) for text in ids(measure["example_inputs"])):
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
    if kind in large.KINDS:
        return large.read(kind, rest)
    if kind == "scalar":
        series, source, year = rest.split("@")
        return annual(f"{series}@{source}")[int(year)]
    if kind == "cagr":
        series, source, start, end = rest.split("@")
        return cagr(annual(f"{series}@{source}"), int(start), int(end))
    if kind == "items":
        return items(*rest.split("@"))
    if kind == "table":
        return pd.DataFrame({name: annual(name) for name in rest.split("+")})
    if kind == "sources":
        rows = tables().observations.query("series_id == @rest")
        return rows.pivot_table(index="year", columns="source_id", values="value", aggfunc="first")
    if kind == "deals":
        deals = tables().deals[~tables().deals["contains_other_deals"]]
        return deals if rest == "table" else deals.set_index("system")[rest]
    return annual(text)


def items(prefix: str, year: str) -> pd.Series:
    """The values of one year of all series whose id starts so, by their short titles."""
    rows = of_items(prefix, year)
    return rows.set_index(rows["series_id"].map(by_id("series")["short_title"]))["value"]


def of_items(prefix: str, year: str) -> pd.DataFrame:
    """The observations of one year of all series whose id starts so."""
    known = tables().observations
    return known[known["series_id"].str.startswith(prefix) & (known["year"] == int(year))]


def argument(text: str, inputs: list) -> tuple[str, Any]:
    """One argument such as `start=1996`; `equal` stands for equal weights of the first input's columns,
    `those_of_the_industries` for their groups."""
    name, _, value = text.partition("=")
    if value == "those_of_the_industries":
        return name, large.groups()
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
    if kind in large.KINDS:
        return [large.words(kind, rest)]
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
