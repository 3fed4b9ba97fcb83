"""Measures against values worked by hand, one for each part of a formula that could be mistaken unnoticed."""

import numpy as np
import pandas as pd
import pytest

from indicators.basics import concentration, growth, shares
from indicators.formulas.derive import derived_rows
from indicators.models import decomposition, oil_dependence
from indicators.topics import arms, energy, investment, trade
from tests.indicators.test_indicators import annual


def same(found: pd.Series, expected: list[float]) -> bool:
    """Whether a series holds the expected numbers in their order; NaN equals NaN."""
    return found.tolist() == pytest.approx(expected, nan_ok=True)


# Growth

@pytest.mark.parametrize("measure", [growth.change, growth.percent_change, growth.log_change, growth.multiple_of_first,
                                     growth.trailing_mean])
def test_no_values_have_no_growth(measure) -> None:
    assert measure(annual([])).empty


@pytest.mark.filterwarnings("error")
def test_a_logarithm_needs_values_above_zero() -> None:
    assert same(growth.log_change(annual([0, 5, 5, -1, 5])), [np.nan, np.nan, 0, np.nan, np.nan])


@pytest.mark.parametrize("values", [[0, 5], [5, 0], [-5, -5], [np.nan, 5], [5, np.nan]])
def test_a_rate_of_growth_needs_both_ends_above_zero(values: list[float]) -> None:
    assert np.isnan(growth.cagr(annual(values), 2000, 2001)) and np.isnan(growth.simple_average_growth(annual(values), 2000, 2001))


@pytest.mark.parametrize("measure", [growth.cagr, growth.simple_average_growth])
def test_a_rate_of_growth_needs_two_years(measure) -> None:
    with pytest.raises(ValueError, match="must come before"):
        measure(annual([1, 2]), 2000, 2000)


def test_a_multiple_is_of_the_first_known_value_in_time() -> None:
    assert same(growth.multiple_of_first(annual([np.nan, 2, 3])), [np.nan, 1, 1.5])
    assert growth.multiple_of_first(pd.Series({2001: 6.0, 2000: 4.0})).to_dict() == {2001: 1.5, 2000: 1.0}


def test_a_trend_is_a_straight_line_through_the_logarithms_and_leaves_missing_years_out() -> None:
    """Logarithms 0, 0, 3: the slope is (-1 * 0 + 0 * 0 + 1 * 3) / 2 = 1.5. From 1 to 1.21 in two years it is 10 % a year."""
    assert growth.least_squares_growth(annual([1, 1, np.exp(3)])) == pytest.approx((np.exp(1.5) - 1) * 100)
    assert growth.least_squares_growth(annual([1, np.nan, 1.21])) == pytest.approx(10)
    assert growth.least_squares_growth(annual([1, 2])) == pytest.approx(100)


def test_nothing_doubles_without_growth() -> None:
    """At 0.5 % a year: ln 2 / ln 1.005 = 138.98 years."""
    assert growth.doubling_time(0.5) == pytest.approx(138.98, abs=0.005)
    assert np.isnan([growth.doubling_time(rate) for rate in (0, -5, np.nan)]).all()


def test_a_trailing_mean_needs_all_its_years() -> None:
    line = annual([1, 2, 6, np.nan, 3, 5])
    assert same(growth.trailing_mean(line, 1), line.tolist())
    assert same(growth.trailing_mean(line, 2), [np.nan, 1.5, 4, np.nan, np.nan, 4])
    assert same(growth.trailing_mean(annual([1, 2, 3, 4, 5, 6])), [np.nan] * 4 + [3, 4])
    with pytest.raises(ValueError, match="at least one year, not 0"):
        growth.trailing_mean(line, 0)


# Shares

@pytest.mark.parametrize("measure", [shares.share, shares.dependence_ratio, investment.home_host_ratio])
def test_a_ratio_needs_a_whole_above_zero_however_small(measure) -> None:
    times = 100 if measure is shares.share else 1
    assert same(measure(annual([1, 1, 1]), annual([0, -2, 0.5])), [np.nan, np.nan, 2 * times])


