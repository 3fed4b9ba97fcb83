"""What the cells of the ledger refer to: claims, events, deals and observations, as intervals."""

from typing import NamedTuple

import pandas as pd

from data.stored.read import Tables
from indicators.formulas.intervals import Interval, evaluate_interval, numbers_put_in, observed_interval, printed_interval, within_accuracy
from indicators.formulas.verdicts import EXACT_KINDS
from pages.reading.tables import ids
from pages.words.numbers import number


class Value(NamedTuple):
    """A number that a claim is checked with: what it is, its digits, whose it is, and its interval.

    `difference` is how far the claim lies from it in per cent, `distance` in its own unit, `origin` the agency whose
    number the source prints, empty for the article's own.
    """

    label: str
    digits: str
    source: str
    url: str
    interval: Interval
    difference: float = float("nan")
    distance: float = float("nan")
    origin: str = ""


class Worked(NamedTuple):
    """A formula worked out over its inputs: with the numbers put in, as an interval, and at its middle."""

    formula: str
    inputs: dict[str, Value]
    worked: str
    interval: Interval
    point: float


class Book(NamedTuple):
    """The tables, arranged so that a reference is looked up at once."""

    tables: Tables
    claims: dict[str, pd.Series]
    values: dict[tuple[str, str, int], tuple[float, str]]
    events: dict[str, pd.Series]
    sources: dict[str, pd.Series]
    titles: dict[str, str]


def book(loaded: Tables) -> Book:
    """The tables as a book of references."""
    rows = loaded.observations
    return Book(loaded, {claim["claim_id"]: claim for _, claim in loaded.claims.iterrows()},
                dict(zip(zip(rows["series_id"], rows["source_id"], rows["year"]), zip(rows["value"], rows["as_printed"]))),
                {event["title"]: event for _, event in loaded.events.iterrows()},
                {source["source_id"]: source for _, source in loaded.sources.iterrows()},
                dict(zip(loaded.series["series_id"], loaded.series["title"])))


def worked(book: Book, formula: str, named: str) -> Worked:
    """A formula over a cell of named references, `a=claim:x; b=series@source@year`."""
    inputs = {name: values_of(book, reference)[0] for name, reference in pairs(named).items()}
    middles = {name: Interval(value.interval.middle, value.interval.middle) for name, value in inputs.items()}
    return Worked(formula, inputs, numbers_put_in(formula, {name: value.digits for name, value in inputs.items()}),
                  evaluate_interval(formula, {name: value.interval for name, value in inputs.items()}),
                  evaluate_interval(formula, middles).middle)


def pairs(cell: str) -> dict[str, str]:
    """The named references of a cell."""
    return dict(text.split("=", 1) for text in ids(cell))


def values_of(book: Book, reference: str) -> list[Value]:
    """What a reference stands for: a claim, the year or date of an event, reports of a deal, an observation."""
    kind, _, rest = reference.partition(":")
    if kind == "claim":
        return [claim_value(book.claims[rest])]
    if kind in ("event", "date"):
        return [event_value(book, kind, book.events[rest])]
    if kind in DEAL_COLUMNS:
        return deal_values(book, kind, rest)
    series, source, year = reference.split("@")
    return [observed(book, series, source, int(year))]


def claim_value(claim: pd.Series) -> Value:
    """A claim's number as an input."""
    digits = claim["printed"] if claim["unit"] == "date" else claim["number"]
    return Value(claim["statement"], digits, f"The article, {claim['locator']}", "",
                 printed_interval(claim["number"], claim["kind"] in EXACT_KINDS))


def event_value(book: Book, kind: str, event: pd.Series) -> Value:
    """The year of an event, or its date."""
    text = event["date"] if kind == "date" else event["date"][:4]
    return cited(book, event["title"], text, event["source_id"], printed_interval(text, exact=True))


def observed(book: Book, series: str, source: str, year: int) -> Value:
    """One observation."""
    (value, printed), accuracy = book.values[series, source, year], book.sources[source]["accuracy"]
    interval = observed_interval(value, printed) if pd.isna(accuracy) else within_accuracy(value, accuracy)
    return cited(book, f"{book.titles[series]}, {year}", number(value, 0 if value.is_integer() else 3), source, interval)


# The columns of a deal that each kind of reference reads.
DEAL_COLUMNS = {"deal": ("value_low", "value_high"), "units": ("units_low", "units_high"), "ordered": ("order_year", "order_year")}
DEAL_WORDS = {"deal": "value", "units": "units", "ordered": "year of the order"}


def deal_values(book: Book, kind: str, deal_id: str) -> list[Value]:
    """What reports other than the article give for a deal."""
    low, high = DEAL_COLUMNS[kind]
    deals, article = book.tables.deals, [name for name, source in book.sources.items() if source["kind"] == "article"]
    single = ~deals["contains_other_deals"]  # a package is no contract: it is left out of the sums as well
    rows = deals[(deals["deal_id"] == deal_id) & single & ~deals["source_id"].isin(article)].dropna(subset=low)
    return [cited(book, f"{row['system']}: {DEAL_WORDS[kind]}", reported(row, kind, low, high), row["source_id"],
                  Interval(float(row[low]), float(row[high]))) for _, row in rows.iterrows()]


def reported(row: pd.Series, kind: str, low: str, high: str) -> str:
    """The digits of a report, with its bound where it has one."""
    text = f"{row[low]:g}" if row[low] == row[high] else f"{row[low]:g} to {row[high]:g}"
    return f"{row['bound']} {text}" if kind == "deal" and row["bound"] != "exact" else text


def cited(book: Book, label: str, digits: str, source_id: str, interval: Interval) -> Value:
    """A value with the short name and address of its source."""
    source = book.sources[source_id]
    return Value(label, digits, source["attribution_short"], source["url_main"], interval, origin=source["origin"])
