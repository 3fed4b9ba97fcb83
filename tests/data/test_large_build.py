"""The build of the large tables: the same bytes from the same text, every fault with its place, no work without need."""

import gzip
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.build import build
from data.large.schema import LAYOUTS, ROWS_IN_GROUP, TEXTS

BUNDLED = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled text and Parquet files that a test may spoil."""
    shutil.copytree(BUNDLED / "tables", tmp_path / "tables")
    (tmp_path / "large").mkdir()
    for path in (BUNDLED / "large").glob("*.parquet"):
        shutil.copy(path, tmp_path / "large")
    return tmp_path


def large(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "large").glob("*.parquet")}


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first such text of a file, packed or not."""
    path = folder / "tables" / "large" / file
    text = gzip.decompress(path.read_bytes()).decode() if file.endswith(".gz") else path.read_text(encoding="utf-8")
    assert old in text
    raw = text.replace(old, new, 1).encode()
    path.write_bytes(gzip.compress(raw, compresslevel=1, mtime=0) if file.endswith(".gz") else raw)


def test_what_is_committed_is_what_builds_from_nothing(folder: Path) -> None:
    before = large(folder)
    assert set(before) == {f"{name}.parquet" for name in LAYOUTS}
    shutil.rmtree(folder / "large")
    assert build(folder) == []
    assert large(folder) == before


def test_files_of_the_same_text_are_left_alone_and_all_others_are_built(folder: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in (folder / "large").iterdir()}
    assert build(folder) == []
    assert {path: path.stat().st_mtime_ns for path in (folder / "large").iterdir()} == times
    spoil(folder, "states.csv", "Albania", "Republic of Albania")
    (folder / "large" / "issues.parquet").write_bytes(b"torn")
    assert build(folder) == []
    assert "Republic of Albania" in pq.read_table(folder / "large" / "states.parquet")["title"].to_pylist()
    assert pq.read_table(folder / "large" / "issues.parquet").num_rows == 6


def test_packing_the_same_text_again_changes_nothing(folder: Path) -> None:
    path, before = folder / "tables" / "large" / "votes.csv.gz", large(folder)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()), compresslevel=1, mtime=1))
    assert build(folder) == [] and large(folder) == before


@pytest.mark.parametrize("harm", [
    [("votes.csv.gz", "\n3,,,,,,,", "\n3,x,,,,,,", "votes.csv.gz, row 2, column AD: “x” – expected one of y, a, n"),
     ("votes.csv.gz", "\n4,", "\n4,y,", "votes.csv.gz, row 3: “202 cells” – expected 201 cells"),
     ("roll_calls.csv.gz", "1946-01-02", "1946-02-31", "row 3, column date: “1946-02-31” – expected a date that the calendar has"),
     ("trade.csv.gz", "1995,AUS,AUT,2,", "1995,AUS,AUT,two,", "trade.csv.gz, row 2, column c1: “two” – expected a number such as 12.5"),
     ("products.csv", ",goods,", ",things,", "products.csv, row 2, column kind: “things” – expected one of goods"),
     ("states.csv", "\nAE,", "\n,", "states.csv, row 3, column state: “” – expected a value, not an empty cell"),
     ("votes.csv.gz", ",AE,", ",AE,", "votes.csv.gz, column AE – expected no such column; remove or rename it")],
    [("votes.csv.gz", "roll_call,AD", "roll_call,XX", "votes.csv.gz, column XX – expected no such column; remove or rename it"),
     ("votes.csv.gz", "roll_call,XX", "roll_call,XX", "votes.csv.gz, column AD – expected this column")],
    [("votes.csv.gz", "\n4,", "\n5,", "votes.csv.gz, row 3, column roll_call: “5” – expected a key that occurs only once"),
     ("votes.csv.gz", "\n5,", "\n5,", "votes.csv.gz, row 4, column roll_call: “5” – expected a key that occurs only once"),
     ("roll_calls.csv.gz", ",arms,", ",weapons,", "column issues: “weapons” – expected an issue that exists in issues.csv"),
     ("trade.csv.gz", "1995,AUS,AUT,", "1995,AUS,XYZ,", "trade.csv.gz, row 2, column importer: “XYZ” – expected an economy that exists in economies.csv")],
    [("roll_calls.csv.gz", ",29,4,18", ",29,5,18",
      "roll_calls.csv.gz, row 2, column abstain: “5” – expected 4, as many as tables/large/votes.csv.gz has")],
    [("trade.csv.gz", ",wiod_2013\n", ",wiod_2012\n", "column source: “wiod_2012” – expected an id that exists in sources.csv")]],
    ids=["cells", "header", "keys and references", "tally", "source"])
