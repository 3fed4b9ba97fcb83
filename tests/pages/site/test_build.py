"""`python -m pages.site.build`: what only drawing can find keeps tables from being put in place."""

import os
from pathlib import Path

import pytest

from data.build import main
from data.stored.built import BUILT, LIST
from data.stored.read import FOLDER_VARIABLE
from pages.site import build
from tests.data.copies import copied

FEW = ("total", "suppliers", "agreement", "composition")  # two of them ask the large tables


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Bundled tables of which few views are drawn: all take half a minute."""
    monkeypatch.setattr(build, "views", lambda: FEW)
    return copied(tmp_path, built=True)


def test_tables_whose_views_can_be_drawn_are_put_in_place_and_those_in_use_stay_so(folder: Path) -> None:
    (folder / BUILT / LIST).unlink()
    before = os.environ.get(FOLDER_VARIABLE)
    assert main([str(folder)], build.undrawable) == 0
    assert (folder / BUILT / LIST).exists() and os.environ.get(FOLDER_VARIABLE) == before


def test_a_view_that_cannot_be_drawn_is_a_fault_of_its_row_and_nothing_is_written(
        folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    def drawn(text: str) -> None:
        if text.startswith("suppliers"):
            raise KeyError("a chart that its checks let through")
    monkeypatch.setattr(build, "exhibit", drawn)
    before = (folder / BUILT / LIST).read_bytes()
    assert main([str(folder)], build.undrawable) == 1
    said = capsys.readouterr()
    assert "1 fault; nothing was written" in said.out and "charts.csv, row" in said.err and "suppliers" in said.err
    assert (folder / BUILT / LIST).read_bytes() == before
