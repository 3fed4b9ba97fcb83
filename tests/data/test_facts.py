"""What the bundled tables say of their own values: how those are made that no source prints, and what they rest on."""

import re
from pathlib import Path

from data.stored.read import read_all

LOADED = read_all(Path(__file__).parents[2] / "data")
VALUES = LOADED.observations

# How the note of a value without printed digits begins, or ends.
HOW = ("Own sum", "Own mean", "Own count", "Own ranking", "Own calculation: ", "Converted from barrels", "Converted from the mean")
UNKNOWN = "digits as printed were not recorded."


def test_every_value_without_printed_digits_says_how_it_is_made() -> None:
    silent = VALUES[VALUES["as_printed"] == ""]
    told = silent["note"].str.startswith(HOW) | silent["note"].str.endswith(UNKNOWN)
    assert len(silent) and silent[~told].empty


def test_zero_is_read_from_blank_months_only_where_the_other_countries_leave_nothing_over() -> None:
    """Each country's mean of the year is rounded to a tenth, and so is the total."""
    blank = VALUES[VALUES["locator"] == "Twelve months without a value"]
    assert len(blank) and (blank["value"] == 0).all()
    for note in blank["note"]:
        countries, together, total = re.search(r"the (\d+) countries .* add up to ([\d,.]+) of all ([\d,.]+) thousand", note).groups()
        left = float(total.replace(",", "")) - float(together.replace(",", ""))
        assert round(left, 1) <= round(0.05 * (int(countries) + 1), 2), note


def test_sums_and_ranks_are_no_better_than_the_trade_that_they_are_made_from() -> None:
    """From 1999 on China appears to include Hong Kong here. Most of Russia's partners have the same rank without it, as notes say; where
    they have another, the rank is of low reliability."""
    later = VALUES[(VALUES["source_id"] == "cow_trade_4") & (VALUES["year"] > 1998)]
    printed = later[later["series_id"].isin(["imports_cn_from_ru", "imports_ru_from_cn"])]
    made = later[later["series_id"].str.fullmatch("cn_both_imports_.*|ru_both_imports_cn|rank_.*_in_cn_trade")]
    ranks = later[later["series_id"].str.fullmatch("rank_.*_in_ru_trade")]
    assert len(made) and set(printed["obs_status"]) == set(made["obs_status"]) == {"B", "D"}
    assert (ranks["note"].str.endswith("the rank is the same.") == (ranks["obs_status"] == "A")).all()
    assert set(ranks["obs_status"]) == {"A", "U"}


def test_the_lead_on_investment_says_by_what_factor_the_records_differ() -> None:
    by_year = {name: rows.set_index("year")["value"] for name, rows in VALUES.groupby(["series_id", "source_id"])}
    home, host = by_year["fdi_cn_to_ru_home", "unctad_2014_cn"], by_year["fdi_cn_to_ru_host", "unctad_2014"]
    factors = (home / host).dropna()
    assert factors.index.min() == 2007 and factors.index.max() == 2012 and factors[factors < 0].index.tolist() == [2008]
    lead = LOADED.themes.set_index("theme")["lead"]["investment"]
    assert f"from 2007 to 2012 China's is {factors[factors > 0].min():.1f} to {factors.max():.1f} times Russia's, apart from 2008" in lead


def test_short_names_tell_sources_apart() -> None:
    """Where one paper has several reports of a year, each is named with its month."""
    short = LOADED.sources["attribution_short"]
    month = r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?= \d{4}$)"
    dated = short[short.str.contains(month)]
    assert short.is_unique and len(dated) and not short.isin(dated.str.replace(month, "", regex=True)).any()


def test_what_wits_has_of_russia_for_2016_and_2017_is_of_low_reliability_everywhere() -> None:
    """Beside the IMF's values of the same flows it is 7 % too high for exports to China, and about a fifth for imports from there."""
    known = VALUES[VALUES["obs_status"].ne("O")].merge(LOADED.series[["series_id", "reporter"]], on="series_id")
    of_russia = known[known["source_id"].str.startswith("wits_") & known["reporter"].eq("Russia")]
    assert set(of_russia.loc[of_russia["year"].isin([2016, 2017]), "obs_status"]) == {"U"}
    by_year = known.set_index(["series_id", "source_id", "year"])["value"].sort_index()
    told = set()
    for ours, other in (("ru_exports_to_cn", "exports_ru_to_cn"), ("ru_imports_from_cn", "imports_ru_from_cn")):
        apart = (by_year[ours, "wits_top5"] / by_year[other, "imf_dots"] - 1).dropna()
        assert apart.loc[[2016, 2017]].min() > 0.05 > apart.abs().median()
        told |= {f"{share:.0%}".replace("%", "") for share in apart.loc[[2016, 2017]]}
    for note in LOADED.sources.query("source_id in ['wits_top5', 'wits_groups']")["note"]:
        assert set(re.findall(r"[0-9]+(?= and 19 %| %)", note[note.index("too high"):])) == told


def test_gross_domestic_product_is_named_in_current_dollars() -> None:
    """Its growth in them is one of prices and exchange rates too: China's fell in 2023."""
    products = LOADED.series[LOADED.series["flow"] == "gdp"]
    assert len(products) == 2 and products["title"].str.endswith(" in current dollars").all()
    (note,) = LOADED.charts.loc[LOADED.charts["chart_id"] == "gdp", "note"]
    assert "current prices and market exchange rates" in note


def test_a_press_value_keeps_the_digits_and_the_unit_that_its_report_prints() -> None:
    """USD 108.3 bn was recorded as 108,300 million, which claims a precision a hundred times as high."""
    printed = {(row.source_id, row.series_id, row.year): (row.as_printed, row.printed_unit, row.value) for row in VALUES.itertuples()}
    assert printed["uni_sputnik_2019", "trade_total_ru", 2018] == ("108.3", "", 108.3)
    assert printed["vietnamplus_2011", "trade_total_cn", 2009] == ("38.8", "", 38.8)
    assert printed["prime_2017", "trade_total_cn", 2016] == ("69.525", "", 69.525)
    assert printed["peoples_daily_2013", "fdi_stock_home", 2012] == ("4900", "USD m", 4.9)
    assert printed["wits_groups", "cn_goods_transport", 2007] == ("54984.44", "USD m", 54.98444)
    assert printed["mofcom_deck", "trade_total_cn", 1992] == ("58.6", "USD 100 m", 5.86)


def test_a_fall_is_printed_without_a_sign_and_the_sign_is_called_ours() -> None:
    falls = VALUES[VALUES["as_printed"].str.match("[0-9]") & (VALUES["value"] < 0)]
    assert len(falls) > 4 and falls["note"].str.contains("the sign is ours").all()


def test_the_number_of_one_country_s_customs_is_not_drawn_as_the_other_s_record() -> None:
    """A report from Russia of 240.1 billion for 2023 quotes the 240.11 billion of Chinese customs; Russia's own number was 228."""
    found = VALUES[VALUES["series_id"].isin(["trade_total_cn", "trade_total_ru"]) & VALUES["value"].notna()]
    of_china, of_russia = (rows for _, rows in found.groupby("series_id"))
    both = of_russia.merge(of_china, on="year")
    assert len(both) and (both["value_x"] / both["value_y"] - 1).abs().gt(0.002).all()
    assert of_russia.set_index("year")["value"].loc[2023] == 228 and of_china.query("year == 2023")["value"].tolist() == [240.11, 240.1]
