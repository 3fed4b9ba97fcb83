"""The sentence above a chart: its facts, its words, and that it follows the choice."""

import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from indicators.shown.facts import main_line, totals
from pages.catalogue.registry import exhibit
from pages.charts.labels import LEADER_LINE, SMALL, USUAL, end_labels
from pages.exhibits.rows import periods
from pages.reading.tables import first_years
from pages.themes.chart import view
from pages.themes.settings import offer_of
from pages.views.at_a_glance import glance
from pages.words.colours import PALETTE, painted, series_colours
from pages.words.headlines import headline
from pages.words.numbers import exact_decimals, in_readable_units, unbroken
from pages.words.plain import as_text, whole
from pages.words.subjects import inside
from tests.apps import CHARTS, OF_EACH_KIND, as_read, chart_of, figures, run, tables_of


def rows(unit: str, values: dict[int, float], title: str = "Trade") -> pd.DataFrame:
    return pd.DataFrame({"series_id": "a", "source_id": "b", "draw_as": "line", "year": list(values), "shown": list(values.values()),
                         "unit": unit, "unit_long": "", "decimals": 1 if unit == "%" else exact_decimals(pd.Series(values)),
                         "as_printed": "", "title": title, "line": title,
                         "obs_status": "A", "source_unit": unit, "interval_of": "", "reporter": "China", "kind": "statistics"})


