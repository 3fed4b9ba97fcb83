"""What the rows of a chart show, as facts that a title can state: which values carry a sentence, what is missing, how large all are."""

from decimal import Decimal

import numpy as np
import pandas as pd

from indicators.formulas.derive import DIFFERENT
from indicators.shown.ways import last_sign_change, years_of

MANY = 5  # values of another definition that a line can have as its own
WEAK = ("U", *DIFFERENT)  # SDMX statuses of values on which no sentence may rest: low reliability, another definition
ROUNDING = 0.5  # what rounded shares of a whole may lack to 100
POINT, THOUSAND = 3, 1000  # places of the point for one thousand
LARGE = 10_000  # from which on values are written in thousands of their unit: 10,000 billion is 10 trillion
NEARLY_ALL = 0.9  # of the values of a chart, which are in thousandths if these are less than one


def last_ahead(rows: pd.DataFrame, two: pd.DataFrame) -> int | None:
    """The last year in which the second of two lines stood higher than the first, which does at last; None if none is known.

    >>> rows = pd.DataFrame({"series_id": ["a", "a", "b", "b"], "source_id": "s", "year": [2009, 2010] * 2, "shown": [1.0, 4.0, 2.0, 3.0]})
    >>> last_ahead(rows, rows.iloc[[0, 2]])
    2009
    """
    known = rows.set_index(["series_id", "source_id", "year"]).sort_index()["shown"]
    first, second = (known[line] for line in two[["series_id", "source_id"]].itertuples(index=False, name=None))
    years = last_sign_change(first - second)
    return years[0] if years else None


def thousands(values: pd.Series) -> int:
    """In what readers write all values of a chart: 0 as they are, −1 in thousandths, 1 in thousands; by the greatest of them.

    A few values above one among many below it, such as the 3.37 billion of one report beside lines of millions, are thousands of
    thousandths, as long as they are less than ten: otherwise nearly all would be read with zeros before their digits.

    >>> [thousands(pd.Series(values)) for values in ([0.45, 0.2], [864.0, 11061.6], [0.45, 9999.0], [0.0])]
    [-1, 1, 0, 0]
    >>> thousands(pd.Series([0.03] * 10 + [3.37])), thousands(pd.Series([0.03] * 10 + [10.0])), thousands(pd.Series([0.12, 0.9, 2.0, 9.35]))
    (-1, 0, 0)
    """
    greatest = values.abs().max()
    nearly_all = values[values.ne(0)].abs().quantile(NEARLY_ALL)
    return 1 if greatest >= LARGE else -1 if 0 < greatest < LARGE / THOUSAND and nearly_all < 1 else 0


def typical(values: pd.Series) -> float:
    """The median of the sizes of some values; those that are zero do not count. NaN if none is left.

    >>> typical(pd.Series([0.0, -2.0, 5.0, 40.0]))
    5.0
    """
    return float(values[values.ne(0)].abs().median())


def in_thousands(values: pd.Series, steps: int) -> pd.Series:
    """Values in thousandths (−1), as they are (0) or in thousands (1), by moving the point: 1000 × 0.0041 is 4.1000000000000005.

    >>> in_thousands(pd.Series([0.0041, float('nan')]), -1).tolist(), in_thousands(pd.Series([11061.6]), 1).tolist()
    ([4.1, nan], [11.0616])
    """
    return values.map(lambda value: float(Decimal(str(value)).scaleb(-POINT * steps)), na_action="ignore")


def in_thousandths(decimals: int) -> int:
    """The decimals of a value, as those that it has in thousandths.

    >>> in_thousandths(3), in_thousandths(1)
    (0, 0)
    """
    return max(0, decimals - POINT)


def totals(rows: pd.DataFrame) -> pd.Series:
    """The sum of all parts shown in each year; NaN in a year in which a part is missing.

    `rows` has year and shown. Parts that no source gives for a year are not rows and count as none.

    >>> totals(pd.DataFrame({"year": [2005, 2005], "shown": [2.0, 1.0]})).to_dict()
    {2005: 3.0}
    >>> totals(pd.DataFrame({"year": [2006, 2006, 2005], "shown": [2.0, float("nan"), 1.0]})).to_dict()
    {2005: 1.0, 2006: nan}
    """
    return rows.groupby("year")["shown"].sum(skipna=False)


def weights(parts: pd.Series) -> pd.Series:
    """Parts in per cent of what they come to together.

    >>> weights(pd.Series([3.0, 1.0])).tolist()
    [75.0, 25.0]
    """
    return parts / parts.sum() * 100


def all_others(parts: pd.DataFrame) -> float:
    """What the parts that are a remainder come to together; zero if none is.

    >>> all_others(pd.DataFrame({"shown": [3.0, 2.0, 4.0], "remainder": [False, True, True]}))
    6.0
    """
    return float(parts.loc[parts["remainder"], "shown"].sum())


def known_part(shares: pd.Series) -> float | None:
    """What shares of a whole in per cent come to, if they lack more of it than rounding takes; None if they are the whole.

    >>> known_part(pd.Series([53.9, 14.5])), known_part(pd.Series([60.0, 39.8]))
    (68.4, None)
    """
    together = float(shares.sum())
    return together if 100 - together > ROUNDING else None


