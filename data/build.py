"""Build the Parquet tables from the authored text: `python -m data.build [FOLDER]`.

The same text always gives the same bytes. If anything is wrong, every fault is listed and the Parquet
files stay as they were.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.check import faults
from data.faults import Fault, Texts
from data.files import folder_faults, read_text, stray_faults
from data.large import build as large
from data.large.schema import LAYOUTS
from data.read import folder_in_use
from data.schema import TABLES, Table


def main(arguments: list[str]) -> int:
    """Build, or list the faults; the exit code says which."""
    folder = usage().parse_args(arguments).folder
    found = build(folder)
    for fault in found:
        print(fault, file=sys.stderr)
    print(f"{len(found)} fault{'s' if len(found) > 1 else ''}; nothing was written." if found
          else f"{len(TABLES)} tables and {len(LAYOUTS)} large ones written to {folder}.")
    return 1 if found else 0


def usage() -> argparse.ArgumentParser:
    """What the command takes."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description="Check the tables and write them as Parquet files.")
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=folder_in_use(),
                        help="holds tables/ and receives the Parquet files; else the folder that the dashboard reads")
    return parser


def build(folder: Path) -> list[Fault]:
    """Check all tables of a folder and write them if there is no fault."""
    if found := folder_faults(folder):
        return found
    parts = {name: read_text(folder, name, table) for name, table in TABLES.items()}
    unread = frozenset((name, column) for name, part in parts.items() for column in part.unread)
    found = [*(fault for part in parts.values() for fault in part.faults), *stray_faults(folder),
             *faults(Texts({name: part.frame for name, part in parts.items()}, unread))]
    tables, wrong = large.checked(folder, None if parts["sources"].faults else set(parts["sources"].frame["source_id"]))
    found += wrong
    if not found:
        write(folder, {name: typed(part.frame, TABLES[name]) for name, part in parts.items()})
        large.write(folder, tables)
    return found


def typed(text: pd.DataFrame, table: Table) -> pa.Table:
    """The text as an Arrow table of the declared types; empty numbers become null."""
    columns = [pa.array(cells if pa.types.is_string(column.type) else cells.replace("", None),
                        type=pa.string()).cast(column.type)
               for column, cells in ((column, text[name]) for name, column in table.columns.items())]
    return pa.Table.from_arrays(columns, schema=table.arrow)


def write(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Write all files beside the old ones, then put them in place."""
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet.new", compression="zstd")
    for name in tables:
        os.replace(folder / f"{name}.parquet.new", folder / f"{name}.parquet")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
