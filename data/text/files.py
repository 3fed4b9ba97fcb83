"""Read the authored text: CSV in UTF-8, its rows numbered as an editor numbers the lines."""

import csv
import gzip
import zlib
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from data.text.faults import Fault
from data.text.schema import Table

BUNDLED = Path(__file__).parents[1]  # the folder of tables that comes with the code

QUOTES = "quotation marks in pairs: one before and one after a text, and two for each within it"
COMMAS = "as many as the header has; a text with a comma stands in quotation marks"


class Part(NamedTuple):
    """What could be read of a file or table: its rows, what is wrong, and the columns that are not all there."""

    frame: pd.DataFrame
    faults: list[Fault]
    unread: set[str]


def stray_faults(folder: Path, tables: Mapping[str, Table]) -> list[Fault]:
    """CSV files that belong to no table, so that nobody would miss what they say."""
    known = {path for name, table in tables.items() for path in files(folder, name, table)}
    names = ", ".join(f"{name}/…" if table.folder else name for name, table in tables.items())
    return [Fault(path.relative_to(folder).as_posix(), "", None, f"no such file, for the tables are {names}; rename or remove it")
            for path in sorted((folder / "tables").rglob("*.csv*")) if path not in known and path.suffix in (".csv", ".gz")]


def place_of(name: str, table: Table) -> str:
    """The file of a table, or its folder."""
    return f"tables/{name}/" if table.folder else f"tables/{table.file or f'{name}.csv'}"


def files(folder: Path, name: str, table: Table) -> list[Path]:
    """The text files of a table: one file, or all files of its folder."""
    place = folder / place_of(name, table)
    return sorted(place.glob("*.csv")) if table.folder else [path for path in [place] if path.exists()]


def read_text(folder: Path, name: str, table: Table) -> Part:
    """All cells of a table as text, indexed by `file, row n`, with the faults of its files."""
    parts = [read_file(path, path.relative_to(folder).as_posix(), table) for path in files(folder, name, table)]
    if not parts:
        return unreadable(table, place_of(name, table), "this folder with CSV files" if table.folder else "this file")
    frame = pd.concat([part.frame for part in parts])
    found = [fault for part in parts for fault in part.faults]
    if not table.bare and frame.empty and not found:
        return unreadable(table, place_of(name, table), "at least one row below the header")
    return Part(frame, found, {column for part in parts for column in part.unread})


def unreadable(table: Table, place: str, expected: str) -> Part:
    """A file of which nothing is known."""
    return Part(pd.DataFrame(columns=list(table.columns), dtype=object), [Fault(place, "", None, expected)], set(table.columns))


def unpacked(path: Path) -> bytes:
    """The content of a file, which may be compressed. Raises OSError, EOFError or zlib.error."""
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def read_file(path: Path, place: str, table: Table) -> Part:
    """One file, with every row that has as many cells as the header."""
    try:
        text = unpacked(path).decode("utf-8-sig").replace("\r\n", "\n")  # the same text, however an editor ends its lines
    except UnicodeDecodeError as error:
        row = error.object[:error.start].count(b"\n") + 1
        return unreadable(table, f"{place}, row {row}", "text in UTF-8; save the file again in this encoding")
    except (OSError, EOFError, zlib.error) as error:
        remedy = "; pack it again with “gzip -9n”" if path.suffix == ".gz" else f" ({error.strerror})"
        return unreadable(table, place, f"a file that can be read{remedy}")
    rows, found = parsed(text, place)
    if not rows:
        absent = unreadable(table, place, "a header: " + ",".join(table.columns))
        return absent._replace(faults=found) if found else absent
    return framed(rows, found, place, table)


def parsed(text: str, place: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Each record with the line on which it begins; blank lines are passed over, and a fault ends the file."""
    reader, rows, start = csv.reader(StringIO(text, newline=""), strict=True), [], 1
    try:
        for cells in reader:
            if cells:
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error:
        return rows, [Fault(f"{place}, row {start}", "", None, QUOTES)]
    return rows, []


def framed(rows: list[tuple[int, list[str]]], found: list[Fault], place: str, table: Table) -> Part:
    """The records as a table with the declared columns; those of the wrong length are left out and reported."""
    (first, header), *records = rows
    if other := other_separator(header, table):
        return unreadable(table, f"{place}, row {first}",
                          f"commas between the cells; this file has {other} there, so save it again as CSV with commas")
    empty = [Fault(f"{place}, row {row}", "", None, "no empty row; remove it") for row, cells in records if is_empty(cells)]
    records = [(row, cells) for row, cells in records if not is_empty(cells)]
    wrong = length_faults([(first, header), *records], place)
    right = {f"{place}, row {row}": cells for row, cells in records if len(cells) == len(header)}
    # Plain objects: the checks look at single cells and places by the thousand, at which Arrow's strings are slow.
    frame = pd.DataFrame(list(right.values()), index=pd.Index(list(right), dtype=object), columns=header, dtype=object)
    frame = frame.loc[:, ~frame.columns.duplicated()].reindex(columns=list(table.columns)).astype(object)
    unread = set(table.columns) if found or wrong else set(table.columns) - set(header)
    return Part(frame, [*header_faults(header, place, table), *empty, *wrong, *found], unread)


def is_empty(cells: list[str]) -> bool:
    """Whether a row holds commas and blanks alone, as spreadsheets leave it behind."""
    return len(cells) > 1 and not any(cell.strip() for cell in cells)


def other_separator(header: list[str], table: Table) -> str:
    """What separates the names of the columns in a header that is one cell for commas; empty if it is right."""
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(header) == 1 < len(table.columns) and len(set(header[0].split(sign)) & set(table.columns)) > 1:
            return name
    return ""


def length_faults(rows: list[tuple[int, list[str]]], place: str) -> list[Fault]:
    """Rows that have not as many cells as the header; the header alone if all rows agree against it."""
    (first, header), *records = rows
    lengths = {len(cells) for _, cells in records}
    if len(lengths) == 1 and len(records) > 1 and len(header) not in lengths:
        return [Fault(f"{place}, row {first}", "", counted(header), f"{counted(records[0][1])}, as many as every row below has")]
    return [Fault(f"{place}, row {row}", "", counted(cells), f"{counted(header)}, {COMMAS}")
            for row, cells in records if len(cells) != len(header)]


def header_faults(header: list[str], place: str, table: Table) -> list[Fault]:
    """Columns that are unknown, named twice or missing."""
    meant = {name: plainly(name) for name in header}
    return [*(Fault(place, name, None, f"the name {column} and nothing else, not even blanks or characters that nobody sees")
              for name, column in meant.items() if column in table.columns and column != name),
            *(Fault(place, name or "without a name", None, "no such column; remove or rename it")
              for name, column in meant.items() if column not in table.columns),
            *(Fault(place, name, None, "a column that the header names only once") for name in table.columns if header.count(name) > 1),
            *(Fault(place, name, None, "this column; add it to the header") for name in table.columns if name not in meant.values())]


def plainly(name: str) -> str:
    """A name without blanks, and without characters that nobody sees.

    >>> plainly("year\\u200b ")
    'year'
    """
    return "".join(filter(str.isprintable, name)).replace(" ", "")


def counted(cells: list[str]) -> str:
    """How many cells a row has, in words."""
    return f"{len(cells)} cell{'s' if len(cells) != 1 else ''}"
