"""Claims: every number of the article, what it rests on, and whether it holds."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from indicators.claims import SEVERITIES, VERDICTS, gravity
from pages.parts.address import check_address, one_of, short_text, some_of
from pages.parts.claim import arithmetic, has_line, head, number_line, sentence
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.ledger import SIGNS, Judged, badge, ledger, stated
from pages.parts.links import chart_links, rows_behind
from pages.parts.provenance import provenance
from pages.parts.site import TITLES
from pages.parts.tables import Version, version
from pages.parts.theme_page import method_links

# Grounds of the labels, dark enough for white text and clear of both themes' backgrounds.
LABELS = {"consistent": "#2b7a4b", "consistent within rounding": "#2f6fb0", "differs from independent source": "#7d4bb0",
          "inconsistent": "#b35309", "contradicts itself": "#b3261e", "not checkable": "#667085"}
SIGNED = {verdict: f"{SIGNS[verdict]} {verdict}" for verdict in VERDICTS}
COLUMNS = {"label": st.column_config.MultiselectColumn("Verdict", options=list(SIGNED.values()), color=list(LABELS.values()), width=235),
           "severity": "Severity", "stated": "Printed", "statement": st.column_config.TextColumn("Statement", width="large"),
           "theme": "Theme", "locator": "Where in the article", "missing": "Missing"}
ORDERS = ["Gravest first", "As in the article"]


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Does the article's arithmetic hold?")
    st.markdown("Every number of the article, checked against its other numbers and against independent sources. A "
                "printed number stands for every value that rounds to it, and that interval is carried through the formula.")
    found = listed(of)
    statements = dict(zip(found["claim_id"], found["statement"]))
    options = {"verdict": [SIGNED[verdict] for verdict in VERDICTS if SIGNED[verdict] in set(found["verdict"])],
               "severity": [level for level in SEVERITIES if level and level in set(found["severity"])],
               "theme": list(dict.fromkeys(found["theme"]))}
    check_address({name: some_of(values) for name, values in options.items()} |
                  {"claim": one_of(list(statements.values())), "order": one_of(ORDERS), "search": short_text})
    counts = found["verdict"].value_counts()
    st.markdown(" ".join(badge(verdict, f"{counts[label]} ") for verdict, label in SIGNED.items() if label in counts))
    shown = chosen(found, options)
    downloads(lambda: for_files(shown), "china-russia-claims", "Claims of the article with their verdicts",
              {name.capitalize(): ", ".join(st.session_state[name]) for name in options}, of, table="claims")
    if shown.empty:
        st.warning("No claim fits. Take away a filter or shorten the search.", icon=":material/filter_alt_off:")
    else:
        st.dataframe(shown[list(COLUMNS)], hide_index=True, column_config=COLUMNS, alt="The claims with their verdicts", key="claims_list",
                     on_select=lambda: open_selected(list(shown["claim_id"])), selection_mode="single-row")
        st.caption(f"{len(shown)} of {len(found)} claims. Tick a row to open the claim below.")
    claim_id = st.selectbox("Open a claim", list(statements), index=list(statements).index("trade_average_growth"),
                            format_func=statements.get, key="claim", bind="query-params")
    one_claim(claim_id, ledger(of)[claim_id], of)


def chosen(found: pd.DataFrame, options: dict[str, list[str]]) -> pd.DataFrame:
    """The claims that fit the filters and the search, in the order chosen."""
    with st.container(horizontal=True):
        order = st.radio("Order", ORDERS, key="order", bind="query-params", horizontal=True)
        words = st.text_input("Search", key="search", bind="query-params", placeholder="a word or number", width=220)
    for name, values in options.items():
        wanted = st.pills(name.capitalize(), values, selection_mode="multi", key=name, bind="query-params")
        found = found[found[name].isin(wanted)] if wanted else found
    searched = found[["statement", "stated", "locator"]].agg(" ".join, axis=1) if len(found) else found["statement"]
    found = found[searched.str.contains(words or "", case=False, regex=False)]
    return found.sort_values("gravity", kind="stable") if order == ORDERS[0] else found


def open_selected(claim_ids: list[str]) -> None:
    """Open the claim whose row was ticked."""
    for row in st.session_state["claims_list"].selection.rows:
        st.session_state["claim"] = claim_ids[row]


@lru_cache(maxsize=2)
def listed(of: Version) -> pd.DataFrame:
    """The ledger as a table."""
    return pd.DataFrame([{
        "claim_id": claim_id, "verdict": SIGNED[judged.verdict], "label": [SIGNED[judged.verdict]], "severity": judged.severity,
        "theme": TITLES[judged.claim["theme"]], "statement": judged.claim["statement"], "stated": stated(judged.claim),
        "printed": judged.claim["printed"], "unit": judged.claim["unit"], "bound_word": judged.claim["bound_word"],
        "kind": judged.claim["kind"], "locator": judged.claim["locator"], "check": judged.claim["check"],
        "computed_low": judged.own.interval.low if judged.own else None,
        "computed_high": judged.own.interval.high if judged.own else None,
        "independent": "; ".join(f"{value.digits} ({value.source})" for value in judged.independent),
        "would_be_consistent_if": "; ".join(f"{fit.title}: {fit.numbers}" for fit in judged.fits),
        "missing": judged.claim["reason"], "gravity": gravity(judged.verdict, judged.severity)}
        for claim_id, judged in ledger(of).items()])


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The ledger as a file: without the columns that only the list on the page needs."""
    return found.drop(columns=["label", "gravity"])


def one_claim(claim_id: str, judged: Judged, of: Version) -> None:
    """A claim opened: its verdict, its number line, its arithmetic, and where all that comes from."""
    head(judged)
    if has_line(judged):
        st.plotly_chart(number_line(judged), key="chart_figure", config={"displaylogo": False},
                        alt=f"The printed number and what it is compared with. {sentence(judged)}")
    arithmetic(judged)
    method_links([judged.claim["measure"]] if judged.claim["measure"] else [], of)
    chart_links(claim_id, of)
    if not (rows := rows_behind(claim_id, of)).empty:
        provenance(rows, of)


if __name__ == "__main__":
    run_app()
