"""What the build refuses because pages could not show it, and how few lines it needs to say so."""

from pathlib import Path

import pytest

from data.build import build, main
from data.text.cells import is_plain
from data.text.faults import SHOWN, Fault, listed
from data.text.formulas import arithmetic_fault
from tests.data.copies import copied

ROOT = Path(__file__).parents[2]
TRADE = "observations/trade.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the authored tables that a test may spoil."""
    return copied(tmp_path)


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "tables" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder: Path, file: str, *lines: str) -> int:
    """Append lines; returns the number of the last one."""
    path = folder / "tables" / file
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(path.read_text(encoding="utf-8").splitlines())


def said(folder: Path) -> list[str]:
    return [str(fault) for fault in build(folder)]


@pytest.mark.parametrize(("line", "column"), [("nothing,; ;", "words"), ("nothing,oil; ; gas", "words"), (";,oil", "term")])
def test_another_word_that_stands_for_nothing_is_a_fault_with_its_place(folder: Path, line: str, column: str) -> None:
    row, value = add(folder, "synonyms.csv", line), line.split(",")[column == "words"]
    assert any(fault.startswith(f"tables/synonyms.csv, row {row}, column {column}: “{value}” – expected") for fault in said(folder))


@pytest.mark.parametrize(("formula", "told"), [
    ("a + 9 ** 9 ** 9", "not too large"), ("a + 1 / 0", "no division by zero"), ("a * (2 - 2) ** -1", "no division by zero"),
    ("a + (-2) ** 0.5", "no root of a negative"), ("a + 1e999", "not too large"), ("a" + " + a" * 100, "at most 300 characters"),
    ("a if a else a", "arithmetic of"), ("", "arithmetic of")])
def test_a_formula_has_the_bounds_of_readers_expressions(formula: str, told: str) -> None:
    assert told in arithmetic_fault(formula, {"a"})


@pytest.mark.parametrize("formula", ["(b / a - 1) * 100", "a ** -1", "(a / b) ** (1 / 18) - 1", "cut(a, 10 ** -2)", "-a"])
def test_a_formula_that_can_be_worked_out_is_let_pass(formula: str) -> None:
    assert arithmetic_fault(formula, {"a", "b"}) == ""


@pytest.mark.parametrize(("file", "line", "told"), [
    # one key written in two ways
    (TRADE, "trade_total_cn,02005,1,A,liu_2017,here,1,,exact,", "column year: “02005” – expected a whole number, without zeros before it"),
    (TRADE, "trade_total_cn,1996,6.84,A,liu_2017,here ,6.84,,exact,", "column locator: “here ” – expected no blanks around the text"),
    (TRADE, "trade_total_cn,1996,6.84,A,liu_2017,he\u200bre,6.84,,exact,", "column locator: “he⟨U+200B⟩re” – expected no blanks around the text, and"),
    (TRADE, "trade_total_cn,1996,6.84,A,liu_2017,another place,6.84,,exact,",
     "column series_id, year, source_id: “trade_total_cn, 1996, liu_2017” – expected one value of a source in a year"),
    ("observations/energy.csv", "rosneft_prepayment,2013,65,A,econ_taiwan_2013,A third,65,,at most,", "expected one value of a source in a year"),
    # numbers that cannot be kept
    (TRADE, "trade_total_cn,1990,1,A,imf_dots,here,1e9999999,,exact,", "column as_printed: “1e9999999” – expected a number such as 12.50"),
    (TRADE, "trade_total_cn,1990,1,A,imf_dots,here,nan,,exact,", "column as_printed: “nan” – expected a number such as 12.50"),
    (TRADE, "trade_total_cn,1990,1e-400,A,imf_dots,here,,,exact,", "column value: “1e-400” – expected a number that is not too near to zero"),
    (TRADE, "trade_total_cn,1990,1e9999999,A,imf_dots,here,,,exact,", "column value: “1e9999999” – expected a number such as 12.5"),
    # what pages cannot show
    ("sources.csv", "", "column source_id: “unused” – expected a source of some value"),
    (TRADE, "goods_ru_to_cn_timber,2009,-1,A,premier_ru_2009,here,-1,,exact,", "column value: “-1” – expected a share of zero or more")])
def test_a_row_that_pages_could_not_show_is_named(folder: Path, file: str, line: str, told: str) -> None:
    if file == "sources.csv":
        rows = (folder / "tables" / file).read_text(encoding="utf-8").splitlines()
        line = next(row for row in rows if row.startswith("eia_brent,")).replace("eia_brent", "unused", 1)
    row = add(folder, file, line)
    assert any(f"row {row}, " in fault and told in fault for fault in said(folder))


