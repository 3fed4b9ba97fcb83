"""Links between what belongs together: a claim and its charts, a chart and the claims about it."""

from __future__ import annotations

import streamlit as st

from pages.ledger.behind import charts_about
from pages.ledger.ledger import ledger, signed, stated
from pages.reading.tables import Version
from pages.around.places import page
from pages.words.titles import TITLES


def claim_links(claim_ids: list[str], of: Version) -> None:
    """A link to each claim, with its verdict."""
    for claim_id in claim_ids:
        judged = ledger(of)[claim_id]
        st.page_link(page("claims"), query_params={"claim": judged.claim["statement"]},
                     label=f"{signed(judged.verdict)}: {judged.claim['statement']} "
                           f"({stated(judged.claim)})")


def chart_links(claim_id: str, of: Version) -> None:
    """A link to each chart that shows what a claim is about."""
    for chart in charts_about(claim_id, of):
        st.page_link(page(chart.theme), query_params={"chart": chart.tab}, icon=":material/show_chart:",
                     label=f"{TITLES[chart.theme]}: {chart.title}")
