"""What a chart shows, as facts that a title can state: where a line starts, turns and ends."""

from decimal import Decimal
from itertools import pairwise, starmap
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import pandas as pd

DIFFERENT, MANY = "D", 5
WEAK = ("U", DIFFERENT)  # SDMX statuses of values on which no sentence may rest: low reliability, another definition
NEAR = 0.1  # an extreme this near to the first or last value, as part of the least way that is told, is taken for it
GREAT = 0.25  # the part of a line's range from which a way back must be told, however many there are
MOSTLY = 0.5  # the part of a line's range from which the way from its first to its last value is what it did on the whole
TOLD_FROM = (0.15, 0.2, GREAT)  # of which the first counts that leaves a sentence short enough to read
ROUNDING = 0.5  # what rounded shares of a whole may lack to 100
POINT, THOUSAND = 3, 1000  # places of the point for one thousand
LARGE = 10_000  # from which on values are written in thousands of their unit: 10,000 billion is 10 trillion
NEARLY_ALL = 0.9  # of the values of a chart, which are in thousandths if these are less than one


class Point(NamedTuple):
    """A year and its value."""

    year: int
    value: float


class Move(NamedTuple):
    """A way from one point to another: `times` and `percent` are NaN unless both values are above zero."""

    start: Point
    end: Point
    times: float
    percent: float


def points_of(values: pd.Series) -> list[Point]:
    """The points of a line by year."""
    return [Point(int(year), float(value)) for year, value in values.items()]


def move(start: Point, end: Point) -> Move:
    """The way between two points, as a multiple and as a change in per cent.

    >>> move(Point(1996, 2.0), Point(2014, 6.0))[2:]
    (3.0, 200.0)
    """
    times = end.value / start.value if start.value > 0 and end.value > 0 else float("nan")
    return Move(start, end, times, (times - 1) * 100)


def moves(values: pd.Series, least: float = GREAT, log: bool = False) -> list[Move]:
    """The ways between the turns of a line by year that are told of it, each from where the one before ended.

    How great a way is goes by what is seen: its difference on a linear axis, its multiple on a logarithmic one (`log`), unless a value is
    not above zero, which such an axis cannot show.

    - A way is the part `least` of the line's range or more, and so is every way back that is told; inside a way none is left out
      that is as great. No way that is told is therefore less than one that is left out.
    - A way begins and ends at the lowest and the highest value of its years. Only the first and the last value of the line may stand
      for an extreme that is nearer to them than the part NEAR of the least way; the way then begins or ends there.
    - What lies before the first turn and after the last one is less than `least`, and no way: the ways then begin after the first
      value, or end before the last one.

    Empty with fewer than two values; of equal values one way that goes nowhere.

    >>> [step.end.year for step in moves(pd.Series({1996: 1.0, 2014: 9.0, 2015: 6.0}))]
    [2014, 2015]
    >>> [step.end.year for step in moves(pd.Series({2004: 19.0, 2005: 33.0, 2006: 24.0, 2007: 24.0, 2008: 36.0}))]
    [2005, 2006, 2008]
    >>> [(step.start.year, step.end.year) for step in moves(pd.Series({1992: 5.0, 1993: 6.5, 1995: 1.0, 2019: 20.0, 2020: 19.0}))]
    [(1993, 1995), (1995, 2019)]
    >>> [step.end.year for step in moves(pd.Series({1993: 7.7, 1994: 5.0, 2014: 95.0, 2015: 68.0}), log=True)]
    [2014]
    """
    known = values.dropna().sort_index()
    if len(known) < 2:
        return []
    drawn = np.log10(known) if log and known.min() > 0 else known
    points, least = points_of(drawn), least * (drawn.max() - drawn.min())
    told = turns(points, least) if least else [points[0], points[-1]]
    for end, inner, of_line in ((0, 1, points[0]), (-1, -2, points[-1])):
        if abs(told[end].value - of_line.value) <= NEAR * least <= least <= abs(told[inner].value - of_line.value):
            told[end] = of_line
    return list(starmap(move, pairwise(points_of(known[[point.year for point in told]]))))


