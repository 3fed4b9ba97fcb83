"""A worked example as a page shows it: its single numbers, its figure, and its table."""

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from pages.examples import large
from pages.examples.example import example, read_input
from pages.examples.worked_figure import Column, figure, places
from pages.reading.lines import source_names
from pages.reading.tables import by_id, cached, ids, tables, words_of_lines
from pages.words.headings import fields, titles
from pages.words.numbers import amount, number
from pages.words.plain import safe_figure

RESULT = "result"
AGAIN, WIDE = "_result", 260
FEW = 6  # results that are read faster as numbers than from bars
YEARLY = ("year", "order_year")


class WorkedExample(NamedTuple):
    """The single numbers by name, the figure, the table, its headings, and the lines behind its columns.

    Shared between visitors and not to be changed.
    """

    numbers: dict[str, str]
    figure: go.Figure | None
    table: pd.DataFrame
    sent: pa.Table
    headings: dict[str, Any]
    made_from: dict[str, list[str]]


@cached(200)
def worked_example(measure_id: str) -> WorkedExample:
    """The worked example of a measure that has one."""
    measure = by_id("measures").loc[measure_id]
    result, given = in_words(example(measure_id).result), inputs(measure["example_inputs"])
    columns = columns_of(result, measure)
    table = whole_table(given, result)
    return WorkedExample(single_numbers(result, columns), safe_figure(figure(given, frame(result), columns, measure)), table,
                  pa.Table.from_pandas(table, preserve_index=False), grid(table, columns, measure["name"]),
                  made_from(table, measure["example_inputs"]))


def kind(result: Any) -> str:
    """The form of a result: a number, a few numbers, a series or table by year, a series by item, or rows."""
    if not isinstance(result, (pd.Series, pd.DataFrame)):
        return "number"
    if result.index.name in YEARLY:
        return "years"
    return "rows" if isinstance(result, pd.DataFrame) else "numbers" if len(result) <= FEW else "items"


def in_words(result: Any) -> Any:
    """A result whose ids of sources are the names that readers know."""
    if not isinstance(result, pd.DataFrame):
        return result
    names = source_names()
    return result.assign(**{name: [names.get(cell, cell) for cell in result[name]] for name in result.select_dtypes("str")})


def inputs(cell: str) -> dict[str, pd.Series]:
    """The inputs that are lines by year or shares by item, by what the registry calls them."""
    texts = [text for listed in ids(cell) for text in listed.removeprefix("table:").split("+")]
    return {text: read_input(text) for text in texts if ":" not in text or text.startswith("items:")}


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
    return result.rename(RESULT).to_frame() if isinstance(result, pd.Series) else result


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


def made_from(table: pd.DataFrame, cell: str) -> dict[str, list[str]]:
    """The lines behind each column of the table; those of the result are all. Empty for deals, which are no lines."""
    found = tables().observations
    observed = found.assign(line=found["series_id"] + "@" + found["source_id"])
    behind = {text: lines_behind(text, observed) for listed in ids(cell) for text in listed.removeprefix("table:").split("+")}
    every = [line for lines in behind.values() for line in lines]
    return {name: behind.get(name, every) for name in table if name not in ("year", "item")} if every else {}


def lines_behind(text: str, observed: pd.DataFrame) -> list[str]:
    """The lines that an input of the registry takes in."""
    kind_of, _, rest = text.rpartition(":")
    if large.is_large(kind_of):
        return [large.source_of(kind_of)]
    first, _, year = rest.partition("@")
    chosen = {"items": observed["series_id"].str.startswith(first) & (observed["year"].astype(str) == year),
              "sources": observed["series_id"] == rest, "": observed["line"] == rest}.get(kind_of)
    return [] if chosen is None else list(observed.loc[chosen, "line"].unique())
