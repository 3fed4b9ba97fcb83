"""Check single cells against what their column declares."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from math import inf, isfinite

import pandas as pd
import pyarrow as pa

from data.text.faults import Fault
from data.text.schema import Column

# Written in one way only, so that a key which occurs twice is seen: 2005 and 02005 are one year.
WHOLE_NUMBER, NUMBER = r"0|-?[1-9][0-9]*", r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?"
Test = Callable[[str], object]  # true or false


def cell_faults(columns: dict[str, Column], text: pd.DataFrame) -> list[Fault]:
    """Cells of the wrong form in columns with these rules, each once; a cell that could not be read is passed over."""
    found = []
    for column, rule in columns.items():
        cells, checks = text[column].dropna(), list(cell_checks(rule))
        # Most texts stand in many cells: each is looked at once.
        wrong = {cell: expected for cell in cells.unique() if (expected := what_is_missed(cell, rule, checks))}
        found += [Fault(where, column, cell, wrong[cell]) for where, cell in cells.items() if cell in wrong] if wrong else []
    return found


def what_is_missed(cell: str, rule: Column, checks: list[tuple[Test, str]]) -> str:
    """What is expected of a cell and is not so; empty if it is right.

    A cell that fails one check mostly fails those after it, which would only say the same again.
    """
    if not cell:
        return "" if rule.empty else "a value, not an empty cell"
    return next((expected for test, expected in checks if not test(cell)), "")


def cell_checks(rule: Column) -> Iterator[tuple[Test, str]]:
    """The checks that a column's rule asks for of a cell with text, from the plainest on, each with what it expects."""
    yield is_plain, "no blanks around the text, and no characters in it that nobody sees"
    if rule.pattern:
        yield re.compile(rule.pattern).fullmatch, rule.says
    if rule.dates:
        yield is_real, "a date that the calendar has"
        yield in_order, "a span that begins with its earlier date"
    if rule.allowed:
        yield rule.allowed.__contains__, "one of " + ", ".join(rule.allowed)
    if rule.type == pa.bool_():
        yield ("true", "false").__contains__, "true or false"
    if pa.types.is_integer(rule.type):
        yield re.compile(WHOLE_NUMBER).fullmatch, "a whole number, without zeros before it"
    elif pa.types.is_floating(rule.type):
        yield re.compile(NUMBER).fullmatch, "a number such as 12.5"
        yield lambda cell: isfinite(float(cell)), "a number that is not too large to be stored"
        yield is_kept, "a number that is not too near to zero to be stored"
    low, high = rule.limits
    if (low, high) != (-inf, inf):
        yield lambda cell: low <= float(cell) <= high, range_words("a number", f"{low:.15g}", f"{high:.15g}" if high < inf else "")


def is_kept(cell: str) -> bool:
    """Whether a number is the same in 15 digits once it is stored, in 64 bits.

    >>> is_kept("95.20"), is_kept("1e-400")
    (True, False)
    """
    written = Decimal(cell)
    return abs(Decimal(float(cell)) - written) <= abs(written) * Decimal("1e-15")


def is_plain(cell: str) -> bool:
    """Whether a text has no blanks around it and nothing in it that nobody sees; it may have lines.

    >>> is_plain("two words"), is_plain("two words "), is_plain("two\\u200bwords")
    (True, False, False)
    """
    return cell == cell.strip() and re.sub("[\n\u00a0\u202f]", "", cell).isprintable()


def range_words(what: str, low: str, high: str) -> str:
    """A range of something in words; one of its ends may be open.

    >>> range_words("a number", "1900", "2100"), range_words("a value", "0", "")
    ('a number from 1900 to 2100', 'a value of at least 0')
    """
    return f"{what} from {low} to {high}" if low and high else f"{what} of at least {low}" if low else f"{what} of at most {high}"


def is_real(cell: str) -> bool:
    """Whether the calendar has the dates of a cell; a number that is no date passes.

    >>> is_real("2014-09/2014-11"), is_real("2014-13-45"), is_real("-12.5")
    (True, False, True)
    """
    try:
        for text in cell.split("/"):
            if text[4:5] == "-" or re.fullmatch("[0-9]{4}", text):
                date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def in_order(cell: str) -> bool:
    """Whether the span of dates in a cell begins with the earlier; a single date passes.

    >>> in_order("2014-09/2014-11"), in_order("2014-11/2014-09"), in_order("2014-09/2014")
    (True, False, True)
    """
    first, _, last = cell.partition("/")
    shorter = min(len(first), len(last))
    return first[:shorter] <= last[:shorter]
