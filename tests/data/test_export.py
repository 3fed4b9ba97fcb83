"""Files: exact, UTF-8, and harmless in a spreadsheet."""

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.leaving.export import csv_bytes, file_stem, harmless

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)


@given(st.lists(st.tuples(st.floats(allow_nan=False, allow_infinity=False), CELL), min_size=1))
def test_numbers_come_back_exactly_and_no_text_is_a_formula(rows: list[tuple[float, str]]) -> None:
    table = pd.DataFrame(rows, columns=["value", "note"])
    back = pd.read_csv(io.BytesIO(csv_bytes(table)), keep_default_na=False, dtype={"note": str})
    assert back["value"].tolist() == table["value"].tolist()
    for written, given_text in zip(back["note"], table["note"]):
        assert written in (given_text, "'" + given_text)
        assert not written.startswith(("=", "@", "\t")) and (
            not written.startswith(("+", "-")) or written.lstrip("+-").replace(".", "").isdigit())


def test_a_formula_is_neutralised_and_a_printed_number_is_not() -> None:
    cells = pd.DataFrame({"cell": ["=1+1", "+cmd", "-32", "+6.8", "@SUM(A1)", "plain", None]})
    lines = csv_bytes(cells).decode().splitlines()
    assert lines[1:] == ["'=1+1", "'+cmd", "-32", "+6.8", "'@SUM(A1)", "plain", '""']


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_every_start_that_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    """The starts that OWASP names under “CSV Injection”, tab, carriage return and line feed among them."""
    assert harmless(pd.Series([f"{start}SUM(A1)", f"a{start}b"])).tolist() == [f"'{start}SUM(A1)", f"a{start}b"]


def test_an_empty_value_is_an_empty_cell() -> None:
    assert csv_bytes(pd.DataFrame({"year": [1996, 1997], "shown": [1.5, None]})) == b"year,shown\n1996,1.5\n1997,\n"


def test_a_file_is_named_for_what_it_holds() -> None:
    assert file_stem("China–Russia", "Total trade", 1996, 2015) == "china-russia-total-trade-1996-2015"
