"""One source: what it is, how to cite it, and what rests on it."""

import pandas as pd
import streamlit as st

from pages.around.downloads import cite
from pages.around.places import link
from pages.files.table_file import of_sources
from pages.ledger.behind import rows_behind
from pages.ledger.ledger import printed_with_unit
from pages.reading.tables import cached, tables, the_article
from pages.words.plain import as_text, web_link

FEW = 8


def entry(source: pd.Series) -> None:
    """The words of a source, its citation, and links to what rests on it."""
    st.subheader(as_text(source["title"]))
    st.markdown("  \n".join(f"**{label}:** {words}" for label, words in facts(source).items() if words))
    place = st.expander("Cite this source", icon=":material/format_quote:", on_change="rerun", key="cite_panel")
    if place.open and source["kind"] != "own":
        with place:
            cite(of_sources(source.to_frame().T), f"china-russia-{source['source_id']}", "_source")
    elif place.open:
        place.write("Cite the sources of the values that it is computed from, and this dashboard.")
    for kind, found in resting(source["source_id"]).items():
        with st.expander(f"{kind} that rest on it: {len(found)}", expanded=len(found) <= FEW):
            for name, words in found.items():
                link(words, KINDS[kind], name)


def facts(source: pd.Series) -> dict[str, str]:
    """What is known of a source, in Markdown."""
    address, terms = source["url_main"], source["license_name"]
    return {"Citation": as_text(source["citation_full"]), "Address": web_link(address, address),
            "Kind": source["kind"], "Reliability": source["reliability"], "Terms": web_link(terms, source["license_url"]),
            "Read in": "" if source["retrieved_from"] == address else as_text(source["retrieved_from"]),
            "Published": source["date_published"], "Last access": source["date_accessed"], "Note": as_text(source["note"])}


KINDS = {"Series": "Series", "Deals": "Deal", "Events": "Event", "Claims": "Claim"}


@cached(200)
def resting(source_id: str) -> dict[str, dict[str, str]]:
    """The series, deals, events and claims that rest on a source: for each kind the words by id, where there are any.

    Claims are those that it is set beside: its values, its reports of deals, its events. The article's texts state all.
    """
    loaded = tables()
    series = loaded.series[loaded.series["series_id"].isin(loaded.observations.query("source_id == @source_id")["series_id"])]
    deals = loaded.deals.query("source_id == @source_id").drop_duplicates("deal_id")
    events = loaded.events.query("source_id == @source_id")
    claims = {claim["claim_id"]: f"{claim['statement']} ({printed_with_unit(claim)})" for _, claim in loaded.claims.iterrows()
              if source_id in the_article() or source_id in set(rows_behind(claim["claim_id"])["source_id"])}
    found = {"Series": dict(zip(series["series_id"], series["title"])), "Deals": dict(zip(deals["deal_id"], deals["system"])),
             "Events": dict(zip(events["event_id"], events["title"])), "Claims": claims}
    return {kind: words for kind, words in found.items() if words}
