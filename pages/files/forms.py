"""The forms in which a table leaves: for each its media type and the function that makes its bytes."""

from collections.abc import Callable
from typing import NamedTuple

import pyarrow as pa

from data.leaving.export import csv_bytes, whole_numbers
from data.leaving.package import inline, package
from data.leaving.sdmx import sdmx_csv
from data.leaving.workbook import workbook
from data.stored.built import as_parquet
from pages.files.about import File


class Form(NamedTuple):
    """A form of a table. The same table gives the same bytes."""

    media_type: str
    made: Callable[[File], bytes]


def parquet(file: File) -> bytes:
    """The table as Parquet, without what pandas would add to it."""
    table = pa.Table.from_pandas(whole_numbers(file.frame), preserve_index=False)
    return as_parquet(table.replace_schema_metadata(None))


FORMS = {
    "csv": Form("text/csv", lambda file: csv_bytes(file.frame)),
    "json": Form("application/json", lambda file: inline(file.about, file.resource)),
    "parquet": Form("application/vnd.apache.parquet", parquet),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                 lambda file: workbook(file.about, file.frame, file.meaning[0])),
    "zip": Form("application/zip", lambda file: package(file.about, [file.resource])),
    "sdmx": Form("application/vnd.sdmx.data+csv;version=2.0.0", lambda file: sdmx_csv(file.frame))}