def settled(values: pd.Series, least: float = GREAT, log: bool = False) -> list[Move]:
    """The same with the last way ending in the year from which the line is what it is in the end: a rank is reached once.

    >>> settled(pd.Series({2004: 4.0, 2010: 1.0, 2011: 1.0, 2012: 1.0}))[-1].end.year
    2010
    """
    known, steps = values.dropna().sort_index(), moves(values, least, log)
    if not steps or steps[-1].start.value == steps[-1].end.value or steps[-1].end.value != known.iloc[-1]:
        return steps
    *before, last = steps
    other = known.index[(known != last.end.value) & (known.index < last.end.year)].max()
    since = int(known.index[known.index > other].min())
    return [*before, move(last.start, Point(since, last.end.value))]


def turns(points: list[Point], least: float) -> list[Point]:
    """The points from which a line comes back by at least so much, in their order; the first of equal ones.

    The last is the highest or lowest point after the turn before it, also if the line does not come back so far from there.

    >>> [point.year for point in turns([Point(1, 0.0), Point(2, 9.0), Point(3, 8.5), Point(4, 9.5), Point(5, 2.0)], 3.0)]
    [1, 4, 5]
    """
    found, high, low, way = [], points[0], points[0], 0
    for point in points:
        high, low = max(high, point, key=itemgetter(1)), min(low, point, key=itemgetter(1))
        if way <= 0 and point.value - low.value >= least:
            found, high, way = [*found, low], point, 1
        elif way >= 0 and high.value - point.value >= least:
            found, low, way = [*found, high], point, -1
    return [*found, high if way > 0 else low]


def extremes(values: pd.Series) -> tuple[Point, Point]:
    """The lowest and the highest point of a line by year. Raises ValueError if it has no value.

    >>> extremes(pd.Series({2009: -32.0, 2010: 43.0}))
    (Point(year=2009, value=-32.0), Point(year=2010, value=43.0))
    """
    return tuple(points_of(values[[values.idxmin(), values.idxmax()]]))


def on_the_whole(values: pd.Series) -> Move | None:
    """The way of a line by year from its first to its last value if it is the part MOSTLY of its range at least; None if not.

    >>> on_the_whole(pd.Series({1996: 2.0, 1998: 1.0, 2014: 6.0, 2015: 5.0}))[:2]
    (Point(year=1996, value=2.0), Point(year=2015, value=5.0))
    >>> on_the_whole(pd.Series({1996: 2.0, 2014: 6.0, 2015: 3.0})) is None
    True
    """
    known = values.dropna().sort_index()
    (low, high), (start, end) = extremes(known), points_of(known.iloc[[0, -1]])
    return move(start, end) if abs(end.value - start.value) >= MOSTLY * (high.value - low.value) > 0 else None


def detour(values: pd.Series) -> Point | None:
    """The highest or lowest point of a line if it lies at least GREAT of the line's range beyond both its first and its last value.

    Of two the farther; None if there is none. `values` is by year and has a value.

    >>> detour(pd.Series({1996: 6.8, 2014: 95.2, 2015: 68.0}))
    Point(year=2014, value=95.2)
    >>> detour(pd.Series({1996: 6.8, 2014: 95.2, 2015: 90.0})) is None
    True
    """
    known = values.dropna().sort_index()
    (low, high), ends = extremes(known), known.iloc[[0, -1]].tolist()
    least = GREAT * (high.value - low.value)
    beyond = {min(ends) - low.value: low, high.value - max(ends): high}
    return beyond[max(beyond)] if max(beyond) >= least > 0 else None


def turned(difference: pd.Series) -> tuple[int, int] | None:
    """The last year in which a difference had the other sign than at its end, and the next one.

    None if it never had, or if a year since then has no value or is zero: then it is not known when it changed.

    >>> turned(pd.Series({2008: 1.0, 2009: -2.0, 2010: 3.0, 2011: 4.0}))
    (2009, 2010)
    >>> turned(pd.Series({2006: -2.0, 2009: 3.0})), turned(pd.Series({2006: 2.0, 2007: 3.0}))
    (None, None)
    """
    known = difference.dropna().sort_index()
    other = known.index[known * known.tail(1).sum() < 0].max()  # NaN if it never had
    since = known[known.index > other]
    is_known = len(since) and since.ne(0).all() and len(since) == known.index[-1] - other
    return (int(other), int(since.index[0])) if is_known else None


