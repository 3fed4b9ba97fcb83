"""The worked examples of the Methods page: numbers with units, a figure, and a table that hold the same values."""

import json
import math
import re
from inspect import signature
from pkgutil import resolve_name

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.leaving.package import Field
from pages.examples.example import argument_words, example, places
from pages.examples.worked import MOST, Column, kind, worked_example
from pages.exhibits.tables import NO_VALUE
from pages.files.table_file import meaning
from pages.reading.tables import line_names, tables
from tests.apps import figures, run, tables_of, unopened

EXAMPLES = tables().measures.query("missing == ''")["measure_id"].tolist()


def words(heading) -> str:
    return heading if isinstance(heading, str) else heading["label"]


@pytest.mark.parametrize("measure", EXAMPLES)
def test_an_example_is_to_be_seen_and_its_table_is_headed_in_words(measure: str) -> None:
    seen = worked_example(measure)
    assert seen.numbers or seen.figure is not None or measure == "differences_from"
    for name in seen.table:
        heading = words(seen.headings[name])
        assert heading[0].isupper() or heading[0].isdigit() or heading.startswith("z-score"), heading
        assert "@" not in heading and "_" not in heading and heading != name
    ids = {*tables().sources["source_id"], *tables().series["series_id"]}
    assert not ids & {cell for name in seen.table.select_dtypes("str") for cell in seen.table[name]}


@pytest.mark.parametrize("measure", EXAMPLES)
def test_the_figure_of_an_example_draws_the_values_of_its_table(measure: str) -> None:
    seen = worked_example(measure)
    if seen.figure is None:
        return
    for trace in seen.figure.data:
        drawn = np.asarray(trace.x if trace.orientation == "h" else trace.y, dtype=float)
        known = sorted(drawn[~np.isnan(drawn)])
        assert known and any(known == sorted(seen.table[name].dropna()) for name in seen.table.select_dtypes("number")), trace.name


def test_the_number_on_screen_follows_from_what_the_example_says_it_takes() -> None:
    """A growth rate of 15.76 % gave 4.736 years and the page 4.737; the 7.3 barrels a tonne stood nowhere."""
    (rate,) = re.findall(r": (\d+\.\d+) % a year", example("doubling_time").inputs[0])
    assert worked_example("doubling_time").numbers == {"Doubling time": f"{math.log(2) / math.log(1 + float(rate) / 100):.3f} years"}
    for row in tables().measures.query("missing == ''").itertuples():
        takes = signature(resolve_name(row.function)).parameters
        assert "barrels_per_tonne" not in takes or "barrels per tonne = 7.3" in example(row.measure_id).arguments, row.measure_id


def test_shares_of_goods_say_whose_they_are_and_from_where() -> None:
    assert example("herfindahl_hirschman").inputs == ["Russia's exports to China by group of goods, 2008 (Russian government 2009)"]


def test_a_result_by_year_stands_below_its_inputs_on_one_axis_of_years(subtests: pytest.Subtests) -> None:
    by_year = [name for name in EXAMPLES if kind(example(name).result) == "years" and len(example(name).result) > 1]
    assert len(by_year) > 20
    for measure in by_year:
        with subtests.test(measure):
            stands_below_its_inputs(measure)


def stands_below_its_inputs(measure: str) -> None:
    figure = worked_example(measure).figure
    result = example(measure).result
    lines = [len(result.select_dtypes("number").columns)] if isinstance(result, pd.DataFrame) else [1]
    given = sum(name in line_names(tables()) for name in worked_example(measure).table)
    assert len(figure.data) == sum(lines) + (given if given <= MOST else 1)
    axes = [axis for axis in figure.layout if axis.startswith("xaxis")]
    assert {figure.layout[axis].matches for axis in axes} - {None} == ({f"x{len(axes)}"} if len(axes) > 1 else set())
    several = [(trace.line.color, trace.line.dash) for trace in figure.data if trace.showlegend]
    assert len(several) != 1 and len(set(several)) == len(several)


def test_a_change_is_the_difference_of_the_input_above_it() -> None:
    table = worked_example("change").table.set_index("year")
    trade, change = table["trade_total_cn@own_dots"], table["result"]
    assert np.isnan(change[1992]) and change[1993] == pytest.approx(trade[1993] - trade[1992])
    assert words(worked_example("change").headings["result"]) == "Change, USD bn"


