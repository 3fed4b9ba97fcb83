"""What the build refuses: every rule of the tables, each on a copy that breaks it in one place."""

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.build import build
from data.stored.built import typed
from data.text.cells import cell_faults
from data.text.formulas import FUNCTIONS, OPERATORS
from data.text.schema import TABLES
from indicators.formulas import intervals
from tests.data.test_build import add, folder, spoil  # noqa: F401

DEAL = 'Aircraft,1991,false,24,26,24-26,1992,false,1992,1.0,1.0,1,'


@pytest.mark.parametrize(("file", "old", "new", "told"), [
    # computed lines
    ("derivations.csv", "own_dots,total_trade,", "own_dots,total_trad,",
     "row 2, column measure: “total_trad” – expected an id that exists in measures.csv"),
    ("derivations.csv", "own_dots,percent_change,", "own_dots,cagr,",
     "row 7, column measure: “cagr” – expected a measure that makes one annual series"),
    ("derivations.csv", "exports_cn_to_ru@imf_dots; imports_cn_from_ru@imf_dots,", "exports_cn_to_ru@imf_dots,",
     "row 2, column inputs: “exports_cn_to_ru@imf_dots” – expected an input for each of: exports, imports"),
    ("derivations.csv", "percent_change,trade_total_cn@own_dots,", "percent_change,trade_total_cn@own_dots; trade_total_cn@mofcom_deck,",
     "row 7, column inputs: “trade_total_cn@own_dots; trade_total_cn@mofcom_deck” – expected an input for each of: values"),
    ("derivations.csv", "own_dots,percent_change,trade_total_cn@own_dots,", "own_dots,rest,trade_total_cn@own_dots,",
     "row 7, column inputs: “trade_total_cn@own_dots” – expected an input for each of: whole, parts, and any number of parts"),
    ("series.csv", "trade_total_cn,trade,", "trade_total_cn,votes,", "column theme: “votes” – expected one of overview, trade, energy"),
    # what sources print
    ("observations/trade.csv", ",2336776000,USD,", ",2336776000,USD m,",
     "column as_printed: “2336776000” – expected the number of which the value 2.336776 USD bn is made"),
    ("observations/trade.csv", ",2336776000,USD,", ",2336776000,Mt,", "column printed_unit: “Mt” – expected a unit of what USD bn measures"),
    ("observations/places.csv", ",largest,,", ",largest,Mt,", "column printed_unit: “Mt” – expected nothing, for no number is printed"),
    # what could not be found
    ("holes.csv", ",1996,2001,", ",1996,2002,",
     "row 2, column series: “crude_cn_from_ru” – expected a series without a value in 1996 to 2002; tables/observations/energy.csv, row"),
    ("holes.csv", ",crude_total,,1996,2008,", ",,,1996,2008,", "row 3, column charts: “” – expected a chart or a series in which"),
    ("holes.csv", ",crude_total,,1996,2008,", ",crude_ttal,,1996,2008,", "row 3, column charts: “crude_ttal” – expected an id that exists in"),
    # measures
    ("measures.csv", "indicators.basics.growth:change,", "indicators.basics.growth:chnge,",
     "row 2, column function: “indicators.basics.growth:chnge” – expected a function that is defined in indicators/basics/growth.py"),
    ("measures.csv", "indicators.basics.growth:change,", "indicators.grwth:change,", "column function: “indicators.grwth:change” – expected"),
    ("measures.csv", ",false,difference,", ",false,level,", "row 2, column offered_as: “level” – expected another id for each measure"),
    ("measures.csv", ",difference,Change on the year before,", ",difference,,", "row 2, column label: “” – expected words for readers"),
    ("measures.csv", "end=2014,% a year,,false,,,,,", "end=2014,% a year,,false,rate,Rate,,,A rate needs both years.",
     "column function: “indicators.basics.growth:cagr” – expected a function that makes one annual series of one other"),
    ("measures.csv", ",index,\"index, {base}", ",indx,\"index, {base}", "column shown_unit: “indx” – expected a unit that exists in units.csv"),
    ("charts.csv", "level; difference;", "level; diference;",
     "row 2, column measures: “diference” – expected one of level, difference, change, log, index, multiple, mean, share"),
    ("roles.csv", "brent_price@eia_brent,true", "brent_price@mofcom_deck,true",
     "row 3, column line: “brent_price@mofcom_deck” – expected a series and source that has values, as series@source"),
    ("roles.csv", "crude_cn_from_ru@spglobal_customs,true", "crude_cn_from_ru@spglobal_customs,false",
     "tables/roles.csv, column role: “crude” – expected a row for this role with at_first true"),
    ("roles.csv", "component,2,Arms", "component,2,Weapons",
     "row 10, column name: “Weapons” – expected a name that columns.csv has as a column of the table “view”"),
    ("contents.csv", "events,Events,Dated milestones.", "events,Events,", "column description: “” – expected"),
    # formulas
    ("claims.csv", ",a - b,", ",a - b),", "row 2, column check: “a - b)” – expected arithmetic of"),
    ("claims.csv", ",a - b,", ",a - c,", "row 2, column check: “a - c” – expected only letters that are given: a, b; not c"),
    ("claims.csv", "at least a,", "at least b,", "column check: “b” – expected only letters that are given: a; not b"),
    ("claims.csv", ",(b / a - 1) * 100 |", ",(b / a - 1 * 100 |", "column compare: “(b / a - 1 * 100” – expected arithmetic of"),
    ("claims.csv", ",a | a=tiv_share", ",max(a) | a=tiv_share", "column compare: “max(a)” – expected arithmetic of"),
    ("claims.csv", "Mt | a / (1 + x / 100)", "Mt | a / (1 + y / 100)", "column implied: “a / (1 + y / 100)” – expected only letters"),
    ("claims.csv", " | a=tiv_share_cn_in_ru", " | a | a | a=tiv_share_cn_in_ru", "expected references, or: formula | references with letters"),
    ("claims.csv", "from 2006 to 2013 | b - a", "from 2005 to 2013 | b - a",
     "column compare: “from 2005 to 2013” – expected other words for each formula of a claim"),
    ("claims.csv", "Mt | a / (1 + x / 100) |", "Mt |", "column implied: “China's crude imports from Russia in 2014, Mt | a=claim"),
    ("claims.csv", "a=claim:year_2016", "a=clam:year_2016",
     "row 2, column inputs: “clam:year_2016” – expected a reference, which is claim:ID"),
    ("claims.csv", "@mofcom_deck@1996", "@mofcom_deck@1896",
     "column compare: “trade_total_cn@mofcom_deck@1896” – expected a year in which"),
    ("claims.csv", "declared,,,,,,liu_2017", "declared,,,,,,imf_dots",
     "row 2, column source_id: “imf_dots” – expected a source of the kind article"),
    ("claims.csv", ",12,12,%,", ",12,,%,", "column number: “” – expected a number, because the claim is checked"),
    ("hypotheses.csv", "x / 10", "x /", "row 3, column formula: “x /” – expected arithmetic of"),
    ("hypotheses.csv", "x / 10", "a / 10", "row 3, column formula: “a / 10” – expected only letters that are given: p, x, z; not a"),
    ("hypotheses.csv", "(b / a - 1) / n", "(b / a - 1) / k", "row 2, column formula: “(b / a - 1) / k * 100” – expected only letters"),
    ("hypotheses.csv", "cut(x, p)", "cut(x)", "row 5, column formula: “cut(x)” – expected arithmetic of"),
    # dates and years
    ("events.csv", "2001-07-16", "2014-13-45", "row 6, column date: “2014-13-45” – expected a date that the calendar has"),
    ("events.csv", "2001-07-16", "2001-02-29", "row 6, column date: “2001-02-29” – expected a date that the calendar has"),
    ("events.csv", "2001-07-16,day", "2001-07-16,month", "row 6, column precision: “month” – expected day, for the date is 2001-07-16"),
    ("events.csv", "2001-07-16,day", "2001-07,day", "row 6, column precision: “day” – expected month, for the date is 2001-07"),
    ("sources.csv", ",2026-11-24,", ",2026-11-31,", "row 2, column date_accessed: “2026-11-31” – expected a date that the calendar has"),
    ("claims.csv", "2014-09/2014-11", "2014-09/2014-13", "column number: “2014-09/2014-13” – expected a date that the calendar has"),
    ("claims.csv", "2014-09/2014-11", "2014-11/2014-09",
     "column number: “2014-11/2014-09” – expected a span that begins with its earlier date"),
    ("deals.csv", DEAL, DEAL.replace(",1991,", ",191,"), "row 2, column order_year: “191” – expected a number from 1900 to 2100"),
    ("deals.csv", DEAL, DEAL.replace("24-26,1992", "24-26,199"),
     "row 2, column first_delivery: “199” – expected a number from 1900 to 2100"),
    # numbers, and pairs of which the first must not be greater
    ("deals.csv", DEAL, DEAL.replace("1.0,1.0", "1.0,1e999"),
     "row 2, column value_high: “1e999” – expected a number that is not too large"),
    ("deals.csv", DEAL, DEAL.replace("24,26", "99999999999,26"),
     "row 2, column units_low: “99999999999” – expected a number from 0 to 2147483647"),
    ("deals.csv", DEAL, DEAL.replace("24,26", "27,26"),
     "row 2, column units_high: “26” – expected a value not below units_low, which is 27"),
    ("deals.csv", DEAL, DEAL.replace("1.0,1.0", "1.5,1.0"),
     "row 2, column value_high: “1.0” – expected a value not below value_low, which is 1.5"),
    ("deals.csv", DEAL, DEAL.replace("24-26,1992", "24-26,1993"),
     "row 2, column last_delivery: “1992” – expected a value not below first_delivery"),
    ("periods.csv", "1990,2005", "2006,2005", "row 2, column end: “2005” – expected a value not below start, which is 2006"),
    ("series.csv", "calendar year,,", "calendar year,9,1", "row 2, column maximum: “1” – expected a value not below minimum, which is 9"),
    # units and what pages need
    ("units.csv", "USD {} bn", "USD {} {} bn", "column pattern: “USD {} {} bn” – expected words with one {} where"),
    ("units.csv", "USD {} bn", "USD bn", "column pattern: “USD bn” – expected words with one {} where"),
    ("units.csv", ",1e9 * USD", ",1e9 USD", "column definition: “1e9 USD” – expected numbers and base units (letters only) with * and / between them"),
    ("units.csv", ",1e9 * USD", ",0 * USD", "column definition: “0 * USD” – expected numbers and base units (letters only) with"),
    ("units.csv", ",1e9 * USD", ",1e999 * USD", "column definition: “1e999 * USD” – expected a number of base units that is not too large"),
    ("units.csv", ",1e9 * USD", ",nan * USD", "column definition: “nan * USD” – expected a number of base units"),
    ("units.csv", ",1e9 * USD", ",1e3 * million", "column definition: “1e3 * million” – expected base units only, not million, which is defined"),
    ("series.csv", ",CNY/USD,", ",CNY/EUR,", "column unit: “CNY/EUR” – expected a unit that exists in units.csv"),
    ("palettes.csv", "source kind,article text,", "source kind,article,",
     "column name: “article text” – expected a row for this source kind")])
