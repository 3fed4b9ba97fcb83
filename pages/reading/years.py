"""Which years there are, and with which all pages begin: both follow from the tables."""

from collections.abc import Iterable

import pandas as pd

from indicators.shown.rows import base_years
from pages.reading.tables import cached, tables

Years = tuple[int, int]


@cached(2)
def all_years() -> Years:
    """The first and the last year of which any table has a value."""
    observed = tables().observations["year"]
    return int(observed.min()), int(observed.max())


@cached(2)
def first_years() -> Years:
    """The years with which pages begin: those of the period that the overview shows.
    A chart may begin with fewer (begins_with in themes/settings.py)."""
    period = tables().periods.query("shown_on == 'overview'").iloc[0]
    return int(period["start"]), all_years()[1] if pd.isna(period["end"]) else int(period["end"])


def possible_bases(lines: Iterable[str]) -> dict[str, str]:
    """The years that an index of some lines, each `series@source`, can set to 100: those in which one of them has a value above zero."""
    return {str(year): str(year) for year in sorted({year for line in lines for year in bases().get(line, [])})}


@cached(2)
def bases() -> dict[str, list[int]]:
    """The years in which each line has a value above zero. Not to be changed."""
    return base_years(tables().observations)
