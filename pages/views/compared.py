"""Lines of any theme beside each other: above each other, as an index, or in an expression."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_lowercase
from textwrap import shorten
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from indicators.expression import ExpressionFault, names_in
from indicators.shown.pipeline import process
from indicators.shown.view import expression_rows
from pages.charts.chart import spoken
from pages.charts.over_time import small_multiples, time_figure
from pages.choices.filters import Choice, years_chosen
from pages.choices.settings import TRANSFORMATIONS, WAYS, all_lines, as_text, choices
from pages.reading.examples import annual
from pages.reading.lines import lines
from pages.reading.tables import Version, tables
from pages.views.exhibit import OF_LINES, Exhibit
from pages.views.theme_chart import ENTRIES, for_readers, milestones, rows, unit_shown
from pages.words.headings import titles
from pages.words.headlines import at_the_end, expressed, growth, titled
from pages.words.titles import TITLES


class Comparison(NamedTuple):
    """What a reader compares, and how."""

    lines: tuple[str, ...]
    years: tuple[int, int]
    way: str
    base: int = 0
    expression: str = ""
    transformation: str = "level"
    smoothing: int = 1


class Drawing(NamedTuple):
    """A figure with its rows, its table and its words for a screen reader. Shared and not to be changed."""

    figure: go.Figure
    rows: pd.DataFrame
    table: pa.Table
    said: str


@lru_cache(maxsize=200)
def drawn(choice: Comparison, of: Version) -> Drawing | None:
    """The lines as the reader compares them; None if there is nothing to draw. Raises ExpressionFault."""
    found = (expression if choice.way == "expression" else beside_each_other)(choice, of)
    if found is None:
        return None
    figure, listed, measure = found
    said = f"{', '.join(listed['series'].unique()[:6])}. {spoken(figure)}"
    return Drawing(figure, listed, for_readers(listed, measure), said)


def beside_each_other(choice: Comparison, of: Version) -> tuple[go.Figure, pd.DataFrame, str] | None:
    """The lines above each other, or as an index of a base year."""
    measure = "index" if choice.way == "index" else "level"
    parts = [line_rows(name, choice.years, measure, choice.base) for name in choice.lines]
    found, events = pd.concat(parts, ignore_index=True), milestones(tables().events, Choice("", choice.years))
    if found.dropna(subset="shown").empty:
        return None
    figure = small_multiples(titled(parts), events, choice.years, growth(found)) if measure == "level" else time_figure(
        found, title="All lines on one axis", subtitle=f"Index, {choice.base} = 100", seen=at_the_end(found), kind="line", decimals=1,
        years=choice.years, log=False, ranks=False, milestones=events)
    return figure, found, measure


def line_rows(name: str, years: tuple[int, int], measure: str, base: int) -> pd.DataFrame:
    """The rows of one line."""
    series, source = name.split("@")
    chart = pd.Series({"kind": "line", "series": series})
    return rows(tables(), chart, Choice("", years, (series,), (source,), measure, base))


def lettered(names: tuple[str, ...]) -> dict[str, str]:
    """The lines by the letters that an expression has for them."""
    return dict(zip(ascii_lowercase, names))


def where(choice: Comparison, of: Version) -> str:
    """What the letters stand for that an expression uses."""
    names = all_lines(of)
    return "; ".join(f"{letter} is {names[name]}" for letter, name in lettered(choice.lines).items() if name in lines_used(choice))


def lines_used(choice: Comparison) -> tuple[str, ...]:
    """The lines behind what is shown: all, or those that an expression names."""
    named = names_in(choice.expression) if choice.way == "expression" else set(ascii_lowercase)
    return tuple(name for letter, name in lettered(choice.lines).items() if letter in named)


def expression(choice: Comparison, of: Version) -> tuple[go.Figure, pd.DataFrame, str] | None:
    """The values of an expression over the lines; None if no year has one. Raises ExpressionFault."""
    letters, units, years = lettered(choice.lines), tables().series.set_index("series_id")["unit"], choice.years
    values, unit = process({letter: annual(tables(), name) for letter, name in letters.items()},
                           {letter: units[name.split("@")[0]] for letter, name in letters.items()},
                           expression=choice.expression, transformation=choice.transformation, base_year=years[0],
                           smoothing=choice.smoothing)
    if not lines_used(choice):
        raise ExpressionFault("Use at least one of the lines, such as a: a number alone has no source.", choice.expression, 0)
    shown_in = unit_shown(choice.transformation, unit)[0] or unit
    found = expression_rows(values, years, choice.expression, f"{choice.expression}, where {where(choice, of)}").assign(
        unit=shown_in, source_unit=shown_in)
    if found["shown"].isna().all():
        return None
    subtitle = ", ".join(filter(None, [TRANSFORMATIONS[choice.transformation], shown_in]))
    title = shorten(choice.expression, 40, placeholder=" …")
    figure = time_figure(found, title=title, subtitle=subtitle, seen=expressed(title, found), kind="line", decimals=3,
                         years=years, log=False, ranks=False, milestones=milestones(tables().events, Choice("", years)))
    return figure, found, "level"


def filters(choice: Comparison, of: Version) -> dict[str, str]:
    """The choices in words."""
    said = years_chosen(choice.years) | {"Shown as": WAYS[choice.way]}
    if choice.way == "expression":
        return said | {"Expression": choice.expression, "Where": where(choice, of),
                       "Transformation": TRANSFORMATIONS[choice.transformation], "Mean of years": str(choice.smoothing)}
    lines_named = {"Lines": "; ".join(all_lines(of)[name] for name in choice.lines)}
    return said | lines_named | ({"Base year": str(choice.base)} if choice.way == "index" else {})


def measures(choice: Comparison) -> list[str]:
    """The ids of the measures behind what is shown."""
    used = {"index": ["index"], "expression": [choice.transformation]}.get(choice.way, [])
    return [ENTRIES[name] for name in used if name in ENTRIES] + (["trailing_mean"] if choice.smoothing > 1 else [])


def text_of(choice: Comparison, of: Version) -> str:
    """The comparison as the text of a view."""
    said = {"lines": choice.lines, "years": tuple(map(str, choice.years)), "way": (choice.way,)}
    if choice.way == "index":
        said |= {"base": (str(choice.base),)}
    if choice.way == "expression":
        said |= {"expression": (choice.expression,), "transformation": (choice.transformation,), "smoothing": (str(choice.smoothing),)}
    return as_text("compare", said, of)


def choice_of(text: str, of: Version) -> Comparison:
    """The comparison that a text stands for. Raises ValueError if it stands for none."""
    said = choices(text, of)
    first, last = map(int, said["years"])
    plain = Comparison(said["lines"], (first, last), *said["way"])
    if plain.way == "expression":
        return plain._replace(expression=said["expression"][0], transformation=said["transformation"][0],
                              smoothing=int(said["smoothing"][0]))
    return plain._replace(base=int(said["base"][0]) if said["base"] else first) if plain.way == "index" else plain


def exhibit(text: str, of: Version) -> Exhibit:
    """The comparison with all that a report says of it. Raises ValueError if there is nothing to draw."""
    choice = choice_of(text, of)
    try:
        drawing = drawn(choice, of)
    except ExpressionFault as fault:
        raise ValueError(fault.reason) from fault
    if drawing is None:
        raise ValueError("No line has a value there.")
    title = shorten(choice.expression, 60, placeholder=" …") if choice.way == "expression" else WAYS[choice.way]
    return Exhibit(f"{TITLES['compare']}: {title}", "{} to {}".format(*choice.years), choice.years, filters(choice, of), drawing.figure,
                   drawing.said, (), drawing.rows, titles("view", OF_LINES, of), lines(lines_used(choice), of), tuple(measures(choice)))