def last_ahead(rows: pd.DataFrame, two: pd.DataFrame) -> int | None:
    """The last year in which the second of two lines stood higher than the first, which does at last; None if none is known.

    >>> rows = pd.DataFrame({"series_id": ["a", "a", "b", "b"], "source_id": "s", "year": [2009, 2010] * 2, "shown": [1.0, 4.0, 2.0, 3.0]})
    >>> last_ahead(rows, rows.iloc[[0, 2]])
    2009
    """
    known = rows.set_index(["series_id", "source_id", "year"]).sort_index()["shown"]
    first, second = (known[line] for line in two[["series_id", "source_id"]].itertuples(index=False, name=None))
    years = turned(first - second)
    return years[0] if years else None


def years_of(values: pd.Series, value: float) -> list[int]:
    """The years in which a line has a value.

    >>> years_of(pd.Series({2005: 1.0, 2006: 2.0, 2014: 1.0}), 1.0)
    [2005, 2014]
    """
    return [int(year) for year in values.index[values == value]]


def runs(years: list[int]) -> list[tuple[int, int]]:
    """Years as their first and last of each run, whatever their order and however often each is there.

    >>> runs([2001, 2003, 2004, 2005])
    [(2001, 2001), (2003, 2005)]
    """
    ordered = pd.Series(sorted(set(years)), dtype=int)
    return [(int(run.iloc[0]), int(run.iloc[-1])) for _, run in ordered.groupby(ordered.diff().ne(1).cumsum())]


def thousands(values: pd.Series) -> int:
    """In what readers write all values of a chart: 0 as they are, −1 in thousandths, 1 in thousands; by the greatest of them.

    A few values above one among many below it, such as the 3.37 billion of one report beside lines of millions, are thousands of
    thousandths, as long as they are less than ten: otherwise nearly all would be read with zeros before their digits.

    >>> thousands(pd.Series([0.45, 0.2])), thousands(pd.Series([864.0, 11061.6])), thousands(pd.Series([0.45, 9999.0])), thousands(pd.Series([0.0]))
    (-1, 1, 0, 0)
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
    if first["source_id"].nunique() == 1:
        return first
    return first[first["source_id"] == first["source_id"].value_counts(sort=True).index[0]]


def weak_years(line: pd.DataFrame, kept: pd.DataFrame) -> dict[str, list[int]]:
    """The years of a line that have a value but are not kept, by the status that keeps them out.

    >>> line = pd.DataFrame({"year": [2001, 2002], "shown": 1.0, "obs_status": ["U", "A"]})
    >>> weak_years(line, sound(line))
    {'U': [2001]}
    """
    if len(kept) == len(line):
        return {}
    weak = line[~line["year"].isin(kept["year"]) & line["shown"].notna()]
    why = weak["obs_status"].where(weak["obs_status"].isin(WEAK), DIFFERENT)  # from the line, if that is what most of it is
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

    >>> of_article_alone(pd.DataFrame({"series_id": ["a", "a", "b"], "kind": ["annual", "article", "article"], "shown": 1.0})).index.tolist()
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


def sound(rows: pd.DataFrame, as_most: bool = False) -> pd.DataFrame:
    """The rows whose values can carry a sentence: none of low reliability or of another definition than the line.

    `as_most` is for values as sources state them: a line has the definition of most of its values then, so that where `MANY` are defined
    differently, and fewer are not, a sentence is of those. `rows` has obs_status, which for a computed value is the worst of all that it
    rests on, and series_id and source_id if it has several lines.

    >>> sound(pd.DataFrame({"year": [2001, 2002, 2003], "obs_status": ["U", "A", "A"]}))["year"].tolist()
    [2002, 2003]
    >>> sound(pd.DataFrame({"year": range(1998, 2004), "obs_status": ["A", "D", "D", "D", "D", "D"]}), True)["year"].tolist()
    [1999, 2000, 2001, 2002, 2003]
    """
    weak, different = rows["obs_status"].isin(WEAK), rows["obs_status"].eq(DIFFERENT)
    if as_most and different.sum() >= MANY:
        line = [rows[name] for name in ("series_id", "source_id") if name in rows] or np.zeros(len(rows))
        usual = ~weak & rows["obs_status"].ne("O")
        most, others = (one.groupby(line).transform("sum") for one in (different, usual))
        weak = weak.where((most < MANY) | (most <= others), ~different & rows["obs_status"].ne("O"))
    return rows[~weak]
