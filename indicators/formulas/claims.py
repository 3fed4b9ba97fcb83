"""Check a printed number as an interval: it stands for every value that rounds to it.

The interval is carried through the formula with mpmath's interval arithmetic, so that a verdict never
rests on digits that were not printed.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from math import floor, isfinite, isnan, nan
from typing import Any, NamedTuple

import pandas as pd
from mpmath import iv
from mpmath.libmp import ComplexResult
from simpleeval import SimpleEval

EXACT_KINDS = ("rank", "count", "duration")
BOTH_SIDES = ("exact", "about")  # bounds of a number that values must equal; all others ask for one side of it
LISTED = "list"  # the kind of a number that counts what the text itself lists: nothing could make it fail
DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")

# From best to worst; a claim gets the worst that any of its checks gives.
OWN_SOURCE = "agrees with its own source"
OPEN, COUNTS = "not checkable", "states a count"
VERDICTS = ("consistent", "consistent within rounding", OWN_SOURCE, "differs from independent source", "inconsistent",
            "contradicts itself", OPEN, COUNTS)
FAILED = ("differs from independent source", "inconsistent", "contradicts itself")
HELD = VERDICTS[:VERDICTS.index(FAILED[0])]
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


class Interval(NamedTuple):
    """All values from low to high."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether both have a value in common."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> float:
        """The value half way between both ends."""
        return (self.low + self.high) / 2

    @property
    def known(self) -> bool:
        """Whether there is a value at all: UNDEFINED has none."""
        return not isnan(self.low)


UNDEFINED = Interval(nan, nan)


def printed_interval(number: str, exact: bool = False) -> Interval:
    """All values that round to the printed number, half a unit of its last digit to each side.

    Trailing zeros count; an exact number, such as a count, stands for itself, and a date for its days.

    >>> printed_interval("95.20")
    Interval(low=95.195, high=95.205)
    """
    if DATE.match(number):
        return date_interval(number)
    value = Decimal(number)
    half = Decimal(0) if exact else Decimal((0, (5,), value.as_tuple().exponent - 1))
    return Interval(float(value - half), float(value + half))


def date_interval(text: str) -> Interval:
    """The days of a date, a month, or a span of either such as 2014-09/2014-11, as proleptic ordinals.

    A year alone is a span of months, 2001-01/2001-12, because 2001 is also a number. Source: ISO 8601.

    >>> date_interval("2001-07")
    Interval(low=730667, high=730697)
    """
    first, _, last = text.partition("/")
    return Interval(pd.Period(first).start_time.toordinal(), pd.Period(last or first).end_time.toordinal())


def within_accuracy(value: float, accuracy: float) -> Interval:
    """All values that may stand behind a converted one that is accurate to some per cent to each side.

    >>> within_accuracy(200.0, 0.5)
    Interval(low=199.0, high=201.0)
    """
    half = abs(value) * accuracy / 100
    return Interval(value - half, value + half)


def observed_interval(value: float, as_printed: str) -> Interval:
    """All values that a published one stands for, by the digits that its source prints, in the unit of the value.

    The digits may be those of another multiple, such as 38 for 3.8 where the source counts in hundreds of millions.
    A value without printed digits was computed, and one in words is exact: they stand for themselves.

    >>> observed_interval(66.0, "66.00"), observed_interval(3.8, "38"), observed_interval(25.0, "")
    (Interval(low=65.995, high=66.005), Interval(low=3.75, high=3.85), Interval(low=25.0, high=25.0))
    """
    try:
        printed, exact = Decimal(as_printed), Decimal(repr(float(value)))
    except InvalidOperation:
        return Interval(value, value)
    moved = exact.adjusted() - printed.adjusted() if value else 0
    half = Decimal((0, (5,), printed.as_tuple().exponent - 1)).scaleb(moved)
    return Interval(float(exact - half), float(exact + half))


def cut(value: iv.mpf, place: iv.mpf) -> iv.mpf:
    """A value with all digits behind a place dropped and not rounded: 26.28 at the tens is 20."""
    value, unit = iv.mpf(value), float(iv.mpf(place).a)
    if not isfinite(float(value.a)) or not isfinite(float(value.b)):
        return value
    return iv.mpf([floor(round(float(end) / unit, 9)) * unit for end in (value.a, value.b)])


FUNCTIONS = {"count": lambda *values: iv.mpf(len(values)), "cut": cut}


