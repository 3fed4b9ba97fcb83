"""One source opened: what it is, its terms, what rests on it, and how to cite it."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from pages.parts.downloads import cite, of_sources
from pages.parts.places import link, source_names
from pages.parts.tables import Version, tables

MOST_LINKS = 12


def source_entry(of: Version) -> None:
    """The source that the reader or the address chooses."""
    names = source_names(of)
    chosen = st.selectbox("Source", list(names), format_func=names.get, key="source", bind="query-params", width=520)
    st.markdown(words(chosen, of))
    st.markdown("**What rests on it**")
    with st.container(horizontal=True):
        for kind, name, label in resting(chosen, of):
            link(label, kind, name, of)
    place = st.expander("Cite this source", icon=":material/format_quote:", on_change="rerun", key="cite_panel")
    if place.open:
        with place:
            cite(of_sources(tables().sources.query("source_id == @chosen")), f"china-russia-{chosen}", "_source")


@lru_cache(maxsize=200)
def words(source_id: str, of: Version) -> str:
    """The citation, what kind of source it is, its terms, and where and when it was read, in Markdown."""
    source = tables().sources.set_index("source_id").loc[source_id]
    terms = f"[{source['license_name']}]({source['license_url']})" if source["license_url"] else source["license_name"]
    lines = [source["citation_full"], f"**Kind:** {source['kind']}, {source['reliability']}. **Terms:** {terms}.",
             f"**Read in:** {source['retrieved_from']}. **Last access:** {source['date_accessed']}.", source["note"]]
    return "\n\n".join(filter(None, lines))


@lru_cache(maxsize=200)
def resting(source_id: str, of: Version) -> list[tuple[str, str, str]]:
    """The series, deals, events and claims that use a source, each with its kind, id and words."""
    loaded = tables()
    titles, statements = (dict(zip(table.iloc[:, 0], table[column])) for table, column in
                          ((loaded.series, "title"), (loaded.claims, "statement")))
    used = {"Series": (loaded.observations, "series_id", titles), "Deal": (loaded.deals, "deal_id", dict(zip(loaded.deals["deal_id"], loaded.deals["system"]))),
            "Event": (loaded.events, "event_id", dict(zip(loaded.events["event_id"], loaded.events["title"])))}
    found = [(kind, name, f"{kind}: {named[name]}") for kind, (table, key, named) in used.items()
             for name in table.loc[table["source_id"] == source_id, key].unique()]
    return found[:MOST_LINKS] + [("Claim", claim, f"Claim: {statements[claim]}") for claim in claims_on(loaded.claims, source_id)][:MOST_LINKS]


def claims_on(claims: pd.DataFrame, source_id: str) -> list[str]:
    """The ids of the claims that are compared with a value of the source."""
    cells = claims["compare"] + " " + claims["implied"]
    return claims.loc[cells.str.contains(f"@{source_id}@", regex=False), "claim_id"].tolist()
