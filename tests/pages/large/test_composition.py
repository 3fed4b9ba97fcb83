"""Composition: shares that add up, known values, and that file, table and figure hold the same."""

import io
from pathlib import Path

import pandas as pd
import pytest

from data.large.schema import TRADE_VARIABLE
from data.leaving.export import csv_bytes
from pages.catalogue.registry import exhibit, view_names
from pages.choices.text import NotUnderstood
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.files.table_file import meaning
from pages.large.composition import of_years
from pages.ledger.ledger import ledger
from pages.reading.tables import tables
from pages.reports.document import Entry, Order, document
from tests.apps import figures, numbers, run, tables_of

BOTH = ["composition", "composition~exporter.RUS~importer.CHN"]
MEASURES = {"grubel_lloyd_aggregate": (0, 1), "complementarity": (0, 100), "finger_kreinin": (0, 100), "trade_intensity": (0, 10),
            "product_concentration_index": (0, 1)}


def file_of(seen: Exhibit) -> pd.DataFrame:
    """The rows as a reader loads them."""
    return pd.read_csv(io.BytesIO(csv_bytes(seen.filed)))


def test_the_page_shows_stacked_bars_up_to_a_hundred() -> None:
    app = run("composition")
    assert not app.exception and not app.error and not app.warning
    (figure,) = figures(app)
    assert figure["layout"]["barmode"] == "stack" and figure["layout"]["yaxis"]["range"] == [0, 100]
    heights = pd.DataFrame({trace["name"]: pd.Series(numbers(trace["y"]), numbers(trace["x"])) for trace in figure["data"]})
    assert list(heights.index) == list(range(1996, 2012)) and heights.sum(axis=1).tolist() == pytest.approx([100] * 16)
    table = tables_of(app)[0].value
    assert sorted(heights.stack()) == sorted(table["shown"])
    captions = " ".join(caption.value for caption in app.caption)
    assert "not chapters of customs" in captions and "WIOD 2013 lies 22 % below IMF DOTS in 1996 and 43 % above it in 2011" in captions


@pytest.mark.parametrize("text", [*BOTH, f"{BOTH[0]}~grain.groups", f"{BOTH[1]}~grain.groups"])
def test_shares_of_each_direction_add_up_and_are_those_of_the_amounts(text: str) -> None:
    file = file_of(exhibit(text))
    by_year = file.groupby("year")
    assert by_year["shown"].sum().tolist() == pytest.approx([100] * len(by_year))
    assert file["shown"].tolist() == pytest.approx((file["value"] / by_year["value"].transform("sum") * 100).tolist())


def test_the_ledger_judges_by_the_shares_that_the_page_shows() -> None:
    """Resources rose from 42.2 to 82.3 % of what Russia sold to China."""
    shares = file_of(exhibit(f"{BOTH[1]}~grain.groups")).query("series_id.str.endswith('resources')").set_index("year")["shown"]
    assert shares.loc[[1996, 2011]].round(1).tolist() == [42.2, 82.3]
    (compared,) = ledger()["composition_russia"].compared.values()
    assert compared.point == pytest.approx(shares[2011] - shares[1996], abs=0.1)


def test_shares_of_one_year_by_hand() -> None:
    """2011, million dollars: textiles 19,973 of the 55,651 that China sold Russia, mining 23,967 of 35,331 that it bought."""
    sold, bought = (file_of(exhibit(text)).query("year == 2011").set_index("series") for text in BOTH)
    textiles, mining = sold.loc["Textiles and clothing, China to Russia"], bought.loc["Mining and quarrying, Russia to China"]
    assert sold["value"].sum() == pytest.approx(55_651, abs=1) and bought["value"].sum() == pytest.approx(35_331, abs=1)
    assert textiles["shown"] == pytest.approx(textiles["value"] / 55_651 * 100, abs=0.01) and mining["value"] == pytest.approx(23_967, abs=1)
    assert mining["shown"] == pytest.approx(67.8, abs=0.05)


