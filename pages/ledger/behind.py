"""What stands behind a claim, and which claims are about the rows of a chart."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.text.references import CLAIM, DATE, DEAL, EVENT, ORDERED, UNITS, VALUE, Checked, cells
from pages.reading.lines import things_in
from pages.reading.tables import cached, ids, tables, the_article

ABOUT = (VALUE, DEAL, UNITS, ORDERED)  # the kinds of reference whose names are what a claim is about


@cached(2)
def cells_of() -> dict[str, Checked]:
    """What each claim is checked with, by the claim's id. Not to be changed."""
    return {claim["claim_id"]: cells(claim) for _, claim in tables().claims.iterrows()}


@cached(2)
def subjects() -> dict[str, frozenset[str]]:
    """The ids of the series and deals that each claim is about, by the claim's id."""
    series = dict(zip(tables().claims["claim_id"], tables().claims["series_id"]))
    return {name: frozenset({series[name], *(one.name for one in found.beyond if one.kind in ABOUT)})
            for name, found in cells_of().items()}


def claims_about(rows: pd.DataFrame) -> list[str]:
    """The ids of the claims about the series or deals of a chart's rows, in the order of the ledger. Rows of events name neither."""
    shown = things_in(rows)
    return [claim for claim, about in subjects().items() if about & shown]


@cached(200)
def charts_about(claim_id: str) -> list[NamedTuple]:
    """The rows of the table of charts that show what a claim is about."""
    about = subjects()[claim_id]
    deals = not about.isdisjoint(tables().deals["deal_id"])
    charts = tables().charts.query("theme != 'overview'").itertuples(index=False, name="Chart")
    return [chart for chart in charts if (deals and chart.kind == "deals") or not about.isdisjoint(ids(chart.series))]


def in_the_article(claim_ids: Sequence[str]) -> list[str]:
    """The article's text or its footnotes as sources: where claims stand, and the numbers of the article that they are checked with."""
    half = dict(zip(tables().claims["claim_id"], tables().claims["source_id"]))
    named = [one.name for claim_id in claim_ids for one in cells_of()[claim_id].check.references if one.kind == CLAIM]
    return sorted({half[name] for name in (*claim_ids, *named)})


@cached(2)
def places_of() -> dict[tuple[str, str, int], np.ndarray]:
    """Where the observations of each series, source and year stand in their table. Not to be changed."""
    return tables().observations.groupby(["series_id", "source_id", "year"]).indices


@cached(200)
def rows_behind(claim_id: str) -> pd.DataFrame:
    """The observations, deals and events that a claim is compared with, the article's own left out."""
    loaded, references = tables(), set(cells_of()[claim_id].references)
    values = [(one.name, one.source, one.year) for one in references if one.kind == VALUE]
    observed = loaded.observations.iloc[sorted(place for value in values for place in places_of().get(value, []))]
    deals = loaded.deals[loaded.deals["deal_id"].isin(subjects()[claim_id])]
    deals = deals[~deals["source_id"].isin(the_article())]
    events = loaded.events[loaded.events["title"].isin([one.name for one in references if one.kind in (EVENT, DATE)])]
    rows = pd.concat([observed, deals, events.assign(obs_status="A")])
    return rows.fillna({"note": "", "series_id": "", "deal_id": ""}).reset_index(drop=True)
