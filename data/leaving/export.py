"""Turn a table into the bytes of a CSV file that any program opens safely."""

import re

import pandas as pd
import pyarrow as pa

from data.text.schema import TABLES

# A spreadsheet runs a cell that starts so; see OWASP, "CSV Injection".
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
FORMULA_START = rf"^(?=[{re.escape(''.join(STARTS))}])"
NUMBER = r"[-+]?\d+(\.\d+)?"
WHOLE = {name for table in TABLES.values() for name, column in table.columns.items() if pa.types.is_integer(column.type)}


def csv_bytes(table: pd.DataFrame) -> bytes:
    """UTF-8 CSV in full precision; text that a spreadsheet would run gets a leading apostrophe."""
    safe = whole_numbers(table)
    for name in table.select_dtypes(["str", "object"]):
        safe[name] = harmless(table[name])
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8")


def whole_numbers(table: pd.DataFrame) -> pd.DataFrame:
    """A copy in which years and counts with empty cells are whole numbers again, 2008 and not 2008.0, and zero has no sign."""
    found = table.copy(deep=False)
    for name in table.select_dtypes("float"):
        found[name] = table[name] + 0.0  # -0.0 + 0.0 is 0.0
    for name in WHOLE.intersection(table.select_dtypes("float")):
        if table[name].dropna().mod(1).eq(0).all():
            found[name] = table[name].astype("Int64")
    return found


def harmless(cells: pd.Series) -> pd.Series:
    """Cells with an apostrophe before a formula; text that is a plain number stays as it is."""
    if not any(isinstance(cell, str) and cell[:1] in STARTS for cell in cells.unique()):
        return cells
    guarded = cells.str.replace(FORMULA_START, "'", regex=True)
    return cells.where(cells.str.fullmatch(NUMBER).fillna(False), guarded)


def file_stem(*parts: object) -> str:
    """A file name without ending, of lower-case words, such as `trade-total-1996-2015`."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(map(str, parts)).lower()).strip("-")
