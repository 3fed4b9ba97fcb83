"""Read the text of the large tables, whose columns may be the ids of another, and build their Parquet files from it.

As long as these carry the mark of that text they are left as they are, because they were checked when they were written.
"""

import hashlib
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.large.schema import LAYOUTS, ROWS_IN_GROUP, TEXTS, VOTES, path_of
from data.stored.built import typed
from data.text.faults import Fault
from data.text.files import Part, place_of, read_text, unpacked
from data.text.schema import Table

MARK = b"built_from"
Tables = dict[str, pa.Table]


def read(folder: Path) -> tuple[dict[str, Table], dict[str, Part]]:
    """Every table with all its columns, and its text. One that is wide is passed over if the ids in its header are not known."""
    tables, parts = {}, {}
    for name, text in TEXTS.items():
        if text.across and (name_of_ids := TEXTS[text.across].key[0]) in parts[text.across].unread:
            continue
        ids = filter(None, parts[text.across].frame[name_of_ids]) if text.across else ()  # of an empty cell its own file is told
        tables[name] = replace(text, columns=text.columns | dict.fromkeys(ids, text.cell))
        parts[name] = read_text(folder, name, tables[name])
    return tables, parts


def tally_faults(texts: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Roll calls whose numbers of votes are not those of the single votes; of tables without any other fault."""
    votes, calls = texts["votes"].set_index("roll_call"), texts["roll_calls"]
    for word, code in zip(("yes", "abstain", "no"), VOTES):
        counted = (votes == code).sum(axis=1).reindex(calls["roll_call"], fill_value=0).to_numpy()
        for where, stated, number in zip(calls.index, calls[word], counted):
            if int(stated) != number:
                yield Fault(where, word, stated, f"{number}, as many as {place_of('votes', TEXTS['votes'])} has")


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
    """Whether all Parquet files of a folder can be read and carry this mark."""
    try:
        return all((pq.read_schema(path_of(name, folder)).metadata or {}).get(MARK, b"") == mark for name in LAYOUTS)
    except (OSError, pa.ArrowException):
        return False


def arranged(texts: Mapping[str, pd.DataFrame], mark: bytes | None) -> Tables:
    """Every large table with the declared columns, types and order of rows, marked with what it is made from."""
    calls, cast, traded = texts["roll_calls"], texts["votes"], texts["trade"]
    issues = calls.assign(issue=calls["issues"].str.split("; ")).explode("issue").query("issue != ''")
    votes = cast.melt("roll_call", var_name="state", value_name="vote").query("vote != ''")
    votes = votes.assign(vote=votes["vote"].map(VOTES).astype(str), year=votes["roll_call"].map(calls.set_index("roll_call")["year"]))
    trade = traded.melt(list(TEXTS["trade"].columns), var_name="product", value_name="value").query("value != ''")
    long = {**texts, "roll_call_issues": issues, "votes": votes, "trade": trade}
    tables = {name: typed(long[name], layout.arrow).sort_by([(column, "ascending") for column in layout.order])
              for name, layout in LAYOUTS.items()}
    return {name: table.combine_chunks().replace_schema_metadata({MARK: mark}) for name, table in tables.items()}


def lay_out(trial: Path, tables: Tables, folder: Path) -> None:
    """Have in a folder for trials what `write` would put in place, or what is in place already where it would leave that."""
    if not tables:
        (trial / "large").symlink_to((folder / "large").resolve())
    write(trial, tables)


def write(folder: Path, tables: Tables) -> None:
    """Write all files beside the old ones, then put them in place; without tables these stay as they are."""
    for name, table in tables.items():
        (folder / "large").mkdir(exist_ok=True)
        kept = LAYOUTS[name].differences
        pq.write_table(table, folder / "large" / f"{name}.parquet.new", compression="zstd", compression_level=9,
                       row_group_size=ROWS_IN_GROUP, use_dictionary=[column for column in table.column_names if column not in kept],
                       column_encoding=dict.fromkeys(kept, "DELTA_BINARY_PACKED") or None)
    for name in tables:
        os.replace(folder / "large" / f"{name}.parquet.new", path_of(name, folder))