@pytest.mark.parametrize("text", ["advantage", "advantage~exporter.RUS", "within_industries"])
def test_bars_of_two_years_are_those_of_the_file(text: str) -> None:
    seen = exhibit(text)
    file = file_of(seen)
    assert [list(trace.x) for trace in seen.figure.data] == [file["end"].tolist(), file["start"].tolist()]
    assert [trace.name for trace in seen.figure.data] == ["2011", "1996"] and file["end"].is_monotonic_decreasing
    assert file["change"].tolist() == pytest.approx((file["end"] - file["start"]).tolist())


def test_advantage_lies_where_each_side_is_strong() -> None:
    china, russia = (file_of(exhibit(text)).set_index("product") for text in ("advantage", "advantage~exporter.RUS"))
    assert china.index[0] == "Leather and footwear" and russia.index[0] == "Mining and quarrying"
    assert china["end"]["Electrical and optical equipment"] > 2 > 1 > russia["end"]["Electrical and optical equipment"]


def test_intra_industry_trade_by_hand() -> None:
    """2011: chemicals 2,050 and 2,940 million dollars; over all industries twice 6,009 of 90,982."""
    seen = exhibit("within_industries")
    assert file_of(seen).set_index("product").loc["Chemicals", "end"] == pytest.approx(1 - 890 / 4_990)
    assert "over all industries it was 0.13" in seen.figure.layout.meta
    whole = file_of(exhibit("whole")).set_index("year")["shown"]
    assert whole[2011] == pytest.approx(2 * 6_009 / 90_982)


def test_concentration_counts_industries_without_trade() -> None:
    """2010: 13 of the 16 industries sold from Russia to China. The squares of their shares in 18,052 million dollars add up to 0.3509, so
    that it is (0.5924 - 1/4) / (1 - 1/4); with only those ever traded counted as industries it would be 0.4505."""
    shown = file_of(exhibit("whole~measure.product_concentration_index")).query("year == 2010")["shown"]
    assert shown.tolist() == pytest.approx([0.28753, 0.45653], abs=5e-5)


@pytest.mark.parametrize("measure", MEASURES)
def test_lines_of_the_whole_are_those_of_the_file_and_within_their_range(measure: str) -> None:
    seen = exhibit(f"whole~measure.{measure}")
    file, (low, high) = file_of(seen), MEASURES[measure]
    assert [list(zip(trace.x, trace.y)) for trace in seen.figure.data] == [list(zip(part["year"], part["shown"]))
                                                                          for _, part in file.groupby("series", sort=False)]
    assert file["shown"].between(low, high).all() and seen.measures == (measure,)
    assert sorted(seen.by_year.frame.drop(columns="year").stack()) == sorted(seen.filed["shown"].dropna())


@pytest.mark.parametrize(("text", "told"), [("composition~importer.CHN", "two different economies")])
def test_what_is_not_there_is_said_in_words(text: str, told: str) -> None:
    with pytest.raises(NothingToShow, match=told):
        exhibit(text)


def test_years_without_the_chosen_trade_are_said_in_words() -> None:
    with pytest.raises(NothingToShow, match="1995 to 2011"):
        of_years(pd.Series([1.0], index=[1995]), {"years": (2000, 2011), "source": "wiod_2013"})


def test_the_years_offered_are_those_of_the_table_and_links_with_others_show_what_it_has() -> None:
    """Links from when all pages offered the same years, 1996 to 2015 at first, and those of readers who set them on another page."""
    assert {exhibit(text).years for text in ("composition", "composition~years.1996.2015", "composition~years.1996.2011")} == {(1996, 2011)}
    slider, = run("composition", "composition~years.2000.2015").slider
    assert (slider.min, slider.max, slider.value) == (1995, 2011, (2000, 2011))
    with pytest.raises(NotUnderstood, match="from 1995 to 2011 and not 2014 to 2020"):
        exhibit("composition~years.2014.2020")


@pytest.mark.parametrize("text", view_names("composition"))
def test_every_column_is_described_and_has_its_source(text: str) -> None:
    seen = exhibit(text)
    fields, sources = meaning(seen.filed, seen.described_as, seen.made_from or {})
    assert [field.name for field in fields if not field.description] == []
    assert list(sources["source_id"]) == ["wiod_2013"] and set(seen.measures) <= set(tables().measures["measure_id"])


