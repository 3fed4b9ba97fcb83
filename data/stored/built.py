"""The built tables as one set: written whole, put in place in one step, and read only as they were written.

`built/` holds a Parquet file for each table, named for its content, and SHA256SUMS, which lists the files of the set
with their hashes (`sha256sum -c SHA256SUMS` checks them too). Replacing that one list is the switch from a set to the
next: whatever is killed in between, and whoever reads meanwhile, finds the old set or the new one and never a mixture.
"""

import os
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

BUILT, LIST = "built", "SHA256SUMS"
REMEDY = "Run “python -m data.build” to write the tables again."
LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<file>(?P<name>[a-z_]+)-[0-9a-f]{12}\.parquet)")
TRIES = 5  # how often a reader may be overtaken by builds


class TableFault(Exception):
    """A table cannot be used; the message names it and the remedy, and `details` says more for the log.

    Visitors see the message, so it keeps the folders of the server to itself.
    """

    def __init__(self, path: Path, name: str, what: str, cause: object = "") -> None:
        super().__init__(f"The {f'table {name}' if name else 'list of the tables'} {what}. {REMEDY}")
        self.details = f"{path}: {cause or what}"


def write_set(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write the tables as the set of a folder, and remove what the set before it had. Raises OSError."""
    built, files = folder / BUILT, {}
    built.mkdir(exist_ok=True)
    for name, table in tables.items():
        content = as_parquet(table)
        digest = sha256(content).hexdigest()
        files[f"{name}-{digest[:12]}.parquet"] = digest
        put(built / f"{name}-{digest[:12]}.parquet", content)
    put(built / LIST, "".join(f"{digest}  {file}\n" for file, digest in files.items()).encode())
    for path in built.iterdir():
        if path.name not in (LIST, *files) and path.is_file():
            path.unlink()


def typed(text: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    """Cells of text as an Arrow table of the declared columns and types; one that is empty and no text is null."""
    cells = pa.Table.from_pandas(text, pa.schema([(name, pa.string()) for name in schema.names]), preserve_index=False)
    missing = pa.scalar(None, pa.string())
    known = [column if pa.types.is_string(field.type) else pc.if_else(pc.equal(column, ""), missing, column)
             for column, field in zip(cells.columns, schema)]
    return pa.table(known, schema.names).cast(schema)


def as_parquet(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file, each page with a checksum for other programs to verify."""
    whole = pa.BufferOutputStream()
    pq.write_table(table, whole, compression="zstd", write_page_checksum=True)
    return whole.getvalue().to_pybytes()


def put(path: Path, content: bytes) -> None:
    """Give a file its content in one step; one that has it already is left alone, with its time."""
    if path.is_file() and path.read_bytes() == content:
        return
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def fingerprint(folder: Path) -> tuple[int, ...]:
    """Changes whenever another set is put in place; empty if there is none. Cheap, because every rerun asks."""
    try:
        found = os.stat(folder / BUILT / LIST)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ino, found.st_size


def read_set(folder: Path) -> dict[str, bytes]:
    """The content of the file of each table in the set of a folder. Raises TableFault for a file that is not as it was written."""
    for _ in range(TRIES):
        listed = read_list(folder / BUILT / LIST)
        try:
            return {name: read_file(folder / BUILT / file, name, digest) for name, (file, digest) in listed.items()}
        except TableFault as fault:
            if read_list(folder / BUILT / LIST) == listed:
                raise
            overtaken = fault  # another set was put in place meanwhile, and the files of this one are gone
    raise overtaken


def read_list(path: Path) -> dict[str, tuple[str, str]]:
    """The file of each table and its hash. Raises TableFault if there is no such list."""
    rows = [LINE.fullmatch(line) for line in content_of(path, "").decode(errors="replace").splitlines()]
    if not all(rows):
        raise TableFault(path, "", "cannot be read", "a line that is not a hash and a file")
    return {row["name"]: (row["file"], row["digest"]) for row in rows}


def read_file(path: Path, name: str, digest: str) -> bytes:
    """The content of the file of a table. Raises TableFault if it is not there, or not as it was written."""
    content = content_of(path, name)
    if sha256(content).hexdigest() != digest:
        raise TableFault(path, name, "is not as it was built; its file has been changed or damaged")
    return content


def content_of(path: Path, name: str) -> bytes:
    """The content of a file, whatever it is. Raises TableFault if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TableFault(path, name, "is missing") from None
    except OSError as error:
        raise TableFault(path, name, "cannot be read", error) from None