def test_equals_share_the_better_rank_and_a_missing_partner_has_none() -> None:
    found = shares.rank(pd.DataFrame([[5.0, 7, 7, np.nan, 2]]))
    assert same(found.loc[0], [3, 1, 1, np.nan, 4])


# Concentration

EVERY = [concentration.herfindahl_hirschman, concentration.normalised_herfindahl_hirschman, concentration.hirschman, concentration.shannon,
         concentration.theil, concentration.effective_number, concentration.concentration_ratio,
         concentration.product_concentration_index]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("measure", EVERY)
def test_concentration_needs_every_item_and_says_nothing_of_nothing(measure) -> None:
    assert np.isnan([measure(pd.Series(nothing, dtype=float)) for nothing in ([], [0, 0], [np.nan], [50, np.nan, 30])]).all()


def test_entropy_of_halves_and_quarters() -> None:
    """Shares 1/2, 1/4, 1/4, 0: entropy ln 2 / 2 + 2 ln 4 / 4 = 1.5 ln 2; Theil ln 4 - 1.5 ln 2 = 0.5 ln 2; H = 3/8."""
    amounts = pd.Series([2.0, 1, 1, 0])
    assert concentration.shannon(amounts) == pytest.approx(1.5 * np.log(2))
    assert concentration.theil(amounts) == pytest.approx(0.5 * np.log(2))
    assert concentration.hirschman(amounts) == pytest.approx(np.sqrt(3 / 8))
    assert concentration.effective_number(amounts) == pytest.approx(8 / 3)
    assert concentration.normalised_herfindahl_hirschman(amounts) == pytest.approx((3 / 8 - 1 / 4) / (3 / 4))


def test_a_concentration_ratio_takes_four_items_unless_told_otherwise_and_at_least_one() -> None:
    amounts = pd.Series([10.0, 40, 20, 15, 15])
    assert concentration.concentration_ratio(amounts) == pytest.approx(90)
    assert concentration.concentration_ratio(amounts, 1) == pytest.approx(40)
    assert concentration.concentration_ratio(amounts, 9) == pytest.approx(100)
    with pytest.raises(ValueError, match="at least one, not 0"):
        concentration.concentration_ratio(amounts, 0)


# Trade

@pytest.mark.parametrize(("measure", "expected"), [
    (trade.normalised_balance, [1, -1, np.nan, 0.5]), (trade.coverage_ratio, [np.nan, 0, np.nan, 300]),
    (trade.grubel_lloyd, [0, 0, np.nan, 0.5]), (trade.marginal_intra_industry_trade, [0, 0, np.nan, 0.5]),
    (trade.relative_mirror_discrepancy, [200, -200, np.nan, 100])])
@pytest.mark.parametrize("unit", [1, 0.5, 0.125])
def test_trade_in_one_direction_in_none_and_in_both(measure, expected: list[float], unit: float) -> None:
    """5 against 0, 0 against 5, none at all, and 6 against 2: the difference is 4, the sum 8, the mean 4, in any unit."""
    assert same(measure(annual([5, 0, 0, 6]) * unit, annual([0, 5, 0, 2]) * unit), expected)


@pytest.mark.parametrize("unit", [1, 0.001])
def test_intensity_of_trade_does_not_depend_on_the_unit(unit: float) -> None:
    """2 of 10 by 10 of 110 - 10."""
    numbers = [pd.Series([value * unit]) for value in (2.0, 10.0, 10.0, 110.0, 10.0)]
    assert trade.trade_intensity(*numbers)[0] == pytest.approx(2)


def test_changes_in_opposite_directions_are_not_intra_industry() -> None:
    """2 and -6: 1 - 8 / 8. -2 and -6: 1 - 4 / 8."""
    assert same(trade.marginal_intra_industry_trade(annual([2, -2]), annual([-6, -6])), [0, 0.5])


