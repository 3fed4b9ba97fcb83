"""What a chart shows, as facts that a title can state: where a line starts, turns and ends."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

WEAK = ("U", "D")  # SDMX statuses of values on which no sentence may rest: low reliability, another definition
NOT_A_TURN = 0.1  # an extreme this near to the first or last value, as part of the line's range, is no turn
GREAT = 0.35  # the part of a line's range from which a way back must be told, however many there are


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


def move(start: Point, end: Point) -> Move:
    """The way between two points, as a multiple and as a change in per cent.

    >>> move(Point(1996, 2.0), Point(2014, 6.0))[2:]
    (3.0, 200.0)
    """
    times = end.value / start.value if start.value > 0 and end.value > 0 else float("nan")
    return Move(start, end, times, (times - 1) * 100)


def moves(values: pd.Series) -> list[Move]:
    """A line by year as one move, or as two where it turns: to its highest or lowest point, then to its last.

    Of two turns the one farther from both ends counts. As many moves as there are great ones if these are more.
    Empty with fewer than two values.

    >>> [step.end.year for step in moves(pd.Series({1996: 1.0, 2014: 9.0, 2015: 6.0}))]
    [2014, 2015]
    >>> [step.end.year for step in moves(pd.Series({2009: 1.2, 2010: 2.0, 2011: 1.4, 2012: 2.1}))]
    [2010, 2011, 2012]
    """
    known = values.dropna().sort_index()
    if len(known) < 2:
        return []
    points = [Point(int(year), float(value)) for year, value in known.items()]
    found = max(great_turns(points, GREAT * (known.max() - known.min())), one_turn(points, known), key=len)
    return [move(*ends) for ends in zip(found, found[1:])]


def one_turn(points: list[Point], values: pd.Series) -> list[Point]:
    """The first and the last point of a line, and between them its highest or lowest if that is far from both."""
    first, last = points[0], points[-1]
    prominence = lambda turn: min(abs(turn.value - first.value), abs(turn.value - last.value))
    turn = max(reversed(extremes(values)), key=prominence)
    return [first, last] if prominence(turn) <= NOT_A_TURN * (values.max() - values.min()) else [first, turn, last]


def great_turns(points: list[Point], least: float) -> list[Point]:
    """The first and the last point of a line, and those between at which it turns for a way of at least that length.

    Shorter ways are taken out one after the other, the shortest first, as cycles are in fatigue analysis (ASTM E1049).

    >>> [point.year for point in great_turns([Point(1, 0.0), Point(2, 9.0), Point(3, 8.5), Point(4, 9.5), Point(5, 2.0)], 3.0)]
    [1, 4, 5]
    """
    turns = [here for before, here, after in zip(points, points[1:], points[2:])
             if (here.value - before.value) * (after.value - here.value) < 0]
    left = [points[0], *turns, points[-1]]
    while len(left) > 2:
        ways = [abs(end.value - start.value) for start, end in zip(left, left[1:])]
        shortest = ways.index(min(ways))
        if ways[shortest] >= least:
            break
        del left[max(shortest, 1):min(shortest + 2, len(left) - 1)]
    return left


def extremes(values: pd.Series) -> tuple[Point, Point]:
    """The lowest and the highest point of a line by year. Raises ValueError if it has no value.

    >>> extremes(pd.Series({2009: -32.0, 2010: 43.0}))
    (Point(year=2009, value=-32.0), Point(year=2010, value=43.0))
    """
    known = values.dropna()
    return tuple(Point(int(year), float(known[year])) for year in (known.idxmin(), known.idxmax()))


def totals(rows: pd.DataFrame) -> pd.Series:
    """The sum of all parts shown in each year; NaN in a year in which a part is missing.

    `rows` has year and shown. Parts that no source gives for a year are not rows and count as none.

    >>> totals(pd.DataFrame({"year": [2005, 2005], "shown": [2.0, 1.0]})).to_dict()
    {2005: 3.0}
    """
    return rows.groupby("year")["shown"].agg(lambda parts: parts.sum(skipna=False))


def main_line(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the line that a title speaks of: of the first series, the annual source with most values.

    `rows` has series_id, source_id, draw_as and shown. Empty if no source gives an annual line.
    """
    annual = rows[rows["draw_as"].eq("line") & rows["shown"].notna()]
    if annual.empty:
        return annual
    first = annual[annual["series_id"] == annual["series_id"].iloc[0]]
    return first[first["source_id"] == first["source_id"].value_counts(sort=True).index[0]]


def sound(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows whose values can carry a sentence: none of low reliability or of another definition than the line.

    `rows` has obs_status, which for a computed value is the worst of all that it rests on.

    >>> sound(pd.DataFrame({"year": [2001, 2002, 2003], "obs_status": ["U", "A", "A"]}))["year"].tolist()
    [2002, 2003]
    """
    return rows[~rows["obs_status"].isin(WEAK)]
