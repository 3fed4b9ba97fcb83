"""The way of a line by year, as facts that a title can state: where it starts, turns and ends, and in which years."""

from itertools import pairwise, starmap
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import pandas as pd

NEAR = 0.1  # an extreme this near to the first or last value, as part of the least way that is told, is taken for it
GREAT = 0.25  # the part of a line's range from which a way back must be told, however many there are
MOSTLY = 0.5  # the part of a line's range from which the way from its first to its last value is what it did on the whole
TOLD_FROM = (0.15, 0.2, GREAT)  # of which the first counts that leaves a sentence short enough to read


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


def last_sign_change(difference: pd.Series) -> tuple[int, int] | None:
    """The last year in which a difference had the other sign than at its end, and the next one.

    None if it never had, or if a year since then has no value or is zero: then it is not known when it changed.

    >>> last_sign_change(pd.Series({2008: 1.0, 2009: -2.0, 2010: 3.0, 2011: 4.0}))
    (2009, 2010)
    >>> last_sign_change(pd.Series({2006: -2.0, 2009: 3.0})), last_sign_change(pd.Series({2006: 2.0, 2007: 3.0}))
    (None, None)
    """
    known = difference.dropna().sort_index()
    other = known.index[known * known.tail(1).sum() < 0].max()  # NaN if it never had
    since = known[known.index > other]
    is_known = len(since) and since.ne(0).all() and len(since) == known.index[-1] - other
    return (int(other), int(since.index[0])) if is_known else None


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