def test_the_report_holds_both_pages() -> None:
    written = document(Order((Entry("votes"), Entry("composition"))), "", "2026-01-01")
    assert "Identical votes of China and Russia in the General Assembly" in written and "Goods from China to Russia by industry" in written
    assert "Illustrated User Guide to the World Input" in written and "Harvard Dataverse" in written


def own_table(folder: Path, **change: object) -> None:
    """A reader's own small table: two products, two years, both directions."""
    rows = [(year, *flow, product, value, "own_table") for year in (2018, 2019) for flow, values in (
        (("CHN", "RUS"), (3.0, 1.0)), (("RUS", "CHN"), (1.0, 9.0))) for product, value in zip(("8471", "2709"), values)]
    frame = pd.DataFrame(rows, columns=["year", "exporter", "importer", "product", "value", "source"]).astype({"year": "int32"})
    frame.assign(**change).to_parquet(folder / "trade.parquet")


def test_a_reader_s_own_table_is_used_in_place_of_the_bundled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_table(tmp_path)
    monkeypatch.setenv(TRADE_VARIABLE, str(tmp_path))
    app = run("composition", "composition~years.2018.2019")
    assert not app.exception and not app.error and not app.warning
    table = tables_of(app)[0].value
    assert set(table["source"]) == {"own_table"} and sorted(table["shown"]) == [25, 25, 75, 75]
    assert "own_table" in document(Order((Entry("composition~years.2018.2019"),)), "", "2026-01-01")


def test_the_years_offered_are_those_of_the_chosen_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_table(tmp_path)
    early = pd.read_parquet(tmp_path / "trade.parquet").assign(source="early")
    early.assign(year=early["year"] - 20).astype({"year": "int32"}).to_parquet(tmp_path / "early.parquet")
    monkeypatch.setenv(TRADE_VARIABLE, str(tmp_path))
    app = run("composition", "composition~source.own_table~years.1998.2018")
    assert app.slider[0].min == 2018 and any("Of the years 1998 to 2018 it shows 2018 to 2018." in info.value for info in app.info)
    app.selectbox[0].set_value("early").run()
    assert (app.slider[0].min, app.slider[0].max) == (1998, 1999) and not app.exception and not app.error and not app.warning
    with pytest.raises(NotUnderstood, match="from 1998 to 1999"):
        exhibit("composition~source.early~years.2018.2019")


def test_an_example_says_that_its_table_is_not_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_table(tmp_path)
    monkeypatch.setenv(TRADE_VARIABLE, str(tmp_path))
    app = run("methods", "method~method.grubel_lloyd")
    assert not app.exception and not app.error and "needs the bundled trade by industry" in app.info[0].value


def test_a_reader_s_table_of_another_shape_gets_a_plain_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_table(tmp_path, value="much")
    monkeypatch.setenv(TRADE_VARIABLE, str(tmp_path))
    app = run("composition")
    assert not app.exception and "the column value holds" in app.error[0].value and "expected a number" in app.error[0].value
    assert str(tmp_path) not in app.error[0].value


def test_a_measure_of_two_years_stands_at_the_first_and_the_last_that_have_values() -> None:
    """The table gives Korea's mining negative exports in 2010 and 2011, and shares of a whole with such a part mean nothing."""
    seen = exhibit("advantage~exporter.KOR")
    assert seen.years == (1998, 2009) and set(seen.rows["end_year"]) == {2009} and seen.rows["end"].notna().any()
    assert "For 1996–1997, 2000, 2005–2008 and 2010–2011 there is none" in " ".join(seen.notes)


def test_the_sentence_says_which_direction_has_no_value() -> None:
    said = exhibit("whole~measure.complementarity~exporter.KOR~importer.AUS~years.2010.2011").figure.layout.meta
    assert said.startswith("Complementarity of what South Korea sells with what Australia buys has no value in these years; of what Australia sells")
