"""Build the Parquet files of the large tables from their text.

The files carry a mark of the text and the layout that they were built from. As long as it is the same they are left
as they are, because they were checked when they were written; without it, or for another, all are built anew.
"""

import hashlib
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.large.schema import LAYOUTS, ROWS_IN_GROUP, TEXTS, VOTES, path_of
from data.text.files import unpacked

MARK = b"built_from"
Tables = dict[str, pa.Table]


def mark_of(folder: Path) -> bytes | None:
    """What the Parquet files are built from, in short: the text, the layout, and the writer of Parquet; None if a text cannot be read."""
    digest = hashlib.sha256(repr((LAYOUTS, ROWS_IN_GROUP, pa.__version__)).encode())
    try:
        for text in TEXTS.values():
            digest.update(unpacked(folder / "tables" / text.file))
    except (OSError, EOFError, zlib.error):
        return None
    return digest.hexdigest().encode()


def is_built(folder: Path, mark: bytes | None) -> bool:
    """Whether all Parquet files of a folder carry this mark."""
    return all(mark_in(path_of(name, folder)) == mark for name in LAYOUTS)


def mark_in(path: Path) -> bytes:
    """The mark that a Parquet file carries; empty if it has none or cannot be read."""
    try:
        return (pq.read_schema(path).metadata or {}).get(MARK, b"")
    except (OSError, pa.ArrowException):
        return b""


def arranged(frames: Mapping[str, pd.DataFrame], mark: bytes | None) -> Tables:
    """Every large table with the declared columns, types and order of rows, marked with what it is made from."""
    texts = {name: pa.Table.from_pandas(frame, preserve_index=False) for name, frame in frames.items()}
    tables = {name: texts[name] for name in ("states", "issues", "roll_calls", "economies", "products")}
    tables |= {"roll_call_issues": by_issue(texts["roll_calls"]), "votes": votes(texts), "trade": trade(texts["trade"])}
    return {name: ordered(declared(tables[name], layout.arrow), layout.order).replace_schema_metadata({MARK: mark})
            for name, layout in LAYOUTS.items()}


def by_issue(roll_calls: pa.Table) -> pa.Table:
    """A row for each roll call and issue."""
    issues = pc.split_pattern(roll_calls["issues"], "; ").combine_chunks()
    rows = roll_calls.select(["roll_call"]).take(pc.list_parent_indices(issues)).append_column("issue", pc.list_flatten(issues))
    return rows.filter(pc.not_equal(rows["issue"], ""))


def votes(texts: Tables) -> pa.Table:
    """A row for each vote that was cast."""
    table = texts["votes"]
    calls = table["roll_call"].cast(pa.int32())
    years = texts["roll_calls"]["year"].take(pc.index_in(table["roll_call"], texts["roll_calls"]["roll_call"].combine_chunks()))
    return long(table.drop(["roll_call"]), {"year": years, "roll_call": calls}, "state",
                lambda cells: pc.add(pc.index_in(cells, pa.array(list(VOTES))), 1), "vote")


def trade(table: pa.Table) -> pa.Table:
    """A row for each value."""
    rows = {name: table[name] for name in TEXTS["trade"].columns}
    return long(table.drop(list(rows)), rows, "product", lambda cells: cells, "value")


def long(wide: pa.Table, rows: dict[str, pa.ChunkedArray], name: str, read, value: str) -> pa.Table:
    """The cells of a wide table that are not empty, one in each row, with the name of their column and what their row has."""
    parts = []
    for column in wide.column_names:
        filled = pc.indices_nonzero(pc.not_equal(wide[column], ""))
        parts.append(pa.table({**{key: cells.take(filled) for key, cells in rows.items()}, name: pa.repeat(column, len(filled)),
                               value: read(wide[column].take(filled))}))
    return pa.concat_tables(parts)


def declared(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The declared columns in their types; an empty cell that is no text is null."""
    known = table.select(schema.names)
    for place, (column, wanted) in enumerate(zip(known.schema, schema)):
        if pa.types.is_string(column.type) and not pa.types.is_string(wanted.type):
            known = known.set_column(place, column, pc.if_else(pc.equal(known[place], ""), pa.scalar(None, pa.string()), known[place]))
    return known.cast(schema)


def ordered(table: pa.Table, order: tuple[str, ...]) -> pa.Table:
    """The rows in the declared order."""
    return table.sort_by([(column, "ascending") for column in order]).combine_chunks()


def lay_out(trial: Path, tables: Tables | None, folder: Path) -> None:
    """Have in a folder for trials what `write` would put in place, or what is in place already where it would leave that."""
    if tables is None:
        (trial / "large").symlink_to((folder / "large").resolve())
    write(trial, tables)


def write(folder: Path, tables: Tables | None) -> None:
    """Write all files beside the old ones, then put them in place; None leaves them as they are."""
    for name, table in (tables or {}).items():
        (folder / "large").mkdir(exist_ok=True)
        kept = LAYOUTS[name].differences
        pq.write_table(table, folder / "large" / f"{name}.parquet.new", compression="zstd", compression_level=9,
                       row_group_size=ROWS_IN_GROUP, use_dictionary=[column for column in table.column_names if column not in kept],
                       column_encoding=dict.fromkeys(kept, "DELTA_BINARY_PACKED") or None)
    for name in tables or {}:
        os.replace(folder / "large" / f"{name}.parquet.new", path_of(name, folder))
