"""Every page, chart and measure, run as Streamlit runs them."""

import io
import json
import re
import shutil
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.proto.Metric_pb2 import Metric
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe

from data.leaving.export import csv_bytes
from data.stored.built import BUILT
from data.stored.read import folder_in_use
from data.text.schema import OBS_STATUS
from pages.data import for_browsing, listed, using
from pages.exhibits.tables import by_year, for_files
from pages.reading.tables import all_years, tables
from pages.themes.chart import view
from pages.words.titles import TITLES
from tests.apps import CHARTS, PAGES, TABLES, address_of, chart_of, drawn, figures, numbers, opened, run, tables_of, unopened


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_without_a_fault(page: str) -> None:
    app = run(page)
    assert not app.exception and not app.error
    assert len(app.title) + sum(text.value.startswith("# ") for text in app.markdown) == 1


@pytest.mark.parametrize("chart", list(CHARTS.itertuples()), ids=lambda chart: chart.chart_id)
def test_every_chart_draws_something_for_its_default_choice(chart) -> None:
    app = run(chart.theme, f"{chart.chart_id}~years.{'.'.join(map(str, all_years()))}")
    assert not app.exception and not app.error and not app.warning
    assert len(tables_of(app)) == 1
    if chart.kind != "facts":
        (figure,), (element,) = figures(app), app.get("plotly_chart")
        assert drawn(figure)
        assert chart.title in element.proto.alt
        assert figure["layout"]["title"]["subtitle"]["text"]


OFFERED = [(chart, measure) for chart in CHARTS.query("kind == 'line'").groupby("theme").head(1).itertuples()
           for measure in chart.measures.split("; ")]


@pytest.mark.parametrize(("chart", "measure"), OFFERED, ids=[f"{c.chart_id}-{m}" for c, m in OFFERED])
def test_chart_table_and_file_hold_the_same_values(chart, measure: str) -> None:
    app = run(chart.theme, f"{chart.chart_id}~measure.{measure}~years.1995.2019")
    table = tables_of(app)[0].value
    shown = sorted(table.dropna(subset="shown")[["year", "shown"]].itertuples(index=False, name=None))
    assert drawn(figures(app)[0]) == shown
    file = pd.read_csv(io.BytesIO(csv_bytes(table)))
    assert sorted(file.dropna(subset="shown")[["year", "shown"]].itertuples(index=False, name=None)) == shown


def test_the_article_s_points_are_drawn_apart_from_the_series() -> None:
    traces = figures(run("trade"))[0]["data"]
    article = next(trace for trace in traces if "Liu (2017), text" in trace["name"])
    assert numbers(article["x"]) == [1996, 2014, 2015]
    assert numbers(article["y"]) == [6.84, 95.28, 69.0]
    assert article["mode"] == "markers" and article["marker"]["symbol"] == "diamond"


def test_hovering_tells_all_lines_of_a_year_with_value_unit_and_source() -> None:
    """Once for each line, and the year above them all; status and place stand in the table."""
    (figure,) = figures(run("trade"))
    told = {trace["name"]: unescape(trace["hovertext"][0]) for trace in figure["data"]}
    assert figure["layout"]["hovermode"] == "x unified"
    assert told["Reporter not named, Liu (2017), text"] == "<b>USD 6.84 bn</b> Reporter not named, Liu (2017), text"
    assert told["Russia's report"] == "<b>USD 5.68 bn</b> Russia's report"


@pytest.mark.parametrize("chart", list(CHARTS[CHARTS["kind"].isin(["line", "bars"])].itertuples()), ids=lambda chart: chart.chart_id)
def test_a_table_opens_with_year_value_and_unit_and_keeps_every_gap(chart) -> None:
    seen = view(chart_of(chart.chart_id))
    table = seen.table.to_pandas()
    assert list(table)[:3] == ["year", "shown", "unit"] and table["shown"].notna().iloc[0]
    rows = ["year", "series", "source", "locator"]
    assert sorted(table[rows].itertuples(index=False)) == sorted(for_files(seen.rows)[rows].itertuples(index=False))


@pytest.mark.parametrize("chart", CHARTS.loc[CHARTS["kind"] == "facts", "chart_id"])
def test_a_table_without_a_chart_begins_with_what_each_fact_is_and_its_value(chart: str) -> None:
    """On a phone the name was cut off after a few letters, and with it what the value is."""
    seen = view(chart_of(chart, all_years()))
    assert seen.figure is None and seen.table.column_names[:3] == ["series", "shown", "unit"] and seen.grid["series"]["width"] < 200
    noted = seen.table.to_pandas().get("note")  # a column only if there is something in it, which can then be read
    assert noted is None or noted.str.len().max() > 0 and seen.grid["note"]["width"] >= 250


def test_a_table_by_year_has_annual_lines_before_single_points_and_no_empty_years_at_its_ends() -> None:
    total = by_year(view(chart_of("total")).rows).frame
    assert list(total) == ["year", "China's report, IMF DOTS, own sum", "Russia's report, IMF DOTS, own sum", "Reporter not named, Liu (2017), text",
                           "Reporter not named, Liu (2017), footnotes"]
    crude = by_year(view(chart_of("crude", all_years())).rows).frame
    assert crude.iloc[[0, -1], 1:].notna().any(axis=1).all() and crude["year"].diff().dropna().eq(1).all()


