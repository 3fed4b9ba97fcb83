"""Check that charts can be drawn from what the tables name: lines with values, of one unit, and none that a kind of chart cannot show."""

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from data.text.faults import Fault, Texts, cells_of, lines

# How many series a kind of chart takes; the others take any number from one on.
TAKEN = {"deals": (0, 0), "systems": (0, 0), "asymmetry": (2, 2)}
IN_WORDS = {(0, 0): "no series, for this kind of chart shows deals", (2, 2): "two series, one for each side"}


def axis_faults(texts: Texts) -> Iterator[Fault]:
    """Charts and quantities that would put two units on one axis."""
    units = texts.rows("series", "series_id", "unit").drop_duplicates("series_id").set_index("series_id")["unit"].to_dict()
    charts = texts.rows("charts", "kind", "series").query("kind in ('line', 'bars', 'snapshot', 'asymmetry')")
    for where, cell in pd.concat([charts["series"], texts.rows("quantities", "series")["series"]]).items():
        found = [(name, units[name]) for name in cell.split("; ") if name in units]
        for (_, one), (name, other) in pairwise(found):
            if one != other:
                yield Fault(where, "series", cell, f"series of one unit on one axis; {name} is in {other} and not in {one}")
                break


def series_faults(texts: Texts) -> Iterator[Fault]:
    """Charts with more or fewer series than their kind takes, and with a series or source twice."""
    for where, kind, cell in texts.cells("charts", "kind", "series"):
        names = cell.split("; ") if cell else []
        low, high = TAKEN.get(kind, (1, len(names)))
        if not low <= len(names) <= high:
            yield Fault(where, "series", cell, IN_WORDS.get((low, high), "at least one series"))
    for table, column in (("charts", "series"), ("charts", "default_sources"), ("quantities", "series")):
        for where, cell in texts.cells(table, column):
            names = cell.split("; ")
            if len(set(names)) < len(names):
                yield Fault(where, column, cell, "each only once")


def overview_faults(texts: Texts) -> Iterator[Fault]:
    """Charts of the overview that are not one line with a value."""
    there = with_values(texts)
    for where, theme, series, sources in texts.cells("charts", "theme", "series", "default_sources"):
        if theme != "overview":
            continue
        if ";" in series or not sources or ";" in sources:
            several = ("series", series) if ";" in series else ("default_sources", sources)
            yield Fault(where, *several, "one, because a chart of the overview shows one line")
        elif f"{series}@{sources}" not in there:
            yield Fault(where, "default_sources", sources, f"a source that has values of {series}")


def part_faults(texts: Texts) -> Iterator[Fault]:
    """Values below zero of what a chart shows as parts of a whole."""
    parts = {name for _, kind, cell in texts.cells("charts", "kind", "series") if kind == "snapshot" for name in cell.split("; ")}
    shares = {name for _, name, unit in texts.cells("series", "series_id", "unit") if unit == "%" and name in parts}
    rows = texts.rows("observations", "series_id", "value")
    rows = rows[rows["series_id"].isin(shares) & rows["value"].str.startswith("-")]
    for where, value in rows["value"].items():
        yield Fault(where, "value", value, "a share of zero or more, for a chart shows it as a part of a whole")


def second_value_faults(texts: Texts) -> Iterator[Fault]:
    """A second value of one source in one year, of which neither is better: only both ends of a range that a source states are two."""
    series = texts.whole("series", "series_id", "default_chart")
    facts = set(series.loc[series["default_chart"] == "facts", "series_id"])
    rows = texts.rows("observations", "series_id", "year", "source_id", "locator", "bound")
    rows = rows[~rows.duplicated(["series_id", "year", "source_id", "locator"], keep=False)]  # which is said of their keys
    place = ["series_id", "year", "source_id"]
    wrong = rows[rows.duplicated(place, keep=False) & (~rows["series_id"].isin(facts) | rows.duplicated([*place, "bound"], keep=False))]
    for where, *key in cells_of(wrong, *place):
        yield Fault(where, ", ".join(place), ", ".join(key), "one value of a source in a year; two are the ends of a range, “at least” and "
                    "“at most”, of a series whose default_chart is facts")


def unused_faults(texts: Texts) -> Iterator[Fault]:
    """Sources of which no page would show anything."""
    used = set().union(*(texts.whole(name, "source_id")["source_id"]
                         for name in ("observations", "derivations", "deals", "events", "periods")))
    for where, name in texts.cells("sources", "source_id"):
        if name not in used:
            yield Fault(where, "source_id", name,
                        "a source of some value, computed line, deal, event or period; add what it is for, or remove it")


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
    there = with_values(texts)
    for where, line in texts.cells("roles", "line"):
        if line not in there:
            yield Fault(where, "line", line, "a series and source that has values, as series@source")


def with_values(texts: Texts) -> set[str]:
    """The lines that sources state or derivations compute. Raises Unknown if they could not all be read."""
    return {line for name in ("observations", "derivations") for line in lines(texts.whole(name, "series_id", "source_id"))}


def component_faults(texts: Texts) -> Iterator[Fault]:
    """Components of the index that files would have as a column without unit and meaning."""
    described = set(texts.whole("columns", "table", "column")[["table", "column"]].itertuples(index=False, name=None))
    for where, name in texts.rows("roles", "role", "name").query("role == 'component'")["name"].items():
        if ("view", name) not in described:
            yield Fault(where, "name", name, "a name that columns.csv has as a column of the table “view”")
