"""Arithmetic over named series, such as `a / (a + b) * 100`, with units and missing values.

Allowed are numbers, the names of the series, + - * / **, brackets, and the functions log, sqrt and abs; the
signs × · ÷ − ^ ² ³ of printed formulas stand for these. Units follow the arithmetic: only equal kinds of unit may be
added or subtracted (million and billion dollars may), a ratio of equal units has none, a product or quotient that is
of the kind of one unit has that, and a logarithm needs a number without unit. A year in which an operand is missing,
or that divides by zero, is missing at that step and at every later one, so that a / (a / 0) is not 0 and a ** 0 not 1
where there is no a.
"""

import ast
import operator
import re
from collections.abc import Callable
from functools import lru_cache, reduce
from typing import Any

import numpy as np
import pandas as pd
from simpleeval import SimpleEval

from indicators.basics.inputs import by_whole_year

LONGEST = 300
PRINTED = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "^": "**", "²": "**2", "³": "**3"})
# Python would take the first for a remark, and the second for a list.
NO_SIGNS = {"#": "“#” is no sign of an expression.",
            ",": "“,” is no sign of an expression: decimals have a point, as in 1.5, and functions one value."}
# What Python says of a text that it cannot read, and what a reader is told.
UNREAD = {"was never closed": "This bracket is not closed.", "unmatched": "This bracket is not opened.",
          "invalid decimal": "A sign is missing between a number and a name, as in 2 * a."}

# Each is worked out by `step`, which keeps what is missing missing.
OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: lambda one, other: held(operator.mul, one, other),
              ast.Div: lambda one, other: held(operator.truediv, one, other), ast.USub: operator.neg, ast.UAdd: operator.pos,
              ast.Pow: lambda base, power: held(operator.pow, base, power)}
# Each of one value: numpy's own functions would write into a second.
FUNCTIONS = {"log": lambda value: np.log(value), "sqrt": lambda value: np.sqrt(value), "abs": lambda value: np.abs(value)}


class ExpressionFault(ValueError):
    """An expression cannot be evaluated; the message shows where."""

    def __init__(self, reason: str, expression: str, place: int) -> None:
        super().__init__(f"{reason}\n{expression}\n{' ' * place}^")
        self.reason, self.place = reason, place


def evaluate(expression: str, series: dict[str, pd.Series], units: dict[str, str], definitions: dict[str, str]) -> tuple[pd.Series, str]:
    """The value of an expression in every year that any series has, and its unit.

    `series` maps names to values by year, `units` the same names to their units, and `definitions` units to what they
    are made of, such as 1e9 * USD; a unit without a definition stands for itself. The unit is empty
    for a plain number. Raises ExpressionFault, with the place, for whatever cannot be evaluated, and ValueError
    for a series with several values in a year.

    >>> value, unit = evaluate("a / b * 100", {"a": pd.Series({2015: 2.0}), "b": pd.Series({2015: 8.0})},
    ...                        {"a": "USD bn", "b": "USD bn"}, {"USD bn": "1e9 * USD"})
    >>> value.tolist(), unit
    ([25.0], '')
    """
    if len(expression) > LONGEST:
        raise ExpressionFault(f"Use at most {LONGEST} characters.", expression[:LONGEST], LONGEST)
    text = in_python(expression)
    for sign, fault in NO_SIGNS.items():
        if sign in text:
            raise ExpressionFault(fault, text, text.index(sign))
    table = pd.DataFrame({name: by_whole_year(values) for name, values in series.items()}, dtype=float).sort_index()
    known = registry(tuple(definitions.items()))
    for word in {symbol(units[name]) for name in table}:
        if word not in known:
            known.define(f"{word} = [{word}]")
    names = {name: known.Unit(symbol(units[name])) * table[name].to_numpy() for name in table}
    with np.errstate(all="ignore"):
        magnitude, unit = in_one_unit(Evaluator(text, names).result(), known, tuple(definitions))
    values = np.broadcast_to(magnitude, len(table))
    return pd.Series(values, table.index).where(np.isfinite(values)), unit_words(unit)


def names_in(expression: str) -> set[str]:
    """The names that an expression uses, those of functions among them; none if it is no expression.

    >>> sorted(names_in("abs(b) - c"))
    ['abs', 'b', 'c']
    """
    try:
        return {node.id for node in ast.walk(ast.parse(in_python(expression), mode="eval")) if isinstance(node, ast.Name)}
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()


