"""Check a printed number as an interval: it stands for every value that rounds to it.

The interval is carried through the formula with mpmath's interval arithmetic, so that a verdict never
rests on digits that were not printed.
"""

from __future__ import annotations

import ast
import operator
import re
from decimal import Decimal
from typing import NamedTuple

from mpmath import iv
from simpleeval import SimpleEval

EXACT_KINDS = ("rank", "count", "duration")
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
             ast.Pow: operator.pow, ast.USub: operator.neg}

# Slips that people make, tried on a claim that fails: what it would then be consistent with.
SLIPS = {"the rate is total growth divided by the number of years, not compound growth": "(b / a - 1) / n * 100",
         "the printed amount is ten times too small": "x / 10", "the printed amount is ten times too large": "x * 10"}


# From best to worst; a claim gets the worst that any of its checks gives.
VERDICTS = ("consistent", "consistent within rounding", "differs from independent source", "inconsistent",
            "contradicts itself", "not checkable")


class Interval(NamedTuple):
    """All values from low to high."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether both have a value in common."""
        return self.low <= other.high and other.low <= self.high


def printed_interval(number: str, exact: bool = False) -> Interval:
    """All values that round to the printed number, half a unit of its last digit to each side.

    Trailing zeros count; an exact number, such as a count, stands for itself.

    >>> printed_interval("95.20")
    Interval(low=95.195, high=95.205)
    """
    value = Decimal(number)
    half = Decimal(0) if exact else Decimal((0, (5,), value.as_tuple().exponent - 1))
    return Interval(float(value - half), float(value + half))


def evaluate_interval(expression: str, inputs: dict[str, Interval]) -> Interval:
    """The interval of an expression over intervals, by mpmath.

    Raises simpleeval.InvalidExpression for anything but arithmetic over the inputs.

    >>> evaluate_interval("a - b", {"a": Interval(95.275, 95.285), "b": Interval(68.5, 69.5)})
    Interval(low=25.775, high=26.785)
    """
    names = {name: iv.mpf([value.low, value.high]) for name, value in inputs.items()}
    result = iv.mpf(SimpleEval(operators=OPERATORS, functions={}, names=names).eval(expression))
    return Interval(round(float(result.a), 12), round(float(result.b), 12))


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

    >>> arithmetic_verdict("71.8", False, Interval(15.7, 15.8), 15.76)
    'inconsistent'
    """
    stated = printed_interval(printed, exact)
    if stated.low <= point <= stated.high:
        return "consistent"
    return "consistent within rounding" if stated.meets(computed) else "inconsistent"


def own_verdict(printed: str, exact: bool, check: str, computed: Interval, point: float) -> str:
    """How a printed number stands to the article's other numbers.

    A check that is another claim alone, `a`, asks for the same value, and `at least a` for one that is
    not smaller: a failure of these is the article's contradiction with itself.

    >>> own_verdict("33.55", False, "at least a", Interval(42.4325, 42.4335), 42.433)
    'contradicts itself'
    """
    if check.startswith("at least "):
        return "consistent" if printed_interval(printed, exact).high >= computed.low else "contradicts itself"
    verdict = arithmetic_verdict(printed, exact, computed, point)
    return "contradicts itself" if verdict == "inconsistent" and check == "a" else verdict


def severity(verdict: str, differences: list[float]) -> str:
    """How much a verdict matters: wording, digits (under one per cent) or meaning; empty if it holds.

    >>> severity("contradicts itself", [0.3])
    'digit-level'
    """
    if verdict in ("consistent", "not checkable"):
        return ""
    if verdict == "consistent within rounding":
        return "wording-level"
    return "digit-level" if differences and max(map(abs, differences)) < 1 else "meaning-level"


def worst(verdicts: list[str]) -> str:
    """The worst of some verdicts; `not checkable` if there is none.

    >>> worst(["consistent", "inconsistent"])
    'inconsistent'
    """
    return max(verdicts, key=VERDICTS.index, default="not checkable")


def independent_verdict(printed: str, bound: str, exact: bool, independent: list[Interval]) -> str:
    """How a printed number stands to independent values: `consistent` if it meets any of them.

    With a bound no independent value may lie above the number: one that is at most zero, or a largest
    deal, falls with a single exception.

    >>> independent_verdict("3", "at least", True, [Interval(2.7, 2.7), Interval(4.0, 4.0)])
    'differs from independent source'
    """
    stated = printed_interval(printed, exact)
    holds = (any(value.meets(stated) for value in independent) if bound in ("exact", "about")
             else all(value.low <= stated.high for value in independent))
    return "consistent" if holds else "differs from independent source"


def difference(printed: str, independent: Interval) -> float:
    """The printed number less the middle of an independent interval, in per cent of the latter.

    >>> difference("110", Interval(99.0, 101.0))
    10.0
    """
    middle = (independent.low + independent.high) / 2
    return (float(printed) - middle) / abs(middle) * 100 if middle else float("nan")


def explaining_slip(printed: str, inputs: dict[str, Interval], independent: list[Interval]) -> str:
    """The first slip of SLIPS under which the number would be consistent; empty if none fits.

    >>> explaining_slip("33.55", {}, [Interval(335.4925, 335.4935)])
    'the printed amount is ten times too small'
    """
    for slip, formula in SLIPS.items():
        cases = [{"x": value} for value in independent] if "x" in formula else [inputs]
        for case in cases:
            if all(name in case for name in set(formula) & set("abnx")) and printed_interval(printed).meets(
                    evaluate_interval(formula, case)):
                return slip
    return ""
