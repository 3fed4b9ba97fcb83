"""Chart rows: choice, transformation and gaps, on cases worked by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.basics.growth import index_numbers, percent_change
from indicators.basics.shares import share
from indicators.formulas.derive import Measure, derived_rows
from indicators.shown.rows import chart_rows, first_year, headline, not_computable


def observations(*rows: tuple) -> pd.DataFrame:
    """Rows of series, source, year and value."""
    frame = pd.DataFrame(rows, columns=["series_id", "source_id", "year", "value"])
    return frame.assign(obs_status="A", locator="Table 1", as_printed="", printed_unit="", bound="exact", note="")


TRADE = observations(("total", "annual", 1999, 5.0), ("total", "annual", 2000, 8.0),
                     ("total", "annual", 2002, 12.0), ("total", "press", 2001, 10.7),
                     ("part", "annual", 2000, 2.0), ("part", "annual", 2002, 3.0))


def rows(measure: Measure | None = None, **more) -> pd.DataFrame:
    choice = {"series": ["total"], "sources": ["annual", "press"], "years": (2000, 2002),
              "gapless": ("annual",), "measure": measure}
    return chart_rows(TRADE, **(choice | more))


def test_a_missing_year_of_an_annual_source_is_a_named_row() -> None:
    found = rows()
    annual = found[found["source_id"] == "annual"]
    assert annual["year"].tolist() == [2000, 2001, 2002]
    assert annual["shown"].isna().tolist() == [False, True, False]
    assert annual["obs_status"].tolist() == ["A", "O", "A"]
    assert found[found["source_id"] == "press"]["year"].tolist() == [2001]


def test_the_first_year_of_a_range_keeps_its_change_and_none_crosses_a_gap() -> None:
    annual = rows(percent_change).query("source_id == 'annual'").set_index("year")["shown"]
    assert annual[2000] == pytest.approx(60)  # (8 / 5 - 1) * 100
    assert pd.isna(annual[2002])              # 2001 is missing


def test_sources_are_never_joined_into_one_line() -> None:
    """The press has 2001, which would complete the annual source."""
    assert pd.isna(rows(percent_change).query("source_id == 'annual' and year == 2002")["shown"].iloc[0])


def test_an_index_and_a_share() -> None:
    assert rows(index_numbers, base_year=2000).query("year == 2002")["shown"].iloc[0] == pytest.approx(150)
    parts = rows(share, series=["part"], share_of={"part": "total"}, sources=["annual"])
    assert parts.set_index("year")["shown"][2002] == pytest.approx(25)  # 3 of 12, from the same source


def test_a_share_needs_one_clear_total() -> None:
    """The press has no part; its total must not serve the annual source's part of 2001."""
    extra = pd.concat([TRADE, observations(("part", "other", 2001, 1.0))])
    found = chart_rows(extra, series=["part"], sources=["other"], years=(2000, 2002), measure=share,
                       share_of={"part": "total"})
    assert found.empty


def test_lines_that_cannot_be_computed_are_named() -> None:
    found = rows(percent_change)
    absent = not_computable(found, TRADE, series=["total"], sources=["annual", "press"], years=(2000, 2002))
    assert absent["source_id"].tolist() == ["press"]


def test_the_headline_is_the_latest_value_and_its_change() -> None:
    assert headline(rows(sources=["annual"], years=(1999, 2000))) == {
        "year": 2000, "value": 8.0, "change": pytest.approx(60)}
    assert headline(TRADE.iloc[:0]) == {}


def test_the_first_year_with_a_value() -> None:
    assert first_year(TRADE, series=["part"], sources=["annual"], years=(1990, 2002)) == 2000
    assert first_year(TRADE, series=["none"], sources=["annual"], years=(1990, 2002)) == 1990


def test_an_index_begins_with_a_year_that_is_known_whole() -> None:
    """Records of meetings begin in March 2003."""
    known = observations(*(("meetings", "records", year, value) for year, value in ((2003, 15.0), (2004, 20.0)))).assign(obs_status=["D", "A"])
    assert first_year(known, series=["meetings"], sources=["records"], years=(1990, 2020)) == 2004
    assert first_year(known, series=["meetings"], sources=["records"], years=(1990, 2003)) == 2003


def test_a_computed_value_names_its_formula_and_inputs_and_takes_the_worst_status() -> None:
    known = TRADE.assign(obs_status=["A", "A", "U", "A", "A", "A"])
    derivations = pd.DataFrame({"series_id": ["share"], "source_id": ["own"], "measure": ["share"],
                                "inputs": ["part@annual; total@annual"], "formula": ["part ÷ whole × 100"]})
    names = {"part@annual": "The part (annual)", "total@annual": "The total (annual)"}
    found = derived_rows(known, derivations, {"share": share}, names).set_index("year")
    assert found["value"].to_dict() == {2000: 25.0, 2002: 25.0}
    assert found["obs_status"].to_dict() == {2000: "A", 2002: "U"}
    assert found["locator"].unique().tolist() == ["Own calculation: part ÷ whole × 100"]
    assert found["note"].unique().tolist() == ["Inputs: The part (annual); The total (annual)"]


def test_an_input_that_is_neither_observed_nor_computed_before_is_refused() -> None:
    known = TRADE.assign(obs_status="A")
    derivations = pd.DataFrame({"series_id": ["half", "share"], "source_id": "own", "measure": "share", "formula": "part ÷ whole × 100",
                                "inputs": ["share@own; total@annual", "part@annual; total@annual"]})
    names = {name: name for name in ("half@own", "share@own", "part@annual", "total@annual")}
    with pytest.raises(KeyError, match="share@own"):
        derived_rows(known, derivations, {"share": share}, names)
    assert set(derived_rows(known, derivations[::-1], {"share": share}, names)["series_id"]) == {"half", "share"}
    with pytest.raises(KeyError, match="share"):
        derived_rows(known, derivations[::-1], {}, names)


@given(st.sets(st.integers(1990, 2020), min_size=1), st.tuples(st.integers(1990, 2020), st.integers(1990, 2020)))
def test_no_year_is_filled_and_none_is_lost(years: set[int], ends: tuple[int, int]) -> None:
    frame = observations(*[("total", "annual", year, float(year)) for year in years])
    low, high = sorted(ends)
    found = chart_rows(frame, series=["total"], sources=["annual"], years=(low, high), gapless=("annual",))
    with_values = set(found.dropna(subset="shown")["year"])
    assert with_values == {year for year in years if low <= year <= high}
    assert set(found["year"]) == (set(range(low, high + 1)) if with_values else set())