@pytest.mark.parametrize(("unit", "measure", "values", "words"), [
    ("USD bn", "level", {1996: 6.84, 2014: 95.28, 2015: 69.0},
     "Trade rose from 6.8 to 95.3 billion dollars between 1996 and 2014, then fell to 69.0 billion in 2015"),
    ("USD bn", "level", {1996: 10.0, 2000: 15.0}, "Trade rose from 10 to 15 billion dollars between 1996 and 2000"),
    ("USD bn", "level", {1996: -3.0, 2000: 2.0}, "Trade rose from −3 to 2 billion dollars between 1996 and 2000"),
    ("USD bn", "level", {2003: 0.031, 2012: 0.785}, "Trade rose from 31 to 785 million dollars between 2003 and 2012"),
    ("USD bn", "level", {1996: 864.0, 2015: 11061.0}, "Trade rose from 0.9 to 11.1 trillion dollars between 1996 and 2015"),
    ("USD bn", "level", {2014: 0.45}, "Trade stood at 450 million dollars in 2014"),
    ("%", "level", {1996: 5.0, 2000: 8.25}, "Trade rose from 5.0 % to 8.3 % between 1996 and 2000"),
    ("%", "share", {1996: 5.0, 2000: 8.25}, "Trade rose from 5.0 % to 8.3 % of China's trade with the world between 1996 and 2000"),
    ("rank", "level", {1996: 5.0, 1998: 9.0, 2000: 2.0}, "Trade went from 5 to 9 between 1996 and 1998, then to 2 in 2000"),
    ("count", "level", {2004: 19, 2005: 33, 2006: 26, 2007: 24, 2008: 24, 2009: 25, 2010: 36, 2011: 23},
     "Trade rose from 19 to 33 between 2004 and 2005, fell to 24 in 2007, rose to 36 in 2010, then fell to 23 in 2011"),
    ("count", "level", {2004: 19, 2005: 33, 2006: 26, 2007: 24, 2008: 24, 2009: 25, 2010: 36, 2011: 23, 2012: 21, 2013: 36, 2014: 33, 2015: 20},
     "Trade ranged from 19 in 2004 to 36 in 2010 and 2013, and stood at 20 in 2015"),
    ("points", "level", {1: 0.0, 2: 6.0, 3: 2.0, 4: 8.0, 5: 3.0, 6: 10.0}, "Trade rose, but not steadily, from 0 to 10 points between 1 and 6"),
    ("index", "index", {1996: 100.0, 2014: 1391.0, 2015: 992.0}, "Trade rose from 100 to 1,391 between 1996 and 2014, then fell to 992 in 2015 (1996 = 100)"),
    ("times", "multiple", {1996: 1.0, 2014: 13.93, 2015: 10.09}, "Trade rose to 13.9 times the 1996 value in 2014, then fell to 10.1 times in 2015"),
    ("times", "multiple", {2014: 1.0}, ""),
    ("rank", "level", {1998: 6.0, 2001: 2.0, 2004: 4.0, 2010: 1.0, 2011: 1.0, 2012: 1.0},
     "Trade went from 6 to 2 between 1998 and 2001, to 4 in 2004, then to 1 in 2010 and stayed there"),
    ("%", "level", {2007: 0.014, 2008: 0.11}, "Trade rose from 0.01 % to 0.11 % between 2007 and 2008"),
    ("times", "multiple", {2003: 1.0, 2004: 0.6, 2005: 0.9, 2006: 0.5, 2007: 0.95, 2008: 0.55, 2009: 0.9},
     "Trade ranged from 0.50 times the 2003 value in 2006 to 1.00 times in 2003, and stood at 0.90 times in 2009"),
    ("%", "level", {1992: 5.3, 1993: 6.7, 1995: 2.9, 2018: 18.3, 2020: 18.2},
     "Trade stood at 5.3 % in 1992, fell from 6.7 % in 1993 to 2.9 % in 1995, then rose to 18.2 % in 2020"),
    ("times", "multiple", {1992: 1.0, 1993: 1.26, 1995: 0.55, 2020: 3.42},
     "Trade fell from 1.26 times the 1992 value in 1993 to 0.55 times in 1995, then rose to 3.42 times in 2020"),
    ("Mt", "level", {2009: 15.0, 2024: 108.0, 2025: 101.0},
     "Trade rose from 15 to 108 million tonnes between 2009 and 2024, and stood at 101 million in 2025"),
    ("rank", "level", {1992: 6.0, 2004: 18.0, 2008: 12.0, 2009: 15.0, 2011: 11.0, 2012: 9.0, 2013: 10.0, 2014: 10.0},
     "Trade went from 6 to 18 between 1992 and 2004, to 12 in 2008, to 15 in 2009, then to 9 in 2012, and stood at 10 in 2014"),
    ("USD bn", "level", {1: 5.0, 2: 2.0, 3: 30.0, 4: 12.0, 5: 40.0, 6: 20.0, 7: 60.0, 8: 55.0},
     "Trade rose, but not steadily, from 5 to 55 billion dollars between 1 and 8, "
     "with a low of 2 billion in 2 and a high of 60 billion in 7"),
    ("USD bn", "difference", {2011: 22.5, 2015: -27.3}, "The yearly change in trade ranged from −27.3 billion dollars in 2015 to +22.5 billion in 2011"),
    ("%", "change", {1997: -32.0, 1998: 44.0}, "The yearly change in trade ranged from −32.0 % in 1997 to +44.0 % in 1998")])
def test_sentences_worked_by_hand(unit: str, measure: str, values: dict[int, float], words: str) -> None:
    """Turns come back by a quarter of the range; all values have the decimals of the greatest, in three digits; 864 beside 11061 billion are 0.9 trillion."""
    drawn_in = in_readable_units(rows(unit, values))
    said = headline(drawn_in.assign(whole="China's trade with the world", source="S", source_unit="USD bn"), "line", measure, "Trade", base_year=1996)
    said = re.sub(r" \(no value for [^)]*\)|; no value for [^)]*(?=\))", "", said)  # the years between these, which the next test is about
    assert said == words


def test_a_logarithmic_axis_shows_multiples_and_so_does_its_sentence() -> None:
    """The fall by 29 % in 2002 is a quarter of the range in dollars, and a ninth of it in multiples."""
    trade = rows("USD bn", dict(zip(range(1993, 2004), (7.7, 5.0, 5.5, 6.8, 10.0, 25.0, 56.0, 80.0, 95.0, 68.0, 108.0))))
    said = {log: headline(trade, "line", "level", "", log=log) for log in (False, True)}
    assert said[False] == ("Trade stood at 8 billion dollars in 1993, rose from 5 billion in 1994 to 95 billion in 2001, "
                           "fell to 68 billion in 2002, then rose to 108 billion in 2003")
    assert said[True] == "Trade stood at 8 billion dollars in 1993, then rose from 5 billion in 1994 to 108 billion in 2003"


