"""The status of a computed value: the worst of all values that it rests on, in all the years that it rests on."""

import numpy as np
import pandas as pd
import pytest

from data.text.schema import OBS_STATUS, WEAK_STATUS
from indicators.basics.growth import change, index_numbers, log_change, multiple_of_first, percent_change, trailing_mean
from indicators.basics.shares import share
from indicators.formulas.derive import STATUS_ORDER, Measure, derived_rows
from indicators.shown.facts import WEAK
from indicators.shown.rows import process
from indicators.shown.rows import chart_rows, growth_between, headline
from pages.catalogue.registry import exhibit
from pages.reading.tables import tables
from pages.themes.chart import view
from pages.themes.settings import charts_of, offer_of
from pages.words.headlines import WEAK_BECAUSE
from tests.apps import chart_of

LINE = pd.DataFrame({"series_id": "total", "source_id": "annual", "year": range(2000, 2007), "value": [1.0, 2, 3, 4, 5, 6, 7],
                     "obs_status": list("AUAAAAA"), "locator": "Table 1", "as_printed": "", "printed_unit": "", "bound": "exact", "note": ""})


def test_the_codes_are_those_of_the_tables_and_the_weak_ones_are_the_same_everywhere() -> None:
    assert sorted(STATUS_ORDER) == sorted(OBS_STATUS)
    assert set(WEAK) == set(WEAK_STATUS) == set(WEAK_BECAUSE) == set(STATUS_ORDER[-3:])


def shown(measure: Measure | None, **more) -> dict[int, str]:
    found = chart_rows(LINE, series=["total"], sources=["annual"], years=(2000, 2006), measure=measure, **more)
    return dict(zip(found["year"], found["obs_status"]))


@pytest.mark.parametrize(("measure", "weak"), [
    (None, {2001}), (change, {2001, 2002}), (percent_change, {2001, 2002}), (log_change, {2001, 2002}), (trailing_mean, {2004, 2005})])
def test_a_change_takes_the_worse_of_both_years_and_a_mean_the_worst_of_five(measure: Measure | None, weak: set[int]) -> None:
    """2001 is weak: so are the changes of 2001 and of 2002, and the means that end from 2001 to 2005, of which those from 2004 on exist."""
    assert {year for year, code in shown(measure).items() if code == "U"} == weak


def test_an_index_is_as_weak_as_its_base() -> None:
    assert set(shown(index_numbers, base_year=2001).values()) == {"U"}
    assert [year for year, code in shown(index_numbers, base_year=2000).items() if code == "U"] == [2001]
    assert [year for year, code in shown(multiple_of_first, base_year=2001).items() if code == "U"] == list(range(2001, 2007))


def test_a_share_is_as_weak_as_its_whole() -> None:
    part = LINE.assign(series_id="part", obs_status="A")
    found = chart_rows(pd.concat([LINE, part]), series=["part"], sources=["annual"], years=(2000, 2006), measure=share, share_of={"part": "total"})
    assert found.set_index("year")["obs_status"].to_dict() == dict(zip(range(2000, 2007), "AUAAAAA"))


@pytest.mark.parametrize(("measure", "function", "weak"), [
    ("percent_change", percent_change, {2001, 2002}), ("trailing_mean", trailing_mean, {2004, 2005}), ("growth", percent_change, {2001, 2002}),
    ("mean_of_three", lambda values: trailing_mean(values, 3), {2002, 2003}),
    ("multiple_of_2001", lambda values: multiple_of_first(values.loc[2001:]), set(range(2001, 2007)))])
def test_a_derived_series_takes_the_worst_of_the_years_that_its_measure_takes_in(measure: str, function, weak: set[int]) -> None:
    """Whatever the measure is called: a mean of three years over U, A, A is no better than its first."""
    derivation = pd.DataFrame({"series_id": ["new"], "source_id": "own", "measure": measure, "inputs": "total@annual", "formula": "f"})
    found = derived_rows(LINE, derivation, {measure: function}, {"total@annual": "The total"})
    assert set(found.loc[found["obs_status"] == "U", "year"]) == weak


def test_the_status_of_an_expression_passes_through_every_step() -> None:
    line, units = LINE.set_index("year")[["value", "obs_status"]], {"a": "Mt", "b": "Mt", "c": "Mt"}
    lines = {"a": line, "b": line.assign(obs_status=list("AAEAAAA")), "c": line.assign(obs_status="U")}
    _, found, _ = process(lines, units, {}, expression="a + b", measure=percent_change, smoothing=2)
    assert found.to_dict() == {2000: "A", 2001: "U", 2002: "U", 2003: "U", 2004: "E", 2005: "A", 2006: "A"}


def test_a_card_and_a_table_of_growth_do_not_hide_a_weak_value() -> None:
    assert pd.isna(headline(LINE[LINE["year"] <= 2002])["change"])            # its year before is weak
    assert headline(LINE[LINE["year"] <= 2001]) == {"year": 2000, "value": 1.0, "change": pytest.approx(float("nan"), nan_ok=True)}
    assert growth_between(LINE)["obs_status"].tolist() == ["U"]


