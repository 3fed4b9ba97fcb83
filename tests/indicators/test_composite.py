"""The composite index and the agreement of sources against values worked by hand and their own laws."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.basics import agreement
from indicators.models import composite
from tests.indicators.test_indicators import POSITIVE
from tests.indicators.test_known_values import same

COMPONENTS = pd.DataFrame({"a": [1.0, 2.0, 4.0, np.nan], "b": [3.0, 2.0, 5.0, 6.0]}, index=range(2000, 2004))
EQUAL = pd.Series({"a": 1.0, "b": 1.0})


def test_a_composite_index_worked_by_hand() -> None:
    """Min–max of a: 0, 1/3, 1; of b: 1/3, 0, 1. Means: 1/6, 1/6, 1; 2003 misses a."""
    found = composite.composite_index(COMPONENTS, EQUAL)
    assert found.iloc[:3].tolist() == pytest.approx([1 / 6, 1 / 6, 1])
    assert np.isnan(found[2003]) and composite.coverage(COMPONENTS)[2003] == 0.5


@given(st.permutations(["a", "b"]), POSITIVE)
def test_order_of_components_and_scale_of_weights_do_not_matter(order: list[str], factor: float) -> None:
    found = composite.composite_index(COMPONENTS[order], EQUAL * factor)
    pd.testing.assert_series_equal(found, composite.composite_index(COMPONENTS, EQUAL))


def test_the_multiverse_holds_every_combination_and_the_band_every_universe() -> None:
    universes = composite.multiverse(COMPONENTS, composite.weightings(pd.Series({"a": 2.0, "b": 1.0})))
    # Own weights and the five from 0/1 to 1/0, of which 0.5/0.5 are equal ones; min–max with both means, z-scores,
    # the ratio to each of three years with the arithmetic mean and to any one with the geometric mean.
    assert universes.shape[1] == 6 * (2 + 1 + 3 + 1)
    universes = universes.dropna(how="all")
    assert universes.index.tolist() == [2000, 2001, 2002]
    band = composite.band(universes)
    assert (universes.ge(band["low"], axis=0) & universes.le(band["high"], axis=0)).all(axis=None)


@pytest.mark.parametrize(("own", "names"), [
    ({"a": 3.0, "b": 2.0}, ["own", "equal", "0/1", "1/0"]),
    ({"a": 0.3, "b": 0.3}, ["own", "0/1", "1/0"]),         # a half each, as with equal weights
    ({"a": 5.0, "b": 0.0}, ["own", "equal", "0/1"]),        # all weight on one, as a corner has
    ({"a": 0.1 + 0.2, "b": 0.3}, ["own", "0/1", "1/0"]),   # 0.30000000000000004: equal but for rounding
    ({"a": 1.00001, "b": 1.0}, ["own", "equal", "0/1", "1/0"]), ({"a": 7.0}, ["own"])])
def test_weights_that_come_to_the_same_are_one_choice(own: dict[str, float], names: list[str]) -> None:
    assert composite.weightings(pd.Series(own), steps=1).index.tolist() == names


@given(st.lists(st.floats(0, 5), min_size=1, max_size=5).filter(any), st.integers(0, 4))
def test_the_reader_s_weights_are_kept_and_no_two_weightings_are_alike(own: list[float], steps: int) -> None:
    found = composite.weightings(pd.Series(own, index=list("abcde")[:len(own)]), steps)
    assert found.loc["own"].tolist() == pytest.approx([weight / sum(own) for weight in own])
    assert found.sum(axis=1).tolist() == pytest.approx([1] * len(found)) and (found >= 0).all(axis=None)
    assert all(np.abs(one - other).max() > 1e-10 for one, other in combinations(found.to_numpy(), 2))


def test_the_weights_are_a_whole_grid() -> None:
    """Three components in quarters: 6 · 5 / 2 = 15 ways to share out four quarters, and the two that are no multiples."""
    found = composite.weightings(pd.Series({"a": 3.0, "b": 2.0, "c": 2.0}))
    assert len(found) == 17 and {"1/0/0", "0/1/0", "0/0/1", "0.25/0.25/0.5"} <= set(found.index)


def test_no_weighting_counts_twice_in_the_median() -> None:
    """Min–max and the arithmetic mean: 0, 0.3 and 0.9 in 2001 give 40 of 100 with equal weights, and 0, 30 and 90 with all
    weight on one. The median is (30 + 40) / 2 = 35; were the equal weights there twice, it would be 40."""
    components = pd.DataFrame({"a": [0.0, 0, 10], "b": [0.0, 3, 10], "c": [0.0, 9, 10]}, index=[2000, 2001, 2002])
    universes = composite.multiverse(components, composite.weightings(pd.Series({"a": 2.0, "b": 2.0, "c": 2.0}), steps=1))
    found = universes.filter(regex="^min_max.*arithmetic$").loc[[2001]]
    assert sorted(found.loc[2001]) == pytest.approx([0, 30, 40, 90])
    assert composite.band(found).loc[2001].to_dict() == pytest.approx({"low": 0, "median": 35, "high": 90})


VARYING = st.lists(st.lists(POSITIVE, min_size=3, max_size=3, unique=True), min_size=2, max_size=3)


@settings(max_examples=40)  # each works out all weights, scales and base years
@given(VARYING, st.data())
def test_the_band_holds_every_choice_that_it_says_it_holds(lines: list, data) -> None:
    """Any own weights, any weights in quarters, any scale, any base year, either mean: within the band in every year."""
    frame = pd.DataFrame(dict(zip("abc", lines)), index=[2000, 2001, 2002])
    own = pd.Series(data.draw(st.lists(st.integers(0, 9), min_size=len(lines), max_size=len(lines)).filter(any)), frame.columns, dtype=float)
    weights = composite.weightings(own)
    band = composite.band(composite.multiverse(frame, weights))
    chosen = weights.loc[data.draw(st.sampled_from(list(weights.index)))]
    scale, mean = data.draw(st.sampled_from([("min_max", "arithmetic"), ("min_max", "geometric"), ("z_score", "arithmetic"),
                                             ("base_year", "arithmetic"), ("base_year", "geometric")]))
    index = composite.on_hundred(composite.composite_index(frame, chosen, scale, mean, data.draw(st.sampled_from(list(frame.index)))))
    if index.notna().all():
        assert (index >= band["low"] - 1e-6).all() and (index <= band["high"] + 1e-6).all()


def test_the_geometric_mean_of_a_min_max_scale_is_not_zero_wherever_one_component_is_lowest() -> None:
    """a is lowest in 2000 and 2001, b highest in 2001: on a scale from 0.01 √(0.01 · 0.01) = 0.01 and √(0.01 · 1) = 0.1, then 1."""
    frame = pd.DataFrame({"a": [1.0, 1, 3], "b": [2.0, 6, 6]}, index=[2000, 2001, 2002])
    found = composite.composite_index(frame, EQUAL, "min_max", "geometric")
    assert found.tolist() == pytest.approx([0.01, 0.1, 1])
    assert composite.composite_index(frame, EQUAL).tolist() == pytest.approx([0, 0.5, 1])  # the arithmetic mean keeps 0 to 1


def test_a_geometric_mean_refuses_negative_values() -> None:
    scores = composite.normalise(COMPONENTS.dropna(), "z_score")
    assert composite.aggregate(scores, EQUAL, "geometric").isna().any()


@given(st.lists(st.lists(POSITIVE, min_size=3, max_size=3), min_size=1, max_size=5), POSITIVE)
def test_the_relative_spread_of_sources_ignores_the_unit(table: list, factor: float) -> None:
    reports = pd.DataFrame(table, columns=["x", "y", "z"])
    for column in ("relative_range", "coefficient_of_variation"):
        pd.testing.assert_series_equal(agreement.source_spread(reports * factor)[column],
                                       agreement.source_spread(reports)[column], rtol=1e-6, atol=1e-6)


def test_one_source_has_no_spread() -> None:
    found = agreement.source_spread(pd.DataFrame({"x": [1.0], "y": [np.nan]}))
    assert found["n"].tolist() == [1] and found["range"].isna().all()


def test_sources_on_both_sides_of_zero_have_a_spread_but_none_in_per_cent() -> None:
    """-8.89 % and 33.41 % lie 42.3 points apart; their mean of 12.26 says nothing of their size. Both below zero, or one at zero, it does."""
    found = agreement.source_spread(pd.DataFrame({"x": [-8.89, -10.0, 0.0], "y": [33.41, -30.0, 4.0]}))
    assert found["range"].tolist() == pytest.approx([42.3, 20.0, 4.0])
    assert found["relative_range"].tolist() == pytest.approx([np.nan, 100.0, 200.0], nan_ok=True)
    assert found["coefficient_of_variation"].isna().tolist() == [True, False, False]


def test_the_spread_names_its_ends() -> None:
    """9, 12 and 6: mean 9, range 6, squares of the deviations 0 + 9 + 9, by 3 sources 6."""
    reports = pd.DataFrame({"x": [9.0, np.nan], "y": [12.0, np.nan], "z": [6.0, np.nan]}, index=[2015, 2016])
    found = agreement.source_spread(reports)
    assert found.index.tolist() == [2015]
    assert found.loc[2015].to_dict() == {
        "n": 3, "lowest": 6, "highest": 12, "range": 6, "lowest_source": "z", "highest_source": "y",
        "relative_range": pytest.approx(200 / 3), "coefficient_of_variation": pytest.approx(np.sqrt(6) / 9 * 100)}


def test_differences_are_taken_in_common_years_from_the_size_of_the_reference() -> None:
    """From a: c is 1 more than -4, a quarter of its size; b is 2 less than 10 in 2014; of zero there is no per cent."""
    reports = pd.DataFrame({"c": [-3.0, 5.0, np.nan, 1.0], "a": [-4.0, 0.0, 10.0, np.nan], "b": [np.nan, np.nan, 8.0, np.nan]},
                           index=[2012, 2013, 2014, 2015])
    found = agreement.differences_from(reports, "a")
    assert found.index.tolist() == [0, 1, 2] and found[["report", "year"]].to_numpy().tolist() == [["b", 2014], ["c", 2012], ["c", 2013]]
    assert same(found["value"], [8, -3, 5]) and same(found["reference"], [10, -4, 0])
    assert same(found["difference"], [-2, 1, 5]) and same(found["percent"], [-20, 25, np.nan])
    with pytest.raises(KeyError):
        agreement.differences_from(reports, "d")


@pytest.mark.parametrize("years", [2, 3, 6, 7, 20])
@pytest.mark.parametrize("method", ["min_max", "z_score"])
def test_equal_values_have_no_scale_although_their_mean_is_off_by_a_rounding_error(method: str, years: int) -> None:
    """The mean of three times 0.1 is 0.10000000000000002, so that each value would be one deviation below it."""
    assert composite.normalise(pd.DataFrame({"a": [0.1] * years}), method)["a"].isna().all()


def test_a_component_that_does_not_vary_or_has_no_base_has_no_scale() -> None:
    """2 by 0.5 is 4; a base of zero or below, and a component that stays the same, give nothing."""
    frame = pd.DataFrame({"a": [3.0, 3.0], "b": [0.0, 1.0], "c": [-1.0, 1.0], "d": [0.5, 2.0]}, index=[2000, 2001])
    for method in ("min_max", "z_score"):
        found = composite.normalise(frame, method)
        assert found["a"].isna().all() and found[["b", "c", "d"]].notna().all(axis=None)
    base = composite.normalise(frame, "base_year", 2000)
    assert same(base.loc[2001], [1, np.nan, np.nan, 4])
    with pytest.raises(ValueError, match="base year 1999 is not among"):
        composite.normalise(frame, "base_year", 1999)


def test_means_with_weights_worked_by_hand() -> None:
    """Weights 3 and 1: (3 * 1 + 16) / 4 = 4.75 and 1^(3/4) * 16^(1/4) = 2; in another order of weights the same."""
    frame = pd.DataFrame({"a": [1.0, np.nan], "b": [16.0, 16.0]})
    for weights in (pd.Series({"a": 3.0, "b": 1.0}), pd.Series({"b": 0.5, "a": 1.5})):
        assert same(composite.aggregate(frame, weights, "arithmetic"), [4.75, np.nan])
        assert same(composite.aggregate(frame, weights, "geometric"), [2, np.nan])


@pytest.mark.parametrize(("weights", "method", "said"), [
    ({"a": 1.0, "b": -0.5}, "arithmetic", "zero or more"), ({"a": 0.0, "b": 0.0}, "arithmetic", "not all zero"),
    ({"a": 1.0, "b": 1.0}, "harmonic", "choose one of arithmetic, geometric")])
def test_weights_and_means_that_do_not_work_are_explained(weights: dict[str, float], method: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        composite.aggregate(pd.DataFrame({"a": [1.0], "b": [2.0]}), pd.Series(weights), method)


def test_a_weight_of_zero_leaves_a_component_out() -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0], "b": [16.0, 0.0]})
    for method in composite.AGGREGATIONS:
        assert same(composite.aggregate(frame, pd.Series({"a": 2.0, "b": 0.0}), method), [1, 2])


def test_without_a_complete_year_there_is_no_index_and_no_universe() -> None:
    frame = pd.DataFrame({"a": [1.0, np.nan], "b": [np.nan, 2.0]}, index=[2000, 2001])
    weights = pd.Series({"a": 1.0, "b": 1.0})
    for scale in composite.NORMALISATIONS:
        assert same(composite.composite_index(frame, weights, scale), [np.nan, np.nan])
    assert composite.multiverse(frame, composite.weightings(weights)).shape == (2, 0)


def test_the_multiverse_takes_every_complete_year_as_base_and_ends_at_0_and_100() -> None:
    """1999 lacks a. Of 2000: a is 1, 2, 4 and b 1, 0.5, 3, means 1, 1.25, 3.5: 2001 is at 10 of 100. Of 2001: a is 1/2, 1, 2 and
    b 2, 1, 6, means 1.25, 1, 4: 2000 is at 8 1/3 and 2001 at 0."""
    frame = pd.DataFrame({"a": [4.0, 2.0, 1.0, np.nan], "b": [6.0, 1.0, 2.0, 9.0]}, index=[2002, 2001, 2000, 1999])
    found = composite.multiverse(frame, composite.weightings(EQUAL, steps=0))
    assert found.columns.tolist() == [
        "min_max, own, arithmetic", "min_max, own, geometric", "z_score, own, arithmetic", "base_year 2000, own, arithmetic",
        "base_year 2001, own, arithmetic", "base_year 2002, own, arithmetic", "base_year 2000, own, geometric"]
    assert found["base_year 2000, own, arithmetic"].dropna().to_dict() == pytest.approx({2000: 0, 2001: 10, 2002: 100})
    assert found["base_year 2001, own, arithmetic"].dropna().to_dict() == pytest.approx({2000: 25 / 3, 2001: 0, 2002: 100})
    assert found.min().tolist() == pytest.approx([0] * 7) and found.max().tolist() == pytest.approx([100] * 7)


def test_a_combination_that_cannot_be_computed_has_no_column_and_a_year_without_index_keeps_its_row() -> None:
    """b is zero in 2000, so that nothing is a ratio to that year."""
    frame = pd.DataFrame({"a": [1.0, 2.0, np.nan], "b": [0.0, 3.0, 4.0]}, index=[2000, 2001, 2002])
    found = composite.multiverse(frame, composite.weightings(EQUAL, steps=0))
    assert found.columns.tolist() == ["min_max, own, arithmetic", "min_max, own, geometric", "z_score, own, arithmetic",
                                      "base_year 2001, own, arithmetic", "base_year 2001, own, geometric"]
    assert found.index.tolist() == [2000, 2001, 2002] and found.loc[2002].isna().all()


def test_z_scores_have_no_geometric_mean_even_where_some_years_are_above_zero() -> None:
    frame = pd.DataFrame({"a": [0.0, 0, 5, 6], "b": [0.0, 0, 5, 7]}, index=range(2000, 2004))
    assert not [name for name in composite.multiverse(frame, composite.weightings(EQUAL)) if "z_score" in name and "geometric" in name]


def test_an_index_that_stays_the_same_is_not_stretched_by_its_rounding_errors() -> None:
    """The z-scores of two years are -1 and 1 for a and 1 and -1 for b, which cancel out but for a rounding error."""
    frame = pd.DataFrame({"a": [0.1, 0.3], "b": [0.7, 0.1]}, index=[2014, 2015])
    own = pd.Series({"a": 1.0, "b": 1.0})
    assert composite.composite_index(frame, own, "z_score").abs().max() < 1e-15
    found = composite.multiverse(frame, composite.weightings(own, steps=0))
    assert "z_score, own, arithmetic" not in found and "base_year 2014, own, arithmetic" in found


def test_coverage_is_a_part_of_all_components() -> None:
    found = composite.coverage(pd.DataFrame({"a": [1.0, np.nan, np.nan], "b": [2.0, 3.0, np.nan], "c": [2.0, np.nan, np.nan]}))
    assert found.tolist() == pytest.approx([1, 1 / 3, 0])


def test_the_band_leaves_out_what_is_missing() -> None:
    found = composite.band(pd.DataFrame({"x": [1.0, np.nan], "y": [7.0, 5.0], "z": [2.0, np.nan]}))
    assert found.to_numpy().tolist() == [[1, 2, 7], [5, 5, 5]]
