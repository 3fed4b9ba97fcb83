"""Shares of a whole of which some are unnamed: bounds, and no single value that the shares do not allow."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.stored.read import read_all
from indicators.basics import concentration
from indicators.shown.rows import concentration_of_parts
from indicators.topics import trade
from pages.examples.example import example, items

BUNDLED = read_all(Path(__file__).parents[2] / "data")


@pytest.mark.parametrize(("named", "low", "high"), [
    ([38.0], 0.1444, 0.5288), ([81.3, 6.3], 0.664938, 0.680314), ([50.0, 30, 20], 0.38, 0.38), ([], np.nan, np.nan), ([38.0, np.nan], np.nan, np.nan)])
def test_the_herfindahl_index_of_incomplete_shares_has_bounds(named: list[float], low: float, high: float) -> None:
    """0.38² and that plus 0.62²; 0.813² + 0.063² and that plus 0.124²."""
    found = concentration.herfindahl_hirschman_bounds(pd.Series(named, dtype=float))
    assert found.tolist() == pytest.approx([low, high], nan_ok=True)


def test_the_two_largest_groups_have_at_least_what_is_named() -> None:
    """81.3 + 6.3; the unnamed 12.4 may be one group, which then is the second. A rest smaller than both changes nothing."""
    assert concentration.concentration_ratio_bounds(pd.Series([81.3, 6.3]), 2).tolist() == pytest.approx([87.6, 93.7])
    assert concentration.concentration_ratio_bounds(pd.Series([60.0, 30.0]), 2).tolist() == pytest.approx([90, 90])
    assert concentration.concentration_ratio_bounds(pd.Series([np.nan, 30.0]), 2).isna().all()
    with pytest.raises(ValueError, match="at least one, not 0"):
        concentration.concentration_ratio_bounds(pd.Series([60.0]), 0)


def test_the_sale_of_goods_became_neither_more_nor_less_concentrated_because_a_source_leaves_out_the_rest() -> None:
    """Russia's imports from China: 2007 lacks “other goods”, which alone made its index fall from 0.462 to 0.350 in 2008."""
    rows = BUNDLED.observations[BUNDLED.observations["series_id"].str.startswith("goods_ru_from_cn")]
    found = concentration_of_parts(rows[rows["source_id"] == "premier_ru_2009"]).set_index("year")
    assert found.loc[[2007, 2008], "hhi_high"].tolist() == pytest.approx([0.350, 0.350], abs=5e-4)
    assert found.loc[2008, "hhi_low"] == pytest.approx(found.loc[2008, "hhi_high"]) and found.loc[2007, "hhi_low"] == pytest.approx(0.3234, abs=5e-4)
    assert found.loc[2007, ["normalised_hhi", "product_concentration", "theil", "shannon"]].isna().all()
    assert found.loc[2008, ["normalised_hhi", "product_concentration", "theil", "shannon"]].notna().all()


def test_each_source_of_a_year_has_a_row_of_its_own() -> None:
    rows = pd.DataFrame({"year": 2010, "source_id": ["a", "a", "b"], "value": [60.0, 40.0, 38.0]})
    found = concentration_of_parts(rows).set_index("source_id")
    assert found["hhi_high"].to_dict() == pytest.approx({"a": 0.52, "b": 0.5288}) and found["unnamed"].to_dict() == {"a": 0, "b": 62}
    assert found.loc["b", ["effective_number_low", "effective_number_high"]].tolist() == pytest.approx([1 / 0.5288, 1 / 0.1444])


@given(st.lists(st.floats(0.5, 20), min_size=2, max_size=5), st.integers(1, 4))
def test_whatever_the_rest_is_the_measures_lie_within_their_bounds(whole: list[float], left_out: int) -> None:
    """Leave some shares of a known whole out: its index lies between the ends that the others allow."""
    shares = pd.Series(whole) / sum(whole) * 100
    named = shares[left_out:] if left_out < len(shares) else shares[:1]
    for bounds, measure in ((concentration.herfindahl_hirschman_bounds, concentration.herfindahl_hirschman),
                            (lambda given: concentration.concentration_ratio_bounds(given, 2),
                             lambda given: concentration.concentration_ratio(given, 2))):
        low, high = bounds(named)
        assert low - 1e-9 <= measure(shares) <= high + 1e-9


def test_shares_of_more_than_the_whole_are_refused_and_rounding_is_not() -> None:
    assert concentration.unnamed_share(pd.Series([60.1, 40.0])) == 0
    with pytest.raises(ValueError, match="add up to 110 per cent"):
        concentration.unnamed_share(pd.Series([60.0, 50.0]))
    with pytest.raises(ValueError, match="zero or more; 1 is -5"):
        concentration.unnamed_share(pd.Series([60.0, -5.0]))


def test_what_china_sold_in_1998_and_1999_was_alike_by_83_to_96_per_cent() -> None:
    """min(81.3, 77.1) + min(6.3, 9.9) = 83.4; the unnamed rests are 12.4 and 13.0, of which 12.4 may be alike. 95.81 was more than that allows."""
    given = [items("goods_cn_to_ru", year) for year in ("1998", "1999")]
    assert trade.finger_kreinin_bounds(*given).tolist() == pytest.approx([83.4, 95.8])
    assert example("finger_kreinin_bounds").result.tolist() == pytest.approx([83.4, 95.8])
    assert trade.finger_kreinin_bounds(pd.Series(dtype=float), pd.Series(dtype=float)).isna().all()
    assert trade.finger_kreinin_bounds(pd.Series({"a": 1.0}), pd.Series({"b": 1.0})).isna().all()


def test_unctad_s_index_is_on_square_roots() -> None:
    """H is 0.368 over six groups: (√0.368 − √(1/6)) / (1 − √(1/6)) = 0.336; (0.368 − 1/6) / (1 − 1/6) = 0.242 is another index."""
    assert example("product_concentration_index").result == pytest.approx(0.336, abs=5e-4)
    assert example("normalised_herfindahl_hirschman").result == pytest.approx(0.242, abs=5e-4)
    assert concentration.product_concentration_index(pd.Series([3.0])) == 1
