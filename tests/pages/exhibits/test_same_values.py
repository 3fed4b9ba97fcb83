"""One set of rows: what a chart draws, its table lists and its file holds, and where each point comes from."""

import io
import json
import re

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe

from data.leaving.export import csv_bytes
from pages.around.year_bars import values_by_year
from pages.catalogue.registry import exhibit
from pages.exhibits.rows import Choice
from pages.exhibits.tables import for_files
from pages.files.table_file import file_of_table, file_of_view
from pages.reading.tables import tables
from pages.reports.document import table_by_year
from pages.themes.chart import view
from pages.themes.settings import offer_of
from tests.apps import CHARTS, as_written, chart_of, figures, numbers, run, tables_of
from tests.pages.around.test_provenance import opened

DRAWN = CHARTS[CHARTS["kind"].isin(["line", "bars", "snapshot", "asymmetry"])]
YEARS = [(1990, 2020), (2007, 2012)]


def choices(chart) -> list[Choice]:
    """Several filters: all series, all sources and all years, and of each one or a few; crossed the other way on every second chart."""
    offer, series = offer_of(chart.chart_id), chart_of(chart.chart_id).series
    some = (series, series[:1]) if list(DRAWN["chart_id"]).index(chart.chart_id) % 2 else (series[:1], series)
    return [chart_of(chart.chart_id, years, series=lines, sources=tuple(sources))
            for lines, years, sources in zip(some, YEARS, (offer.sources, offer.default_sources), strict=True)]


def heights(figure: go.Figure) -> list[float]:
    """The values that the figure draws, sorted."""
    traces = [trace for trace in figure.data if trace.meta != "band"]
    values = np.concatenate([np.asarray(trace.x if trace.orientation == "h" else trace.y, dtype=float) for trace in traces])
    return sorted(values[~np.isnan(values)])


@pytest.mark.parametrize("chart", list(DRAWN.itertuples()), ids=lambda chart: chart.chart_id)
def test_figure_table_and_file_hold_the_same_values_under_every_filter(chart) -> None:
    for choice in choices(chart):
        seen = view(choice)
        table, file = (sorted(frame["shown"].dropna()) for frame in (
            seen.table.to_pandas() if "shown" in seen.table.column_names else pd.DataFrame({"shown": []}),
            pd.read_csv(io.BytesIO(csv_bytes(for_files(seen.rows))), float_precision="round_trip")))
        assert (heights(seen.figure) if seen.figure else []) == table == file


@pytest.mark.parametrize("text", ["deals", "spread", "differences", "composition", "whole", "price_and_quantity", "composite", "votes",
                                  "total~measure.index", "tiv~measure.mean", "compare~way.expression"])
def test_what_is_computed_has_no_noise_of_binary_numbers(text: str) -> None:
    """No file has 0.30000000000000004; only what a source states may have more than 15 digits, such as GDP of the World Bank."""
    file = exhibit(text).filed
    cells = [value for name in file.select_dtypes("float") for value in file[name].dropna()]
    assert cells and [value for value in cells if float(f"{value:.15g}") != value] == []


def test_only_stated_values_have_more_than_15_digits() -> None:
    known = tables().observations
    long = known[known["value"].map(lambda value: float(f"{value:.15g}") != value)]
    assert set(long["source_id"]) == {"wdi_gdp", "wdi_trade", "wdi_world_imports"} and long["as_printed"].ne("").all()


def test_the_files_of_deals_say_their_units_beside_the_numbers() -> None:
    seen, whole = exhibit("deals"), file_of_table("deals").frame
    file, units = file_of_view(seen, {}, "").frame, {
        "value_unit": {"USD bn"}, "unit_value_unit": {"USD m"}, "lag_unit": {"years"}, "tiv_delivered_unit": {"m TIV"}}
    assert {name: set(file[name]) for name in units} == units
    assert not set(units) & set(seen.table.column_names)  # the heads of the page's table say them
    columns = list(whole)
    assert columns[columns.index("value_high") + 1] == "value_unit" and set(whole["value_unit"]) == {"USD bn"}
    assert columns[columns.index("tiv_delivered") + 1] == "tiv_delivered_unit"


def test_years_from_order_to_delivery_are_whole_in_files_too() -> None:
    written = pd.read_csv(io.BytesIO(csv_bytes(file_of_view(exhibit("systems"), {}, "").frame)), dtype=str)
    row = written.set_index("deal_id").loc["su27_licence_1996"]
    assert (row["order_year"], row["first_delivery"], row["lag"]) == ("1996", "1998", "2")


@pytest.mark.parametrize("chart", ["deals", "systems"])
def test_the_file_of_a_chart_of_deals_joins_with_the_table_of_deals(chart: str) -> None:
    file, known = exhibit(chart).file, tables().deals
    joined = file.merge(known, on=["deal_id", "source_id", "locator"], suffixes=("", "_in_the_table"))
    assert len(joined) >= len(file) > 0 and set(file["deal_id"]) <= set(joined.query("system == system_in_the_table")["deal_id"])


