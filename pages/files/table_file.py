"""What a file says of the table in it – what each column is, where it comes from, and what to cite –, and the forms in which it leaves.

The tables of the project are files too, each by itself, and all as one package. A button gives a file: it is made once a reader presses
that, and there until the reader has it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Thread
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from data.leaving.citation import Reference, of_source, of_view
from data.leaving.export import csv_bytes, file_stem, whole_numbers
from data.leaving.package import About, Field, Resource, column_meanings, filters_in_words, inline, package, tables_date, with_units
from data.leaving.sdmx import sdmx_csv
from data.leaving.workbook import workbook
from data.stored.built import as_parquet
from data.stored.read import Tables
from data.text.schema import TABLES
from pages.exhibits.exhibit import Exhibit
from pages.reading.lines import input_sources, lines
from pages.reading.tables import cached, table_descriptions, table_titles, tables, the_article, words_of_lines
from pages.words.titles import DASHBOARD

WHOLE = "china-russia-all-tables"
# Ids that the tables are joined by, with the words that readers know and the table that has them.
NAMED = {"series_id": ("series", "series", "title"), "source_id": ("source", "sources", "attribution_short")}


@dataclass(frozen=True)
class File:
    """A table as files have it; what they say of it is worked out once a form asks for that. Not to be changed.

    `filters` say in words what is set, `place` is the address where it is seen. `table` is where the table of columns
    describes it. Where the rows have no `source_id`, `made_from` names the lines behind each column as `series@source`,
    or a source alone. `notes` are those below the chart.
    """

    rows: pd.DataFrame
    stem: str
    title: str
    filters: Mapping[str, str]
    place: str = ""
    table: str = "view"
    made_from: Mapping[str, list[str]] | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows with their units beside them."""
        return with_units(self.rows, self.table, tables().columns)

    @cached_property
    def meaning(self) -> tuple[tuple[Field, ...], pd.DataFrame]:
        """What each column is, and the sources behind the table."""
        return meaning(self.frame, self.table, self.made_from or {})

    @cached_property
    def about(self) -> About:
        """What the files say of the whole, and what to cite."""
        return about_view(self.stem, self.title, self.filters, self.meaning[1], self.place, self.notes)

    @property
    def resource(self) -> Resource:
        """The table as a file of a package."""
        return Resource(self.stem, self.title, self.frame, self.meaning[0], self.table if is_whole(self.frame, self.table) else "")


def file_of_view(seen: Exhibit, filters: Mapping[str, str], place: str) -> File:
    """A view as files have it."""
    return File(seen.filed, seen.stem, seen.title, filters, place, seen.described_as, seen.made_from, seen.notes)


def meaning(frame: pd.DataFrame, table: str, made_from: Mapping[str, list[str]]) -> tuple[tuple[Field, ...], pd.DataFrame]:
    """What each column is and where it comes from, and the rows of all sources behind the table."""
    of_columns = {column: tuple(sorted({*sources_behind(lines(tuple(names))), *(name for name in names if "@" not in name)}))
                  for column, names in made_from.items()}
    every = sources_behind(frame) if "source_id" in frame else tuple(dict.fromkeys(sum(of_columns.values(), ()))) or the_article()
    words = words_of_lines()  # worked examples have columns that are called by their lines
    fields = tuple(field._replace(title=words.get(field.name, field.title))
                   for field in column_meanings(frame, table, tables().columns, of_columns, every))
    used = {source for field in fields for source in field.sources}
    return fields, tables().sources[tables().sources["source_id"].isin(used)]


def sources_behind(rows: pd.DataFrame) -> tuple[str, ...]:
    """The sources of rows, those of the inputs of computed rows included."""
    inputs = input_sources(rows) if {"series_id", "source_id"} <= set(rows) else []
    return tuple(sorted({*rows["source_id"].dropna(), *inputs}))


def is_whole(frame: pd.DataFrame, table: str) -> bool:
    """Whether a frame is a table of the project, with words beside its ids or not, and not rows that a page has made."""
    return table in TABLES and set(TABLES[table].columns) <= set(frame.columns)


def about_view(stem: str, title: str, filters: Mapping[str, str], sources: pd.DataFrame, place: str,
               notes: tuple[str, ...] = ()) -> About:
    """What the files say of this view, and what to cite: the view, the article, and every source."""
    carried = tables_date(tables().sources)
    view = of_view(DASHBOARD, title, filters_in_words(dict(filters)), carried, place, date.today().isoformat())
    cited = tables().sources[tables().sources["source_id"].isin([*the_article()[:1], *sources["source_id"]])]
    return About(stem, title, dict(filters), place, [view, *of_sources(cited.query("kind != 'own'"))], sources, notes, carried)


