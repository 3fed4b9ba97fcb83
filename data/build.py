"""Build the Parquet tables from the authored text: `python -m data.build [FOLDER]`.

FOLDER holds `tables/` and receives the Parquet files; the default is the folder that the
dashboard reads. The same text always gives the same bytes. If anything is wrong, every fault is
listed and the Parquet files stay as they were.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.check import Fault, faults
from data.read import folder_in_use
from data.schema import TABLES, Table


def main(arguments: list[str]) -> int:
    """Build, or list the faults; the exit code says which."""
    folder = Path(arguments[0]) if arguments else folder_in_use()
    found = build(folder)
    for fault in found:
        print(fault, file=sys.stderr)
    print(f"{len(found)} fault{'s' if len(found) > 1 else ''}; nothing was written." if found
          else f"{len(TABLES)} tables written to {folder}.")
    return 1 if found else 0


def build(folder: Path) -> list[Fault]:
    """Check all tables of a folder and write them if there is no fault."""
    found = [fault for name, table in TABLES.items() for fault in file_faults(folder, name, table)]
    if found:
        return found
    texts = {name: read_text(folder, name, table) for name, table in TABLES.items()}
    found = faults(texts)
    if not found:
        write(folder, {name: typed(text, TABLES[name]) for name, text in texts.items()})
    return found


def files(folder: Path, name: str, table: Table) -> list[Path]:
    """The text files of a table: one file, or all files of its folder."""
    tables = folder / "tables"
    return sorted((tables / name).glob("*.csv")) if table.folder else [
        path for path in [tables / f"{name}.csv"] if path.exists()]


def file_faults(folder: Path, name: str, table: Table) -> list[Fault]:
    """Files that are absent, or that are not CSV in UTF-8."""
    paths = files(folder, name, table)
    found = [] if paths else [Fault(f"tables/{name}.csv", "(file)", "", "this file or folder to exist")]
    for path in paths:
        try:
            numbered(path, folder)
        except (ValueError, pd.errors.ParserError) as error:
            found.append(Fault(path.relative_to(folder).as_posix(), "(file)", str(error),
                               "comma-separated text in UTF-8 with a header and equal rows"))
    return found


def read_text(folder: Path, name: str, table: Table) -> pd.DataFrame:
    """All cells of a table as text, indexed by `file, row n` as an editor numbers the rows."""
    return pd.concat([numbered(path, folder) for path in files(folder, name, table)])


def numbered(path: Path, folder: Path) -> pd.DataFrame:
    """One file as text; its first data row is row 2, below the header."""
    text = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    place = path.relative_to(folder).as_posix()
    return text.set_axis([f"{place}, row {row}" for row in range(2, len(text) + 2)])


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