@pytest.mark.filterwarnings("error")
def test_an_index_over_products_needs_every_product_and_some_trade() -> None:
    known, missing, none = pd.Series([1.0, 3.0]), pd.Series([3.0, np.nan]), pd.Series([0.0, 0.0])
    for measure in (trade.grubel_lloyd_aggregate, trade.complementarity, trade.finger_kreinin):
        assert np.isnan([measure(known, missing), measure(missing, known), measure(none, none)]).all()


def test_structures_of_a_quarter_and_three_quarters() -> None:
    """Shares 1/4, 3/4 against 3/4, 1/4: the smaller are 1/4 + 1/4; the differences 1/2 + 1/2, halved."""
    assert trade.complementarity(pd.Series([1.0, 3]), pd.Series([30.0, 10])) == pytest.approx(50)
    assert trade.finger_kreinin(pd.Series([1.0, 3]), pd.Series([30.0, 10])) == pytest.approx(50)


@pytest.mark.parametrize("unit", [1, 0.001])
def test_revealed_comparative_advantage_of_two_countries_and_of_what_nobody_exports(unit: float) -> None:
    """0.8 of the first country's exports by 0.6 of the world's; the second has 0.4 by 0.6."""
    table = pd.DataFrame([[8.0, 2.0, 0.0], [4.0, 6.0, 0.0], [0.0, 0.0, 0.0]])
    found = trade.revealed_comparative_advantage(table * unit)
    assert same(found.loc[0], [4 / 3, 0.5, np.nan]) and same(found.loc[1], [2 / 3, 1.5, np.nan]) and found.loc[2].isna().all()


def test_freight_is_taken_out_of_the_importer_s_record_throughout() -> None:
    """11 by 1.1 is 10; less 9 it is 1, by the mean of 10 and 9 it is 10.526 %. It stays in unless a factor is given."""
    assert trade.mirror_discrepancy(annual([11]), annual([9])).tolist() == [2]
    assert trade.mirror_discrepancy(annual([11]), annual([9]), 1.1).tolist() == pytest.approx([1])
    assert trade.relative_mirror_discrepancy(annual([11]), annual([9]), 1.1).tolist() == pytest.approx([100 / 9.5])


# Energy

def test_a_leap_year_has_a_day_more() -> None:
    found = energy.daily_barrels_to_tonnes(pd.Series({1900: 7.3, 2000: 7.3, 2015: 7.3, 2016: 7.3}))
    assert found.to_dict() == pytest.approx({1900: 365, 2000: 366, 2015: 365, 2016: 366})


def test_a_unit_value_needs_a_quantity_however_small() -> None:
    """36.5 billion dollars for half a million tonnes at 7.3 barrels are 10,000 a barrel, at 5 barrels 14,600."""
    quantity = annual([0, -1, 0.5])
    assert same(energy.unit_value(annual([36.5] * 3), quantity), [np.nan, np.nan, 73_000])
    assert same(energy.unit_value_per_barrel(annual([36.5] * 3), quantity), [np.nan, np.nan, 10_000])
    assert same(energy.unit_value_per_barrel(annual([36.5] * 3), quantity, 5), [np.nan, np.nan, 14_600])


@pytest.mark.parametrize("factor", [0, -7.3, np.nan])
@pytest.mark.parametrize("conversion", [energy.tonnes_to_barrels, energy.barrels_to_tonnes, energy.daily_barrels_to_tonnes])
def test_a_conversion_needs_a_factor_above_zero(conversion, factor: float) -> None:
    with pytest.raises(ValueError, match=f"above zero, not {factor}"):
        conversion(annual([1]), factor)


def test_a_conversion_takes_any_factor_above_zero() -> None:
    assert energy.tonnes_to_barrels(annual([4]), 0.5).tolist() == [2] and energy.barrels_to_tonnes(annual([4]), 0.5).tolist() == [8]


# Price and volume

