"""Each measure on a million rows beside the plainest pandas expression of the same: `python -m tests.benchmarks.measures`.

Both run in turn in one process; medians and the median of the ratios are printed. A measure of annual series that has
no expression here runs alone.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pkgutil import resolve_name

import numpy as np
import pandas as pd

from data.stored.read import folder_in_use, read_all
from data.text.formulas import declared
from indicators.basics import agreement, concentration, growth, shares
from indicators.models import composite, oil_dependence
from indicators.topics import arms, diplomacy, energy, investment, partners, trade

ROWS, RUNS = 1_000_000, 7
draw = np.random.default_rng(0)
A, B, C = (pd.Series(draw.uniform(1, 100, ROWS)) for _ in range(3))
VOTES, OTHERS = (pd.Series(draw.integers(1, 4, ROWS)) for _ in range(2))
WEIGHTS = pd.Series(1.0, index=range(10))
DEALS = pd.DataFrame({"deal_id": np.arange(ROWS), "order_year": draw.integers(1990, 2021, ROWS), "value_low": A, "value_high": A + B})
TABLE = pd.DataFrame(draw.uniform(1, 100, (ROWS // 10, 10)))

CASES: dict[str, tuple[Callable, Callable]] = {
    "change": (lambda: growth.change(A), lambda: A.diff()),
    "percent_change": (lambda: growth.percent_change(A), lambda: A.pct_change() * 100),
    "log_change": (lambda: growth.log_change(A), lambda: np.log(A).diff() * 100),
    "index_numbers": (lambda: growth.index_numbers(A, 0), lambda: A / A[0] * 100),
    "multiple_of_first": (lambda: growth.multiple_of_first(A), lambda: A / A.iloc[0]),
    "least_squares_growth": (lambda: growth.least_squares_growth(A), lambda: np.polyfit(A.index, np.log(A), 1)),
    "trailing_mean": (lambda: growth.trailing_mean(A), lambda: A.rolling(5).mean()),
    "share": (lambda: shares.share(A, B), lambda: A / B * 100),
    "openness": (lambda: shares.openness(A, B, C), lambda: (A + B) / C * 100),
    "dependence_ratio": (lambda: shares.dependence_ratio(A, B), lambda: A / B),
    "rank_among": (lambda: partners.rank_among(A, B, C), lambda: 1 + (B > A).astype(float) + (C > A)),
    "lead_over_next": (lambda: partners.lead_over_next(A, B, C), lambda: A - np.maximum(B, C)),
    "rest": (lambda: partners.rest(A, B, C), lambda: A - B - C),
    "concentration_by_year": (lambda: partners.concentration_by_year(A, B, C), lambda: (B / A) ** 2 + (C / A) ** 2),
    "rank": (lambda: shares.rank(TABLE), lambda: TABLE.rank(axis=1, ascending=False)),
    "herfindahl_hirschman": (lambda: concentration.herfindahl_hirschman(A), lambda: ((A / A.sum()) ** 2).sum()),
    "shannon": (lambda: concentration.shannon(A), lambda: -(A / A.sum() * np.log(A / A.sum())).sum()),
    "theil": (lambda: concentration.theil(A), lambda: np.log(ROWS) + (A / A.sum() * np.log(A / A.sum())).sum()),
    "concentration_ratio": (lambda: concentration.concentration_ratio(A), lambda: A.nlargest(4).sum() / A.sum()),
    "balance": (lambda: trade.balance(A, B), lambda: A - B),
    "normalised_balance": (lambda: trade.normalised_balance(A, B), lambda: (A - B) / (A + B)),
    "coverage_ratio": (lambda: trade.coverage_ratio(A, B), lambda: A / B * 100),
    "trade_intensity": (lambda: trade.trade_intensity(A, B, C, C), lambda: A / B / (C / C)),
    "grubel_lloyd": (lambda: trade.grubel_lloyd(A, B), lambda: 1 - (A - B).abs() / (A + B)),
    "marginal_intra_industry_trade": (lambda: trade.marginal_intra_industry_trade(A, B),
                                      lambda: 1 - (A - B).abs() / (A.abs() + B.abs())),
    "revealed_comparative_advantage": (
        lambda: trade.revealed_comparative_advantage(TABLE),
        lambda: TABLE.div(TABLE.sum(axis=1), axis=0) / (TABLE.sum() / TABLE.to_numpy().sum())),
    "finger_kreinin": (lambda: trade.finger_kreinin(A, B), lambda: np.minimum(A / A.sum(), B / B.sum()).sum()),
    "relative_mirror_discrepancy": (lambda: trade.relative_mirror_discrepancy(A, B), lambda: (A - B) / (A + B) * 200),
    "unit_value": (lambda: energy.unit_value(A, B), lambda: A / B * 1000),
    "value_per_unit": (lambda: arms.value_per_unit(A, B), lambda: A / B),
    "home_host_discrepancy": (lambda: investment.home_host_discrepancy(A, B), lambda: (A - B) / (A + B) * 200),
    "agreement_score": (lambda: diplomacy.agreement_score(VOTES, OTHERS), lambda: (1 - (VOTES - OTHERS).abs() / 2).mean()),
    "ideal_point_distance": (lambda: diplomacy.ideal_point_distance(A, B), lambda: (A - B).abs()),
    "cagr": (lambda: growth.cagr(A, 0, ROWS - 1), lambda: (A.iloc[-1] / A.iloc[0]) ** (1 / (ROWS - 1))),
    "simple_average_growth": (lambda: growth.simple_average_growth(A, 0, ROWS - 1), lambda: A.iloc[-1] / A.iloc[0] - 1),
    "dependence_difference": (lambda: shares.dependence_difference(A, B), lambda: A - B),
    "normalised_herfindahl_hirschman": (lambda: concentration.normalised_herfindahl_hirschman(A),
                                        lambda: (((A / A.sum()) ** 2).sum() - 1 / ROWS) / (1 - 1 / ROWS)),
    "product_concentration_index": (lambda: concentration.product_concentration_index(A),
                                    lambda: (((A / A.sum()) ** 2).sum() ** 0.5 - ROWS ** -0.5) / (1 - ROWS ** -0.5)),
    "hirschman": (lambda: concentration.hirschman(A), lambda: ((A / A.sum()) ** 2).sum() ** 0.5),
    "effective_number": (lambda: concentration.effective_number(A), lambda: 1 / ((A / A.sum()) ** 2).sum()),
    "total_trade": (lambda: trade.total_trade(A, B), lambda: A + B),
    "grubel_lloyd_aggregate": (lambda: trade.grubel_lloyd_aggregate(A, B), lambda: 1 - (A - B).abs().sum() / (A + B).sum()),
    "symmetric_rca": (lambda: trade.symmetric_rca(TABLE), lambda: (TABLE - 1) / (TABLE + 1)),
    "complementarity": (lambda: trade.complementarity(A, B), lambda: 100 - (A / A.sum() - B / B.sum()).abs().sum() * 50),
    "mirror_discrepancy": (lambda: trade.mirror_discrepancy(A, B, 1.1), lambda: A / 1.1 - B),
    "tonnes_to_barrels": (lambda: energy.tonnes_to_barrels(A), lambda: A * 7.3),
    "barrels_to_tonnes": (lambda: energy.barrels_to_tonnes(A), lambda: A / 7.3),
    "unit_value_per_barrel": (lambda: energy.unit_value_per_barrel(A, B), lambda: A / (B * 7.3) * 1000),
    "capacity_use": (lambda: energy.capacity_use(A, B), lambda: A / B * 100),
    "oil_value": (lambda: oil_dependence.oil_value(A, B), lambda: A * 7.3 * B / 1000),
    "constant_price_counterfactual": (lambda: oil_dependence.constant_price_counterfactual(A, B, C, 0),
                                      lambda: A - B * 7.3 * (C - C[0]) / 1000),
    "correlation": (lambda: oil_dependence.correlation(A, B), lambda: A.corr(B)),
    "log_log_elasticity": (lambda: oil_dependence.log_log_elasticity(A, B), lambda: np.polyfit(np.log(B), np.log(A), 1)),
    "order_to_delivery_lag": (lambda: arms.order_to_delivery_lag(A, B, A > B), lambda: (B - A).mask(A > B)),
    "cumulative_low_high": (lambda: arms.cumulative_low_high(DEALS),
                            lambda: DEALS.groupby("order_year")[["value_low", "value_high"]].sum().cumsum()),
    "investment_to_trade_ratio": (lambda: investment.investment_to_trade_ratio(A, B), lambda: A / B * 100),
    "home_host_ratio": (lambda: investment.home_host_ratio(A, B), lambda: A / B),
    "identical_vote_share": (lambda: diplomacy.identical_vote_share(VOTES, OTHERS), lambda: (VOTES == OTHERS).mean()),
    "identical_share_interval": (lambda: diplomacy.identical_share_interval(A / 100, C), lambda: A / 100 * (1 - A / 100) / C),
    "coverage": (lambda: composite.coverage(TABLE), lambda: TABLE.notna().mean(axis=1)),
    "normalise": (lambda: composite.normalise(TABLE, "min_max"), lambda: (TABLE - TABLE.min()) / (TABLE.max() - TABLE.min())),
    "aggregate": (lambda: composite.aggregate(TABLE, WEIGHTS, "arithmetic"), lambda: TABLE.mean(axis=1)),
    "composite_index": (lambda: composite.composite_index(TABLE, WEIGHTS),
                        lambda: ((TABLE - TABLE.min()) / (TABLE.max() - TABLE.min())).mean(axis=1)),
    "band": (lambda: composite.band(TABLE), lambda: TABLE.agg(["min", "median", "max"], axis=1)),
    "source_spread": (lambda: agreement.source_spread(TABLE), lambda: TABLE.max(axis=1) - TABLE.min(axis=1)),
    "differences_from": (lambda: agreement.differences_from(TABLE, TABLE.columns[0]), lambda: TABLE.rsub(TABLE.iloc[:, 0], axis=0))}

# One result from a handful of numbers: there are no million rows to run them on. The rest repeat or
# resample others: daily barrels are barrels, the ends are those of the interval, the multiverse is the
# composite index some hundred times, and bounds need shares of one whole.
WITHOUT_ROWS = {"doubling_time", "laspeyres", "paasche", "bennet", "lmdi", "price_part_of_change", "bootstrap_interval",
                "daily_barrels_to_tonnes", "identical_share_low", "identical_share_high", "multiverse", "unnamed_share", "herfindahl_hirschman_bounds",
                "concentration_ratio_bounds", "finger_kreinin_bounds",
                # These take what an engine has made of a large table, at most a few hundred rows.
                "day_bootstrap_interval", "agreement_by", "likeness", "product_shares", "group_amounts", "own_advantage", "advantage_change"}


def cases() -> dict[str, tuple[Callable, Callable | None]]:
    """What runs: the cases above, and each other measure that takes annual series alone."""
    rows = read_all(folder_in_use()).measures.query("measure_id not in @CASES and measure_id not in @WITHOUT_ROWS")
    others = {row.measure_id: (resolve_name(row.function), declared(row.function)) for row in rows.itertuples()}
    return CASES | {name: (partial(measure, *islice(cycle((A, B, C)), taken.least)), None)
                    for name, (measure, taken) in others.items() if taken.gives_series and not taken.others}


def milliseconds(work: Callable) -> float:
    """The time of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print a line for each measure."""
    print(f"{'measure':32}{'ms':>9}{'plain ms':>10}{'ratio':>7}   {ROWS:,} rows, medians of {RUNS} runs in turn")
    for name, (measure, plain) in cases().items():
        milliseconds(measure), plain and milliseconds(plain)
        pairs = [(milliseconds(measure), milliseconds(plain) if plain else float("nan")) for _ in range(RUNS)]
        own, other = (statistics.median(times) for times in zip(*pairs))
        print(f"{name:32}{own:9.1f}{other:10.1f}{statistics.median(a / b for a, b in pairs):7.2f}")


if __name__ == "__main__":
    main()
