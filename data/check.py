"""Find every fault in the authored tables, each with its file, row, column, value and remedy.

What rests on a cell, a column or a file that is itself wrong is passed over, and all else is looked at,
so that one build lists as many faults as can be known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

import pandas as pd

from data.cells import cell_faults
from data.faults import Fault, Texts, Unknown
from data.formulas import derivation_faults, function_faults, hypothesis_faults
from data.ledger import formula_faults, reference_faults, shape_faults
from data.lines import component_faults, input_faults, role_faults
from data.schema import PAINTED, ROLES, TABLES, THEMES

# What does not fill a hole: part-years and other definitions, and values of low reliability.
PARTLY = ("D", "U")


def faults(texts: Texts) -> list[Fault]:
    """Every fault in the tables, first those of single cells."""
    of_cells = []
    for name, text in texts.frames.items():
        of_cells += (found := cell_faults(name, text))
        texts = texts.without(name, found)
    checks = [key_faults, id_faults, order_faults, input_faults, role_faults, component_faults, function_faults, derivation_faults,
              shape_faults, formula_faults, reference_faults, hypothesis_faults, observation_faults, axis_faults,
              row_faults, sign_faults, precision_faults, hole_faults]
    return list(dict.fromkeys(of_cells + [fault for check in checks for fault in known(check, texts)]))


def known(check: Callable[[Texts], Iterator[Fault]], texts: Texts) -> Iterator[Fault]:
    """What a check finds until it comes to something that could not be read."""
    try:
        yield from check(texts)
    except Unknown:
        return


def key_faults(texts: Texts) -> Iterator[Fault]:
    """Rows whose key occurs more than once."""
    for name, table in TABLES.items():
        key, rows = list(table.key), texts.rows(name, *table.key)
        for where, row in rows[rows.duplicated(key, keep=False)].iterrows():
            yield Fault(where, ", ".join(key), ", ".join(row[key]), "a key that occurs only once")


def id_faults(texts: Texts) -> Iterator[Fault]:
    """Ids that do not exist in the table they point to."""
    for name, table in TABLES.items():
        for column, target in table.references.items():
            yield from known(lambda texts: dangling(texts, name, column, target), texts)


def dangling(texts: Texts, name: str, column: str, target: str) -> Iterator[Fault]:
    """Ids in one column that do not exist in the table it points to. Raises Unknown if not all that exist are known."""
    key = TABLES[target].key[0]
    existing = set(texts.whole(target, key)[key])
    cells = texts.rows(name, column)[column]
    for where, value in (cells.str.split("; ").explode() if column in TABLES[name].lists else cells).items():
        if value and value not in existing:
            yield Fault(where, column, value, f"{'an id' if key.endswith('_id') else f'a {key}'} that exists in {target}.csv")


def order_faults(texts: Texts) -> Iterator[Fault]:
    """Pairs of columns, such as the first and the last year, of which the first is greater."""
    for name, table in TABLES.items():
        for low, high in table.ordered:
            rows = texts.rows(name, low, high)
            for where, row in rows[rows[low].ne("") & rows[high].ne("")].iterrows():
                if Decimal(row[low]) > Decimal(row[high]):
                    yield Fault(where, high, row[high], f"a value not below {low}, which is {row[low]}")


def observation_faults(texts: Texts) -> Iterator[Fault]:
    """Values outside their series' range, and values whose digits differ from those printed."""
    series = {row.series_id: row for row in texts.rows("series", "series_id", "scale", "minimum", "maximum", "unit").itertuples()}
    for row in texts.rows("observations", "series_id", "value", "as_printed").itertuples():
        if row.series_id in series:
            yield from value_faults(row, series[row.series_id])


def value_faults(row: Any, series: Any) -> Iterator[Fault]:
    """What is wrong with one value: its range, or its digits against those printed."""
    value = Decimal(row.value)
    low, high = Decimal(series.minimum or "-inf"), Decimal(series.maximum or "inf")
    if low <= high and not low <= value <= high:  # a range that is upside down is the fault of its series
        yield Fault(row.Index, "value", row.value, f"{bounds(series.minimum, series.maximum)} in {series.unit}")
    if digits(row.as_printed) not in ("", digits(str(value * Decimal(series.scale)))):
        yield Fault(row.Index, "as_printed", row.as_printed, f"the digits of the value {row.value}")


