"""How a line went, in words: its first value, its turns, its last one."""

import pandas as pd

from indicators.shown.facts import TOLD_FROM, Move, Point, extremes, first_of, move, moves, settled, years_of
from pages.words.numbers import Spoken, Unit, Units, spoken_in
from pages.words.subjects import inside

MOST_MOVES, LONGEST, LONGEST_WITH_ASIDE = 4, 220, 250  # no reader keeps more moves, or letters, in mind


def moving(subject: str, values: pd.Series, unit: str, units: Units, aside: str = "") -> str:
    """How a line goes from its first value to its turns and to its last; where it stands with one value, and its range with many turns.

    What will be said aside takes its part of the letters.
    """
    for least in TOLD_FROM:
        steps = settled(values, least) if unit == "rank" else moves(values, least)
        if 0 < len(steps) <= MOST_MOVES:
            stayed = " and stayed there" if steps[-1].end.year < values.index[-1] else ""
            words = f"{subject} {in_turn(steps, unit, units)}{stayed}"
            if len(words) <= LONGEST and len(words + aside) <= LONGEST_WITH_ASIDE:
                return words
    return f"{subject} {standing_or_range(values, unit, units)}"


def in_turn(steps: list[Move], unit: str, units: Units) -> str:
    """Moves one after the other."""
    told = spoken_in([steps[0].start.value, *(step.end.value for step in steps)], unit, units)
    *before, last = [first_move(steps[0], told, unit), *(next_move(step, told, unit) for step in steps[1:])]
    return f"{', '.join(before)}, then {last}" if before else last


def first_move(step: Move, told: Spoken, unit: str) -> str:
    """The first move, between two values that are named with their unit."""
    start, end = step.start, step.end
    if told.digits(start.value) == told.digits(end.value):
        return f"stood at {told.full(start.value)} in {start.year} and in {end.year}"
    if told.unit.short == "{} times" and start.value == 1:
        return f"{direction(step)} to {told.full(end.value)} in {end.year}"
    return (f"{'went' if unit == 'rank' else direction(step)} from {told.beginning(start.value)} to {told.full(end.value)} "
            f"between {start.year} and {end.year}")


def next_move(step: Move, told: Spoken, unit: str) -> str:
    """A later move; ranks only go on, because a lower number is a higher place."""
    return f"{'' if unit == 'rank' else f'{direction(step)} '}to {told.short(step.end.value)} in {step.end.year}"


def standing_or_range(values: pd.Series, unit: str, units: Units) -> str:
    """The only value of a line, or the lowest, the highest and the last of one that goes to and fro."""
    (low, high), end, year = extremes(values), values.iloc[-1], values.index[-1]
    told = spoken_in([low.value, high.value, end], unit, units)
    if low == high:
        return f"stood at {told.full(low.value)} in {low.year}"
    if unit != "rank" and {values.index[0], year} == {low.year, high.year}:
        whole = move(Point(int(values.index[0]), values.iloc[0]), Point(int(year), end))
        return (f"{direction(whole)}, but not steadily, from {told.beginning(whole.start.value)} to {told.full(whole.end.value)} "
                f"between {whole.start.year} and {whole.end.year}")
    words = f"ranged from {told.full(low.value)} in {when(values, low.value)} to {told.short(high.value)} in {when(values, high.value)}"
    return words if end in (low.value, high.value) and unit != "rank" else f"{words}, and stood at {told.short(end)} in {year}"


def changing(subject: str, values: pd.Series, unit: str, units: Units) -> str:
    """The largest and the smallest of yearly changes, or the only one."""
    low, high = extremes(values)
    told = spoken_in([low.value, high.value], unit, units, signed=True)
    if low == high:
        return f"{subject} was {told.full(low.value)} in {low.year}"
    return f"{subject} ranged from {told.full(low.value)} in {when(values, low.value)} to {told.short(high.value)} in {when(values, high.value)}"


def when(values: pd.Series, value: float) -> str:
    """The years in which a line has a value; the first of many."""
    first, *others = years_of(values, value)
    return f"{first} and other years" if len(others) > 1 else " and ".join(map(str, [first, *others]))


def direction(step: Move) -> str:
    """Whether a value rose or fell."""
    return "rose" if step.end.value > step.start.value else "fell"


def in_this_sentence(line: pd.DataFrame, measure: str, units: Units) -> Units:
    """The units with what a sentence on a line has to say beside: of what a share is, of which year a multiple."""
    unit = line["unit"].iloc[0]
    words = units.get(unit, Unit(f"{{}} {unit}".strip(), "{}", "", ""))
    if measure == "share" and (whole := line["whole"].iloc[0]):
        words = words._replace(words=f"{words.words} of {inside(whole)}")
    if measure == "multiple" and (year := first_of(line)):
        words = words._replace(words=f"{{}} times the {year} value", short="{} times")
    return units | {unit: words}
