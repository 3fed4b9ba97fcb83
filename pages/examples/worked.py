"""A worked example as a page shows it: its single numbers, its figure, and its table.

The figure has the inputs above the result on one time axis, or items as bars.
"""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from data.leaving.package import units_beside
from indicators.basics.inputs import without_noise
from pages.charts.labels import BARS
from pages.charts.layout import extent, height
from pages.charts.over_time import layout_of, small_multiples
from pages.examples.example import ITEM, KINDS, example, places, read_input, source_of
from pages.exhibits.rows import line_of, milestones
from pages.large.drawn import Line, Unit, labelled
from pages.reading.lines import source_names
from pages.reading.tables import all_years, by_id, cached, ids, tables, words_of_lines
from pages.words.colours import PALETTE
from pages.words.headings import fields, titles
from pages.words.numbers import amount, number
from pages.words.plain import safe_figure
from pages.words.subjects import capital

RESULT = "result"
AGAIN, WIDE = "_result", 260
FEW = 6  # results that are read faster as numbers than from bars
MOST = 8  # inputs that are drawn; of more the first alone, with which the others are compared
YEARLY = ("year", "order_year")


class Column(NamedTuple):
    """What readers call a column, and its unit; empty for a pure number."""

    title: str
    unit: str

    @property
    def heading(self) -> str:
        """Title and unit, unless the title ends with it or the unit needs no words."""
        return self.title if self.unit in ("", "count") or self.title.endswith(self.unit) else f"{self.title}, {self.unit}"


class WorkedExample(NamedTuple):
    """The single numbers by name, the figure, the table, also for a file, its headings, and the lines behind its columns.

    Shared between visitors and not to be changed.
    """

    numbers: dict[str, str]
    figure: go.Figure | None
    table: pd.DataFrame
    file: pd.DataFrame
    sent: pa.Table
    headings: dict[str, Any]
    made_from: dict[str, list[str]]


@cached(200)
def worked_example(measure_id: str) -> WorkedExample:
    """The worked example of a measure that has one."""
    measure = by_id("measures").loc[measure_id]
    result, given = with_names_of_sources(example(measure_id).result), inputs(measure["example_inputs"])
    columns = columns_of(result, measure)
    table = whole_table(given, result)
    return WorkedExample(single_numbers(result, columns), safe_figure(figure(given, frame(result), columns, measure)), table,
                  for_file(table, columns), pa.Table.from_pandas(table, preserve_index=False),
                  grid(table, columns, measure["name"]), made_from(table, measure["example_inputs"]))


def kind(result: Any) -> str:
    """The form of a result: a number, a few numbers, a series or table by year, a series by item, or rows."""
    if not isinstance(result, (pd.Series, pd.DataFrame)):
        return "number"
    if result.index.name in YEARLY:
        return "years"
    return "rows" if isinstance(result, pd.DataFrame) else "numbers" if len(result) <= FEW else "items"


def with_names_of_sources(result: Any) -> Any:
    """A result whose ids of sources are the names that readers know."""
    if not isinstance(result, pd.DataFrame):
        return result
    names = source_names()
    return result.assign(**{name: [names.get(cell, cell) for cell in result[name]] for name in result.select_dtypes("str")})


def inputs(cell: str) -> dict[str, pd.Series]:
    """The inputs that are lines by year or shares by item, by what the registry calls them."""
    return {text: read_input(text) for text in input_texts(cell) if ":" not in text or text.startswith("items:")}


def input_texts(cell: str) -> list[str]:
    """The inputs of a cell of the registry, those of a table one by one."""
    return [text for listed in ids(cell) for text in listed.removeprefix("table:").split("+")]