def test_a_change_in_per_cent_of_per_cents_is_called_relative() -> None:
    shares = rows("%", {1997: 10.0, 1998: 100.0}).assign(source_unit="%")
    said = headline(shares, "line", "change", "")
    assert said == "The relative yearly change in trade ranged from +10 % in 1997 to +100 % in 1998"


def test_growth_is_told_on_both_sides_of_a_change_of_definition_and_a_change_in_dollars_on_one() -> None:
    """Each rate lies within one definition, and so can stand beside those of the other; dollars of two definitions cannot."""
    changes = rows("%", {1997: 12.0, 1998: -8.0, 2000: 30.0, 2001: 5.0}).assign(obs_status=["A", "A", "D", "D"], source_unit="USD bn")
    assert headline(changes, "line", "change", "").startswith("The yearly change in trade ranged from −8.0 % in 1998 to +30.0 % in 2000")
    assert headline(changes.assign(unit="USD bn", decimals=1), "line", "difference", "").startswith(
        "The yearly change in trade ranged from −8.0 billion dollars in 1998 to +12.0 billion in 1997 (leaving out 2000–2001, not comparable")


def test_years_without_a_value_within_a_line_are_named() -> None:
    values = {2001: 3.7, 2002: 4.0, 2009: 170.0, 2010: 179.0}
    assert headline(rows("USD bn", values), "line", "level", "Trade") == (
        "Trade rose from 4 to 179 billion dollars between 2001 and 2010 (no value for 2003–2008)")


def test_a_sentence_says_what_it_leaves_out() -> None:
    line = rows("%", {2000: 3.0, 2001: 60.0, 2002: 5.0, 2003: 9.0}).assign(obs_status=["A", "U", "A", "D"])
    assert headline(line, "line", "level", "") == (
        "Trade rose from 3.0 % to 5.0 % between 2000 and 2002 (leaving out 2001, of low reliability, and 2003, "
        "not comparable)")


def test_a_single_value_beside_a_line_is_one_and_several_are_several() -> None:
    line, single = rows("Mt", {2009: 1.0, 2010: 3.0}), rows("Mt", {2005: 1.0}).assign(draw_as="points", source_id="c")
    drawn_with = [pd.concat([line, *[single.assign(source_id=name) for name in names]]) for names in ("c", "cd")]
    said = [headline(found, "line", "level", "") for found in drawn_with]
    assert said == [f"Trade rose from 1 to 3 million tonnes between 2009 and 2010 (apart from {values} for 2005)"
                    for values in ("a single value", "single values")]


def test_a_source_is_named_where_several_draw_the_line() -> None:
    two = pd.concat([rows("Mt", {2000: 1.0, 2001: 2.0}), rows("Mt", {2001: 3.0}).assign(source_id="c")]).assign(source="IMF")
    assert headline(two, "line", "level", "") == "Trade (IMF) rose from 1 to 2 million tonnes between 2000 and 2001"


@pytest.mark.parametrize(("year", "bound", "others", "said"), [
    (2015, "exact", [], "; the article gives 3.37 billion dollars for 2015"),
    (2012, "exact", [], ""),  # within the years of the line
    (2015, "at most", [], ""),
    (2015, "exact", [2015], "")])  # another source has a value of the same thing
def test_what_only_the_article_has_after_a_line_is_said(year: int, bound: str, others: list[int], said: str) -> None:
    stated = rows("USD bn", {year: 3.37}, "Investment").assign(series_id="stated", draw_as="points", bound=bound)
    found = pd.concat([rows("USD bn", {2011: 1.0, 2012: 2.0}), *[stated] * len(others), stated.assign(kind="article")])
    assert headline(found, "line", "level", "") == "Trade rose from 1 to 2 billion dollars between 2011 and 2012" + said


