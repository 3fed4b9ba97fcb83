"""Which years there are, and with which all pages begin: both follow from the tables."""

from __future__ import annotations

from functools import lru_cache

from pages.reading.tables import Version, tables

Years = tuple[int, int]


@lru_cache(maxsize=2)
def all_years(of: Version) -> Years:
    """The first and the last year of which any table has a value."""
    observed = tables().observations["year"]
    return int(observed.min()), int(observed.max())


@lru_cache(maxsize=2)
def first_years(of: Version) -> Years:
    """The years with which every page begins: those of the period that the overview shows."""
    period = tables().periods.query("shown_on == 'overview'").iloc[0]
    return int(period["start"]), int(period["end"])
