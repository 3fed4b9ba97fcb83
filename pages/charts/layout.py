"""Arithmetic of layout: heights, room for labels, ends of axes. The only one in `pages/`, and none of it on values."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

YEAR_WIDE, YEAR_HIGH = 1 / 9, 1 / 14  # what a year beside a mark takes of a plot on a phone, where it is largest
COLUMN = 0.3  # years from one mark of a year to the next, which stands beside it
USUAL_LINES, MOST_LINES = 13, 20  # of text at the ends of lines, well apart, and close to each other
PHONE_WIDE, CIRCLE_WIDE = 205, 0.92  # a plot on a phone in pixels, a number in a circle in sizes of its letters
SMALL_LETTER = 5.8  # pixels
NEXT_LINE = 15  # pixels from a line of a title to the next
NEXT_ROW = 13  # pixels from a row of such numbers to the next
# How far from its mark a year stands on each of Plotly's sides, across and up.
SIDES = {f"{up} {side}": (aside * YEAR_WIDE, above * YEAR_HIGH) for side, aside in (("center", 0.0), ("right", 0.65), ("left", -0.65))
         for up, above in (("top", 0.8), ("middle", 0.0), ("bottom", -0.8)) if (up, side) != ("middle", "center")}
# An axis with steps of 0.5 writes 1.0 and not 1, as many decimals at each tick; steps of whole numbers are written as Plotly does.
STEPS = [{"dtickrange": [0.7 * 10**-digits, 7 * 10**-digits], "value": f",.{digits}f"} for digits in (1, 2, 3)]


def height(rows: int, each: int, around: int) -> int:
    """The height of a chart with so many rows, in pixels: each of the same height, and what stands around them.

    >>> height(3, 40, 100)
    220
    """
    return rows * each + around


def between(plots: int, each: int, breaks: int) -> float:
    """The part of a height that lies between plots above each other, each of the same height in pixels, for titles with so many breaks.

    >>> between(2, 150, 1), between(2, 150, 2)
    (0.16, 0.21)
    """
    usual = {1: 0, 2: 0.16, 3: 0.1, 4: 0.075, 5: 0.06}.get(plots, 0.045)
    return round(usual + max(breaks - 1, 0) * NEXT_LINE / (plots * each), 3)


def beside(rows: list) -> list[list]:
    """The rows of a table in two parts that stand beside each other, the first as long as the second or one row longer.

    >>> beside([1, 2, 3])
    [[1, 2], [3]]
    """
    half = (len(rows) + 1) // 2
    return [rows[:half], rows[half:]]


def above_titles(breaks: int, marked: bool) -> tuple[int, int]:
    """How far above the first of several plots its milestones stand, and the margin there, over a title with so many breaks; in pixels.

    >>> above_titles(1, True), above_titles(2, True), above_titles(1, False)
    ((34, 84), (49, 99), (34, 60))
    """
    more = 15 * max(breaks - 1, 0)
    return 34 + more, (84 if marked else 60) + more


def with_names(usual: int, listed: int, lines: int) -> int:
    """The height of a chart with so many names in its legend, which a phone lists below each other,
    and so many lines of text at the ends of lines.

    The usual height has room for four in the legend, unless there are more than usual of the others, of which it has room for twenty.

    >>> with_names(430, 3, 0), with_names(430, 6, 13), with_names(430, 3, 14), with_names(430, 0, 25)
    (430, 478, 502, 505)
    """
    return usual + 24 * max(0, listed - (0 if lines > USUAL_LINES else 4)) + 15 * max(0, lines - MOST_LINES)


def extent(values: pd.Series) -> tuple[float, float]:
    """The ends of one axis for bars from zero, with a quarter of its length on each side that has bars for labels.

    >>> extent(pd.Series([8.0, float("nan"), 12.0])), extent(pd.Series([-4.0, 12.0]))
    ((0.0, 15.0), (-8.0, 16.0))
    """
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    margin = (high - low) * 0.25
    return (low - margin if low < 0 else 0.0), (high + margin if high > 0 else 0.0)


def rank_axis(ranks: pd.Series) -> tuple[tuple[float, float], list[int]]:
    """The ends and the ticks of one axis for ranks, the worst first, with a quarter of its length for a label beside it.

    A rank is a place, 1 the best: the axis has no zero, and the ticks are 1 and whole ranks, at most seven in all.

    >>> rank_axis(pd.Series([1.0, 10.0]))
    ((12.25, 0.55), [1, 2, 4, 6, 8, 10])
    """
    worst = int(ranks.max())
    step = next(step for power in range(9) for step in (10**power, 2 * 10**power, 5 * 10**power) if worst // step <= 6)
    span = max(worst - 1, 1)
    return (worst + span * 0.25, 1 - span * 0.05), sorted({1, *range(step, worst + 1, step)})


def laid_out(groups: pd.Series, across: int) -> pd.DataFrame:
    """A place on a field for each item, at most `across` in a row; every group begins a row of its own.

    `groups` has the group of each item; groups come in the order of their first items. Columns of the result:
    row and column, from zero, with the index of `groups`.

    >>> laid_out(pd.Series(["a", "b", "a", "a"]), across=2).to_numpy().tolist()
    [[0, 0], [2, 0], [0, 1], [1, 0]]
    """
    grouped = groups.groupby(groups, sort=False)
    rows = (grouped.size() - 1) // across + 1
    return pd.DataFrame({"row": groups.map(rows.cumsum() - rows) + grouped.cumcount() // across,
                         "column": grouped.cumcount() % across})


def apart(positions: Sequence[float], heights: Sequence[float], within: Sequence[float] = (), on_floor: bool = False) -> list[float]:
    """The middles of labels of some heights, moved as little as needed (by least squares) for none to lie on another.

    None is higher or lower than all the values `within` which they are to stay, if they have room there; `on_floor` also the foot of
    none is lower, where an axis with its words begins at the lowest.

    >>> apart([5.0, 4.0, 1.0], [2.0, 2.0, 2.0]), apart([5.0, 4.0, 1.0], [2.0, 2.0, 2.0], within=[0.0, 5.0])
    ([5.5, 3.5, 1.0], [5.0, 3.0, 1.0])
    >>> apart([0.2], [2.0], within=[0.0, 9.0], on_floor=True)
    [1.0]
    """
    from scipy.optimize import isotonic_regression  # here, because importing SciPy takes a while

    if not len(positions):
        return []
    order = np.argsort(positions, kind="stable")
    at, high = np.asarray(positions, float)[order], np.asarray(heights, float)[order]
    stacked = np.cumsum(high) - high / 2  # where the middles would be without any room between
    moved = isotonic_regression(at - stacked).x
    if len(within):
        foot = high[0] / 2 if on_floor else 0
        moved = moved.clip(min(within) + foot - stacked[0], max(within) - stacked[-1])
    moved = moved + stacked
    return np.where(np.isclose(moved, at, rtol=1e-9, atol=1e-9), at, moved)[np.argsort(order)].tolist()


def label_heights(values: list[float], lines: Sequence[int]) -> list[float]:
    """The heights of labels of so many text lines each, in the units of the axis they stand on.

    A text line takes about a thirteenth of the height of a plot, and all labels together never more than the plot has. Labels of
    several lines take half a line more, or nothing would tell where one ends and the next begins.

    >>> label_heights([0.0, 130.0], [2, 1])
    [25.0, 10.0]
    """
    tall = [number + 0.5 if number > 1 else number for number in lines]
    # Plotly's axis around a single value is 2 long
    line = ((max(values, default=0) - min(values, default=0)) or 2) / max(USUAL_LINES, sum(tall))
    return [line * number for number in tall]


def on_log_axis(values: Sequence[float]) -> pd.Series:
    """Where values stand on a logarithmic axis, log₁₀ x; those that it does not show, from zero down, are missing.

    >>> on_log_axis([100.0, 0.0]).tolist()
    [2.0, nan]
    """
    shown = pd.Series(values, dtype=float)
    return np.log10(shown.where(shown > 0))


def off_log_axis(places: Sequence[float]) -> list[float]:
    """The values that stand at these places of a logarithmic axis, 10ˣ.

    >>> off_log_axis([2.0, 0.0])
    [100.0, 1.0]
    """
    return [10.0**place for place in places]


def year_axis(years: tuple[int, int]) -> tuple[float, float]:
    """The ends of an axis of years, with a little room beside the first and the last.

    >>> year_axis((1996, 2016))
    (1995.6, 2016.4)
    """
    first, last = years
    room_beside = max((last - first) * 0.02, 0.4)
    return first - room_beside, last + room_beside


def most_ticks(years: tuple[int, int]) -> int | None:
    """How many ticks an axis of years has at most for the last year to have one; None where it is left to Plotly.

    With five it has one in five years, up to a quarter of a century; with more it would have one in two, and none at 2015.

    >>> most_ticks((1996, 2015)), most_ticks((2001, 2012)), most_ticks((1990, 2025))
    (5, None, None)
    """
    return 5 if years[1] % 5 == 0 and years[1] - years[0] < 25 else None


def towards_the_middle(year: int, years: tuple[int, int]) -> str:
    """The side of a label at a year that has more room beside it, as Plotly names the other.

    >>> towards_the_middle(2001, (1998, 2004)), towards_the_middle(2014, (1996, 2015))
    ('left', 'right')
    """
    return "left" if year - years[0] <= years[1] - year else "right"


def half_past(year: int) -> float:
    """The place on an axis between a year and the next.

    >>> half_past(2015)
    2015.5
    """
    return year + 0.5


def size_side_by_side(marked: Sequence[int], years: tuple[int, int]) -> int:
    """The largest size of letters, up to 13, at which numbers in circles above the marked years do not touch on a phone.

    >>> size_side_by_side([2009, 2011, 2014], (1996, 2015)), size_side_by_side([2013, 2014], (1990, 2025))
    (13, 6)
    >>> size_side_by_side([2014], (2014, 2014))
    13
    """
    nearest = min((later - year for year, later in zip(marked, marked[1:])), default=years[1])
    return min(13, int(PHONE_WIDE * nearest / max(years[1] - years[0], 1) / CIRCLE_WIDE))


def heights_of_numbers(marked: Sequence[int], years: tuple[int, int], size: int, lowest: int = 0) -> list[int] | None:
    """How far above a plot numbers of a size stand over marked years, in pixels: in two rows where two would touch on a phone.

    None where two rows are too few. No number is raised in the first half of the axis, where the unit stands.

    >>> heights_of_numbers([2009, 2014, 2015], (1990, 2020), 11), heights_of_numbers([1992, 1993], (1990, 2020), 11)
    ([0, 0, 13], None)
    >>> heights_of_numbers([2013, 2014, 2015], (1990, 2020), 11, lowest=34)
    [34, 47, 34]
    """
    near = size * CIRCLE_WIDE * max(years[1] - years[0], 1) / PHONE_WIDE
    rows, last = [], [-np.inf, -np.inf]
    for year in marked:
        rows.append(year - last[0] < near)
        if rows[-1] and (year - last[1] < near or towards_the_middle(year, years) == "left"):
            return None
        last[rows[-1]] = year
    return [lowest + NEXT_ROW * higher for higher in rows]


def room_below(until: int, traces: Sequence[dict]) -> bool:
    """Whether lines have fewer values in the lowest third of a plot after a year than in the highest; bars stand on the ground.

    >>> line = {"x": [2014, 2015, 2016], "y": [1.0, 2.0, 3.0]}
    >>> room_below(2015, [line]), room_below(2015, [line | {"type": "bar"}]), room_below(2013, [])
    (True, False, False)
    """
    if not traces or any(trace.get("type") == "bar" for trace in traces):
        return False
    values = pd.concat([pd.Series(list(trace["y"]), index=list(trace["x"]), dtype=float) for trace in traces]).dropna()
    later, third = values[values.index > until], (values.max() - values.min()) / 3
    return bool((later > values.max() - third).sum() > (later < values.min() + third).sum())


def room_for_names(values: pd.Series, lines: int, log: bool = False, ranks: bool = False) -> float:
    """Up to where an axis reaches for names of so many lines, at the top of a plot, to stand above all values; of ranks the best are there.

    >>> room_for_names(pd.Series([0.0, 100.0]), 2), room_for_names(pd.Series([1.0, 101.0]), 2, ranks=True)
    (118.0, -17.0)
    >>> round(room_for_names(pd.Series([1.0, 100.0]), 2, log=True), 1)
    229.1
    """
    places = on_log_axis(values) if log else values
    more = 0.09 * lines * (places.max() - places.min())
    return float(off_log_axis([places.max() + more])[0] if log else places.min() - more if ranks else places.max() + more)


def letters_in(period: Sequence[int], years: tuple[int, int]) -> int:
    """How many letters of a small name stand in a line above some of the years on a phone.

    >>> letters_in((1996, 2005), (1996, 2015)), letters_in((2014, 2015), (1990, 2020))
    (16, 10)
    """
    return max(10, int(PHONE_WIDE * (period[1] - period[0]) / max(years[1] - years[0], 1) / SMALL_LETTER))


def beside_each_other(years: pd.Series, things: pd.Series) -> pd.Series:
    """Where marks of several things of one year stand on an axis of years: those of each thing in a column of their own around the year.

    >>> beside_each_other(pd.Series([2002, 2002, 2002, 2015]), pd.Series(["a", "b", "a", "c"])).tolist()
    [2001.85, 2002.15, 2001.85, 2015.0]
    """
    column = things.groupby(years).transform(lambda names: pd.factorize(names)[0])
    return years + (column - column.groupby(years).transform("max") / 2) * COLUMN


def below_its_mark(across: float, up: float, marks_across: pd.Series, marks_up: pd.Series) -> bool:
    """Whether a name above a mark, on a chart from zero that a phone shows, would lie on one of some other marks,
    so that it goes below its own.

    >>> below_its_mark(2015, 2.5, pd.Series([2014, 1996]), pd.Series([3.0, 4.0]))
    True
    >>> below_its_mark(2014, 3.0, pd.Series([2015, 1996]), pd.Series([2.5, 4.0]))
    False
    """
    aside = (marks_across - across).abs() / max(marks_across.max() - marks_across.min(), 1)
    above = (marks_up - up) / marks_up.max()
    return bool((aside.lt(1.5 * YEAR_WIDE) & above.between(0, 3 * YEAR_HIGH)).any())


def margin_for(labels: Sequence[dict]) -> int:
    """The margin to the right of a plot for the longest line of the labels that stand there, in pixels.

    >>> margin_for([]), margin_for([{"text": "China's<br>report"}])
    (24, 59)
    """
    longest = max((len(line) for label in labels for line in label["text"].split("<br>")), default=0)
    return max(24, round(longest * 6.7) + 12)


def clear_sides(across: pd.Series, up: pd.Series) -> list[str]:
    """On which side of each mark its year stands clear of all marks and of the years written before; where none is, above it.

    >>> clear_sides(pd.Series([0.0, 0.5, 0.51]), pd.Series([0.0, 1.0, 0.9]))
    ['top center', 'top center', 'bottom center']
    """
    marks, written, chosen = np.column_stack([part_of_axis(across), part_of_axis(up)]), np.empty((0, 2)), []
    for mark in marks:
        clear = (side for side, step in SIDES.items() if not near(mark + step, marks, 0.6) and not near(mark + step, written))
        chosen.append(next(clear, "top center"))
        written = np.vstack([written, mark + SIDES[chosen[-1]]])
    return chosen


def part_of_axis(values: pd.Series) -> np.ndarray:
    """Values as parts of the way from the least to the greatest."""
    return ((values - values.min()) / ((values.max() - values.min()) or 1.0)).to_numpy()


def near(place: np.ndarray, others: np.ndarray, times: float = 1.0) -> bool:
    """Whether any of the other places is nearer in both directions than so many times what a year takes."""
    return bool((np.abs(others - place) < (times * YEAR_WIDE, times * YEAR_HIGH)).all(axis=1).any())
