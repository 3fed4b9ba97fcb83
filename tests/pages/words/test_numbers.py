"""How numbers are said: none has digits that nobody measured, and none reads as nothing unless it is."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.around.year_bars import values_by_year
from pages.exhibits.rows import Choice
from pages.themes.chart import view
from pages.themes.settings import begins_with, offer_of
from pages.words.numbers import Unit, in_digits, spoken_in

NUMBERS = st.floats(-1e5, 1e5).filter(lambda value: abs(value) > 1e-9)


@given(NUMBERS, st.integers(0, 3))
def test_a_number_has_four_digits_at_most_and_reads_as_nothing_only_if_it_is(value: float, decimals: int) -> None:
    """Of a number below 10,000, so that 9.9996 is said as 10.000 with three decimals."""
    said = in_digits(value, decimals)
    digits = said.strip("−").replace(",", "").replace(".", "").lstrip("0")
    assert digits.strip("0")
    assert abs(value) >= 9999.5 or len(digits) <= 4 + (digits[0] == "1" and not digits.strip("10"))
    assert float(said.replace("−", "-").replace(",", "")) == pytest.approx(value, rel=0.05, abs=0)


@pytest.mark.parametrize(("values", "unit", "said"), [
    ([-8.653, 0.00099], "%", ["−8.7", "+0.00099"]), ([-0.366, 0.0001], "CNY/USD", ["−0.366", "+0.000100"]),
    ([-47.1, 107.04], "%", ["−47.1", "+107"]), ([0.0, 3.0], "%", ["0.0", "+3.0"])])
def test_changes_worked_by_hand(values: list[float], unit: str, said: list[str]) -> None:
    told = spoken_in(unit, signed=True)
    assert [told.digits(value) for value in values] == said


@given(st.lists(NUMBERS, min_size=2, max_size=5), st.integers(0, 4))
def test_a_sentence_says_all_numbers_of_a_unit_with_the_decimals_of_the_greatest(values: list[float], decimals: int) -> None:
    """With more only where a number would read as nothing; the greatest reads as it does alone."""
    known = {"crates": Unit("{} crates", "{}", decimals=decimals)}
    told, greatest = spoken_in("crates", known, values=values), max(values, key=abs)
    assert told.digits(greatest) == spoken_in("crates", known).digits(greatest)
    places = len(told.digits(greatest).partition(".")[2])
    for value in values:
        said = told.digits(value)
        assert len(said.partition(".")[2]) == places or said.strip("−0.,") in "123456789"


@pytest.mark.parametrize(("chart", "measure"), [("total", "level"), ("total", "multiple"), ("total", "index"), ("normalised_balance", "level"),
                                                ("dependence", "level"), ("gdp", "level"), ("fdi_stock_partners", "level"), ("brent", "change")])
def test_a_sentence_rounds_what_is_among_the_values_of_its_year(chart: str, measure: str) -> None:
    """The last value that a sentence names is one of those of its year, with as many decimals or fewer."""
    offer, years = offer_of(chart), begins_with(chart)
    choice = Choice(chart, years, tuple(offer.series), tuple(offer.default_sources), measure, years[0])
    told = view(choice).figure.layout.meta.replace("\u00a0", " ").partition(" (")[0]
    value, year = re.findall(r"([+−]?[0-9][0-9.,]*)[^0-9−+]*? (?:in|between [0-9]{4} and) ([0-9]{4})", told)[-1]
    said = plain(value.rstrip(","))
    shown = [plain(written) for written in re.findall(r"[−]?[0-9][0-9.,]*", str(values_by_year(choice)[int(year)]))]
    alike = [other for other in shown if abs(other - said) <= Decimal("0.5").scaleb(said.as_tuple().exponent)]
    assert any(other.as_tuple().exponent <= said.as_tuple().exponent for other in alike)


def plain(written: str) -> Decimal:
    """A number as it is written, with its decimals."""
    return Decimal(written.rstrip(".,").replace("−", "-").replace(",", ""))
