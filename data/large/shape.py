"""Readers' own tables of trade: a folder of Parquet files in the declared shape, and what is wrong with one."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends import BaseBackend
from ibis.expr.datatypes import DataType

from data.large.schema import LAYOUTS, TRADE_VARIABLE, files
from data.stored.read import TableFault

# What a column of the declared type may be in a file, in words and as a test of its type.
FAMILIES = {pa.int32(): ("a whole number", DataType.is_integer), pa.string(): ("text", DataType.is_string),
            pa.float64(): ("a number", DataType.is_numeric)}


class EngineFault(TableFault):
    """The engine or a reader's own table cannot be used; the message says what to do and keeps the server's folders to itself."""

    def __init__(self, message: str, cause: object = "") -> None:
        Exception.__init__(self, message)
        self.details = f"{message} {cause}".strip()


def readers_trade(engine: BaseBackend, address: str) -> ibis.Table:
    """The trade that a folder holds. Raises EngineFault, with file, column and remedy, if it has not the declared shape.

    A folder that this machine does not have is one that the engine alone can reach, such as a bucket.
    """
    folder = Path(address)
    if folder.is_dir():
        if not (paths := list(map(Path, files(folder)))):
            raise fault("holds no Parquet file")
        for path in paths:
            if wrong := next(chain(shape_faults(schema_of(path, folder)), empty_cells(path)), None):
                raise fault(f"has the file {path.relative_to(folder)}, in which {wrong}")
        if not any(pq.read_metadata(path).num_rows for path in paths):
            raise fault("holds files without a row")
    elif "://" not in address:
        raise fault("does not exist")
    try:
        found = engine.read_parquet(f"{address}/**/*.parquet" if engine.name == "duckdb" else address, table_name="china_russia_own_trade")
    except Exception as error:  # every engine has errors of its own
        raise fault("cannot be read", error) from None
    if wrong := next(shape_faults(found.schema()), None):
        raise fault(f"has files in which {wrong}")
    return found.select(*LAYOUTS["trade"].columns).cast({"value": "float64"})


def schema_of(path: Path, folder: Path) -> ibis.Schema:
    """The columns of a file, with those that the names of its folders state, as in `year=2014/`."""
    try:
        own = dict(ibis.Schema.from_pyarrow(pq.read_schema(path)).items())
    except (OSError, pa.ArrowException) as error:
        raise fault(f"has the file {path.relative_to(folder)}, which is no Parquet file that can be read", error) from None
    named = [part.partition("=") for part in path.relative_to(folder).parts[:-1] if "=" in part]
    return ibis.schema({column: "int64" if value.isdigit() else "string" for column, _, value in named} | own)


def shape_faults(schema: ibis.Schema) -> Iterator[str]:
    """What is wrong with the columns of a file, in words."""
    for column, wanted in LAYOUTS["trade"].columns.items():
        expected, fits = FAMILIES[wanted]
        if column not in schema:
            yield f"the column {column} is missing – expected {expected}"
        elif not fits(schema[column]):
            yield f"the column {column} holds {schema[column]} – expected {expected}"


def empty_cells(path: Path) -> Iterator[str]:
    """The declared columns of a file in which cells are empty, as its statistics count them, in words."""
    known = pq.read_metadata(path)
    for group in map(known.row_group, range(known.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            if column.path_in_schema in LAYOUTS["trade"].columns and column.statistics and column.statistics.null_count:
                yield f"the column {column.path_in_schema} has empty cells – expected a row only for what is known"


def fault(what: str, cause: object = "") -> EngineFault:
    """A fault of the folder with readers' own trade, and the remedy."""
    return EngineFault(f"The folder that {TRADE_VARIABLE} names {what}. Write its Parquet files with the columns "
                       f"{', '.join(LAYOUTS['trade'].columns)} (value in million US dollars), or unset the variable to see the bundled "
                       "table.", cause)