def of_sources(sources: pd.DataFrame) -> list[Reference]:
    """The sources as works to cite."""
    return [of_source(source, tables().citations, DASHBOARD) for _, source in sources.iterrows()]


class Form(NamedTuple):
    """A form of a table. The same table gives the same bytes."""

    media_type: str
    made: Callable[[File], bytes]


def parquet(file: File) -> bytes:
    """The table as Parquet, without what pandas would add to it."""
    table = pa.Table.from_pandas(whole_numbers(file.frame), preserve_index=False)
    return as_parquet(table.replace_schema_metadata(None))


FORMS = {
    "csv": Form("text/csv", lambda file: csv_bytes(file.frame)),
    "json": Form("application/json", lambda file: inline(file.about, file.resource)),
    "parquet": Form("application/vnd.apache.parquet", parquet),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                 lambda file: workbook(file.about, file.frame, file.meaning[0])),
    "zip": Form("application/zip", lambda file: package(file.about, [file.resource])),
    "sdmx": Form("application/vnd.sdmx.data+csv;version=2.0.0", lambda file: sdmx_csv(file.frame))}


def file_of_table(name: str) -> File:
    """A table as files have it."""
    return File(for_browsing(name), file_stem("china-russia", name), f"The table {table_titles()[name]}", {}, table=name)


@cached(20)
def for_browsing(name: str) -> pd.DataFrame:
    """A table as it is shown and downloaded: what its ids stand for in their place, and the ids last. Not to be changed."""
    table = getattr(tables(), name)
    known = [] if name in ("series", "sources") else [column for column in NAMED if column in table]
    words = {NAMED[column][0]: named(table[column], *NAMED[column][1:]) for column in known}
    places = [NAMED[column][0] if column in known else column for column in table]
    if name == "observations":
        words |= {"unit": named(table["series_id"], "series", "unit")}
        places = ["year", "value", "unit", "series", "source", *places]  # so that a phone has the value in sight
    return table.assign(**words)[list(dict.fromkeys([*places, *known]))]


def named(cells: pd.Series, table: str, column: str) -> pd.Series:
    """What ids stand for, from the table that has a row for each; an empty id stays empty."""
    names = getattr(tables(), table)
    return cells.map(dict(zip(names.iloc[:, 0], names[column]))).fillna("")


def whole_package() -> bytes:
    """All tables as one package, the computed values among the observations."""
    loaded, titles = tables(), table_titles()
    frames = {name: with_units(frame, name, loaded.columns) for name, frame in zip(Tables._fields, loaded)}
    resources = [Resource(name, titles[name], frame, column_meanings(frame, name, loaded.columns, {}, used(frame)), name,
                          table_descriptions()[name])
                 for name, frame in frames.items()]
    return package(about_view(WHOLE, f"{DASHBOARD}: all tables", {}, loaded.sources, ""), resources)


def used(frame: pd.DataFrame) -> tuple[str, ...]:
    """The sources that the rows of a table name; for tables without them, the article."""
    return tuple(sorted(frame["source_id"].unique())) if "source_id" in frame else the_article()


def file_button(place: Any, label: str, make: Callable[[], bytes], name: str, media_type: str, icon: str, **more: Any) -> None:
    """A button in a place, such as a row or the page, that gives what `make` makes as a file of a name."""
    place.download_button(label, held(make, name, media_type), name, media_type, on_click="ignore", icon=f":material/{icon}:", **more)


def held(make: Callable[[], bytes], name: str, media_type: str) -> Callable[[], bytes]:
    """What makes a file, and holds it for the reader whose page is drawn.

    Streamlit holds what a button makes for nobody: once two more runs of any page, of any reader, are through, it is thrown away,
    and a browser that comes for it later finds nothing. A file of a session it holds until the next run of that session's page.
    """
    session = get_script_run_ctx()

    def made() -> bytes:
        file = make()
        # The manager asks the thread whose session it is, and this one serves others next.
        holding = Thread(target=get_instance().media_file_mgr.add, args=(file, media_type, f"file {name}", name, True))
        add_script_run_ctx(holding, session)
        holding.start()
        holding.join()
        return file

    return made
