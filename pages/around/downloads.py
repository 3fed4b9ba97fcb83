"""What leaves a page: the table as CSV, and behind one button as a package, as Excel, with citations and code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data.citation import Reference, bibtex, of_source, of_view, plain, ris
from data.export import csv_bytes
from data.package import About, Field, Resource, described, package, tables_date, words
from data.read import Tables
from data.schema import TABLES
from data.snippets import snippets
from data.workbook import workbook
from pages.charts.picture import picture_buttons
from pages.reading.lines import input_sources, lines
from pages.reading.tables import Version, held, tables, the_article, version
from pages.views.exhibit import Exhibit
from pages.words.titles import DASHBOARD

MORE = "More formats and citation"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WHOLE = "china-russia-all-tables"


def view_downloads(seen: Exhibit, filters: dict[str, str], place: str, of: Version, *, label: str, key: str, chart: str, image: str,
                   beside: Callable[[Any], None]) -> None:
    """The row of downloads of a view; `place` is its address, `chart` the key of the chart that can be copied, if there is one."""
    downloads(lambda: seen.filed, seen.stem, seen.title, filters, of, place=place, table=seen.described_as, made_from=seen.made_from,
              label=label, key=key, chart=chart, image=image, beside=beside)


@st.fragment  # opening “More formats” draws this row anew and nothing else
def downloads(make: Callable[[], pd.DataFrame], stem: str, title: str, filters: dict[str, str], of: Version, place: str = "",
              table: str = "view", made_from: dict[str, list[str]] | None = None, label: str = "Download CSV", key: str = "",
              chart: str = "", image: str = "svg", beside: Callable[[Any], None] = lambda row: None) -> None:
    """The row of downloads of one table; nothing is made before it is asked for.

    `make` gives the table, `title` and `filters` say in words what it is, and `place` is the address where it is seen. `table`
    is where the table of columns describes it. Where the rows have no `source_id`, `made_from` names the lines
    behind each column as `series@source`, or a source alone. `key` tells two rows on one page apart. `chart` is the key
    of the chart that shows the table, if there is one to save as a picture of the format `image`. `beside` adds to the row.
    """
    row = st.container(horizontal=True, vertical_alignment="center")
    row.download_button(label, lambda: csv_bytes(make()), f"{stem}.csv", "text/csv", on_click="ignore",
                        icon=":material/download:", key=f"csv{key}")
    more = row.popover(MORE, on_change="rerun", key=f"more{key}", icon=":material/ios_share:", width="content")
    if chart:
        picture_buttons(row, chart, stem, image, place, key)
    beside(row)
    if more.open:
        with more:
            link(place)
            frame = make()
            fields, sources = meaning(frame, table, made_from or {})
            about, references = about_view(stem, title, filters, sources, place)
            files(about, Resource(stem, title, frame, fields, table if is_whole(frame, table) else ""), key)
            cite(references, stem, key)
            code(frame, f"{stem}.csv")


def meaning(frame: pd.DataFrame, table: str, made_from: dict[str, list[str]]) -> tuple[tuple[Field, ...], pd.DataFrame]:
    """What each column is and where it comes from, and the rows of all sources behind the table."""
    of_columns = {column: tuple(sorted({*behind(lines(tuple(names), version())), *(name for name in names if "@" not in name)}))
                  for column, names in made_from.items()}
    every = behind(frame) if "source_id" in frame else tuple(dict.fromkeys(sum(of_columns.values(), ()))) or the_article()
    fields = described(frame, table, tables().columns, of_columns, every)
    used = {source for field in fields for source in field.sources}
    return fields, tables().sources[tables().sources["source_id"].isin(used)]


def behind(rows: pd.DataFrame) -> tuple[str, ...]:
    """The sources of rows, those of the inputs of computed rows included."""
    inputs = input_sources(rows) if {"series_id", "source_id"} <= set(rows) else []
    return tuple(sorted({*rows["source_id"].dropna(), *inputs}))


def is_whole(frame: pd.DataFrame, table: str) -> bool:
    """Whether a frame is a table of the project, with words beside its ids or not, and not rows that a page has made."""
    return table in TABLES and set(TABLES[table].columns) <= set(frame.columns)


def about_view(stem: str, title: str, filters: dict[str, str], sources: pd.DataFrame, place: str) -> tuple[About, list[Reference]]:
    """What the files say of this view, and what to cite: the view, the article, and every source."""
    view = of_view(DASHBOARD, title, words(filters), tables_date(tables().sources), place, date.today().isoformat())
    cited = tables().sources[tables().sources["source_id"].isin([*the_article()[:1], *sources["source_id"]])]
    references = [view, *of_sources(cited.query("kind != 'own'"))]
    return About(stem, title, filters, place, tuple(reference.text for reference in references), sources), references


def of_sources(sources: pd.DataFrame) -> list[Reference]:
    """The sources as works to cite."""
    return [of_source(source, tables().citations, DASHBOARD) for _, source in sources.iterrows()]


def link(place: str) -> None:
    """The address of the view to copy, where it is known."""
    if place:
        st.markdown("**Copy link**")
        st.code(place, language=None, wrap_lines=True)


def files(about: About, resource: Resource, key: str) -> None:
    """The package and the workbook."""
    row = st.container(horizontal=True)
    row.download_button("Data package (ZIP)", lambda: package(about, [resource]), f"{about.name}.zip", "application/zip",
                        on_click="ignore", icon=":material/folder_zip:", key=f"zip{key}",
                        help="The CSV file with a description of every column, sources, terms and a readme")
    row.download_button("Excel", lambda: workbook(about, resource.frame, resource.fields), f"{about.name}.xlsx", EXCEL,
                        on_click="ignore", icon=":material/table_view:", key=f"xlsx{key}")


def cite(references: list[Reference], stem: str, key: str) -> None:
    """The citations to copy, and as files for programs that keep references."""
    text, bib, refman = st.tabs(["Copy citation", "BibTeX", "RIS"])
    text.code(plain(references), language=None, wrap_lines=True)
    for place, name, written, mime in ((bib, "bib", bibtex(references), "application/x-bibtex"),
                                       (refman, "ris", ris(references), "application/x-research-info-systems")):
        place.code(written, language=None, wrap_lines=True)
        place.download_button(f"Download .{name}", written, f"{stem}.{name}", mime, on_click="ignore", key=f"{name}{key}")


def code(frame: pd.DataFrame, file: str) -> None:
    """Code that loads the CSV file."""
    st.markdown("**Load the CSV file**")
    written = snippets(frame, file)
    for place, (text, language) in zip(st.tabs(list(written)), written.values()):
        place.code(text, language=language, wrap_lines=True)


def whole_package(of: Version) -> bytes:
    """All tables as one package, the computed values among the observations."""
    loaded = tables()
    resources = [Resource(name, name.capitalize(), frame, described(frame, name, loaded.columns, {}, used(frame)), name, held(of)[name])
                 for name, frame in zip(Tables._fields, loaded)]
    about, _ = about_view(WHOLE, f"{DASHBOARD}: all tables", {}, loaded.sources, "")
    return package(about, resources)


def used(frame: pd.DataFrame) -> tuple[str, ...]:
    """The sources that the rows of a table name; for tables without them, the article."""
    return tuple(sorted(frame["source_id"].unique())) if "source_id" in frame else the_article()