def test_the_tables_of_the_data_page_are_headed_in_words() -> None:
    headings = json.loads(tables_of(run("data"))[0].proto.columns)
    assert headings["series_id"]["label"] == "Series id" and headings["as_printed"]["label"] == "As printed"


def test_a_gap_is_named_in_the_table() -> None:
    table = tables_of(run("trade", "total~sources.mofcom_deck"))[0].value
    gap = table[table["year"] == 2008].iloc[0]
    assert pd.isna(gap["shown"]) and gap["status"] == "No value in this source"


@pytest.mark.parametrize("address", [
    {"years": ["2015", "1996"]}, {"years": ["x", "y"]}, {"years": "2000"}, {"chart": "Nonsense"},
    {"sources_total": ["IMF DOTS, own sum", "?"]}, {"measure": "Sum"}, {"q": "A" * 10_000},
    *({"view": text} for text in ("total~years.2015.1996", "total~years.x.y", "total~years.2000", "nonsense", "trade", "total~sources.own_dots.no",
                                  "total~measure.sum", "total~", "total~measure.index~measure.index", "%00", "", "A" * 10_000))])
def test_a_nonsense_address_shows_the_default_with_a_notice(address: dict) -> None:
    app = run("trade", **address)
    assert not app.exception and "not understood" in app.info[0].value
    assert app.slider[0].value == (1996, 2015)
    assert {point[0] for point in drawn(figures(app)[0])} == set(range(1996, 2016))


def test_a_logarithmic_axis_says_what_it_cannot_show() -> None:
    said = " ".join(caption.value for caption in run("trade", "balance~axis.log").caption)
    assert "cannot be shown on a logarithmic axis" in said


def test_an_empty_choice_gets_a_plain_message() -> None:
    app = run("energy")
    app.multiselect[0].set_value([]).run()
    assert "Choose at least one" in app.warning[0].value and not app.exception


