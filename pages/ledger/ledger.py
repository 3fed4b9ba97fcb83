"""The ledger of claims with its verdicts, worked out from the tables once: how a claim is said, and what stands behind it."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from data.stored.read import Tables
from data.text.references import CLAIM, DATE, DEAL, EVENT, ORDERED, UNITS, VALUE, Checked, cells
from indicators.formulas.judged import Judged, judge
from pages.ledger.grounds import Book, book, grounds, rivals, starts
from pages.reading.lines import things_in
from pages.reading.tables import cached, column, ids, tables, the_article
from pages.words.colours import painted
from pages.words.numbers import amount
from pages.words.plain import as_text

ON_VERDICT = "#ffffff"  # as Streamlit writes on the labels of lists, whose grounds are dark
ABOUT = (VALUE, DEAL, UNITS, ORDERED)  # the kinds of reference whose names are what a claim is about


@cached(2)
def ledger() -> dict[str, Judged]:
    """Every claim judged, by its id."""
    return judged_all(tables())


@cached(2)
def evidence() -> pd.DataFrame:
    """The ledger as the tally counts it, by claim_id: statement, kind, unit, verdict, and what it rests on. Not to be changed."""
    return pd.DataFrame([{
        "claim_id": claim_id, "statement_id": found.claim["statement_id"], "kind": found.claim["kind"], "unit": found.claim["unit"],
        "verdict": found.verdict, "independent": found.elsewhere, "chosen": bool(found.claim["chosen"])}
        for claim_id, found in ledger().items()]).set_index("claim_id")


def judged_all(loaded: Tables) -> dict[str, Judged]:
    """Every claim of some tables judged, in the order of the article."""
    known = book(loaded)
    return {claim_id: judged(known, claim_id) for claim_id in known.claims}


def judged(known: Book, claim_id: str) -> Judged:
    """One claim judged on what its cells name."""
    found, others = grounds(known, claim_id), [grounds(known, name) for name in rivals(known, claim_id)]
    return judge(found, others, known.tables.hypotheses, partial(starts, known, found))


def printed_with_unit(claim: pd.Series) -> str:
    """A claim as printed, with its unit if it is printed as a number."""
    plain = claim["printed"] != claim["number"] or claim["unit"] in ("year", "rank", "count")
    return claim["printed"] if plain else amount(claim["printed"], claim["unit"])


def badge(verdict: str, after: str = "") -> str:
    """A verdict as a coloured label with its sign and words, in Markdown."""
    ground = painted("verdict")[verdict].colour
    return f':color[{as_text(verdict_with_sign(verdict))}{after}]{{foreground="{ON_VERDICT}" background="{ground}"}}'


def verdict_with_sign(verdict: str) -> str:
    """A verdict with the sign before it, so that it never rests on colour alone."""
    return f"{painted('verdict')[verdict].sign} {verdict}"


@cached(2)
def cells_of() -> dict[str, Checked]:
    """What each claim is checked with, by the claim's id. Not to be changed."""
    return {claim["claim_id"]: cells(claim) for _, claim in tables().claims.iterrows()}


@cached(2)
def subjects() -> dict[str, frozenset[str]]:
    """The ids of the series and deals that each claim is about, by the claim's id."""
    series = column("claims", "series_id")
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
    half = column("claims", "source_id")
    named = [one.name for claim_id in claim_ids for one in cells_of()[claim_id].check.references if one.kind == CLAIM]
    return sorted({half[name] for name in (*claim_ids, *named)})


@cached(200)
def rows_behind(claim_id: str) -> pd.DataFrame:
    """The observations, deals and events that a claim is compared with, the article's own left out."""
    loaded, references = tables(), set(cells_of()[claim_id].references)
    values = [(one.name, one.source, one.year) for one in references if one.kind == VALUE]
    observed = loaded.observations[pd.MultiIndex.from_frame(loaded.observations[["series_id", "source_id", "year"]]).isin(values)]
    deals = loaded.deals[loaded.deals["deal_id"].isin(subjects()[claim_id])]
    deals = deals[~deals["source_id"].isin(the_article())]
    events = loaded.events[loaded.events["title"].isin([one.name for one in references if one.kind in (EVENT, DATE)])]
    rows = pd.concat([observed, deals, events.assign(obs_status="A")])
    return rows.fillna({"note": "", "series_id": "", "deal_id": ""}).reset_index(drop=True)