def bounded(operation: Callable[..., Any]) -> Callable[..., iv.mpf]:
    """An operation on intervals whose ends stay below the largest number that a computer's number can be.

    Raises OverflowError above it – without this, 9 ** 9 ** 9 would be worked out to its last digit –, ZeroDivisionError
    for a divisor that may be zero, for the result may then be anything, and FloatingPointError for a root of what may be
    negative.
    """
    def of(*values: Any) -> iv.mpf:
        operands = [iv.mpf(value) for value in values]
        if operation is operator.truediv and 0 in operands[1]:
            raise ZeroDivisionError
        if operation is operator.pow and operands[0].a < 0 and not (operands[1].delta == 0 and float(operands[1].a).is_integer()):
            raise FloatingPointError
        result = iv.mpf(operation(*operands))
        if not all(isfinite(float(end)) for end in (result.a, result.b)):
            raise OverflowError
        return result
    return of


OPERATORS = {sign: bounded(operation) for sign, operation in {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow, ast.USub: operator.neg}.items()}


def places(printed: str) -> dict[str, Interval]:
    """The place of the last printed digit, p, and that of the last digit that is not zero, z.

    >>> places("20")
    {'p': Interval(low=1.0, high=1.0), 'z': Interval(low=10.0, high=10.0)}
    """
    numbers = {"p": Decimal(printed), "z": Decimal(printed).normalize()}
    return {name: Interval(*[float(Decimal(1).scaleb(value.as_tuple().exponent))] * 2) for name, value in numbers.items()}


def evaluate_interval(expression: str, inputs: dict[str, Interval]) -> Interval:
    """The interval of an expression over intervals, by mpmath.

    Besides arithmetic it knows count(a, b, …), the number of its arguments, and cut(x, place).
    UNDEFINED where the inputs do not bound the result: a divisor that may be zero, a root of what may be negative, a
    number too large to be kept, an input that is undefined itself. Raises simpleeval.InvalidExpression for anything else.

    >>> evaluate_interval("a - b", {"a": Interval(95.275, 95.285), "b": Interval(68.5, 69.5)})
    Interval(low=25.775, high=26.785)
    >>> evaluate_interval("a / b", {"a": Interval(1.0, 2.0), "b": Interval(-0.05, 0.05)}).known
    False
    """
    if not all(value.known for value in inputs.values()):
        return UNDEFINED
    names = {name: iv.mpf([value.low, value.high]) for name, value in inputs.items()}
    try:
        result = iv.mpf(SimpleEval(operators=OPERATORS, functions=FUNCTIONS, names=names).eval(expression))
        ends = float(result.a), float(result.b)
    except (ArithmeticError, ComplexResult):
        return UNDEFINED
    return Interval(*(round(end, 12) + 0.0 for end in ends)) if all(map(isfinite, ends)) else UNDEFINED  # no -0.0


def numbers_put_in(formula: str, inputs: dict[str, str]) -> str:
    """A formula with the printed numbers in the place of its one-letter names.

    >>> numbers_put_in("a - b", {"a": "95.28", "b": "69"})
    '95.28 - 69'
    """
    return re.sub(r"\b[a-z]\b", lambda name: inputs[name[0]], formula)


def arithmetic_verdict(printed: str, exact: bool, computed: Interval, point: float) -> str:
    """How a printed number stands to what follows from other printed numbers.

    `point` is the result from the printed inputs taken as exact. It is `consistent` if that rounds to
    the printed number, `consistent within rounding` if only the intervals meet, else `inconsistent`.
    Exact numbers and dates are not rounded: for them it is enough that the intervals meet. Against an undefined
    result nothing can be checked.

    >>> arithmetic_verdict("71.8", False, Interval(15.7, 15.8), 15.76)
    'inconsistent'
    """
    stated = printed_interval(printed, exact)
    if not computed.known or not isfinite(point):
        return OPEN
    if stated.low <= point <= stated.high or exact and stated.meets(computed):
        return "consistent"
    return "consistent within rounding" if stated.meets(computed) else "inconsistent"


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
    """How a printed number stands to the article's other numbers.

    A check that is another claim alone, `a`, asks for the same value, and `at least a` for one that is
    not smaller: a failure of these is the article's contradiction with itself. With a bound the result
    must lie on that side of the number.

    >>> own_verdict("33.55", False, "at least a", Interval(42.4325, 42.4335), 42.433)
    'contradicts itself'
    """
    stated = stands_for(printed, exact, bound)
    if not computed.known:
        return OPEN
    if check.startswith("at least "):
        return "consistent" if stated.high >= computed.low else "contradicts itself"
    if bound not in BOTH_SIDES:
        return "consistent" if keeps(computed, bound, stated) else "inconsistent"
    verdict = arithmetic_verdict(printed, exact, computed, point)
    return "contradicts itself" if verdict == "inconsistent" and check == "a" else verdict


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
    if verdict == "consistent within rounding":
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
    return max((verdict for verdict in verdicts if verdict != "not checkable"), key=VERDICTS.index, default="not checkable")


