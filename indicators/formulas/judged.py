"""A claim judged on what has been looked up for it: its verdict, how grave a failure is, and the slips that would explain it.

A claim is a row of the ledger, as a Series. `pages/ledger/grounds.py` looks up what its cells name; how the result is said is a
matter of pages as well. The rules that a single number is held against are in `verdicts.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from indicators.formulas.intervals import Interval, evaluate_interval, numbers_put_in, places, printed_interval
from indicators.formulas.verdicts import (BOTH_SIDES, COUNTS, DEPENDS, DIFFERS, EXACT_KINDS, FAILED, ITSELF, LISTED, OWN_SOURCE, Miss,
                                          difference, distance, fits, independent_verdict, miss, own_verdict, severity, supported, worst)

CUT_OFF = "cut_off"


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


class Implied(NamedTuple):
    """A value that a claim implies together with another, beside published ones; it decides no verdict."""

    title: str
    unit: str
    value: Worked
    published: list[Value]


@dataclass(frozen=True)
class Grounds:
    """What a claim is judged on: a formula over the article's own numbers, published values, and the id of the claim whose number it
    must repeat, if it is checked with nothing else.

    `compared` holds the formulas over published values by their words, which the `independent` values have as labels.
    """

    claim: pd.Series
    own: Worked | None
    compared: dict[str, Worked]
    independent: list[Value]
    implied: Implied | None
    against: str


class Fit(NamedTuple):
    """A hypothesis under which a claim that fails would be consistent: its formula, that with its first numbers, the result, and the
    value it starts from, if it starts from one."""

    hypothesis_id: str
    title: str
    formula: str
    worked: str
    result: float
    start: Value | None


class Contradiction(NamedTuple):
    """The other side of a contradiction of the article with itself, and which of the two published values support, if any."""

    other: pd.Series
    supported: pd.Series | None


@dataclass(frozen=True)
class Judged(Grounds):
    """A claim with its grounds and all that its verdict rests on.

    `outside` says whether it rests on a source other than the article, `elsewhere` whether one of another origin than the agency
    whose number the article prints decides it.
    """

    verdict: str
    severity: str
    fits: list[Fit]
    contradictions: list[Contradiction]
    outside: bool
    elsewhere: bool


# The values that a kind of hypothesis starts from besides those that a claim misses.
Starts = Callable[[str], list[Value]]


def judge(grounds: Grounds, rivals: Sequence[Grounds], hypotheses: pd.DataFrame, starts: Starts) -> Judged:
    """One claim checked against the article's own numbers and against independent ones.

    `rivals` are those of the claims that it must repeat, or that must repeat it; `hypotheses` has a row for each slip that is tried.
    """
    claim, own, independent = grounds.claim, grounds.own, grounds.independent
    if claim["kind"] == LISTED:
        return Judged(*vars(grounds).values(), COUNTS, "", [], [], False, False)
    others = [rival for rival in rivals if contradict(grounds, rival)]
    checks = [of_own(grounds)] if own else []
    checks += [of_published(claim, independent)] if independent else []
    verdict = worst(checks + [ITSELF for _ in others])
    # comparisons, bounds and dates have no digits to slip
    slips = claim["number"] and claim["kind"] != "comparison" and claim["bound"] in BOTH_SIDES and claim["unit"] != "date"
    found = list(fitting(grounds, hypotheses, starts)) if verdict in FAILED and slips else []
    cut_off = any(fit.hypothesis_id == CUT_OFF for fit in found) or any(cut_from(other.claim, claim, hypotheses) for other in others)
    level = severity(verdict, apart(grounds, verdict, others), claim["kind"] in EXACT_KINDS, cut_off)
    outside = bool(independent) or (bool(own) and any(value.origin for value in own.inputs.values()))
    # one of another origin agrees with it, or differs where its own does too
    elsewhere = any(value.origin != claim["origin"] for value in independent) and of_published(claim, independent) != OWN_SOURCE
    contradictions = [Contradiction(other.claim, backed(grounds, other)) for other in others]
    return Judged(*vars(grounds).values(), verdict, level, found, contradictions, outside, elsewhere)


def work_out(formula: str, inputs: dict[str, Value]) -> Worked:
    """A formula over the values that its letters stand for.

    >>> inputs = {name: Value("", digits, "", "", printed_interval(digits)) for name, digits in (("a", "69"), ("b", "95.28"))}
    >>> work_out("b - a", inputs)[2:4]
    ('95.28 - 69', Interval(low=25.775, high=26.785))
    """
    middles = {name: Interval(value.interval.middle, value.interval.middle) for name, value in inputs.items()}
    return Worked(formula, inputs, numbers_put_in(formula, {name: value.digits for name, value in inputs.items()}),
                  evaluate_interval(formula, intervals_of(inputs)), evaluate_interval(formula, middles).middle)


def with_distance(number: str, value: Value) -> Value:
    """A value with the distance of a number from it."""
    return value._replace(difference=difference(number, value.interval), distance=distance(number, value.interval))


def of_own(grounds: Grounds) -> str:
    """How a claim stands to the article's own numbers."""
    claim, own = grounds.claim, grounds.own
    return own_verdict(claim["number"], claim["kind"] in EXACT_KINDS, claim["check"], own.interval, own.point, claim["bound"])


