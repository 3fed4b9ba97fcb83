"""Where values come from: the panel on every chart, the links between charts and claims, a source for every point."""

import re
from functools import cache
from urllib.parse import parse_qs

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.around.provenance import caveat_lines, events_in, formula_lines, series_lines, source_lines
from pages.catalogue.registry import exhibit
from pages.exhibits.rows import as_drawn
from pages.exhibits.rows import rows as rows_of
from pages.ledger.ledger import claims_about, ledger, rows_behind, subjects
from pages.reading.lines import input_sources
from pages.reading.tables import all_years, ids, tables
from pages.reports.document import Entry, entry_of, part
from pages.themes.chart import measures_used
from pages.themes.settings import offer_of
from pages.views.number_line import has_line
from pages.words.plain import as_text
from tests import apps
from tests.apps import CHARTS, OF_EACH_KIND, run, tables_of, with_every_source

SOURCES = tables().sources.set_index("source_id")
DERIVED = set(tables().derivations[["series_id", "source_id"]].itertuples(index=False, name=None))


def opened(app: AppTest) -> str:
    """What the panel says, with its links."""
    apps.opened(app, "provenance")
    return "\n".join([text.value for text in app.markdown] + [link.proto.label for link in app.get("page_link")])


@pytest.mark.parametrize("chart", list(CHARTS.itertuples()), ids=lambda chart: chart.chart_id)
def test_every_plotted_value_has_a_published_source_or_a_formula(chart) -> None:
    """By every measure on one chart of each theme and kind, and elsewhere the values themselves: a measure keeps the sources of its line."""
    for measure in offer_of(chart.chart_id).measures if chart.chart_id in set(OF_EACH_KIND["chart_id"]) else ["level"]:
        choice = with_every_source(chart.chart_id, measure=measure, base_year=2010)
        rows = rows_of(choice)
        shown = rows[rows["obs_status"] != "O"]
        source = SOURCES.loc[shown["source_id"]].set_axis(shown.index)
        assert shown["locator"].ne("").all() and shown["citation_full"].eq(source["citation_full"]).all() and source["date_accessed"].ne("").all()
        own = shown[source["kind"] == "own"]
        lines = {(row.series_id, row.source_id) for row in own.itertuples()}
        assert lines <= DERIVED and own["locator"].str.startswith("Own calculation: ").all() and all(published(*line) for line in lines)
        assert rows.empty or (measure == "level" and not lines) or measures_used(choice, rows, chart.kind)


def test_charts_of_deals_name_what_is_worked_out_of_them_and_no_more() -> None:
    """Running sums stand below the values only."""
    assert exhibit("deals").measures == ("value_per_unit", "order_to_delivery_lag", "cumulative_low_high")
    assert exhibit("systems").measures == ("value_per_unit", "order_to_delivery_lag")


@cache
def published(series_id: str, source_id: str) -> bool:
    """Whether a computed line goes back to sources that are not our own."""
    line = tables().observations.query("series_id == @series_id and source_id == @source_id").head(1)
    return any(SOURCES.loc[source, "kind"] != "own" for source in input_sources(line))


@pytest.mark.parametrize("chart", list(OF_EACH_KIND.itertuples()), ids=lambda chart: chart.chart_id)
def test_the_panel_cites_every_source_of_the_chart(chart) -> None:
    app = run(chart.theme, f"{chart.chart_id}~years.{'.'.join(map(str, all_years()))}")
    shown = set(tables_of(app)[0].value["source"])
    loaded = tables()
    known = set(loaded.observations[loaded.observations["series_id"].isin(ids(chart.series))]["source_id"]) or set(loaded.deals["source_id"])
    said = opened(app)
    for source in SOURCES.loc[list(known)].query("kind != 'own' and attribution_short in @shown").itertuples():
        assert as_text(source.citation_full) in said and as_text(source.license_name) in said and f"Last access: {source.date_accessed}" in said


@pytest.mark.parametrize("page", ["overview", "compare", "oil", "composite", "reconcile"])
def test_analysis_pages_have_the_panel_too(page: str) -> None:
    assert "**Sources**" in opened(run(page))


