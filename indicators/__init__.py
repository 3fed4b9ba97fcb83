"""The measures: pandas in, pandas or numbers out. No files, no clock, nothing of the pages.

A module for each family, from the general to the particular: `basics/`, `topics/`, `models/`; `formulas/` puts them to use as the
tables and readers ask, `shown/` for charts. Each function says its meaning, units, failure modes, formula and source,
with a worked example that the tests run; a missing or undefined input gives a missing result.
`data/tables/measures.csv` is their registry and cites the sources in full. Values are worked on in a fixed order,
as in FRED: select → expression → transformation → smoothing; every step sees all years of a line, and the chosen years are cut out last.
"""