def test_what_cannot_be_computed_is_named_with_the_reason() -> None:
    app = run("investment", "fdi_flow~measure.index~years.2003.2012")
    said = " ".join(caption.value for caption in app.caption)
    assert "Not computable: " in said and "base year" in said


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_an_unusable_table_gives_a_message_and_no_traceback(harm: str, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(folder_in_use() / BUILT, tmp_path / BUILT)
    (spoilt,) = (tmp_path / BUILT).glob("observations-*.parquet")
    spoilt.unlink() if harm == "missing" else spoilt.write_bytes(b"torn")
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    app = run("trade")
    assert not app.exception
    assert "The table observations " in app.error[0].value and "python -m data.build" in app.error[0].value
    assert str(tmp_path) not in app.error[0].value


def grid_of_sources(app: AppTest) -> Dataframe:
    """The list of sources on the page Data and sources."""
    (found,) = [table for table in tables_of(app) if "used_by" in table.value]
    return found


def test_every_source_in_use_is_listed_with_what_it_is_used_for() -> None:
    seen = grid_of_sources(run("data")).value
    used = set(TABLES.observations["source_id"]) | set(TABLES.derivations["source_id"]) | set(
        TABLES.deals["source_id"]) | set(TABLES.events["source_id"]) | set(TABLES.periods["source_id"])
    assert len(seen) == len(TABLES.sources) == len(used)
    assert seen["used_by"].notna().all() and (seen["citation_full"] != "").all()


def test_the_list_names_three_uses_of_a_source_and_its_file_all() -> None:
    filed, _ = listed()
    seen = grid_of_sources(run("data")).value
    uses = using()
    assert filed["used_by"].tolist() == ["; ".join(uses[source]) for source in TABLES.sources["source_id"]]
    for source, shown in zip(TABLES.sources["source_id"], seen["used_by"], strict=True):
        rest = f"; and {len(uses[source]) - 3} more" if len(uses[source]) > 3 else ""
        assert shown == "; ".join(uses[source][:3]) + rest
    assert seen["used_by"].str.endswith(" more").any() and not seen["used_by"].str.endswith(" more").all()


def test_the_table_comes_once_it_is_opened_by_the_reader_or_by_the_address() -> None:
    app = unopened("trade").run()
    assert not tables_of(app) and "Table: 44 rows" in [panel.label for panel in app.expander]
    assert len(tables_of(opened(app, "values"))) == 1
    app = unopened("trade")
    app.query_params["view"] = "total~open.values.provenance"
    assert len(tables_of(app.run())) == 1 and address_of(app) == ["total~open.values.provenance"]
    assert any("**Sources**" in text.value for text in app.markdown)


@pytest.mark.parametrize("table", TABLES._fields)
def test_a_table_of_the_data_page_is_shown_as_it_is_downloaded_with_words_before_ids(table: str) -> None:
    grid, file = tables_of(run("data", f"table~table.{table}"))[0].value, pd.read_csv(io.BytesIO(csv_bytes(for_browsing(table))))
    whole = getattr(tables(), table)
    shown = [{"obs_status": "status"}.get(column, column) for column in file if column != "position"]  # a place in an order says nothing to readers
    assert list(grid) == shown and len(grid) == len(file) == len(whole) and set(whole) <= set(file)
    for column in grid.select_dtypes("number"):
        assert np.array_equal(grid[column].to_numpy(float), file[column].to_numpy(float), equal_nan=True)
    for words, ids in (("series", "series_id"), ("source", "source_id")):
        if ids in whole and table not in ("series", "sources"):
            assert list(grid).index(words) < list(grid).index(ids) and set(list(grid)[-2:]) >= {ids}
            assert not set(grid[words]) & set(whole[ids]) - {""} and grid[words].eq("").equals(whole[ids].eq(""))


def test_the_data_page_shows_status_and_theme_in_words() -> None:
    observations = tables_of(run("data", "table~table.observations"))[0].value
    assert observations["status"].tolist() == tables().observations["obs_status"].map(OBS_STATUS).tolist()
    for grid in (tables_of(run("data", "table~table.claims"))[0], next(grid for grid in tables_of(run("data")) if "searched" in grid.value)):
        assert set(grid.value["theme"]) <= set(TITLES.values()) and "position" not in grid.value


def test_the_observations_begin_with_what_is_measured_and_who_says_so() -> None:
    grid = tables_of(run("data"))[0]
    assert list(grid.value)[:5] == ["year", "value", "unit", "series", "source"]
    row = grid.value.query("series_id == 'trade_total_cn' and source_id == 'liu_2017' and year == 1996").iloc[0]
    assert (row["series"], row["source"], row["value"], row["unit"]) == (
        "Goods trade between China and Russia, as China reports it", "Liu (2017), text", 6.84, "USD bn")
    sent = grid.proto.arrow_data.data
    assert pa.types.is_dictionary(pa.ipc.open_stream(sent).schema.field("series").type) and len(sent) < 100 * len(grid.value)


@pytest.mark.parametrize("address", [{"table": "hypotheses"}, {"table": "Hypotheses"}, {"view": "table~table.hypotheses"}])
def test_a_table_opens_from_its_id_and_from_its_title_and_name_in_old_links(address: dict) -> None:
    app = run("data", **address)
    assert not app.info and app.selectbox(key="table").value == "hypotheses" and "table~table.hypotheses" in address_of(app)
    assert "Hypotheses" in app.selectbox(key="table").options and "hypothesis_id" in tables_of(app)[0].value
    assert "not understood (table)" in run("data", table="Nothing").info[0].value


def test_citations_and_uses_of_sources_wrap_in_their_cells() -> None:
    grid = grid_of_sources(run("data"))
    columns = json.loads(grid.proto.columns)
    assert all(columns[name]["width"] <= 340 for name in ("attribution_short", "citation_full", "used_by", "license_name", "note"))
    assert grid.proto.row_height >= 100 and sum(columns[name]["width"] for name in ("attribution_short", "citation_full")) <= 390 - 32


def test_the_cards_say_how_the_latest_value_differs_from_the_year_before() -> None:
    """IMF DOTS gives 95.244 for 2014 and 67.955 for 2015, a fall by 28.65 %; the customs 33.108 and 42.432 Mt, a rise by 28.16 %."""
    cards = {card.label: card for card in run("overview").metric}
    down, up = cards["Goods trade, 2015"], cards["Crude oil from Russia, 2015"]
    assert (down.value, down.delta, down.proto.direction) == ("USD 67.95 bn", "−28.7 %", Metric.DOWN)
    assert (up.value, up.delta, up.proto.direction) == ("42.43 Mt", "28.2 %", Metric.UP)
    assert cards["Investment by China, as Russia reports, 2012"].value == "USD 450 m"  # 0.45 billion
    assert cards["UN voting agreement, 2015"].help.endswith(": Session 70.")  # where this value is found, and not the first one
    of_one_year = run("overview", "overview~years.2014.2014").metric
    assert not any(card.delta or card.proto.delta_description for card in of_one_year)


def test_a_fact_without_a_chart_has_its_title_and_its_unit_in_sight() -> None:
    app = run("trade", "change_stated")
    assert [heading.value for heading in app.header] == ["The fall of 2015 as the article's footnote states it"]
    assert "USD bn" in app.dataframe[0].value.astype(str).to_string()


TERMS = re.compile(r"\b(?:stated|reconciled|normalised|mirror|coverage|openness|concentration|ideal points?|roll calls?|unit value|stocks?|ratio|EEU|discrepancy)\b", re.IGNORECASE)


def test_the_names_of_charts_need_no_looking_up_and_stand_in_a_row_on_a_phone() -> None:
    names = [*CHARTS["tab"], *TABLES.groups["title"]]
    assert [name for name in names if TERMS.search(name) or len(name) > 34] == []
    assert not CHARTS.duplicated(["theme", "tab"]).any()
