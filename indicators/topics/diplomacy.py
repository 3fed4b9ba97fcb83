"""Votes in the United Nations General Assembly.

Votes are coded 1 yes, 2 abstain, 3 no; a roll call in which either state is missing is left out.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from indicators.basics.inputs import of_single_values


def agreement_score(first: pd.Series, second: pd.Series) -> float:
    """Mean closeness of two states' votes, from 0 (always opposite) to 1 (always the same).

    NaN without a common roll call. Formula: mean of 1 - |v_1 - v_2| / 2.
    Source: Signorino and Ritter (1999), S with absolute distances; Voeten (2013), UNGA votes.

    >>> agreement_score(pd.Series([1, 2, 3]), pd.Series([1, 1, 1]))
    0.5
    """
    return float((1 - (first.astype(float) - second.astype(float)).abs() / 2).mean())


def identical_vote_share(first: pd.Series, second: pd.Series) -> float:
    """Part of the roll calls in which both cast the same vote, from 0 to 1; NaN without any.

    Formula: number of i with v_1i = v_2i, divided by n. Source: definition.

    >>> identical_vote_share(pd.Series([1, 2, 3, 1]), pd.Series([1, 1, 3, np.nan])).__round__(3)
    0.667
    """
    apart = (first.astype(float) - second.astype(float)).dropna()
    return float((apart == 0).mean())


@of_single_values
def identical_share_interval(share: pd.Series, votes: pd.Series, level: float = 0.95) -> pd.DataFrame:
    """Wilson's interval for a share (0 to 1) of some roll calls: columns `low` and `high`, from 0 to 1.

    It takes roll calls for independent. Those of one day or on one issue are not, so that it is too narrow: errors
    clustered by day or issue are 1.6 to 1.7 times as large. A year in which the share or the number of roll calls
    is missing is left out.
    Formula: (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n).
    Source: Wilson (1927), Journal of the American Statistical Association 22; Brown, Cai and DasGupta (2001).

    >>> identical_share_interval(pd.Series([0.5]), pd.Series([100])).round(3).to_numpy().tolist()
    [[0.404, 0.596]]
    """
    both = pd.concat({"share": share, "votes": votes}, axis=1).dropna()
    p, n, z = both["share"], both["votes"], NormalDist().inv_cdf((1 + level) / 2)
    centre, reach = p + z ** 2 / (2 * n), z * (p * (1 - p) / n + z ** 2 / (4 * n ** 2)) ** 0.5
    ends = pd.DataFrame({"low": centre - reach, "high": centre + reach}).div(1 + z ** 2 / n, axis=0)
    return ends.clip(0, 1)  # where none or all are alike, an end may lie beyond by the last digit


def identical_share_low(share: pd.Series, votes: pd.Series) -> pd.Series:
    """Lower end of the 95 per cent interval of `identical_share_interval`, from 0 to 1; as narrow as that.

    Formula: as there, with a minus and z = 1.96. Source: Wilson (1927).

    >>> identical_share_low(pd.Series([0.5]), pd.Series([100])).round(3).tolist()
    [0.404]
    """
    return identical_share_interval(share, votes)["low"]


def identical_share_high(share: pd.Series, votes: pd.Series) -> pd.Series:
    """Upper end of the 95 per cent interval of `identical_share_interval`, from 0 to 1; as narrow as that.

    Formula: as there, with a plus and z = 1.96. Source: Wilson (1927).

    >>> identical_share_high(pd.Series([0.5]), pd.Series([100])).round(3).tolist()
    [0.596]
    """
    return identical_share_interval(share, votes)["high"]


def bootstrap_interval(scores: pd.Series, level: float = 0.95, seed: int = 0) -> tuple[float, float]:
    """Percentile bootstrap interval of the mean of single roll calls' scores; NaN with fewer than two.

    The ends have the unit of the scores. The seed makes the draw repeatable.
    Formula: quantiles (1 - level) / 2 and (1 + level) / 2 of the means of 2000 samples drawn with replacement.
    Source: Efron (1979), Annals of Statistics 7.

    >>> bootstrap_interval(pd.Series([1.0, 1.0, 1.0]))
    (1.0, 1.0)
    """
    known = scores.dropna().to_numpy()
    if len(known) < 2:
        return np.nan, np.nan
    draws = np.random.default_rng(seed).choice(known, (2000, len(known))).mean(axis=1)
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


@of_single_values
def ideal_point_distance(first: pd.Series, second: pd.Series) -> pd.Series:
    """The absolute difference of two states' ideal points, year by year; 0 is the same position.

    In ideal-point units; NaN where one is missing.
    Formula: |theta_1 - theta_2|. Source: Bailey, Strezhnev and Voeten (2017).

    >>> ideal_point_distance(pd.Series({2015: -0.5}), pd.Series({2015: 1.0})).tolist()
    [1.5]
    """
    return (first - second).abs()