def group_of(kind: str, unit: str) -> str:
    """The group that a claim is counted in, one of GROUPS; empty for a count of what the text lists.

    >>> group_of("share", "%"), group_of("value", "years"), group_of("list", "count")
    ('shares', 'dates and durations', '')
    """
    return "" if kind == LISTED else "dates and durations" if unit in TIMES else GROUP_OF_KIND[kind]


def statements(claims: pd.DataFrame) -> pd.DataFrame:
    """The statements that some claims make, each once, however often the article repeats it.

    `claims` has statement_id, kind, unit, verdict and independent (whether it rests on a source of another origin than
    the article's own). Columns of the result, by statement_id in the order of the claims: group (one of GROUPS), verdict,
    independent. A statement fails as its worst claim does, and holds where one of its claims holds and none
    fails: of those that hold the best verdict counts, because repetitions need no evidence of their own. Counts of
    what the text lists are left out.

    >>> statements(pd.DataFrame({"statement_id": ["years", "years"], "kind": "duration", "unit": "years",
    ...     "verdict": ["consistent", "not checkable"], "independent": False})).to_dict("records")
    [{'group': 'dates and durations', 'verdict': 'consistent', 'independent': False}]
    """
    counted = claims[claims["verdict"] != COUNTS]
    grouped = counted.assign(group=list(map(group_of, counted["kind"], counted["unit"]))).groupby("statement_id", sort=False)
    return pd.DataFrame({"group": grouped["group"].first(), "verdict": grouped["verdict"].agg(of_statement),
                         "independent": grouped["independent"].any()})


def of_statement(verdicts: pd.Series) -> str:
    """The verdict of a statement from those of the claims that repeat it.

    >>> of_statement(pd.Series(["consistent", "inconsistent"])), of_statement(pd.Series(["not checkable", "consistent"]))
    ('inconsistent', 'consistent')
    """
    failed = [verdict for verdict in verdicts if verdict in FAILED]
    return worst(failed) if failed else min(verdicts, key=VERDICTS.index)


def of_whole_statements(claims: pd.DataFrame, chosen: Sequence[str]) -> pd.DataFrame:
    """All claims of the statements that some claims belong to, for a statement is judged by all its numbers and not by those chosen.

    `claims` has statement_id and is indexed by what `chosen` names.

    >>> of_whole_statements(pd.DataFrame({"statement_id": ["a", "b", "b"]}, index=["x", "y", "z"]), ["y"]).index.tolist()
    ['y', 'z']
    """
    return claims[claims["statement_id"].isin(claims.loc[list(chosen), "statement_id"])]


def tally(claims: pd.DataFrame) -> pd.DataFrame:
    """How many statements hold, fail and are open, by group: quantities, shares and ranks first, dates and durations last.

    `claims` as `statements` takes them. A row for each of GROUPS and one for `all`; columns: statements, held, failed,
    open, held_independent (held by a source of another origin than the article's own).

    >>> tally(pd.DataFrame({"statement_id": ["a", "b", "b"], "kind": "rank", "unit": "rank", "verdict": ["consistent", "inconsistent",
    ...     "consistent"], "independent": [True, False, False]})).loc["ranks"].to_dict()
    {'statements': 2, 'held': 1, 'failed': 1, 'open': 0, 'held_independent': 1}
    """
    found = statements(claims)
    failed, undecided = found["verdict"].isin(FAILED), found["verdict"] == OPEN
    held = ~(failed | undecided)
    counts = pd.DataFrame({"statements": True, "held": held, "failed": failed, "open": undecided,
                           "held_independent": held & found["independent"]}).astype(int)
    by_group = counts.groupby(found["group"]).sum().reindex(list(GROUPS), fill_value=0)
    return pd.concat([by_group, by_group.sum().rename("all").to_frame().T])


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
    return "consistent" if held else OWN_SOURCE if by_own else "differs from independent source"


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
    names = case | places(printed)
    needed = {node.id for node in ast.walk(ast.parse(formula)) if isinstance(node, ast.Name)} - set(FUNCTIONS)
    return needed <= set(names) and printed_interval(printed).meets(evaluate_interval(formula, names))
