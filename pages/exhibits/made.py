"""Exhibits put together: what follows from page, title, years, figure and rows in the same way for every view."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from data.leaving.export import file_stem
from pages.charts.chart import spoken
from pages.exhibits.by_year import by_year
from pages.exhibits.exhibit import OF_LINES, Exhibit
from pages.exhibits.tables import for_files, for_readers, grid
from pages.reading.years import Years
from pages.words.headings import headings, titles
from pages.words.subjects import span_of
from pages.words.titles import TITLES


def made(page: str, title: str, *, stem: tuple[object, ...], years: Years | None, figure: go.Figure | None, **more: Any) -> Exhibit:
    """An exhibit of a page; `stem` is what tells the names of its files apart. `more` are all other fields,
    and those that say something else than usual."""
    usual = {"label": f"{TITLES[page]}: {title}", "title": title, "stem": file_stem("china-russia", *stem), "years": years,
             "brief": span_of(years) if years else "", "figure": figure, "summary": "" if figure is None else spoken(figure), "notes": ()}
    return Exhibit(**usual | more)


def of_rows(found: pd.DataFrame, described_as: str = "view") -> dict[str, Any]:
    """The fields of an exhibit that say what it shows, from rows of which page and report have every column;
    `described_as` as in `Exhibit`."""
    return {"rows": found, "table": pa.Table.from_pandas(found, preserve_index=False), "grid": headings(described_as, tuple(found)),
            "printed": titles(described_as, tuple(found)), "described_as": described_as}


def of_lines(found: pd.DataFrame, measure: str = "level", words: str = "{}", full: bool = False) -> dict[str, Any]:
    """The same from the rows of lines by a measure; `words` and `full` as in `by_year`."""
    return {"rows": found, "table": for_readers(found, measure), "grid": grid(), "printed": titles("view", OF_LINES),
            "file": for_files(found), "by_year": by_year(found, words, full)}
