"""The verdict on a printed number: how it stands to what follows from other numbers, how grave it is if it fails, and the tally of all."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from math import isfinite
from typing import NamedTuple

import pandas as pd
from simpleeval import NameNotDefined

from indicators.formulas.intervals import Interval, evaluate_interval, places, printed_interval

EXACT_KINDS = ("rank", "count", "duration")
BOTH_SIDES = ("exact", "about")  # bounds of a number that values must equal; all others ask for one side of it
LISTED = "list"  # the kind of a number that counts what the text itself lists: nothing could make it fail
# From best to worst; a claim gets the worst that any of its checks gives.
VERDICTS = ("consistent", "consistent within rounding", "agrees with its own source", "depends on the reading",
            "differs from independent source", "inconsistent", "contradicts itself", "not checkable", "states a count")
CONSISTENT, ROUNDED, OWN_SOURCE, DEPENDS, DIFFERS, INCONSISTENT, ITSELF, OPEN, COUNTS = VERDICTS
FAILED = (DIFFERS, INCONSISTENT, ITSELF)
HELD = VERDICTS[:VERDICTS.index(DEPENDS)]
# From lightest to gravest; empty for a claim that holds or cannot be checked.
SEVERITIES = ("", "wording-level", "digit-level", "meaning-level")
# What kinds of statements are counted together, in this order; the units of time make a date of whatever kind.
GROUPS = ("quantities", "shares", "ranks", "dates and durations")
GROUP_OF_KIND = {"value": "quantities", "growth": "quantities", "count": "quantities", "comparison": "quantities", "share": "shares",
                 "rank": "ranks", "duration": "dates and durations"}
TIMES = ("date", "year", "years")


class Miss(NamedTuple):
    """How far a number lies from what it should agree with: in per cent, and in units of its last digit once that is rounded.

    `digits` is how many digits are printed.
    """

    percent: float
    units: int
    digits: int

    @property
    def of_digits(self) -> bool:
        """Whether it is a matter of digits: under one per cent, or one unit of the last of at least two digits."""
        return abs(self.percent) < 1 or (self.units <= 1 and self.digits >= 2)


def stands_for(printed: str, exact: bool, bound: str) -> Interval:
    """The values that a number of a claim stands for: one that others must lie beside is a mark and not rounded.

    >>> stands_for("10", False, "about"), stands_for("10", False, "at least")
    (Interval(low=9.5, high=10.5), Interval(low=10.0, high=10.0))
    """
    return printed_interval(printed, exact or bound not in BOTH_SIDES)


def keeps(value: Interval, bound: str, stated: Interval) -> bool:
    """Whether a value can lie where a bound wants it.

    >>> [keeps(Interval(1.0, 2.0), bound, Interval(2.0, 2.0)) for bound in ("at least", "above", "at most", "below")]
    [True, False, True, True]
    """
    return {"at least": value.high >= stated.low, "above": value.high > stated.low,
            "at most": value.low <= stated.high, "below": value.low < stated.high}[bound]


def own_verdict(printed: str, exact: bool, check: str, computed: Interval, point: float, bound: str = "exact") -> str:
    """How a printed number stands to what follows from the article's other numbers.

    `point` is the result from the printed inputs taken as exact. It is `consistent` if that rounds to the printed number,
    `consistent within rounding` if only the intervals meet, else `inconsistent`. For exact numbers, which are not rounded, it
    is enough that the intervals meet. With a bound the result must lie on that side of the number. Against an undefined result
    nothing can be checked. A check that is another claim alone, `a`, asks for the same value, and `at least a` for one that is
    not smaller: a failure of these is the article's contradiction with itself.

    >>> own_verdict("71.8", False, "(b / a - 1) / n", Interval(15.7, 15.8), 15.76)
    'inconsistent'
    >>> own_verdict("33.55", False, "at least a", Interval(42.4325, 42.4335), 42.433)
    'contradicts itself'
    """
    stated = stands_for(printed, exact, bound)
    if not computed.known:
        return OPEN
    if check.startswith("at least "):
        return CONSISTENT if stated.high >= computed.low else ITSELF
    if bound not in BOTH_SIDES:
        return CONSISTENT if keeps(computed, bound, stated) else INCONSISTENT
    if not isfinite(point):
        return OPEN
    if stated.low <= point <= stated.high or (exact and stated.meets(computed)):
        return CONSISTENT
    return ROUNDED if stated.meets(computed) else ITSELF if check == "a" else INCONSISTENT


def severity(verdict: str, missed: list[Miss], exact: bool = False, cut_off: bool = False) -> str:
    """How much a failure matters; empty if the claim holds or cannot be checked.

    Wording: it holds within rounding, or its digits were only cut off instead of rounded. Digits: off by under one
    per cent, or by one unit of the last digit where at least two are printed. Meaning: all else, every exact
    number that fails, and every number that should be zero, against which there is no per cent.

    >>> severity("contradicts itself", [Miss(0.3, 12, 4)])
    'digit-level'
    >>> severity("differs from independent source", [Miss(1.5, 1, 2)]), severity("differs from independent source", [Miss(50.0, 1, 1)])
    ('digit-level', 'meaning-level')
    """
    if verdict == ROUNDED:
        return "wording-level"
    if verdict not in FAILED:
        return ""
    if exact or not missed or not all(miss.of_digits for miss in missed):
        return "meaning-level"
    return "wording-level" if cut_off else "digit-level"


def miss(printed: str, other: Interval) -> Miss:
    """How far a printed number lies from the middle of another interval.

    >>> miss("60", Interval(50.0, 50.0))
    Miss(percent=20.0, units=10, digits=2)
    """
    number = Decimal(printed)
    unit = Decimal(1).scaleb(number.as_tuple().exponent)
    rounded = Decimal(repr(other.middle)).quantize(unit, ROUND_HALF_EVEN)
    return Miss(difference(printed, other), int(abs(number - rounded) / unit), len(number.as_tuple().digits))


def worst(verdicts: list[str]) -> str:
    """The worst of some verdicts; `not checkable` if there is no other, for one check that decides is enough.

    >>> worst(["consistent", "inconsistent", "not checkable"])
    'inconsistent'
    """
    return max((verdict for verdict in verdicts if verdict != OPEN), key=VERDICTS.index, default=OPEN)


def gravity(verdict: str, level: str) -> tuple[int, int]:
    """A key that sorts the gravest claims first; those that cannot be checked come last.

    >>> sorted([("consistent", ""), ("inconsistent", "meaning-level")], key=lambda case: gravity(*case))[0][0]
    'inconsistent'
    """
    known = -VERDICTS.index(verdict) if verdict in (OPEN, COUNTS) else VERDICTS.index(verdict)
    return -SEVERITIES.index(level), -known


def independent_verdict(printed: str, bound: str, exact: bool, independent: list[Interval], own_source: Sequence[Interval] = ()) -> str:
    """How a printed number stands to published values: `consistent` if it meets any independent one.

    `own_source` holds the values of the agency whose number the article prints, whoever prints them again: if it
    meets only one of these it agrees with its own source, and nothing more is shown. With a bound every published
    value must lie on that side of the number: a rise, or a largest deal, falls with a single exception.
    Values that are undefined decide nothing.

    >>> independent_verdict("3", "at most", True, [Interval(2.7, 2.7), Interval(4.0, 4.0)])
    'differs from independent source'
    >>> independent_verdict("95.28", "exact", False, [Interval(95.244, 95.244)], [Interval(95.275, 95.285)])
    'agrees with its own source'
    """
    stated = stands_for(printed, exact, bound)
    independent, own_source = ([value for value in values if value.known] for values in (independent, own_source))
    if not independent and not own_source:
        return OPEN
    if bound in BOTH_SIDES:
        held, by_own = (any(value.meets(stated) for value in values) for values in (independent, own_source))
    else:
        every = all(keeps(value, bound, stated) for value in (*independent, *own_source))
        held, by_own = every and bool(independent), every
    return CONSISTENT if held else OWN_SOURCE if by_own else DIFFERS


def supported(first: list[float], second: list[float]) -> int | None:
    """Which of two numbers that contradict each other published values support: 0 or 1; None if there are none or both lie as far.

    Each side gives how far it lies from every published value of what it states, in per cent; the nearest counts.

    >>> supported([-0.26], [0.003]), supported([], [])
    (1, None)
    """
    nearest = [min(map(abs, side), default=float("inf")) for side in (first, second)]
    return None if nearest[0] == nearest[1] else nearest.index(min(nearest))


def distance(printed: str, other: Interval) -> float:
    """The printed number less the middle of another interval, in its own unit, or in days for dates.

    >>> distance("20", Interval(26.0, 27.0))
    -6.5
    """
    return printed_interval(printed, exact=True).middle - other.middle


def difference(printed: str, other: Interval) -> float:
    """The printed number less the middle of another interval, in per cent of the latter.

    >>> difference("110", Interval(99.0, 101.0))
    10.0
    """
    return distance(printed, other) / abs(other.middle) * 100 if other.middle else float("nan")


def fits(printed: str, formula: str, case: dict[str, Interval]) -> bool:
    """Whether a number would be consistent if a hypothesis about a slip were true.

    The formula may use the names of the case, and p and z, the places of the printed number; one
    that needs other names does not fit.

    >>> fits("33.55", "x / 10", {"x": Interval(335.4925, 335.4935)})
    True
    """
    try:
        return printed_interval(printed).meets(evaluate_interval(formula, case | places(printed)))
    except NameNotDefined:
        return False


def group_of(kind: str, unit: str) -> str:
    """The group that a claim is counted in, one of GROUPS; empty for a count of what the text lists.

    >>> group_of("share", "%"), group_of("value", "years"), group_of("list", "count")
    ('shares', 'dates and durations', '')
    """
    return "" if kind == LISTED else "dates and durations" if unit in TIMES else GROUP_OF_KIND[kind]


def statements(claims: pd.DataFrame) -> pd.DataFrame:
    """The statements that some claims make, each once, however often the article repeats it.

    `claims` has statement_id, kind, unit, verdict, independent (whether it rests on a source of another origin than
    the article's own) and chosen (whether it rests on a choice of the dashboard that the words leave open). Columns of
    the result, by statement_id in the order of the claims: group (one of GROUPS), verdict, independent, chosen. A
    statement fails as its worst claim does, and holds where one of its claims holds and none fails or depends on the
    reading: of those that hold the best verdict counts, because repetitions need no evidence of their own. It rests on a
    choice where no claim of it holds without one. Counts of what the text lists are left out.
    """
    counted = claims[claims["verdict"] != COUNTS]
    known = counted.assign(group=list(map(group_of, counted["kind"], counted["unit"])),
                           sure=counted["verdict"].isin(HELD) & ~counted["chosen"])
    grouped = known.groupby("statement_id", sort=False)
    return pd.DataFrame({"group": grouped["group"].first(), "verdict": grouped["verdict"].agg(of_statement),
                         "independent": grouped["independent"].any(), "chosen": grouped["chosen"].any() & ~grouped["sure"].any()})


def of_statement(verdicts: pd.Series) -> str:
    """The verdict of a statement from those of the claims that repeat it.

    >>> of_statement(pd.Series(["consistent", "inconsistent"])), of_statement(pd.Series(["not checkable", "consistent"]))
    ('inconsistent', 'consistent')
    """
    decisive = [verdict for verdict in verdicts if verdict in (DEPENDS, *FAILED)]
    return worst(decisive) if decisive else min(verdicts, key=VERDICTS.index)


def of_whole_statements(claims: pd.DataFrame, chosen: Sequence[str]) -> pd.DataFrame:
    """All claims of the statements that some claims belong to, for a statement is judged by all its numbers and not by those chosen.

    `claims` has statement_id and is indexed by what `chosen` names.

    >>> of_whole_statements(pd.DataFrame({"statement_id": ["a", "b", "b"]}, index=["x", "y", "z"]), ["y"]).index.tolist()
    ['y', 'z']
    """
    return claims[claims["statement_id"].isin(claims.loc[list(chosen), "statement_id"])]


def tally(claims: pd.DataFrame) -> pd.DataFrame:
    """How many statements hold, fail, depend on the reading and are open, by group: dates and durations last.

    `claims` as `statements` takes them. A row for each of GROUPS and one for `all`; columns: statements, held, failed,
    depends, open, held_independent (held by a source of another origin than the article's own), held_chosen (held only by
    a choice of the dashboard).
    """
    found = statements(claims)
    held = found["verdict"].isin(HELD)
    counts = pd.DataFrame({"statements": True, "held": held, "failed": found["verdict"].isin(FAILED),
                           "depends": found["verdict"] == DEPENDS, "open": found["verdict"] == OPEN,
                           "held_independent": held & found["independent"], "held_chosen": held & found["chosen"]}).astype(int)
    by_group = counts.groupby(found["group"]).sum().reindex(list(GROUPS), fill_value=0)
    return pd.concat([by_group, by_group.sum().rename("all").to_frame().T])
