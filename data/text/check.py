"""Find every fault in the authored tables, each with its file, row, column, value and remedy.

What rests on a cell, a column or a file that is itself wrong is passed over, and all else is looked at,
so that one build lists as many faults as can be known.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from math import inf
from typing import Any

import pandas as pd

from data.text.cells import NUMBER, cell_faults, range_words
from data.text.drawn import (axis_faults, component_faults, input_faults, overview_faults, part_faults, role_faults, second_value_faults,
                             series_faults, unused_faults)
from data.text.faults import Fault, Texts, Unknown, cells_of
from data.text.formulas import derivation_faults, function_faults, hypothesis_faults, offer_faults
from data.text.ledger import article_faults, formula_faults, reference_faults, shape_faults, words_faults
from data.text.schema import PAGES, PAINTED, ROLES, TABLES, WEAK_STATUS, Table

MOST_KEY_EVENTS = 3  # for each theme, or a chart would be full of marks
BASE_UNIT = re.compile(r"\b[A-Za-z]+")


def faults(texts: Texts, tables: Mapping[str, Table] = TABLES) -> list[Fault]:
    """Every fault in the tables, first those of single cells."""
    of_cells = []
    for name, text in texts.frames.items():
        of_cells += (found := cell_faults(tables[name].columns, text))
        texts = texts.without(name, found)
    of_all = [fault for check in (key_faults, id_faults, order_faults) for fault in check(texts, tables)]
    checks = [input_faults, role_faults, component_faults, function_faults, offer_faults,
              derivation_faults, shape_faults, words_faults, article_faults, formula_faults, reference_faults, hypothesis_faults,
              observation_faults, axis_faults, series_faults, overview_faults, part_faults, second_value_faults, unused_faults,
              pair_faults, row_faults, sign_faults, definition_faults, precision_faults, group_faults, hole_faults]
    return list(dict.fromkeys(of_cells + of_all + [fault for check in checks for fault in as_far_as_known(check, texts)]))


def as_far_as_known(check: Callable[..., Iterator[Fault]], texts: Texts, *asked: Any) -> Iterator[Fault]:
    """What a check finds until it comes to something that could not be read."""
    try:
        yield from check(texts, *asked)
    except Unknown:
        return


def key_faults(texts: Texts, tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Rows whose key occurs more than once."""
    for name, table in tables.items():
        rows = texts.rows(name, *table.key)
        for where, *cells in cells_of(rows[rows.duplicated(list(table.key), keep=False)], *table.key):
            yield Fault(where, ", ".join(table.key), ", ".join(cells), "a key that occurs only once")


