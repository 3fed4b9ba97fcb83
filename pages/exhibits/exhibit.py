"""A view worked out: all that a page, a file, the report and the data address say of it, and how every view puts that together."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from data.leaving.export import file_stem
from indicators.basics.inputs import without_noise
from pages.charts.chart import spoken
from pages.charts.deals import COLUMNS as OF_DEALS
from pages.exhibits.tables import COLUMNS, WIDTHS, ByYear, by_year, for_files, for_readers
from pages.reading.tables import Years
from pages.words.headings import headings, titles
from pages.words.subjects import span_of
from pages.words.titles import TITLES

# What is printed of the rows of lines.
OF_LINES = ("year", "series", "source", "bound", "shown", "unit", "status")


class NothingToShow(Exception):
    """A view that has nothing to show, with what to choose otherwise; `at` marks the place in a text that the reader wrote."""

    def __init__(self, reason: str, at: str = "") -> None:
        super().__init__(reason)
        self.reason, self.at = reason, at


class Exhibit(NamedTuple):
    """Shared between visitors and not to be changed.

    `label` names the view in the report and `title` in files, of which `stem` is the name. `rows` is what it shows, `file` the same for
    files if they have other columns, `table` for the page, with what `grid` says of its columns and `look` of all its rows; `printed`
    is what the report prints of the rows, under which heading. `by_year` has a row for each year and a column for each line, where the
    view has lines. `behind` holds the values that all rests on, with `series_id` and `source_id`. `described_as` is where the table of
    columns describes the rows, `made_from` names the lines behind each column as `series@source` where the rows have no `source_id`.
    `measures` are ids of the registry, `decimals` those of numbers in the table that have none of their own. `years` is None where the
    view has no range of years, `claims` where they are those about the values behind.
    """

    label: str
    title: str
    stem: str
    brief: str
    years: tuple[int, int] | None
    figure: go.Figure | None
    summary: str
    notes: tuple[str, ...]
    rows: pd.DataFrame
    table: pa.Table
    grid: dict[str, Any]
    printed: dict[str, str]
    behind: pd.DataFrame
    measures: tuple[str, ...] = ()
    described_as: str = "view"
    made_from: dict[str, list[str]] | None = None
    decimals: int | None = None
    claims: tuple[str, ...] | None = None
    file: pd.DataFrame | None = None
    by_year: ByYear | None = None
    look: Mapping[str, Any] = {}

    @property
    def filed(self) -> pd.DataFrame:
        """The rows as files hold them."""
        return self.rows if self.file is None else self.file


def make_exhibit(page: str, title: str, *, stem: tuple[object, ...], years: Years | None, figure: go.Figure | None, **more: Any) -> Exhibit:
    """An exhibit of a page; `stem` tells the names of its files apart, `more` are the fields that are not, or not as usual, found here."""
    usual = {"label": f"{TITLES[page]}: {title}", "title": title, "stem": file_stem("china-russia", *stem), "years": years,
             "brief": span_of(years) if years else "", "figure": figure, "summary": "" if figure is None else spoken(figure), "notes": ()}
    made = Exhibit(**usual | more)
    # Rows of lines state values beside those worked out, which are without noise already.
    return made if "as_printed" in made.rows else made._replace(rows=without_noise(made.rows))


def of_rows(found: pd.DataFrame, described_as: str = "view") -> dict[str, Any]:
    """The fields of an exhibit that say what it shows, from rows of which page and report have every column."""
    return {"rows": found, "table": pa.Table.from_pandas(found, preserve_index=False), "grid": headings(described_as, tuple(found)),
            "printed": titles(described_as, tuple(found)), "described_as": described_as}


def of_lines(found: pd.DataFrame, measure: str = "level", words: str = "{}", full: bool = False) -> dict[str, Any]:
    """The same from the rows of lines by a measure; `words` and `full` as in `by_year`."""
    return {"rows": found, "table": for_readers(found, measure), "grid": headings("view", (*COLUMNS, *OF_DEALS), WIDTHS),
            "printed": titles("view", OF_LINES), "file": for_files(found), "by_year": by_year(found, words, full)}