def test_one_wrong_cell_is_one_fault_with_its_place_and_what_is_expected(folder: Path, file: str, old: str, new: str, told: str) -> None:
    spoil(folder, file, old, new)
    found = [str(fault) for fault in build(folder)]
    assert len(found) == 1 and found[0].startswith(f"tables/{file}") and told in found[0]


def test_a_derivation_must_stand_below_those_that_it_uses(folder: Path) -> None:
    path = folder / "tables" / "derivations.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    table = pd.read_csv(path, dtype=str)
    made = dict(zip(table["series_id"] + "@" + table["source_id"], table.index))
    early = [(row, line) for row, lines in table["inputs"].str.split("; ").items() for line in lines if made.get(line, row - 1) >= row]
    found, (row, line) = [str(fault) for fault in build(folder) if fault.column == "inputs"], early[0]
    assert f"row {row + 2}, column inputs: “{line}” – expected an input that a source states or an earlier row computes" in found[0]
    assert len(found) == len(early)


@pytest.mark.parametrize("page", ["data", "votes"])
def test_a_page_without_words_is_missed(page: str, folder: Path) -> None:
    path = folder / "tables" / "themes.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith(f"{page},")), encoding="utf-8")
    assert [str(fault) for fault in build(folder)] == [f"tables/themes.csv, column theme: “{page}” – expected a row for this theme"]


