"""What is told of a line holds for any line: nothing greater is left out, and no year lies beyond the ends of its way."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.shown.ways import NEAR, TOLD_FROM, Move, moves, settled

NUMBERS = st.integers(-1000, 1000) | st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
VALUES = st.dictionaries(st.integers(1990, 2025), NUMBERS, min_size=2)
LEAST = st.sampled_from(TOLD_FROM)


def size(step: Move) -> float:
    """How far a way goes up or down."""
    return abs(step.end.value - step.start.value)


def back(values: list[float], up: bool) -> float:
    """The greatest way back, down within a rise and up within a fall."""
    highest = lambda upto: max(values[:upto + 1]) - values[upto] if up else values[upto] - min(values[:upto + 1])
    return max(map(highest, range(len(values))), default=0.0)


@given(VALUES, LEAST)
def test_ways_follow_each_other_and_each_has_its_multiple(values: dict[int, float], least: float) -> None:
    found = moves(pd.Series(values), least)
    assert all(before.end == after.start and (before.end.value - before.start.value) * (after.end.value - after.start.value) < 0
               for before, after in pairwise(found))
    for step in found:
        assert (values[step.start.year], values[step.end.year]) == (step.start.value, step.end.value)
        assert not step.times > 0 or step.times == pytest.approx(values[step.end.year] / values[step.start.year])


@given(VALUES, LEAST)
def test_no_way_that_is_told_skips_a_greater_one(values: dict[int, float], least: float) -> None:
    """The rule of `moves`: inside a way and on either side of all ways the line comes back by less than the least of those told."""
    found = moves(pd.Series(values), least)
    shortest = min(map(size, found))
    for step in found:
        inside = [values[year] for year in sorted(values) if step.start.year <= year <= step.end.year]
        assert back(inside, step.end.value > step.start.value) <= shortest
    for years in (lambda year: year <= found[0].start.year, lambda year: year >= found[-1].end.year):
        beside = [values[year] for year in sorted(values) if years(year)]
        assert max(back(beside, up) for up in (True, False)) <= shortest


@given(VALUES, LEAST)
def test_a_way_begins_and_ends_at_the_extremes_of_its_years(values: dict[int, float], least: float) -> None:
    """But for the first and the last value of the line, which may stand for an extreme that is as good as they are."""
    found = moves(pd.Series(values), least)
    for step in found:
        inside = [values[year] for year in values if step.start.year <= year <= step.end.year]
        low, high = sorted((step.start.value, step.end.value))
        of_line = {step.start.year, step.end.year} & {min(values), max(values)}
        beyond = max(max(inside) - high, low - min(inside))
        assert beyond <= NEAR * min(map(size, found)) * 1.000001 if of_line else beyond == 0


def test_a_rank_is_reached_once_and_a_better_place_before_is_told() -> None:
    """Places 11, 9, 10: the line ends at the best of them and not at 10."""
    places = pd.Series({1992: 6.0, 2004: 18.0, 2008: 12.0, 2009: 15.0, 2011: 11.0, 2012: 9.0, 2013: 10.0, 2014: 10.0})
    assert [step.end.year for step in settled(places, TOLD_FROM[0])] == [2004, 2008, 2009, 2012]
    assert settled(places.loc[:2009])[-1].end.year == 2009
