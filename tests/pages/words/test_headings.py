"""What the columns of tables are called: from the table of columns, the same on every page and in every file."""

import json

import pandas as pd
import pytest

from pages.reading.tables import tables
from pages.words.headings import headings, titles, with_numbers
from tests.apps import as_written, run, tables_of

KNOWN = {row.title for row in tables().columns.itertuples()}
EXAMPLE = "The values of the worked example"  # its columns are the lines that it computes with
# With which views open which page has how many tables.
PAGES = {"trade": (["total~open.closer"], 3), "arms": (["deals~open.closer"], 2), "diplomacy": ([], 1), "overview": ([], 1), "compare": ([], 1),
         "composite": ([], 1), "oil": ([], 3), "claims": ([], 2), "reconcile": ([], 3), "methods": ([], 2), "data": ([], 3)}


@pytest.mark.parametrize("page", PAGES)
def test_every_column_on_screen_is_called_as_the_table_of_columns_says(page: str) -> None:
    views, tables_there = PAGES[page]
    grids = tables_of(run(page, *views))
    assert len(grids) == tables_there
    for grid in (grid for grid in grids if not grid.proto.alt.startswith(EXAMPLE)):
        called = {name: words if isinstance(words, str) else words.get("label") for name, words in json.loads(grid.proto.columns).items()}
        assert {called.get(name, name) for name in grid.value} <= KNOWN


@pytest.mark.parametrize("page", PAGES)
def test_every_column_of_numbers_has_the_same_decimals_in_all_rows_and_marks_the_thousands(page: str) -> None:
    for grid in run(page, *PAGES[page][0]).dataframe:
        known, written = json.loads(grid.proto.columns), as_written(grid)
        for name in grid.value.select_dtypes("number"):
            form = known[name]["type_config"].get("format")
            if form is None:  # pandas has written the column
                assert len({len(words.partition(".")[2]) for words in written[name] if words != "–"}) == 1, name
            elif "Year" in known[name].get("label", name) or name == "year":
                assert form == "%d"
            else:
                as_given = form.endswith("g") and (page == "data" or grid.proto.alt.endswith(", by year"))  # no zeros that the source does not print
                assert form in ("%d", "percent", "%,d", *(f"%,.{digits}f" for digits in range(5))) or as_given, (name, form)


@pytest.mark.parametrize(("page", "views"), [("trade", ["balance"]), ("trade", ["growth"]), ("oil", []), ("reconcile", []), ("trade", ["growth~open.closer"])])
def test_numbers_below_zero_have_a_true_minus_and_are_sorted_as_numbers(page: str, views: list[str]) -> None:
    below = [(grid, name) for grid in run(page, *views).dataframe for name in grid.value.select_dtypes("number") if (grid.value[name] < 0).any()]
    assert below
    for grid, name in below:
        written = as_written(grid)[name]
        assert json.loads(grid.proto.columns)[name]["type_config"].get("format") is None  # or the grid would write the number once more
        assert not written.str.contains("-").any() and (written.str.startswith("−") == (grid.value[name] < 0)).all(), written.tolist()


def test_a_half_is_rounded_in_a_grid_as_in_sentences() -> None:
    """China and Russia agreed to 0.7955 and to 0.9105, nearest to which stand binary numbers on either side."""
    grid = next(grid for grid in run("diplomacy", "agreement~open.values").dataframe if not grid.proto.alt.endswith(", by year"))
    written = dict(zip(grid.value["shown"], as_written(grid)["shown"]))
    assert (written[0.7955], written[0.9105], written[0.3125]) == ("0.796", "0.911", "0.313")


def test_a_number_in_the_digits_of_its_source_stands_on_the_right() -> None:
    known = headings("view", ("units_printed", "value_printed", "as_printed", "system"))
    assert [known[name].get("alignment") for name in known] == ["right"] * 3 + [None]


def test_a_phone_has_the_name_and_the_value_of_a_deal_in_sight_and_a_long_name_on_several_lines() -> None:
    (grid,) = run("arms", "deals").dataframe
    known = json.loads(grid.proto.columns)
    assert list(grid.value)[:3] == ["order_year", "system", "value_low"] and known["system"]["width"] <= 150 and grid.proto.row_height >= 54


def test_years_have_no_thousands_separator_and_no_digits_of_the_sources_go_up_to_three() -> None:
    rows = pd.DataFrame({"year": [2015, 2015], "shown": [42.433, 1234.32], "unit": "Mt", "percent": [-4.85123, 0.1316], "series": "Crude"})
    known = with_numbers(headings("view", tuple(rows), {"series": 180}), rows, "view")
    assert {name: known[name]["type_config"]["format"] for name in ("year", "shown", "percent")} == {
        "year": "%d", "shown": "%,.3f", "percent": "%,.2f"} and known["series"]["width"] == 180


def test_values_of_several_units_have_the_same_decimals_too_and_the_heading_says_so() -> None:
    rows = pd.DataFrame({"shown": [0.8142535123, 12345678.0], "unit": ["USD bn", "count"], "n": [2, 12345]})
    known = with_numbers(headings("view", tuple(rows)), rows, "view")
    assert [known[name]["type_config"]["format"] for name in ("shown", "n")] == ["%,.2f", "%,d"] and known["shown"]["help"]


def test_the_observations_are_not_given_zeros_that_their_sources_do_not_have() -> None:
    """1,239 stands beside 6.84 and 25,739.93, with at most as many digits as the last."""
    grid = run("data", "table~table.observations").dataframe[0]
    known = json.loads(grid.proto.columns)["value"]
    digits = int(known["type_config"]["format"].removeprefix("%,.").removesuffix("g"))
    assert [f"{value:,.{digits}g}" for value in (1239.0, 6.84, grid.value["value"].max())] == ["1,239", "6.84", "25,739.93"] and "decimals" in known["help"]


def test_one_name_may_mean_different_things_in_two_tables() -> None:
    assert titles("view", ("low",)) != titles("cumulative", ("low",))
