"""Direct investment. Series are indexed by year; NaN where an input is missing."""

import pandas as pd

from indicators.basics.inputs import of_single_values
from indicators.basics.shares import share


def investment_to_trade_ratio(investment: pd.Series, trade: pd.Series) -> pd.Series:
    """Investment in per cent of trade, both in one unit; NaN where trade is not above zero.

    Formula: I / T * 100. Source: definition.

    >>> investment_to_trade_ratio(pd.Series({2015: 1.0}), pd.Series({2015: 50.0})).tolist()
    [2.0]
    """
    return share(investment, trade)


@of_single_values
def home_host_ratio(home_report: pd.Series, host_report: pd.Series) -> pd.Series:
    """The home side's record as a multiple of the host side's; NaN where that is not above zero.

    Formula: home / host. Source: after OECD Benchmark Definition of FDI, bilateral asymmetries.

    >>> home_host_ratio(pd.Series({2012: 6.0}), pd.Series({2012: 4.0})).tolist()
    [1.5]
    """
    return home_report / host_report.where(host_report > 0)


@of_single_values
def home_host_discrepancy(home_report: pd.Series, host_report: pd.Series) -> pd.Series:
    """The home side's record less the host side's, in per cent of the mean of the sizes of both; NaN where one is below zero.

    With records on both sides of zero it would be 200 whatever they are, and with both below zero money came back.
    Formula: (home - host) / ((home + host) / 2) * 100. Source: after OECD Benchmark Definition of FDI.

    >>> home_host_discrepancy(pd.Series({2012: 3.0}), pd.Series({2012: 1.0})).tolist()
    [100.0]
    """
    mean = (home_report.where(home_report >= 0) + host_report.where(host_report >= 0)) / 2
    return (home_report - host_report) / mean.where(mean > 0) * 100