def columns_of(result: Any, measure: pd.Series) -> dict[str, Column]:
    """What each column of a result, or each of a few numbers, is called, and its unit: its own, or that of the example."""
    unit = measure["example_unit"]
    if kind(result) == "number" or (isinstance(result, pd.Series) and kind(result) != "numbers"):
        return {RESULT: Column(measure["name"], unit)}
    names = list(result) if isinstance(result, pd.DataFrame) else list(result.index)
    words = set(result.select_dtypes("str")) if isinstance(result, pd.DataFrame) else ()
    of_lines = {name: by_id("series").loc[name.partition("@")[0], "title"] for name in names if "@" in name}
    return {field.name: Column(of_lines.get(field.name, field.title), "" if field.name in words else field.unit or unit)
            for field in fields("example", tuple(names))}


def single_numbers(result: Any, columns: dict[str, Column]) -> dict[str, str]:
    """The result in words with its unit, by its name, where it is one number or a few."""
    form, title = kind(result), next(iter(columns.values())).title
    if form == "number":
        known = {title: (result, columns[RESULT])}
    elif form == "numbers":
        known = {columns[name].title: (value, columns[name]) for name, value in result.items()}
    else:
        known = {f"{title}, {year}": (value, columns[RESULT]) for year, value in result.items()} if len(result) == 1 else {}
    return {name: amount(number(value, places([value])), column.unit) for name, (value, column) in known.items()}


def frame(result: Any) -> pd.DataFrame | None:
    """A result as a table with an index; None where it is a number or a few."""
    if kind(result) in ("number", "numbers"):
        return None
    return without_noise(result.rename(RESULT).to_frame() if isinstance(result, pd.Series) else result)


def whole_table(given: dict[str, pd.Series], result: Any) -> pd.DataFrame:
    """Inputs and result side by side, by year or by item; rows as they are."""
    found, by_item = frame(result), any(text.startswith("items:") for text in given)
    beside = pd.DataFrame(given).rename_axis("item" if by_item else "year")
    if found is None:
        return beside.reset_index()
    if kind(result) == "years":
        told_apart = found.rename(columns={name: f"{name}{AGAIN}" for name in given}).rename_axis("year")
        return beside.join(told_apart, how="outer").rename_axis("year").reset_index()
    return found if kind(result) == "rows" and found.index.name is None else found.reset_index()


def grid(table: pd.DataFrame, columns: dict[str, Column], measure: str) -> dict[str, Any]:
    """What readers call the columns of the table, with units; the long names of lines in full on hovering."""
    names, units = words_of_lines(), by_id("series")["unit"]
    found = titles("example", tuple(table))
    found |= {name: columns[name].heading for name in table if name in columns}
    for name in table:
        if name in names:
            words = Column(names[name], units[name.partition("@")[0]]).heading
            found[name] = st.column_config.NumberColumn(words, width=WIDE, help=words)
        elif name.endswith(AGAIN):
            words = f"{measure}: {columns[name.removesuffix(AGAIN)].heading}"
            found[name] = st.column_config.NumberColumn(words, width=WIDE, help=words)
        elif name.startswith("items:"):
            found[name] = f"{name.rpartition('@')[2]}, %"
    return found | {"year": st.column_config.NumberColumn("Year", format="%d", width=62)}


def for_file(table: pd.DataFrame, columns: dict[str, Column]) -> pd.DataFrame:
    """The table for a file: the unit of each column of numbers that needs one in a column behind it."""
    series, own = by_id("series")["unit"], {name: columns.get(name.removesuffix(AGAIN)) for name in table}
    units = {name: "%" if name.startswith("items:") else series[name.partition("@")[0]] for name in table if "@" in name}
    units |= {name: column.unit for name, column in own.items() if column and (name.endswith(AGAIN) or name not in units)}
    return units_beside(table, {name: (unit, f"{name}_unit") for name, unit in units.items() if unit not in ("", "count")})


def made_from(table: pd.DataFrame, cell: str) -> dict[str, list[str]]:
    """The lines behind each column of the table; those of the result are all. Empty for deals, which are no lines."""
    found = tables().observations
    observed = found.assign(line=found["series_id"] + "@" + found["source_id"])
    behind = {text: lines_behind(text, observed) for text in input_texts(cell)}
    every = [line for lines in behind.values() for line in lines]
    return {name: behind.get(name, every) for name in table if name not in ("year", "item")} if every else {}


