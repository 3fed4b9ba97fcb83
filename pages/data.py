"""Data and sources: every table and every source, to browse and to download."""

import os

import pandas as pd
import pyarrow as pa
import streamlit as st

from data.leaving.export import csv_bytes
from data.text.schema import OBS_STATUS
from pages.around.downloads import cite, downloads
from pages.around.lay_out import asked_views, notices
from pages.around.places import link
from pages.catalogue.registry import chart_labels, view_settings
from pages.choices.address import data_at, write_address
from pages.choices.setting import write
from pages.choices.widgets import ask_settings, on_page
from pages.exhibits.tables import NO_VALUE
from pages.files.table_file import WHOLE, File, file_button, file_of_table, for_browsing, of_sources, whole_package
from pages.ledger.ledger import printed_with_unit, rows_behind
from pages.reading.tables import by_id, cached, ids, table_descriptions, table_titles, tables, texts, the_article
from pages.words.headings import headings, with_numbers
from pages.words.plain import as_text, web_link
from pages.words.titles import TITLES

CONTACT_VARIABLE = "CHINA_RUSSIA_CONTACT"  # to whom a reader who knows a source can write: an address of the web or of mail
PAGE, TABLE, SOURCE, SOURCE_FIRST = "data", "table", "source", "source_first"
# Text wraps in columns of a set width only; source and citation stand side by side on a phone.
WIDTHS = {"attribution_short": 88, "citation_full": 268, "used_by": 330, "license_name": 200, "retrieved_from": 240, "note": 300}
LISTED = (*WIDTHS, "reliability", "date_accessed", "url_main")
SHOWN_FIRST = {"series": 330, "source": 180}
HOLE_WIDTHS = {"title": 240, "charts": 220, "searched": 320, "would_fill": 300}
SEVEN_LINES, ROWS_IN_SIGHT, USES_IN_SIGHT, FEW = 136, 11, 3, 8
RESTING = {"Series": "Series", "Deals": "Deal", "Events": "Event", "Claims": "Claim"}  # what can rest on a source, and what one is called


def show() -> None:
    """Draw the page."""
    theme = texts(PAGE)
    st.title(as_text(theme["title"]), anchor=False)
    st.markdown(as_text(theme["lead"]))
    if asked := asked_views(PAGE):
        st.session_state[SOURCE_FIRST] = SOURCE in asked and bool(on_page(PAGE).get(SOURCE))
    notices()
    file_button(st, "Whole data set (ZIP)", whole_package, f"{WHOLE}.zip", "application/zip", "folder_zip",
                help="All tables as one Data Package with a readme")
    settings = {view: view_settings(view) for view in (TABLE, SOURCE)}
    led_to = st.container()  # a source that the reader has been led to stands in sight
    with st.container():
        name = ask_settings(PAGE, settings[TABLE], st)["table"]
        browse(name)
    with led_to if st.session_state.get(SOURCE_FIRST) else st.container():
        st.header("One source", anchor=False)
        chosen = ask_settings(PAGE, settings[SOURCE], st)
        if chosen["source"]:
            one_source(tables().sources.set_index("source_id", drop=False).loc[chosen["source"]])
    write_address(PAGE, [write(TABLE, {"table": name}, settings[TABLE]), write(SOURCE, chosen, settings[SOURCE])])
    holes()
    source_list()


def one_source(source: pd.Series) -> None:
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
                link(words, RESTING[kind], name)


def facts(source: pd.Series) -> dict[str, str]:
    """What is known of a source, in Markdown."""
    address, terms = source["url_main"], source["license_name"]
    return {"Citation": as_text(source["citation_full"]), "Address": web_link(address, address),
            "Kind": source["kind"], "Reliability": source["reliability"], "Terms": web_link(terms, source["license_url"]),
            "Read in": "" if source["retrieved_from"] == address else as_text(source["retrieved_from"]),
            "Published": source["date_published"], "Last access": source["date_accessed"], "Note": as_text(source["note"])}


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


