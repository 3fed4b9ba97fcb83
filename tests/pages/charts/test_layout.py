"""Where words stand on a chart: names at the ends of lines apart from each other, years beside their marks clear of all marks."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.charts.layout import SIDES, apart, clear_sides, label_heights, near, part_of_axis
from pages.reading.tables import line_as
from pages.views.oil_and_trade import trade_and_price


def written(across: pd.Series, up: pd.Series, sides: list[str]) -> np.ndarray:
    """The middles of the years, in parts of the plot."""
    return np.column_stack([part_of_axis(across), part_of_axis(up)]) + [SIDES[side] for side in sides]


def test_no_year_lies_on_another_in_the_years_that_the_page_shows_at_first() -> None:
    (marks,) = trade_and_price(line_as("record"), (1996, 2015)).changes.data
    places = written(pd.Series(marks.x), pd.Series(marks.y), marks.textposition)
    assert len(places) == 20
    assert [place for number, place in enumerate(places) if near(place, places[number + 1:])] == []


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), max_size=12))
def test_every_mark_gets_a_side(points: list[tuple[float, float]]) -> None:
    """However few or how close the marks are; none at all is no fault."""
    frame = pd.DataFrame(points, columns=["across", "up"], dtype=float)
    assert set(clear_sides(frame["across"], frame["up"])) <= set(SIDES)
    assert len(clear_sides(frame["across"], frame["up"])) == len(points)


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0.1, 10)), max_size=6))
@example([(1000.0, 1.03125), (997.875, 3.25)])  # was left where it was, as near enough
def test_labels_end_up_apart_in_their_order_and_about_where_they_were(labels: list[tuple[float, float]]) -> None:
    positions, heights = [at for at, _ in labels], [high for _, high in labels]
    placed = apart(positions, heights)
    ordered = sorted(zip(placed, positions, heights))
    assert [at for _, at, _ in ordered] == sorted(positions)
    assert all(above - below >= (low + high) / 2 - 1e-6 for (below, _, low), (above, _, high) in zip(ordered, ordered[1:]))
    assert sum(placed) == pytest.approx(sum(positions), abs=1e-4)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_labels_stay_beside_the_plot_however_close_the_lines_end(ends: list[float]) -> None:
    heights = label_heights([0.0, 100.0, *ends], [1] * len(ends))
    placed = sorted(apart(ends, heights, within=[0.0, 100.0]))
    assert placed[0] >= -1e-6 and placed[-1] <= 100 + 1e-6
    assert all(above - below >= heights[0] - 1e-6 for below, above in zip(placed, placed[1:]))


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert apart([1.0, 9.3, 5.0], [2.0, 1.0, 3.0]) == [1.0, 9.3, 5.0]
