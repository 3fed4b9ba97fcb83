"""Every file says the unit of its numbers in a column behind them: views, tables, and what stands below charts."""

import pytest

from data.leaving.package import described, unit_and_column
from pages.around import further_tables
from pages.catalogue.registry import BEYOND_THEMES, exhibit
from pages.examples.worked import worked_example
from pages.files.table_file import File, file_of_table, file_of_view
from pages.reading.tables import table_descriptions, tables
from pages.views.reference import no_exhibit
from tests.apps import CHARTS, with_every_source

# What a column of numbers is of where its name says that: a year, a count, a place in an order.
SAID_BY_THE_NAME = {"", "year", "count", "units", "number", "digits", "place, 1 the most alike"}
VIEWS = [*CHARTS.drop_duplicates("kind")["chart_id"], *(name for name, view in BEYOND_THEMES.items() if view.exhibit is not no_exhibit)]


def unsaid(file: File) -> list[str]:
    """The columns of numbers whose unit stands in no column of the file, or before a number of another unit."""
    rows, names, numbers = described(file.frame, file.table, tables().columns), list(file.frame), set(file.frame.select_dtypes("number"))
    units = {name: unit_and_column(rows[name].unit) for name in names if name in numbers and name in rows}
    found = [name for name in numbers - set(units)]
    for name, (words, column) in units.items():
        if not column:
            found += [name] if words not in SAID_BY_THE_NAME and not (words.startswith("unit of") and "unit" in names) else []
        elif column not in names or (words and set(file.frame[column]) != {words}):
            found.append(name)
        else:
            between = names[names.index(name) + 1:names.index(column)]
            found += [name for other in between if other in units and units[other][1] != column]
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_the_file_of_a_view_says_every_unit(view: str) -> None:
    file = file_of_view(exhibit(view), {}, "")
    assert unsaid(file) == [] and not set(file.frame) - set(file.rows) & set(exhibit(view).table.column_names)


@pytest.mark.parametrize("table", table_descriptions())
def test_the_file_of_a_table_says_every_unit(table: str) -> None:
    assert unsaid(file_of_table(table)) == []


@pytest.mark.parametrize(("table", "chart"), [
    ("growth", "total"), ("spread", "total"), ("concentration", "goods_ru_exports"), ("cumulative", "deals")])
def test_the_file_of_a_closer_look_says_every_unit(table: str, chart: str) -> None:
    found = further_tables.TABLES[table](with_every_source(chart))
    assert len(found) and unsaid(File(found, "", "", {}, table=table)) == []


def test_the_units_are_those_of_what_is_measured() -> None:
    """Values from the table of units and of series, said by hand here."""
    known = {"trade_and_price": {"value_unit": "USD bn", "price_unit": "USD/bbl", "change_unit": "%"},
             "constant_price": {"value_unit": "USD bn", "price_unit": "USD/bbl"}, "price_and_quantity": {"value_unit": "USD bn"},
             "composite": {"Trade_unit": "USD bn", "Arms_unit": "m TIV", "UN votes_unit": "score", "index_0_100_unit": "index, 0 to 100"},
             "votes": {"agreement_unit": "score"}, "differences": {"unit": "USD bn", "percent_unit": "%"}}
    for view, units in known.items():
        frame = file_of_view(exhibit(view), {}, "").frame
        assert {name: set(frame[name]) for name in units} == {name: {unit} for name, unit in units.items()}
    seen = worked_example("oil_value")
    example = seen.file
    assert list(example)[1:] == ["crude_cn_from_ru@spglobal_customs", "crude_cn_from_ru@spglobal_customs_unit", "brent_price@eia_brent",
                                 "brent_price@eia_brent_unit", "result", "result_unit"]
    assert example.iloc[0, [2, 4, 6]].tolist() == ["Mt", "USD/bbl", "USD bn"]
    fields = File(example, "", "", {}, table="example", made_from=seen.made_from).meaning[0]
    assert [field.unit for field in fields] == ["year", "Mt", "", "USD/bbl", "", "USD bn", ""] and "Price of Brent" in fields[3].title