def in_python(expression: str) -> str:
    """An expression with the signs that Python has for those of printed formulas.

    >>> in_python(" a × b² − c^2 ")
    'a * b**2 - c**2'
    """
    return expression.strip().translate(PRINTED)


class TooSmall(ArithmeticError):
    """A number that is not 0 and that the machine would hold as 0."""


# What a reader is told of a number that is none, or that the machine cannot hold.
NOT_HELD = {OverflowError: "This number is too large.", TooSmall: "This number is too small: it could not be told from 0.",
            ZeroDivisionError: "This divides by zero.", FloatingPointError: "A root of a negative number has no real value."}


def held(operation: Callable, one: Any, other: Any) -> Any:
    """A product, quotient or power as the machine can hold it.

    Raises FloatingPointError for a root of a negative number, TooSmall and OverflowError for what would become 0 or endless.
    """
    found = operation(one, other)
    if isinstance(found, complex):
        raise FloatingPointError
    of_one, of_other, size = map(magnitude, (one, other, found))
    known = np.isfinite(of_one) & (of_one != 0) & np.isfinite(of_other) & (of_other != 0)
    if (known & (size == 0)).any():
        raise TooSmall
    if (known & np.isinf(size)).any():
        raise OverflowError
    return found


def constant(written: str, value: float) -> float:
    """A number as it is written, which whole numbers could be without bound: 9 ** 9 ** 9.

    Raises TooSmall and OverflowError for what the machine would hold as 0 or endless.

    >>> constant("0.50", 0.5), constant("0e5", 0.0)
    (0.5, 0.0)
    """
    held_as = float(value)
    if np.isinf(held_as):
        raise OverflowError
    if held_as == 0 and re.match("[0_.]*[1-9]", written):
        raise TooSmall
    return held_as


def step(operation: Callable) -> Callable:
    """An operation whose result is missing wherever an operand is missing or the result is undefined.

    >>> step(operator.pow)(float("nan"), 0.0), step(operator.add)(1.0, 2.0)
    (nan, 3.0)
    """
    def of_known(*operands: Any) -> Any:
        result = operation(*operands)
        known = reduce(operator.and_, (np.isfinite(magnitude(value)) for value in (*operands, result)))
        if known.all():
            return result
        kept = np.where(known, magnitude(result), np.nan) if known.ndim else float("nan")
        return kept * result.units if hasattr(result, "units") else kept
    return of_known


def magnitude(value: Any) -> Any:
    """A value without its unit."""
    return getattr(value, "magnitude", value)


class Evaluator(SimpleEval):
    """simpleeval walks the syntax tree without Python's eval; this adds the place to its faults.

    Chosen over asteval, which allows loops and assignments, and numexpr, which knows no units.
    """

    def __init__(self, text: str, names: dict) -> None:
        super().__init__(operators={sign: step(operation) for sign, operation in OPERATIONS.items()},
                         functions={name: step(function) for name, function in FUNCTIONS.items()}, names=names)
        self.text = text
        # Nothing but arithmetic: no attributes, subscripts, comparisons, texts or keywords.
        kept = (ast.Expr, ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Constant)
        self.nodes = {kind: handler for kind, handler in self.nodes.items() if kind in kept}

    def result(self) -> Any:
        """What the expression comes to, with its unit if it has one, in which equal kinds are one. Raises ExpressionFault."""
        try:
            value = self.eval(self.text, ast.parse(self.text, mode="eval").body)
            return value.to_reduced_units() if hasattr(value, "to_reduced_units") else value
        except ExpressionFault:
            raise
        except SyntaxError as error:
            # Python gives 0 for a fault at the very end.
            place = min(error.offset - 1, len(self.text)) if error.offset else len(self.text)
            said = next((words for known, words in UNREAD.items() if known in error.msg), "This is not a complete expression.")
            raise ExpressionFault(said, self.text, place) from None
        except (RecursionError, MemoryError, ValueError) as error:
            raise ExpressionFault(f"This cannot be read: {error}.", self.text, 0) from None
        except Exception as error:  # pint's own, of which it has many
            raise ExpressionFault(reason(error), self.text, 0) from None

    def _eval(self, node):
        try:
            if isinstance(node, ast.Constant) and type(node.value) in (int, float):
                return constant(ast.get_source_segment(self.text, node), node.value)
            if isinstance(node, ast.Constant):
                raise TypeError("not a number")
            if isinstance(node, ast.Name) and node.id in self.functions and node.id not in self.names:
                raise ExpressionFault(f"“{node.id}” needs a value in brackets, such as {node.id}(a).", self.text, node.col_offset)
            return super()._eval(node)
        except ExpressionFault:
            raise
        except Exception as error:
            said = self.unknown(error) or reason(error, node)
            raise ExpressionFault(said, self.text, operator_place(self.text, node)) from None

    def unknown(self, error: Exception) -> str:
        """What there is in place of a name that there is not; empty for another fault."""
        name = getattr(error, "name", None) or getattr(error, "func_name", None)
        return f"There is no line or function “{name}”; there are {', '.join([*self.names, *self.functions])}." if name else ""


