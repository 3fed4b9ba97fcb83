"""The ends of confidence intervals, against quantiles from printed tables and formulas worked by hand.

An interval whose level is mistaken for its complement still holds the estimate, so that only its ends tell.
"""

import numpy as np
import pandas as pd
import pytest

from indicators.models.oil_dependence import correlation, log_log_elasticity
from indicators.topics.diplomacy import bootstrap_interval, identical_share_high, identical_share_interval, identical_share_low

# Deviations from the means are -2 … 2 and -1, -2, 1, 0, 2: sums of squares 10 and 10, of products 8.
PRICE = pd.Series([1.0, 2, 3, 4, 5], index=range(2001, 2006))
VALUES = pd.Series([2.0, 1, 4, 3, 5], index=range(2001, 2006))
# Two-sided quantiles of the normal and of Student's t with three degrees (NIST/SEMATECH, e-Handbook of
# Statistical Methods, 1.3.6.7).
NORMAL = {0.95: 1.960, 0.90: 1.645}
STUDENT_3 = {0.95: 3.182, 0.90: 2.353}


def changing(*logs: pd.Series) -> list[pd.Series]:
    """Lines whose logarithms change by hundredths of some numbers from year to year."""
    return [pd.concat([pd.Series({2000: 1.0}), np.exp(line.cumsum() / 100)]) for line in logs]


@pytest.mark.parametrize("level", NORMAL)
def test_the_interval_of_a_correlation_is_fisher_s(level: float) -> None:
    """r = 8 / sqrt(10 * 10) = 0.8; z = ln((1 + r) / (1 - r)) / 2 = ln 3; standard error 1 / sqrt(5 - 3)."""
    found = correlation(*changing(VALUES, PRICE), level, differences=True)
    ends = [np.tanh(np.log(3) + side * NORMAL[level] / np.sqrt(2)) for side in (-1, 1)]
    assert found[["r", "n"]].tolist() == pytest.approx([0.8, 5])
    assert found[["low", "high"]].tolist() == pytest.approx(ends, abs=5e-4)


@pytest.mark.parametrize("level", STUDENT_3)
def test_the_interval_of_an_elasticity_is_student_s(level: float) -> None:
    """Slope 8 / 10; R² = 0.64; variance of the residuals 10 * 0.36 / (5 - 2) = 1.2; standard error sqrt(1.2 / 10)."""
    found = log_log_elasticity(*changing(VALUES, PRICE), differences=True, level=level)
    half = STUDENT_3[level] * np.sqrt(0.12)
    assert found[["elasticity", "n", "r_squared"]].tolist() == pytest.approx([0.8, 5, 0.64])
    assert found[["low", "high"]].tolist() == pytest.approx([0.8 - half, 0.8 + half], abs=5e-4)


def test_levels_have_an_estimate_and_no_interval_because_their_years_are_not_independent() -> None:
    """The same numbers as levels. Residuals 0.6, -1.2, 1, -0.8, 0.4: squares of their steps 3.24 + 4.84 + 3.24 + 1.44 by 3.6."""
    found = log_log_elasticity(np.exp(VALUES), np.exp(PRICE))
    assert found[["elasticity", "n", "r_squared"]].tolist() == pytest.approx([0.8, 5, 0.64])
    assert found["durbin_watson"] == pytest.approx(12.76 / 3.6)
    assert correlation(VALUES, PRICE)["r"] == pytest.approx(0.8)
    assert found[["low", "high"]].isna().all() and correlation(VALUES, PRICE)[["low", "high"]].isna().all()


def test_the_interval_that_levels_do_not_get_would_miss_unrelated_walks_far_more_often_than_it_says() -> None:
    """Two random walks of 29 years that have nothing to do with each other: Fisher's interval misses zero in half the cases or more."""
    draw, missed = np.random.default_rng(5), 0
    for _ in range(300):
        r = correlation(*(pd.Series(draw.normal(size=29).cumsum()) for _ in range(2)))["r"]
        missed += abs(np.arctanh(r)) > 1.96 / np.sqrt(26)
    assert missed / 300 > 0.4


