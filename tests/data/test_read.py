"""Reading: a message that names the file and the remedy, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.read import TableFault, fingerprint, read_all
from data.schema import TABLES
from tests import ROOT

BUNDLED = ROOT / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in BUNDLED.glob("*.parquet"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_every_table_is_read_with_its_declared_columns() -> None:
    for name, table in read_all(BUNDLED)._asdict().items():
        assert list(table.columns) == list(TABLES[name].columns)
        assert len(table) > 0


@pytest.mark.parametrize("harm", ["missing", "damaged", "without a column", "without rows", "unreadable"])
def test_an_unusable_table_is_named_with_its_remedy(folder: Path, harm: str) -> None:
    path = folder / "series.parquet"
    if harm == "missing":
        path.unlink()
    elif harm == "damaged":
        path.write_bytes(b"PAR1 torn off")
    elif harm == "without rows":
        pq.write_table(pq.read_table(path).slice(0, 0), path)
    elif harm == "unreadable":
        path.unlink()
        path.mkdir()
    else:
        pq.write_table(pq.read_table(path).drop_columns("unit"), path)
    with pytest.raises(TableFault, match="The table series.parquet .*python -m data.build") as fault:
        read_all(folder)
    assert str(folder) not in str(fault.value) and str(path) in fault.value.details
    assert ("no column unit" in str(fault.value)) == (harm == "without a column")


def test_a_table_that_pages_can_do_without_may_have_no_rows(folder: Path) -> None:
    path = folder / "periods.parquet"
    pq.write_table(pq.read_table(path).slice(0, 0), path)
    assert read_all(folder).periods.empty


def test_the_fingerprint_changes_with_the_files(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "series.parquet").unlink()
    assert fingerprint(folder) != before
