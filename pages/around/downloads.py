"""What leaves a page: the table as CSV, and behind one button as a package, as Excel, with citations and code."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from data.leaving.citation import Reference, bibtex, plain, ris
from data.leaving.export import csv_bytes
from data.leaving.sdmx import fault
from data.leaving.snippets import snippets
from pages.catalogue.entries import MORE
from pages.charts.picture import picture_buttons
from pages.files.framed import embedded
from pages.files.table_file import FORMS, File, file_button

OPEN_FORMATS = "open_formats"  # asked for by the search, of the first table of the page that is drawn next


@st.fragment  # opening “More formats” draws this row anew and nothing else
def downloads(file: File, label: str = "Download CSV", key: str = "", chart: str = "", on_screen: str = "", data: str = "",
              sentence: str = "", beside: Callable[[Any], None] = lambda row: None) -> None:
    """The row of downloads of one table; nothing is made before it is asked for.

    `key` tells two rows on one page apart. `chart` is the key of the chart that shows the table, if there is one to save as a picture.
    `on_screen` is the address to copy, with what is open on the page, and `data` that of the data, without the form at its end.
    `sentence` says what several charts show together. `beside` adds to the row.
    """
    row = st.container(horizontal=True, vertical_alignment="center")
    file_button(row, label, lambda: csv_bytes(file.frame), f"{file.stem}.csv", "text/csv", "download", key=f"csv{key}")
    more = row.button(MORE, key=f"more{key}", icon=":material/ios_share:")
    if chart:
        picture_buttons(row, chart, file.stem, file.place, on_screen or file.place, key, sentence)
    beside(row)
    if st.session_state.pop(OPEN_FORMATS, False) or more:
        formats(file, on_screen or file.place, data, key)


@st.dialog(MORE, width="medium")  # a popover tells that it closes, which brings a reader back who has closed it by a link to another page
def formats(file: File, on_screen: str, data: str, key: str) -> None:
    """Every form of a table, over the page: links to copy, files, citations, code."""
    link(file, on_screen, data)
    row = st.container(horizontal=True)
    for form, label, icon, said in (("zip", "Data package (ZIP)", "folder_zip",
                                     "The CSV file with a description of every column, sources, terms and a readme"),
                                    ("xlsx", "Excel", "table_view", None)):
        file_button(row, label, partial(FORMS[form].made, file), f"{file.stem}.{form}", FORMS[form].media_type, icon, key=f"{form}{key}",
                    help=said)
    cite(file.about.references, file.stem, key)
    st.markdown("**Load the CSV file**")  # from its address where that is known, else as it was downloaded
    written = snippets(file.frame, f"{file.stem}.csv", data and f"{data}.csv")
    for place, (text, language) in zip(st.tabs(list(written)), written.values()):
        place.code(text, language=language, wrap_lines=True)


def link(file: File, on_screen: str, data: str) -> None:
    """The addresses of the view as it is on the screen and of its data to copy, where they are known, and the code to embed it,
    where that is allowed."""
    for heading, text in (("Copy link", on_screen), ("Embed the chart", embedded(file.place, file.title)),
                          ("Data by address", data and f"{data}.csv")):
        if text:
            st.markdown(f"**{heading}**")
            st.code(text, language=None, wrap_lines=True)
    if data:
        without = {"csv", "sdmx"} if fault(file.frame) else {"csv"}
        st.caption(f"The same with {', '.join(f'`.{form}`' for form in FORMS if form not in without)} at its end gives other forms.")


def cite(references: list[Reference], stem: str, key: str) -> None:
    """The citations to copy, and as files for programs that keep references."""
    text, bib, refman = st.tabs(["Copy citation", "BibTeX", "RIS"])
    text.code(plain(references), language=None, wrap_lines=True)
    for place, name, written, mime in ((bib, "bib", bibtex(references), "application/x-bibtex"),
                                       (refman, "ris", ris(references), "application/x-research-info-systems")):
        place.code(written, language=None, wrap_lines=True)
        place.download_button(f"Download .{name}", written, f"{stem}.{name}", mime, on_click="ignore", key=f"{name}{key}")