@pytest.mark.parametrize(("unit", "values", "said"), [
    ("USD bn", {2009: -3.6, 2010: 3.8, 2011: 2.0}, "then fell to 2.0 billion in 2011, above zero since 2010"),
    ("USD bn", {2009: 3.6, 2010: -3.8, 2011: -2.0}, "then rose to −2.0 billion in 2011, below zero since 2010"),
    ("USD bn", {2009: 3.6, 2011: -3.8, 2012: -2.0}, "then rose to −2.0 billion in 2012 (no value for 2010)"),  # whether 2010 was below zero is not known
    ("USD bn", {2009: 3.6, 2010: -3.8}, "from 3.6 to −3.8 billion dollars between 2009 and 2010"),
    ("%", {2009: -3.6, 2010: 3.8, 2011: 2.0}, "then fell to 2.0 % in 2011")])
def test_since_when_a_balance_is_above_or_below_zero(unit: str, values: dict[int, float], said: str) -> None:
    assert headline(rows(unit, values, "Balance"), "line", "level", "").endswith(said)


@pytest.mark.parametrize(("germany", "status", "said"), [
    ({2008: 50.0, 2009: 41.0, 2010: 50.0, 2011: 60.0}, "A", "at 60 billion, which were last larger in 2009"),
    ({2008: 50.0, 2009: 39.0, 2010: 50.0, 2011: 60.0}, "A", "at 60 billion, which were last larger in 2008"),
    ({2008: 50.0, 2009: 41.0, 2011: 60.0}, "A", "at 60 billion"),  # 2010 is not known
    ({2009: 41.0, 2010: 50.0, 2011: 60.0}, "U", "at 60 billion"),  # the value of 2009 is weak
    ({2008: 35.0, 2009: 39.0, 2010: 50.0, 2011: 60.0}, "A", "at 60 billion")])  # it never was
def test_the_second_was_last_larger_in_a_year_that_is_known(germany: dict[int, float], status: str, said: str) -> None:
    countries = {"China": {2008: 40.0, 2009: 40.0, 2010: 60.0, 2011: 80.0}, "Germany": germany, "Italy": {2011: 1.0}, "Japan": {2011: 2.0}}
    found = pd.concat([rows("USD bn", values, f"Russia's imports from {name}").assign(series_id=name, remainder=False)
                       for name, values in countries.items()], ignore_index=True)
    found.loc[found["series_id"].eq("Germany") & found["year"].eq(2009), "obs_status"] = status
    assert headline(found, "line", "level", "").endswith(said)


def suppliers(values: dict[str, float], rest: str = "") -> pd.DataFrame:
    """A year of imports by supplier, of which one may be all others together."""
    return pd.concat([rows("Mt", {2015: value}, f"China's imports from {name}").assign(series_id=name, remainder=name == rest)
                      for name, value in values.items()], ignore_index=True)


@pytest.mark.parametrize(("values", "rest", "said"), [
    ({"Sudan": 8.0, "Congo": 5.86, "Iran": 3.0, "Libya": 1.0}, "",
     "Of the 4 partners shown, China's imports from Sudan were the largest in 2015, at 8.00 million tonnes, "
     "ahead of those from Congo, at 5.86 million"),
    ({"Sudan": 8.0, "Congo": 5.86, "Iran": 3.0, "all others": 21.76}, "all others",
     "Of the 3 partners named, China's imports from Sudan were the largest in 2015, at 8.0 million tonnes, "
     "ahead of those from Congo, at 5.9 million; those from all others came to 21.8 million"),
    ({"Sudan": 8.0, "Congo": 5.86, "Iran": 3.0, "all others": 7.0}, "all others",
     "Of the 3 partners named, China's imports from Sudan were the largest in 2015, at 8.00 million tonnes, "
     "ahead of those from Congo, at 5.86 million"),
    ({"Sudan": 8.0, "Congo, at most": 5.86, "Iran": 3.0, "Libya": 1.0}, "",
     "Of the 4 partners shown, China's imports from Sudan were the largest in 2015, at 8.00 million tonnes, "
     "ahead of those from Congo, at most 5.86 million")])
