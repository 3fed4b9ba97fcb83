"""Claims: every number of the article, what it rests on, and whether it holds."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from indicators.claims import SEVERITIES, VERDICTS, gravity
from pages.parts.address import check_address, one_of, short_text, some_of
from pages.parts.chart import chart
from pages.parts.claim import arithmetic, has_line, head, line_of, sentence
from pages.parts.claims_field import field
from pages.parts.cold_start import run_app
from pages.parts.colours import painted
from pages.parts.downloads import downloads
from pages.parts.ledger import Judged, ledger, signed, stated
from pages.parts.links import chart_links, rows_behind
from pages.parts.provenance import method_links, provenance
from pages.parts.site import TITLES
from pages.parts.tables import Version, version
from pages.parts.value_table import value_table

# The statement comes first and wraps, so that a phone shows it whole with the beginning of the verdict.
COLUMNS = {"statement": st.column_config.TextColumn("Statement", width=225), "label": "Verdict", "severity": "Severity",
           "stated": "Printed", "theme": "Theme", "locator": "Where in the article", "missing": "Missing"}
FOUR_LINES, ROWS_IN_SIGHT, HEIGHT = 90, 6, 580
ORDERS = ["Gravest first", "As in the article"]
FIELD, LIST = "claims_field", "claims_list"


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Does the article's arithmetic hold?")
    st.markdown("Every number of the article, checked against its other numbers and against independent sources. A "
                "printed number stands for every value that rounds to it, and that interval is carried through the formula.")
    found = listed(of)
    statements = dict(zip(found["claim_id"], found["statement"]))
    options = {"verdict": [label for label in map(signed, VERDICTS) if label in set(found["verdict"])],
               "severity": [level for level in SEVERITIES if level and level in set(found["severity"])],
               "theme": list(dict.fromkeys(found["theme"]))}
    check_address({name: some_of(values) for name, values in options.items()} |
                  {"claim": one_of(list(statements.values())), "order": one_of(ORDERS), "search": short_text})
    shown = chosen(found, options)
    above = st.container()
    claim_id = st.selectbox("Open a claim", list(statements), index=list(statements).index("trade_average_growth"),
                            format_func=statements.get, key="claim", bind="query-params")
    with above:
        if shown.empty:
            st.warning("No claim fits. Take away a filter or shorten the search.", icon=":material/filter_alt_off:")
        else:
            at_a_glance(shown, {name: st.session_state[name] for name in options}, claim_id, of)
    one_claim(claim_id, ledger(of)[claim_id], of)


def chosen(found: pd.DataFrame, options: dict[str, list[str]]) -> pd.DataFrame:
    """The claims that fit the filters and the search, in the order chosen."""
    place = st.container(horizontal=True, vertical_alignment="bottom")
    for name, values in options.items():
        wanted = place.multiselect(name.capitalize(), values, key=name, bind="query-params", placeholder="All", width=220)
        found = found[found[name].isin(wanted)] if wanted else found
    words = place.text_input("Search", key="search", bind="query-params", placeholder="a word or number", width=200)
    order = place.selectbox("Order of the list", ORDERS, key="order", bind="query-params", width=200)
    found = found[found["searched"].str.contains(words, case=False, regex=False)] if words else found
    return found.sort_values("gravity", kind="stable") if order == ORDERS[0] else found


def at_a_glance(shown: pd.DataFrame, filters: dict[str, list[str]], opened: str, of: Version) -> None:
    """The claims as fields and as a list; pressing a field, or ticking a row, opens the claim."""
    gravest_first = tuple(shown.sort_values("gravity", kind="stable")["claim_id"])
    chart(field(gravest_first, opened, of), "china-russia-claims", key=FIELD, pressed=open_claim)
    downloads(lambda: for_files(shown), "china-russia-claims", "Claims of the article with their verdicts",
              {name.capitalize(): ", ".join(values) for name, values in filters.items()}, of, table="claims", chart=FIELD)
    value_table(shown[list(COLUMNS)], columns(of), "The claims with their verdicts", grid={
        "key": LIST, "row_height": FOUR_LINES, "height": HEIGHT if len(shown) > ROWS_IN_SIGHT else "content",
        "selection_mode": "single-row", "on_select": lambda: open_ticked(list(shown["claim_id"]))})


def open_ticked(claim_ids: list[str]) -> None:
    """Open the claim whose row was ticked."""
    for row in st.session_state[LIST].selection.rows:
        open_claim(claim_ids[row])
    st.rerun()  # the list by itself is drawn anew, the claim stands outside of it


def open_claim(claim_id: str) -> None:
    """Open a claim below."""
    st.session_state["claim"] = claim_id


@lru_cache(maxsize=2)
def listed(of: Version) -> pd.DataFrame:
    """The ledger as a table."""
    return pd.DataFrame([{
        "claim_id": claim_id, "verdict": signed(judged.verdict), "label": [signed(judged.verdict)], "severity": judged.severity,
        "theme": TITLES[judged.claim["theme"]], "statement": judged.claim["statement"], "stated": stated(judged.claim),
        "printed": judged.claim["printed"], "unit": judged.claim["unit"], "bound_word": judged.claim["bound_word"],
        "kind": judged.claim["kind"], "locator": judged.claim["locator"], "check": judged.claim["check"],
        "computed_low": judged.own.interval.low if judged.own else None,
        "computed_high": judged.own.interval.high if judged.own else None,
        "independent": "; ".join(f"{value.digits} ({value.source})" for value in judged.independent),
        "would_be_consistent_if": "; ".join(f"{fit.title}: {fit.numbers}" for fit in judged.fits),
        "missing": judged.claim["reason"], "gravity": gravity(judged.verdict, judged.severity),
        "searched": f"{judged.claim['statement']} {stated(judged.claim)} {judged.claim['locator']}"}
        for claim_id, judged in ledger(of).items()])


@lru_cache(maxsize=2)
def columns(of: Version) -> dict:
    """What the columns of the list are called, the verdicts as labels in their colours."""
    paints = [painted("verdict")[verdict].colour for verdict in VERDICTS]
    return COLUMNS | {"label": st.column_config.MultiselectColumn(COLUMNS["label"], options=list(map(signed, VERDICTS)), color=paints, width=235)}


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The ledger as a file: without the columns that only the list on the page needs."""
    return found.drop(columns=["label", "gravity", "searched"])


def one_claim(claim_id: str, judged: Judged, of: Version) -> None:
    """A claim opened: its verdict, its number line, its arithmetic, and where all that comes from."""
    head(judged)
    if has_line(judged):
        chart(line_of(claim_id, of), "china-russia-claim", f"The printed number and what it is compared with. {sentence(judged)}")
    arithmetic(judged)
    if judged.claim["measure"]:
        method_links([judged.claim["measure"]], of)
    chart_links(claim_id, of)
    if not (rows := rows_behind(claim_id, of)).empty:
        provenance(rows, of)


if __name__ == "__main__":
    run_app()
