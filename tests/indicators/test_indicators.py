"""Measures against worked values, published values, a peer implementation, and their own laws."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.basics import concentration, growth, shares
from indicators.models import composite, decomposition, oil_dependence
from indicators.topics import arms, diplomacy, energy, trade

POSITIVE = st.floats(0.01, 1e6)
AMOUNTS = st.lists(POSITIVE, min_size=2, max_size=12).map(pd.Series)


def annual(values: list[float], first: int = 2000) -> pd.Series:
    return pd.Series(values, index=range(first, first + len(values)), dtype=float)


ANNUAL = st.lists(POSITIVE, min_size=2, max_size=15).map(annual)


# Growth

@given(ANNUAL)
def test_cagr_leads_from_the_first_to_the_last_value(values: pd.Series) -> None:
    start, end = values.index[0], values.index[-1]
    rate = growth.cagr(values, start, end)
    assert values[start] * (1 + rate / 100) ** (end - start) == pytest.approx(values[end], rel=1e-6)


@given(ANNUAL, POSITIVE)
def test_growth_does_not_depend_on_the_unit(values: pd.Series, factor: float) -> None:
    for measure in (growth.percent_change, growth.log_change, growth.multiple_of_first):
        pd.testing.assert_series_equal(measure(values * factor), measure(values), rtol=1e-6, atol=1e-6)


@given(ANNUAL, st.data())
def test_an_index_changes_its_base_by_division(values: pd.Series, data) -> None:
    first, second = (data.draw(st.sampled_from(list(values.index))) for _ in range(2))
    moved = growth.index_numbers(growth.index_numbers(values, first), second)
    pd.testing.assert_series_equal(moved, growth.index_numbers(values, second), rtol=1e-9)


@given(ANNUAL)
def test_log_changes_add_up_to_the_whole(values: pd.Series) -> None:
    whole = np.log(values.iloc[-1] / values.iloc[0]) * 100
    assert growth.log_change(values).sum() == pytest.approx(whole, abs=1e-6)


@pytest.mark.parametrize("measure", [growth.change, growth.percent_change, growth.log_change])
def test_no_growth_crosses_a_gap(measure) -> None:
    found = measure(pd.Series({2000: 1.0, 2001: 2.0, 2003: 8.0, 2004: np.nan, 2005: 9.0}))
    assert found.notna().to_dict() == {2000: False, 2001: True, 2002: False, 2003: False, 2004: False, 2005: False}


def test_zero_and_negative_values() -> None:
    assert np.isnan(growth.percent_change(annual([0, 5])).iloc[1])
    assert growth.percent_change(annual([-4, -2])).iloc[1] == 50  # half of the loss has gone
    assert np.isnan(growth.log_change(annual([-1, 5])).iloc[1])
    assert np.isnan(growth.cagr(annual([-1, 5]), 2000, 2001))
    assert growth.index_numbers(annual([0, 5]), 2000).isna().all()


def test_rates_of_a_known_series() -> None:
    """100, 110, 121: 10 % a year compound; 21 % in two years, 10.5 % simple; doubles in 7.27 years."""
    values = annual([100, 110, 121])
    assert growth.cagr(values, 2000, 2002) == pytest.approx(10)
    assert growth.simple_average_growth(values, 2000, 2002) == pytest.approx(10.5)
    assert growth.least_squares_growth(values) == pytest.approx(10)
    assert growth.doubling_time(10) == pytest.approx(7.2725, abs=1e-4)


def test_wrong_use_is_explained() -> None:
    with pytest.raises(ValueError, match="must come before"):
        growth.cagr(annual([1, 2]), 2001, 2000)
    with pytest.raises(ValueError, match="barrels a tonne above zero"):
        energy.tonnes_to_barrels(annual([1]), 0)
    with pytest.raises(ValueError, match="zero or more"):
        concentration.shannon(pd.Series([1, -1]))
    with pytest.raises(ValueError, match="choose one of min_max"):
        composite.normalise(pd.DataFrame({"a": [1.0, 2.0]}), "rank")


# Concentration

@given(AMOUNTS, POSITIVE, st.randoms())
def test_concentration_ignores_unit_and_order(amounts: pd.Series, factor: float, random) -> None:
    shuffled = amounts.sample(frac=1, random_state=random.randrange(1000)) * factor
    for measure in (concentration.herfindahl_hirschman, concentration.theil, concentration.shannon,
                    concentration.effective_number, concentration.concentration_ratio):
        assert measure(shuffled) == pytest.approx(measure(amounts), rel=1e-6, abs=1e-9)


@given(AMOUNTS)
def test_the_forms_of_the_herfindahl_index_agree_and_stay_in_bounds(amounts: pd.Series) -> None:
    n, h = len(amounts), concentration.herfindahl_hirschman(amounts)
    assert 1 / n - 1e-9 <= h <= 1 + 1e-9
    assert concentration.herfindahl_hirschman(amounts, 10_000) == pytest.approx(h * 10_000)
    assert concentration.hirschman(amounts) ** 2 == pytest.approx(h)
    assert concentration.effective_number(amounts) == pytest.approx(1 / h)
    assert -1e-9 <= concentration.normalised_herfindahl_hirschman(amounts) <= 1 + 1e-9
    assert concentration.theil(amounts) + concentration.shannon(amounts) == pytest.approx(np.log(n))


def test_concentration_of_shares_worked_by_hand() -> None:
    """Shares 0.5, 0.3, 0.2: H = 0.25 + 0.09 + 0.04 = 0.38; CR-2 = 80; normalised (0.38 - 1/3) / (2/3) = 0.07."""
    amounts = pd.Series([50.0, 30.0, 20.0])
    assert concentration.herfindahl_hirschman(amounts) == pytest.approx(0.38)
    assert concentration.concentration_ratio(amounts, 2) == pytest.approx(80)
    assert concentration.normalised_herfindahl_hirschman(amounts) == pytest.approx(0.07)


def test_the_example_of_the_us_department_of_justice() -> None:
    """Four firms with 30, 30, 20 and 20 per cent: 900 + 900 + 400 + 400 = 2,600 (justice.gov, HHI)."""
    assert concentration.herfindahl_hirschman(pd.Series([30.0, 30, 20, 20]), 10_000) == pytest.approx(2600)


def test_concentration_of_nothing_is_not_a_number() -> None:
    for amounts in (pd.Series([], dtype=float), pd.Series([0.0, 0.0]), pd.Series([np.nan])):
        assert np.isnan(concentration.herfindahl_hirschman(amounts))


# Trade

@given(st.lists(st.tuples(POSITIVE, POSITIVE), min_size=2, max_size=10), POSITIVE)
def test_indices_of_two_way_trade_are_symmetric_bounded_and_free_of_units(pairs: list, factor: float) -> None:
    exports, imports = (pd.Series(side) for side in zip(*pairs))
    index = trade.grubel_lloyd_aggregate(exports, imports)
    assert 0 <= index <= 1
    assert index == pytest.approx(trade.grubel_lloyd_aggregate(imports, exports))
    assert index == pytest.approx(trade.grubel_lloyd_aggregate(exports * factor, imports * factor))
    assert (trade.normalised_balance(exports, imports) == -trade.normalised_balance(imports, exports)).all()
    assert trade.marginal_intra_industry_trade(exports, imports).between(0, 1).all()
    assert 0 <= trade.finger_kreinin(exports, imports) <= 100 + 1e-9
    # Two well-known forms of one distance: min(x, y) = (x + y - |x - y|) / 2.
    assert trade.finger_kreinin(exports, imports) == pytest.approx(trade.complementarity(exports, imports))


def test_the_aggregate_grubel_lloyd_index_is_the_trade_weighted_mean() -> None:
    """Products 4/4 and 0/8: 1 and 0, weighted by 8 and 8, give 0.5."""
    exports, imports = pd.Series([4.0, 0.0]), pd.Series([4.0, 8.0])
    weights = (exports + imports) / (exports + imports).sum()
    assert (trade.grubel_lloyd(exports, imports) * weights).sum() == pytest.approx(
        trade.grubel_lloyd_aggregate(exports, imports)) == 0.5


def test_revealed_comparative_advantage_agrees_with_a_peer() -> None:
    """The package ecomplexity of the Growth Lab at Harvard, on a table with a missing flow."""
    from ecomplexity import ecomplexity  # here, because importing takes seconds, in every process that runs tests

    table = pd.DataFrame([[5.0, 1.0, 4.0], [2.0, 8.0, 0.0], [3.0, 3.0, 9.0]],
                         index=["CHN", "RUS", "USA"], columns=["oil", "steel", "cloth"])
    long = table.stack().rename_axis(["country", "product"]).reset_index(name="value").assign(year=2015)
    peer = ecomplexity(long, {"time": "year", "loc": "country", "prod": "product", "val": "value"})
    theirs = peer.pivot(index="country", columns="product", values="rca").loc[table.index, table.columns]
    np.testing.assert_allclose(trade.revealed_comparative_advantage(table), theirs.fillna(0).astype(float), rtol=1e-9)


def test_symmetric_advantage_is_neutral_at_one() -> None:
    assert trade.symmetric_rca(pd.DataFrame([[0.0, 1.0, 3.0]])).to_numpy().tolist() == [[-1.0, 0.0, 0.5]]


def test_trade_intensity_with_both_denominators() -> None:
    """Exports 2 of 10; the partner buys 10 of the 110 - 10 that others buy: 0.2 / 0.1 = 2; of all 110: 2.2."""
    numbers = [pd.Series([value]) for value in (2.0, 10.0, 10.0, 110.0)]
    assert trade.trade_intensity(*numbers, own_total=10)[0] == pytest.approx(2)
    assert trade.trade_intensity(*numbers)[0] == pytest.approx(2.2)


def test_a_missing_input_gives_no_number() -> None:
    known, missing = pd.Series({2015: 1.0}), pd.Series({2015: np.nan})
    for measure in (trade.balance, trade.coverage_ratio, trade.normalised_balance, trade.relative_mirror_discrepancy,
                    shares.share, shares.dependence_ratio):
        assert measure(known, missing).isna().all() and measure(missing, known).isna().all()


# Price and volume

@pytest.mark.parametrize("split", [decomposition.laspeyres, decomposition.paasche, decomposition.bennet,
                                   decomposition.lmdi])
@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
def test_the_parts_add_up_to_the_change_of_value(split, p0: float, p1: float, q0: float, q1: float) -> None:
    found, change = split(p0, p1, q0, q1), p1 * q1 - p0 * q0
    scale = max(p0 * q0, p1 * q1)
    assert found["total"] == pytest.approx(change, abs=scale * 1e-6)
    assert found[["price", "volume", "interaction"]].sum() == pytest.approx(found["total"])


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
def test_bennet_is_the_mean_of_laspeyres_and_paasche(p0: float, p1: float, q0: float, q1: float) -> None:
    both = (decomposition.laspeyres(p0, p1, q0, q1)["price"] + decomposition.paasche(p0, p1, q0, q1)["price"]) / 2
    assert decomposition.bennet(p0, p1, q0, q1)["price"] == pytest.approx(both, rel=1e-6, abs=1e-6)


# Energy and oil

@given(ANNUAL, st.floats(5, 9))
def test_barrels_and_tonnes_are_inverse(tonnes: pd.Series, factor: float) -> None:
    back = energy.barrels_to_tonnes(energy.tonnes_to_barrels(tonnes, factor), factor)
    pd.testing.assert_series_equal(back, tonnes)


def test_customs_tonnes_come_back_from_barrels_a_day() -> None:
    """848.6 thousand barrels a day of 2015 times 365 by 7.3 are 42.43 million tonnes."""
    assert energy.daily_barrels_to_tonnes(pd.Series({2015: 848.6}))[2015] / 1000 == pytest.approx(42.43)


@given(st.floats(0.1, 2) | st.floats(-2, -0.1), st.lists(st.floats(10, 100), min_size=4, max_size=20, unique=True))
def test_an_exact_elasticity_is_found(elasticity: float, prices: list[float]) -> None:
    price = annual(prices)
    found = oil_dependence.log_log_elasticity(5 * price ** elasticity, price)
    assert found["elasticity"] == pytest.approx(elasticity, abs=1e-6)
    assert found["n"] == len(prices)


def test_too_few_years_give_no_estimate() -> None:
    few = annual([1, 2, 3])
    assert np.isnan(oil_dependence.correlation(few, few)["r"])
    assert np.isnan(oil_dependence.log_log_elasticity(few, few)["elasticity"])


def test_the_counterfactual_equals_trade_at_the_base_year_and_adds_the_price_fall_after() -> None:
    """10 Mt at 7.3 bbl/t and 50 USD/bbl less: 3.65 billion."""
    found = oil_dependence.constant_price_counterfactual(annual([90, 60]), annual([10, 10]), annual([100, 50]), 2000)
    assert found.tolist() == pytest.approx([90, 63.65])


# Diplomacy

@given(st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from([1, 2, 3])), min_size=1))
def test_agreement_is_symmetric_bounded_and_never_below_identity(votes: list) -> None:
    first, second = (pd.Series(side) for side in zip(*votes))
    score = diplomacy.agreement_score(first, second)
    assert score == diplomacy.agreement_score(second, first)
    assert 0 <= diplomacy.identical_vote_share(first, second) <= score <= 1


def test_agreement_is_a_mean_over_common_roll_calls() -> None:
    """Yes and yes, no and no, yes and no, yes and abstention: 1, 1, 0 and 0.5, the mean 0.625; two of four are identical."""
    first, second = pd.Series([1, 3, 1, 1, np.nan, 2]), pd.Series([1, 3, 3, 2, 1, np.nan])
    assert diplomacy.agreement_score(first, second) == 0.625 and diplomacy.identical_vote_share(first, second) == 0.5
    assert np.isnan(diplomacy.agreement_score(first[4:], second[4:])) and np.isnan(diplomacy.identical_vote_share(first[4:], second[4:]))


def test_the_wilson_interval_of_a_textbook_case() -> None:
    """0 of 10: upper end z² / (n + z²) = 3.8415 / 13.8415 = 0.2775 (Brown, Cai and DasGupta 2001)."""
    found = diplomacy.identical_share_interval(pd.Series([0.0]), pd.Series([10]))
    assert found.iloc[0].tolist() == pytest.approx([0, 0.2775], abs=1e-4)


def test_a_bootstrap_is_repeatable_and_holds_the_mean() -> None:
    scores = pd.Series([0.0, 0.5, 1.0, 1.0, 1.0, 0.5])
    low, high = diplomacy.bootstrap_interval(scores, seed=3)
    assert (low, high) == diplomacy.bootstrap_interval(scores, seed=3)
    assert low < scores.mean() < high


# Arms

def test_cumulative_values_take_each_deal_once_a_side() -> None:
    deals = pd.DataFrame({"deal_id": ["a", "a", "b", "c"], "order_year": [1996, 1996, 2002, 2003],
                          "value_low": [1.5, 2.7, 1.0, np.nan], "value_high": [1.5, 2.7, 1.8, np.nan]})
    assert arms.cumulative_low_high(deals).to_dict("index") == {
        1996: {"low": 1.5, "high": 2.7}, 2002: {"low": 2.5, "high": 4.5}}
