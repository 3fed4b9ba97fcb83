"""The columns of a view of lines, on the page and in files."""

from typing import Any

import pandas as pd
import pyarrow as pa

from indicators.shown.rows import before_the_first_value
from pages.charts import deals
from pages.reading.tables import cached
from pages.words.headings import headings

COLUMNS = ("year", "series", "source", "shown", "unit", "value", "source_unit", "status", "locator", "as_printed", "bound", "note")
# What a table on the page shows first, so that a phone has it in sight; the rest follows in the order of the file.
FIRST = ("year", "order_year", "shown", "unit", "system", "value_low", "value_high", "units_printed", "series", "source")
FILE_ONLY = ["unit_long", "obs_status", "citation_full", "series_id", "deal_id", "source_id"]
WIDTHS = {"year": 62, "shown": 96, "unit": 84, "system": 150}
NO_VALUE = "–"  # what an empty cell of a table shows


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The columns of the file: those of the table, then the ids, codes and citations."""
    first = deals.COLUMNS if "deal_id" in found else {}
    return found[[name for name in dict.fromkeys((*first, *COLUMNS, *FILE_ONLY)) if name in found]]


def for_readers(found: pd.DataFrame, measure: str) -> pa.Table:
    """The table below the chart: the rows of the file, the years before a line begins at the end.

    A level is shown once, not twice.
    An Arrow table, which Streamlit sends as it is; it would turn a data frame into one each time.
    """
    again = {"value", "source_unit"} if measure == "level" else set()
    kept = for_files(found).drop(columns=[*again, *FILE_ONLY], errors="ignore").dropna(axis=1, how="all")
    ordered = kept[[name for name in dict.fromkeys((*FIRST, *kept)) if name in kept]]
    if "shown" in ordered:
        early = before_the_first_value(found)
        ordered = pd.concat([ordered[~early], ordered[early]])
    return pa.Table.from_pandas(ordered, preserve_index=False)


@cached(2)
def grid() -> dict[str, Any]:
    """What the columns of the table are called, those of deals too. Not to be changed."""
    return headings("view", (*COLUMNS, *deals.COLUMNS), WIDTHS)
