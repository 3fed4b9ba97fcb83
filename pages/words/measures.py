"""The measures that lines can be shown by, as the table of measures has them: what readers call them, their units, and more."""

from pkgutil import resolve_name
from typing import NamedTuple

from data.text.schema import LEVEL
from indicators.formulas.derive import Measure
from pages.reading.tables import cached, tables

# What differences of per cents and of ranks are, which readers would take for changes in per cent, and for ranks.
DIFFERENCES = {"%": ("pp", "percentage points"), "rank": ("places", "places in the ranking, below zero for a better one")}
BASE = "{base}"  # in the words of an index, where its base year stands


class Offered(NamedTuple):
    """A measure in the box of a chart: its id in the registry, its function, and what columns.csv says of columns of these names."""

    entry: str = ""
    function: Measure | None = None
    label: str = "Values"
    unit: str = ""
    unit_long: str = ""
    reason: str = ""
    phrase: str = ""
    is_change: bool = False


def measure_by_name(measure: str) -> Offered:
    """A measure by what addresses call it."""
    return all_offered()[measure]


@cached(2)
def all_offered() -> dict[str, Offered]:
    """The measures that charts can offer, by what addresses call them, after the values as they are. Not to be changed."""
    rows = tables().measures.query("offered_as != ''")
    known = {row.offered_as: Offered(row.measure_id, resolve_name(row.function), row.label, row.shown_unit, row.shown_unit_long,
                                     row.reason, row.phrase, row.is_change) for row in rows.itertuples()}
    return {LEVEL: Offered()} | known


def labels() -> dict[str, str]:
    """What readers call each of them before a base year is chosen."""
    return {name: measure.label.replace(BASE, "base year") for name, measure in all_offered().items()}


def label(measure: str, base: int = 0) -> str:
    """What readers call a measure, of an index with its base year; empty where it leaves the values as they are."""
    return "" if measure == LEVEL else measure_by_name(measure).label.replace(BASE, str(base))


def unit_shown(measure: str, unit: str, base: int = 0) -> tuple[str, str]:
    """The unit that a measure gives values of a unit, short and in words, of an index with its base year.

    Empty where it leaves them theirs.
    """
    found = measure_by_name(measure)
    own = found.unit, found.unit_long.replace(BASE, str(base))
    return own if found.unit or not found.is_change else DIFFERENCES.get(unit, own)


def unit_pattern(measure: str, base: int = 0) -> str:
    """How the unit of values is written after a measure, with a place for the unit unless the measure says it.

    >>> unit_pattern("level"), unit_pattern("difference"), unit_pattern("index", 1996)
    ('{}', 'Change on the year before, {}', 'Index, 1996 = 100')
    """
    words = label(measure, base)
    return f"{words}, {{}}" if words and not measure_by_name(measure).unit else words or "{}"
