"""The table below a chart, and the panels there that open in place; which are open is part of the address."""

from contextlib import nullcontext
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from data.leaving.export import csv_bytes
from pages.choices.address import SHOWN
from pages.choices.widgets import PANELS_DRAWN, on_page, set_answer
from pages.exhibits.tables import NO_VALUE, ByYear
from pages.files.table_file import file_button
from pages.words.headings import FIXED, GIVEN, as_readers_write, columns_of, with_numbers
from pages.words.numbers import decimals_by_unit, digits_for
from pages.words.plain import as_text

VALUES, OPEN = "values", "open"
LONG_HEAD, LETTERS = 250, 36  # pixels of a column, and how much of its head they show
# The names of deals are folded, so that a phone has a value beside them; the longest takes three lines.
NAME_OF_A_DEAL, ROWS_OF_NAMES = "system", {"row_height": 66}
YEAR = {"year": st.column_config.NumberColumn("Year", format="%d", width=70)}


def panel(label: str, name: str, icon: str | None = None) -> Any:
    """A panel; `name` is its id among the panels of the page. What it holds is worked out once it is open."""
    st.session_state.setdefault(PANELS_DRAWN, set()).add(name)
    if name not in st.session_state:
        st.session_state[name] = name in on_page(st.session_state[SHOWN]).get(OPEN, ())
    return st.expander(label, icon=icon, key=name, on_change=moved, args=(name,))


def moved(name: str) -> None:
    """Note that the reader has opened or closed a panel; one that a new view has taken away (`set_on`) is drawn as that view has it."""
    if name not in st.session_state:
        return
    path = st.session_state[SHOWN]
    others = [other for other in on_page(path).get(OPEN, ()) if other != name]
    set_answer(path, OPEN, (*others, name) if st.session_state[name] else tuple(others))


def value_table(table: pd.DataFrame | pa.Table, headings: dict[str, Any], name: str, key: str = VALUES, opened: bool = False,
                grid: dict[str, Any] | None = None, by_year: ByYear | None = None, stem: str = "", described_as: str = "view") -> None:
    """The values of a chart in a grid, loaded once the reader opens it, as it takes longer than the chart.

    It is `opened` at once where there is no chart. `key` tells two tables on one page apart, and is in the address.
    `grid` says what else Streamlit's grid is to do. `by_year`, if there is one, comes first: a row for each year and a column for
    each line, with a file of its own named after `stem`; the other table has source, status and place of each value.
    `described_as` is where the table of columns describes the table.
    """
    rows = "1 row" if len(table) == 1 else f"{len(table)} rows"
    place = st if opened else panel(f"Table: {rows}", key, icon=":material/table:")
    if not (opened or place.open):
        return
    with place if not opened else st.container():
        second = None
        if by_year is not None:
            first, second = st.tabs(["By year", "Each value with its source"])
            with first:  # a row for each year and a column for each line, with a file of its own
                file_button(st, "Download this table (CSV)", lambda: csv_bytes(by_year.filed), f"{stem}-by-year.csv", "text/csv",
                            "download", key=f"csv_by_year_{key}")
                if by_year.unit:
                    st.caption(as_text(f"Unit: {by_year.unit}"))
                grid_of(by_year.frame, forms(by_year), f"{name}, by year")
        folded = ROWS_OF_NAMES if NAME_OF_A_DEAL in columns_of(table) else {}
        with second or nullcontext():
            grid_of(table, with_numbers(headings, table, described_as), name, **folded | (grid or {}))


def forms(seen: ByYear) -> dict[str, Any]:
    """How the grid writes a table by year: columns of one unit with the same decimals,
    and a head that it cuts in full where a reader points.

    Of single reports and of the article no number ends in zeros that they do not print: 69, and not 69.00.

    A long head is cut where a phone ends, so that the numbers are in sight there, unless columns would then look alike.
    """
    width = LONG_HEAD if len({name[:LETTERS] for name in seen.units}) == len(seen.units) else None
    formats = {name: GIVEN.format(digits_for(seen.frame[name])) if name in seen.as_given else FIXED.format(digits)
               for name, digits in decimals_by_unit(seen.frame, seen.units).items()}
    return YEAR | {name: st.column_config.NumberColumn(format=form, help=name, width=width if name[LETTERS:] else None)
                   for name, form in formats.items()}


def grid_of(table: pd.DataFrame | pa.Table, known: dict[str, Any], alt: str, **more: Any) -> None:
    """A table in Streamlit's grid, no wider than its columns: numbers stand near their heads and their neighbours."""
    shown, written = as_readers_write(table, known, NO_VALUE)
    st.dataframe(shown, hide_index=True, column_config=written, placeholder=NO_VALUE, alt=alt, **{"width": "content"} | more)
