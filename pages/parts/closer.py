"""Tables that look closer at the lines of a chart: their growth, and how far sources agree."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from indicators.view import growth_between, spread_between_sources
from pages.parts.filters import Choice
from pages.parts.tables import Version, tables
from pages.parts.view import view

GROWTH = {"series": "Series", "source": "Source", "start": "From", "end": "To", "total": "Multiple",
          "cagr": "CAGR, % a year", "simple_average": "Simple average, % a year",
          "least_squares": "Least squares, % a year", "doubling_time": "Doubling time, years"}
SPREAD = {"year": "Year", "series": "Series", "n": "Sources", "lowest": "Lowest", "highest": "Highest",
          "unit": "Unit", "range": "Range", "relative_range": "Range, % of the mean",
          "coefficient_of_variation": "Coefficient of variation, %", "lowest_source": "Lowest in",
          "highest_source": "Highest in"}


@lru_cache(maxsize=200)
def growth_table(choice: Choice, of: Version) -> pd.DataFrame:
    """The growth of every line of a chart."""
    rates = growth_between(view(choice, of).rows)
    if rates.empty:
        return pd.DataFrame(columns=list(GROWTH))
    titles, names = labels()
    return rates.assign(series=rates["series_id"].map(titles), source=rates["source_id"].map(names))[list(GROWTH)]


@lru_cache(maxsize=200)
def spread_table(choice: Choice, of: Version) -> pd.DataFrame:
    """The spread of sources for every series of a chart."""
    titles, names = labels()
    units = tables().series.set_index("series_id")["unit"]
    parts = [spread_between_sources(tables().observations, series, choice.years).reset_index().assign(
        series=titles[series], unit=units[series]) for series in choice.series]
    found = pd.concat(parts, ignore_index=True)
    return found.assign(lowest_source=found["lowest_source"].map(names),
                        highest_source=found["highest_source"].map(names))[list(SPREAD)]


def labels() -> tuple[pd.Series, pd.Series]:
    """The titles of series and the short names of sources, by id."""
    return (tables().series.set_index("series_id")["title"],
            tables().sources.set_index("source_id")["attribution_short"])
