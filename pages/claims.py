"""Claims: every number of the article, what it rests on, and whether it holds."""

from __future__ import annotations

from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from indicators.claims import VERDICTS
from pages.around.downloads import downloads
from pages.around.links import chart_links
from pages.around.provenance import method_links, provenance
from pages.around.value_table import value_table
from pages.charts.chart import chart
from pages.charts.claims_field import field
from pages.choices.address import check_address, one_of
from pages.choices.settings import first_claim, settings, tests
from pages.ledger.behind import rows_behind
from pages.ledger.claim import arithmetic, head
from pages.ledger.ledger import Judged, ledger, signed
from pages.views import number_line
from pages.parts.cold_start import run_app
from pages.reading.tables import Version, version
from pages.report.kept import add_to_report
from pages.views.claims_list import FILTERS, filters, fitting, for_files, text_of
from pages.words.colours import painted
from pages.words.headings import headings

# The statement comes first and wraps, so that a phone shows it whole with the beginning of the verdict.
COLUMNS = ("statement", "verdict", "severity", "stated", "theme", "locator", "missing")
WIDTHS = {"statement": 225}
FOUR_LINES, ROWS_IN_SIGHT, HEIGHT = 90, 6, 580
ORDERS = ["Gravest first", "As in the article"]
FIELD, LIST = "claims_field", "claims_list"


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Does the article's arithmetic hold?")
    st.markdown("Every number of the article, checked against its other numbers and against independent sources. A "
                "printed number stands for every value that rounds to it, and that interval is carried through the formula.")
    check_address(tests(["claims", "claim"], of) | {"order": one_of(ORDERS)})
    wanted, words, order = choose(of)
    above = st.container()
    statements = settings("claim", of)["claim"].words
    claim_id = st.selectbox("Open a claim", list(statements), index=list(statements).index(first_claim(of)),
                            format_func=statements.get, key="claim", bind="query-params")
    found = fitting(wanted, words, of)
    with above:
        if found.empty:
            st.warning("No claim fits. Take away a filter or shorten the search.", icon=":material/filter_alt_off:")
        else:
            chart(field(tuple(found["claim_id"]), claim_id, of), "china-russia-claims", key=FIELD, pressed=open_claim)
            as_list(found if order == ORDERS[0] else found.sort_index(), wanted, words, of)
    one_claim(claim_id, ledger(of)[claim_id], of)


def choose(of: Version) -> tuple[dict[str, tuple[str, ...]], str, str]:
    """The filters, the words to search for, and the order of the list."""
    place = st.container(horizontal=True, vertical_alignment="bottom")
    wanted = {name: tuple(place.multiselect(name.capitalize(), list(settings("claims", of)[name].words.values()), key=name,
                                            bind="query-params", placeholder="All", width=220)) for name in FILTERS}
    words = place.text_input("Search", key="search", bind="query-params", placeholder="a word or number", width=200)
    return wanted, words, place.selectbox("Order of the list", ORDERS, key="order", bind="query-params", width=200)


def as_list(shown: pd.DataFrame, wanted: dict[str, tuple[str, ...]], words: str, of: Version) -> None:
    """The claims as a file and as a list; ticking a row opens the claim."""
    downloads(lambda: for_files(shown), "china-russia-claims", "Claims of the article with their verdicts", filters(wanted, words), of,
              table="claims", chart=FIELD, beside=partial(add_to_report, text_of(wanted, words, of)))
    value_table(shown.assign(verdict=shown["label"])[list(COLUMNS)], columns(of), "The claims with their verdicts", grid={
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
def columns(of: Version) -> dict:
    """What the columns of the list are called, the verdicts as labels in their colours."""
    paints = [painted("verdict")[verdict].colour for verdict in VERDICTS]
    labels = list(map(signed, VERDICTS))
    known = headings("claims", COLUMNS, of, WIDTHS)
    return known | {"verdict": st.column_config.MultiselectColumn(known["verdict"]["label"], options=labels, color=paints, width=235)}


def one_claim(claim_id: str, judged: Judged, of: Version) -> None:
    """A claim opened: its verdict, its number line, its arithmetic, and where all that comes from."""
    head(judged)
    if number_line.has_line(judged):
        on_a_line(claim_id, of)
    arithmetic(judged)
    if judged.claim["measure"]:
        method_links([judged.claim["measure"]], of)
    chart_links(claim_id, of)
    if not (rows := rows_behind(claim_id, of)).empty:
        provenance(rows, of)


def on_a_line(claim_id: str, of: Version) -> None:
    """The number line of a claim, and its file."""
    chart(number_line.line_of(claim_id, of), "china-russia-claim", number_line.alt(claim_id, of))
    downloads(lambda: number_line.in_files(claim_id, of), "china-russia-claim", "A claim of the article and what it is compared with",
              number_line.filters(claim_id, of), of, label="Download claim", key="_claim",
              made_from=dict.fromkeys(("stands_from", "stands_to"), number_line.made_from(claim_id, of)),
              chart="chart_figure", beside=partial(add_to_report, number_line.text_of(claim_id, of)))


if __name__ == "__main__":
    run_app()
