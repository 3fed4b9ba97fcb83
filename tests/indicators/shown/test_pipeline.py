"""The transformations of a line by name, and the status of what is computed from several."""

import pandas as pd
import pytest

from indicators.formulas.derive import worst_status
from indicators.shown.pipeline import TRANSFORMATIONS, transform

LINE = pd.Series({2010: 2.0, 2012: 4.0, 2013: 5.0})


@pytest.mark.parametrize(("base_year", "expected"), [
    (2010, {2010: 1.0, 2012: 2.0, 2013: 2.5}), (2011, {2012: 1.0, 2013: 1.25}),  # the first value from 2011 on is that of 2012
    (2012, {2012: 1.0, 2013: 1.25}), (2014, {})])
def test_a_multiple_begins_with_the_first_value_from_the_base_year_on(base_year: int, expected: dict[int, float]) -> None:
    assert transform(LINE, "multiple", base_year).to_dict() == pytest.approx(expected)


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_each_name_stands_for_its_transformation(name: str) -> None:
    """2, 3, 4, 4, 5 to base 2009: the last is 1 or 25 % or 100 ln 1.25 above the one before; 250 of 100; the mean is 18 / 5."""
    last = {"level": 5, "difference": 1, "change": 25, "log": 22.3144, "index": 250, "multiple": 2.5, "mean": 3.6}
    line = pd.Series([2.0, 3, 4, 4, 5], index=range(2009, 2014))
    assert transform(line, name, 2009)[2013] == pytest.approx(last[name], abs=1e-4)


@pytest.mark.parametrize(("better", "worse"), ["AP", "AE", "PE", "PF", "EB", "ED", "EU", "DU", "FU"])
def test_what_is_computed_is_no_better_than_its_worst_input(better: str, worse: str) -> None:
    """An estimate (E) says less than a provisional value (P), another definition (D) less than either, a doubtful value (U) least."""
    for codes in ([better, worse], [worse, better, better, None]):
        assert worst_status(pd.Series(codes)) == worse


def test_what_has_no_status_is_normal() -> None:
    assert worst_status(pd.Series([None, None], dtype=object)) == "A"