def operator_place(text: str, node: ast.AST) -> int:
    """Where a fault shows: at the operator between two operands, else at the node's start."""
    if isinstance(node, ast.BinOp):
        gap = text[node.left.end_col_offset:node.right.col_offset]
        sign = re.search(r"[-+*/]", gap)
        return node.left.end_col_offset + (sign.start() if sign else 0)
    return getattr(node, "col_offset", 0)


def reason(error: Exception, node: ast.AST | None = None) -> str:
    """A fault in words for the writer of the expression: at a function or a power, what must have no unit there."""
    import pint

    if isinstance(error, pint.DimensionalityError):
        if isinstance(node, ast.Call):
            return f"{node.func.id} needs a number without unit, such as the ratio of two lines; this is in {unit_words(error.units1)}."
        if isinstance(getattr(node, "op", None), ast.Pow):
            return "The exponent of a power must be a number without unit, and a single one where the base has a unit."
        return f"These units do not go together: {unit_words(error.units1) or 'none'} and {unit_words(error.units2) or 'none'}."
    known = (words for kind, words in NOT_HELD.items() if isinstance(error, kind))
    return next(known, f"Only lines, numbers and + - * / ** ( ) {' '.join(FUNCTIONS)} are understood.")


@lru_cache(maxsize=2)
def registry(definitions: tuple[tuple[str, str], ...]):
    """The units that are defined, those that their definitions name, and no others."""
    import pint  # here, because importing it takes half a second

    units = pint.UnitRegistry(None)
    units.formatter.default_format = "~"
    for base in sorted({name for _, meaning in definitions for name in names_in(meaning)}):
        units.define(f"{base} = [{base}]")
    for words, meaning in definitions:
        if meaning:
            units.define(f"{symbol(words)} = {meaning}")
    return units


def in_one_unit(value: Any, units, names: tuple[str, ...]) -> tuple[np.ndarray, Any]:
    """Values and their unit, empty for a plain number; a product or quotient in the one unit of `names` that is of its kind,
    if there is one.

    Of several, such as dollars and millions of them, it is the largest of which the median value is at least one, else the smallest.
    """
    if hasattr(value, "units") and len(value.unit_items()) > 1:
        alike = [value.to(symbol(name)) for name in names if symbol(name) in units
                 and units.Unit(symbol(name)).is_compatible_with(value.units)]
        known = np.isfinite(value.magnitude).any()
        by_size = sorted(alike, key=lambda same: np.nanmedian(np.abs(same.magnitude))) if known else []
        value = next((same for same in by_size if np.nanmedian(np.abs(same.magnitude)) >= 1), (by_size or [value])[-1])
    return np.asarray(magnitude(value), dtype=float), getattr(value, "units", "")


def symbol(words: str) -> str:
    """A unit's words as one name, such as `USD_bn`; a sign that no name can hold, as in € bn or 1000 t, by its number.

    >>> symbol("Mt/year"), symbol("m²"), symbol("1000 t")
    ('Mt_per_year', 'mx00B2x', 'x0031x000_t')
    """
    name = words.replace("%", "percent").replace("/", "_per_").replace(" ", "_")
    return re.sub(r"[^A-Za-z0-9_]|^[0-9]", lambda sign: f"x{ord(sign[0]):04X}x", name)


def unit_words(unit) -> str:
    """A unit as readers see it; a rate inside a product stands in brackets."""
    symbols = f"{unit}".replace("dimensionless", "").replace("**", "^")
    if re.search(r"[*/^]", symbols):
        symbols = re.sub(r"\w+_per_\w+", r"(\g<0>)", symbols)
    words = re.sub(r"x([0-9A-F]{4,6})x", lambda sign: chr(int(sign[1], 16)), symbols)
    return words.replace("percent", "%").replace("_per_", "/").replace("_", " ").strip()
