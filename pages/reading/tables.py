"""The tables, read once per version of the files and kept in memory."""

from functools import lru_cache
from pathlib import Path
from pkgutil import resolve_name

import pandas as pd

from data.large import edition
from data.stored.read import Tables, fingerprint, folder_in_use, read_all
from indicators.formulas.derive import computed

Version = tuple[Path, tuple[int | edition.Version, ...]]


def version() -> Version:
    """Which files are in use, those of the large tables too; a cache that takes it forgets when they are written again."""
    folder = folder_in_use()
    return folder, (*fingerprint(folder), edition.version())


def tables() -> Tables:
    """All tables, the computed values among the observations. Not to be changed by a page."""
    folder = folder_in_use()
    return _tables(folder, fingerprint(folder))


@lru_cache(maxsize=2)
def _tables(folder: Path, version: tuple[int, ...]) -> Tables:
    read = read_all(folder)
    functions = {row.measure_id: resolve_name(row.function) for row in read.measures.itertuples()
                 if row.measure_id in set(read.derivations["measure"])}
    own = computed(read.observations, read.derivations, functions, line_names(read), set(read.measures.loc[read.measures["only_sums"], "measure_id"]))
    return read._replace(observations=pd.concat([read.observations, own], ignore_index=True))


def line_names(read: Tables) -> dict[str, str]:
    """Words for every `series@source` that a formula may take in."""
    names = pd.concat([read.observations, read.derivations])[["series_id", "source_id"]].drop_duplicates()
    full = names.merge(read.series, on="series_id").merge(read.sources[["source_id", "kind", "attribution_short"]], on="source_id")
    return {f"{series}@{source}": f"{title} ({short})" for series, source, title, short in zip(
        full["series_id"], full["source_id"], titled(full, "title"), full["attribution_short"])}


def titled(rows: pd.DataFrame, column: str) -> pd.Series:
    """The titles or short titles of rows of series with the `kind` of their sources: the article has its own where it says less."""
    of_article = rows[f"{column}_in_article"]
    return rows[column].mask((rows["kind"] == "article") & (of_article != ""), of_article)


@lru_cache(maxsize=2)
def words_of_lines(of: Version) -> dict[str, str]:
    """The same of the tables in use. Not to be changed."""
    return line_names(tables())


def the_article() -> tuple[str, ...]:
    """The sources that are the article, its text before its footnotes: what tables without sources of their own are about."""
    return _the_article(version())


@lru_cache(maxsize=2)
def _the_article(of: Version) -> tuple[str, ...]:
    return tuple(tables().sources.query("kind == 'article'")["source_id"])


def short_names(loaded: Tables) -> dict[str, str]:
    """The short name of each source, by its id."""
    return dict(zip(loaded.sources["source_id"], loaded.sources["attribution_short"]))


def patterns(loaded: Tables) -> dict[str, str]:
    """How a number of each unit is written."""
    return dict(zip(loaded.units["unit"], loaded.units["pattern"]))


def ids(cell: str) -> list[str]:
    """The ids in a list cell of a table."""
    return cell.split("; ") if cell else []


@lru_cache(maxsize=2)
def table_titles(of: Version) -> dict[str, str]:
    """What readers call each table, in the order of the menu. Not to be changed."""
    rows = tables().contents.sort_values("position")
    return dict(zip(rows["table"], rows["title"]))


@lru_cache(maxsize=2)
def held(of: Version) -> dict[str, str]:
    """What each table holds, in the order of the menu. Not to be changed."""
    rows = tables().contents.sort_values("position")
    return dict(zip(rows["table"], rows["description"]))


@lru_cache(maxsize=20)
def lines_as(role: str, of: Version) -> dict[str, str]:
    """The lines that the analysis pages have in a role, each `series@source`, by their names there. Not to be changed."""
    rows = tables().roles.query("role == @role").sort_values("position")
    return dict(zip(rows["name"], rows["line"]))


@lru_cache(maxsize=20)
def begun_with(role: str, of: Version) -> tuple[str, ...]:
    """The names of those with which the page begins; at least one."""
    return tuple(tables().roles.query("role == @role and at_first").sort_values("position")["name"])


def line_as(role: str, of: Version) -> str:
    """The first line with which the page begins in a role."""
    return lines_as(role, of)[begun_with(role, of)[0]]


@lru_cache(maxsize=20)
def texts(theme_id: str, of: Version) -> pd.Series:
    """The words of a page."""
    return tables().themes.set_index("theme").loc[theme_id]


@lru_cache(maxsize=2)
def measure_names(of: Version) -> dict[str, str]:
    """The name of every measure in the registry, by its id."""
    return dict(zip(tables().measures["measure_id"], tables().measures["name"]))


def theme_of(chart_id: str) -> str:
    """The theme whose page has a chart. Raises KeyError if there is no such chart."""
    return themes(version())[chart_id]


@lru_cache(maxsize=2)
def themes(of: Version) -> dict[str, str]:
    """The theme of every chart. Not to be changed."""
    return dict(zip(tables().charts["chart_id"], tables().charts["theme"]))
