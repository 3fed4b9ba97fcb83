"""The ledger of claims with its verdicts, worked out from the tables once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from data.read import Tables
from indicators.claims import (
    EXACT_KINDS,
    FAILED,
    difference,
    distance,
    evaluate_interval,
    fits,
    independent_verdict,
    numbers_put_in,
    own_verdict,
    places,
    printed_interval,
    severity,
    worst,
)
from pages.ledger.references import Book, Value, Worked, book, observed, values_of, worked
from pages.reading.tables import Version, ids, patterns, tables
from pages.words.colours import painted
from pages.words.numbers import amount, number

ON_VERDICT = "#ffffff"  # as Streamlit writes on the labels of lists, whose grounds are dark


class Fit(NamedTuple):
    """A hypothesis under which a claim that fails would be consistent, with its numbers."""

    hypothesis_id: str
    title: str
    numbers: str


class Implied(NamedTuple):
    """A value that a claim implies together with another, beside published ones; it decides no verdict."""

    title: str
    unit: str
    value: Worked
    published: list[Value]


class Judged(NamedTuple):
    """A claim with all that its verdict rests on."""

    claim: pd.Series
    own: Worked | None
    compared: Worked | None
    independent: list[Value]
    implied: Implied | None
    verdict: str
    severity: str
    fits: list[Fit]


@lru_cache(maxsize=2)
def ledger(of: Version) -> dict[str, Judged]:
    """Every claim judged, by its id."""
    return judged_all(tables())


def judged_all(loaded: Tables) -> dict[str, Judged]:
    """Every claim of some tables judged, in the order of the article."""
    looked_up = book(loaded)
    return {claim_id: judged(looked_up, claim) for claim_id, claim in looked_up.claims.items()}


def judged(known: Book, claim: pd.Series) -> Judged:
    """One claim checked against the article's own numbers and against independent ones."""
    text, exact, verdicts = claim["number"], claim["kind"] in EXACT_KINDS, []
    own = worked(known, claim["check"].removeprefix("at least "), claim["inputs"]) if claim["check"] else None
    if own:
        verdicts.append(own_verdict(text, exact, claim["check"], own.interval, own.point, claim["bound"]))
    compared, independent = independent_values(known, claim)
    if independent:
        verdicts.append(independent_verdict(text, claim["bound"], exact, [value.interval for value in independent]))
    verdict = worst(verdicts)
    found = list(fitting(known, claim, own, independent)) if verdict in FAILED and searched(claim) else []
    level = severity(verdict, apart(claim, verdict, own, independent), exact, any(fit.hypothesis_id == "cut_off" for fit in found))
    return Judged(claim, own, compared, independent, implied(known, claim["implied"]), verdict, level, found)


def independent_values(known: Book, claim: pd.Series) -> tuple[Worked | None, list[Value]]:
    """The independent values of a claim: references, or one expression over named references."""
    formula, _, named = (part.strip() for part in claim["compare"].partition("|"))
    if not named:
        return None, [measured(claim, value) for reference in ids(claim["compare"]) for value in values_of(known, reference)]
    found = worked(known, formula, named)
    sources = dict.fromkeys(value.source for value in found.inputs.values())
    return found, [measured(claim, Value(f"{formula}, worked out", number(found.point, 3), "; ".join(sources), "", found.interval))]


def measured(claim: pd.Series, value: Value) -> Value:
    """A value with the distance of the claim from it."""
    return value._replace(difference=difference(claim["number"], value.interval), distance=distance(claim["number"], value.interval))


def apart(claim: pd.Series, verdict: str, own: Worked | None, independent: list[Value]) -> list[float]:
    """By how many per cent a claim misses what it should agree with; the nearest independent value counts."""
    missed = [min((value.difference for value in independent), key=abs)] if independent and verdict.startswith("differs") else []
    return missed + ([difference(claim["number"], own.interval)] if own else [])


def implied(known: Book, cell: str) -> Implied | None:
    """The implied value of a cell `words, unit | formula | names | published references`."""
    if not cell:
        return None
    words, formula, named, references = (part.strip() for part in cell.split("|"))
    title, _, unit = words.rpartition(", ")
    value = worked(known, formula, named)
    published = [found for reference in ids(references) for found in values_of(known, reference)]
    return Implied(title, unit, value, [found._replace(difference=difference(f"{value.point:.10f}", found.interval))
                                        for found in published])


