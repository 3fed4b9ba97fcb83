"""Check what the tables compute: measures, the number of their inputs, and the form of arithmetic.

Nothing is worked out here but the parts of formulas that are numbers alone, and `indicators/` is not imported: the
source of a measure is only read to see that its function is there and how many lines of values it takes.
"""

import ast
import operator
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from data.text.faults import Fault, Texts
from data.text.references import of_check
from data.text.schema import LEVEL

ROOT = Path(__file__).parents[2]

# What `indicators/formulas/intervals.py` can carry intervals through; a test compares the two.
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
             ast.Pow: operator.pow, ast.USub: operator.neg}
FUNCTIONS = {"count": None, "cut": 2}  # with the number of their values; any for None
ARITHMETIC = "arithmetic of numbers and letters with + - * / ** ( ) count(a, b) cut(a, b)"
OF_A_WHOLE = "indicators.basics.shares:share"  # the one measure in the box of charts that takes two series
LONGEST = 300  # characters, as for the expressions of readers
# Every hypothesis may use the places of the claim's digits; all but those about its inputs start from one value, x.
PLACES, START = {"p", "z"}, {"x"}


class Taken(NamedTuple):
    """The annual series that a function takes, any number of the last if `more`, and the other arguments that it cannot do without."""

    series: list[str]
    least: int
    others: list[str]
    gives_series: bool
    more: bool


