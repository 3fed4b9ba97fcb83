"""A printed number as an interval, all values that round to it, carried through a formula.

The interval arithmetic is that of mpmath, so that a verdict never rests on digits that were not printed.
"""

import ast
import operator
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from math import floor, isfinite, isnan, nan
from typing import Any, NamedTuple, Self

import pandas as pd
from mpmath import iv
from mpmath.libmp import ComplexResult
from simpleeval import SimpleEval

DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class Interval(NamedTuple):
    """All values from low to high."""

    low: float
    high: float

    def meets(self, other: Self) -> bool:
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

    Trailing zeros count; an exact number, such as a count, stands for itself. A date, a month, or a span of either such as
    2014-09/2014-11 stands for its days, as proleptic ordinals (ISO 8601); a year is written 2001-01/2001-12, because 2001 is also a number.

    >>> printed_interval("95.20"), printed_interval("2001-07")
    (Interval(low=95.195, high=95.205), Interval(low=730667, high=730697))
    """
    if DATE.match(number):
        first, _, last = number.partition("/")
        return Interval(pd.Period(first).start_time.toordinal(), pd.Period(last or first).end_time.toordinal())
    value = Decimal(number)
    half = Decimal(0) if exact else Decimal((0, (5,), value.as_tuple().exponent - 1))
    return Interval(float(value - half), float(value + half))


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
FUNCTIONS = {"count": lambda *values: iv.mpf(len(values)), "cut": cut}


def places(printed: str) -> dict[str, Interval]:
    """The place of the last printed digit, p, and that of the last digit that is not zero, z.

    >>> places("20")
    {'p': Interval(low=1.0, high=1.0), 'z': Interval(low=10.0, high=10.0)}
    """
    numbers = {"p": Decimal(printed), "z": Decimal(printed).normalize()}
    units = {name: float(Decimal(1).scaleb(value.as_tuple().exponent)) for name, value in numbers.items()}
    return {name: Interval(unit, unit) for name, unit in units.items()}


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
