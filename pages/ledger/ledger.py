"""The ledger of claims with its verdicts, worked out from the tables once, and how a claim and its verdict are said."""

from functools import partial

import pandas as pd

from data.stored.read import Tables
from indicators.formulas.judged import Judged, judge
from pages.ledger.grounds import Book, book, grounds, rivals, starts
from pages.reading.tables import cached, tables
from pages.words.colours import painted
from pages.words.numbers import amount
from pages.words.plain import as_text

ON_VERDICT = "#ffffff"  # as Streamlit writes on the labels of lists, whose grounds are dark


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
