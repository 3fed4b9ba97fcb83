"""The registry of measures: complete, resolvable, each with a worked example or a reason."""

import inspect
from importlib import import_module
from pkgutil import resolve_name

import numpy as np
import pandas as pd
import pytest

from data.stored.read import read_all
from pages.examples.example import example
from pages.words.plain import as_text
from tests import ROOT
from tests.apps import run

MEASURES = read_all(ROOT / "data").measures
ROOMS = ("basics", "topics", "models")  # the others put measures to use
NO_MEASURES = ("inputs", "__init__")
HELPERS = {"indicators.models.composite:weightings", "indicators.models.composite:on_hundred", "indicators.models.oil_dependence:value_splits"}


def test_every_public_function_of_a_measure_module_is_registered_and_resolves() -> None:
    public = set()
    for path in (path for room in ROOMS for path in (ROOT / "indicators" / room).glob("*.py")):
        if path.stem not in NO_MEASURES:
            module = import_module(f"indicators.{path.parent.stem}.{path.stem}")
            public |= {f"{module.__name__}:{name}" for name, function in inspect.getmembers(module, inspect.isfunction)
                       if function.__module__ == module.__name__ and not name.startswith("_")}
    assert set(MEASURES["function"]) == public - HELPERS
    assert all(callable(resolve_name(function)) for function in MEASURES["function"])
    assert MEASURES["name"].is_unique


@pytest.mark.parametrize("function", sorted(MEASURES["function"]))
def test_a_measure_is_typed_and_explains_itself(function: str) -> None:
    measure = resolve_name(function)
    hints = inspect.signature(measure)
    assert hints.return_annotation is not inspect.Signature.empty
    assert all(argument.annotation is not inspect.Parameter.empty for argument in hints.parameters.values())
    assert [word for word in ("Formula:", "Source:", ">>>") if word not in measure.__doc__] == []


@pytest.mark.parametrize("measure", list(MEASURES.itertuples()), ids=lambda measure: measure.measure_id)
def test_a_measure_has_a_worked_example_or_says_what_it_needs(measure) -> None:
    worked = example(measure.measure_id)
    assert (worked is None) == bool(measure.missing)
    if worked is not None:
        values = worked.result
        known = values.notna().any(axis=None) if isinstance(values, (pd.Series, pd.DataFrame)) else np.isfinite(values).all()
        assert known and worked.inputs


def test_the_article_s_average_is_total_growth_by_years_and_not_compound() -> None:
    """(95.28 / 6.84 - 1) / 18 * 100 = 71.83; ((95.28 / 6.84) ** (1 / 18) - 1) * 100 = 15.76."""
    assert example("simple_average_growth").result == pytest.approx(71.83, abs=0.005)
    assert example("cagr").result == pytest.approx(15.76, abs=0.005)


@pytest.mark.parametrize("measure", list(MEASURES.itertuples()), ids=lambda measure: measure.measure_id)
def test_the_methods_page_shows_every_entry(measure) -> None:
    app = run("methods", f"method~method.{measure.measure_id}")
    assert not app.exception and not app.error
    assert app.header[0].value == as_text(measure.name) and any("displaystyle" in text.value for text in app.markdown)


def test_every_measure_is_benchmarked_or_has_no_rows_to_run_on() -> None:
    from tests.benchmarks.measures import CASES, WITHOUT_ROWS, cases
    assert set(cases()) | WITHOUT_ROWS == set(MEASURES["measure_id"]) and not set(CASES) & WITHOUT_ROWS
