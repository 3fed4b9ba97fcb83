"""The build: the same bytes from the same text, and every fault at once."""

import shutil
from pathlib import Path

import pytest

from data.build import build, main
from data.stored.built import BUILT
from data.stored.read import folder_in_use
from data.text.schema import TABLES
from tests.data.copies import BUNDLED, copied


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled folder that a test may spoil."""
    return copied(tmp_path, built=True)


def parquet(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / BUILT).iterdir()}


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
    assert {name.rpartition("-")[0] for name in before} == {*TABLES, ""}  # and their list
    shutil.rmtree(folder / BUILT)
    assert build(folder) == []
    assert parquet(folder) == before


def test_all_faults_are_listed_with_their_place_and_nothing_is_written(folder: Path, capsys) -> None:
    before = parquet(folder)
    bad = [add(folder, "observations/trade.csv", line) for line in (
        "trade_total_cn,19x6,6.84,A,liu_2017,here,6.84,,exact,",
        "trade_total_cn,1997,six,Z,liu_2017,here,,,nearly,",
        "trade_total_cn,1998,1,A,liu_2017,,,,exact,")]
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
     "in 1996\",6.84,,exact,", "a key that occurs only once"),
    ("no_such_series,1996,1,A,liu_2017,here,,,exact,", "an id that exists in series.csv"),
    ("trade_total_cn,1996,1,A,no_such_source,here,,,exact,", "an id that exists in sources.csv"),
    ("trade_total_cn,1996,6.84,A,liu_2017,here,6.48,,exact,", "the number of which the value 6.84 USD bn is made"),
    ("unga_agreement_cn_ru,1996,1.2,A,voeten_unvotes,here,,,exact,", "a value from 0 to 1 in score")])
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


@pytest.mark.parametrize(("text", "told"), [
    (b"\xff\xfe not text", "tables/events.csv, row 1 – expected text in UTF-8"),
    (b"event_id\nevent_01\nevent_\xff", "tables/events.csv, row 3 – expected text in UTF-8"),
    (b"", "tables/events.csv – expected a header: event_id,date,"),
    (b'event_id,date\nevent_01,2001\n"event_02,2002\n', "tables/events.csv, row 3 – expected quotation marks in pairs"),
    (None, "tables/events.csv – expected this file")])
def test_missing_and_unreadable_files_are_named_in_plain_words(folder: Path, text: bytes | None, told: str) -> None:
    path = folder / "tables" / "events.csv"
    path.unlink() if text is None else path.write_bytes(text)
    found = [str(fault) for fault in build(folder)]
    assert any(fault.startswith(told) for fault in found)
    assert all(fault.startswith("tables/events.csv") and "error" not in fault.lower() for fault in found)


def test_a_missing_folder_is_called_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folder / "tables" / "observations")
    assert [str(fault) for fault in build(folder)] == ["tables/observations/ – expected this folder with CSV files"]
    assert main([str(folder / "nowhere")]) == 1
    said = capsys.readouterr()
    assert said.err == f"{folder / 'nowhere'} – expected this folder with the tables as CSV files\n"
    assert said.out == "1 fault; nothing was written.\n"


def test_a_file_that_belongs_to_no_table_is_refused(folder: Path) -> None:
    for path in ("evnets.csv", "trade/more.csv", "observations/old/trade.csv"):
        (folder / "tables" / path).parent.mkdir(exist_ok=True)
        shutil.copy(folder / "tables" / "events.csv", folder / "tables" / path)
    found = [str(fault) for fault in build(folder)]
    assert [fault.split(" – expected no such file")[0] for fault in found] == [
        "tables/evnets.csv", "tables/observations/old/trade.csv", "tables/trade/more.csv"]


def test_a_table_without_rows_is_one_fault(folder: Path) -> None:
    for path in (folder / "tables" / "observations").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert [str(fault) for fault in build(folder)] == ["tables/observations/ – expected at least one row below the header"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_rows_are_numbered_as_an_editor_numbers_the_lines(folder: Path, line_end: str) -> None:
    spoil(folder, "events.csv", "\nevent_02", "\n\nevent_02")
    spoil(folder, "events.csv", "Constructive partnership declared,Con", '"Constructive\npartnership declared",Con')
    spoil(folder, "events.csv", "2001-07-16", "2001-7-16")
    path = folder / "tables" / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_text(encoding="utf-8").replace("\n", line_end).encode())  # as spreadsheets save it
    row = next(number for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1) if "2001-7-16" in line)
    assert [(fault.where, fault.column) for fault in build(folder)] == [(f"tables/events.csv, row {row}", "date")]


@pytest.mark.parametrize("row", [2, 300])
def test_a_row_of_the_wrong_length_is_one_fault_with_its_number(folder: Path, row: int) -> None:
    path = folder / "tables" / "observations" / "trade.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[row - 1] = lines[row - 1] + ","
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [str(fault).split("; ")[0] for fault in build(folder)] == [
        f"tables/observations/trade.csv, row {row}: “11 cells” – expected 10 cells, as many as the header has"]


def test_a_header_of_the_wrong_length_is_not_a_fault_of_every_row(folder: Path) -> None:
    spoil(folder, "series.csv", "reporter,partner", "reporter,colour,partner")
    columns = len(TABLES["series"].columns)
    assert [str(fault) for fault in build(folder)] == [
        "tables/series.csv, column colour – expected no such column; remove or rename it",
        f"tables/series.csv, row 1: “{columns + 1} cells” – expected {columns} cells, as many as every row below has"]


def test_a_cell_with_several_faults_is_reported_once(folder: Path) -> None:
    spoil(folder, "deals.csv", "su27_1991,1,", "su27_1991,,")
    assert [str(fault) for fault in build(folder)] == ["tables/deals.csv, row 2, column report: “” – expected a value, not an empty cell"]


def test_help_prints_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0 and "usage: python -m data.build [-h] [FOLDER]" in capsys.readouterr().out


def test_one_variable_names_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_in_use() == BUNDLED
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(folder))
    assert folder_in_use() == folder
