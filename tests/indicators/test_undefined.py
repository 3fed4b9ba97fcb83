"""Claims against what has no value: a divisor that may be zero, a number without end, a comparison with zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formulas.intervals import UNDEFINED, Interval, evaluate_interval, observed_interval, printed_interval
from indicators.formulas.verdicts import Miss, independent_verdict, miss, own_verdict, severity, worst

ONE_TO_TWO = {"a": Interval(1.0, 2.0), "z": printed_interval("0.0"), "m": Interval(-2.0, 1.0)}


@pytest.mark.parametrize(("printed", "value", "low", "high"), [
    ("66.00", 66.0, 65.995, 66.005), ("66", 66.0, 65.5, 66.5), ("6600", 66.0, 65.995, 66.005),
    ("95284", 95.284, 95.2835, 95.2845), ("38", 3.8, 3.75, 3.85), ("-1.50", -1.5, -1.505, -1.495),
    ("0.0", 0.0, -0.05, 0.05), ("2.5e3", 2.5, 2.45, 2.55)])
def test_a_published_value_stands_for_what_rounds_to_its_digits(printed: str, value: float, low: float, high: float) -> None:
    """Half a unit of the last printed digit to each side, also where the source counts in other multiples."""
    assert observed_interval(value, printed) == pytest.approx(Interval(low, high), abs=1e-12)


@pytest.mark.parametrize("printed", ["", "fourth"])
def test_a_computed_value_and_one_in_words_stand_for_themselves(printed: str) -> None:
    """25 that was computed does not agree with 25.4 because it happens to be whole."""
    assert observed_interval(25.0, printed) == Interval(25.0, 25.0)
    assert independent_verdict("25.4", "exact", False, [observed_interval(25.0, printed)]) == "differs from independent source"
    assert independent_verdict("25", "exact", False, [observed_interval(25.3, printed)]) == "consistent"


@given(st.decimals(-10**6, 10**6, places=3), st.integers(-6, 9))
def test_the_multiple_in_which_a_source_counts_does_not_change_what_its_digits_stand_for(value: Decimal, power: int) -> None:
    low, high = observed_interval(float(value), str(value.scaleb(power)))
    if value:
        assert low <= value <= high and high - low == pytest.approx(0.001, rel=1e-5)


@pytest.mark.parametrize("formula", ["a / z", "a / m", "1 / 0 + a", "m ** -1", "m ** 0.5", "a + 9 ** 9 ** 9", "a ** 9 ** 9 ** 9", "a * 1e308 * 10",
                                     "1e999", "cut(a, 0)", "z ** a", "(a - a) ** -1"])
def test_what_the_inputs_do_not_bound_is_undefined_at_once(formula: str) -> None:
    """Without bounds 9 ** 9 ** 9 has 369,693,100 digits, and the root of a negative number came out as zero."""
    assert not evaluate_interval(formula, ONE_TO_TWO).known


@pytest.mark.parametrize(("formula", "low", "high"), [("z / a", -0.05, 0.05), ("m ** 2", 0, 4), ("m ** 3", -8, 1), ("a ** -1", 0.5, 1),
                                                      ("(m + 2) ** 0.5", 0, 3 ** 0.5), ("cut(a, 1)", 1, 2)])
def test_what_they_bound_is_worked_out(formula: str, low: float, high: float) -> None:
    assert evaluate_interval(formula, ONE_TO_TWO) == pytest.approx(Interval(low, high), abs=1e-9)


def test_what_is_undefined_stays_so() -> None:
    assert not evaluate_interval("a + b", {"a": UNDEFINED, "b": Interval(1.0, 1.0)}).known


@pytest.mark.parametrize(("check", "bound"), [("a / b", "exact"), ("at least a / b", "exact"), ("a / b", "at most")])
def test_against_an_undefined_result_nothing_is_checkable(check: str, bound: str) -> None:
    """5 over a printed 0.0 was “consistent within rounding” with everything."""
    assert own_verdict("5", False, check, UNDEFINED, float("nan"), bound) == "not checkable"
    assert own_verdict("5", True, check, UNDEFINED, float("nan"), bound) == "not checkable"


def test_undefined_values_decide_nothing_beside_others() -> None:
    assert independent_verdict("5", "exact", False, [UNDEFINED]) == "not checkable"
    assert independent_verdict("5", "at most", False, [UNDEFINED, Interval(4.9, 5.0)]) == "consistent"
    assert worst(["not checkable", "consistent"]) == "consistent" and worst(["not checkable"]) == "not checkable"


def test_against_zero_there_is_no_per_cent_and_so_a_failure_is_one_of_meaning() -> None:
    missed = miss("5", Interval(0.0, 0.0))
    assert severity("differs from independent source", [missed]) == severity("inconsistent", [Miss(0.2, 20, 3), missed]) == "meaning-level"
    assert severity("inconsistent", [Miss(0.2, 20, 3)]) == "digit-level"
