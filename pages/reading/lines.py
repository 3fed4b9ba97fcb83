"""The lines behind what is shown: their values, their sources, and what they are computed from."""

import pandas as pd

from indicators.formulas.derive import by_year
from indicators.shown.facts import reliable_rows
from pages.reading.tables import cached, ids, tables


@cached(200)
def lines(names: tuple[str, ...]) -> pd.DataFrame:
    """All values of some lines, each named `series@source`, for pages whose rows are made from them. Not to be changed."""
    rows = tables().observations
    return rows[(rows["series_id"] + "@" + rows["source_id"]).isin(names)]


def series_in(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the table of series that a chart's rows are of; none for deals."""
    known = tables().series
    return known[known["series_id"].isin(rows.get("series_id", []))]


def things_in(rows: pd.DataFrame) -> set[str]:
    """The ids of the series and deals in a chart's rows."""
    return {name for column in ("series_id", "deal_id") if column in rows for name in rows[column] if name}


def input_sources(rows: pd.DataFrame) -> list[str]:
    """The sources of all values that computed rows are made from, through every step."""
    found, waiting = {}, set(inputs_of(rows))
    while waiting:
        names = pd.Series(sorted(waiting)).str.split("@", expand=True).set_axis(["series_id", "source_id"], axis=1)
        found |= dict.fromkeys(sorted(waiting))
        waiting = set(inputs_of(names)).difference(found)
    return [name.split("@")[1] for name in found]


def inputs_of(rows: pd.DataFrame) -> list[str]:
    """The lines, as `series@source`, that computed rows are made from in one step."""
    return [name for cell in derivations_behind(rows)["inputs"] for name in ids(cell)]


def derivations_behind(rows: pd.DataFrame) -> pd.DataFrame:
    """The derivations behind a chart's rows; none behind deals."""
    known = tables().derivations
    return known.merge(rows[["series_id", "source_id"]].drop_duplicates()) if "series_id" in rows else known.iloc[:0]


@cached(2)
def source_names() -> dict[str, str]:
    """A name for every source, by its id; those that share a short name add their titles."""
    sources = tables().sources
    alike = sources["attribution_short"].duplicated(keep=False)
    names = sources["attribution_short"].where(~alike, sources["attribution_short"] + ", " + sources["title"])
    return dict(zip(sources["source_id"], names))


def annual(name: str) -> pd.Series:
    """One line as a series by year."""
    return annual_rows(name)["value"]


def annual_rows(name: str) -> pd.DataFrame:
    """The observations of one line by year."""
    return by_year(lines((name,)))


def annual_sound(name: str) -> pd.Series:
    """One line as a series by year, without the values that cannot carry a sentence."""
    return by_year(reliable_rows(lines((name,))))["value"]
