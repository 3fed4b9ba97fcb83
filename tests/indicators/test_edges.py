"""What the measures give at the edges of what they are defined for: zero, one item, one year, negative values."""

import numpy as np
import pandas as pd
import pytest

from indicators.basics import agreement, concentration, growth
from indicators.models import composite, oil_dependence
from indicators.topics import arms, energy, trade
from tests.indicators.test_indicators import annual


def test_a_deal_of_no_units_has_no_value_a_unit() -> None:
    """2 billion for no unit would be infinite; for 25 it is 80 million each."""
    found = arms.value_per_unit(pd.Series([2.0, 2.0, 2.0, np.nan]), pd.Series([0.0, 25.0, np.nan, 25.0]), 1000)
    assert found.tolist() == pytest.approx([np.nan, 80, np.nan, np.nan], nan_ok=True)


@pytest.mark.filterwarnings("error")  # the logarithm of zero would be infinite, with a warning
@pytest.mark.parametrize("values", [[0, 1, 2], [1, 0, 2], [-1, 1, 2], [5], [np.nan, 5]])
def test_a_trend_of_growth_needs_two_values_and_all_above_zero(values: list[float]) -> None:
    assert np.isnan(growth.least_squares_growth(annual(values)))


def test_one_item_is_all_there_is() -> None:
    """H = 1, which is also the lower end 1/n: the formula for the normalised index would be 0 / 0."""
    one = pd.Series([7.0])
    assert concentration.herfindahl_hirschman(one) == concentration.normalised_herfindahl_hirschman(one) == 1
    assert concentration.theil(one) == concentration.shannon(one) == 0
    assert concentration.effective_number(one) == 1 and concentration.concentration_ratio(one, 1) == 100


def test_a_z_score_is_in_standard_deviations_of_the_population() -> None:
    """2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares of the deviations 9 + 1 + 1 + 1 + 4 + 16 = 32, by 8 years 4: deviation 2."""
    found = composite.normalise(pd.DataFrame({"a": [2.0, 4, 4, 4, 5, 5, 7, 9]}), "z_score")["a"]
    assert found.tolist() == pytest.approx([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2])


def test_the_variation_of_sources_is_that_of_the_population() -> None:
    """9 and 11: mean 10, deviation sqrt((1 + 1) / 2) = 1, so 10 %."""
    found = agreement.source_spread(pd.DataFrame({"a": [9.0], "b": [11.0]}))
    assert found["coefficient_of_variation"].tolist() == pytest.approx([10])


@pytest.mark.parametrize(("reports", "relative", "variation"), [
    ([0.0, 4.0], 200, 100), ([-4.0, 0.0], 200, 100),  # mean 2 in size, range 4, deviation 2
    ([0.0, 0.0], np.nan, np.nan), ([-1.0, 4.0], np.nan, np.nan)])
def test_a_source_at_zero_still_has_a_side(reports: list[float], relative: float, variation: float) -> None:
    found = agreement.source_spread(pd.DataFrame([reports], columns=["a", "b"])).iloc[0]
    assert [found["relative_range"], found["coefficient_of_variation"]] == pytest.approx([relative, variation], nan_ok=True)
    assert found["range"] == max(reports) - min(reports)


def test_a_geometric_mean_of_one_negative_component_is_not_a_number() -> None:
    """With weight 1 the power is the value itself, so that a negative one would pass."""
    found = composite.aggregate(pd.DataFrame({"a": [-1.0, 0.0, 4.0]}), pd.Series({"a": 1.0}), "geometric")
    assert found.tolist() == pytest.approx([np.nan, 0, 4], nan_ok=True)


@pytest.mark.parametrize("capacity", [0.0, pd.Series([0.0, 0.0])])
def test_no_capacity_is_not_used(capacity: float | pd.Series) -> None:
    assert energy.capacity_use(pd.Series([15.0, 0.0]), capacity).isna().all()


@pytest.mark.parametrize("totals", [
    {"exports": 0.0}, {"partner_total": 0.0}, {"world_total": 10.0}, {"world_total": 5.0}])  # the world less one's own 10 is 0 and -5
def test_trade_intensity_needs_every_denominator_above_zero(totals: dict[str, float]) -> None:
    given = {"exports": 10.0, "partner_total": 10.0, "world_total": 110.0} | totals
    found = trade.trade_intensity(pd.Series([2.0]), **{name: pd.Series([value]) for name, value in given.items()}, own_total=10.0)
    assert found.isna().all()


@pytest.mark.filterwarnings("error")
def test_a_price_that_does_not_vary_explains_nothing() -> None:
    """With a constant price the constant of the regression would be lost in it, and a slope through zero come out."""
    values, price = annual([1, 2, 3, 5, 8]), annual([50] * 5)
    assert np.isnan(oil_dependence.correlation(values, price)["r"]) and np.isnan(oil_dependence.correlation(price, values, differences=True)["low"])
    assert np.isnan(oil_dependence.log_log_elasticity(values, price)["elasticity"])
    assert np.isnan(oil_dependence.log_log_elasticity(values, price, differences=True)["high"])


def test_two_prices_are_enough_for_an_elasticity() -> None:
    """Logarithms 0, 2 at the one price and 3, 5 at the other, which is e times as high: from 1 to 4 on average."""
    values, price = annual(np.exp([0, 2, 3, 5])), annual(np.exp([0, 0, 1, 1]))
    assert oil_dependence.log_log_elasticity(values, price)["elasticity"] == pytest.approx(3)
    assert oil_dependence.correlation(np.log(values), np.log(price))["r"] == pytest.approx(3 / np.sqrt(13))


@pytest.mark.parametrize("measure", [oil_dependence.correlation, oil_dependence.log_log_elasticity])
def test_too_few_years_are_counted_and_give_no_other_number(measure) -> None:
    few = measure(annual([1, 2, 4, 3]), annual([2, 3, 5, 6]), differences=True)
    enough = measure(annual([1, 2, 4, 3, 5]), annual([2, 3, 5, 6, 6]), differences=True)
    assert list(few.index) == list(enough.index) and enough.notna().all()
    assert few.dropna().to_dict() == {"n": 3}