def test_faults_are_named_with_their_places_and_nothing_is_written(folder: Path, harm: list[tuple[str, str, str, str]]) -> None:
    before = large(folder)
    for file, old, new, _ in harm:
        spoil(folder, file, old, new)
    found = [str(fault) for fault in build(folder)]
    assert all(any(told in fault for fault in found) for *_, told in harm) and len(found) == len(harm), found
    assert large(folder) == before and not list(folder.glob("*.parquet"))


@pytest.mark.parametrize(("raw", "told"), [
    (None, " – expected this file"), (b"\x1f\x8b torn", " – expected a file that can be read; pack it again with “gzip -9n”"),
    (gzip.compress(b""), " – expected a header: roll_call,AD,AE,"),
    (gzip.compress(b"roll_call,\xff\n3,y\n"), ", row 1 – expected text in UTF-8")], ids=["missing", "torn", "empty", "no UTF-8"])
def test_an_unreadable_file_is_named_in_plain_words(folder: Path, raw: bytes | None, told: str) -> None:
    path = folder / "tables" / "large" / "votes.csv.gz"
    path.unlink() if raw is None else path.write_bytes(raw)
    (fault,) = build(folder)
    assert str(fault).startswith(f"tables/large/votes.csv.gz{told}")


def test_a_file_that_belongs_to_no_large_table_is_refused(folder: Path) -> None:
    for name in ("vots.csv.gz", "more.csv"):
        shutil.copy(folder / "tables" / TEXTS["votes"].file, folder / "tables" / "large" / name)
    assert [str(fault).split(" – expected no such file")[0] for fault in build(folder)] == [
        "tables/large/more.csv", "tables/large/vots.csv.gz"]


def test_the_files_have_the_declared_shape_order_and_row_groups_and_are_small() -> None:
    for name, layout in LAYOUTS.items():
        file = pq.ParquetFile(BUNDLED / "large" / f"{name}.parquet")
        table = file.read().to_pandas()
        assert file.schema_arrow.remove_metadata() == layout.arrow
        assert table.equals(table.sort_values(list(layout.order), ignore_index=True))
        assert max(file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)) <= ROWS_IN_GROUP
    sizes = {name: len(raw) for name, raw in large(BUNDLED).items()}
    assert sizes["votes.parquet"] < 1_500_000 and sum(sizes.values()) < 1_500_000


def test_every_vote_and_every_value_is_there() -> None:
    """869,937 votes in 6,202 roll calls, 490,423 values; and single ones of each."""
    rows = {name: pq.ParquetFile(BUNDLED / "large" / f"{name}.parquet").metadata.num_rows for name in LAYOUTS}
    assert rows == {"states": 200, "issues": 6, "roll_calls": 6202, "roll_call_issues": 5745, "votes": 869_937, "economies": 41,
                    "products": 35, "trade": 490_423}
    trade = pq.read_table(BUNDLED / "large" / "trade.parquet", filters=[("exporter", "==", "AUS"), ("importer", "==", "AUT"),
                                                                      ("year", "==", 1995), ("product", "==", "c1")])
    assert trade["value"].to_pylist() == [2.0]
