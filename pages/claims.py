"""Claims: every number of the article, what it rests on, and whether it holds."""

from typing import Any

import streamlit as st

from pages.around.lay_out import beside_a_rail, exhibit_or_message, lay_out, set_views
from pages.around.places import link
from pages.around.provenance import method_links, provenance
from pages.catalogue.registry import text_of, view_settings
from pages.charts.chart import chart
from pages.charts.claims_field import field
from pages.choices.in_sight import bring_into_sight
from pages.choices.setting import Chosen
from pages.choices.widgets import set_answer
from pages.ledger.claim import arithmetic, head
from pages.ledger.ledger import charts_about, ledger, rows_behind
from pages.reading.tables import texts
from pages.views.claims_list import fitting
from pages.views.number_line import has_line
from pages.words.plain import as_text
from pages.words.titles import TITLES

PAGE, CLAIMS, CLAIM = "claims", "claims", "claim"
FOUR_LINES, ROWS_IN_SIGHT, HEIGHT = 90, 6, 580
FIELD, LIST, FOUND, NEXT = "chart_figure", "claims_list", "claims_found", "claim_next"


def show() -> None:
    """Draw the page."""
    with beside_a_rail(PAGE, pressed=True) as (rail, below, pressed, asked):
        if asked and CLAIM not in asked:
            st.session_state[FOUND] = []  # a link to some claims, which names none to open
        if NEXT in st.session_state:
            open_claim(st.session_state.pop(NEXT))
        found = set_views(PAGE, [CLAIMS, CLAIM], rail)
        ask_for_one(found[CLAIMS], found[CLAIM][CLAIM], rail)
        rail.caption(as_text(texts(PAGE)["lead"]))
        if field_and_list(found[CLAIMS], found[CLAIM], below):
            with pressed:
                one_claim(found[CLAIM])
                bring_into_sight("pressed", found[CLAIM][CLAIM], CLAIM in asked)


def ask_for_one(chosen: Chosen, opened: str, rail: Any) -> None:
    """Ask which claim is to be opened: of those that the filters leave, in the order of the list; the open one can always stay."""
    setting = view_settings(CLAIM)[CLAIM]
    offered = list(dict.fromkeys([*fitting(chosen)["claim_id"], opened]))
    st.session_state[CLAIM] = opened
    rail.selectbox(setting.label, offered, offered.index(opened), format_func=setting.options.get, key=CLAIM,
                   on_change=lambda: open_claim(st.session_state[CLAIM]))


def field_and_list(chosen: Chosen, opened: Chosen, below: Any) -> bool:
    """The claims as a field and as a list, with what can be taken along of both; pressing a field or ticking a row opens one.
    False if none fits.

    Once the reader has chosen others, of which the open one is none, the gravest of them is opened.
    """
    text = text_of(CLAIMS, chosen)
    seen = exhibit_or_message(text)
    if seen is None:
        return False
    ids = list(seen.rows["claim_id"])
    if st.session_state.get(FOUND, ids) != ids and opened[CLAIM] not in ids:
        st.session_state[FOUND], st.session_state[NEXT] = ids, ids[0]
        st.rerun()
    st.session_state[FOUND] = ids
    chart(field(tuple(ids), opened["claim"]), seen.summary, FIELD, open_claim)
    in_order = text_of(CLAIMS, chosen | {"open": ()}, whole=True)  # the report keeps what is chosen, in no order of its own
    listed = list(fitting(chosen)["claim_id"])

    def open_ticked() -> None:
        for row in st.session_state[LIST].selection.rows:
            open_claim(listed[row])
    lay_out(in_order, kept=text, below=below, drawn=FIELD, traced=False, grid={
        "key": LIST, "row_height": FOUR_LINES, "height": HEIGHT if len(listed) > ROWS_IN_SIGHT else "content",
        "selection_mode": "single-row", "on_select": open_ticked})
    return True


def open_claim(claim_id: str) -> None:
    """Open a claim."""
    set_answer(PAGE, CLAIM, (claim_id,))


def one_claim(chosen: Chosen) -> None:
    """A claim opened: its verdict, its number line, its arithmetic, and where all that comes from."""
    claim_id = chosen["claim"]
    judged = ledger()[claim_id]
    head(judged)
    if has_line(judged):
        lay_out(text_of(CLAIM, chosen), part="claim", noted=False)
    arithmetic(judged)
    if judged.claim["measure"]:
        method_links([judged.claim["measure"]])
    for about in charts_about(claim_id):
        link(f"{TITLES[about.theme]}: {about.title}", "Chart", about.chart_id, icon=":material/show_chart:")
    if not (rows := rows_behind(claim_id)).empty:
        provenance(rows)
