"""Agreement of states from their single votes, with intervals from a bootstrap over days.

Votes are coded 1 yes, 2 abstain, 3 no, and a frame of them has a row for each roll call in which both states cast one:
columns date, first, second, and those by which they are grouped. Roll calls of one day are often related, and so days
are drawn and not roll calls.
"""

import numpy as np
import pandas as pd

from indicators.topics.diplomacy import agreement_score, identical_vote_share

DRAWS, FEWEST = 2000, 5  # samples; days below which no interval holds the truth nearly as often as it says


def day_bootstrap_interval(scores: pd.Series, days: pd.Series, level: float = 0.95, seed: int = 0) -> tuple[float, float]:
    """Interval of the mean score when whole days are drawn, widened for few of them.

    NaN with fewer than five days, and where all have one mean, which tells nothing of how far another might lie.
    The ends have the unit of the scores. The seed makes the draw repeatable.
    Formula: quantiles q and 1 - q of the means over 2000 samples of D days of D, drawn with replacement, where
    q = Phi(-sqrt(D / (D - 1)) t) and t is the quantile (1 + level) / 2 of Student's distribution with D - 1 degrees of freedom.
    Source: Field and Welsh (2007), bootstrap of clusters; Hesterberg (2015), expanded percentile interval.

    >>> day_bootstrap_interval(pd.Series([1.0, 0.0] * 5), pd.Series(list("aabbccddef")))
    (0.25, 0.75)
    """
    from scipy.special import ndtr, stdtrit  # here, because importing SciPy takes a while

    of_days = scores.groupby(days).agg(["sum", "count"]).to_numpy(dtype=float)
    count = len(of_days)
    if count < FEWEST or np.ptp(of_days[:, 0] / of_days[:, 1]) == 0:
        return np.nan, np.nan
    drawn = of_days[np.random.default_rng(seed).integers(count, size=(DRAWS, count))].sum(axis=1)
    outside = ndtr(-np.sqrt(count / (count - 1)) * stdtrit(count - 1, (1 + level) / 2))
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [outside, 1 - outside])
    return float(low), float(high)


def agreement_by(votes: pd.DataFrame, by: str) -> pd.DataFrame:
    """How far two states agreed in each group of roll calls, such as a year or an issue; a row for each group.

    Columns: votes, days (how many); identical (share of identical votes, 0 to 1), identical_low, identical_high; score
    (agreement score, 0 to 1, an abstention counting half), score_low, score_high; opposite (share of yes against no, 0 to 1).
    The ends of intervals are NaN as in `day_bootstrap_interval`.
    Formula: mean of [v_1 = v_2], of 1 - |v_1 - v_2| / 2 and of [|v_1 - v_2| = 2]; ends as `day_bootstrap_interval`.
    Source: Voeten (2013); Lijphart (1963).

    >>> cast = pd.DataFrame({"year": [2015, 2015], "date": ["a", "b"], "first": [1, 1], "second": [1, 2]})
    >>> agreement_by(cast, "year")[["votes", "identical", "score"]].to_numpy().tolist()
    [[2.0, 0.5, 0.75]]
    """
    def row(cast: pd.DataFrame) -> list[float]:
        first, second = cast["first"].astype(float), cast["second"].astype(float)
        apart = (first - second).abs()
        same, score = (day_bootstrap_interval(outcome, cast["date"]) for outcome in (apart.eq(0), 1 - apart / 2))
        return [len(cast), cast["date"].nunique(), identical_vote_share(first, second), *same, agreement_score(first, second), *score,
                float(apart.eq(2).mean())]

    columns = ["votes", "days", "identical", "identical_low", "identical_high", "score", "score_low", "score_high", "opposite"]
    rows = {group: row(cast) for group, cast in votes.groupby(by)}
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis(by)


def likeness(counts: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """Which states vote most like one, the nearest first; only states with at least so many common roll calls.

    `counts` has a row for each state with votes (common roll calls), identical, and distance (the sum of |v_1 - v_2|).
    Adds the columns share (identical votes, 0 to 1), score (agreement score, 0 to 1) and place (by score; equals share the
    better place). Formula: identical / n and 1 - distance / 2n. Source: Voeten (2013).

    >>> likeness(pd.DataFrame({"state": ["A", "B"], "votes": [4, 4], "identical": [1, 3], "distance": [4, 1]}))["score"].tolist()
    [0.875, 0.5]
    """
    known = counts[counts["votes"] >= max(least, 1)]
    score = 1 - known["distance"] / (2 * known["votes"])
    found = known.assign(share=known["identical"] / known["votes"], score=score,
                         place=score.rank(ascending=False, method="min").astype(int))
    return found.sort_values("score", ascending=False, kind="stable", ignore_index=True)
