"""What the analysis charts show: the steps and outlines they draw, and the facts that their titles state."""

from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.shown.ways import Point, move, points_of


class Standing(NamedTuple):
    """Where an index of 0 to 100 peaked, and where it stands in its last year among all other choices."""

    peaks: list[int]
    year: int
    value: float
    low: float
    high: float


def bridge(before: float, split: pd.Series) -> pd.DataFrame:
    """The bars of a waterfall from the value before to the value after, in the unit of the value.

    `split` has the parts price, volume and interaction of the change. Columns of the result: step (before,
    a part, or after), value, level (where the bar ends). The interaction is left out where the method has none.
    """
    parts = split[["price", "volume"] + (["interaction"] if split["interaction"] else [])]
    values = pd.concat([pd.Series({"before": before}), parts, pd.Series({"after": before + split["total"]})])
    levels = pd.concat([pd.Series({"before": before}), before + parts.cumsum(), values[["after"]]])
    return pd.DataFrame({"value": values, "level": levels}).rename_axis("step").reset_index()


def widest_and_last(spread: pd.DataFrame, measure: str) -> tuple[Point, Point] | None:
    """The year in which reports lie farthest apart by a measure, and the last year that has several, with how far; None if there is none.

    `spread` has year and the measure, such as relative_range (NaN where it says nothing).
    """
    known = spread.dropna(subset=measure).set_index("year")[measure].sort_index()
    return None if known.empty else tuple(points_of(known[[known.idxmax(), known.index[-1]]]))


def outline(low: pd.Series, high: pd.Series) -> pd.DataFrame:
    """The outline of a band between two lines by year, as columns x and y, to be filled.

    Along the high ends and back along the low ones, for each run of consecutive years that have both; NaN
    between runs, so that nothing is filled in over a gap.
    """
    both = pd.DataFrame({"low": low, "high": high}).dropna().sort_index()
    runs = both.groupby(np.cumsum(np.diff(both.index, prepend=both.index[:1]) > 1))
    closed = [pd.concat([run["high"], run["low"][::-1], pd.Series({np.nan: np.nan})]) for _, run in runs]
    points = pd.concat(closed) if closed else pd.Series(dtype=float)
    return pd.DataFrame({"x": points.index.to_numpy(float), "y": points.to_numpy(float)})


def standing(found: pd.DataFrame) -> Standing | None:
    """The peaks and the last value of an index, with the ends of its band; None if no year has a value.

    `found` has year, index_0_100, low and high. Several years are peaks only if the index is the same in them.
    """
    known = found.dropna(subset="index_0_100").sort_values("year")
    if known.empty:
        return None
    last = known.iloc[-1]
    return Standing(known.loc[known["index_0_100"] == known["index_0_100"].max(), "year"].astype(int).tolist(), int(last["year"]),
                    float(last["index_0_100"]), float(last["low"]), float(last["high"]))


def gained_most(shares: pd.DataFrame) -> str | None:
    """The item whose share rose most between the first and the last year, in percentage points; None if none rose.

    `shares` has a row for each year and a column for each item.

    >>> gained_most(pd.DataFrame({"oil": [60.0, 50.0], "wood": [40.0, 50.0]}, index=[2014, 2015]))
    'wood'
    """
    gained = shares.iloc[-1] - shares.iloc[0]
    return str(gained.idxmax()) if gained.gt(0).any() else None


def last_pair(rows: pd.DataFrame) -> tuple[int, float, float] | None:
    """The last year in which two lines both have a value, and these; None if there is none, or another number of lines.

    `rows` has series_id, year and shown; the line of the first row comes first.
    """
    lines = rows.pivot_table(index="year", columns="series_id", values="shown", aggfunc="first")
    lines = lines.reindex(columns=rows["series_id"].unique()).dropna()
    return (int(lines.index[-1]), *map(float, lines.iloc[-1])) if lines.shape[1] == 2 and len(lines) else None


def direction(low: float, high: float) -> str:
    """Whether an interval lies above zero, below zero or around it; `unknown` if it has no ends.

    >>> direction(0.2, 0.9), direction(-0.6, 1.0), direction(float("nan"), float("nan"))
    ('above', 'around', 'unknown')
    """
    if np.isnan(low) or np.isnan(high):
        return "unknown"
    return "above" if low > 0 else "below" if high < 0 else "around"


