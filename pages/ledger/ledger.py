"""The ledger of claims with its verdicts, worked out from the tables once."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from data.stored.read import Tables
from indicators.formulas.intervals import evaluate_interval, numbers_put_in, places, printed_interval
from indicators.formulas.verdicts import (BOTH_SIDES, COUNTS, DEPENDS, EXACT_KINDS, FAILED, LISTED, OWN_SOURCE, Miss, difference, distance, fits,
                                          independent_verdict, miss, own_verdict, severity, supported, worst)
from pages.ledger.references import Book, Value, Worked, book, comparisons, observed, values_of, worked
from pages.reading.tables import Version, ids, patterns, tables
from pages.words.colours import painted
from pages.words.numbers import amount, number
from pages.words.plain import as_text

CUT_OFF = "cut_off"
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


class Contradiction(NamedTuple):
    """The other side of a contradiction of the article with itself, and which of the two published values support, if any."""

    other: pd.Series
    supported: pd.Series | None


class Judged(NamedTuple):
    """A claim with all that its verdict rests on.

    `compared` holds the expressions over published values by their words, which the independent values have as labels.
    `outside` says whether it rests on a source other than the article, `elsewhere` whether one of another origin than the
    agency whose number the article prints decides it.
    """

    claim: pd.Series
    own: Worked | None
    compared: dict[str, Worked]
    independent: list[Value]
    implied: Implied | None
    verdict: str
    severity: str
    fits: list[Fit]
    contradictions: list[Contradiction]
    outside: bool
    elsewhere: bool


@lru_cache(maxsize=2)
def ledger(of: Version) -> dict[str, Judged]:
    """Every claim judged, by its id."""
    return judged_all(tables())


@lru_cache(maxsize=2)
def evidence(of: Version) -> pd.DataFrame:
    """The ledger as the tally counts it, by claim_id: statement, kind, unit, verdict, and what it rests on. Not to be changed."""
    return pd.DataFrame([{
        "claim_id": claim_id, "statement_id": found.claim["statement_id"], "kind": found.claim["kind"], "unit": found.claim["unit"],
        "verdict": found.verdict, "independent": found.elsewhere, "chosen": bool(found.claim["chosen"])}
        for claim_id, found in ledger(of).items()]).set_index("claim_id")


def judged_all(loaded: Tables) -> dict[str, Judged]:
    """Every claim of some tables judged, in the order of the article."""
    looked_up = book(loaded)
    return {claim_id: judged(looked_up, claim) for claim_id, claim in looked_up.claims.items()}


def judged(known: Book, claim: pd.Series) -> Judged:
    """One claim checked against the article's own numbers and against independent ones."""
    if claim["kind"] == LISTED:
        return Judged(claim, None, {}, [], None, COUNTS, "", [], [], False, False)
    exact, verdicts = claim["kind"] in EXACT_KINDS, []
    own, compared, independent = own_check(known, claim), *independent_values(known, claim)
    if own:
        verdicts.append(own_verdict(claim["number"], exact, claim["check"], own.interval, own.point, claim["bound"]))
    if independent:
        verdicts.append(published_verdict(claim, independent))
    others = contradicting(known, claim)
    verdict = worst(verdicts + ["contradicts itself" for _ in others])
    found = list(fitting(known, claim, own, independent)) if verdict in FAILED and searched(claim) else []
    cut_off = any(fit.hypothesis_id == CUT_OFF for fit in found) or any(cut_from(known, other, claim) for other in others)
    level = severity(verdict, apart(claim, verdict, own, independent, others), exact, cut_off)
    return Judged(claim, own, compared, independent, implied(known, claim["implied"]), verdict, level, found,
                  [Contradiction(other, backed(known, claim, other)) for other in others],
                  bool(independent) or bool(own) and any(value.origin for value in own.inputs.values()),
                  decided_elsewhere(claim, independent))


def decided_elsewhere(claim: pd.Series, independent: list[Value]) -> bool:
    """Whether a source of another origin than the claim's own decides it: agrees with it, or differs where its own does too."""
    return any(value.origin != claim["origin"] for value in independent) and published_verdict(claim, independent) != OWN_SOURCE


def cut_from(known: Book, other: pd.Series, claim: pd.Series) -> bool:
    """Whether the other side of a contradiction is this number with its last digits cut off: then neither side is more than that."""
    formula = known.tables.hypotheses.set_index("hypothesis_id")["formula"].get(CUT_OFF)
    return bool(formula) and "date" not in (other["unit"], claim["unit"]) and fits(
        other["number"], formula, {"x": printed_interval(claim["number"])})


