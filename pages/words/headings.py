"""What the columns of tables are called on pages and on paper, from the table of columns."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from data.leaving.package import Field, column_meanings
from pages.reading.tables import cached, tables
from pages.words.numbers import decimals_alike, decimals_by_unit, decimals_of_any, digits_for, number

# The forms of numbers are those of Streamlit's grid, which writes a minus as a hyphen in all of them (as_readers_write mends it).
# A year or the number of a session has no thousands separator; GIVEN has so many digits in all, and no zeros at the end of decimals.
WHOLE, COUNTED, FIXED, GIVEN = "%d", "%,d", "%,.{}f", "%,.{}g"
FORMATS = {"coverage": "percent"}
BY_ROW = ("see the column", "unit of")  # how the table of columns says that the unit of a value stands beside it
OF_SERIES = "unit of the series"  # whose values the table has as their sources give them
UNITS_BESIDE = ("source_unit", "unit")
UNITS_DIFFER = "The unit differs from row to row; all values have as many decimals as the smallest needs. The file has every digit."
AS_GIVEN = "The unit differs from row to row, and a value has no more decimals than its source gives. The file has every digit."
IN_DIGITS = {"as_printed", "value_printed", "units_printed", "printed", "mark"}  # whose text is a number in the digits of its source
FIXED_DIGITS = re.compile(r"%,\.([0-9])f")
MANY_CELLS = 20_000  # pandas takes some ten microseconds to write each


@cached(200)
def fields(table: str, names: tuple[str, ...]) -> tuple[Field, ...]:
    """The columns of a table, `view` for those of charts, as the table of columns has them."""
    return column_meanings(pd.DataFrame(columns=list(names)), table, tables().columns, {}, ())


def titles(table: str, names: tuple[str, ...]) -> dict[str, str]:
    """What readers call the columns of a table."""
    return {field.name: field.title for field in fields(table, names)}


def headings(table: str, names: tuple[str, ...], widths: Mapping[str, int] = {}) -> dict[str, Any]:
    """The same for Streamlit's grid, with years as readers write them, and some columns of a set width."""
    return {field.name: heading(field, widths.get(field.name)) for field in fields(table, names)}


def heading(field: Field, width: int | None) -> Any:
    """The heading of one column."""
    form = WHOLE if field.unit in ("year", "number") else FORMATS.get(field.name)
    return (st.column_config.NumberColumn(field.title, format=form, width=width) if form
            else st.column_config.Column(field.title, width=width, alignment="right" if field.name in IN_DIGITS else None))


def with_numbers(known: Mapping[str, Any], shown: pd.DataFrame | pa.Table, table: str) -> dict[str, Any]:
    """The headings of a grid, with a form for every column of numbers that has none: thousands marked, and the same decimals in a column.

    Columns of one unit have the same decimals too. Where the unit differs from row to row, the heading says how many there are; of
    values as their sources give them none ends in zeros, which would say of 1,239 that it was measured to the third decimal.
    """
    said = {field.name: field.unit for field in fields(table, tuple(columns_of(shown)))}
    sheet = shown
    if isinstance(shown, pa.Table):
        sheet = shown.select([name for name in said if name in UNITS_BESIDE or pa.types.is_integer(shown[name].type)
                              or pa.types.is_floating(shown[name].type)]).to_pandas()
    numbers = sheet.select_dtypes("number")
    alike = decimals_by_unit(numbers, {name: said[name] for name in numbers if said[name] and not said[name].startswith(BY_ROW)})
    forms = {name: form_of(values, said[name] if differs(said[name], sheet) else "", alike.get(name)) for name, values in numbers.items()}
    return dict(known) | {name: formed(known.get(name), *form) for name, form in forms.items()}


def columns_of(shown: pd.DataFrame | pa.Table) -> list[str]:
    """The names of the columns of a table of either kind."""
    return shown.column_names if isinstance(shown, pa.Table) else list(shown)


def differs(unit: str, sheet: pd.DataFrame) -> bool:
    """Whether the unit of a column stands beside each value, and is not the same in all rows."""
    beside = "source_unit" if unit.endswith("source_unit") else "unit"
    return unit.startswith(BY_ROW) and beside in sheet and sheet[beside].nunique() > 1


def form_of(values: pd.Series, of_several: str, decimals: int | None) -> tuple[str, str]:
    """How the grid writes the numbers of a column, whose `decimals` may be known,
    and what is to be said of it if they are `of_several` units.

    >>> form_of(pd.Series([25739.9309, 1239.0, 6.84]), OF_SERIES, None)[0]
    '%,.7g'
    >>> form_of(pd.Series([1239.0, 6.84]), "see the column Unit", None)[0]
    '%,.2f'
    """
    if pd.api.types.is_integer_dtype(values):
        return COUNTED, ""
    if of_several == OF_SERIES:
        return GIVEN.format(digits_for(values)), AS_GIVEN
    if of_several:
        return FIXED.format(decimals_of_any(values)), UNITS_DIFFER
    return FIXED.format(decimals_alike(values) if decimals is None else decimals), ""


def formed(heading: Any, form: str, said: str) -> Any:
    """A heading with a form for its numbers, unless it has one."""
    known = {"label": heading} if isinstance(heading, str) else heading or {}
    if (known.get("type_config") or {}).get("format"):
        return heading
    return {**known, "type_config": st.column_config.NumberColumn(format=form)["type_config"], **({"help": said} if said else {})}


def as_readers_write(shown: pd.DataFrame | pa.Table, known: dict[str, Any], empty: str) -> tuple[Any, dict[str, Any]]:
    """A table with its headings for Streamlit's grid, in which numbers below zero have a true minus, halves are rounded as everywhere else,
    and both are still sorted as numbers.

    The grid shows what pandas writes of a column for which it has no form itself. A table without such numbers, or too large for
    pandas to write, is left as it is. `empty` stands for a value that is missing.
    """
    sheet = shown.to_pandas() if isinstance(shown, pa.Table) else shown
    if sheet.size > MANY_CELLS:
        return shown, known
    forms = {name: (known.get(name) or {}).get("type_config") for name in sheet.select_dtypes("number")}
    fixed = {name: int(found[1]) for name, form in forms.items() if form and (found := FIXED_DIGITS.fullmatch(form.get("format") or ""))}
    digits = {name: places for name, places in fixed.items() if (sheet[name] < 0).any() or has_half(sheet[name], places)}
    if not digits:
        return shown, known
    plain = {name: known[name] | {"type_config": known[name]["type_config"] | {"format": None}} for name in digits}
    written = {name: partial(number, decimals=places) for name, places in digits.items()}
    return sheet.style.format(written, na_rep=empty), known | plain


def has_half(values: pd.Series, decimals: int) -> bool:
    """Whether a value lies midway between two numbers of so many decimals, where a browser goes by the nearest binary number.

    >>> has_half(pd.Series([1.005]), 2), has_half(pd.Series([1.5, 1.25, 1.0051]), 2)
    (True, False)
    """
    return any(cell.endswith("5") and len(cell.partition(".")[2]) == decimals + 1 for cell in map(str, values.tolist()))