def lines_behind(text: str, observed: pd.DataFrame) -> list[str]:
    """The lines that an input of the registry takes in."""
    kind_of, _, rest = text.rpartition(":")
    if kind_of in KINDS:
        return [source_of(kind_of)]
    first, _, year = rest.partition("@")
    chosen = {"items": observed["series_id"].str.startswith(first) & (observed["year"].astype(str) == year),
              "sources": observed["series_id"] == rest, "": observed["line"] == rest}.get(kind_of)
    return [] if chosen is None else list(observed.loc[chosen, "line"].unique())


def figure(given: dict[str, pd.Series], found: pd.DataFrame | None, columns: dict[str, Column], measure: pd.Series) -> go.Figure | None:
    """The figure of an example, from its inputs and its result as a table; None where there is nothing to draw."""
    if shares := {text.rpartition("@")[2]: part for text, part in given.items() if text.startswith("items:")}:
        return bars(pd.DataFrame(shares), "Shares of goods by group", f"Per cent, {' and '.join(shares)}")
    if found is not None and found.index.name == "system":
        title, unit = columns[RESULT]
        return bars(found.dropna(), title, f"{capital(unit)}; each report of a deal by itself")
    if found is not None and (found.index.name == ITEM or ITEM in found):
        by_item = found.set_index(ITEM)[["score"]] if ITEM in found else found[["start", "end"]] if "start" in found else found
        return bars(by_item.rename(columns={name: columns[name].title for name in by_item}), measure["name"], capital(measure["unit_rule"]))
    parts = [line_of(text, all_years()) for text in list(given)[:len(given) if len(given) <= MOST else 1]]
    if found is not None and found.index.name in YEARLY:
        parts += results(found, columns, measure)
    long = [part for part in parts if part["shown"].notna().sum() > 1]
    if not long:
        return None
    known = pd.concat([part.dropna(subset="shown")["year"] for part in long])
    years = int(known.min()), int(known.max())
    shown = [part[part["year"].between(*years)] for part in long]
    return small_multiples(shown, milestones(years, ()), years)


def results(found: pd.DataFrame, columns: dict[str, Column], measure: pd.Series) -> Iterator[pd.DataFrame]:
    """The columns of a result as labelled rows, those of one unit in one part; what is found of an input has its colour."""
    drawn = found.select_dtypes("number")
    for unit in dict.fromkeys(columns[name].unit for name in drawn):
        names = [name for name in drawn if columns[name].unit == unit]
        title = columns[names[0]].title if len(names) == 1 else measure["name"]
        lines = [Line(name.partition("@")[0], columns[name].title, columns[name].title, drawn[name]) for name in names]
        shown_in = Unit("" if unit == "count" else unit, "", places(drawn[names[0]]))
        yield labelled(lines, shown_in, "worked_example", measure["reference"]).assign(title=title, source="Worked example")


def bars(found: pd.DataFrame, title: str, subtitle: str) -> go.Figure:
    """A bar for each row, one colour for each column; rows of one name keep a bar each."""
    at, several = list(range(len(found))), len(found.columns) > 1  # places, for rows of one name would lie on each other
    written = {name: [number(value, places(found[name])) for value in found[name]] for name in found}
    traces = [BARS | {"y": at, "x": found[name].to_numpy(float), "name": name, "marker": {"color": colour}, "text": written[name],
                      "hovertext": written[name]} for name, colour in zip(found, PALETTE)]
    drawn = go.Figure(traces, layout_of(title, subtitle))
    names = ["<br>".join(wrap(name, 24)) for name in found.index]
    drawn.update_layout(height=height(len(at), 34, 90), showlegend=several, barmode="group")
    drawn.update_xaxes(tickformat=None, range=extent(found.stack()))
    return drawn.update_yaxes(autorange="reversed", tickvals=at, ticktext=names)