@pytest.mark.parametrize(("file", "old", "new", "told"), [
    ("claims.csv", ",2016,2016,year,,exact,", ",2016,2014-05,year,,exact,",
     "column number: “2014-05” – expected a number such as 2014 or 12.5, because the unit is year and not date"),
    ("claims.csv", ",1996-04,date,", ",1996,date,", "column number: “1996” – expected a date such as 2014-05, because the unit is date"),
    ("claims.csv", "trade_total_cn@mofcom_deck@1996", "trade_total_cn@own_dots@1950",
     "column compare: “trade_total_cn@own_dots@1950” – expected a year in which this line has a value"),
    ("deals.csv", "24-26,1992,false,1992,1.0,1.0,1,", "24-26,1992,false,1992,1.0,,1,", "column value_high: “” – expected both ends of the range"),
    ("deals.csv", "24-26,1992,false,1992,1.0,1.0,1,", "24-26,1992,false,1992,,1.0,1,", "column value_low: “” – expected both ends of the range"),
    ("charts.csv", "line,trade_total_cn,own_dots,level", "line,trade_total_cn,own_dots; imf_dots,level",
     "column default_sources: “own_dots; imf_dots” – expected one, because a chart of the overview shows one line"),
    ("charts.csv", "line,trade_total_cn,own_dots,level", "line,trade_total_cn; trade_total_ru,own_dots,level",
     "column series: “trade_total_cn; trade_total_ru” – expected one, because a chart of the overview shows one line"),
    ("charts.csv", "line,trade_total_cn,own_dots,level", "line,trade_total_cn,eia_brent,level",
     "column default_sources: “eia_brent” – expected a source that has values of trade_total_cn"),
    ("charts.csv", "asymmetry,share_ru_in_cn_trade; share_cn_in_ru_trade,", "asymmetry,share_ru_in_cn_trade,",
     "column series: “share_ru_in_cn_trade” – expected two series, one for each side"),
    ("charts.csv", "line,balance_cn; balance_ru,", "line,,", "column series: “” – expected at least one series"),
    ("charts.csv", "line,balance_cn; balance_ru,", "line,balance_cn; balance_cn,", "column series: “balance_cn; balance_cn” – expected each only once")])
def test_a_cell_that_pages_could_not_show_is_one_fault(folder: Path, file: str, old: str, new: str, told: str) -> None:
    change(folder, file, old, new)
    found = said(folder)
    assert len(found) == 1 and found[0].startswith(f"tables/{file}, row ") and told in found[0]


def test_both_ends_of_a_range_that_a_source_states_are_two_values(folder: Path) -> None:
    rows = (folder / "tables" / "observations" / "energy.csv").read_text(encoding="utf-8")
    assert "rosneft_prepayment,2013,60,A,econ_taiwan_2013," in rows and "rosneft_prepayment,2013,70,A,econ_taiwan_2013," in rows
    assert said(folder) == []


def test_a_table_that_pages_can_do_without_may_be_a_header_only(folder: Path) -> None:
    path = folder / "tables" / "periods.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert [fault.partition(": ")[2] for fault in said(folder)] == [
        "“ec_sanctions” – expected a source of some value, computed line, deal, event or period; add what it is for, or remove it"]
    rows = (folder / "tables" / "sources.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "tables" / "sources.csv").write_text("".join(row for row in rows if not row.startswith("ec_sanctions,")), encoding="utf-8")
    assert said(folder) == []


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_file_with_another_separator_is_one_fault(folder: Path, sign: str, name: str) -> None:
    path = folder / "tables" / "units.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", sign), encoding="utf-8")
    assert said(folder) == [f"tables/units.csv, row 1 – expected commas between the cells; this file has {name} there, so save it again as "
                            "CSV with commas"]


def test_empty_rows_are_one_fault_each(folder: Path) -> None:
    last = add(folder, "events.csv", ",,,,,,,,", " , ,,,,,,,", ",,,,,,,,")
    assert said(folder) == [f"tables/events.csv, row {row} – expected no empty row; remove it" for row in (last - 2, last - 1, last)]


@pytest.mark.parametrize(("header", "shown"), [("\u200bpattern", "⟨U+200B⟩pattern"), ("pattern ", "pattern "), ("pat\u00adtern", "pat⟨U+00AD⟩tern")])
def test_what_nobody_sees_in_a_header_is_shown(folder: Path, header: str, shown: str) -> None:
    change(folder, "units.csv", "pattern", header)
    assert said(folder) == [f"tables/units.csv, column {shown} – expected the name pattern and nothing else, not even blanks or characters "
                            "that nobody sees"]


@pytest.mark.parametrize(("text", "plain"), [("two words", True), ("Цена, €", True), ("two\u00a0words", True), ("two\nlines", True), (" a", False),
                                             ("a\u00a0", False), ("a\tb", False), ("a\u202eb", False), ("a\x00b", False), ("a\ufeffb", False)])
def test_cells_hold_what_readers_can_see(text: str, plain: bool) -> None:
    assert is_plain(text) == plain


def test_of_many_faults_the_first_of_each_kind_are_listed_with_how_many_more_there_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = add(folder, TRADE, *(f"trade_total_cn,19x{i},six,A,liu_2017,p{i},,,exact," for i in range(100))) - 99
    assert main([str(folder)]) == 1
    told, summary = capsys.readouterr()
    lines = summary.splitlines()
    assert told == "200 faults; nothing was written.\n" and len(lines) == 2 * (SHOWN + 1)
    assert lines[0].startswith(f"tables/{TRADE}, row {first}, column year: “19x0”")
    assert lines[SHOWN] == f"tables/{TRADE}, column year: 80 more of this kind"


def test_faults_that_differ_in_their_numbers_alone_are_of_one_kind() -> None:
    found = [Fault(f"tables/a.csv, row {row}", "b", "1", f"the digits of the value {row}.5") for row in range(50)]
    other = Fault("tables/a.csv, row 9", "b", "x" * 5000, "a number such as 12.5")
    lines = list(listed([*found, other]))
    assert len(lines) == SHOWN + 2 and lines[SHOWN] == "tables/a.csv, column b: 30 more of this kind" and len(lines[-1]) < 400
