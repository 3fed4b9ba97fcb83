"""Data and sources: every table and every source, to browse and to download."""

from __future__ import annotations

from functools import lru_cache
import pandas as pd
import pyarrow as pa
import streamlit as st

from data.export import csv_bytes, file_stem
from data.package import described
from data.read import Tables
from pages.parts.address import check_address, one_of
from pages.parts.cold_start import run_app
from pages.parts.downloads import WHOLE, downloads, whole_package
from pages.parts.places import source_names
from pages.parts.source_entry import choose_source
from pages.parts.tables import Version, tables, texts, version
from pages.parts.view import NO_VALUE

TABLES = {
    "observations": "One row for each value and source, computed values included.",
    "series": "What each series measures, its unit, reporter and partner.",
    "sources": "Who published what, the full citation, terms of use and where it was read.",
    "claims": "One row for each number of the article, with what it is checked against.",
    "hypotheses": "Simple slips that are tried on a claim that fails.",
    "measures": "The registry of measures.",
    "deals": "One row for each arms deal and report of it.",
    "events": "Dated milestones.",
    "derivations": "Which measure computes which series from which inputs.",
    "quantities": "Quantities that several series or sources state, for the page Reconcile.",
    "charts": "Which series and sources each chart offers.",
    "periods": "Periods that charts can shade, each with its source.",
    "units": "How a number of each unit is written for readers.",
    "citations": "What files of citations need beyond the table of sources: persons, journals, DOIs.",
    "palettes": "One colour and sign for each country, kind of source and verdict.",
    "columns": "What each column of each table and file holds, and its unit.",
    "themes": "The pages and their texts."}


def show() -> None:
    """Draw the page."""
    of = version()
    theme = texts("data", of)
    st.title(theme["title"])
    st.markdown(theme["lead"])
    check_address({"table": one_of(list(TABLES)), "source": one_of(list(source_names(of).values()))})
    st.download_button("Whole data set (ZIP)", lambda: whole_package(of), f"{WHOLE}.zip", "application/zip", on_click="ignore",
                       icon=":material/folder_zip:", help="All tables as one Data Package with a readme")
    name = st.selectbox("Table", list(TABLES), index=list(TABLES).index("observations"), key="table",
                        bind="query-params", width=320)
    browse(name, getattr(tables(), name), arrow(name, of), of)
    st.header("One source")
    choose_source(of)
    st.header("All sources and the series that use them")
    source_list(*listed(of))


@lru_cache(maxsize=16)
def arrow(name: str, of: Version) -> pa.Table:
    """A table as Streamlit sends it, converted once."""
    return pa.Table.from_pandas(getattr(tables(), name), preserve_index=False)


def browse(name: str, table: pd.DataFrame, sent: pa.Table, of: Version) -> None:
    """One table whole, with its file."""
    st.caption(f"{TABLES[name]} {len(table):,} rows. A year without a value has no row here.")
    downloads(lambda: table, file_stem("china-russia", name), f"The table {name}", {}, of, table=name)
    st.dataframe(sent, hide_index=True, alt=f"The table {name}", height=420, column_config=headings(name, of), placeholder=NO_VALUE)


@lru_cache(maxsize=20)
def headings(name: str, of: Version) -> dict:
    """What readers call the columns of a table, its ids in the files; years without a thousands separator."""
    table = getattr(tables(), name)
    titles = {field.name: field.title for field in described(table, name, tables().columns, {}, ())}
    return {column: st.column_config.NumberColumn(title, format="%d") if column.endswith("year") else title
            for column, title in titles.items()}


def source_list(sources: pd.DataFrame, sent: pa.Table, headings: dict) -> None:
    """Each source with its citation, terms, place of reading and series."""
    st.download_button("Download sources", lambda: csv_bytes(sources),
                       "china-russia-sources-and-series.csv", "text/csv",
                       on_click="ignore", icon=":material/download:")
    st.dataframe(sent, hide_index=True, column_config=headings, height=600, row_height=60,
                 alt="Every source with the series that use it")


@lru_cache(maxsize=2)
def listed(of: Version) -> tuple[pd.DataFrame, pa.Table, dict]:
    """The sources as readers want them, with the headings of the columns."""
    sources = tables().sources
    headings = {"attribution_short": "Source", "citation_full": "Citation", "reliability": "Reliability",
                "license_name": "Terms", "used_by": "Used for", "date_accessed": "Accessed",
                "retrieved_from": "Read in", "url_main": st.column_config.LinkColumn("Address"),
                "note": "Note"}
    found = sources.assign(used_by=sources["source_id"].map(using(tables())))[list(headings)]
    return found, pa.Table.from_pandas(found, preserve_index=False), headings


def using(loaded: Tables) -> dict[str, str]:
    """What each source is used for: the titles of its series, its deals and its events."""
    titles = loaded.series.set_index("series_id")["title"]
    uses = pd.concat([
        loaded.observations.assign(use=loaded.observations["series_id"].map(titles)),
        loaded.deals.assign(use="Arms deal: " + loaded.deals["system"]),
        loaded.periods.assign(use="Period: " + loaded.periods["title"]),
        loaded.events.assign(use="Event: " + loaded.events["title"])])[["source_id", "use"]]
    return uses.drop_duplicates().groupby("source_id")["use"].agg("; ".join).to_dict()


if __name__ == "__main__":
    run_app()
