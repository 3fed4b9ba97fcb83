"""Claims: every number of the article, what it rests on, and whether it holds."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.export import csv_bytes
from indicators.claims import EXACT_KINDS, VERDICTS, Interval, printed_interval
from pages.parts.address import check_address, one_of, some_of
from pages.parts.cold_start import run_app
from pages.parts.figure import ARTICLE_COLOUR, PALETTE, layout_of
from pages.parts.ledger import SIGNS, Judged, badge, ledger, stated
from pages.parts.links import chart_links
from pages.parts.numbers import number
from pages.parts.site import TITLES
from pages.parts.tables import Version, version

MEANINGS = {
    "consistent": "It rounds to what the article's other numbers give, or an independent value meets it.",
    "consistent within rounding": "It agrees only if the printed inputs stand for values between their last digits.",
    "differs from independent source": "No value of an independent source rounds to it.",
    "inconsistent": "It does not follow from the article's own numbers.",
    "contradicts itself": "The article states another value for the same thing, or a part larger than its whole.",
    "not checkable": "The figures at hand do not decide it."}
COLUMNS = {"verdict": "Verdict", "severity": "Severity", "theme": "Theme", "statement": "Statement", "printed": "Printed",
           "unit": "Unit", "locator": "Where in the article", "missing": "Missing"}


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Does the article's arithmetic hold?")
    st.markdown("Every number of the article, checked against its other numbers and against independent sources. A "
                "printed number stands for every value that rounds to it, and that interval is carried through the formula.")
    found = listed(of)
    verdicts = [verdict for verdict in VERDICTS if verdict in set(found["verdict"].str[2:])]
    statements = dict(zip(found["claim_id"], found["statement"]))
    check_address({"verdict": some_of([f"{SIGNS[verdict]} {verdict}" for verdict in verdicts]),
                   "claim": one_of(list(statements.values()))})
    counts = found["verdict"].value_counts()
    st.markdown(" ".join(badge(verdict, f"{counts[f'{SIGNS[verdict]} {verdict}']} ") for verdict in verdicts))
    chosen = st.pills("Verdict", verdicts, selection_mode="multi", key="verdict", bind="query-params",
                      format_func=lambda verdict: f"{SIGNS[verdict]} {verdict}")
    shown = found[found["verdict"].str[2:].isin(chosen)] if chosen else found
    st.download_button("Download CSV", lambda: csv_bytes(shown), "china-russia-claims.csv", "text/csv",
                       on_click="ignore", icon=":material/download:")
    st.dataframe(shown[list(COLUMNS)], hide_index=True, column_config=COLUMNS, alt="The claims with their verdicts")
    st.header("One claim")
    claim_id = st.selectbox("Claim", list(statements), index=list(statements).index("trade_average_growth"),
                            format_func=statements.get, key="claim", bind="query-params")
    one_claim(ledger(of)[claim_id])


@lru_cache(maxsize=2)
def listed(of: Version) -> pd.DataFrame:
    """The ledger as a table."""
    return pd.DataFrame([{
        "claim_id": claim_id, "verdict": f"{SIGNS[judged.verdict]} {judged.verdict}", "severity": judged.severity,
        "theme": TITLES[judged.claim["theme"]], "statement": judged.claim["statement"],
        "printed": judged.claim["printed"], "unit": judged.claim["unit"], "locator": judged.claim["locator"],
        "check": judged.claim["check"], "computed_low": judged.computed.low if judged.computed else None,
        "computed_high": judged.computed.high if judged.computed else None,
        "would_be_consistent_if": judged.slip, "missing": judged.claim["reason"]} for claim_id, judged in ledger(of).items()])


def one_claim(judged: Judged) -> None:
    """A claim opened: its words, inputs, formula, interval, and verdict."""
    claim = judged.claim
    st.markdown(f"### {stated(claim)} {badge(judged.verdict, after=f', {judged.severity}' if judged.severity else '')}")
    st.markdown(f"{claim['statement']} {claim['locator']}.")
    st.markdown(sentence(judged))
    if judged.slip:
        st.info(f"Would be consistent if {judged.slip}. This is a hypothesis, not a fact.", icon=":material/lightbulb:")
    if judged.computed:
        st.markdown(formula(judged))
    if judged.independent:
        st.markdown("**Independent values**\n" + "\n".join(
            f"- {value.words}: the article is {number(value.difference, 2)} % from it" for value in judged.independent))
    if claim["number"] and (judged.computed or judged.independent) and claim["kind"] != "duration":
        st.plotly_chart(number_line(judged), key="chart_figure", config={"displaylogo": False},
                        alt=f"The printed number and what it is compared with. {sentence(judged)}")
    chart_links(claim["claim_id"], version())


def formula(judged: Judged) -> str:
    """The formula, its inputs with their places, and the formula with the numbers put in."""
    inputs = "".join(f"- {name} = {value.words}, that is {interval_words(value.interval)}\n"
                     for name, value in judged.inputs.items())
    return (f"**Formula:** `{judged.claim['check']}`{', where' if inputs else ''}\n{inputs}\n"
            f"**With the numbers put in:** `{judged.worked}` = {number(judged.point, 3)}, and over all values that the "
            f"inputs stand for {interval_words(judged.computed)}")


def sentence(judged: Judged) -> str:
    """The verdict in words, with its numbers."""
    claim, parts = judged.claim, [MEANINGS[judged.verdict]]
    if judged.computed:
        parts.append(f"The article's own numbers give {number(judged.point, 2)} {claim['unit']} "
                     f"({interval_words(judged.computed)}).")
    if claim["reason"]:
        parts.append(f"Needed: {claim['reason']}.")
    return " ".join(parts)


def interval_words(interval: Interval) -> str:
    """An interval, or the number where it has no width."""
    low, high = (trimmed(end) for end in interval)
    return low if low == high else f"{low} to {high}"


def trimmed(value: float) -> str:
    """A number with at most four decimals and no zeros behind the last that counts."""
    return number(value, 4).rstrip("0").rstrip(".")


def number_line(judged: Judged) -> go.Figure:
    """The printed interval, the computed one and the independent values on one line."""
    claim = judged.claim
    rows = [("The article", printed_interval(claim["number"], claim["kind"] in EXACT_KINDS), ARTICLE_COLOUR)]
    rows += [("From its own numbers", judged.computed, PALETTE[1])] if judged.computed else []
    rows += [(f"Independent {place}", value.interval, PALETTE[0]) for place, value in enumerate(judged.independent, 1)]
    figure = go.Figure([{"type": "scatter", "mode": "lines+markers", "x": list(interval), "y": [name, name], "name": name,
                         "line": {"color": colour, "width": 6}, "marker": {"size": 12, "color": colour, "symbol": "diamond"},
                         "hovertemplate": "%{x:,.4~f}<extra>" + name + "</extra>"} for name, interval, colour in rows],
                       layout_of(claim["printed"] + " " + claim["unit"], "Each mark spans all values that it stands for"))
    figure.update_layout(height=sum((38 for _ in rows), start=190), showlegend=False)
    return figure.update_xaxes(tickformat=None).update_yaxes(autorange="reversed")


if __name__ == "__main__":
    run_app()