def test_single_numbers_have_the_unit_of_the_example() -> None:
    said = {measure: next(iter(worked_example(measure).numbers.values())) for measure in (
        "simple_average_growth", "cagr", "doubling_time", "herfindahl_hirschman", "unit_value")}
    assert said == {"simple_average_growth": "71.83 % of the first value a year", "cagr": "15.76 % a year", "doubling_time": "4.737 years",
                    "herfindahl_hirschman": "0.368", "unit_value": "USD 814.28 a tonne"}


def test_the_unit_of_an_example_agrees_with_the_rule_where_the_rule_is_a_unit() -> None:
    units, measures = set(tables().units["unit"]) | {"% a year", "years"}, tables().measures
    ruled = measures[measures["unit_rule"].isin(units) & (measures["missing"] == "")]
    assert len(ruled) > 10 and ruled["example_unit"].equals(ruled["unit_rule"])


@pytest.mark.parametrize(("values", "decimals"), [([1.0, 2.0], 0), ([56.4, 4.5], 1), ([0.36821], 3), ([15.7584, float("nan")], 2),
                                                  ([12.34, 1.0], 2)])
def test_decimals_are_as_few_as_the_values_have(values: list[float], decimals: int) -> None:
    assert places(values) == decimals


@pytest.mark.parametrize(("column", "heading"), [(Column("Change", "USD bn"), "Change, USD bn"), (Column("Change, %", "%"), "Change, %"),
                                                 (Column("Number", "count"), "Number"), (Column("Coverage", ""), "Coverage")])
def test_a_heading_names_the_unit_once(column: Column, heading: str) -> None:
    assert column.heading == heading


def test_arguments_are_told_in_words() -> None:
    assert argument_words("barrels_per_tonne=7.3", {}) == "barrels per tonne = 7.3"
    assert argument_words("reference='own_dots'", {"own_dots": "IMF DOTS, own sum"}) == "reference = IMF DOTS, own sum"


@pytest.mark.parametrize(("measure", "column", "sources"), [
    ("change", "result", {"imf_dots", "own_dots"}), ("herfindahl_hirschman", None, {"aei_2010"}), ("value_per_unit", None, None)])
def test_the_file_of_an_example_names_the_sources_of_its_columns(measure: str, column: str, sources: set[str] | None) -> None:
    seen = worked_example(measure)
    if sources is None:  # deals are no lines; the page Arms has them as a file
        assert seen.made_from == {}
        return
    fields, rows = meaning(seen.table, "example", seen.made_from)
    found: dict[str, Field] = {field.name: field for field in fields}
    assert set(rows["source_id"]) and "liu_2017" not in set(rows["source_id"])
    assert column is None or set(found[column].sources) >= sources


def page(measure: str) -> AppTest:
    return run("methods", f"method~method.{measure}")


def test_the_page_draws_the_example_and_shows_missing_values_as_a_dash() -> None:
    app = page("change")
    (chart,), (figure,) = app.get("plotly_chart"), figures(app)
    assert chart.proto.alt.startswith("Worked example of Change. Goods trade between China and Russia") and len(figure["data"]) == 2
    grid = tables_of(app)[0]
    assert list(grid.value) == ["year", "trade_total_cn@own_dots", "result"] and grid.proto.placeholder == NO_VALUE
    headings = json.loads(grid.proto.columns)
    assert headings["year"]["label"] == "Year" and headings["result"]["label"] == "Change, USD bn"
    assert [button.proto.label for button in app.get("download_button")] == ["Example as CSV", "Download CSV"]


def test_the_page_shows_a_single_result_as_a_number_beside_its_items() -> None:
    app = page("herfindahl_hirschman")
    assert [metric.value for metric in app.metric] == ["0.368"]
    (figure,) = figures(app)
    assert figure["data"][0]["orientation"] == "h" and "Mineral products" in figure["layout"]["yaxis"]["ticktext"]


def test_the_table_of_an_example_opens_from_the_address_alone() -> None:
    assert len(tables_of(page("change"))) == 2  # the other is the registry
    app = unopened("methods")
    assert not tables_of(app.run())
    app = unopened("methods")
    app.query_params["view"] = "method~method.change~open.values_example"
    assert len(tables_of(app.run())) == 1
