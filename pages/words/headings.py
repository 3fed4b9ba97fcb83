"""What the columns of tables are called on pages and on paper, from the table of columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from data.leaving.package import Field, described
from pages.reading.tables import Version, tables

WHOLE, TWO_PLACES = "%d", "%.2f"  # a year has no thousands separator; more digits of a rate would say nothing
FORMATS = {"coverage": "percent", **dict.fromkeys(
    ("multiple", "cagr", "simple_average", "least_squares", "doubling_time", "relative_range", "coefficient_of_variation"), TWO_PLACES)}


@lru_cache(maxsize=200)
def fields(table: str, names: tuple[str, ...], of: Version) -> tuple[Field, ...]:
    """The columns of a table, `view` for those of charts, as the table of columns has them."""
    return described(pd.DataFrame(columns=list(names)), table, tables().columns, {}, ())


def titles(table: str, names: tuple[str, ...], of: Version) -> dict[str, str]:
    """What readers call the columns of a table."""
    return {field.name: field.title for field in fields(table, names, of)}


def headings(table: str, names: tuple[str, ...], of: Version, widths: Mapping[str, int] = {}) -> dict[str, Any]:
    """The same for Streamlit's grid, with years and rates as readers write them, and some columns of a set width."""
    return {field.name: heading(field, widths.get(field.name)) for field in fields(table, names, of)}


def heading(field: Field, width: int | None) -> Any:
    """The heading of one column."""
    form = WHOLE if field.unit == "year" else FORMATS.get(field.name)
    return (st.column_config.NumberColumn(field.title, format=form, width=width) if form
            else st.column_config.Column(field.title, width=width))
