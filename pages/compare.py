"""Compare: any lines of any theme side by side, on one axis as an index, or in an expression."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.expression import ExpressionFault
from pages.around.downloads import downloads
from pages.around.guard import part
from pages.around.provenance import provenance
from pages.around.value_table import value_table
from pages.charts.chart import chart
from pages.choices.address import check_address
from pages.choices.filters import choose_base, choose_years
from pages.choices.settings import MOST_LINES, TRANSFORMATIONS, WAYS, all_lines, compared_at_first, tests
from pages.parts.cold_start import run_app
from pages.reading.lines import lines
from pages.reading.tables import version
from pages.report.kept import add_to_report
from pages.views.compared import Comparison, drawn, filters, lettered, lines_used, measures, text_of
from pages.views.theme_chart import for_files, grid

NOTHING = {"expression": "The expression has no value in these years: no year has all of its lines."}
NO_LINE = "Nothing to show: no line has a value there. Choose another base year or more years."


def show() -> None:
    """Draw the page."""
    of = version()
    st.title("Compare any series")
    st.markdown("Choose lines from any theme. Series of different units never share an axis: they stand "
                "above each other, are turned into an index, or are combined in an expression.")
    check_address(tests(["compare"], of))
    names = all_lines(of)
    chosen = st.multiselect("Lines", list(names), compared_at_first(of), format_func=names.get, key="lines",
                            bind="query-params", max_selections=MOST_LINES)
    left, right = st.columns(2, vertical_alignment="bottom")
    way = right.radio("Show as", list(WAYS), format_func=WAYS.get, key="way", bind="query-params", horizontal=True)
    over_years(left, tuple(chosen), way)


@part  # other years change the chart and what stands below it, and no other choice
def over_years(place: DeltaGenerator, chosen: tuple[str, ...], way: str) -> None:
    """The years, and the chosen lines in them."""
    choice = Comparison(chosen, choose_years(place), way)
    if not chosen:
        st.warning("Choose at least one line.", icon=":material/filter_alt_off:")
        return
    try:
        draw(choose_more(choice))
    except ExpressionFault as fault:
        st.error(fault.reason, icon=":material/error:")
        st.code(str(fault).partition("\n")[2], language=None)


def choose_more(choice: Comparison) -> Comparison:
    """What only an index or an expression has to choose."""
    if choice.way == "expression":
        return choose_expression(choice)
    if choice.way == "index":
        return choice._replace(base=choose_base(choice.years[0]))
    return choice


def choose_expression(choice: Comparison) -> Comparison:
    """An expression over the lines, each known by a letter, and what is done to its values."""
    names = all_lines(version())
    st.markdown("  \n".join(f"**{letter}** = {names[name]}" for letter, name in lettered(choice.lines).items()))
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    expression = left.text_input("Expression", "a / b", key="expression", bind="query-params",
                                 help="Numbers, the letters above, + - * / ** ( ) and log, sqrt, abs")
    transformation = middle.selectbox("Transformation", list(TRANSFORMATIONS), format_func=TRANSFORMATIONS.get,
                                      key="transformation", bind="query-params")
    smoothing = right.number_input("Mean of years", 1, 10, 1, key="smoothing", bind="query-params")
    return choice._replace(expression=expression, transformation=transformation, smoothing=int(smoothing))


def draw(choice: Comparison) -> None:
    """The chart, its file, its table and where all comes from."""
    of = version()
    drawing = drawn(choice, of)
    if drawing is None:
        st.warning(NOTHING.get(choice.way, NO_LINE), icon=":material/filter_alt_off:")
        return
    stem = "china-russia-" + ("expression" if choice.way == "expression" else "compare")
    chart(drawing.figure, stem, drawing.said)
    downloads(lambda: for_files(drawing.rows), stem, "Comparison of lines", filters(choice, of), of,
              made_from={"shown": list(lines_used(choice))}, chart="chart_figure", beside=partial(add_to_report, text_of(choice, of)))
    value_table(drawing.table, grid(of), "The values of the chart")
    provenance(lines(lines_used(choice), of), of, measures(choice))


if __name__ == "__main__":
    run_app()
