"""How numbers are said in a sentence: none has digits that nobody measured, and none reads as nothing unless it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.words.numbers import spoken_in

NUMBERS = st.lists(st.floats(-1e5, 1e5).filter(lambda value: abs(value) > 1e-9), min_size=1, max_size=4)


@given(NUMBERS, st.sampled_from(["%", "pp", "USD bn"]))
def test_a_number_has_three_digits_at_most_and_reads_as_nothing_only_if_it_is(values: list[float], unit: str) -> None:
    """Of a number below 1,000, so that 999.7 and 9.996 are said as 1,000 and 10.00."""
    told = spoken_in(values, unit, {})
    for value in values:
        said = told.digits(value)
        digits = said.strip("−").replace(",", "").replace(".", "").lstrip("0")
        assert digits.strip("0")
        assert abs(value) >= 999.5 or len(digits) <= 3 + (digits[0] == "1" and not digits.strip("10"))


@pytest.mark.parametrize(("values", "unit", "said"), [
    ([-8.653, 0.00099], "%", ["−8.7", "+0.001"]), ([-0.366, 0.00010], "CNY/USD", ["−0.366", "+0.0001"]),
    ([-47.1, 107.04], "%", ["−47.1", "+107"]),
    ([0.0, 3.0], "%", ["0.0", "+3.0"]), ([-9.05, 0.0009], "log points", ["−9.05", "+0.0009"])])
def test_changes_worked_by_hand(values: list[float], unit: str, said: list[str]) -> None:
    told = spoken_in(values, unit, {}, signed=True)
    assert [told.digits(value) for value in values] == said
