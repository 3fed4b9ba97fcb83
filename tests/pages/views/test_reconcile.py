"""Reconcile: every source of a quantity, their spread, and their differences from one of them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.basics.agreement import differences_from, source_spread
from pages.catalogue.registry import exhibit
from pages.reading.tables import ids, tables
from pages.views.reports_of_quantity import quantity
from tests.apps import drawn, figures, run, tables_of

QUANTITIES = tables().quantities
VALUES = st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), min_size=3, max_size=3)


def test_trade_of_2014_worked_by_hand() -> None:
    """95.28 in the article, 95.243823 by DOTS: 95.243823 - 95.28 = -0.036177, -0.037969 % of 95.28."""
    app = run("reconcile", "differences~quantity.trade~years.2014.2014")
    table = tables_of(app)[2].value.set_index("report")
    row = table.loc["China's report · IMF DOTS, own sum"]
    assert row["reference"] == 95.28
    assert (row["difference"], row["percent"]) == pytest.approx((-0.036177, -0.037969), abs=1e-6)


@pytest.mark.parametrize("quantity_id", QUANTITIES["quantity_id"])
def test_every_report_is_drawn_and_listed(quantity_id: str) -> None:
    app = run("reconcile", f"reconcile~quantity.{quantity_id}~years.1990.2020")
    assert not app.exception and not app.error
    series = ids(QUANTITIES.set_index("quantity_id").loc[quantity_id, "series"])
    rows = tables().observations.query("series_id in @series and 1990 <= year <= 2020")
    assert drawn(figures(app)[0]) == sorted(rows[["year", "value"]].itertuples(index=False, name=None))
    assert tables_of(app)[0].value["shown"].notna().sum() == len(rows)


def test_a_report_of_low_reliability_is_called_so() -> None:
    app = run("reconcile", "reconcile~quantity.goods_ru_cn~years.1996.2005")
    assert [text.value.count("low reliability") for text in app.header] == [1, 1, 0]
    assert not any("low reliability" in text.value for text in run("reconcile", "reconcile~quantity.goods_ru_cn~years.2003.2005").header)


@pytest.mark.parametrize("quantity_id", QUANTITIES["quantity_id"])
def test_the_spread_lies_between_the_reports_of_its_year(quantity_id: str) -> None:
    app = run("reconcile", f"reconcile~quantity.{quantity_id}~years.1990.2020")
    reports, spread = tables_of(app)[0].value, tables_of(app)[1].value
    assert not spread.empty, "a quantity is only worth a place here if two sources share a year"
    for row in spread.itertuples():
        of_year = reports.loc[reports["year"] == row.year, "shown"].dropna()
        assert (row.n, row.lowest, row.highest) == (len(of_year), of_year.min(), of_year.max())


def test_a_year_with_one_report_says_that_there_is_nothing_to_compare() -> None:
    share = QUANTITIES.set_index("title").loc["China's share of Russia's exports", "quantity_id"]
    app = run("reconcile", f"reconcile~quantity.{share}~years.2000.2001")
    assert "nothing to compare" in app.warning[0].value


def test_converted_crude_lies_as_near_to_customs_figures_in_tonnes_as_its_source_says() -> None:
    """Worked by hand for the farthest: 272.276 / 271 - 1 = 0.47 % in 2012."""
    crude = tables().observations.query("series_id in ('crude_cn_from_ru', 'crude_cn_total')").set_index(["series_id", "year", "source_id"])["value"]
    reports = crude.unstack()
    in_tonnes = reports[["nbs_table", "emirates_voice_2013", "moscow_times_2015_oil", "gulf_news_2019"]].bfill(axis=1).iloc[:, 0]
    apart = (reports["spglobal_customs"] / in_tonnes - 1).mul(100).dropna()
    assert len(apart) == 9 and apart.max() == pytest.approx(0.47, abs=0.005)
    assert apart.abs().max() <= tables().sources.set_index("source_id").loc["spglobal_customs", "accuracy"]


@given(VALUES, VALUES)
def test_a_difference_added_to_the_reference_gives_the_report_back(a: list[float], b: list[float]) -> None:
    reports = pd.DataFrame({"a": a, "b": b}, index=[2013, 2014, 2015])
    found = differences_from(reports, "a")
    assert found["year"].tolist() == reports.dropna().index.tolist()
    assert (found["reference"] + found["difference"]).tolist() == pytest.approx(found["value"].tolist(), abs=1e-6)


def test_the_widest_difference_is_told_with_units_where_readers_expect_them() -> None:
    """A rank is no amount, and no decimals are made up for it."""
    told = {name: quantity(name, (1990, 2020)).widths.layout.meta for name in ("trade", "fdi_rank")}
    assert told["trade"].startswith("The reports lie farthest apart in 2001 (one report of low reliability): 5.6 billion dollars (Russia's report")
    assert "15 (" in told["fdi_rank"] and "20 (" in told["fdi_rank"]


def test_what_is_said_of_the_two_ends_is_true_of_these_and_not_of_another_report() -> None:
    """In 2001 Russia's record to the IMF is suspect, and COW has Hong Kong in China; in 2000 both ends are records to the IMF."""
    told = {name: quantity(name, (1996, 2015)).widths.layout.meta for name in ("goods_ru_cn", "goods_cn_ru")}
    assert told["goods_ru_cn"].startswith("The reports lie farthest apart in 2001 (one report of low reliability and one report defined otherwise): 4.02")
    assert told["goods_cn_ru"].startswith("The reports lie farthest apart in 2000: 0.95 billion dollars (Russia's imports")
    assert any("in 1999–2014, COW Trade 4.0" in note for note in exhibit("reconcile~quantity.goods_ru_cn").notes)


def test_growth_rates_and_ranks_lie_apart_by_points_and_places_and_not_by_per_cent() -> None:
    """A per cent of per cents or of ranks says nothing; in points there is a distance also where one record grew and the other fell, as in 2001."""
    found = quantity("trade_growth", (1999, 2002))
    assert found.spread.set_index("year")["relative_range"].isna().to_dict() == {1999: False, 2000: False, 2001: True, 2002: False}
    assert list(found.widths.data[0].y) == found.spread["range"].tolist() and "percentage points</b>" in found.widths.data[0].hovertemplate
    assert found.figure.layout.meta == ("The lowest and the highest report differ by up to 51.1 percentage points in 2002 "
                                        "(one report of low reliability)")
    ranks = quantity("fdi_rank", (1996, 2015))
    assert ranks.figure.layout.meta.startswith("The lowest and the highest report differ by up to 5 places in 2012")
    assert ranks.widths.layout.title.subtitle.text.startswith("Places")


def test_years_without_a_spread_in_per_cent_are_named() -> None:
    """Russia's record of China's investment was below zero in 2008: the table has the distance in dollars, the chart says why it has no bar."""
    found = quantity("fdi_flow", (1990, 2025))
    assert found.spread.loc[found.spread["relative_range"].isna(), "year"].tolist() == [2008]
    assert "None in 2008 (reports on both sides of zero)." in found.widths.layout.title.subtitle.text.replace("<br>", " ")
    assert "None in" not in quantity("trade", (1996, 2015)).widths.layout.title.subtitle.text


def test_a_report_that_others_print_again_does_not_change_how_far_the_ends_lie_apart() -> None:
    """8 and 12 lie 40 % of 10 apart, however many print 12."""
    once, again = (source_spread(pd.DataFrame([values])).iloc[0] for values in ([8.0, 12.0], [8.0, 12.0, 12.0, 12.0]))
    assert once["relative_range"] == again["relative_range"] == 40
