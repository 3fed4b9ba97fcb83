"""Every unit of the project in its base units, so that none is wrong by a factor of a thousand."""

import pandas as pd
import pytest

from indicators.formulas.expression import evaluate
from pages.reading.tables import tables

# What one of each unit is, by its name: thousand barrels a day, million tonnes, million TIV and so on.
MEANING = {"USD m": (1e6, "USD"), "USD bn": (1e9, "USD"), "USD tn": (1e12, "USD"), "CNY m": (1e6, "CNY"), "CNY bn": (1e9, "CNY"),
           "CNY tn": (1e12, "CNY"), "RUB m": (1e6, "RUB"), "RUB bn": (1e9, "RUB"), "RUB tn": (1e12, "RUB"), "CNY/USD": (1, "CNY / USD"),
           "USD/bbl": (1, "USD / barrel"), "USD/t": (1, "USD / tonne"), "USD bn/Mt": (1e3, "USD / tonne"), "kb/d": (1e3, "barrel / day"),
           "mb/d": (1e6, "barrel / day"), "m bbl": (1e6, "barrel"), "bn bbl": (1e9, "barrel"),
           "Mt": (1e6, "tonne"), "Mt/year": (1e6, "tonne / year"), "bcm/year": (1e9, "cubicmetre / year"),
           "m TIV": (1e6, "TIV"), "million": (1e6, "1"), "billion": (1e9, "1"), "count": (1, "1"), "score": (1, "1"),
           "members": (1, "1"), "engagements": (1, "1"), "roll calls": (1, "1"), "people": (1, "1"), "USD 100 m": (1e8, "USD"),
           "10 kt": (1e4, "tonne"), "100 Mt": (1e8, "tonne")}
BASES = ("USD", "CNY", "RUB", "barrel", "tonne", "cubicmetre", "TIV", "day", "year")


def definitions() -> dict[str, str]:
    """The definition of every unit in the table."""
    return dict(zip(tables().units["unit"], tables().units["definition"]))


def value(expression: str, **units: str) -> tuple[float, str]:
    """An expression over series that are 1 in 2015, and its unit; base units go by their own names."""
    units |= {base: base for base in BASES}
    values, unit = evaluate(expression, {name: pd.Series({2015: 1.0}) for name in units}, units, definitions())
    return values[2015], unit


def test_every_unit_has_its_meaning_here() -> None:
    assert set(MEANING) == {unit for unit, definition in definitions().items() if definition}


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
    # 500 dollars a tonne for 3 million tonnes are 1.5 billion dollars.
    ("500 * a * 3 * b / c", {"a": "USD/t", "b": "Mt", "c": "USD bn"}, 1.5),
    ("a * b / c", {"a": "USD bn", "b": "CNY/USD", "c": "CNY bn"}, 1)])
def test_units_of_one_kind_meet_with_the_right_factor(expression: str, units: dict[str, str], expected: float) -> None:
    found, left = value(expression, **units)
    assert found == pytest.approx(expected) and left == ""


@pytest.mark.parametrize(("larger", "smaller"), [("USD tn", "USD bn"), ("CNY bn", "CNY m"), ("mb/d", "kb/d"), ("USD bn/Mt", "USD/t")])
def test_a_unit_and_its_thousandth_are_added_in_that_of_the_first(larger: str, smaller: str) -> None:
    assert value("a + b", a=larger, b=smaller) == (pytest.approx(1.001), larger)
    assert value("a + b", a=smaller, b=larger) == (pytest.approx(1001), smaller)


def test_millions_and_billions_are_plain_numbers() -> None:
    assert value("a + b", a="billion", b="million") == (pytest.approx(1_001_000_000), "")


@pytest.mark.parametrize(("expression", "units", "expected"), [
    ("a * b", {"a": "CNY/USD", "b": "USD bn"}, (1, "CNY bn")),
    ("a / b", {"a": "CNY bn", "b": "CNY/USD"}, (1, "USD bn")),
    # A trillion dollars for a million people are a million dollars each; for a billion, a thousand.
    ("a / b", {"a": "USD tn", "b": "million"}, (1, "USD m")),
    ("a / b", {"a": "USD tn", "b": "billion"}, (1000, "USD")),
    ("0.001 * a / b", {"a": "RUB bn", "b": "million"}, (1, "RUB")),
    # A billion dollars for a million tonnes are a thousand dollars a tonne.
    ("a / b", {"a": "USD bn", "b": "Mt"}, (1, "USD bn/Mt")),
    ("0.8 * a / b", {"a": "USD bn", "b": "Mt"}, (800, "USD/t")),
    ("a / b", {"a": "USD bn", "b": "USD/bbl"}, (1, "bn bbl")),
    ("a * b", {"a": "USD bn/Mt", "b": "Mt"}, (1, "USD bn")),
    ("a * b", {"a": "kb/d", "b": "USD/bbl"}, (1, "(USD/bbl) * (kb/d)")),
    ("0 * a / b", {"a": "USD bn", "b": "Mt"}, (0, "USD/t"))])
def test_a_product_or_quotient_is_in_the_unit_of_its_kind_in_which_it_is_read_best(expression, units, expected) -> None:
    found, unit = value(expression, **units)
    assert (found, unit) == (pytest.approx(expected[0]), expected[1])
