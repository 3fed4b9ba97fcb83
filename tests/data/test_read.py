"""Reading: only what was built is read, with a message that names the table and the remedy, never a traceback."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.stored.built import BUILT, LIST, TableFault, fingerprint, read_set, write_set
from data.stored.read import read_all
from data.text.schema import TABLES
from tests import ROOT

BUNDLED = ROOT / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BUNDLED / BUILT, tmp_path / BUILT)
    return tmp_path


def file_of(folder: Path, name: str) -> Path:
    (path,) = (folder / BUILT).glob(f"{name}-*.parquet")
    return path


def rebuilt(folder: Path, name: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Put a set in place of which one table is another: what a build of another version of the schema may leave."""
    tables = {other: pq.read_table(pa.BufferReader(content)) for other, content in read_set(folder).items()}
    write_set(folder, tables | {name: change(tables[name])})


def test_every_table_is_read_with_its_declared_columns() -> None:
    for name, table in read_all(BUNDLED)._asdict().items():
        assert list(table.columns) == list(TABLES[name].columns)
        assert len(table) > 0


@pytest.mark.parametrize(("harm", "told"), [
    ("missing", "is missing"), ("damaged", "has been changed or damaged"), ("unreadable", "cannot be read")])
def test_a_file_that_is_not_as_it_was_built_is_named_with_its_remedy(folder: Path, harm: str, told: str) -> None:
    path = file_of(folder, "series")
    if harm == "damaged":
        path.write_bytes(b"PAR1 torn off")
    else:
        path.unlink()
    if harm == "unreadable":
        path.mkdir()
    with pytest.raises(TableFault, match=f"The table series .*{told}.*python -m data.build") as fault:
        read_all(folder)
    assert str(folder) not in str(fault.value) and str(path) in fault.value.details


@pytest.mark.parametrize(("change", "told"), [
    (lambda table: table.slice(0, 0), "has no rows"), (lambda table: table.drop_columns("unit"), "has no column unit"),
    (lambda table: table.set_column(table.column_names.index("decimals"), "decimals", table["decimals"].cast(pa.date32())),
     "has a column decimals of another type than int32")])
def test_a_set_of_another_shape_is_refused(folder: Path, change: Callable[[pa.Table], pa.Table], told: str) -> None:
    rebuilt(folder, "series", change)
    with pytest.raises(TableFault, match=f"The table series {told}"):
        read_all(folder)


def test_a_year_that_is_a_date_is_not_read_as_a_number_of_days(folder: Path) -> None:
    """31 December 1975 is 2190 days after the first of 1970, which would pass for a year."""
    rebuilt(folder, "observations", lambda table: table.set_column(1, "year", table["year"].cast(pa.date32())))
    with pytest.raises(TableFault, match="The table observations has a column year of another type"):
        read_all(folder)


def test_a_set_without_a_table_is_refused(folder: Path) -> None:
    path = folder / BUILT / LIST
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "series-" not in line))
    with pytest.raises(TableFault, match="The table series is missing"):
        read_all(folder)


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"one two three\n", b"no hash", b"0" * 64 + b"  series-0\x00.parquet"])
def test_a_list_that_is_missing_or_damaged_ends_in_a_message(folder: Path, content: bytes | None) -> None:
    path = folder / BUILT / LIST
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(TableFault, match=r"python -m data\.build"):
        read_all(folder)


def test_a_table_that_pages_can_do_without_may_have_no_rows(folder: Path) -> None:
    rebuilt(folder, "periods", lambda table: table.slice(0, 0))
    assert read_all(folder).periods.empty


def test_the_fingerprint_changes_with_the_set_and_with_nothing_else(folder: Path) -> None:
    before = fingerprint(folder)
    rebuilt(folder, "series", lambda table: table)
    assert fingerprint(folder) == before  # the same tables again, so that nothing has to be worked out anew
    rebuilt(folder, "series", lambda table: table.slice(1))
    assert fingerprint(folder) not in (before, ()) and fingerprint(folder / "nowhere") == ()


def test_a_page_has_a_checksum_for_programs_that_know_nothing_of_the_list(folder: Path) -> None:
    """One bit within the values of the observations."""
    content = bytearray(file_of(folder, "observations").read_bytes())
    column = pq.ParquetFile(pa.BufferReader(bytes(content))).metadata.row_group(0).column(2)
    content[column.data_page_offset + column.total_compressed_size // 2] ^= 8
    with pytest.raises(OSError, match="CRC"):
        pq.read_table(pa.BufferReader(bytes(content)), page_checksum_verification=True)