def test_all_others_together_are_no_partner_and_a_bound_is_said_as_one(values: dict[str, float], rest: str, said: str) -> None:
    assert headline(suppliers(values, rest), "line", "level", "") == said


def test_a_bound_neither_rises_nor_falls() -> None:
    """The least that a lead can be falls from 7 to −4, while the lead itself is known to be 16 and 6."""
    least = rows("USD bn", {2010: 1.0, 2011: 7.0, 2012: -4.0, 2019: 55.8}, "Lead, at least").assign(series_id="least")
    both = pd.concat([least, rows("USD bn", {2010: 2.0, 2011: 16.0, 2012: 6.0}, "Lead")])
    said = headline(both, "line", "level", "")
    assert said == ("Lead rose from 2 to 16 billion dollars between 2010 and 2011, then fell to 6 billion in 2012, "
                    "and came to at least 55.8 billion in 2019")
    assert headline(least, "line", "level", "") == "Lead came to at least 55.8 billion dollars in 2019"
    assert headline(both[both["year"] < 2013], "line", "level", "").endswith("then fell to 6 billion in 2012")
    assert headline(least, "line", "difference", "") == ""


def test_a_wait_is_said_by_each_source_that_dates_the_order() -> None:
    """The register orders the S-400 in 2015, other sources in 2014; it came in 2018."""
    waits = {"S-400": (3.0, 4.0), "Destroyers, second pair": (3.0, 3.0), "Kilo": (2.0, 2.0), "S-300, order of 2004": (3.0, 3.0),
             "Unknown": (None, None), "Destroyers, first pair": (1.0, 3.0)}
    deals = pd.DataFrame([{"system": system, "shortest_lag": low, "longest_lag": high} for system, (low, high) in waits.items()])
    assert headline(deals, "systems", "level", "") == (
        "The longest known wait from order to first delivery was 3 or 4 years, by source, for S-400 "
        "and 3 years for Destroyers (second pair) and S-300 (order of 2004)")
    assert headline(deals[2:3], "systems", "level", "") == "The longest known wait from order to first delivery was 2 years for Kilo"
    assert headline(deals[4:5], "systems", "level", "") == ""
    assert "3 or 4 years, by source, for S-400" in exhibit("systems").figure.layout.meta


def stack(values: dict[str, float], year: int = 2011, **beside: str) -> pd.DataFrame:
    """The parts of a year, of which “Other” is all others together."""
    return pd.concat([rows("USD bn", {year: value}, name).assign(**{"series_id": name, "remainder": name == "Other", "whole": ""} | beside)
                      for name, value in values.items()], ignore_index=True)


@pytest.mark.parametrize(("parts", "said"), [
    (stack({"Coal": 24.0, "Wood": 4.0, "Other": 8.0}), "The largest part in 2011 was coal, at 24 of 36 billion dollars"),
    (stack({"Coal": 24.0, "Wood": 4.0, "Other": 32.0}),
     "The largest part named in 2011 was coal, at 24 of 60 billion dollars; all others came to 32 billion"),
    (stack({"Coal": 24.0, "Wood": 4.0, "Other": 8.0}, whole="Goods from Russia", unit_long="US dollars at basic prices"),
     "In 2011 coal made up 66.7 % of goods from Russia, more than any other part"),
    (stack({"Coal": 24.0, "Wood": 4.0, "Other": 32.0}, whole="Goods from Russia", unit_long="US dollars at basic prices"),
     "In 2011 coal made up 40.0 % of goods from Russia, more than any other part named; all others came to 53.3 %"),
    (stack({"Coal": 24.0, "Wood": 4.0}, obs_status="E"), "The largest part in 2011 was coal, at an estimated 24 of 28 billion dollars"),
    (pd.concat([stack({"Coal": 24.0, "Wood": 4.0}), stack({"Coal": 5.0}, 2012)], ignore_index=True),
     "The only part in 2012 was coal, at 5 billion dollars; all parts together were largest in 2011, at 28 billion dollars")])