def bounds(low: str, high: str) -> str:
    """The range of a series in words; one of its ends may be open.

    >>> bounds("0", "100"), bounds("0", "")
    ('a value from 0 to 100', 'a value of at least 0')
    """
    return f"a value from {low} to {high}" if low and high else f"a value of at least {low}" if low else f"a value of at most {high}"


def digits(number: str) -> str:
    """The significant digits, without sign, point or outer zeros; empty if not a number."""
    try:
        return "".join(map(str, abs(Decimal(number)).normalize().as_tuple().digits))
    except InvalidOperation:
        return ""


def axis_faults(texts: Texts) -> Iterator[Fault]:
    """Charts and quantities that would put two units on one axis."""
    units = texts.rows("series", "series_id", "unit").drop_duplicates("series_id").set_index("series_id")["unit"]
    charts = texts.rows("charts", "kind", "series").query("kind in ('line', 'bars', 'snapshot', 'asymmetry')")
    for where, cell in pd.concat([charts["series"], texts.rows("quantities", "series")["series"]]).items():
        found = units.reindex(cell.split("; ")).dropna()
        for (_, one), (name, other) in pairwise(found.items()):
            if one != other:
                yield Fault(where, "series", cell, f"series of one unit on one axis; {name} is in {other} and not in {one}")
                break


def sign_faults(texts: Texts) -> Iterator[Fault]:
    """Verdicts and kinds of source without a sign."""
    rows = texts.rows("palettes", "meaning", "sign")
    for where in rows.index[(rows["meaning"] != "country") & (rows["sign"] == "")]:
        yield Fault(where, "sign", "", "a sign, for colour alone must not tell a verdict or a kind of source")


def precision_faults(texts: Texts) -> Iterator[Fault]:
    """Events whose precision is not that of their date."""
    for where, row in texts.rows("events", "date", "precision").iterrows():
        exact = ("year", "month", "day")[row["date"].count("-")]
        if row["precision"] != exact:
            yield Fault(where, "precision", row["precision"], f"{exact}, for the date is {row['date']}")


def hole_faults(texts: Texts) -> Iterator[Fault]:
    """Holes that name no chart and no series, and years of their series in which a source now states a value of its own kind."""
    stated = texts.whole("observations", "series_id", "year", "obs_status")
    stated = stated[~stated["obs_status"].isin(PARTLY)]
    for where, row in texts.rows("holes", "charts", "series", "start", "end").iterrows():
        if not row["charts"] and not row["series"]:
            yield Fault(where, "charts", "", "a chart or a series in which something is missing")
        inside = stated["year"].astype(int).between(int(row["start"]), int(row["end"])) & stated["series_id"].isin(row["series"].split("; "))
        for filled in stated[inside].itertuples():
            yield Fault(where, "series", filled.series_id, f"a series without a value in {row['start']} to {row['end']}; {filled.Index} has one")


def row_faults(texts: Texts) -> Iterator[Fault]:
    """Rows that pages cannot do without: words of themes and tables, colours of verdicts and kinds of source, a line for each role."""
    painted = [((meaning, name), meaning) for meaning, names in PAINTED.items() for name in names]
    begun = [(("true", role), "role with at_first true") for role in ROLES]
    for table, columns, needed in (("themes", ["theme"], [((name,), "theme") for name in THEMES]),
                                   ("contents", ["table"], [((name,), "table") for name in TABLES]),
                                   ("roles", ["at_first", "role"], begun), ("palettes", ["meaning", "name"], painted)):
        yield from known(lambda texts: absent_rows(texts, table, columns, needed), texts)


def absent_rows(texts: Texts, table: str, columns: list[str], needed: list[tuple[tuple[str, ...], str]]) -> Iterator[Fault]:
    """Those of some rows that a table does not have. Raises Unknown if it could not all be read."""
    there = set(texts.whole(table, *columns)[columns].itertuples(index=False, name=None))
    for row, what in needed:
        if row not in there:
            yield Fault(f"tables/{table}.csv", columns[-1], row[-1], f"a row for this {what}")