def holes() -> None:
    """What is missing in the series that the article argues from, what was searched, and what would fill it."""
    st.header("What we could not find", anchor=False)
    st.markdown("Each row is a hole in a series, with what was searched for it and the record that would fill it. "
                f"If you know a source, please tell {os.environ.get(CONTACT_VARIABLE) or 'those who run this dashboard'}: a chart names "
                "what it lacks in the years that it shows.")
    found, titles = tables().holes, chart_labels()
    found = found.assign(charts=["; ".join(titles[name] for name in ids(cell)) for cell in found["charts"]])
    downloads(File(found, "china-russia-holes", "What we could not find", {}, table="holes"), "Download the list", "_holes")
    seen = found.drop(columns=["hole_id", "series", "position"]).assign(theme=found["theme"].map(TITLES))
    st.dataframe(seen, hide_index=True, alt="What we could not find", row_height=SEVEN_LINES,
                 column_config=headings("holes", tuple(found), HOLE_WIDTHS), height=420)


@cached(20)
def on_screen(name: str) -> pd.DataFrame:
    """A table as readers see it: the status and the theme in words, without the places of rows in an order. Files have all as it is.

    Not to be changed.
    """
    table = for_browsing(name).drop(columns="position", errors="ignore").rename(columns={"obs_status": "status"})
    words = {"status": OBS_STATUS} | ({} if name == "themes" else {"theme": TITLES})
    return table.assign(**{column: table[column].map(known) for column, known in words.items() if column in table})


@cached(20)
def arrow(name: str) -> pa.Table:
    """A table as Streamlit sends it, converted once; text that comes again and again is sent once."""
    sent = pa.Table.from_pandas(on_screen(name), preserve_index=False)
    for place, field in enumerate(sent.schema):
        if pa.types.is_large_string(field.type) or pa.types.is_string(field.type):
            sent = sent.set_column(place, field.name, sent.column(place).dictionary_encode())
    return sent


def browse(name: str) -> None:
    """One table whole, with its file."""
    seen = on_screen(name)
    st.caption(f"{as_text(table_descriptions()[name])} {len(seen):,} rows.")
    downloads(file_of_table(name), data=data_at("tables", name))
    st.dataframe(arrow(name), hide_index=True, alt=f"The table {table_titles()[name]}",
                 height=420 if len(seen) > ROWS_IN_SIGHT else "content",
                 column_config=with_numbers(headings(name, tuple(seen), SHOWN_FIRST if name == "observations" else {}), seen, name),
                 placeholder=NO_VALUE)


def source_list() -> None:
    """Each source with its citation, terms, place of reading and series."""
    sources, sent = listed()
    known = headings("sources", LISTED, WIDTHS)
    known |= {"url_main": st.column_config.LinkColumn(known["url_main"]["label"])}
    st.header("All sources and the series that use them", anchor=False)
    file_button(st, "Download sources", lambda: csv_bytes(sources), "china-russia-sources-and-series.csv", "text/csv", "download")
    st.caption(f"The list names {USES_IN_SIGHT} uses of a source, the file all.")
    st.dataframe(sent, hide_index=True, column_config=known, height=600, row_height=SEVEN_LINES,
                 alt="Every source with the series that use it")


@cached(2)
def listed() -> tuple[pd.DataFrame, pa.Table]:
    """The sources with all their uses, for a file, and with the first few as Streamlit sends them. Not to be changed."""
    sources, known_uses = tables().sources, using()
    uses = pd.Series([known_uses.get(source, []) for source in sources["source_id"]], sources.index, dtype=object)
    found = sources.assign(used_by=uses.str.join("; "))[list(LISTED)]
    more = uses.str[USES_IN_SIGHT:].str.len().map(lambda many: f"; and {many} more" if many else "")
    return found, pa.Table.from_pandas(found.assign(used_by=uses.str[:USES_IN_SIGHT].str.join("; ") + more), preserve_index=False)


def using() -> dict[str, list[str]]:
    """What each source is used for: the titles of its series, its deals and its events."""
    loaded = tables()
    titles = by_id("series")["title"]
    uses = pd.concat([
        loaded.observations.assign(use=loaded.observations["series_id"].map(titles)),
        loaded.deals.assign(use="Arms deal: " + loaded.deals["system"]),
        loaded.periods.assign(use="Period: " + loaded.periods["title"]),
        loaded.events.assign(use="Event: " + loaded.events["title"])])[["source_id", "use"]]
    return uses.drop_duplicates().groupby("source_id")["use"].agg(list).to_dict()
