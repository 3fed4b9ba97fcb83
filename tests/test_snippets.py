"""The code that loads a file, run on the file: it gives the table shown."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.export import csv_bytes, whole_numbers
from data.snippets import snippets
from pages.claims import for_files, listed
from pages.parts.tables import tables, version
from tests.test_package import frame_of
from tests.test_pages import CHARTS

KINDS = list(CHARTS.drop_duplicates("kind").itertuples())
FRAMES = {**{chart.kind: frame_of(chart) for chart in KINDS}, "claims": for_files(listed(version())), "events": tables().events,
          "hard": pd.DataFrame({"year": [1996, None], "it's": ["NA", "a \"b\", c"], "Crude oil": [0.1 + 0.2, None], "as_printed": ["6.80", ""]})}


@pytest.fixture(params=list(FRAMES))
def case(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[pd.DataFrame, dict]:
    monkeypatch.chdir(tmp_path)
    frame = FRAMES[request.param]
    (tmp_path / "table.csv").write_bytes(csv_bytes(frame))
    return frame, snippets(frame, "table.csv")


def same(loaded: pd.DataFrame, frame: pd.DataFrame) -> None:
    """The same columns and values; an empty text and none are the same in a file."""
    expected = whole_numbers(frame)
    assert list(loaded.columns) == list(expected.columns) and len(loaded) == len(expected)
    for name, cells in expected.items():
        if cells.dtype.kind in "if":
            pd.testing.assert_series_equal(loaded[name].astype("Float64"), cells.reset_index(drop=True).astype("Float64"), check_exact=True)
        elif cells.dtype.kind == "b":
            assert loaded[name].astype(bool).tolist() == cells.tolist()
        else:
            assert loaded[name].tolist() == cells.fillna("").tolist()


def test_pandas_loads_the_table(case: tuple[pd.DataFrame, dict]) -> None:
    frame, written = case
    names: dict = {}
    exec(written["pandas"][0], names)
    same(names["table"], frame)


def test_duckdb_loads_the_table(case: tuple[pd.DataFrame, dict]) -> None:
    frame, written = case
    same(duckdb.sql(written["DuckDB"][0]).df(), frame)


def test_r_names_every_column_with_its_type() -> None:
    code = snippets(FRAMES["hard"], "table.csv")["R"][0]
    assert '"year" = "integer"' in code and '"it\'s" = "character"' in code and '"Crude oil" = "numeric"' in code
