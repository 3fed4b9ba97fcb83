"""Compare: any lines of any theme side by side, on one axis as an index, or in an expression."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_lowercase
from textwrap import shorten
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.expression import ExpressionFault
from indicators.pipeline import process
from indicators.seen import by_growth, ends
from indicators.view import expression_rows
from pages.parts.address import check_address, number_between, one_of, some_of, year_range
from pages.parts.chart import chart, spoken
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.examples import annual
from pages.parts.figure import small_multiples, time_figure
from pages.parts.filters import MEASURES, YEARS, Choice, choose_years
from pages.parts.guard import part
from pages.parts.headlines import PLAIN, subject_of, verb
from pages.parts.numbers import number
from pages.parts.provenance import lines, provenance
from pages.parts.tables import Version, line_names, tables, version
from pages.parts.view import ENTRIES, for_files, for_readers, headings, milestones, rows
from pages.parts.value_table import value_table

WAYS = {"multiples": "Small multiples", "index": "Index on one axis", "expression": "Expression"}
AT_FIRST = ["trade_total_cn@own_dots", "brent_price@eia_brent"]
MOST = 8
TRANSFORMATIONS = {name: words for name, words in MEASURES.items() if name not in ("share", "mean")}


class Drawing(NamedTuple):
    """A figure with its rows and its table. Shared and not to be changed."""

    figure: go.Figure
    rows: pd.DataFrame
    table: pa.Table


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Compare any series")
    st.markdown("Choose lines from any theme. Series of different units never share an axis: they stand "
                "above each other, are turned into an index, or are combined in an expression.")
    names = all_lines(of)
    check_address({"lines": some_of(list(names.values())), "way": one_of(list(WAYS.values())),
                   "years": year_range(*YEARS), "base": number_between(*YEARS), "expression": lambda values: len(values) == 1 and len(values[0]) < 400,
                   "transformation": one_of(list(TRANSFORMATIONS.values())),
                   "smoothing": number_between(1, 10)})
    chosen = st.multiselect("Lines", list(names), AT_FIRST, format_func=names.get, key="lines",
                            bind="query-params", max_selections=MOST)
    left, right = st.columns(2, vertical_alignment="bottom")
    way = right.radio("Show as", list(WAYS), format_func=WAYS.get, key="way", bind="query-params", horizontal=True)
    over_years(left, chosen, names, way)


@part  # other years change the chart and what stands below it, and no other choice
def over_years(place: DeltaGenerator, chosen: list[str], names: dict[str, str], way: str) -> None:
    """The years, and the chosen lines in them."""
    years = choose_years(place)
    if not chosen:
        st.warning("Choose at least one line.", icon=":material/filter_alt_off:")
    elif way == "expression":
        show_expression(chosen, names, years)
    else:
        show_lines(chosen, years, way)


@lru_cache(maxsize=2)
def all_lines(of: Version) -> dict[str, str]:
    """Every line with at least two years, as `series@source`, with its words."""
    counts = tables().observations.groupby(["series_id", "source_id"])["year"].nunique()
    many = {f"{series}@{source}" for series, source in counts.index[counts > 1]}
    return {name: words for name, words in line_names(tables()).items() if name in many}


def show_lines(chosen: list[str], years: tuple[int, int], way: str) -> None:
    """The lines above each other, or as an index of a base year."""
    base = years[0]
    if way == "index":
        base = st.number_input("Base year", *YEARS, years[0], key="base", bind="query-params", width=160)
    drawing = lines_drawn(tuple(chosen), years, way, base, version())
    if drawing is None:
        st.warning("Nothing to show: no line has a value there. Choose another base year or more years.",
                   icon=":material/filter_alt_off:")
    else:
        draw(drawing, "compare", chosen, {"Years": f"{years[0]} to {years[1]}", "Shown as": WAYS[way]} | (
            {"Base year": str(base)} if way == "index" else {}))
        provenance(lines(tuple(chosen), version()), version())


@lru_cache(maxsize=200)
def lines_drawn(chosen: tuple[str, ...], years: tuple[int, int], way: str, base: int, of: Version) -> Drawing | None:
    """The figure, rows and table of the lines; None if there is nothing to draw."""
    measure = "index" if way == "index" else "level"
    parts = [line_rows(name, years, measure, base) for name in chosen]
    found = pd.concat(parts, ignore_index=True)
    events = milestones(tables().events, Choice("", years))
    if found.dropna(subset="shown").empty:
        return None
    figure = small_multiples([titled(part) for part in parts], events, years, growth(found)) if way == "multiples" else time_figure(
        found, title="All lines on one axis", subtitle=f"Index, {base} = 100", seen=at_the_end(found), kind="line", decimals=1,
        years=years, log=False, ranks=False, milestones=events)
    return Drawing(figure, found, for_readers(found, measure))


def growth(found: pd.DataFrame) -> str:
    """How far lines went from their first to their last value, of many those that grew most and least; empty if none can say it.

    Only lines whose values are compared by a multiple.
    """
    known = ends(found[~found["unit"].isin(PLAIN)].assign(line=found["series"]))
    names, steps = names_of(known), by_growth(known)
    spans = {place: f"from {step.start.year} to {step.end.year}" for place, step in steps.items()}
    alike = len(set(spans.values())) == 1
    said = [" ".join([subject_of(names[place]), verb(step), *([] if alike else [spans[place]])]) for place, step in steps.items()]
    words = "; ".join(said if len(said) < 3 else [f"{said[0]}, the most", f"{said[-1]}, the least"])
    return f"{next(iter(spans.values())).capitalize()}: {words}" if alike else words


def names_of(known: pd.DataFrame) -> pd.Series:
    """What tells lines apart: their names, with the source where names are alike."""
    return known["line"] if known["line"].is_unique else known["line"] + " (" + known["source"] + ")"


def from_to(found: pd.DataFrame, decimals: int) -> str:
    """The first and the last value of the first line, in words; empty if it has none."""
    return next((f"{number(line.first, decimals)} in {line.start}, {number(line.last, decimals)} in {line.end}"
                 for line in ends(found).itertuples()), "")


def titled(part: pd.DataFrame) -> pd.DataFrame:
    """The rows of one line with what is seen in the title of its small chart."""
    words = from_to(part, int(part["decimals"].max())) if len(part) else ""
    return part.assign(title=part["line"] + f": {words}" if words else part["line"])


def at_the_end(found: pd.DataFrame) -> str:
    """The lines that end highest and lowest, with their last values, as a sentence."""
    known = ends(found)
    outer = known.iloc[[0, -1]].drop_duplicates()
    return "; ".join(f"{words}: {number(last, 0)} in {end}" for words, last, end in zip(names_of(known)[outer.index], outer["last"], outer["end"]))


def line_rows(name: str, years: tuple[int, int], measure: str, base: int) -> pd.DataFrame:
    """The rows of one line."""
    series, source = name.split("@")
    chart = pd.Series({"kind": "line", "series": series})
    return rows(tables(), chart, Choice("", years, (series,), (source,), measure, base))


def show_expression(chosen: list[str], names: dict[str, str], years: tuple[int, int]) -> None:
    """An expression over the lines, each known by a letter."""
    letters = dict(zip(ascii_lowercase, chosen))
    st.markdown("  \n".join(f"**{letter}** = {names[name]}" for letter, name in letters.items()))
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    expression = left.text_input("Expression", "a / b", key="expression", bind="query-params",
                                 help="Numbers, the letters above, + - * / ** ( ) and log, sqrt, abs")
    transformation = middle.selectbox("Transformation", list(TRANSFORMATIONS), format_func=TRANSFORMATIONS.get,
                                      key="transformation", bind="query-params")
    smoothing = right.number_input("Mean of years", 1, 10, 1, key="smoothing", bind="query-params")
    try:
        drawing = expression_drawn(tuple(letters.items()), years, expression, transformation, int(smoothing), version())
    except ExpressionFault as fault:
        st.error(fault.reason, icon=":material/error:")
        st.code(str(fault).partition("\n")[2], language=None)
        return
    if drawing is None:
        st.warning("The expression has no value in these years: no year has all of its lines.",
                   icon=":material/filter_alt_off:")
        return
    draw(drawing, "expression", chosen, {"Years": f"{years[0]} to {years[1]}", "Expression": expression,
         "Where": "; ".join(f"{letter} is {names[name]}" for letter, name in letters.items()),
         "Transformation": TRANSFORMATIONS[transformation], "Mean of years": str(smoothing)})
    provenance(lines(tuple(chosen), version()), version(), [ENTRIES[transformation]] if transformation in ENTRIES else [])


@lru_cache(maxsize=200)
def expression_drawn(letters: tuple[tuple[str, str], ...], years: tuple[int, int], expression: str,
                     transformation: str, smoothing: int, of: Version) -> Drawing | None:
    """The figure, rows and table of an expression; None if no year has a value. Raises ExpressionFault."""
    names, units = all_lines(of), tables().series.set_index("series_id")["unit"]
    values, unit = process({letter: annual(tables(), name) for letter, name in letters},
                           {letter: units[name.split("@")[0]] for letter, name in letters},
                           expression=expression, transformation=transformation, base_year=years[0],
                           smoothing=smoothing)
    words = "; ".join(f"{letter} is {names[name]}" for letter, name in letters if letter in expression)
    shown_in = {"change": "%", "log": "log points", "index": "index", "multiple": "times"}.get(transformation, unit)
    found = expression_rows(values, years, expression, f"{expression}, where {words}").assign(
        unit=shown_in, source_unit=shown_in)
    if found["shown"].isna().all():
        return None
    subtitle = ", ".join(filter(None, [TRANSFORMATIONS[transformation], shown_in]))
    title = shorten(expression, 40, placeholder=" …")
    figure = time_figure(found, title=title, subtitle=subtitle, seen=f"{title}: {from_to(found, 2)}", kind="line", decimals=3, years=years, log=False,
                         ranks=False, milestones=milestones(tables().events, Choice("", years)))
    return Drawing(figure, found, for_readers(found, "level"))


def draw(drawing: Drawing, name: str, chosen: list[str], filters: dict[str, str]) -> None:
    """The chart, its file and its table."""
    lines_named = ", ".join(drawing.rows["series"].unique()[:6])
    chart(drawing.figure, f"china-russia-{name}", f"{lines_named}. {spoken(drawing.figure)}")
    downloads(lambda: for_files(drawing.rows), f"china-russia-{name}", "Comparison of lines", filters, version(),
              made_from={"shown": chosen}, chart="chart_figure")
    value_table(drawing.table, headings(), "The values of the chart")


if __name__ == "__main__":
    run_app()
