"""The tables, read once per version of the files and kept in memory, and which years there are: both follow from the files."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, partial, wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, TypeVar

import pandas as pd

from data.large import schema as large
from data.stored.built import fingerprint
from data.stored.read import Tables, folder_in_use, read_all
from indicators.formulas.derive import derived_rows
from indicators.shown.rows import base_years

Years = tuple[int, int]
Version = tuple[Path, tuple[int | large.Version, ...]]
Function = TypeVar("Function", bound=Callable[..., Any])
in_force: ContextVar[Version | None] = ContextVar("in_force", default=None)


def version() -> Version:
    """Which files are in use, those of the large tables too."""
    if known := in_force.get():
        return known
    folder = folder_in_use()
    return folder, (*fingerprint(folder), large.version())


@contextmanager
def one_version() -> Iterator[Version]:
    """What is asked within it is of one version of the files, which are looked at once, at its beginning."""
    before = in_force.set(version())
    try:
        yield version()
    finally:
        in_force.reset(before)


def cached(most: int) -> Callable[[Function], Function]:
    """Keep the last answers of a function, `most` of them, each for as long as the files are not written again."""
    def keeping(function: Function) -> Function:
        @lru_cache(maxsize=most)
        def answer(of: Version, *given: Any, **named: Any) -> Any:
            return function(*given, **named)

        @wraps(function)
        def asked(*given: Any, **named: Any) -> Any:
            if of := in_force.get():  # as for nearly all of the thousands of calls of a page
                return answer(of, *given, **named)
            with one_version() as of:
                return answer(of, *given, **named)
        asked.cache_clear = answer.cache_clear
        return asked
    return keeping


@cached(2)
def tables() -> Tables:
    """All tables, the computed values among the observations. Not to be changed by a page."""
    read = read_all(version()[0])
    functions = {row.measure_id: resolve_name(row.function) for row in read.measures.itertuples()
                 if row.measure_id in set(read.derivations["measure"])}
    own = derived_rows(read.observations, read.derivations, functions, line_names(read),
                       set(read.measures.loc[read.measures["only_sums"], "measure_id"]))
    return read._replace(observations=pd.concat([read.observations, own], ignore_index=True))


@cached(20)
def by_id(table: str) -> pd.DataFrame:
    """The rows of a table by their ids, which stand in its first column. Not to be changed."""
    frame = getattr(tables(), table)
    return frame.set_index(frame.columns[0])


def line_names(read: Tables) -> dict[str, str]:
    """Words for every `series@source` that a formula may take in."""
    names = pd.concat([read.observations, read.derivations])[["series_id", "source_id"]].drop_duplicates()
    full = names.merge(read.series, on="series_id").merge(read.sources[["source_id", "kind", "attribution_short"]], on="source_id")
    return {f"{series}@{source}": f"{title} ({short})" for series, source, title, short in zip(
        full["series_id"], full["source_id"], series_titles(full, "title"), full["attribution_short"])}


def series_titles(rows: pd.DataFrame, column: str) -> pd.Series:
    """The titles or short titles of rows of series with the `kind` of their sources: the article has its own where it says less."""
    of_article = rows[f"{column}_in_article"]
    return rows[column].mask((rows["kind"] == "article") & (of_article != ""), of_article)


@cached(2)
def words_of_lines() -> dict[str, str]:
    """The same of the tables in use. Not to be changed."""
    return line_names(tables())


@cached(2)
def the_article() -> tuple[str, ...]:
    """The sources that are the article, its text before its footnotes: what tables without sources of their own are about."""
    return tuple(tables().sources.query("kind == 'article'")["source_id"])


@cached(20)
def column(table: str, name: str) -> dict[str, Any]:
    """A column of a table by the ids of its rows, which stand in the first. Not to be changed."""
    return by_id(table)[name].to_dict()


short_names, measure_names = partial(column, "sources", "attribution_short"), partial(column, "measures", "name")
patterns = partial(column, "units", "pattern")  # how a number of each unit is written
table_titles, table_descriptions = partial(column, "contents", "title"), partial(column, "contents", "description")


def phrase(phrase_id: str, *given: Any, **named: Any) -> str:
    """What pages say in words of their own, from the table of phrases, with what is `given` or `named` in its places."""
    return column("phrases", "text")[phrase_id].format(*given, **named)


def ids(cell: str) -> list[str]:
    """The ids in a list cell of a table."""
    return cell.split("; ") if cell else []


@cached(20)
def lines_as(role: str) -> dict[str, str]:
    """The lines that the analysis pages have in a role, each `series@source`, by their names there. Not to be changed."""
    rows = tables().roles.query("role == @role").sort_values("position")
    return dict(zip(rows["name"], rows["line"]))


@cached(20)
def names_at_first(role: str) -> tuple[str, ...]:
    """The names of those with which the page begins; at least one."""
    return tuple(tables().roles.query("role == @role and at_first").sort_values("position")["name"])


def line_as(role: str) -> str:
    """The first line with which the page begins in a role."""
    return lines_as(role)[names_at_first(role)[0]]


@cached(20)
def texts(theme_id: str) -> pd.Series:
    """The words of a page."""
    return by_id("themes").loc[theme_id]


@cached(200)
def theme_of(chart_id: str) -> str:
    """The theme whose page has a chart. Raises KeyError if there is no such chart."""
    return by_id("charts").loc[chart_id, "theme"]


@cached(2)
def all_years() -> Years:
    """The first and the last year of which any table has a value."""
    observed = tables().observations["year"]
    return int(observed.min()), int(observed.max())


@cached(2)
def first_years() -> Years:
    """The years with which pages begin: those of the period that the overview shows.
    A chart may begin with fewer (begins_with in themes/settings.py)."""
    period = tables().periods.query("shown_on == 'overview'").iloc[0]
    return int(period["start"]), all_years()[1] if pd.isna(period["end"]) else int(period["end"])


def possible_bases(lines: Iterable[str]) -> dict[str, str]:
    """The years that an index of some lines, each `series@source`, can set to 100: those in which one of them has a value above zero."""
    return {str(year): str(year) for year in sorted({year for line in lines for year in bases().get(line, [])})}


@cached(2)
def bases() -> dict[str, list[int]]:
    """The years in which each line has a value above zero. Not to be changed."""
    return base_years(tables().observations)
