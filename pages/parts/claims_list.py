"""The claims of the article as a list: with filters, as a file and in the report."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from indicators.claims import gravity
from pages.parts.chart import spoken
from pages.parts.claims_field import field, title
from pages.parts.exhibit import Exhibit
from pages.parts.headings import titles
from pages.parts.ledger import ledger, signed, stated
from pages.parts.links import rows_behind
from pages.parts.settings import as_text, choices, settings
from pages.parts.site import TITLES
from pages.parts.tables import Version

FILTERS = ("verdict", "severity", "theme")
PRINTED = ("statement", "stated", "verdict", "severity", "locator")


@lru_cache(maxsize=2)
def listed(of: Version) -> pd.DataFrame:
    """The ledger as a table."""
    return pd.DataFrame([{
        "claim_id": claim_id, "statement_id": judged.claim["statement_id"], "verdict": signed(judged.verdict), "label": [signed(judged.verdict)], "severity": judged.severity,
        "theme": TITLES[judged.claim["theme"]], "statement": judged.claim["statement"], "stated": stated(judged.claim),
        "printed": judged.claim["printed"], "unit": judged.claim["unit"], "bound_word": judged.claim["bound_word"],
        "kind": judged.claim["kind"], "locator": judged.claim["locator"], "check": judged.claim["check"],
        "computed_low": judged.own.interval.low if judged.own else None,
        "computed_high": judged.own.interval.high if judged.own else None,
        "independent": "; ".join(f"{value.digits} ({value.source})" for value in judged.independent),
        "outside": judged.outside, "origin": judged.claim["origin"],
        "would_be_consistent_if": "; ".join(f"{fit.title}: {fit.numbers}" for fit in judged.fits),
        "missing": judged.claim["reason"], "gravity": gravity(judged.verdict, judged.severity),
        "searched": f"{judged.claim['statement']} {stated(judged.claim)} {judged.claim['locator']}"}
        for claim_id, judged in ledger(of).items()])


def fitting(wanted: dict[str, tuple[str, ...]], words: str, of: Version) -> pd.DataFrame:
    """The claims that fit filters, given by what they are called on the page, and words; the gravest first."""
    found = listed(of)
    for name, values in wanted.items():
        found = found[found[name].isin(values)] if values else found
    found = found[found["searched"].str.contains(words, case=False, regex=False)] if words else found
    return found.sort_values("gravity", kind="stable")


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The ledger as a file: without the columns that only the list on the page needs."""
    return found.drop(columns=["label", "gravity", "searched"])


def filters(wanted: dict[str, tuple[str, ...]], words: str) -> dict[str, str]:
    """The choices in words; all claims if nothing is chosen."""
    said = {name.capitalize(): "; ".join(values) for name, values in wanted.items()} | {"Search": words}
    return {name: value for name, value in said.items() if value} or {"Claims": "All"}


def text_of(wanted: dict[str, tuple[str, ...]], words: str, of: Version) -> str:
    """The claims that fit as the text of a view."""
    back = {name: {word: option for option, word in settings("claims", of)[name].words.items()} for name in wanted}
    return as_text("claims", {name: tuple(map(back[name].get, values)) for name, values in wanted.items()} | {"search": (words,)}, of)


def exhibit(text: str, of: Version) -> Exhibit:
    """The claims that fit with all that a report says of them. Raises ValueError if none does."""
    said = choices(text, of)
    wanted = {name: tuple(map(settings("claims", of)[name].words.get, said[name])) for name in FILTERS}
    (words,) = said["search"]
    found = fitting(wanted, words, of)
    if found.empty:
        raise ValueError("No claim fits.")
    drawn = field(tuple(found["claim_id"]), "", of)
    rows = pd.concat([rows_behind(claim_id, of) for claim_id in found["claim_id"]], ignore_index=True).drop_duplicates()
    return Exhibit(f"{TITLES['claims']}: {title(len(found), of)}", f"{len(found)} numbers", None, filters(wanted, words),
                   drawn, spoken(drawn), (), found, titles("claims", PRINTED, of), rows, claims=tuple(found["claim_id"]))