def test_both_intervals_are_of_95_per_cent_unless_chosen_otherwise() -> None:
    lines = changing(VALUES, PRICE)
    for measure in (correlation, log_log_elasticity):
        assert measure(*lines, differences=True).equals(measure(*lines, differences=True, level=0.95))


@pytest.mark.parametrize("level", NORMAL)
def test_the_interval_of_a_share_is_wilson_s(level: float) -> None:
    """For p = 0.8 of n = 50: (p + z²/2n ± z sqrt(p (1 - p)/n + z²/4n²)) / (1 + z²/n). To the last digits, also at both ends, what statsmodels has."""
    p, n, z = 0.8, 50, NORMAL[level]
    middle, half = p + z ** 2 / (2 * n), z * np.sqrt(p * (1 - p) / n + z ** 2 / (4 * n ** 2))
    found = identical_share_interval(pd.Series([p]), pd.Series([n]), level).loc[0]
    assert found.tolist() == pytest.approx([(middle - half) / (1 + z ** 2 / n), (middle + half) / (1 + z ** 2 / n)], abs=5e-4)
    from statsmodels.stats.proportion import proportion_confint  # here, because importing takes seconds, in every process that runs tests

    shares, votes = pd.Series([0.0, 0.1, 0.8, 1.0]), pd.Series([3, 70, 50, 12])
    peer = proportion_confint(shares * votes, votes, alpha=1 - level, method="wilson")
    assert identical_share_interval(shares, votes, level).to_numpy() == pytest.approx(np.column_stack(peer), rel=1e-12, abs=1e-15)


def test_the_ends_of_a_share_s_interval_are_those_of_95_per_cent() -> None:
    """0.8 of 50: (0.8384 ± 0.1173) / 1.0768 is 0.670 to 0.888, with 1 + z²/n after 0.8 + z²/2n = 0.8384."""
    given = pd.Series({2015: 0.8}), pd.Series({2015: 50})
    assert identical_share_low(*given)[2015] == pytest.approx(0.670, abs=5e-4)
    assert identical_share_high(*given)[2015] == pytest.approx(0.888, abs=5e-4)


def test_a_share_without_its_number_of_votes_has_no_interval() -> None:
    found = identical_share_interval(pd.Series({2014: 0.8, 2015: 0.8}), pd.Series({2014: 50.0, 2015: np.nan}))
    assert found.index.tolist() == [2014]


@pytest.mark.parametrize("level", NORMAL)
def test_the_bootstrap_interval_of_many_votes_comes_near_the_normal_one(level: float) -> None:
    """200 of 400 votes agree: the mean is 0.5 with standard error sqrt(0.25 / 400) = 0.025, within the noise of 2000 draws."""
    low, high = bootstrap_interval(pd.Series([0.0, 1.0] * 200), level)
    assert [low, high] == pytest.approx([0.5 - NORMAL[level] * 0.025, 0.5 + NORMAL[level] * 0.025], abs=0.004)


@pytest.mark.parametrize("scores", [[], [1.0], [0.5, np.nan]])
def test_the_bootstrap_of_fewer_than_two_scores_is_not_a_number(scores: list[float]) -> None:
    assert np.isnan(bootstrap_interval(pd.Series(scores, dtype=float))).all()


def test_the_bootstrap_of_two_scores_is_a_range() -> None:
    """Of four equal pairs of draws one is 0, 0 and one 1, 1: more than 2.5 % each."""
    assert bootstrap_interval(pd.Series([0.0, 1.0])) == (0.0, 1.0)


def test_the_bootstrap_leaves_missing_scores_out() -> None:
    scores = [0.0, 0.5, 1.0, 1.0, 0.5]
    assert bootstrap_interval(pd.Series([*scores, np.nan])) == bootstrap_interval(pd.Series(scores))
