"""How a line went, in words: its first value, its turns, its last one."""

import pandas as pd

from indicators.shown.facts import first_of
from indicators.shown.ways import TOLD_FROM, Move, extremes, moves, on_the_whole, settled, years_of
from pages.words.numbers import Spoken, Units, of_rows, spoken_in
from pages.words.subjects import inside

MOST_MOVES, LONGEST, LONGEST_WITH_ASIDE = 4, 220, 250  # no reader keeps more moves, or letters, in mind


def moving(subject: str, values: pd.Series, unit: str, units: Units, aside: str = "", log: bool = False) -> str:
    """How a line goes from its first value to its turns and to its last, by the rule of `moves`; where it stands with one value.

    If its turns would be more than a reader keeps in mind, only from where to where it went on the whole, with the lowest and the highest
    year; or these two and the last. What will be said aside takes its part of the letters.
    """
    told = (*in_ways(values, unit, units, log), *on_balance(values, unit, units), standing_or_range(values, unit, units))
    *others, last = [f"{subject} {words}" for words in told]
    return next((words for words in others if len(words) <= LONGEST and len(words + aside) <= LONGEST_WITH_ASIDE), last)


def in_ways(values: pd.Series, unit: str, units: Units, log: bool) -> list[str]:
    """The moves of a line one after the other, with most turns first; none that has too many."""
    told = [(settled if unit == "rank" else moves)(values, least, log) for least in TOLD_FROM]
    return [in_turn(steps, values, unit, units) for steps in told if steps and len(steps) + begins_later(steps, values) <= MOST_MOVES]


def in_turn(steps: list[Move], values: pd.Series, unit: str, units: Units) -> str:
    """Moves one after the other, and where the line stands before and after them if they begin later or end before."""
    begin, end, year, reached = values.iloc[0], values.iloc[-1], values.index[-1], steps[-1].end
    told = spoken_in(unit, units, values=values)
    first = later_move if begins_later(steps, values) and told.digits(begin) != told.digits(steps[0].start.value) else first_move
    stood = [f"stood at {told.full(begin)} in {values.index[0]}"] if first is later_move and not of_a_year(told) else []
    # ranks only go on, because a lower number is a higher place
    later = [f"{'' if unit == 'rank' else f'{direction(step)} '}to {told.short(step.end.value)} in {step.end.year}" for step in steps[1:]]
    *before, last = [*stood, first(steps[0], told, unit), *later]
    words = f"{', '.join(before)}, then {last}" if before else last
    if reached.year == year:
        return words
    return f"{words} and stayed there" if reached.value == end else f"{words}, and stood at {told.short(end)} in {year}"


def begins_later(steps: list[Move], values: pd.Series) -> bool:
    """Whether the first value of a line stands apart from the moves."""
    return steps[0].start.year > values.index[0]


def of_a_year(told: Spoken) -> bool:
    """Whether values are said as multiples of one year, which is 1 and needs no word."""
    return told.unit.short == "{} times"


def first_move(step: Move, told: Spoken, unit: str) -> str:
    """The first move, between two values that are named with their unit."""
    start, end = step.start, step.end
    if told.digits(start.value) == told.digits(end.value):
        return f"stood at {told.full(start.value)} in {start.year} and in {end.year}"
    if of_a_year(told) and start.value == 1:
        return f"{direction(step)} to {told.full(end.value)} in {end.year}"
    return (f"{way(step, unit)} from {told.beginning(start.value)} to {told.full(end.value)} "
            f"between {start.year} and {end.year}")


def later_move(step: Move, told: Spoken, unit: str) -> str:
    """The first move where the line begins before it."""
    start, end = step.start, step.end
    begin = told.full(start.value) if of_a_year(told) else told.short(start.value)
    return f"{way(step, unit)} from {begin} in {start.year} to {told.short(end.value)} in {end.year}"


def way(step: Move, unit: str) -> str:
    """Whether a value rose or fell; ranks only go, because a lower number is a higher place."""
    return "went" if unit == "rank" else direction(step)


def on_balance(values: pd.Series, unit: str, units: Units) -> list[str]:
    """From where to where a line went on the whole, with its lowest and highest value if these are others; empty if it went to and fro."""
    whole = None if unit == "rank" else on_the_whole(values)
    if whole is None:
        return []
    points = extremes(values)
    told = spoken_in(unit, units, values=values)
    ends = [told.digits(whole.start.value), told.digits(whole.end.value)]
    beyond = [f"a {name} of {told.short(point.value)} in {when(values, point.value)}"
              for name, point in zip(("low", "high"), points) if told.digits(point.value) not in ends]
    return [f"{direction(whole)}, but not steadily, from {told.beginning(whole.start.value)} to {told.full(whole.end.value)} "
            f"between {whole.start.year} and {whole.end.year}{', with ' if beyond else ''}{' and '.join(beyond)}"]


def standing_or_range(values: pd.Series, unit: str, units: Units) -> str:
    """The only value of a line, or the lowest, the highest and the last of one that goes to and fro."""
    (low, high), end, year = extremes(values), values.iloc[-1], values.index[-1]
    told = spoken_in(unit, units, values=values)
    if low == high:
        return f"stood at {told.full(low.value)} in {low.year}"
    words = f"ranged from {told.full(low.value)} in {when(values, low.value)} to {told.short(high.value)} in {when(values, high.value)}"
    return words if end in (low.value, high.value) and unit != "rank" else f"{words}, and stood at {told.short(end)} in {year}"


def changing(subject: str, values: pd.Series, unit: str, units: Units) -> str:
    """The largest and the smallest of yearly changes, or the only one."""
    low, high = extremes(values)
    told = spoken_in(unit, units, signed=True, values=values)
    if low == high:
        return f"{subject} was {told.full(low.value)} in {when(values, low.value)}"
    return (f"{subject} ranged from {told.full(low.value)} in {when(values, low.value)} "
            f"to {told.short(high.value)} in {when(values, high.value)}")


def when(values: pd.Series, value: float) -> str:
    """The years in which a line has a value; the first of many."""
    first, *others = years_of(values, value)
    return f"{first} and other years" if len(others) > 1 else " and ".join(map(str, [first, *others]))


def direction(step: Move) -> str:
    """Whether a value rose or fell."""
    return "rose" if step.end.value > step.start.value else "fell"


def in_this_sentence(line: pd.DataFrame, measure: str) -> Units:
    """The units with what a sentence on a line has to say beside: of what a share is, of which year a multiple."""
    unit, known = line["unit"].iloc[0], of_rows(line)
    words = known[unit]
    if measure == "share" and (whole := line["whole"].iloc[0]):
        words = words._replace(words=f"{words.words} of {inside(whole)}")
    if measure == "multiple" and (year := first_of(line)):
        words = words._replace(words=f"{{}} times the {year} value", short="{} times")
    return known | {unit: words}