def main_line(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the line that a title speaks of: of the first series, the annual source with most values.

    `rows` has series_id, source_id, draw_as and shown. Empty if no source gives an annual line.
    """
    annual = rows[rows["draw_as"].eq("line") & rows["shown"].notna()]
    if annual.empty:
        return annual
    first = annual[annual["series_id"] == annual["series_id"].iloc[0]]
    return first[first["source_id"] == first["source_id"].value_counts().index[0]]


def weak_years(line: pd.DataFrame, kept: pd.DataFrame) -> dict[str, list[int]]:
    """The years of a line that have a value but are not kept, by the status that keeps them out.

    >>> line = pd.DataFrame({"year": [2001, 2002], "shown": 1.0, "obs_status": ["U", "A"]})
    >>> weak_years(line, reliable_rows(line))
    {'U': [2001]}
    """
    weak = line[~line["year"].isin(kept["year"]) & line["shown"].notna()]
    why = weak["obs_status"].where(weak["obs_status"].eq(WEAK[0]), DIFFERENT[-1])  # from the line, if that is what most of it is
    return {code: [int(year) for year in years] for code, years in weak.groupby(why, sort=False)["year"]}


def latest_of_most(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last year for which at least half of all lines have a value, the highest first.

    `rows` has series_id, source_id, year and shown, without missing values.

    >>> rows = pd.DataFrame({"series_id": ["a", "b", "a"], "source_id": "s", "year": [2001, 2001, 2002], "shown": [1.0, 2.0, 3.0]})
    >>> latest_of_most(rows)["shown"].tolist()
    [3.0]
    """
    lines, counts = len(rows.groupby(["series_id", "source_id"])), rows.groupby("year").size()
    last = rows[rows["year"] == counts.index[counts >= lines / 2].max()]
    return last.sort_values("shown", ascending=False, kind="stable")


def outside(rows: pd.DataFrame, line: pd.DataFrame) -> list[int]:
    """The years before and after those of a line for which its series has single values of other sources, one for each value.

    `rows` has series_id, draw_as, year and shown, and `line` is some of them, not none.

    >>> rows = pd.DataFrame({"series_id": "a", "draw_as": ["point", "line", "line"], "year": [2008, 2009, 2010], "shown": 1.0})
    >>> outside(rows, rows.iloc[1:])
    [2008]
    """
    single = rows[rows["series_id"].eq(line["series_id"].iloc[0]) & rows["draw_as"].ne("line") & rows["shown"].notna()]
    known = line.loc[line["shown"].notna(), "year"]
    return sorted(int(year) for year in single.loc[~single["year"].between(known.min(), known.max()), "year"])


def gaps(line: pd.DataFrame) -> list[int]:
    """The years between the first and the last value of a line for which it has none.

    >>> gaps(pd.DataFrame({"year": [2001, 2002, 2004], "shown": [1.0, float("nan"), 2.0]}))
    [2002, 2003]
    """
    years = line.loc[line["shown"].notna(), "year"]
    return sorted(set(range(int(years.min()), int(years.max()) + 1)) - set(years.astype(int))) if len(years) else []


def several_sources(rows: pd.DataFrame, line: pd.DataFrame) -> bool:
    """Whether other annual sources are drawn for the series of a line too."""
    known = rows["draw_as"].eq("line") & rows["series_id"].isin(line["series_id"]) & rows["shown"].notna()
    return rows.loc[known, "source_id"].nunique() > 1


def of_article_alone(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of series for which the article alone has values; `rows` has series_id, kind and shown.

    >>> rows = pd.DataFrame({"series_id": ["a", "a", "b"], "kind": ["annual", "article", "article"], "shown": 1.0})
    >>> of_article_alone(rows).index.tolist()
    [2]
    """
    known = rows.dropna(subset="shown")
    return known[known["kind"].eq("article").groupby(known["series_id"]).transform("all")]


def first_of(line: pd.DataFrame) -> int | None:
    """The year to which the multiples of a line relate, the first in which it is 1; None if there is none.

    >>> first_of(pd.DataFrame({"year": [1995, 1996], "shown": [1.0, 1.2]}))
    1995
    """
    return next(iter(years_of(line.set_index("year")["shown"].sort_index(), 1.0)), None)


def reliable_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows whose values can carry a sentence: none of low reliability or of another definition than the line.

    A line has the definition of most of its values, so that where `MANY` are defined differently, and fewer are not, a sentence is of
    those. `rows` has obs_status, which for a computed value is the worst of all that it rests on, and series_id and source_id if it has
    several lines; where it has shown, what is not shown does not count.

    >>> reliable_rows(pd.DataFrame({"year": [2001, 2002, 2003], "obs_status": ["U", "A", "A"]}))["year"].tolist()
    [2002, 2003]
    >>> reliable_rows(pd.DataFrame({"year": range(1998, 2004), "obs_status": ["A", "B", "D", "D", "D", "D"]}))["year"].tolist()
    [1999, 2000, 2001, 2002, 2003]
    """
    weak, different = rows["obs_status"].isin(WEAK), rows["obs_status"].isin(DIFFERENT)
    if different.sum() >= MANY:
        line = [rows[name] for name in ("series_id", "source_id") if name in rows] or np.zeros(len(rows))
        known = rows["shown"].notna() if "shown" in rows else rows["obs_status"].ne("O")
        most, others = ((one & known).groupby(line).transform("sum") for one in (different, ~weak))
        weak = weak.where((most < MANY) | (most <= others), ~different & rows["obs_status"].ne("O"))
    return rows[~weak]