def test_a_computed_line_says_its_formula_and_the_sources_of_its_inputs() -> None:
    said = opened(run("trade"))
    assert "= exports f.o.b. + imports c.i.f., from: China's exports to Russia" in said
    assert SOURCES.loc["imf_dots", "citation_full"] in said


def test_a_chart_leads_to_its_claims_and_a_claim_to_its_charts() -> None:
    assert "✗ inconsistent: " + ledger()["trade_average_growth"].claim["statement"] in opened(run("trade"))
    links = [link.proto for link in run("claims", "claim~claim.s400_value").get("page_link")]
    assert any(parse_qs(link.query_string) == {"view": ["deals"]} and link.page == "arms" for link in links)


def test_every_claim_with_a_series_is_found_from_that_series() -> None:
    for claim_id, judged in ledger().items():
        if series := judged.claim["series_id"]:
            rows = tables().observations.query("series_id == @series")
            assert claim_id in claims_about(rows), claim_id
    assert "s400_2014" in subjects()["s400_value"]


def test_rows_that_name_no_series_are_about_no_claim() -> None:
    """Rows of events have empty ids, as have claims without a series."""
    assert claims_about(pd.DataFrame({"series_id": [""], "deal_id": [""]})) == []


NO_WORDS = re.compile(r"\b(nan|NaN|NaT|None|<NA>|1 values|\d{4}\.0)\b")


def test_no_panel_says_what_is_no_word_of_ours() -> None:
    """The notes of a claim's values and of the deals it is compared with, of every chart's, and what the report prints of one of each kind."""
    claims = [f"claim~claim.{claim_id}" for claim_id, judged in ledger().items() if has_line(judged)]
    known, years = tables().charts.set_index("chart_id", drop=False), all_years()
    of_charts = {chart_id: as_drawn(rows_of(apps.chart_of(chart_id, years)), known.loc[chart_id, "kind"])
                 for chart_id in CHARTS["chart_id"]}
    behind = [*(rows_behind(claim_id) for claim_id in ledger()), *of_charts.values()]
    charts = {entry_of(chart_id, years, "level").text: of_charts[chart_id] for chart_id in OF_EACH_KIND["chart_id"]}
    assert all(exhibit(text).behind.equals(rows) for text, rows in charts.items())
    assert exhibit(claims[0]).behind.equals(rows_behind(claims[0].rpartition(".")[2]))
    said = [line for rows in behind if len(rows) for of_rows in (caveat_lines, series_lines, formula_lines, source_lines) for line in of_rows(rows)]
    printed = [part(Entry(text), True, True) for text in (*claims, *charts)]
    said += [words for one in printed for name in ("caveats", "notes", "subtitle", "formulas") for words in one[name]]
    assert len(said) > 1000 and [line for line in said if NO_WORDS.search(line)] == []


def test_a_note_on_a_report_names_what_was_ordered() -> None:
    notes = "\n".join(caveat_lines(rows_behind("su35_value")))
    assert "Sputnik 2017: More than 2 billion at signature (Su-35)." in notes
    assert "Provisional (2015)" in "\n".join(caveat_lines(rows_behind("trade_2015")))


def test_a_claim_leads_to_the_events_of_its_years() -> None:
    """Of its deals, dated by their order, and of its values: not of deals alone, as the columns of deals stand empty beside values."""
    assert "Arms" in events_in(rows_behind("su35_value"))["theme"].str.title().tolist()
    trade = events_in(rows_behind("trade_2015"))
    assert len(trade) and set(trade["theme"]) == {"trade"} and set(trade["date"].str[:4]) == {"2015"}


def test_a_chart_names_what_was_not_found_in_its_years() -> None:
    """UNCTAD's record of investment in Russia ends in 2012."""
    assert "Not found: " not in " ".join(exhibit("fdi_flow~years.2003.2012").notes)
    assert "Not found: China's yearly direct investment in Russia" in " ".join(exhibit("fdi_flow~years.2003.2015").notes)
