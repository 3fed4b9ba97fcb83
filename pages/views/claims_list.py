"""The claims of the article as a list: with filters, as a file and in the report."""

from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from indicators.formulas.judged import Judged
from indicators.formulas.verdicts import FAILED, HELD, SEVERITIES, VERDICTS, gravity
from pages.charts.claims_field import field, title
from pages.choices.setting import Chosen, Setting, Settings, panels
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit
from pages.ledger.claim import SEVERE, hypothesis_arithmetic
from pages.ledger.ledger import ledger, printed_with_unit, rows_behind, verdict_with_sign
from pages.reading.tables import cached
from pages.words.colours import painted
from pages.words.headings import headings, titles
from pages.words.titles import TITLES

ORDERS = {"gravest": "Gravest first", "article": "As in the article"}
# The statement comes first and wraps, so that a phone shows it whole with the beginning of the verdict.
COLUMNS = ("statement", "verdict", "severity", "chosen", "stated", "theme", "locator", "missing")
WIDTHS = {"statement": 225}
FILTERS = ("verdict", "severity", "theme")
SEVERAL = {"fails": ("Does not hold", FAILED), "holds": ("Holds", HELD)}  # what readers ask for, with the verdicts that say so
PRINTED = ("statement", "stated", "verdict", "severity", "locator")


@cached(2)
def listed() -> pd.DataFrame:
    """The ledger as a table."""
    return pd.DataFrame([{
        "claim_id": claim_id, "statement_id": judged.claim["statement_id"], "verdict": verdict_with_sign(judged.verdict),
        "label": [verdict_with_sign(judged.verdict)], "severity": judged.severity,
        "verdict_id": judged.verdict, "severity_id": judged.severity, "theme_id": judged.claim["theme"],
        "theme": TITLES[judged.claim["theme"]], "statement": judged.claim["statement"], "stated": printed_with_unit(judged.claim),
        "printed": judged.claim["printed"], "unit": judged.claim["unit"], "bound_word": judged.claim["bound_word"],
        "kind": judged.claim["kind"], "locator": judged.claim["locator"], "check": judged.claim["check"],
        **computed(judged),
        "independent": "; ".join(f"{value.digits} ({value.source})" for value in judged.independent),
        "outside": judged.outside, "origin": judged.claim["origin"],
        "would_be_consistent_if": "; ".join(f"{fit.title}: {hypothesis_arithmetic(fit)}" for fit in judged.fits),
        "chosen": judged.claim["chosen"], "missing": judged.claim["reason"], "gravity": gravity(judged.verdict, judged.severity),
        "searched": f"{judged.claim['statement']} {printed_with_unit(judged.claim)} {judged.claim['locator']}"}
        for claim_id, judged in ledger().items()])


def computed(judged: Judged) -> dict[str, float | str | None]:
    """What the article's own numbers give, from the lowest to the highest value; of a date the first and the last day."""
    low, high = judged.own.interval if judged.own else (None, None)
    dated = judged.claim["unit"] == "date" and judged.own is not None
    first, last = (date.fromordinal(int(day)).isoformat() if dated else "" for day in (low, high))
    return {"computed_low": None if dated else low, "computed_high": None if dated else high, "computed_first_day": first,
            "computed_last_day": last}


def settings(view: str) -> Settings:
    """Filters of the claims, and words to search for; only what some claim has can be chosen."""
    found = ledger().values()
    verdicts, severities, themes = ({*values} for values in zip(*((one.verdict, one.severity, one.claim["theme"]) for one in found)))
    some = lambda label, words: Setting(label, "some", (), words, placeholder="All")
    answers = {name: label for name, (label, those) in SEVERAL.items() if verdicts.intersection(those)}
    answers |= {verdict: verdict_with_sign(verdict) for verdict in VERDICTS if verdict in verdicts}
    return {"verdict": some("Verdict", answers)._replace(
                help=" ".join(f"{label}: {', '.join(map(verdict_with_sign, those))}." for label, those in SEVERAL.values())),
            "severity": some("Severity", {level: level for level in SEVERITIES if level and level in severities})._replace(
                help=" ".join(f"{level.capitalize()}: {said}" for level, said in SEVERE.items())),
            "theme": some("Theme", {theme: title for theme, title in TITLES.items() if theme in themes}),
            "search": Setting("Search", "text", ("",), limits=(100,), placeholder="a word or number"),
            "order": Setting("Order of the list", "one", ("gravest",), ORDERS, kept=False),
            **panels(values_claim="Table of the open claim")}


def fitting(chosen: Chosen) -> pd.DataFrame:
    """The claims that fit the filters and the words, the gravest first unless the order of the article is wanted."""
    found = listed()
    for name in FILTERS:
        wanted = [one for option in chosen[name] for one in SEVERAL.get(option, ("", (option,)))[1]]
        found = found[found[f"{name}_id"].isin(wanted)] if wanted else found
    found = found[found["searched"].str.contains(chosen["search"], case=False, regex=False)] if chosen["search"] else found
    return found.sort_values("gravity", kind="stable") if chosen["order"] == "gravest" else found


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The ledger as a file: verdicts without their signs, and without the columns that only the list on the page needs."""
    return found.assign(verdict=found["verdict_id"]).drop(columns=["label", "gravity", "searched", *(f"{name}_id" for name in FILTERS)])


def exhibit(chosen: Chosen) -> Exhibit:
    """The claims that fit with all that is said of them. Raises NothingToShow if none does."""
    found = fitting(chosen)
    if found.empty:
        raise NothingToShow("No claim fits. Take away a filter or shorten the search.")
    drawn = field(tuple(found.sort_values("gravity", kind="stable")["claim_id"]), "")  # whatever the order of the list
    rows = pd.concat([rows_behind(claim_id) for claim_id in found["claim_id"]], ignore_index=True).drop_duplicates()
    shown = found.assign(verdict=found["label"])[list(COLUMNS)]
    return make_exhibit("claims", "Claims of the article with their verdicts", label=f"{TITLES['claims']}: {title(len(found))}",
                        stem=("claims",), years=None, brief=f"{len(found)} numbers", figure=drawn, rows=found,
                        table=pa.Table.from_pandas(shown, preserve_index=False), grid=columns(), printed=titles("claims", PRINTED),
                        behind=rows, described_as="claims", claims=tuple(found["claim_id"]), file=for_files(found))


@cached(2)
def columns() -> dict[str, Any]:
    """What the columns of the list are called, the verdicts as labels in their colours. Not to be changed."""
    paints = [painted("verdict")[verdict].colour for verdict in VERDICTS]
    known = headings("claims", COLUMNS, WIDTHS)
    return known | {"verdict": st.column_config.MultiselectColumn(
        known["verdict"]["label"], options=list(map(verdict_with_sign, VERDICTS)), color=paints, width=235)}