def ends(rows: pd.DataFrame) -> pd.DataFrame:
    """The first and the last value of each line, highest last value first.

    `rows` has series_id, source_id, line, source, year and shown. Columns of the result: line, source, start,
    first, end, last.
    """
    known = rows.dropna(subset="shown").sort_values("year")
    lines = known.groupby(["series_id", "source_id"], sort=False)
    found = lines.agg(line=("line", "first"), source=("source", "first"), start=("year", "first"),
                      first=("shown", "first"), end=("year", "last"), last=("shown", "last"))
    return found.sort_values("last", ascending=False, ignore_index=True)


def by_growth(ends: pd.DataFrame) -> pd.Series:
    """The way of each line from its first to its last value, the largest multiple first.

    `ends` is what the function of that name gives; the index of the result is its own. Lines with one year only, or
    with a value that is not above zero, are left out.

    >>> by_growth(pd.DataFrame({"start": 1996, "first": [4.0, 1.0], "end": 2015, "last": [2.0, 3.0]})).index.tolist()
    [1, 0]
    """
    spans = ends.loc[ends["start"] < ends["end"], ["start", "first", "end", "last"]]
    steps = pd.Series([move(Point(*line[:2]), Point(*line[2:])) for line in spans.itertuples(index=False)], spans.index, dtype=object)
    return steps[steps.map(attrgetter("times")).astype(float).dropna().sort_values(ascending=False).index]


def of_one_span(steps: pd.Series) -> pd.Series:
    """The ways from one first to one last year that most lines share, of several such spans the longest; only they can be ranked.

    >>> from indicators.shown.ways import Point, move
    >>> spans = (1996, 1.0, 2015, 3.0), (2009, 1.0, 2015, 9.0), (1996, 1.0, 2015, 2.0)
    >>> ways = [move(Point(*span[:2]), Point(*span[2:])) for span in spans]
    >>> of_one_span(pd.Series(ways, dtype=object)).index.tolist()
    [0, 2]
    """
    spans = pd.Series({place: (step.start.year, step.end.year) for place, step in steps.items()})
    shared = spans.value_counts()
    widest = max(shared[shared == shared.max()].index, key=lambda span: span[1] - span[0])
    return steps[[place for place, span in spans.items() if span == widest]]


def lines_with_values(rows: pd.DataFrame) -> pd.DataFrame:
    """The lines that have a value in any year, a row each, in their order: series_id and source_id."""
    return rows.dropna(subset="shown")[["series_id", "source_id"]].drop_duplicates(ignore_index=True)


def rows_of_year(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """A row for each line that has a value in any year; `shown` is NaN where it has none in this one.

    `rows` has series_id, source_id, year and shown; its further columns come along. A line with several values
    in the year keeps a row for each.

    >>> rows = pd.DataFrame({"series_id": ["a", "b"], "source_id": "s", "year": [2014, 2015], "shown": [1.0, 2.0]})
    >>> rows_of_year(rows, 2015)[["series_id", "shown"]].to_numpy().tolist()
    [['a', nan], ['b', 2.0]]
    """
    known = rows[rows["year"] == year].dropna(subset="shown")
    return lines_with_values(rows).merge(known, how="left", on=["series_id", "source_id"])


def ranked(rows: pd.DataFrame, ranks: bool = False) -> pd.DataFrame:
    """The rows from the highest value down, those of `ranks` from the best; equal ones as they stood, those without a value last.

    >>> ranked(pd.DataFrame({"line": ["a", "b", "c"], "shown": [1.0, float("nan"), 2.0]}))["line"].tolist()
    ['c', 'a', 'b']
    """
    return rows.sort_values("shown", ascending=ranks, kind="stable", na_position="last", ignore_index=True)


def highest(rows: pd.DataFrame, ranks: bool = False) -> pd.DataFrame:
    """The rows with the highest value, or of `ranks` with the best, which is the lowest; several if they share it.

    No row if none has a value.

    >>> rows = pd.DataFrame({"shown": [1.0, 2.0, 2.0, float("nan")]})
    >>> highest(rows).index.tolist(), highest(rows, ranks=True).index.tolist()
    ([1, 2], [0])
    """
    return rows[rows["shown"] == (rows["shown"].min() if ranks else rows["shown"].max())]
