"""The table below a chart."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from data.leaving.export import csv_bytes
from pages.around.panel import panel
from pages.views.theme_chart import NO_VALUE

VALUES = "values"


def value_table(table: pd.DataFrame | pa.Table, headings: dict[str, Any], name: str, key: str = VALUES, opened: bool = False,
                grid: dict[str, Any] | None = None, by_year: pd.DataFrame | None = None, stem: str = "") -> None:
    """The values of a chart in a grid, loaded once the reader opens it, as it takes longer than the chart.

    It is `opened` at once where there is no chart. `key` tells two tables on one page apart, and is in the address.
    `grid` says what else Streamlit's grid is to do. `by_year`, if there is one, comes first: a row for each year and a column for
    each line, with a file of its own named after `stem`; the other table has source, status and place of each value.
    """
    rows = "1 row" if len(table) == 1 else f"{len(table)} rows"
    place = st if opened else panel(f"Table: {rows}", key, icon=":material/table:")
    if not (opened or place.open):
        return
    with place if not opened else st.container():
        if by_year is None:
            long_table(table, headings, name, grid)
            return
        first, second = st.tabs(["By year", "Each value with its source"])
        with first:
            st.download_button("Download this table (CSV)", lambda: csv_bytes(by_year), f"{stem}-by-year.csv", "text/csv", on_click="ignore",
                               icon=":material/download:", key=f"csv_by_year_{key}")
            st.dataframe(by_year, hide_index=True, placeholder=NO_VALUE, alt=f"{name}, by year", column_config=decimals_alike(by_year))
        with second:
            long_table(table, headings, name, grid)


def long_table(table: pd.DataFrame | pa.Table, headings: dict[str, Any], name: str, grid: dict[str, Any] | None) -> None:
    """A row for each value."""
    st.dataframe(table, hide_index=True, column_config=headings, placeholder=NO_VALUE, alt=name, **(grid or {}))


def decimals_alike(by_year: pd.DataFrame) -> dict[str, Any]:
    """Numbers with the same decimals in a column and with marks at the thousands; years as years are written."""
    lines = [name for name in by_year if name != "year"]
    numbers = {name: st.column_config.NumberColumn(format=f"%,.{places(by_year[name])}f") for name in lines}
    return {"year": st.column_config.NumberColumn("Year", format="%d", width=70)} | numbers


def places(values: pd.Series) -> int:
    """As many decimals as all values have, up to three; two for values with more, which are computed.

    >>> places(pd.Series([42.433])), places(pd.Series([15.361644, 42.43])), places(pd.Series([4.0, None]))
    (3, 2, 0)
    """
    return next((digits for digits in range(4) if values.dropna().round(digits).eq(values.dropna()).all()), 2)