def test_faults_of_files_cells_keys_and_references_are_listed_at_once(folder: Path) -> None:
    (folder / "tables" / "periods.csv").unlink()
    spoil(folder, "series.csv", "reporter,partner", "reporter,partmer")
    spoil(folder, "events.csv", "1996-04,month", "1996-4,month")
    spoil(folder, "quantities.csv", "trade_total_cn;", "trade_totl_cn;")
    spoil(folder, "claims.csv", ",a - b,", ",a - c,")
    row = add(folder, "units.csv", "%,{} %,{} %,{} %,,,,")
    said = "\n".join(str(fault) for fault in build(folder))
    for told in ("tables/periods.csv – expected this file", "tables/series.csv, column partner – expected this column",
                 "tables/events.csv, row 4, column date: “1996-4”", "column series: “trade_totl_cn” – expected an id that exists",
                 "tables/claims.csv, row 2, column check: “a - c”", f"tables/units.csv, row {row}, column unit: “%” – expected a key"):
        assert told in said
    assert len(said.splitlines()) == 8  # the misspelt header twice, the repeated unit twice


def test_nothing_is_said_about_what_rests_on_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "tables" / "series.csv").write_bytes(b"\xff")
    assert [fault.where for fault in build(folder)] == ["tables/series.csv, row 1"]


