"""A measure is added in three files: its function, its row in measures.csv, and a chart of charts.csv that offers it."""

import shutil
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from data.build import build
from data.stored.read import FOLDER_VARIABLE
from data.text import formulas
from indicators.basics import growth
from pages.catalogue.registry import exhibit
from tests import ROOT
from tests.apps import run
from tests.benchmarks import measures as benchmark
from tests.data.copies import copied
from tests.data.test_build import add, spoil

FUNCTION = '''

def times_before(values: pd.Series) -> pd.Series:
    """The value of a year as a multiple of that of the year before."""
    return values / _consecutive(values).shift(1)
'''
ROW = (r"times_before,Multiple of the year before,Growth,indicators.basics.growth:times_before,x_t / x_{t-1},times,one annual series,Definition,,"
       "trade_total_cn@own_dots,,times,,false,before,Multiple of the year before,times,multiple of the year before,"
       "It needs both years.,The yearly multiple of,false")
ADDED = "total~measure.before"


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A copy of the tables and of the source with the measure in it, built and in use."""
    tables, source = copied(tmp_path / "data"), tmp_path / "indicators" / "basics" / "growth.py"
    shutil.copytree(ROOT / "indicators", tmp_path / "indicators")
    source.write_text(source.read_text(encoding="utf-8") + FUNCTION, encoding="utf-8")
    add(tables, "measures.csv", ROW)
    spoil(tables, "charts.csv", "level; difference;", "level; before; difference;")  # of the first chart, total trade
    spec = spec_from_file_location("growth_with_one_more", source)
    spec.loader.exec_module(module := module_from_spec(spec))
    monkeypatch.setattr(growth, "times_before", module.times_before, raising=False)
    monkeypatch.setattr(formulas, "ROOT", tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tables))
    formulas.functions.cache_clear()
    assert build(tables) == []
    yield
    formulas.functions.cache_clear()


def test_it_is_in_the_box_the_sentence_the_unit_of_the_file_and_the_benchmark(added: None) -> None:
    """Trade was 95.2 billion dollars in 2014 and 68.0 in 2015: 0.71 times as much. Russia's 2001 is weak, and so is 2002 as a multiple of it."""
    app = run("trade", ADDED)
    (box,) = [box for box in app.selectbox if box.label == "Measure" and "Multiple of the year before" in box.options]
    assert not app.exception and box.value == "before" and box.options[:2] == ["Values", "Multiple of the year before"]
    seen = exhibit(ADDED)
    assert seen.figure.layout.meta.startswith("The yearly multiple of goods trade between China and Russia")
    assert "times_before" in seen.measures
    own = seen.file.query("source_id == 'own_dots'").set_index(["series_id", "year"])
    assert set(own["unit"]) == {"times"} and set(own["unit_long"]) == {"multiple of the year before"}
    assert own.loc[("trade_total_cn", 2015), "shown"] == pytest.approx(0.71, abs=0.005) and own.loc[("trade_total_ru", 2002), "obs_status"] == "U"
    assert "times_before" in benchmark.cases()
