"""What a claim is judged on, looked up in the tables: the claims, events, deals and observations that its cells name, as intervals."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from data.stored.read import Tables
from data.text.references import CLAIM, DATE, DEAL, EVENT, ORDERED, UNITS, Cell, Checked, Reference, cells
from indicators.formulas.intervals import Interval, observed_interval, printed_interval, within_accuracy
from indicators.formulas.judged import Grounds, Implied, Value, Worked, with_distance, work_out
from indicators.formulas.verdicts import EXACT_KINDS, difference
from pages.reading.tables import ids
from pages.words.numbers import number

# The columns of a deal that each kind of reference reads, and what they are called.
DEAL_COLUMNS = {DEAL: ("value_low", "value_high"), UNITS: ("units_low", "units_high"), ORDERED: ("order_year", "order_year")}
DEAL_WORDS = {DEAL: "value", UNITS: "units", ORDERED: "year of the order"}


class Book(NamedTuple):
    """The tables, arranged so that a reference is looked up at once, and what each claim is checked with."""

    tables: Tables
    claims: dict[str, pd.Series]
    cells: dict[str, Checked]
    values: dict[tuple[str, str, int], tuple[float, str]]
    events: dict[str, pd.Series]
    sources: dict[str, pd.Series]
    titles: dict[str, str]
    origins: dict[tuple[str, str], str]  # of lines whose numbers are of another agency than the others of their source


def book(loaded: Tables) -> Book:
    """The tables as a book of references."""
    rows, claims = loaded.observations, {claim["claim_id"]: claim for _, claim in loaded.claims.iterrows()}
    return Book(loaded, claims, {name: cells(claim) for name, claim in claims.items()},
                dict(zip(zip(rows["series_id"], rows["source_id"], rows["year"]), zip(rows["value"], rows["as_printed"]))),
                {event["title"]: event for _, event in loaded.events.iterrows()},
                {source["source_id"]: source for _, source in loaded.sources.iterrows()},
                dict(zip(loaded.series["series_id"], loaded.series["title"])),
                dict(zip(zip(loaded.origins["series_id"], loaded.origins["source_id"]), loaded.origins["origin"])))


def grounds(book: Book, claim_id: str) -> Grounds:
    """All that a claim is judged on."""
    claim, named = book.claims[claim_id], book.cells[claim_id]
    compared, independent = published(book, named.compare)
    return Grounds(claim, of_formula(book, named.check), compared, [with_distance(claim["number"], value) for value in independent],
                   implied(book, named.implied), repeated(named.check))


def rivals(book: Book, claim_id: str) -> list[str]:
    """The claims whose number one must repeat, and those that must repeat its number."""
    pairs = [(name, repeated(named.check)) for name, named in book.cells.items()]
    return list(dict.fromkeys(other if name == claim_id else name for name, other in pairs if other and claim_id in (name, other)))


def repeated(check: Cell) -> str:
    """The claim whose number one must repeat, as it is checked with that alone; empty if there is none."""
    only = check.inputs["a"] if check.formula == "a" else None
    return only.name if only and only.kind == CLAIM else ""


def of_formula(book: Book, cell: Cell) -> Worked | None:
    """The formula of a cell, worked out over what its letters stand for; None if it has none."""
    if not cell.formula:
        return None
    return work_out(cell.formula, {letter: looked_up(book, reference)[0] for letter, reference in cell.inputs.items()})


def published(book: Book, compare: Iterable[Cell]) -> tuple[dict[str, Worked], list[Value]]:
    """The formulas over published values by their words, and all published values: those that are named, and the formulas' results, each
    with the sources and origins of all its inputs."""
    compared, values = {}, []
    for cell in compare:
        if found := of_formula(book, cell):
            words = cell.words or f"{cell.formula}, worked out"
            sources, origins = (dict.fromkeys(getattr(value, name) for value in found.inputs.values()) for name in ("source", "origin"))
            compared[words] = found
            values.append(Value(words, number(found.point, 3), "; ".join(sources), "", found.interval, origin="; ".join(origins)))
        else:
            values += values_of(book, cell.beside)
    return compared, values


def implied(book: Book, cell: Cell) -> Implied | None:
    """The value that a claim implies, beside what is published of it; None if it names none."""
    if not (value := of_formula(book, cell)):
        return None
    title, _, unit = cell.words.rpartition(", ")
    return Implied(title, unit, value, [found._replace(difference=difference(f"{value.point:.10f}", found.interval))
                                        for found in values_of(book, cell.beside)])


def starts(book: Book, found: Grounds, kind: str) -> list[Value]:
    """What a kind of hypothesis starts from besides the values that a claim misses: its own result with digits cut off, its series in the
    year before or after, or its relatives in the same year."""
    if kind == "cut" and found.own:
        return [Value("the result from the article's own numbers", number(found.own.point, 3), "own calculation", "", found.own.interval)]
    series, year = found.claim["series_id"], found.claim["year"]
    wanted, steps = {"calendar": ([series], (-1, 1)), "definition": (relatives(book, series), (0,))}.get(kind, ([], ()))
    return [observed(book, name, source, at) for name, source, at in book.values
            if name in wanted and any(at == year + step for step in steps) and book.sources[source]["kind"] != "article"]


def relatives(book: Book, series_id: str) -> list[str]:
    """The other series that stand with one on a chart or in a quantity, in the same unit."""
    units = dict(zip(book.tables.series["series_id"], book.tables.series["unit"]))
    groups = [ids(cell) for cell in (*book.tables.charts["series"], *book.tables.quantities["series"])]
    found = [name for group in groups if series_id in group for name in group if units[name] == units[series_id]]
    return [name for name in dict.fromkeys(found) if name != series_id]


def values_of(book: Book, references: Iterable[Reference]) -> list[Value]:
    """What references stand for: a claim, the year or date of an event, reports of a deal, an observation."""
    return [value for reference in references for value in looked_up(book, reference)]


def looked_up(book: Book, reference: Reference) -> list[Value]:
    """What one reference stands for."""
    kind, name, source, year = reference
    if kind == CLAIM:
        claim = book.claims[name]
        digits = claim["printed"] if claim["unit"] == "date" else claim["number"]
        interval = printed_interval(claim["number"], claim["kind"] in EXACT_KINDS)
        return [Value(claim["statement"], digits, f"The article, {claim['locator']}", "", interval)]
    if kind in (EVENT, DATE):
        event = book.events[name]
        text = event["date"] if kind == DATE else event["date"][:4]
        return [cited(book, event["title"], text, event["source_id"], printed_interval(text, exact=True))]
    if kind in DEAL_COLUMNS:
        return deal_values(book, kind, name)
    return [observed(book, name, source, year)]


def observed(book: Book, series: str, source: str, year: int) -> Value:
    """One observation."""
    (value, printed), accuracy = book.values[series, source, year], book.sources[source]["accuracy"]
    interval = observed_interval(value, printed) if pd.isna(accuracy) else within_accuracy(value, accuracy)
    found = cited(book, f"{book.titles[series]}, {year}", number(value, 0 if value.is_integer() else 3), source, interval)
    return found._replace(origin=book.origins.get((series, source), found.origin))


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
    return f"{row['bound']} {text}" if kind == DEAL and row["bound"] != "exact" else text


def cited(book: Book, label: str, digits: str, source_id: str, interval: Interval) -> Value:
    """A value with the short name and address of its source."""
    source = book.sources[source_id]
    return Value(label, digits, source["attribution_short"], source["url_main"], interval, origin=source["origin"])