def test_the_largest_part_is_a_named_one_and_of_a_structure_its_weight_is_said(parts: pd.DataFrame, said: str) -> None:
    assert headline(parts, "bars", "level", "") == said


@pytest.mark.parametrize(("shares", "status", "said"), [
    ((53.9, 15.1, 31.0), "A", "Machinery made up 53.9 % of Russia's imports in 2007, more than any other group"),
    ((53.9, 15.1, 14.7), "E",
     "Machinery made up an estimated 53.9 % of Russia's imports in 2007, more than any other group shown; those shown come to 83.7 %"),
    ((53.9,), "A", "Machinery made up 53.9 % of Russia's imports in 2007")])
def test_a_whole_that_is_estimated_or_not_all_known_is_called_so(shares: tuple[float, ...], status: str, said: str) -> None:
    items = pd.concat([rows("%", {2007: share}, f"{name} in Russia's imports").assign(obs_status=status, locator="", source_unit="%")
                       for name, share in zip(("Machinery", "Textiles", "Metals"), shares)], ignore_index=True)
    assert headline(items, "snapshot", "level", "") == said


def test_nobody_is_first_if_another_may_be_larger() -> None:
    of_four = suppliers({"Sudan": 8.0, "Congo, at most": 9.0, "Iran": 3.0, "Libya": 1.0})
    assert headline(of_four, "line", "level", "") == "China's imports from Sudan stood at 8 million tonnes in 2015"


def test_a_title_speaks_of_an_annual_line_and_never_of_single_reports() -> None:
    mixed = pd.concat([rows("Mt", {2002: 1.0, 2003: 9.0}).assign(draw_as="points"), rows("Mt", {2009: 1.0, 2010: 3.0})])
    assert main_line(mixed)["year"].tolist() == [2009, 2010]


@pytest.mark.parametrize(("chart", "years", "said", "unsaid"), [
    ("shares", (1990, 2020), "from 6.7 % in 1993 to 2.9 % in 1995, then rose to", "in 2001"),
    ("mirror", (1990, 2015), "(leaving out 2001,", "in 2001"),
    ("meetings", (1996, 2020), "17 in 2017", "in 2018"),
    ("goods_cn_exports", (1990, 2010), "Light industry, textiles and food made up 77.1 % of China's exports to Russia in 1999", "2010"),
    ("systems", (1990, 2020), "The longest known wait", "1992")])
def test_no_sentence_rests_on_a_weak_value(chart: str, years: tuple[int, int], said: str, unsaid: str) -> None:
    """Suspect values, part-years, a lone item of part of a year, and orders before the register begins."""
    words = view(chart_of(chart, years)).figure.layout.meta
    assert said in words and unsaid not in words


def test_no_sentence_on_an_index_or_on_shares_rests_on_a_weak_value_either() -> None:
    """Meetings of 2018 are those of part of the year; Russia's exports of 2001 are suspect."""
    def of_meetings(base: int) -> str | None:
        return exhibit(f"compare~lines.meetings@china_vitae~years.2003.2018~way.index~base.{base}").figure.layout.meta

    assert of_meetings(2010).startswith("In 2017 ") and of_meetings(2018) is None  # every value of an index rests on its base
    assert view(chart_of("asymmetry_trade", (1996, 2001))).figure.layout.meta.startswith("In 2000, ")


def test_parts_with_a_missing_one_have_no_total() -> None:
    parts = pd.DataFrame({"year": [1, 1, 2, 2], "shown": [1.0, 2.0, 3.0, float("nan")]})
    assert totals(parts).isna().tolist() == [False, True]


