"""What the columns of tables are called: from the table of columns, the same on every page and in every file."""

from __future__ import annotations

import json

import pytest

from pages.reading.tables import tables, version
from pages.words.headings import headings, titles
from tests.apps import run, tables_of

KNOWN = {row.title for row in tables().columns.itertuples()}
EXAMPLE = "The values of the worked example"  # its columns are the lines that it computes with
# With which views open which page has how many tables.
PAGES = {"trade": (["total~open.closer"], 3), "arms": (["deals~open.closer"], 2), "diplomacy": ([], 1), "overview": ([], 1), "compare": ([], 1),
         "composite": ([], 1), "oil": ([], 3), "claims": ([], 2), "reconcile": ([], 3), "methods": ([], 2), "data": ([], 3)}


@pytest.mark.parametrize("page", PAGES)
def test_every_column_on_screen_is_called_as_the_table_of_columns_says(page: str) -> None:
    views, tables_there = PAGES[page]
    grids = tables_of(run(page, *views))
    assert len(grids) == tables_there
    for grid in (grid for grid in grids if not grid.proto.alt.startswith(EXAMPLE)):
        called = {name: words if isinstance(words, str) else words.get("label") for name, words in json.loads(grid.proto.columns).items()}
        assert {called.get(name, name) for name in grid.value} <= KNOWN


def test_years_have_no_thousands_separator_and_rates_two_places() -> None:
    known = headings("growth", ("start", "cagr", "series"), version(), {"series": 180})
    assert [known[name]["type_config"]["format"] for name in ("start", "cagr")] == ["%d", "%.2f"] and known["series"]["width"] == 180


def test_one_name_may_mean_different_things_in_two_tables() -> None:
    assert titles("view", ("low",), version()) != titles("cumulative", ("low",), version())