@pytest.mark.parametrize(("chart", "measure"), [("cn_goods_world", "level"), *(
    (chart, measure) for chart in ("world", "gdp", "population", "oil_all", "crude_barrels", "fdi_flow", "fdi_reverse") for measure in ("level", "difference"))])
def test_a_sentence_counts_in_what_the_axis_the_labels_and_the_table_below_count_in(chart: str, measure: str) -> None:
    """China's exports to the world, 2,273 billion dollars in 2015, are no trillions above an axis in billions."""
    seen = view(chart_of(chart, measure=measure))
    (counted,) = set(seen.rows["unit"].map(tables().units.set_index("unit")["words"]))
    said = set(re.findall(r"[0-9] (million|billion|trillion|thousand)", seen.figure.layout.meta))
    assert said == {counted.split()[1]}, seen.figure.layout.meta


def test_from_ten_thousand_billion_on_a_view_and_its_file_are_in_trillions_beside_the_value_as_its_source_gives_it() -> None:
    """China's GDP in 2015 is 11,061.6 billion dollars in the table of observations."""
    seen = exhibit("gdp")
    (value,) = tables().observations.query("series_id == 'gdp_cn' and year == 2015")["value"]
    row, trillions = seen.filed.query("series_id == 'gdp_cn' and year == 2015").iloc[0], float(f"{value}e-3")  # no digit more than the source has
    assert 11_000 < value < 11_100 and (row["value"], row["source_unit"]) == (value, "USD bn")
    assert (row["shown"], row["unit"]) == (trillions, "USD tn") and "11.1 trillion dollars" in seen.figure.layout.meta
    assert seen.figure.layout.title.subtitle.text.startswith("Trillion current US dollars")
    (line,) = [trace for trace in seen.figure.data if trace.meta == "gdp_cn"]
    assert line.hovertext[-1] == f"<b>USD {trillions:.2f} tn</b> China"
    assert seen.by_year.frame.iloc[-1, 1] == seen.by_year.filed.iloc[-1, 1] == trillions
    assert f"USD {trillions:.2f} tn" in values_by_year(chart_of("gdp"))[2015]


def test_lines_of_one_unit_beside_each_other_are_all_in_trillions_if_one_is_and_none_is_too_small_for_it() -> None:
    """China's GDP passes 10,000 billion dollars; Russia's was 391.7 billion in 1996, and the trade of both never more than 95.2."""
    seen = exhibit("compare~lines.gdp_cn@wdi_gdp.gdp_ru@wdi_gdp.trade_total_cn@own_dots.brent_price@eia_brent")
    assert seen.rows.groupby("series_id")["unit"].agg(set).to_dict() == {
        "gdp_cn": {"USD tn"}, "gdp_ru": {"USD tn"}, "trade_total_cn": {"USD bn"}, "brent_price": {"USD/bbl"}}
    said = " ".join(label.text.replace("<br>", " ") for label in seen.figure.layout.annotations)
    assert "Russia in current dollars: 0.392 in 1996, 1.363 in 2015, USD tn" in said
    assert "reports it: 6.85 in 1996, 67.95 in 2015, USD bn" in said
    late = exhibit("compare~lines.trade_total_cn@own_dots.gdp_cn@wdi_gdp~years.1990.2025")  # trade was 108 billion dollars in 2020
    assert late.rows.groupby("series_id")["unit"].agg(set).to_dict() == {"gdp_cn": {"USD tn"}, "trade_total_cn": {"USD bn"}}


def by_year_on(app: AppTest) -> Dataframe:
    """The table by year of a page."""
    return next(grid for grid in app.dataframe if grid.proto.alt.endswith(", by year"))


def test_a_table_by_year_says_its_unit_once_or_in_every_column_and_its_file_in_every_column() -> None:
    alike = "compare~lines.gdp_cn@wdi_gdp.gdp_ru@wdi_gdp~open.values"
    app = run("compare", alike)
    assert list(by_year_on(app).value) == [
        "year", "Gross domestic product of China in current dollars", "Gross domestic product of Russia in current dollars"]
    assert "Unit: trillion dollars" in [caption.value for caption in app.caption]
    assert csv_bytes(exhibit(alike).by_year.filed).startswith(
        b"year,Gross domestic product of China in current dollars (trillion dollars),Gross")
    several = run("compare", "compare~transformation.difference~open.values")
    assert list(by_year_on(several).value)[1:] == [
        "Change on the year before, billion dollars: Goods trade between China and Russia, as China reports it, IMF DOTS, own sum",
        "Change on the year before, dollars a barrel: Price of Brent crude oil, EIA"]
    assert not any(caption.value.startswith("Unit") for caption in several.caption)