def searched(claim: pd.Series) -> bool:
    """Whether slips are looked for: comparisons and dates have no digits to slip."""
    return claim["kind"] != "comparison" and claim["unit"] != "date" and bool(claim["number"])


def fitting(known: Book, claim: pd.Series, own: Worked | None, independent: list[Value]) -> Iterator[Fit]:
    """Every hypothesis of the table under which the claim would be consistent, each with its first numbers."""
    of_number = places(claim["number"])
    steps = {name: f"{value.low:g}" for name, value in of_number.items()}
    found = set()  # a number without zeros at its end has one place, where two hypotheses are the same
    for row in known.tables.hypotheses.sort_values("position").itertuples():
        for given in cases(known, row.kind, claim, own, independent):
            case = {name: value.interval for name, value in given.items()}
            if fits(claim["number"], row.formula, case):
                result = number(evaluate_interval(row.formula, case | of_number).middle, 3)
                digits = {name: value.digits for name, value in given.items()}
                numbers = fit_numbers(row.formula, digits | steps, result, given)
                if numbers not in found:
                    found.add(numbers)
                    yield Fit(row.hypothesis_id, row.title, numbers)
                break


def fit_numbers(formula: str, digits: dict[str, str], result: str, given: dict[str, Value]) -> str:
    """The arithmetic of a hypothesis, with the words of the value it starts from."""
    start = given.get("x")
    words = f"{start.label} ({start.source})" if start else ""
    if formula == "x":
        return f"{words}: {result}"
    return f"{numbers_put_in(formula, digits)} = {result}" + (f", from: {words}" if words else "")


def cases(known: Book, kind: str, claim: pd.Series, own: Worked | None, independent: list[Value]) -> list[dict[str, Value]]:
    """The values that a kind of hypothesis is tried on, by the names in its formula."""
    if kind == "inputs":
        return [own.inputs] if own else []
    if kind in ("calendar", "definition"):
        series = ([claim["series_id"]], (-1, 1)) if kind == "calendar" else (relatives(known, claim["series_id"]), (0,))
        return [{"x": value} for value in observations_of(known, *series, claim["year"])]
    result = Value("the result from the article's own numbers", number(own.point, 3), "own calculation", "", own.interval) if own else None
    stated = printed_interval(claim["number"])
    missed = [value for value in independent if not value.interval.meets(stated)]  # a value that agrees needs no slip
    return [{"x": value} for value in ([result] if result and kind == "cut" else []) + missed]


def relatives(known: Book, series_id: str) -> list[str]:
    """The other series that stand with one on a chart or in a quantity, in the same unit."""
    units = dict(zip(known.tables.series["series_id"], known.tables.series["unit"]))
    groups = [ids(cell) for cell in (*known.tables.charts["series"], *known.tables.quantities["series"])]
    found = [name for group in groups if series_id in group for name in group if units[name] == units[series_id]]
    return [name for name in dict.fromkeys(found) if name != series_id]


def observations_of(known: Book, series: list[str], steps: tuple[int, ...], year: float) -> list[Value]:
    """The values of some series, the article's own left out, in a year or some steps from it."""
    return [observed(known, name, source, at) for name, source, at in known.values
            if name in series and any(at == year + step for step in steps) and known.sources[source]["kind"] != "article"]


def stated(claim: pd.Series) -> str:
    """A claim as printed, with its unit if it is printed as a number."""
    plain = claim["printed"] != claim["number"] or claim["unit"] in ("year", "rank", "count")
    return claim["printed"] if plain else in_unit(claim["printed"], claim["unit"])


def in_unit(digits: str, unit: str) -> str:
    """Digits with their unit where readers expect it."""
    return amount(digits, unit, patterns(tables()))


def badge(verdict: str, before: str = "", after: str = "") -> str:
    """A verdict as a coloured label with its sign and words, in Markdown."""
    ground = painted("verdict")[verdict].colour
    return f':color[{before}{signed(verdict)}{after}]{{foreground="{ON_VERDICT}" background="{ground}"}}'


def signed(verdict: str) -> str:
    """A verdict with the sign before it, so that it never rests on colour alone."""
    return f"{painted('verdict')[verdict].sign} {verdict}"
