"""What the analysis charts draw and what their titles say, against values worked by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.models.decomposition import bennet, laspeyres
from indicators.models.oil_dependence import value_splits
from indicators.shown.analyses import bridge, ends, last_pair, outline, standing, widest_and_last
from indicators.shown.ways import Point
from pages.catalogue.registry import exhibit
from pages.choices.text import permalink
from pages.words.comparisons import at_the_end
from tests.apps import address_of, as_read, drawn, figures, numbers, run, tables_of

AMOUNT = st.floats(0.1, 1e4)
ASYMMETRY = {"asymmetry_trade": "trade", "asymmetry_exports": "exports", "asymmetry_imports": "imports"}


def said(figure: dict) -> str:
    """What the page writes above a figure."""
    return as_read(figure["layout"]["meta"])


# The functions

def test_a_bridge_goes_from_value_to_value_through_its_parts() -> None:
    """10 units at 1 and 15 at 2: 10 + 10 (price) + 5 (quantity) + 5 (both together) = 30."""
    steps = bridge(10.0, laspeyres(1.0, 2.0, 10.0, 15.0))
    assert steps["step"].tolist() == ["before", "price", "volume", "interaction", "after"]
    assert steps["value"].tolist() == [10, 10, 5, 5, 30]
    assert steps["level"].tolist() == [10, 20, 25, 30, 30]


def test_a_split_without_interaction_has_no_bar_for_it() -> None:
    assert bridge(10.0, bennet(1.0, 2.0, 10.0, 15.0))["step"].tolist() == ["before", "price", "volume", "after"]


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.sampled_from(["Bennet", "LMDI", "Laspeyres", "Paasche"]))
def test_the_last_part_ends_at_the_value_after(tonnes_0: float, tonnes_1: float, price_0: float, price_1: float, method: str) -> None:
    tonnes, price = pd.Series({1: tonnes_0, 2: tonnes_1}), pd.Series({1: price_0, 2: price_1})
    steps = bridge(tonnes_0 * price_0 * 7.3 / 1000, value_splits(tonnes, price, 1, 2, 7.3).loc[method])
    after = tonnes_1 * price_1 * 7.3 / 1000
    assert steps["level"].iloc[-2:].tolist() == pytest.approx([after, after], rel=1e-6, abs=1e-6)


def test_the_widest_gap_is_not_the_last_and_a_mean_of_zero_has_none() -> None:
    spread = pd.DataFrame({"year": [2015, 2001, 2016], "relative_range": [8.2, 56.1, np.nan], "range": [9.0, 8.0, 7.0]})
    assert widest_and_last(spread, "relative_range") == (Point(2001, 56.1), Point(2015, 8.2))
    assert widest_and_last(spread, "range") == (Point(2015, 9.0), Point(2016, 7.0))
    assert all(widest_and_last(none, "relative_range") is None for none in (spread.iloc[:0], spread.iloc[2:]))


def test_an_outline_is_closed_for_each_run_and_open_over_a_gap() -> None:
    """2003 has no range: one shape for 2001 and 2002, one line for 2004."""
    edge = outline(pd.Series({2001: 1.0, 2002: 2.0, 2003: np.nan, 2004: 4.0}),
                   pd.Series({2001: 5.0, 2002: 6.0, 2003: 7.0, 2004: 8.0}))
    assert edge.fillna(0).to_numpy().tolist() == [[2001, 5], [2002, 6], [2002, 2], [2001, 1], [0, 0], [2004, 8], [2004, 4], [0, 0]]
    assert outline(pd.Series(dtype=float), pd.Series(dtype=float)).empty


def test_a_peak_is_the_highest_value_and_not_one_that_rounds_to_it() -> None:
    """99.6 and 100 both round to 100; 2003 has no value, so that 2002 is the last year."""
    found = pd.DataFrame({"year": [2000, 2001, 2002, 2003], "index_0_100": [99.6, 100.0, 66.2, np.nan],
                          "low": [90.0, 95.0, 49.0, np.nan], "high": [100.0, 100.0, 88.0, np.nan]})
    assert standing(found) == ([2001], 2002, 66.2, 49.0, 88.0)
    assert standing(found.replace(99.6, 100.0)).peaks == [2000, 2001]
    assert standing(found.iloc[3:]) is None


def test_a_pair_is_of_the_last_year_that_both_have() -> None:
    rows = pd.DataFrame({"series_id": ["b", "b", "a", "a"], "year": [2014, 2015, 2013, 2014], "shown": [2.0, 3.0, 11.0, 12.0]})
    assert last_pair(rows) == (2014, 2.0, 12.0)
    assert last_pair(rows[rows["year"] != 2014]) is None and last_pair(rows[rows["series_id"] == "a"]) is None


def test_ends_pass_over_years_without_a_value_and_put_the_highest_first() -> None:
    rows = pd.DataFrame({"series_id": ["a", "a", "b", "b"], "source_id": "s", "line": ["A", "A", "B", "B"], "source": "S",
                         "year": [1996, 1997, 1996, 1998], "shown": [1.0, np.nan, 2.0, 5.0]})
    assert ends(rows).to_numpy().tolist() == [["B", "S", 1996, 2.0, 1998, 5.0], ["A", "S", 1996, 1.0, 1996, 1.0]]


# The pages

def test_the_waterfall_says_what_price_and_quantity_did() -> None:
    """Bennet: 33.108 Mt * 7.3 * 98.97 / 1000 = 23.92; -12.86 and +5.15 give 42.432 * 7.3 * 52.32 / 1000 = 16.21."""
    figure = figures(run("oil"))[3]
    assert said(figure) == ("China's crude from Russia, valued at the price of Brent, went from 23.9 to 16.2 billion dollars between 2014 "
                            "and 2015: −12.9 for the price and +5.1 for the quantity (Bennet)")
    assert numbers(figure["data"][0]["y"]) == pytest.approx([23.92, -12.86, 5.15, 16.21], abs=0.005)
    assert figure["data"][0]["measure"] == ["absolute", "relative", "relative", "absolute"]
    assert figure["data"][0]["text"] == ["23.9", "−12.9", "+5.1", "16.2"]


def test_the_split_method_is_chosen_and_kept_in_the_address() -> None:
    """Laspeyres: 33.108 * 7.3 * -46.65 / 1000 = -11.27; 98.97 * 9.324 * 7.3 / 1000 = 6.74; both together -3.18."""
    app = run("oil", "price_and_quantity~split_method.Laspeyres")
    assert app.selectbox(key="split_method").value == "Laspeyres" and "price_and_quantity~split_method.Laspeyres" in address_of(app)
    trace = figures(app)[3]["data"][0]
    assert trace["x"] == ["Value 2014", "Price", "Quantity", "Both", "Value 2015"]
    assert numbers(trace["y"])[1:4] == pytest.approx([-11.27, 6.74, -3.18], abs=0.005)
    assert next(as_read(text.value) for text in app.markdown if text.value.startswith("Trade changed by")) == (
        "Trade changed by −27.3 billion dollars. The change in the price of crude comes to −11.3 billion (Laspeyres), 41 % of that; "
        "the change in its quantity to +6.7 billion, and both together to −3.2 billion.")
    assert "not understood" in run("oil", split_method="Nobody").info[0].value


def test_the_counterfactual_is_listed_as_it_is_drawn() -> None:
    app = run("oil")
    table = tables_of(app)[1].value
    pairs = pd.concat([table[["year", name]].set_axis(["year", "value"], axis=1) for name in ("trade", "trade_at_constant_price")])
    assert drawn(figures(app)[2]) == sorted(pairs.dropna().itertuples(index=False, name=None))
    last = table.set_index("year").loc[2015]
    assert said(figures(app)[2]) == (f"Trade of 2015 adds up to {last['trade_at_constant_price']:.1f} billion dollars with the year's crude "
                                      "counted at the price of 2014; recorded were 68.0 billion")


def test_the_range_of_reports_is_drawn_behind_them_and_said() -> None:
    app = run("reconcile")
    figure, spread = figures(app)[0], tables_of(app)[1].value.set_index("year")
    band = figure["data"][0]
    assert (band["meta"], band["hoverinfo"]) == ("band", "skip")
    edge = {(x, y) for x, y in zip(numbers(band["x"]), numbers(band["y"])) if x == x and x is not None}
    assert edge == {(year, row[end]) for year, row in spread.iterrows() for end in ("lowest", "highest")}
    assert said(figure) == ("The lowest and the highest report differ by up to 61.9 % of their mean in 2001 (one report of low reliability) "
                            "and by 8.2 % in 2015")
    assert (round(spread.loc[2001, "relative_range"]), round(spread.loc[2015, "relative_range"])) == (62, 8)


def test_the_index_says_where_it_stands_among_all_choices() -> None:
    app = run("composite")
    figure, last = figures(app)[0], tables_of(app)[0].value.set_index("year").loc[2015]
    assert said(figure) == (f"The index is highest in 2008 and stands at {last['index_0_100']:.0f} of 100 in 2015; "
                             f"other choices give {last['low']:.0f} to {last['high']:.0f}")
    assert {label["text"] for label in figure["layout"]["annotations"] if label.get("name") != "unit"} == {
        f"Highest {last['high']:.0f}", f"Index {last['index_0_100']:.0f}", f"Lowest {last['low']:.0f}"}


@pytest.mark.parametrize("chart", ASYMMETRY)
def test_mirrored_bars_hold_the_table_s_values_on_one_scale(chart: str) -> None:
    app = run("trade", chart)
    (figure,), table = figures(app), tables_of(app)[0].value
    for trace, country in zip(figure["data"], ("Russia's share of China's", "China's share of Russia's"), strict=True):
        side = table[table["series"] == f"{country} {ASYMMETRY[chart]}"]
        assert (numbers(trace["y"]), numbers(trace["x"])) == (side["year"].tolist(), side["shown"].tolist())
    left, right = (figure["layout"][axis]["range"] for axis in ("xaxis", "xaxis2"))
    assert left == right[::-1] and right[0] == 0 and right[1] > table["shown"].max()
    last = table[table["year"] == 2015].set_index("series")["shown"]
    part = {"trade": "was with", "exports": "went to", "imports": "came from"}[ASYMMETRY[chart]]
    assert as_read(app.header[0].value) == (f"In 2015, {last.iloc[1]:.1f} % of Russia's {ASYMMETRY[chart]} {part} China and "
                                           f"{last.iloc[0]:.1f} % of China's {ASYMMETRY[chart]} {part} Russia")


def lines(names: list[str]) -> str:
    """The view that compares some lines."""
    return permalink("compare", {"lines": names})


def test_compared_lines_say_how_far_they_went_and_where_they_end() -> None:
    """67.954954 is 9.9 times 6.849021, and 992 in per cent of it; 52.32 is 2.5 times 20.64; 67.954954 by 52.32 is 1.30.

    42.432 million tonnes are 2.8 times 15.363; 725.5 is 41 % less than 1239. Far beyond both ends lie 95.24 billion dollars in
    2014, 111.63 dollars a barrel in 2012 and 3066 million TIV in 2005.
    """
    trade = "goods trade between China and Russia, as China reports it, grew 9.9-fold to 68.0 billion dollars (95.2 billion in 2014)"
    price = "the price of Brent crude oil grew 2.5-fold to 52 dollars a barrel (112 dollars in 2012)"
    assert said(figures(run("compare"))[0]) == f"Between 1996 and 2015 {trade} and {price}"
    small = [label["text"] for label in figures(run("compare"))[0]["layout"]["annotations"]]
    assert "Price of Brent crude oil:<br>20.64 in 1996, 52.32 in 2015, USD/bbl" in small
    three = ["tiv_ru_to_cn@sipri_register", "brent_price@eia_brent", "crude_cn_from_ru@spglobal_customs"]
    assert said(figures(run("compare", lines(three)))[0]) == (
        f"Between 1996 and 2015 {price} and Russian arms delivered to China fell 41 % to 726 million TIV (3,066 million in 2005)")
    grown = [*three[1:], "trade_total_cn@own_dots"]
    assert said(figures(run("compare", lines(grown)))[0]) == f"Between 1996 and 2015 {trade} and {price}"
    below_zero = ["balance_cn@own_dots", "brent_price@eia_brent"]  # China had a deficit in 1996 and 2011: no multiple compares its balance
    assert said(figures(run("compare", lines(below_zero)))[0]) == f"T{price[1:]} between 1996 and 2015"
    assert said(figures(run("compare", "compare~years.2015.2015"))[0]) == (
        "In 2015 goods trade between China and Russia, as China reports it, stood at 68.0 billion dollars and "
        "the price of Brent crude oil stood at 52.3 dollars a barrel")
    votes = "unga_agreement_cn_ru@voeten_unvotes"
    assert said(figures(run("compare", lines([votes])))[0]) == (  # points that no multiple compares
        "In 2015 agreement of China and Russia in the UN General Assembly stood at 0.833")
    assert said(figures(run("compare", "compare~transformation.change"))[0]) == (
        "In 2015 the yearly change in goods trade between China and Russia, as China reports it, was −28.7 % and "
        "the yearly change in the price of Brent crude oil was −47.1 %")
    most = "compare~lines.ru_trade_with_nl_most@own_wits~years.2006.2019"
    assert " came to at most " in said(figures(run("compare", most))[0])  # a bound has no growth
    gdp = "compare~lines.gdp_cn@wdi_gdp.gdp_ru@wdi_gdp.population_cn@wdi_population~years.1990.2025~way.index"
    assert said(figures(run("compare", gdp))[0]) == (  # the population goes on for a year
        "In 2023 the gross domestic product of China in current dollars stood at 4,931 "
        "and the gross domestic product of Russia in current dollars at 391 (1990 = 100)")
    sizes = exhibit(lines(["gdp_cn@wdi_gdp", "trade_total_cn@own_dots"])).figure.layout.annotations
    assert [size.text[-6:] for size in sizes[:2]] == ["USD tn", "USD bn"]  # no 0.068 trillion
    alike = ["trade_total_cn@mofcom_deck", "trade_total_cn@own_dots"]
    names = [f"oods trade between China and Russia, as China reports it ({source})" for source in ("MOFCOM (compiled)", "IMF DOTS, own sum")]
    assert all(f"{name}, grew" in said(figures(run("compare", lines(alike)))[0]) for name in names)
    assert said(figures(run("compare", "compare~way.index"))[0]) == (
        "In 2015 goods trade between China and Russia, as China reports it, stood at 992 and the price of Brent crude oil at 253 (1996 = 100)")
    assert said(figures(run("compare", "compare~way.expression"))[0]).startswith("a / b stood at 332 million barrels in 1996, then rose from 279 million in 2000 ")


def test_an_expression_speaks_in_the_units_of_readers_and_says_its_measure() -> None:
    """China's GDP, a, was 864 billion dollars in 1996 and 11,062 billion in 2015; Russia's, b, 392 and 1,363 billion."""
    of_a = "compare~lines.gdp_cn@wdi_gdp.gdp_ru@wdi_gdp~way.expression~expression.a"
    figure = exhibit(of_a).figure
    assert figure.layout.meta == "a rose from 0.9 to 11.1 trillion dollars between 1996 and 2015"
    assert figure.layout.title.subtitle.text.startswith("Trillion dollars")
    yearly = exhibit(f"{of_a}~transformation.difference").figure
    assert yearly.layout.meta == "The yearly change in a ranged from +65 billion dollars in 1999 to +1,464 billion in 2011"
    assert yearly.layout.title.subtitle.text.startswith("Change on the year before, billion dollars")
    ratio = exhibit("compare~lines.gdp_cn@wdi_gdp.gdp_ru@wdi_gdp~way.expression").figure.layout.meta
    assert ratio.startswith("a / b rose from 2.20 to 5.58 between 1996 and 1999, ")
    assert exhibit(f"{of_a}~transformation.change").figure.layout.meta == "The yearly change in a ranged from +5.6 % in 2015 to +29.4 % in 2008"
    assert exhibit(f"{of_a}~transformation.multiple").figure.layout.meta == "a rose to 12.8 times the 1996 value in 2015"


@pytest.mark.parametrize(("measure", "title"), [
    ("level", "Gross domestic product of China in current dollars: 0.864 in 1996, 11.06 in 2015, USD tn"),
    ("difference", "Change on the year before: Gross domestic product of China in current dollars, 129 in 1996, 586 in 2015, USD bn"),
    ("change", "Change on the year before: Gross domestic product of China in current dollars, 17.6 % in 1996, 5.6 % in 2015"),
    ("multiple", "Multiple of the first year: Gross domestic product of China in current dollars, 1.00 in 1996, 12.81 in 2015, times"),
    ("index", "Index, 1996 = 100: Gross domestic product of China in current dollars, 100.0 in 1996, 1,281 in 2015, index")])
def test_a_small_chart_says_the_measure_that_it_shows(measure: str, title: str) -> None:
    found = exhibit(f"compare~lines.gdp_cn@wdi_gdp~transformation.{measure}")
    assert found.figure.layout.annotations[0].text.replace("<br>", " ") == title


def test_an_index_says_how_many_of_the_lines_drawn_have_a_value_in_the_last_year() -> None:
    line = lambda name, values: pd.DataFrame({"series_id": name, "source_id": "s", "series": name, "line": name, "source": "S", "draw_as": "line",
                                              "obs_status": "A", "unit": "index", "decimals": 0, "year": list(values), "shown": list(values.values())})
    four = [line(f"Line {place}", {2000: 100.0, 2015: 100.0 + place}) for place in range(1, 5)]
    ended = line("Line 5", {2000: 100.0, 2010: 300.0})
    assert at_the_end(pd.concat(four, ignore_index=True), 2000).startswith("In 2015, of 4 lines, line 4 stood highest, at 104, and line 1 lowest, at 101")
    assert at_the_end(pd.concat([*four, ended], ignore_index=True), 2000).startswith("Of the 4 lines with a value in 2015, line 4 stood highest, at 104, ")
    weak = line("Line 5", {2000: 100.0, 2015: 300.0}).assign(obs_status=["A", "U"])
    assert at_the_end(pd.concat([*four, weak], ignore_index=True), 2000).startswith("Of the 4 lines with a comparable value in 2015, line 4 ")


def test_the_overview_says_what_grew_and_leads_to_what_the_claims_come_to() -> None:
    """67.954954 is 9.9 times 6.849021; 725.5 is 41 % less than 1239; the years in brackets have values far beyond both ends."""
    app = run("overview")
    heading, *others = [as_read(heading.value) for heading in app.header]
    assert heading == ("Between 1996 and 2015 goods trade grew 9.9-fold (highest in 2014), the price of oil grew 2.5-fold (highest in 2012) and "
                       "arms deliveries fell 41 % (highest in 2005)")
    assert others[0] == as_read(run("claims").header[0].value) and " statements of quantity, share and rank hold" in others[0]
    assert "claims" in {link.proto.page for link in app.get("page_link")}


@pytest.mark.parametrize("page, charts", [("oil", 3), ("reconcile", 2), ("composite", 1), ("claims", 1), ("trade", 1), ("overview", 1)])
def test_a_sentence_stands_above_a_chart_and_a_screen_reader_gets_it_too(page: str, charts: int) -> None:
    app = run(page)
    sentences = [said(figure) for figure in figures(app) if "meta" in figure["layout"]]
    assert len(sentences) == charts and set(sentences) <= {as_read(heading.value) for heading in app.header}
    spoken = as_read(" ".join(chart.proto.alt for chart in app.get("plotly_chart")))
    assert all(sentence in spoken for sentence in sentences)
