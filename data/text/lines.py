"""Check that the lines of values which tables name are there: inputs of derivations, and what the analysis pages show."""

from collections.abc import Iterator

import pandas as pd

from data.text.faults import Fault, Texts


def lines(rows: pd.DataFrame) -> list[str]:
    """The line of values of each row, as `series@source`."""
    return [f"{series}@{source}" for series, source in zip(rows["series_id"], rows["source_id"])]


def input_faults(texts: Texts) -> Iterator[Fault]:
    """Inputs of derivations that neither a source states nor an earlier derivation computes."""
    stated = set(lines(texts.whole("observations", "series_id", "source_id")))
    rows = texts.whole("derivations", "series_id", "source_id")
    made = dict(zip(reversed(lines(rows)), reversed(rows.index)))
    place = {where: number for number, where in enumerate(texts.frames["derivations"].index)}
    for where, name in texts.rows("derivations", "inputs")["inputs"].str.split("; ").explode().items():
        if name not in stated and name not in made:
            yield Fault(where, "inputs", name, "a series and source that has values, as series@source")
        elif name not in stated and place[made[name]] >= place[where]:
            yield Fault(where, "inputs", name, "an input that a source states or an earlier row computes; "
                        f"this one is computed in {made[name]}, which must come first")


def role_faults(texts: Texts) -> Iterator[Fault]:
    """Lines of the analysis pages that have no values."""
    there = {*lines(texts.whole("observations", "series_id", "source_id")), *lines(texts.whole("derivations", "series_id", "source_id"))}
    for where, line in texts.rows("roles", "line")["line"].items():
        if line not in there:
            yield Fault(where, "line", line, "a series and source that has values, as series@source")


def component_faults(texts: Texts) -> Iterator[Fault]:
    """Components of the index that files would have as a column without unit and meaning."""
    described = set(texts.whole("columns", "table", "column")[["table", "column"]].itertuples(index=False, name=None))
    for where, name in texts.rows("roles", "role", "name").query("role == 'component'")["name"].items():
        if ("view", name) not in described:
            yield Fault(where, "name", name, "a name that columns.csv has as a column of the table “view”")