def id_faults(texts: Texts, tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Ids that do not exist in the table they point to."""
    for name, table in tables.items():
        for column, target in table.references.items():
            cells = texts.rows(name, column)[column]
            cells = cells.str.split("; ").explode() if column in table.lists else cells
            yield from as_far_as_known(dangling, texts, cells, target, tables[target].key[0])


def dangling(texts: Texts, cells: pd.Series, target: str, key: str) -> Iterator[Fault]:
    """Ids that do not exist in the table they point to. Raises Unknown if not all that exist are known."""
    existing = set(texts.whole(target, key)[key])
    what = "an id" if key.endswith("_id") else f"{'an' if key[0] in 'aeio' else 'a'} {key}"
    for where, value in cells[~cells.isin(existing)].items():
        if value:
            yield Fault(where, cells.name, value, f"{what} that exists in {target}.csv")


def order_faults(texts: Texts, tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Pairs of columns, such as the first and the last year, of which the first is greater."""
    for name, (low, high) in ((name, pair) for name, table in tables.items() for pair in table.ordered):
        for where, first, last in texts.cells(name, low, high):
            if first and last and Decimal(first) > Decimal(last):
                yield Fault(where, high, last, f"a value not below {low}, which is {first}")


def pair_faults(texts: Texts) -> Iterator[Fault]:
    """Deals with one end of a range of values alone."""
    for where, low, high in texts.cells("deals", "value_low", "value_high"):
        if bool(low) != bool(high):
            yield Fault(where, "value_high" if low else "value_low", "", "both ends of the range; they are the same for one value, "
                        "and the column bound says that it is open")


def definition_faults(texts: Texts) -> Iterator[Fault]:
    """Definitions of units that the library which converts them does not understand, and those made of a unit that is itself defined."""
    defined = set(texts.rows("units", "unit", "definition").query("definition != ''")["unit"])
    for where, definition in texts.cells("units", "definition"):
        if definition and not 0 < registry(definition, float).Quantity(definition).magnitude < inf:
            yield Fault(where, "definition", definition, "a number of base units that is not too large, such as 1e9 * USD")
        elif used := sorted(defined.intersection(BASE_UNIT.findall(definition))):
            yield Fault(where, "definition", definition, f"base units only, not {', '.join(used)}, which is defined itself")


def registry(definitions: str, of_numbers: type):
    """A registry of pint, with numbers of a type, that knows the base units which some definitions name."""
    import pint  # here, because importing it takes half a second and only builds need it

    known = pint.UnitRegistry(None, non_int_type=of_numbers)
    for name in set(BASE_UNIT.findall(definitions)):
        known.define(f"{name} = [{name}]")
    return known


def observation_faults(texts: Texts) -> Iterator[Fault]:
    """Values outside their series' range, and values that are not the printed number in the unit of their series."""
    series = {row.series_id: row for row in texts.rows("series", "series_id", "minimum", "maximum", "unit").itertuples()}
    wrong = {fault.where for fault in definition_faults(texts)}
    definitions = {unit: definition or unit * unit.isalpha() for where, unit, definition in texts.cells("units", "unit", "definition")
                   if where not in wrong}
    for row in texts.rows("observations", "series_id", "value", "as_printed", "printed_unit").itertuples():
        if row.series_id in series:
            yield from value_faults(row, series[row.series_id], definitions)


def value_faults(row: Any, series: Any, definitions: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with one value: its range, or its digits against those printed."""
    value = Decimal(row.value)
    low, high = Decimal(series.minimum or "-inf"), Decimal(series.maximum or "inf")
    if low <= high and not low <= value <= high:  # a range that is upside down is the fault of its series
        yield Fault(row.Index, "value", row.value, f"{range_words('a value', series.minimum, series.maximum)} in {series.unit}")
    if row.as_printed in ("", row.value) and not row.printed_unit:
        return  # as most are
    if not is_read_as_number(row.as_printed):
        if row.printed_unit:
            yield Fault(row.Index, "printed_unit", row.printed_unit, "nothing, for no number is printed")
    elif not re.fullmatch(NUMBER, row.as_printed):
        yield Fault(row.Index, "as_printed", row.as_printed, "a number such as 12.50, or what the source says in words")
    elif {row.printed_unit or series.unit, series.unit} <= definitions.keys():  # what is wrong with a unit is told of it alone
        factor = times(definitions[row.printed_unit], definitions[series.unit]) if row.printed_unit else Decimal(1)
        if factor is None:
            yield Fault(row.Index, "printed_unit", row.printed_unit, f"a unit of what {series.unit} measures")
        elif abs(Decimal(row.as_printed) * factor) != abs(value):  # a fall is printed without its sign
            yield Fault(row.Index, "as_printed", row.as_printed,
                        f"the number of which the value {row.value} {series.unit} is made; printed_unit has its unit if that is another")


@cache
def times(unit: str, other: str) -> Decimal | None:
    """How many of another unit one of a unit is, both by their definitions; None if they do not measure the same, or one has none.

    >>> times("1e6 * USD", "1e9 * USD"), times("1e6 * USD", "1e6 * tonne")
    (Decimal('0.001'), None)
    """
    if not unit or not other:
        return None
    known = registry(f"{unit} {other}", Decimal)
    ratio = known.Quantity(unit) / known.Quantity(other)
    return ratio.magnitude if ratio.dimensionless else None


def is_read_as_number(text: str) -> bool:
    """Whether Python takes a text for a number, in whatever way it is written.

    >>> is_read_as_number("1e9999999"), is_read_as_number("1_000"), is_read_as_number("fourth")
    (True, True, False)
    """
    try:
        float(text)
    except ValueError:
        return False
    return True


def sign_faults(texts: Texts) -> Iterator[Fault]:
    """Verdicts and kinds of source without a sign."""
    for where, meaning, sign in texts.cells("palettes", "meaning", "sign"):
        if meaning in ("verdict", "source kind") and not sign:
            yield Fault(where, "sign", "", "a sign, for colour alone must not tell a verdict or a kind of source")


def precision_faults(texts: Texts) -> Iterator[Fault]:
    """Events whose precision is not that of their date."""
    for where, date, precision in texts.cells("events", "date", "precision"):
        exact = ("year", "month", "day")[date.count("-")]
        if precision != exact:
            yield Fault(where, "precision", precision, f"{exact}, for the date is {date}")


def group_faults(texts: Texts) -> Iterator[Fault]:
    """Charts of a theme that are in no group of it or in several, groups that name other charts, and more than three key events."""
    charts, found = texts.whole("charts", "chart_id", "theme"), texts.rows("groups", "theme", "charts")
    of_theme = charts.groupby("theme")["chart_id"].agg(list)
    for theme, cells in found.groupby("theme")["charts"]:
        there, named = of_theme.get(theme, []), cells.str.split("; ").explode()
        for where, name in named[~named.isin(there) | named.duplicated(keep=False)].items():
            yield Fault(where, "charts", name, f"a chart of {theme} that is in no other group")
        for name in sorted(set(there).difference(named)):
            yield Fault(cells.index[-1], "charts", name, f"every chart of {theme} in a group")
    events = texts.rows("events", "key_for").query("key_for != ''")["key_for"]
    marked = events.str.split("; ").explode()
    for where, theme in marked[marked.groupby(marked.to_numpy()).cumcount() >= MOST_KEY_EVENTS].items():
        yield Fault(where, "key_for", events[where], f"at most {MOST_KEY_EVENTS} key events for {theme}")


def hole_faults(texts: Texts) -> Iterator[Fault]:
    """Holes that name no chart and no series, and years of their series in which a source now states a value of its own kind."""
    stated = texts.whole("observations", "series_id", "year", "obs_status")
    stated = stated[~stated["obs_status"].isin(WEAK_STATUS)]
    for where, charts, cell, start, end in texts.cells("holes", "charts", "series", "start", "end"):
        if not charts and not cell:
            yield Fault(where, "charts", "", "a chart or a series in which something is missing")
        filled = stated[stated["series_id"].isin(cell.split("; ")) & stated["year"].between(start, end)]  # years have four digits
        for at, series in cells_of(filled, "series_id"):
            yield Fault(where, "series", series, f"a series without a value in {start} to {end}; {at} has one")


def row_faults(texts: Texts) -> Iterator[Fault]:
    """Rows that pages cannot do without: words of pages and tables, colours of verdicts and kinds of source, a line for each role."""
    painted = [((meaning, name), meaning) for meaning, names in PAINTED.items() for name in names]
    begun = [(("true", role), "role with at_first true") for role in ROLES]
    for table, columns, needed in (("themes", ["theme"], [((name,), "theme") for name in PAGES]),
                                   ("contents", ["table"], [((name,), "table") for name in TABLES]),
                                   ("roles", ["at_first", "role"], begun), ("palettes", ["meaning", "name"], painted)):
        yield from as_far_as_known(absent_rows, texts, table, columns, needed)


def absent_rows(texts: Texts, table: str, columns: list[str], needed: list[tuple[tuple[str, ...], str]]) -> Iterator[Fault]:
    """Those of some rows that a table does not have. Raises Unknown if it could not all be read."""
    there = set(texts.whole(table, *columns)[columns].itertuples(index=False, name=None))
    for row, what in needed:
        if row not in there:
            yield Fault(f"tables/{table}.csv", columns[-1], row[-1], f"a row for this {what}")
