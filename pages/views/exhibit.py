"""A chart with all that the report says of it."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

# What is printed of the rows of lines.
OF_LINES = ("year", "series", "source", "bound", "shown", "unit", "status")


class Exhibit(NamedTuple):
    """Shared between visitors and not to be changed.

    `rows` is the table, of which `columns` says what is printed under which heading. `behind` holds the values
    that all rests on, with `series_id` and `source_id`. `measures` are ids of the registry,
    `decimals` those of numbers in the table that have none of their own. `years` is None where
    the chart has no range of years, `claims` where they are those about the values behind.
    """

    label: str
    brief: str
    years: tuple[int, int] | None
    filters: dict[str, str]
    figure: go.Figure | None
    summary: str
    notes: tuple[str, ...]
    rows: pd.DataFrame
    columns: dict[str, str]
    behind: pd.DataFrame
    measures: tuple[str, ...] = ()
    decimals: int | None = None
    claims: tuple[str, ...] | None = None
