"""The tables as authored text: what is declared of each (`schema.py`), how its files are read, and every check of the build (`check.py`).

A test proves that what is committed is what builds.

`obs_status` holds codes of the SDMX list CL_OBS_STATUS: A normal, P provisional, E estimated or converted, D definition differs, U low
reliability, F forecast or target; B is the first of several years in a row that a source defines otherwise, the others of which have D,
and nothing is worked out across a step between these and other values; the rows that name a gap have O. `as_printed` keeps the digits of
the source, so that trailing zeros count, and `printed_unit` their unit where it is not that of the series: the value is that number
converted, as the build checks. Where `as_printed` is empty the value is a sum, a mean, a count, a rank or the like made from what the
source states, and the note says how. Such a value has the worst status of those that it is made from. `origin` names the agency whose
number a source prints, and `origins.csv` the lines of a source for which it is another: sources of one origin are one.
"""