def test_a_logarithmic_split_worked_by_hand() -> None:
    """1 to 2 and 10 to 20: ln 2 each, so half each of 40 - 10. 1 to 2 and 10 to 5: the value stays, L is 10, 10 ln 2 each way."""
    assert decomposition.lmdi(1, 2, 10, 20).to_dict() == pytest.approx({"price": 15, "volume": 15, "interaction": 0, "total": 30})
    found = decomposition.lmdi(1, 2, 10, 5)
    assert found.to_dict() == pytest.approx({"price": 10 * np.log(2), "volume": -10 * np.log(2), "interaction": 0, "total": 0})
    assert decomposition.lmdi(1, 4, 10, 10)["price"] == pytest.approx(30)


@pytest.mark.parametrize(("price", "change"), [(2, 1), (1.000008, 8e-6), (1, 0)])
@pytest.mark.parametrize("unit", [1, 1e-10])
def test_a_logarithmic_split_is_exact_for_small_changes_and_in_large_units(price: float, change: float, unit: float) -> None:
    """With one unit sold before and after, all of the change is the price's, whatever the unit of money."""
    assert decomposition.lmdi(unit, price * unit, 1, 1)["price"] == pytest.approx(change * unit, rel=1e-7)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("given", [(0, 2, 10, 10), (1, 0, 10, 10), (1, 2, 0, 10), (1, 2, 10, -1)])
def test_a_logarithmic_split_needs_values_above_zero(given: tuple[float, ...]) -> None:
    assert decomposition.lmdi(*given)[["price", "volume", "total"]].isna().all()


@pytest.mark.parametrize("split", [decomposition.laspeyres, decomposition.paasche, decomposition.bennet, decomposition.lmdi])
def test_a_split_needs_all_four_numbers(split) -> None:
    assert split(np.nan, 2, 10, 10)[["price", "total"]].isna().all() and np.isnan(split(1, 2, 10, np.nan)["total"])


# Oil and trade

TONNES, PRICE, TRADE = annual([10, 20]), annual([100, 50]), annual([90, 60])


def test_the_price_part_of_a_change_in_trade() -> None:
    """Bennet: (10 + 20) / 2 * 7.3 * (50 - 100) / 1000 = -5.475; (100 + 50) / 2 * 10 * 7.3 / 1000 = 5.475; -5.475 of -30 is 18.25 %."""
    found = oil_dependence.price_part_of_change(TRADE, TONNES, PRICE, 2000, 2001)
    assert found.to_dict() == pytest.approx({"price": -5.475, "volume": 5.475, "interaction": 0, "trade": -30, "explained": 18.25})
    by_laspeyres = oil_dependence.price_part_of_change(TRADE, TONNES, PRICE, 2000, 2001, method="Laspeyres")
    assert by_laspeyres.to_dict() == pytest.approx({"price": -3.65, "volume": 7.3, "interaction": -3.65, "trade": -30, "explained": 3.65 / 0.3})
    at_five = oil_dependence.price_part_of_change(TRADE, TONNES, PRICE, 2000, 2001, 5)
    assert at_five[["price", "explained"]].tolist() == pytest.approx([-3.75, 12.5])


def test_no_change_is_explained_by_nothing_and_a_year_without_values_has_no_parts() -> None:
    assert np.isnan(oil_dependence.price_part_of_change(annual([90, 90]), TONNES, PRICE, 2000, 2001)["explained"])
    assert oil_dependence.price_part_of_change(TRADE, TONNES, PRICE, 2000, 2005).isna().all()


def test_the_splits_of_oil_s_value() -> None:
    """In 7.3 / 1000: Laspeyres 10 * -50, 100 * 10, -50 * 10; Paasche 20 * -50, 50 * 10, 500; value 1000 before and after."""
    found = oil_dependence.value_splits(TONNES, PRICE, 2000, 2001) / 0.0073
    assert found.loc["Laspeyres"].tolist() == pytest.approx([-500, 1000, -500, 0])
    assert found.loc["Paasche"].tolist() == pytest.approx([-1000, 500, 500, 0])
    assert found.loc["Bennet"].tolist() == pytest.approx([-750, 750, 0, 0])
    assert found.loc["LMDI"].tolist() == pytest.approx([-1000 * np.log(2), 1000 * np.log(2), 0, 0])


