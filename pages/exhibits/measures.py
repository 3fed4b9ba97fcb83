"""The measures of lines: what readers call them, the unit that each gives values, and why a line may have no value."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from indicators.basics.growth import change, index_numbers, log_change, multiple_of_first, percent_change, trailing_mean
from indicators.basics.shares import share

POINTS = ("pp", "percentage points")  # a difference of per cents, which readers would take for a change in per cent
OF_A_CHANGE = "A change needs a value in the year and in the year before, from the same source."


class Measure(NamedTuple):
    """What readers call a measure, its unit in short and in words if values do not keep theirs, why a line may have none, and its id in the registry."""

    label: str
    unit: str = ""
    unit_long: str = ""
    reason: str = ""
    entry: str = ""
    function: Callable[..., pd.Series] | None = None


MEASURES = {
    "level": Measure("Values"),
    "difference": Measure("Change on the year before", reason=OF_A_CHANGE, entry="change", function=change),
    "change": Measure("Change on the year before, %", "%", "per cent change on the year before",
                      f"{OF_A_CHANGE} In per cent, none of the two may be below zero.", "percent_change", percent_change),
    "log": Measure("Log change × 100", "log points", "difference of logarithms, times 100", f"{OF_A_CHANGE} Both must be above zero.", "log_change", log_change),
    "index": Measure("Index, base year = 100", "index", "index",
                     "An index needs a value above zero in the base year, from the same source.", "index_numbers", index_numbers),
    "multiple": Measure("Multiple of the first year", "times", "multiple of the first year", "A multiple needs a first value above zero.", "multiple_of_first", multiple_of_first),
    "mean": Measure("Mean of five years", reason="A mean of five years needs a value in each of them, from the same source.", entry="trailing_mean", function=trailing_mean),
    "share": Measure("Share of the total, %", "%", "per cent of the total",
                     "A share needs the total of the same year, from the same source or from the only one.", "share", share)}
LABELS = {name: measure.label for name, measure in MEASURES.items()}


def label(measure: str, base: int = 0) -> str:
    """What readers call a measure, of an index with its base year; empty where it leaves the values as they are."""
    return {"level": "", "index": f"Index, {base} = 100"}.get(measure, LABELS[measure])


def unit_shown(measure: str, unit: str, base: int = 0) -> tuple[str, str]:
    """The unit that a measure gives values of a unit, short and in words, for an index with its base year; empty where it leaves them theirs."""
    if measure == "index":
        return measure, f"index, {base} = 100"
    found = MEASURES[measure]
    return POINTS if (measure, unit) == ("difference", "%") else (found.unit, found.unit_long)


def measured(measure: str, base: int = 0) -> str:
    """How the unit of values is written after a measure, with a place for the unit unless the measure says it.

    >>> measured("level"), measured("difference"), measured("index", 1996)
    ('{}', 'Change on the year before, {}', 'Index, 1996 = 100')
    """
    words = label(measure, base)
    return f"{words}, {{}}" if words and not MEASURES[measure].unit else words or "{}"
