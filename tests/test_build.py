"""The build: the same bytes from the same text, and every fault at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.build import build, main
from data.read import folder_in_use
from data.schema import TABLES

BUNDLED = Path(__file__).parents[1] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled folder that a test may spoil."""
    shutil.copytree(BUNDLED / "tables", tmp_path / "tables")
    for path in BUNDLED.glob("*.parquet"):
        shutil.copy(path, tmp_path)
    return tmp_path


def parquet(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "tables" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder: Path, file: str, line: str) -> int:
    """Append a line; returns its number."""
    path = folder / "tables" / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return len(path.read_text(encoding="utf-8").splitlines())


def test_what_is_committed_is_what_builds(folder: Path) -> None:
    before = parquet(folder)
    assert set(before) == {f"{name}.parquet" for name in TABLES}
    for path in folder.glob("*.parquet"):
        path.unlink()
    assert build(folder) == []
    assert parquet(folder) == before


def test_all_faults_are_listed_with_their_place_and_nothing_is_written(folder: Path, capsys) -> None:
    before = parquet(folder)
    bad = [add(folder, "observations/trade.csv", line) for line in (
        "trade_total_cn,19x6,6.84,A,liu_2017,here,6.84,exact,",
        "trade_total_cn,1997,six,Z,liu_2017,here,,nearly,",
        "trade_total_cn,1998,1,A,liu_2017,,,exact,")]
    spoil(folder, "series.csv", "reporter,partner", "reporter,colour,partner")
    assert main([str(folder)]) == 1
    said = capsys.readouterr().err
    for row, column, value in ((bad[0], "year", "19x6"), (bad[1], "value", "six"),
                               (bad[1], "obs_status", "Z"), (bad[1], "bound", "nearly"),
                               (bad[2], "locator", "")):
        assert f"observations/trade.csv, row {row}, column {column}: “{value}” – expected" in said
    assert "tables/series.csv, column colour" in said
    assert parquet(folder) == before


@pytest.mark.parametrize(("line", "told"), [
    ("trade_total_cn,1996,6.84,A,liu_2017,\"Section 1, fifth sphere (business and trade), trade volume "
     "in 1996\",6.84,exact,", "a key that occurs only once"),
    ("no_such_series,1996,1,A,liu_2017,here,,exact,", "an id that exists in series.csv"),
    ("trade_total_cn,1996,1,A,no_such_source,here,,exact,", "an id that exists in sources.csv"),
    ("trade_total_cn,1996,6.84,A,liu_2017,here,6.48,exact,", "the digits of the value 6.84"),
    ("unga_agreement_cn_ru,1996,1.2,A,voeten_unvotes,here,,exact,", "a value from 0 to 1 in score")])
def test_keys_references_digits_and_ranges_are_checked(folder: Path, line: str, told: str) -> None:
    row = add(folder, "observations/trade.csv", line)
    found = [str(fault) for fault in build(folder)]
    assert any(f"row {row}," in fault and told in fault for fault in found)


def test_two_units_on_one_axis_are_refused(folder: Path) -> None:
    spoil(folder, "charts.csv", "trade_total_cn; trade_total_ru", "trade_total_cn; brent_price")
    assert "series of one unit on one axis" in str(build(folder)[0])


def test_a_derivation_from_nothing_is_refused(folder: Path) -> None:
    spoil(folder, "derivations.csv", "exports_cn_to_ru@imf_dots", "exports_cn_to_ru@eia_brent")
    assert "a series and source that has values" in str(build(folder)[0])


def test_missing_and_unreadable_files_are_named(folder: Path) -> None:
    (folder / "tables" / "events.csv").write_bytes(b"\xff\xfe not text")
    assert "tables/events.csv" in str(build(folder)[0])
    (folder / "tables" / "events.csv").unlink()
    assert "tables/events.csv" in str(build(folder)[0])


def test_one_variable_names_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_in_use() == BUNDLED
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(folder))
    assert folder_in_use() == folder
