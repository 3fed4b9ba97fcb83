"""Agreement from single votes: worked by hand, beside the plain measures, and under conditions that always hold."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.topics.diplomacy import agreement_score, identical_vote_share
from indicators.topics.voting import agreement_by, day_bootstrap_interval, likeness

CAST = pd.DataFrame({"year": [2014, 2014, 2014, 2015], "date": ["2014-12-01", "2014-12-01", "2014-12-02", "2015-12-01"],
                     "first": [1, 1, 3, 2], "second": [1, 2, 1, 2]})
votes = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=40).map(
    lambda rows: pd.DataFrame(rows, columns=["year", "date", "first", "second"]))


def test_agreement_by_hand() -> None:
    """2014: same, one step and two steps apart: 1 of 3 the same, score (1 + 1/2 + 0) / 3 = 1/2, 1 of 3 opposite."""
    found = agreement_by(CAST, "year")
    assert found.loc[2014, ["votes", "days", "identical", "score", "opposite"]].tolist() == pytest.approx([3, 2, 1 / 3, 1 / 2, 1 / 3])
    assert found.loc[2015, ["votes", "days", "identical", "score", "opposite"]].tolist() == [1, 1, 1, 1, 0]


def test_days_are_drawn_whole() -> None:
    """Five days, of which one has three roll calls with 1 and the others one with 0 each.

    A sample without that day, a third of all, has the mean 0; one that has it four times, as every 150th at least, 12/13; the
    interval leaves out a thousandth at either end, and one sample of 3125 has that day alone.
    """
    scores, days = pd.Series([1.0, 1, 1, 0, 0, 0, 0]), pd.Series(list("aaabcde"))
    assert day_bootstrap_interval(scores, days) == pytest.approx((0, 12 / 13))
    assert agreement_by(CAST, "year")[["score_low", "score_high", "identical_low"]].isna().all(axis=None)


def test_related_roll_calls_widen_the_interval() -> None:
    """A hundred roll calls with the same outcome on each of ten days say no more than ten."""
    outcome = pd.Series(np.repeat([1.0, 0.0], 500))
    few, many = pd.Series(np.repeat(range(10), 100)), pd.Series(range(1000))
    wide, narrow = (np.diff(day_bootstrap_interval(outcome, days))[0] for days in (few, many))
    ten = np.diff(day_bootstrap_interval(outcome[::100], pd.Series(range(10), index=outcome[::100].index)))[0]
    assert wide == pytest.approx(ten) and wide > 5 * narrow


@pytest.mark.parametrize(("days", "held_at_least"), [(5, 177), (10, 177), (40, 183)])
def test_the_interval_covers_the_truth_nearly_as_often_as_it_says(days: int, held_at_least: int) -> None:
    """Days with a share of their own around 0.7, 200 samples: of few days too some nine of ten intervals of 95 % hold 0.7."""
    draw = np.random.default_rng(1)
    held = 0
    for _ in range(200):
        shares = draw.beta(7, 3, days).repeat(8)
        low, high = day_bootstrap_interval(pd.Series((draw.uniform(size=8 * days) < shares).astype(float)), pd.Series(np.arange(days).repeat(8)))
        held += low <= 0.7 <= high
    assert held_at_least <= held <= 198


def test_there_is_no_interval_of_few_days_or_of_days_that_agree_alike() -> None:
    assert np.isnan(day_bootstrap_interval(pd.Series([0.0, 1.0, 0.0, 1.0]), pd.Series(range(4)))).all()
    assert np.isnan(day_bootstrap_interval(pd.Series([1.0] * 9), pd.Series(range(9)))).all()
    assert not np.isnan(day_bootstrap_interval(pd.Series([0.0, 1.0, 0.0, 1.0, 1.0]), pd.Series(range(5)))).any()


def test_the_draw_can_be_repeated_and_a_lower_level_is_narrower() -> None:
    scores, days = pd.Series(np.linspace(0, 1, 30)), pd.Series(range(30))
    assert day_bootstrap_interval(scores, days) == day_bootstrap_interval(scores, days) != day_bootstrap_interval(scores, days, seed=1)
    (low, high), (inner_low, inner_high) = day_bootstrap_interval(scores, days), day_bootstrap_interval(scores, days, level=0.5)
    assert low < inner_low < scores.mean() < inner_high < high


@settings(max_examples=40)
@given(votes)
def test_agreement_is_that_of_the_plain_measures_and_lies_within_bounds(cast: pd.DataFrame) -> None:
    found = agreement_by(cast, "year")
    for year, group in cast.groupby("year"):
        row = found.loc[year]
        assert row["identical"] == identical_vote_share(group["first"], group["second"])
        assert row["score"] == agreement_score(group["first"], group["second"])
        assert 0 <= row["identical"] <= row["score"] <= 1 and row["opposite"] <= 1 - row["identical"] + 1e-12
        assert row["days"] >= 5 or np.isnan(row["score_low"])
        if not np.isnan(row["score_low"]):
            assert 0 <= row["score_low"] <= row["score_high"] <= 1 and not row["identical_low"] > row["identical_high"]
    swapped = agreement_by(cast.rename(columns={"first": "second", "second": "first"}), "year")
    pd.testing.assert_frame_equal(found, swapped)


def test_nothing_in_common_is_no_row() -> None:
    assert agreement_by(CAST.iloc[:0], "year").empty


def test_the_nearest_states_by_hand() -> None:
    """B: 1 - 1/8; C: 1 - 2/8, as D, whose votes are fewer; E has too few in common."""
    counts = pd.DataFrame({"state": ["E", "C", "B", "D"], "votes": [1, 4, 4, 2], "identical": [1, 2, 3, 1], "distance": [0, 2, 1, 1]})
    found = likeness(counts, least=2)
    assert found["state"].tolist() == ["B", "C", "D"] and found["place"].tolist() == [1, 2, 2]
    assert found["score"].tolist() == [0.875, 0.75, 0.75] and found["share"].tolist() == [0.75, 0.5, 0.5]
    assert likeness(counts)["state"].iloc[0] == "E"
