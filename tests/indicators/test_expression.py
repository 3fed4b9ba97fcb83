"""Expressions over series: arithmetic, units, missing years, and faults that show their place."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.basics.growth import change
from indicators.formulas.expression import ExpressionFault, evaluate, in_python, names_in
from indicators.shown.rows import process

SERIES = {"a": pd.Series({2000: 1.0, 2001: 2.0, 2003: 5.0}), "b": pd.Series({2000: 100.0, 2001: 0.0, 2002: 7.0}),
          "c": pd.Series({2000: 3.0})}
UNITS = {"a": "USD bn", "b": "USD m", "c": "%"}
DEFINITIONS = {"USD bn": "1e9 * USD", "USD m": "1e6 * USD", "Mt": "1e6 * tonne"}


def value(expression: str) -> tuple[list[float], str]:
    values, unit = evaluate(expression, SERIES, UNITS, DEFINITIONS)
    return values.tolist(), unit


def test_units_are_converted_cancelled_and_carried() -> None:
    assert value("a + b")[0][0] == pytest.approx(1.1) and value("a + b")[1] == "USD bn"
    assert value("a / (a + b) * 100")[0][0] == pytest.approx(90.909090909) and value("a / (a + b) * 100")[1] == ""
    assert value("a / b")[0][0] == pytest.approx(10) and value("a / b")[1] == ""
    assert value("a * c")[1] in ("USD bn * %", "% * USD bn")


def test_a_year_without_an_operand_or_with_a_division_by_zero_has_no_value() -> None:
    values = evaluate("a / b", SERIES, UNITS, DEFINITIONS)[0]
    assert values.index.tolist() == [2000, 2001, 2002, 2003]
    assert values.notna().tolist() == [True, False, False, False]


@pytest.mark.parametrize(("expression", "said", "place"), [
    ("a - c", "USD bn and %", 2), ("c + 5", "% and none", 2), ("a + d", "“d”", 4), ("foo(a)", "“foo”", 0),
    ("a +", "not a complete expression", 3), ("a +* b", "not a complete expression", 3), ("", "not a complete", 0),
    ("9**9**9", "too large", 1), ("1e400 * a", "too large", 0), ("a * 1e300 * 1e300", "too large", 10), ("1e-400 * a", "too small", 0),
    ("a + 0.001e-400", "too small", 4), ("a * 1e-200 * 1e-200", "too small", 11), ("1e-200 / 1e200", "too small", 7), ("2 ** -2000", "too small", 2),
    ("1/0", "divides by zero", 1), ("a;b", "not a complete", 1), ("a b", "not a complete", 2),
    ("log", "“log” needs a value in brackets", 0), ("a + sqrt", "such as sqrt(a)", 4), ("a + log(a, b)", "functions one value", 9), ("log()", "Only lines", 0),
    ("log(a)", "log needs a number without unit, such as the ratio of two lines; this is in USD bn", 0), ("2 ** a", "The exponent of a power", 2),
    ("ln(a / b)", "“ln”; there are a, b, c, log, sqrt, abs", 0), ("a / 1,5", "decimals have a point", 5), ("a # b", "no sign", 2),
    ("(a / b", "bracket is not closed", 0), ("a / b)", "bracket is not opened", 5), ("2a", "as in 2 * a", 0)])
def test_a_fault_shows_its_place(expression: str, said: str, place: int) -> None:
    with pytest.raises(ExpressionFault) as fault:
        value(expression)
    assert said in fault.value.reason and fault.value.place == place
    assert str(fault.value).splitlines()[-1] == " " * place + "^"


@pytest.mark.parametrize("attack", ["__import__('os')", "a.__class__", "[a]", "{1: a}", "lambda: 1", "a if b else c",
                                    "'x' * 9", "a[0]", "f'{a}'", "(a := 1)", "a < b", "a and b", "[x for x in a]",
                                    "(" * 200, "a" + "+a" * 400, "10 ** 10 ** 10"])
def test_nothing_but_arithmetic_is_run(attack: str) -> None:
    with pytest.raises(ExpressionFault):
        evaluate(attack, SERIES, UNITS, DEFINITIONS)


@pytest.mark.parametrize(("printed", "typed"), [("a × b", "a * b"), ("a · b", "a * b"), ("a ÷ b", "a / b"), ("a − b", "a - b"), ("a – b", "a - b"),
                                                ("a^2 / a", "a ** 2 / a"), ("a² + b²", "a ** 2 + b ** 2"), ("a³ / a", "a ** 3 / a")])
def test_the_signs_of_printed_formulas_are_understood(printed: str, typed: str) -> None:
    (read, unit), (meant, same) = value(printed), value(typed)
    np.testing.assert_array_equal(read, meant)
    assert unit == same and names_in(printed) == names_in(typed)


OPERANDS = st.sampled_from(["a", "b", "c", "0", "1", "2", "0.5", "1000", "1e300", "(-8)", "99999999999999999999999"])
EXPRESSIONS = st.recursive(OPERANDS, lambda inner: st.one_of(
    st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/", "**"]), inner),
    st.builds("{}({})".format, st.sampled_from(["log", "sqrt", "abs"]), inner), st.builds("-{}".format, inner)), max_leaves=6)


@given(st.one_of(EXPRESSIONS, st.text(max_size=40)))
@example("log")
@example("  ²,^")
@example("a ** 1000")
@example("a ** sqrt(-1)")
@example("(-8) ** (1/3)")
def test_any_text_gives_a_value_or_a_fault(text: str) -> None:
    try:
        evaluate(text, SERIES, UNITS, DEFINITIONS)
    except ExpressionFault as fault:
        assert 0 <= fault.place <= len(in_python(text))


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=8))
def test_shares_of_a_whole_add_up(values: list[float]) -> None:
    series = {"a": pd.Series(values), "b": pd.Series(values[::-1])}
    units = {"a": "Mt", "b": "Mt"}
    both = sum(evaluate(f"{name} / (a + b) * 100", series, units, DEFINITIONS)[0] for name in "ab")
    np.testing.assert_allclose(both, 100)


def test_the_order_is_expression_transformation_smoothing() -> None:
    """a * 2 = 2, 4, 6; changes 2, 2; means of two years: only 2001–2002 has both changes."""
    line = pd.DataFrame({"value": [1.0, 2.0, 3.0], "obs_status": "A"}, [2000, 2001, 2002])
    values, _, unit = process({"a": line}, {"a": "Mt"}, DEFINITIONS, expression="a * 2", measure=change, smoothing=2)
    assert values[2002] == 2 and values.notna().sum() == 1 and unit == "Mt"


@pytest.mark.parametrize("zero", ["0 * a", "0e-400 * a", "0.00 * a", "a - a", "(a - a) / c", "(a - a) ** 2"])
def test_what_is_0_is_not_too_small(zero: str) -> None:
    assert value(zero)[0][0] == 0


def test_a_root_of_a_negative_number_is_refused_and_draws_no_zeros() -> None:
    with pytest.raises(ExpressionFault, match="no real value"):
        evaluate("(-1) ** 0.5 * a", SERIES, UNITS, DEFINITIONS)


def test_large_whole_numbers_are_numbers() -> None:
    """ln(10 ** 23) = 52.959."""
    assert value("log(100000000000000000000000)")[0] == pytest.approx([52.959] * 4, abs=0.001)


@pytest.mark.parametrize("unit", ["€ bn", "°C", "1000 t", "kg/m²", "‰", "млн т", "m TIV", "No. of ships", "L'/h", "%", "% of GDP", "a-b"])
def test_a_unit_may_be_written_with_any_signs(unit: str) -> None:
    line = {"a": pd.Series({2014: 2.0})}
    value, shown = evaluate("a * 2", line, {"a": unit}, DEFINITIONS)
    assert (value.to_dict(), shown) == ({2014: 4.0}, unit)
    assert evaluate("a / a", line, {"a": unit}, DEFINITIONS)[1] == ""
    assert evaluate("a / b", line | {"b": line["a"]}, {"a": unit, "b": "Mt"}, DEFINITIONS)[1].replace("(", "").replace(")", "").startswith(unit)
