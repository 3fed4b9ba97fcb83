"""A line transformed by each measure, and the status of what is computed from several."""

import pandas as pd
import pytest

from indicators.basics.growth import change, index_numbers, log_change, multiple_of_first, percent_change, trailing_mean
from indicators.formulas.derive import Measure, worst_status
from indicators.shown.rows import of_first, transform

LINE = pd.Series({2010: 2.0, 2012: 4.0, 2013: 5.0})


@pytest.mark.parametrize(("base_year", "expected"), [
    (2010, {2010: 1.0, 2012: 2.0, 2013: 2.5}), (2011, {2012: 1.0, 2013: 1.25}),  # the first value from 2011 on is that of 2012
    (2012, {2012: 1.0, 2013: 1.25}), (2014, {})])
def test_a_multiple_begins_with_the_first_value_from_the_base_year_on(base_year: int, expected: dict[int, float]) -> None:
    first = of_first(pd.DataFrame({"value": LINE, "obs_status": "A"}), multiple_of_first, base_year)
    assert transform(LINE, multiple_of_first, first).dropna().to_dict() == pytest.approx(expected)


@pytest.mark.parametrize(("measure", "last"), [
    (None, 5), (change, 1), (percent_change, 25), (log_change, 22.3144), (index_numbers, 250), (multiple_of_first, 2.5), (trailing_mean, 3.6)])
def test_a_line_is_transformed_as_its_measure_says(measure: Measure | None, last: float) -> None:
    """2, 3, 4, 4, 5 to base 2009: the last is 1 or 25 % or 100 ln 1.25 above the one before; 250 of 100; the mean is 18 / 5."""
    line = pd.Series([2.0, 3, 4, 4, 5], index=range(2009, 2014))
    assert transform(line, measure, 2009)[2013] == pytest.approx(last, abs=1e-4)


@pytest.mark.parametrize(("better", "worse"), ["AP", "AE", "PE", "PF", "EB", "ED", "EU", "DU", "FU"])
def test_what_is_computed_is_no_better_than_its_worst_input(better: str, worse: str) -> None:
    """An estimate (E) says less than a provisional value (P), another definition (D) less than either, a doubtful value (U) least."""
    for codes in ([better, worse], [worse, better, better, None]):
        assert worst_status(pd.Series(codes)) == worse


def test_what_has_no_status_is_normal() -> None:
    assert worst_status(pd.Series([None, None], dtype=object)) == "A"
