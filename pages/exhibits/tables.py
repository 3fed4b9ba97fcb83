"""The tables of a view of lines, on the page and in files: a row for each value, or lines beside each other with one for each year."""

from collections import Counter
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from indicators.shown.rows import before_the_first_value
from pages.charts import deals
from pages.words.numbers import in_a_head

COLUMNS = ("year", "series", "source", "shown", "unit", "value", "source_unit", "status", "locator", "as_printed",
           "printed_unit", "bound", "note")
# What a table on the page shows first, so that a phone has it in sight; the rest follows in the order of the file.
FIRST = ("year", "order_year", "shown", "unit", "system", "value_low", "value_high", "units_printed", "series", "source")
FILE_ONLY = ["unit_long", "obs_status", "citation_full", "series_id", "deal_id", "source_id", *deals.UNITS]
WIDTHS = {"year": 62, "shown": 96, "unit": 84, "system": 150}
NO_VALUE = "–"  # what an empty cell of a table shows


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The columns of the file: those of the table, then the ids, codes and citations."""
    first = deals.COLUMNS if "deal_id" in found else {}
    return found[[name for name in dict.fromkeys((*first, *COLUMNS, *FILE_ONLY)) if name in found]]


def for_readers(found: pd.DataFrame, measure: str) -> pa.Table:
    """The table below the chart: the rows of the file, the years before a line begins at the end, and a level once, not twice.

    An Arrow table, which Streamlit sends as it is; it would turn a data frame into one each time.
    """
    again = {"value", "source_unit"} if measure == "level" else set()
    kept = for_files(found).drop(columns=[*again, *FILE_ONLY], errors="ignore").dropna(axis=1, how="all")
    ordered = kept[[name for name in dict.fromkeys((*FIRST, *kept)) if name in kept]]
    if "shown" in ordered:
        early = before_the_first_value(found)
        ordered = pd.concat([ordered[~early], ordered[early]])
    return pa.Table.from_pandas(ordered, preserve_index=False)


class ByYear(NamedTuple):
    """Lines beside each other: a row for each year, a column for each line, the unit of each of these columns, and those of single reports
    and of the article that hold values as their sources give them."""

    frame: pd.DataFrame
    units: dict[str, str]
    as_given: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of all columns; empty where each names its own, or where they have none."""
        return "" if len(set(self.units.values())) > 1 else next(iter(self.units.values()))

    @property
    def filed(self) -> pd.DataFrame:
        """The same for a file, where nothing but its header can say the unit."""
        return self.frame.rename(columns={name: f"{name} ({self.unit})" for name in self.units}) if self.unit else self.frame


def by_year(found: pd.DataFrame, measure: str = "{}", full: bool = False) -> ByYear | None:
    """The values with a row for each year and a column for each line; None for rows that are no lines or hold no value.

    It begins with the first year that has a value and ends with the last. Annual lines come before single reports and the
    article's points, of each those with most values first. Columns are named as lines are on the chart, or by the `full` titles of
    their series where subjects differ; a second value of a line in one year has a column of its own. Where units differ, a column names
    its own before the line, as a grid cuts long heads. `measure` is how the unit is written (`unit_pattern`).
    """
    if "shown" not in found or found["interval_of"].ne("").all() or found["shown"].isna().all():
        return None
    lines, sources = found["series_id"].nunique() > 1, found["source_id"].nunique() > 1
    name = found["series"] if full else found["line"]
    if lines or full:
        shown_as = name + ", " + found["source"] if sources else name
    else:
        shown_as = found["source"] if sources else found["series"]  # a line alone says what it is
    words = {unit: measure.format(in_a_head(unit)).strip(", ") for unit in found["unit"].unique()}
    differ = found.loc[found["shown"].notna(), "unit"].nunique() > 1
    values: dict[str, dict[int, float]] = {}  # of each column by year, and below how it is drawn and its unit
    known: dict[str, tuple[str, str]] = {}
    times, many = Counter(), Counter()
    for year, line, unit, value, drawn_as in zip(found["year"], shown_as, found["unit"], found["shown"], found["draw_as"]):
        times[year, line] += 1
        before = f"{words[unit]}: " if differ and words[unit] else ""
        name = f"{before}{line}" + (f" ({times[year, line]})" if times[year, line] > 1 else "")
        values.setdefault(name, {})[year] = value
        if pd.notna(value):
            known.setdefault(name, (drawn_as, words[unit]))
            many[name] += 1
    # `line` before `points`
    ordered = sorted(sorted(known, key=many.get, reverse=True), key=lambda name: known[name][0])
    there = found.loc[found["shown"].notna(), "year"]
    years = found.loc[found["year"].between(there.min(), there.max()), "year"].drop_duplicates().sort_values(ignore_index=True)
    wide = pd.DataFrame({"year": years} | {name: [values[name].get(year, float("nan")) for year in years] for name in ordered})
    as_given = tuple(name for name in ordered if known[name][0] == "points") if measure == "{}" else ()
    return ByYear(wide, {name: known[name][1] for name in ordered}, as_given)