def test_the_growth_of_2002_rests_on_a_suspect_year_on_every_chart() -> None:
    """Russia's record of 2001 is of low reliability: neither “Growth” nor “change” of “Total trade” is headed by the 62.9 % of 2002."""
    rows = tables().observations.query("series_id == 'trade_growth_ru' and source_id == 'own_dots'").set_index("year")
    assert rows.loc[2002, "value"] == pytest.approx(62.9, abs=0.05) and rows.loc[[2001, 2002], "obs_status"].tolist() == ["U", "U"]
    assert rows.loc[2003, "obs_status"] == "A"
    offers = {name: offer_of(name) for name in charts_of("trade")}
    charts = {name: offer for name, offer in offers.items() if {"trade_growth_ru", "trade_total_ru"} & set(offer.series)}
    for name, offer in charts.items():
        series = "trade_growth_ru" if "trade_growth_ru" in offer.series else "trade_total_ru"
        measure = "level" if series == "trade_growth_ru" else "change"
        if measure == "change" and "change" not in offer.measures:
            continue
        seen = view(chart_of(name, (1993, 2015), measure, series=(series,), sources=("own_dots",)))
        assert "+51.0 % in 2010" in seen.figure.layout.meta or (measure == "level" and "62.9" not in seen.figure.layout.meta)
        assert seen.rows.set_index("year").loc[2002, "obs_status"] == "U"


def test_an_expression_is_marked_like_its_lines() -> None:
    """The same growth as an expression: the values of 2001 and 2002 are marked in the table of Compare too."""
    of_growth = "compare~lines.trade_total_ru@own_dots~years.2000.2004~way.expression~expression.a~transformation.change"
    found = exhibit(of_growth).rows.set_index("year")
    assert found["obs_status"].to_dict() == {2000: "A", 2001: "U", 2002: "U", 2003: "A", 2004: "A"}
    assert found.loc[2002, "status"] == "Low reliability"


def test_a_share_that_covers_more_goods_than_the_line_says_so() -> None:
    """The share of machinery in 1997 takes in chemicals."""
    found = tables().observations.query("series_id == 'goods_cn_to_ru_machinery' and source_id == 'mofcom_deck'").set_index("year")
    assert found.loc[[1997, 1998], "obs_status"].tolist() == ["D", "A"]


# From 1999 China has Hong Kong in it there, so that nothing may join or compare 1998 and 1999.
BROKEN = "ru_both_imports_cn"


def test_a_line_breaks_where_its_definition_changes_and_the_page_says_where() -> None:
    seen = view(chart_of("ru_partners", (1996, 2014), "level"))
    line = seen.rows.query("series_id == @BROKEN").set_index("year")
    assert line["obs_status"].to_dict() == dict.fromkeys(range(1996, 1999), "A") | {1999: "B"} | dict.fromkeys(range(2000, 2015), "D")
    trace = next(trace for trace in seen.figure.data if trace.meta == BROKEN)
    assert [(year, value == value) for year, value in zip(trace.x, trace.y)][2:5] == [(1998, True), (1999, False), (1999, True)]
    assert any("China in 1999–2014" in note and "breaks there" in note for note in seen.notes)


@pytest.mark.parametrize("measure", ["difference", "change", "log", "index", "multiple", "mean"])
def test_no_measure_spans_a_change_of_definition(measure: str) -> None:
    """Its own values of 1999 to 2014 alone give the same, and of 1992 to 1998 there is either nothing or what these give alone."""
    years = (1992, 2014)
    shown = view(chart_of("ru_partners", years, measure)).rows.query("series_id == @BROKEN").set_index("year")["shown"]
    observed = tables().observations.query("series_id == @BROKEN")
    known = observed.set_index("year")["value"]
    before, after = known.loc[:1998], known.loc[1999:]
    alone = {"difference": lambda values: values.diff(), "change": lambda values: values.pct_change() * 100,
             "log": lambda values: np.log(values).diff() * 100, "index": lambda values: values / values.get(1999, float("nan")) * 100,
             "multiple": lambda values: values / values.get(1999, float("nan")), "mean": lambda values: values.rolling(5).mean()}[measure]
    expected = pd.concat([alone(before), alone(after)])
    assert shown.loc[1992:2014].tolist() == pytest.approx(expected.tolist(), nan_ok=True) and expected.loc[2003:].notna().all()


def test_growth_is_told_of_each_definition_by_itself() -> None:
    found = growth_between(tables().observations.query("series_id == @BROKEN"))
    assert found[["start", "end"]].to_numpy().tolist() == [[1992, 1998], [1999, 2014]]
    assert found["multiple"].tolist() == pytest.approx([0.919, 17.30], abs=0.005)


def test_an_expression_spans_no_change_of_definition_either() -> None:
    line = LINE.set_index("year")[["value"]].assign(obs_status=list("AAABDDD"))
    values, _, _ = process({"a": line}, {"a": "Mt"}, {}, expression="a", measure=change)
    assert values.dropna().index.tolist() == [2001, 2002, 2004, 2005, 2006]


def test_the_first_year_defined_otherwise_is_marked_as_the_break() -> None:
    """Where a line has two or more such years in a row; single ones are parts of years, or ranks that alone would be others."""
    lines = tables().observations.query("obs_status in ('B', 'D')").groupby(["series_id", "source_id"])
    runs = [run for _, line in lines for _, run in line.sort_values("year").groupby((line["year"].diff() != 1).cumsum()) if len(run) > 1]
    assert len(runs) > 15 and all("".join(run["obs_status"]) == "B" + "D" * (len(run) - 1) for run in runs)