@cache
def functions(module: str) -> dict[str, Taken]:
    """The functions of a module of `indicators/` by name; none if there is no such module."""
    path = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8") if path.is_file() else "")
    return {node.name: taken(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


def taken(function: ast.FunctionDef) -> Taken:
    """What a function takes, by the types it declares."""
    arguments = function.args.args
    any_number = list(filter(is_series, [function.args.vararg]))
    needed = len(arguments) - len(function.args.defaults)
    series = [argument.arg for argument in takewhile(is_series, arguments)]
    others = [argument.arg for argument in arguments[len(series):needed]]
    return Taken(series + [argument.arg for argument in any_number], min(needed, len(series)) + len(any_number), others,
                 function.returns is not None and ast.unparse(function.returns) == "pd.Series", bool(any_number))


def is_series(argument: ast.arg | None) -> bool:
    """Whether there is an argument and it is declared to be a series."""
    return bool(argument and argument.annotation) and ast.unparse(argument.annotation).startswith("pd.Series")


def declared(function: str) -> Taken | None:
    """The function that a row of measures names as `module:name`, if there is one."""
    module, _, name = function.partition(":")
    return functions(module).get(name)


def function_faults(texts: Texts) -> Iterator[Fault]:
    """Measures whose function does not exist."""
    for where, function in texts.rows("measures", "function")["function"].items():
        if declared(function) is None:
            file = function.partition(":")[0].replace(".", "/")
            yield Fault(where, "function", function, f"a function that is defined in {file}.py")


def offer_faults(texts: Texts) -> Iterator[Fault]:
    """Measures for the box of a chart that cannot be worked out or lack words, and charts that offer what is none of them."""
    names = [LEVEL, *filter(None, texts.rows("measures", "offered_as")["offered_as"])]
    for where, name, function, label, reason, unit, unit_long in texts.cells(
            "measures", "offered_as", "function", "label", "reason", "shown_unit", "shown_unit_long"):
        if not name:
            continue
        if names.count(name) > 1:
            yield Fault(where, "offered_as", name, "another id for each measure; “level” stands for the values as they are")
            return
        known = declared(function)
        if known and function != OF_A_WHOLE and not (known.gives_series and known.least == 1 and known.others in ([], ["base_year"])):
            yield Fault(where, "function", function, "a function that makes one annual series of one other, for charts offer it")
        for column, cell, needed in (("label", label, True), ("reason", reason, True), ("shown_unit_long", unit_long, unit)):
            if needed and not cell:
                yield Fault(where, column, "", "words for readers, because charts offer this measure")
    texts.whole("measures", "offered_as")
    for where, cell in texts.rows("charts", "measures")["measures"].str.split("; ").explode().items():
        if cell not in names:
            yield Fault(where, "measures", cell, f"one of {', '.join(names)}; measures.csv has them in offered_as")


def derivation_faults(texts: Texts) -> Iterator[Fault]:
    """Derivations with another number of inputs than their measure takes, or with one that no line comes out of."""
    rows = texts.rows("measures", "measure_id", "function")
    known = {name: declared(function) for name, function in zip(rows["measure_id"], rows["function"])}
    for where, row in texts.rows("derivations", "measure", "inputs").iterrows():
        measure = known.get(row["measure"])
        if measure is None:
            continue
        if not measure.series or measure.others or not measure.gives_series:
            yield Fault(where, "measure", row["measure"], "a measure that makes one annual series of others and needs nothing else")
        elif not measure.least <= (number := len(row["inputs"].split("; "))) or (number > len(measure.series) and not measure.more):
            yield Fault(where, "inputs", row["inputs"], f"an input for each of: {', '.join(measure.series)}"
                        + (f", and any number of {measure.series[-1]}" if measure.more else ""))


def hypothesis_faults(texts: Texts) -> Iterator[Fault]:
    """Formulas of hypotheses that cannot be worked out on any case of their kind."""
    letters = set().union(*(of_check("", cell).letters for cell in texts.rows("claims", "inputs")["inputs"]))
    for where, kind, formula in texts.cells("hypotheses", "kind", "formula"):
        if kind == "inputs" and ("claims", "inputs") in texts.unread:
            continue
        known = letters if kind == "inputs" else START
        if fault := arithmetic_fault(formula, known | PLACES):
            yield Fault(where, "formula", formula, fault)


def arithmetic_fault(formula: str, letters: set[str]) -> str:
    """What is expected of a formula that is no arithmetic or uses other letters; empty if it is right.

    >>> arithmetic_fault("(b - a) / a", {"a", "b"}), arithmetic_fault("a / n", {"a", "b"})
    ('', 'only letters that are given: a, b; not n')
    """
    if len(formula) > LONGEST:
        return f"at most {LONGEST} characters"
    try:
        tree = ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ARITHMETIC
    if not all(map(is_part, ast.walk(tree))):
        return ARITHMETIC
    if other := sorted(names(tree) - letters):
        return f"only letters that are given: {', '.join(sorted(letters)) or 'none'}; not {', '.join(other)}"
    try:
        of_numbers(tree)
    except ZeroDivisionError:
        return "no division by zero"
    except (OverflowError, ValueError):
        return "numbers that are not too large, and no root of a negative one"
    return ""


def of_numbers(node: ast.AST) -> float | None:
    """What an expression of numbers alone comes to, in floats, for whole numbers grow without end; None for one with letters.

    Raises ZeroDivisionError, OverflowError or ValueError if it has no value.
    """
    if isinstance(node, ast.Constant):
        value = float(node.value)
    else:
        parts = [of_numbers(part) for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
        if not isinstance(node, (ast.BinOp, ast.UnaryOp)) or None in parts:
            return None
        value = OPERATORS[type(node.op)](*parts)
    if isinstance(value, complex) or not isfinite(value):
        raise ValueError
    return value


def is_part(node: ast.AST) -> bool:
    """Whether formulas may hold a part of an expression: a number, a name, one of their operators, or a function with as many values
    as it takes."""
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", "")
        return name in FUNCTIONS and not node.keywords and FUNCTIONS[name] in (None, len(node.args))
    return isinstance(node, (ast.Name, ast.Load, ast.BinOp, ast.UnaryOp)) or type(node) in OPERATORS


def names(tree: ast.AST) -> set[str]:
    """The names that an expression uses, those of functions left out."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called}
