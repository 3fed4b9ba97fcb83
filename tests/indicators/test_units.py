"""Every unit of the project in its base units, so that none is wrong by a factor of a thousand."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.formulas.expression import DEFINITIONS, evaluate

# What one of each unit is, by its name: thousand barrels a day, million tonnes, million TIV and so on.
MEANING = {"USD bn": (1e9, "USD"), "USD m": (1e6, "USD"), "CNY bn": (1e9, "CNY"), "RUB bn": (1e9, "RUB"), "CNY/USD": (1, "CNY / USD"),
           "USD/bbl": (1, "USD / barrel"), "kb/d": (1e3, "barrel / day"), "Mt": (1e6, "tonne"), "Mt/year": (1e6, "tonne / year"),
           "m TIV": (1e6, "TIV"), "million": (1e6, "1"), "count": (1, "1"), "score": (1, "1")}
BASES = ("USD", "CNY", "RUB", "barrel", "tonne", "TIV", "day", "year")


def value(expression: str, **units: str) -> tuple[float, str]:
    """An expression over series that are 1 in 2015, and its unit; base units go by their own names."""
    units |= {base: base for base in BASES}
    values, unit = evaluate(expression, {name: pd.Series({2015: 1.0}) for name in units}, units)
    return values[2015], unit


def test_every_unit_has_its_meaning_here() -> None:
    assert set(MEANING) == set(DEFINITIONS)


@pytest.mark.parametrize("unit", MEANING)
def test_a_unit_is_so_many_of_its_base_units(unit: str) -> None:
    factor, bases = MEANING[unit]
    found, left = value(f"a / ({bases})", a=unit)
    assert found == pytest.approx(factor) and left == ""


@pytest.mark.parametrize(("expression", "units", "expected"), [
    ("a / b", {"a": "USD bn", "b": "USD m"}, 1000),
    # 1 kb/d in a year of 365 days at 7.3 barrels a tonne is 50,000 tonnes, so a flow of 1 Mt a year is 20 of it.
    ("b / (a * 365 * day / year * tonne / (7.3 * barrel))", {"a": "kb/d", "b": "Mt/year"}, 20),
    # A million tonnes at 7.3 barrels each and 1 dollar a barrel are 7.3 million dollars.
    ("a * (7.3 * barrel / tonne) * b / c", {"a": "Mt", "b": "USD/bbl", "c": "USD m"}, 7.3),
    ("a * b / c", {"a": "USD bn", "b": "CNY/USD", "c": "CNY bn"}, 1)])
def test_units_of_one_kind_meet_with_the_right_factor(expression: str, units: dict[str, str], expected: float) -> None:
    found, left = value(expression, **units)
    assert found == pytest.approx(expected) and left == ""
