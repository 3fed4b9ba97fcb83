"""Where years stand beside their marks: clear of each other and of all marks wherever there is such a side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pages.charts.layout import SIDES, clear_sides, near, part_of_axis
from pages.reading.tables import line_as, version
from pages.views.trade_and_price import together

def written(across: pd.Series, up: pd.Series, sides: list[str]) -> np.ndarray:
    """The middles of the years, in parts of the plot."""
    return np.column_stack([part_of_axis(across), part_of_axis(up)]) + [SIDES[side] for side in sides]


def test_no_year_lies_on_another_in_the_years_that_the_page_shows_at_first() -> None:
    (marks,) = together(line_as("record", version()), (1996, 2015), version()).changes.data
    places = written(pd.Series(marks.x), pd.Series(marks.y), marks.textposition)
    assert len(places) == 20
    assert [place for number, place in enumerate(places) if near(place, places[number + 1:])] == []


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), max_size=12))
def test_every_mark_gets_a_side(points: list[tuple[float, float]]) -> None:
    """However few or how close the marks are; none at all is no fault."""
    frame = pd.DataFrame(points, columns=["across", "up"], dtype=float)
    assert set(clear_sides(frame["across"], frame["up"])) <= set(SIDES)
    assert len(clear_sides(frame["across"], frame["up"])) == len(points)
