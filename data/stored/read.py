"""Read the built tables of the bundled folder or of one named by CHINA_RUSSIA_DATA."""

import os
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.stored.built import BUILT, TableFault, read_set
from data.text.files import BUNDLED
from data.text.schema import TABLES

# Strings as Python's own: the tables are small and read row by row, for which Arrow's take half as long again.
pd.set_option("mode.string_storage", "python")

FOLDER_VARIABLE = "CHINA_RUSSIA_DATA"


Tables = NamedTuple("Tables", [(name, pd.DataFrame) for name in TABLES])
Tables.__doc__ = """All tables as pandas data frames, in the order in which they are declared."""


def folder_in_use() -> Path:
    """The folder that CHINA_RUSSIA_DATA names, else the bundled one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or BUNDLED)


def read_all(folder: Path) -> Tables:
    """Every table of a folder. Raises TableFault for one that is missing, damaged, changed since it was built, or incomplete."""
    content = read_set(folder)
    return Tables(**{name: read_table(content.get(name), folder / BUILT, name).to_pandas() for name in TABLES})


def read_table(content: bytes | None, place: Path, name: str) -> pa.Table:
    """One table with the declared columns and types. Raises TableFault, also if pages need rows of it and it has none."""
    if content is None:
        raise TableFault(place, name, "is missing")
    schema = TABLES[name].arrow
    try:
        table = pq.read_table(pa.BufferReader(content), page_checksum_verification=True)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableFault(place, name, "cannot be read", error) from None
    for column in schema:
        if column.name not in table.column_names:
            raise TableFault(place, name, f"has no column {column.name}")
        if table.schema.field(column.name).type != column.type:  # a date is no year, though it can be read as a number of days
            raise TableFault(place, name, f"has a column {column.name} of another type than {column.type}")
    if not TABLES[name].bare and not table.num_rows:
        raise TableFault(place, name, "has no rows")
    return table.select(schema.names)
