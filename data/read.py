"""Read the Parquet tables of the bundled folder or of one named by CHINA_RUSSIA_DATA."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.schema import TABLES

FOLDER_VARIABLE = "CHINA_RUSSIA_DATA"
REMEDY = "Run “python -m data.build” to write the tables again."


class TableFault(Exception):
    """A table cannot be used; the message names the file and the remedy, and `details` says more for the log.

    Visitors see the message, so it keeps the folders of the server to itself.
    """

    def __init__(self, path: Path, what: str, cause: object = "") -> None:
        super().__init__(f"The table {path.name} {what}. {REMEDY}")
        self.details = f"{path}: {cause or what}"


class Tables(NamedTuple):
    """All tables as pandas data frames."""

    themes: pd.DataFrame
    sources: pd.DataFrame
    series: pd.DataFrame
    observations: pd.DataFrame
    derivations: pd.DataFrame
    measures: pd.DataFrame
    charts: pd.DataFrame
    quantities: pd.DataFrame
    claims: pd.DataFrame
    hypotheses: pd.DataFrame
    events: pd.DataFrame
    deals: pd.DataFrame
    periods: pd.DataFrame
    holes: pd.DataFrame
    units: pd.DataFrame
    citations: pd.DataFrame
    palettes: pd.DataFrame
    roles: pd.DataFrame
    columns: pd.DataFrame
    contents: pd.DataFrame


def folder_in_use() -> Path:
    """The folder that CHINA_RUSSIA_DATA names, else the bundled one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or Path(__file__).parent)


def fingerprint(folder: Path) -> tuple[int, ...]:
    """Changes whenever a table's file is written again; 0 stands for a missing file."""
    if not folder.is_dir():
        return ()
    with os.scandir(folder) as files:  # one look at the folder, because every rerun asks
        written = {file.name: file.stat().st_mtime_ns for file in files if file.name.endswith(".parquet")}
    return tuple(written.get(f"{name}.parquet", 0) for name in TABLES)


def read_all(folder: Path) -> Tables:
    """Every table of a folder. Raises TableFault for a missing, damaged or incomplete file."""
    return Tables(**{name: read_table(folder, name).to_pandas() for name in TABLES})


def read_table(folder: Path, name: str) -> pa.Table:
    """One table with the declared columns and types. Raises TableFault, also if pages need rows of it and it has none."""
    path, schema = folder / f"{name}.parquet", TABLES[name].arrow
    try:
        table = pq.read_table(path)
        found = table.select(schema.names).cast(schema)
    except FileNotFoundError:
        raise TableFault(path, "is missing") from None
    except KeyError:
        absent = ", ".join(column for column in schema.names if column not in table.column_names)
        raise TableFault(path, f"has no column {absent}") from None
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableFault(path, "cannot be read", error) from None
    if not TABLES[name].bare and not found.num_rows:
        raise TableFault(path, "has no rows")
    return found