def of_published(claim: pd.Series, independent: list[Value]) -> str:
    """How a claim stands to published values: those of the agency whose number it prints count as its own source.

    Where a choice of the dashboard decides, a claim is never called wrong: then it depends on the reading.
    """
    same = [[value.interval for value in independent if (value.origin == claim["origin"]) == own] for own in (False, True)]
    verdict = independent_verdict(claim["number"], claim["bound"], claim["kind"] in EXACT_KINDS, *same)
    return DEPENDS if claim["chosen"] and verdict in FAILED else verdict


def contradict(one: Grounds, other: Grounds) -> bool:
    """Whether either of two claims must repeat the other and does not; both sides are at fault."""
    pairs = ((one, other), (other, one))
    return any(side.against == rival.claim["claim_id"] and of_own(side) == ITSELF for side, rival in pairs)


def backed(one: Grounds, other: Grounds) -> pd.Series | None:
    """Which of two claims that contradict each other published values support; None if none does."""
    place = supported(*([value.difference for value in side.independent] for side in (one, other)))
    return None if place is None else (one, other)[place].claim


def cut_from(other: pd.Series, claim: pd.Series, hypotheses: pd.DataFrame) -> bool:
    """Whether the other side of a contradiction is this number with its last digits cut off: then neither side is more than that."""
    formula = hypotheses.set_index("hypothesis_id")["formula"].get(CUT_OFF)
    return bool(formula) and "date" not in (other["unit"], claim["unit"]) and fits(
        other["number"], formula, {"x": printed_interval(claim["number"])})


def apart(grounds: Grounds, verdict: str, others: list[Grounds]) -> list[Miss]:
    """By how much a claim misses what it should agree with; the nearest independent value counts. Dates have no digits."""
    claim, own, independent = grounds.claim, grounds.own, grounds.independent
    if claim["unit"] == "date" or not claim["number"]:
        return []
    missed = [own.interval] if own else []
    if independent and verdict == DIFFERS:
        missed.append(min(independent, key=lambda value: abs(value.distance)).interval)
    if not missed:
        missed = [printed_interval(other.claim["number"]) for other in others]
    return [miss(claim["number"], interval) for interval in missed]


def fitting(grounds: Grounds, hypotheses: pd.DataFrame, starts: Starts) -> Iterator[Fit]:
    """Every hypothesis of the table under which the claim would be consistent, each with its first numbers."""
    number = grounds.claim["number"]
    of_number = places(number)
    steps = {name: f"{value.low:g}" for name, value in of_number.items()}
    found = set()  # a number without zeros at its end has one place, where two hypotheses are the same
    for row in hypotheses.sort_values("position").itertuples():
        known = (given for given in cases(grounds, row.kind, starts) if fits(number, row.formula, intervals_of(given)))
        if (given := next(known, None)) is None:
            continue
        put_in = numbers_put_in(row.formula, {name: value.digits for name, value in given.items()} | steps)
        start, result = given.get("x"), evaluate_interval(row.formula, intervals_of(given) | of_number).middle
        if (same := (put_in, start and start[:3])) not in found:
            found.add(same)
            yield Fit(row.hypothesis_id, row.title, row.formula, put_in, result, start)


def intervals_of(values: dict[str, Value]) -> dict[str, Interval]:
    """The intervals of some values by their names."""
    return {name: value.interval for name, value in values.items()}


def cases(grounds: Grounds, kind: str, starts: Starts) -> list[dict[str, Value]]:
    """The values that a kind of hypothesis is tried on, by the names in its formula."""
    if kind == "inputs":
        return [grounds.own.inputs] if grounds.own else []
    stated = printed_interval(grounds.claim["number"])
    missed = [value for value in grounds.independent if not value.interval.meets(stated)]  # a value that agrees needs no slip
    return [{"x": value} for value in [*starts(kind), *(missed if kind in ("value", "cut") else [])]]