def own_check(known: Book, claim: pd.Series) -> Worked | None:
    """What a claim is checked with of the article's own numbers; None if nothing."""
    return worked(known, claim["check"].removeprefix("at least "), claim["inputs"]) if claim["check"] else None


def published_verdict(claim: pd.Series, independent: list[Value]) -> str:
    """How a claim stands to published values: those of the agency whose number it prints count as its own source.

    Where a choice of the dashboard decides, a claim is never called wrong: then it depends on the reading.
    """
    same = [[value.interval for value in independent if (value.origin == claim["origin"]) == own] for own in (False, True)]
    verdict = independent_verdict(claim["number"], claim["bound"], claim["kind"] in EXACT_KINDS, *same)
    return DEPENDS if claim["chosen"] and verdict in FAILED else verdict


def contradicting(known: Book, claim: pd.Series) -> list[pd.Series]:
    """The claims that contradict this one: it is checked against them alone, or they against it; both sides are at fault."""
    found = {}
    for one, other in pairs_of(known, claim):
        work = own_check(known, one)
        if own_verdict(one["number"], one["kind"] in EXACT_KINDS, one["check"], work.interval, work.point, one["bound"]) == "contradicts itself":
            rival = other if one is claim else one
            found[rival["claim_id"]] = rival
    return list(found.values())


def pairs_of(known: Book, claim: pd.Series) -> Iterator[tuple[pd.Series, pd.Series]]:
    """The pairs of a claim that is checked against another alone, and that other, in which this claim is either."""
    for one in known.claims.values():
        other = one["inputs"].removeprefix("a=claim:")
        if one["check"] in ("a", "at least a") and other in known.claims and claim["claim_id"] in (one["claim_id"], other):
            yield (claim if one["claim_id"] == claim["claim_id"] else one), (claim if other == claim["claim_id"] else known.claims[other])


def backed(known: Book, claim: pd.Series, other: pd.Series) -> pd.Series | None:
    """Which of two claims that contradict each other published values support; None if none does."""
    sides = [independent_values(known, side)[1] for side in (claim, other)]
    place = supported(*([value.difference for value in side] for side in sides))
    return None if place is None else (claim, other)[place]


def independent_values(known: Book, claim: pd.Series) -> tuple[dict[str, Worked], list[Value]]:
    """The independent values of a claim, from references and from expressions over named ones, and these expressions by their words."""
    compared, values = {}, []
    for *words, last in comparisons(claim["compare"]):
        if words:
            label = words[0] if len(words) > 1 else f"{words[0]}, worked out"
            compared[label] = worked(known, words[-1], last)
            values.append(of_expression(label, compared[label]))
        else:
            values += [value for reference in ids(last) for value in values_of(known, reference)]
    return compared, [measured(claim, value) for value in values]


def of_expression(label: str, found: Worked) -> Value:
    """The result of an expression as a value with the sources and origins of all its inputs."""
    sources, origins = (dict.fromkeys(getattr(value, name) for value in found.inputs.values()) for name in ("source", "origin"))
    return Value(label, number(found.point, 3), "; ".join(sources), "", found.interval, origin="; ".join(origins))


def measured(claim: pd.Series, value: Value) -> Value:
    """A value with the distance of the claim from it."""
    return value._replace(difference=difference(claim["number"], value.interval), distance=distance(claim["number"], value.interval))


def apart(claim: pd.Series, verdict: str, own: Worked | None, independent: list[Value], others: list[pd.Series]) -> list[Miss]:
    """By how much a claim misses what it should agree with; the nearest independent value counts. Dates have no digits."""
    if claim["unit"] == "date" or not claim["number"]:
        return []
    missed = [own.interval] if own else []
    if independent and verdict.startswith("differs"):
        missed.append(min(independent, key=lambda value: abs(value.distance)).interval)
    if not missed:
        missed = [printed_interval(other["number"]) for other in others]
    return [miss(claim["number"], interval) for interval in missed]


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
    """Whether slips are looked for: comparisons, bounds and dates have no digits to slip."""
    return (claim["kind"] != "comparison" and claim["bound"] in BOTH_SIDES and claim["unit"] != "date"
            and bool(claim["number"]))


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
    return f':color[{before}{as_text(signed(verdict))}{after}]{{foreground="{ON_VERDICT}" background="{ground}"}}'


def signed(verdict: str) -> str:
    """A verdict with the sign before it, so that it never rests on colour alone."""
    return f"{painted('verdict')[verdict].sign} {verdict}"
