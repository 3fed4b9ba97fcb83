"""The code that loads a file, run on the file: it gives the table shown."""

import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.leaving.export import csv_bytes, whole_numbers
from data.leaving.package import type_of
from data.leaving.snippets import R, snippets
from pages.reading.tables import tables
from pages.views.claims_list import for_files, listed
from tests.apps import CHARTS
from tests.data.test_package import frame_of

KINDS = list(CHARTS.drop_duplicates("kind").itertuples())
HARD = pd.DataFrame({"year": [1996, None], "it's": ["NA", "a \"b\", c"], "Crude oil": [0.1 + 0.2, None], "as_printed": ["6.80", ""]})
FRAMES = {**{chart.kind: partial(frame_of, chart) for chart in KINDS}, "claims": lambda: for_files(listed()),
          "events": lambda: tables().events, "hard": lambda: HARD}


@pytest.fixture(params=FRAMES)
def case(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[pd.DataFrame, dict]:
    monkeypatch.chdir(tmp_path)
    frame = FRAMES[request.param]()
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


# Writes each column with its class, letter for letter in any locale; no cell holds the sign between them.
WRITE_R = r"""
written <- file("cells", "wb")
for (name in names(table)) {
  cells <- table[[name]]
  if (is.numeric(cells)) cells <- sprintf("%.17g", cells)
  writeLines(c(name, class(table[[name]]), enc2utf8(as.character(cells))), written, sep = "\x1e", useBytes = TRUE)
}
close(written)
cat(nrow(table))
"""
R_VALUE = {"integer": lambda cell: None if cell == "NA" else int(cell), "numeric": lambda cell: None if cell == "NA" else float(cell),
           "logical": {"TRUE": True, "FALSE": False}.get, "character": str}
DTYPE = {"integer": "Int64", "numeric": "float64"}


needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed: apt-get install --no-install-recommends r-base-core")


def run_r(code: str, locale: str = "C.UTF-8") -> str:
    """What code in R prints, without a word of warning."""
    Path("load.R").write_text(code, encoding="utf-8")
    ran = subprocess.run(["Rscript", "--vanilla", "load.R"], capture_output=True, text=True, env=os.environ | {"LC_ALL": locale})
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


@needs_r
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_r_loads_the_table_in_any_locale(case: tuple[pd.DataFrame, dict], locale: str) -> None:
    frame, written = case
    assert run_r(written["R"][0] + WRITE_R, locale) == str(len(frame))
    cells = Path("cells").read_text(encoding="utf-8").split("\x1e")[:-1]
    size = len(frame) + 2
    columns = [cells[start:start + size] for start in range(0, len(cells), size)]
    assert [kind for _, kind, *_ in columns] == [R[type_of(column)] for _, column in whole_numbers(frame).items()]
    same(pd.DataFrame({name: pd.Series([R_VALUE[kind](value) for value in values], dtype=DTYPE.get(kind))
                       for name, kind, *values in columns}), frame)


def test_r_names_every_column_with_its_type() -> None:
    code = snippets(HARD, "table.csv")["R"][0]
    assert '"year" = "integer"' in code and '"it\'s" = "character"' in code and '"Crude oil" = "numeric"' in code