@pytest.mark.parametrize("chart", list(OF_EACH_KIND.query("kind != 'facts'").itertuples()), ids=lambda chart: chart.chart_id)
def test_the_sentence_is_told_with_the_chart_and_follows_the_years(chart) -> None:
    app = run(chart.theme, f"{chart.chart_id}~years.1996.2015")
    figure = exhibit(f"{chart.chart_id}~years.1996.2015").figure
    said = figure.layout.meta or "" if figure else ""
    assert [text.value for text in app.header] == ([whole(as_text(unbroken(said or chart.title)))] if figure else [])
    for year in {word.strip(",") for word in said.split() if word.strip(",").isdigit() and len(word.strip(",")) == 4}:
        assert 1990 <= int(year) <= 2015, said


def test_milestones_of_a_chosen_theme_and_a_shading_are_drawn() -> None:
    (figure,) = figures(run("arms", "tiv~milestones.arms~shading.sanctions"))
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    below = " ".join(caption.value for caption in run("arms", "tiv~milestones.arms~shading.sanctions").caption)
    assert "Shaded: EU sanctions since March 2014 (European Commission, Opening paragraph" in below
    assert "②\xa02005 Exercise Peace Mission 2005" in below and "②" in texts and any("sanctions" in text for text in texts)
    assert "Treaty" not in below
    assert [periods(years, "sanctions")["end"].tolist() for years in ((1996, 2015), (2010, 2024))] == [[2015], [2024]]  # they have no end
    (bare,) = figures(run("trade", "total~milestones"))
    assert not any(shape["type"] == "line" and shape.get("name") != LEADER_LINE for shape in bare["layout"].get("shapes", []))


def test_the_highest_of_a_snapshot_is_named_with_its_year_or_period() -> None:
    """56.4 % as the government's table prints it; by issue the last period is one of sessions and not a year."""
    assert run("trade", "goods_ru_exports").header[0].value.startswith("Mineral products made up 56.4\u00a0%")
    assert "In the sessions of 2011–2015, " in as_read(run("diplomacy", "issues").header[0].value)


def test_the_values_of_a_year_are_those_of_the_table() -> None:
    app = run("trade", "total~at.2014")
    table = tables_of(app)[0].value.query("year == 2014")
    (said,) = [text.value for text in app.markdown if "**USD" in text.value]
    assert said.count("**USD") == table["shown"].notna().sum()
    assert "**USD 95.28 bn** Reporter not named, Liu (2017), text" in said


def test_a_country_keeps_its_colour_on_every_chart() -> None:
    """China's record comes first on the chart of flows and second on that of stocks."""
    assert series_colours({"flow": "China", "other": "Russia"}) == {"flow": PALETTE[0], "other": PALETTE[1]}
    assert series_colours({"stock": "Russia", "home": "China", "part": "China"}) == {
        "stock": PALETTE[1], "home": PALETTE[0], "part": PALETTE[2]}


def colours_drawn(figure: go.Figure | None) -> dict[str, set[str]]:
    """The colours of each series in a figure, of its lines and marks."""
    found: dict[str, set[str]] = {}
    for trace in figure.data if figure else ():
        found.setdefault(trace.meta, set()).update({trace.marker.color, trace.line.color if trace.type == "scatter" else None})
    return found


def test_a_series_of_the_table_of_palettes_has_its_colour_on_every_chart() -> None:
    """A chart of one series has it for the first of its sources; the article's marks have their own."""
    known, seen = painted("series"), 0
    charts = [chart for chart in CHARTS["chart_id"] if set(offer_of(chart).series) & set(known)]
    shown = [exhibit(text).figure for text in [*charts, "compare~lines.brent_price@eia_brent.trade_total_ru@own_dots", "overview"]]
    for figure in [*shown, *glance(first_years()).small]:
        for series, colours in colours_drawn(figure).items():
            if series in known:
                assert known[series].colour in colours, (figure.layout.title.text, series)
                seen += 1
    assert seen > 30


def test_an_industry_has_its_colour_in_both_directions_of_trade() -> None:
    """Of two that would share one, the larger has it. China and Russia sell each other no two such industries among their largest."""
    homes = painted("industry")
    for text in ("composition", "composition~exporter.RUS~importer.CHN", "composition~grain.groups", "composition~exporter.RUS~importer.CHN~grain.groups"):
        drawn = {series.rpartition("-")[2]: colours - {None} for series, colours in colours_drawn(exhibit(text).figure).items()}
        assert len(drawn) >= 5 and drawn == {industry: {homes[industry].colour} for industry in drawn}, text
    assert series_colours({"a-c2": "", "a-c3": ""}) == {"a-c2": homes["c3"].colour, "a-c3": PALETTE[0]}


