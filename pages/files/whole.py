"""The tables of the project as files: each by itself, and all as one package."""

import pandas as pd

from data.leaving.export import file_stem
from data.leaving.package import Resource, column_meanings, package
from data.stored.read import Tables
from pages.files.table_file import File, about_view
from pages.reading.tables import cached, table_descriptions, table_titles, tables, the_article
from pages.words.titles import DASHBOARD

WHOLE = "china-russia-all-tables"
# Ids that the tables are joined by, with the words that readers know and the table that has them.
NAMED = {"series_id": ("series", "series", "title"), "source_id": ("source", "sources", "attribution_short")}


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
    resources = [Resource(name, titles[name], frame, column_meanings(frame, name, loaded.columns, {}, used(frame)), name,
                          table_descriptions()[name])
                 for name, frame in zip(Tables._fields, loaded)]
    return package(about_view(WHOLE, f"{DASHBOARD}: all tables", {}, loaded.sources, ""), resources)


def used(frame: pd.DataFrame) -> tuple[str, ...]:
    """The sources that the rows of a table name; for tables without them, the article."""
    return tuple(sorted(frame["source_id"].unique())) if "source_id" in frame else the_article()
