"""Read and check the text of the large tables.

Files that end in `.gz` are compressed. The columns are looked at as a whole: a wrong value is listed once for its
column, with the first row in which it stands.
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from data.large.schema import TEXTS, VOTES
from data.text.cells import wrong_cells
from data.text.faults import Fault

Contents = dict[str, bytes]
Tables = dict[str, pa.Table]


def place(name: str) -> str:
    """A file as faults name it."""
    return f"tables/large/{TEXTS[name].file}"


def contents(folder: Path) -> tuple[Contents, list[Fault]]:
    """The text of every file, unpacked, and what could not be read."""
    read, found = {}, []
    for name, text in TEXTS.items():
        try:
            raw = (folder / "tables" / "large" / text.file).read_bytes()
            read[name] = gzip.decompress(raw) if text.file.endswith(".gz") else raw
        except FileNotFoundError:
            found.append(Fault(place(name), "", None, "this file"))
        except (OSError, EOFError, zlib.error):
            found.append(Fault(place(name), "", None, "a file that can be read; pack it again with “gzip -9n”"))
    known = {text.file for text in TEXTS.values()}
    found += [Fault(f"tables/large/{path.name}", "", None, f"no such file, for the large tables are {', '.join(sorted(known))}; remove it")
              for path in sorted((folder / "tables" / "large").glob("*.csv*")) if path.name not in known]
    return read, found


def parsed(read: Contents) -> tuple[Tables, list[Fault]]:
    """Every file as a table of text, in the order of TEXTS, and every fault; with faults the tables may not be all there."""
    tables, found = {}, []
    for name, raw in read.items():
        table, wrong = parsed_file(name, raw)
        found += wrong
        if table is not None:
            tables[name] = table
            found += header_faults(name, tables) or cells_faults(name, table)
    if not found and len(tables) == len(TEXTS):  # what is between files is looked at once each is sound
        found = [fault for name in tables for check in (key_faults, reference_faults) for fault in check(name, tables)]
        found = found or list(tally_faults(tables))
    return tables, found


def parsed_file(name: str, raw: bytes) -> tuple[pa.Table | None, list[Fault]]:
    """One file as a table of text, and its rows that have not as many cells as the header."""
    found: list[Fault] = []

    def short(row: pyarrow.csv.InvalidRow) -> str:
        found.append(Fault(f"{place(name)}, row {row.number}", "", f"{row.actual_columns} cells",
                           f"{row.expected_columns} cells, as many as the header has"))
        return "skip"

    parsing = pyarrow.csv.ParseOptions(invalid_row_handler=short)
    try:
        names = pyarrow.csv.open_csv(io.BytesIO(raw.split(b"\n", 1)[0] + b"\n")).schema.names
        types = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
        table = pyarrow.csv.read_csv(io.BytesIO(raw), pyarrow.csv.ReadOptions(use_threads=False), parsing, types)
    except (pa.ArrowException, UnicodeDecodeError):
        return None, [Fault(place(name), "", None, "CSV in UTF-8 with a header and rows")]
    return table.combine_chunks(), found


def header_faults(name: str, tables: Tables) -> list[Fault]:
    """Columns that are missing, unknown or named twice."""
    text, header = TEXTS[name], tables[name].column_names
    key = TEXTS[text.across].key[0] if text.across else ""
    if text.across and (text.across not in tables or key not in tables[text.across].column_names):
        return []  # its ids are not known
    ids = tables[text.across][key].to_pylist() if text.across else []
    expected = [*text.columns, *ids]
    unknown = f"no such column, for it is no id in {TEXTS[text.across].file}" if text.across else "no such column"
    return [*(Fault(place(name), column, None, unknown) for column in dict.fromkeys(header) if column not in expected),
            *(Fault(place(name), column, None, "a column that the header names only once") for column in expected
              if header.count(column) > 1),
            *(Fault(place(name), column, None, "this column") for column in expected if column not in header)]


def cells_faults(name: str, table: pa.Table) -> list[Fault]:
    """Values of the wrong form, each once for its column with the first row that has it."""
    text, found = TEXTS[name], []
    for column, rule in text.columns.items():
        values = pc.unique(table[column]).to_pylist()
        wrong = wrong_cells({column: rule}, pd.DataFrame({column: values}, dtype="str"))
        found += [Fault(row_of(name, table, column, fault.value), column, fault.value, fault.expected) for fault in wrong]
    spread = [column for column in table.column_names if column not in text.columns]
    values = pc.unique(pa.chunked_array([chunk for column in spread for chunk in table[column].chunks], type=pa.string())).to_pylist()
    wrong = {fault.value: fault.expected for fault in wrong_cells({"cell": text.cell}, pd.DataFrame({"cell": values}, dtype="str"))}
    return found + [Fault(row_of(name, table, column, value), column, value, expected) for column in (spread if wrong else [])
                    for value, expected in wrong.items() if pc.index(table[column], value).as_py() >= 0]


def row_of(name: str, table: pa.Table, column: str, value: str) -> str:
    """Where a value first stands in a column."""
    return f"{place(name)}, row {pc.index(table[column], value).as_py() + 2}"


def key_faults(name: str, tables: Tables) -> Iterator[Fault]:
    """Rows whose key occurs more than once."""
    key = list(TEXTS[name].key)
    rows = tables[name].select(key).to_pandas()
    for row, cells in rows[rows.duplicated(key)].iterrows():
        yield Fault(f"{place(name)}, row {row + 2}", ", ".join(key), ", ".join(cells), "a key that occurs only once")


def reference_faults(name: str, tables: Tables) -> Iterator[Fault]:
    """Ids that do not exist in the file they point to, each once for its column."""
    for column, target in TEXTS[name].references.items():
        known = set(tables[target][TEXTS[target].key[0]].to_pylist())
        for value in pc.unique(tables[name][column]).to_pylist():
            ids = [part for part in value.split("; ") if part] if column in TEXTS[name].lists else [value]
            if set(ids) - known:
                yield Fault(row_of(name, tables[name], column, value), column, value,
                            f"what {TEXTS[target].file} has as {TEXTS[target].key[0]}")


def tally_faults(tables: Tables) -> Iterator[Fault]:
    """Roll calls whose numbers of votes are not those of the single votes."""
    votes, calls = tables["votes"].to_pandas().set_index("roll_call"), tables["roll_calls"].to_pandas()
    for word, code in zip(("yes", "abstain", "no"), VOTES):
        counted = (votes == code).sum(axis=1).reindex(calls["roll_call"], fill_value=0).to_numpy()
        for row in calls.index[calls[word].astype(int).to_numpy() != counted]:
            yield Fault(f"{place('roll_calls')}, row {row + 2}", word, calls[word][row],
                        f"{counted[row]}, as many as {TEXTS['votes'].file} has")