@pytest.mark.parametrize(("title", "within"), [
    ("Rosneft–CNPC contract of 2013: volume", "Rosneft–CNPC contract of 2013: volume"), ("S-400", "S-400"), ("Su-35", "Su-35"),
    ("WIOD 13–14", "WIOD 13–14"),
    ("UN votes", "UN votes"), ("China's trade", "China's trade"), ("Belarus' rank", "Belarus' rank"),
    ("Saudi Arabia's rank", "Saudi Arabia's rank"),
    ("Brent", "Brent"), ("Palestinian conflict", "Palestinian conflict"), ("Economic development", "economic development"),
    ("Trade of China", "trade of China"),
    ("Ideal-point distance", "the ideal-point distance"), ("Price of Brent", "the price of Brent"), ("Investment fund", "investment fund")])
def test_a_name_keeps_its_capital_inside_a_sentence_and_nothing_else_does(title: str, within: str) -> None:
    assert inside(title) == within


@pytest.mark.parametrize(("said", "on_one_line"), [
    ("fell 29 % in a year", "fell 29\u00a0% in a year"), ("took USD 12.9 bn off", "took USD\u00a012.9\u00a0bn off"),
    ("a ten-year mean", "a ten-year mean"),
    ("at 276 (2009 = 100)", "at 276 (2009\u00a0=\u00a0100)"),
    ("from 6.2 Mt in 2009", "from 6.2\u00a0Mt in 2009")])
def test_a_number_stays_on_one_line_with_its_unit(said: str, on_one_line: str) -> None:
    assert unbroken(said) == on_one_line


def test_names_stand_at_the_ends_of_lines_on_a_logarithmic_axis_too() -> None:
    """log10 1000 = 3. A line that falls to zero is drawn as far as its last value above it; one that such an axis cannot show keeps the legend."""
    def line(name: str, values: list[float]) -> dict:
        return {"mode": "lines+markers", "name": name, "x": [2000, 2001], "y": values, "line": {"color": PALETTE[0]}}

    found, (leader,) = end_labels([line("Oil", [100.0, 1000.0]), line("Gas", [1.0, 0.0])], 2001.4, log=True)
    assert [(label["text"], label["y"]) for label in found] == [("Oil", 3.0), ("Gas", 0.0)]
    assert (leader["x0"], leader["y0"], leader["x1"], leader["y1"]) == (2000, 1.0, 2001.4, 1.0)
    lines = [line("Oil", [100.0, 1000.0]), line("Gas", [-1.0, 0.0])]
    assert [label["text"] for label in end_labels(lines, 2001.4, log=True)[0]] == ["Oil"]
    assert [trace.get("showlegend", True) for trace in lines] == [False, True]


def test_the_legend_keeps_the_names_that_find_no_room_even_in_small_letters() -> None:
    def named(*names: str) -> list[dict]:
        return [{"mode": "lines+markers", "name": name, "x": [2000], "y": [1.0], "line": {"color": PALETTE[0]}} for name in names]

    few, many, most = named(*"ab"), named("word " * 20, *map(str, range(SMALL.most))), named(*map(str, range(SMALL.most + 3)))
    assert {label["font"]["size"] for label in end_labels(few, 2000.4)[0]} == {USUAL.size}
    found = end_labels(many, 2000.4)[0]
    assert [label["text"] for label in found] == list(map(str, range(SMALL.most))) and {label["font"]["size"] for label in found} == {SMALL.size}
    assert [trace["name"] for trace in many if trace.get("showlegend", True)] == ["word " * 20]
    assert len(end_labels(most, 2000.4)[0]) == SMALL.most and sum(trace.get("showlegend", True) for trace in most) == 3
