"""What pages ask of the large tables: ids and years in, a small data frame out.

Votes are 1 yes, 2 abstain, 3 no; a state that did not vote has no vote. Years are the session's number plus 1945.
Trade is in million US dollars; a table of it has a row for each year and a column for each product, in which a
product that a year's flow does not name was not traded: 0. Every question on trade is asked of one source.

Callers keep results by `version()` of `schema.py` and the question. All raise TableFault, with what to do, for a table or an
engine that cannot be used; an id that no row has gives a frame without rows.
"""

from functools import partial
from typing import NamedTuple

import pandas as pd

from data.large import trade, votes
from data.large.engine import ask


class Pair(NamedTuple):
    """Two tables of trade by year and product over one list of products."""

    first: pd.DataFrame
    second: pd.DataFrame


# Questions whose answers are as their expressions have them: the same arguments without the tables.
states, issues, votes_between, votes_by_issue, apart, like, trade_sources, economies, products = (partial(ask, question) for question in (
    votes.states, votes.issues, votes.votes_between, votes.by_issue, votes.apart, votes.like, trade.sources, trade.economies,
    trade.products))


def flow(source: str, exporter: str | None = None, importer: str | None = None) -> pd.DataFrame:
    """What one economy sold to another, by year and product; None stands for all economies."""
    return wide(ask(trade.flow, source, exporter, importer))


def over_all_products(source: str, exporter: str, importer: str) -> pd.DataFrame:
    """What one economy sold to another with a column for each product of the source, for concentration, which counts all of them."""
    return flow(source, exporter, importer).reindex(columns=products(source)["product"], fill_value=0.0)


def both_ways(source: str, first: str, second: str) -> Pair:
    """What the first sold to the second, and what the second sold to the first."""
    return matched(flow(source, first, second), flow(source, second, first))


def exports_and_imports(source: str, exporter: str, importer: str) -> Pair:
    """All exports of one economy and all imports of another, for complementarity."""
    return matched(flow(source, exporter), flow(source, None, importer))


def exports_of_two(source: str, first: str, second: str) -> Pair:
    """All exports of two economies, for similarity."""
    return matched(flow(source, first), flow(source, second))


def exports_beside_others(source: str, exporter: str) -> Pair:
    """All exports of one economy, and those of all others together, for comparative advantage."""
    rows = ask(trade.beside_others, source, exporter)
    own = rows["own"].astype(bool)
    return matched(wide(rows[own]), wide(rows[~own]))


def exports_of_all(source: str, year: int) -> pd.DataFrame:
    """Exports of one year: a row for each exporter, a column for each product."""
    return wide(ask(trade.exporters, source, year), "exporter")


def totals(source: str, exporter: str, importer: str) -> pd.DataFrame:
    """The sums that trade intensity is made of, by year.

    Columns: to_partner (the exporter's sales to the importer), exports (all its sales), partner_imports (all that the
    importer bought), world, own_imports (all that the exporter bought); NaN where there is no such trade.
    """
    return ask(trade.totals, source, exporter, importer).set_index("year")


def in_billions(source: str, exporter: str, importer: str) -> pd.Series:
    """All that one economy sold to another by year, in billion US dollars, to set beside customs' totals."""
    return ask(trade.in_billions, source, exporter, importer).set_index("year")["value"]


def wide(rows: pd.DataFrame, by: str = "year") -> pd.DataFrame:
    """Rows with year or exporter, product and value as a table with a column for each product."""
    return rows.pivot(index=by, columns="product", values="value").fillna(0.0)


def matched(first: pd.DataFrame, second: pd.DataFrame) -> Pair:
    """Two tables with the products of both; a product that only the other has was not traded."""
    return Pair(*first.align(second, axis="columns", fill_value=0.0))