def test_the_counterfactual_needs_a_price_in_the_base_year_and_takes_the_factor() -> None:
    """60 - 20 * 5 * 50 / 1000 + 20 * 5 * 100 / 1000 = 65."""
    assert oil_dependence.constant_price_counterfactual(TRADE, TONNES, PRICE, 2000, 5).tolist() == pytest.approx([90, 65])
    assert oil_dependence.constant_price_counterfactual(TRADE, TONNES, PRICE, 1999).isna().all()


@pytest.mark.filterwarnings("error")
def test_only_common_years_with_values_above_zero_count() -> None:
    """The price is the value squared in four years; in the others one of the two is missing, negative or zero.

    For the correlation the deviations of the four are -1.5 … 1.5 and -6.5, -3.5, 1.5, 8.5: squares 5 and 129, products 25.
    """
    values, price = annual([1, 2, 3, 4, 5, -6, 0, 7]), annual([1, 4, 9, 16, np.nan, 36, 49, 0])
    found = oil_dependence.log_log_elasticity(values, price)
    assert found[["elasticity", "n"]].tolist() == pytest.approx([0.5, 4])
    assert oil_dependence.correlation(values, price)["n"] == 7
    assert oil_dependence.correlation(values.iloc[:4], price)["r"] == pytest.approx(25 / np.sqrt(5 * 129), abs=1e-9)


# Arms and investment

def test_deals_of_one_year_are_added_and_what_else_is_missing_does_not_matter() -> None:
    deals = pd.DataFrame({"deal_id": ["a", "b", "b", "c"], "order_year": [1996, 1996, 1996, 1999], "value_low": [1.5, 2.0, 2.5, 4.0],
                          "value_high": [1.5, 3.0, 2.5, 5.0], "first_delivery": [np.nan, 1998, 1998, np.nan]})
    assert arms.cumulative_low_high(deals).to_dict("index") == {1996: {"low": 3.5, "high": 4.5}, 1999: {"low": 7.5, "high": 9.5}}


def test_one_unit_is_worth_the_whole_deal() -> None:
    assert arms.value_per_unit(pd.Series([2.0]), pd.Series([1.0])).tolist() == [2.0]


def test_the_discrepancy_of_investment_is_in_per_cent_of_the_mean_of_both_records() -> None:
    """0.2 and 0.4: -0.2 by 0.3. Nothing and 3: -3 by 1.5. One below zero would give 200 whatever it is; twice zero has no mean."""
    found = investment.home_host_discrepancy(annual([-1, 1, 0.2, 0, 0]), annual([3, -3, 0.4, 3, 0]))
    assert same(found, [np.nan, np.nan, -200 / 3, -200, np.nan])


def test_a_sum_of_stated_numbers_has_no_more_digits_than_they_have() -> None:
    """0.1 + 0.2 is 0.30000000000000004 in binary numbers, and was so in downloads; a ratio keeps all its digits."""
    rows = pd.DataFrame({"series_id": ["a", "b"], "source_id": "s", "year": 2000, "value": [0.1, 0.2], "obs_status": "A", "locator": "",
                         "as_printed": "", "printed_unit": "",
                         "bound": "exact", "note": ""})
    made = pd.DataFrame({"series_id": ["sum", "ratio"], "source_id": "own", "measure": ["total_trade", "home_host_ratio"], "inputs": "a@s; b@s", "formula": ""})
    measures = {"total_trade": lambda x, y: x + y, "home_host_ratio": lambda x, y: x / y}
    found = derived_rows(rows, made, measures, {"a@s": "a", "b@s": "b"}, {"total_trade"})
    assert found["value"].tolist() == [0.3, 0.1 / 0.2]
