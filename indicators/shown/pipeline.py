"""The fixed order of processing, as in FRED: select, expression, transformation, smoothing."""

from inspect import signature

import pandas as pd

from indicators.basics.growth import index_numbers, multiple_of_first, percent_change, trailing_mean
from indicators.formulas.derive import Measure, result_and_status, worst_of_lines
from indicators.formulas.expression import evaluate, names_in

# Measures that a value below zero has none of on a chart, nor has the change from it.
OF_NONE_BELOW_ZERO = (percent_change, index_numbers, multiple_of_first)


def transform(values: pd.Series, measure: Measure | None, base_year: int = 0) -> pd.Series:
    """One series as a measure of the registry has it, which takes a series alone; as it is without a measure.

    An index relates to the base year, a multiple to the first value from then on.

    >>> transform(pd.Series({2014: 4.0, 2015: 5.0}), index_numbers, 2014).tolist()
    [100.0, 125.0]
    >>> transform(pd.Series({2007: 112.0, 2008: -36.6, 2009: 231.0}), percent_change).isna().all().item()
    True
    """
    if measure is None:
        return values
    kept = values.where(values >= 0) if measure in OF_NONE_BELOW_ZERO else values
    if "base_year" in signature(measure).parameters:
        return measure(kept, base_year)
    return measure(kept[kept.index >= base_year] if measure is multiple_of_first else kept)


def process(lines: dict[str, pd.DataFrame], units: dict[str, str], definitions: dict[str, str], *, expression: str,
            measure: Measure | None = None, base_year: int = 0, smoothing: int = 1) -> tuple[pd.Series, pd.Series, str]:
    """An expression over the selected lines, then a measure, then a trailing mean.

    Each line has `value` and `obs_status` by year. Returns the values, the status of each, the worst of all that it rests
    on, and the unit of the expression, before any measure. Raises ExpressionFault for the expression.
    """
    values, unit = evaluate(expression, {name: line["value"] for name, line in lines.items()}, units, definitions)
    used = [lines[name]["obs_status"] for name in lines.keys() & names_in(expression)]
    of_years = worst_of_lines(used) if used else pd.Series(dtype=object)

    def steps(given: pd.Series) -> pd.Series:
        found = transform(given, measure, base_year)
        return trailing_mean(found, smoothing) if smoothing > 1 else found
    return *result_and_status(steps, [pd.DataFrame({"value": values, "obs_status": of_years.reindex(values.index)})]), unit
