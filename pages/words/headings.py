"""What the columns of tables are called on pages and on paper, from the table of columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from data.leaving.package import Field, described
from pages.reading.tables import Version, tables
from pages.words.numbers import decimals_alike

# The forms of numbers are those of Streamlit's grid, which writes a minus as a hyphen in all of them.
WHOLE, COUNTED = "%d", "%,d"  # a year or the number of a session has no thousands separator
OWN_DIGITS = "%,.{}g"
FORMATS = {"coverage": "percent"}
BY_ROW = ("see the column", "unit of")  # how the table of columns says that the unit of a value stands beside it
UNITS_BESIDE = ("source_unit", "unit")
UNITS_DIFFER = "The unit differs from row to row: each value has as many decimals as it needs, up to six digits or all of a whole number."


@lru_cache(maxsize=200)
def fields(table: str, names: tuple[str, ...], of: Version) -> tuple[Field, ...]:
    """The columns of a table, `view` for those of charts, as the table of columns has them."""
    return described(pd.DataFrame(columns=list(names)), table, tables().columns, {}, ())


def titles(table: str, names: tuple[str, ...], of: Version) -> dict[str, str]:
    """What readers call the columns of a table."""
    return {field.name: field.title for field in fields(table, names, of)}


def headings(table: str, names: tuple[str, ...], of: Version, widths: Mapping[str, int] = {}) -> dict[str, Any]:
    """The same for Streamlit's grid, with years as readers write them, and some columns of a set width."""
    return {field.name: heading(field, widths.get(field.name)) for field in fields(table, names, of)}


def heading(field: Field, width: int | None) -> Any:
    """The heading of one column."""
    form = WHOLE if field.unit in ("year", "number") else FORMATS.get(field.name)
    return (st.column_config.NumberColumn(field.title, format=form, width=width) if form
            else st.column_config.Column(field.title, width=width))


def with_numbers(known: Mapping[str, Any], shown: pd.DataFrame | pa.Table, table: str, of: Version) -> dict[str, Any]:
    """The headings of a grid, with a form for every column of numbers that has none: thousands marked, and the same decimals in a column.

    Where the unit differs from row to row, each value has decimals of its own, and the heading says so.
    """
    said = {field.name: field.unit for field in fields(table, tuple(columns_of(shown)), of)}
    sheet = shown.select([name for name in said if name in UNITS_BESIDE or is_number(shown[name].type)]).to_pandas() if isinstance(shown, pa.Table) else shown
    forms = {name: form_of(values, not pd.api.types.is_integer_dtype(values) and differs(said[name], sheet))
             for name, values in sheet.select_dtypes("number").items()}
    return dict(known) | {name: formed(known.get(name), *form) for name, form in forms.items()}


def columns_of(shown: pd.DataFrame | pa.Table) -> list[str]:
    """The names of the columns of a table of either kind."""
    return shown.column_names if isinstance(shown, pa.Table) else list(shown)


def is_number(of: pa.DataType) -> bool:
    """Whether a column holds numbers."""
    return pa.types.is_integer(of) or pa.types.is_floating(of)


def differs(unit: str, sheet: pd.DataFrame) -> bool:
    """Whether the unit of a column stands beside each value, and is not the same in all rows."""
    beside = "source_unit" if unit.endswith("source_unit") else "unit"
    return unit.startswith(BY_ROW) and beside in sheet and sheet[beside].nunique() > 1


def form_of(values: pd.Series, own_digits: bool) -> tuple[str, str]:
    """How the grid writes the numbers of a column, and what is to be said of it."""
    if pd.api.types.is_integer_dtype(values):
        return COUNTED, ""
    if own_digits:
        return OWN_DIGITS.format(max(6, len(f"{values.abs().max():.0f}"))), UNITS_DIFFER
    return f"%,.{decimals_alike(values)}f", ""


def formed(heading: Any, form: str, said: str) -> Any:
    """A heading with a form for its numbers, unless it has one."""
    known = {"label": heading} if isinstance(heading, str) else heading or {}
    if (known.get("type_config") or {}).get("format"):
        return heading
    return {**known, "type_config": st.column_config.NumberColumn(format=form)["type_config"], **({"help": said} if said else {})}