def test_a_key_that_occurs_twice_ends_in_a_message_and_no_traceback(folder: Path) -> None:
    line = (folder / "tables" / "series.csv").read_text(encoding="utf-8").splitlines()[1]
    row = add(folder, "series.csv", line)
    assert [fault.where for fault in build(folder)] == ["tables/series.csv, row 2", f"tables/series.csv, row {row}"]


def test_a_series_with_its_range_upside_down_does_not_fault_its_values(folder: Path) -> None:
    spoil(folder, "series.csv", "calendar year,,", "calendar year,9,1")
    assert len(build(folder)) == 1


def test_every_pattern_has_words_and_no_message_shows_a_pattern() -> None:
    columns = [column for table in TABLES.values() for column in table.columns.values()]
    assert all(bool(column.says) == bool(column.pattern) for column in columns)
    assert not any(re.search(r"\[a-z|\\[dS.]|\?\)|\*\)", column.says) for column in columns)


def test_formulas_may_use_what_the_interval_arithmetic_knows_and_nothing_else() -> None:
    assert set(OPERATORS) == set(intervals.OPERATORS) and set(FUNCTIONS) == set(intervals.FUNCTIONS)


@pytest.mark.parametrize(("name", "column"), [("units", "pattern"), ("themes", "position"), ("periods", "end"), ("groups", "milestones"),
                                              ("series", "minimum")])
@settings(max_examples=30)
@given(st.one_of(st.text("0123456789.-+eE٣ _", max_size=9), st.integers().map(str), st.floats().map(str), st.just("1" * 400)))
def test_whatever_the_checks_let_pass_can_be_written(name: str, column: str, cell: str) -> None:
    cells = {other: [cell if other == column else None] for other in TABLES[name].columns}
    text = pd.DataFrame(cells, index=["x.csv, row 2"], dtype="str")
    if not cell_faults(TABLES[name].columns, text):
        assert typed(text.where(text.notna(), ""), TABLES[name].arrow).num_rows == 1