def test_columns_of_one_unit_have_the_same_decimals() -> None:
    """Two GDPs in trillions have three decimals; trade and its balance have two."""
    for lines, digits in (("gdp_cn@wdi_gdp.gdp_ru@wdi_gdp", 3), ("trade_total_cn@own_dots.balance_cn@own_dots", 2)):
        grid = by_year_on(run("compare", f"compare~lines.{lines}~open.values"))
        forms, written = json.loads(grid.proto.columns), as_written(grid)
        for name in list(grid.value)[1:]:
            known = grid.value[name].notna().to_numpy()
            assert (form := forms[name]["type_config"].get("format")) == f"%,.{digits}f" or (
                form is None and {len(words.partition(".")[2]) for words in written[name][known]} == {digits})


def test_numbers_of_the_article_and_of_single_reports_have_no_zeros_that_are_not_printed() -> None:
    """The article has 6.84, 95.28 and 69, a footnote 95.2; the records beside them have two decimals in every year."""
    grid = by_year_on(run("trade", "total~open.values"))
    forms = {name: json.loads(grid.proto.columns)[name]["type_config"]["format"] for name in list(grid.value)[1:]}
    assert {form for name, form in forms.items() if "Liu" in name} == {"%,.4g"}
    assert {form for name, form in forms.items() if "IMF DOTS" in name} == {"%,.2f"}
    printed = table_by_year(exhibit("total"))
    text = next(place for place, name in enumerate(printed["names"]) if "Liu (2017), text" in name)
    assert {row[0].text: row[text].text for row in printed["rows"] if row[text].text != "–"} == {"1996": "6.84", "2014": "95.28", "2015": "69"}


@pytest.mark.parametrize("page", ["overview", "compare", "reconcile", "oil", "composite"])
def test_a_point_of_an_analysis_page_is_an_observation_or_stands_in_a_table_beside_its_method(page: str) -> None:
    """The fields of claims, which lie on their side, are places and no values."""
    app = run(page)
    observed = set(tables().observations["value"])
    listed = {value for frame in tables_of(app) for column in frame.value.select_dtypes("number") for value in frame.value[column]}
    points = {value for figure in figures(app) for trace in figure["data"] if trace.get("meta") != "band" and trace.get("orientation") != "h"
              for value in numbers(trace["y"]) if isinstance(value, float) and value == value}
    computed, said = points - observed, opened(app)
    assert points and all(any(abs(value - other) < 1e-9 for other in listed) for value in computed)
    assert not computed or "Method: " in said


def test_a_chart_of_one_line_of_several_is_called_by_that_line() -> None:
    """“Gross domestic product of both countries” stood above Russia's alone."""
    assert exhibit("gdp~series.gdp_ru").title == "Gross domestic product of Russia in current dollars"
    assert exhibit("gdp").title == "Gross domestic product of both countries"


def test_the_file_of_the_overview_is_in_the_units_of_its_charts() -> None:
    """China's investment in Russia is drawn in millions."""
    seen = exhibit("overview")
    drawn = sorted(value for trace in seen.figure.data if trace.meta != "band" for value in numbers(trace.y) if value == value)
    assert drawn == sorted(seen.filed["shown"].dropna()) and "USD m" in set(seen.filed["unit"])


@pytest.mark.parametrize(("text", "words"), [
    ("gdp~measure.index", {"index, 1996 = 100"}), ("gdp", {"trillion current US dollars"}), ("whole", {"index from 0 (one way) to 1 (balanced)"}),
    ("whole~measure.complementarity", {"index from 0 (nothing fits) to 100 (all fits)"})])
def test_a_file_says_in_words_what_its_unit_is(text: str, words: set[str]) -> None:
    assert set(exhibit(text).filed["unit_long"]) == words


def test_the_file_of_the_split_holds_every_bar() -> None:
    rows = exhibit("price_and_quantity~split_method.Laspeyres")
    row = rows.filed.set_index("method").loc["Laspeyres"]
    assert list(rows.figure.data[0].y) == row[["value_start", "price_part", "volume_part", "interaction", "value_end"]].tolist()
    assert (row["start_year"], row["end_year"]) == (2014, 2015) and rows.stem.endswith("2014-2015")


def test_the_index_of_an_expression_begins_with_its_first_value_and_says_so_everywhere() -> None:
    """Crude in barrels a day begins in 2009, long before which the years do."""
    lines = "crude_cn_from_ru_kbd@spglobal_customs.crude_cn_total_kbd@spglobal_customs"
    seen = exhibit(f"compare~lines.{lines}~way.expression~expression.a / b~transformation.index")
    known = seen.filed.dropna(subset="shown")
    assert known.iloc[0][["year", "shown"]].tolist() == [2009, 100] and set(known["unit_long"]) == {"index, 2009 = 100"}
    assert seen.figure.layout.meta.endswith("(2009 = 100)") and seen.figure.layout.title.subtitle.text.startswith("Index, 2009 = 100<br>")
    assert list(seen.by_year.filed)[1:] == ["a / b (Index, 2009 = 100)"]
