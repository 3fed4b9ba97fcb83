"""The table below a chart."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.around.panel import panel
from pages.views.theme_chart import NO_VALUE

VALUES = "values"


def value_table(table: pd.DataFrame | pa.Table, headings: dict[str, Any], name: str, key: str = VALUES, opened: bool = False,
                grid: dict[str, Any] | None = None) -> None:
    """The values of a chart in a grid, loaded once the reader opens it, as it takes longer than the chart.

    It is `opened` at once where there is no chart. `key` tells two tables on one page apart, and is in the address.
    `grid` says what else Streamlit's grid is to do.
    """
    rows = "1 row" if len(table) == 1 else f"{len(table)} rows"
    place = st if opened else panel(f"Table: {rows}", key, icon=":material/table:")
    if opened or place.open:
        place.dataframe(table, hide_index=True, column_config=headings, placeholder=NO_VALUE, alt=name, **(grid or {}))
