"""Methods: every measure with its formula, reference and a worked example."""

import pyarrow as pa
import streamlit as st

from data.leaving.export import file_stem
from pages.around.downloads import downloads
from pages.around.lay_out import beside_a_rail, set_views
from pages.around.value_table import value_table
from pages.charts.chart import chart, spoken
from pages.choices.address import data_at
from pages.examples.example import example
from pages.examples.worked import worked_example
from pages.files.table_file import File
from pages.reading.tables import by_id, phrase, tables
from pages.words.headings import headings
from pages.words.plain import as_text

PAGE, VIEW, EXAMPLE = "methods", "method", "values_example"
ORDER = """Values are worked on in a fixed order: the lines are **selected**, an **expression** is applied to
them, then the **transformation**, then the **smoothing**. Each step works on all years of a line; the chosen
years are cut out last, so that the first of them keeps its change."""
COLUMNS = ("family", "name", "unit_rule", "inputs_needed", "reference", "notes")


def show() -> None:
    """Draw the page."""
    with beside_a_rail(PAGE) as (rail, below, *_):
        chosen = set_views(PAGE, [VIEW], rail)[VIEW]
        rail.caption(ORDER)
        entry(chosen["method"])
        with below:
            st.header("All measures", anchor=False)
            downloads(File(tables().measures, "china-russia-measures", "The registry of measures", {}, table="measures"),
                      data=data_at("tables", "measures"))
            listed = pa.Table.from_pandas(tables().measures[list(COLUMNS)], preserve_index=False)
            value_table(listed, headings("measures", COLUMNS), "All measures", described_as="measures")


def entry(measure_id: str) -> None:
    """One measure: its formula, a worked example, and what is to be known of it."""
    measure = by_id("measures").loc[measure_id]
    st.header(as_text(measure["name"]), anchor=False)
    # Inline, since Streamlit's displayed formulas scroll in a box that the keyboard cannot reach.
    st.markdown(rf"$\displaystyle {measure['formula']}$")
    found = example(measure_id)
    if found is None:
        st.info(f"Not computable here: needs {as_text(measure['missing'] or phrase('example_without_trade'))}.", icon=":material/info:")
    else:
        result(measure_id, measure["name"])
        st.markdown("**The example takes**\n\n" + "\n".join(f"{place}. {as_text(name)}" for place, name in enumerate(found.inputs, 1))
                    + (f"\n\nWith {as_text(str(found.arguments))}." if found.arguments else ""))
    st.markdown(f"**Inputs:** {as_text(measure['inputs_needed'])}  \n**Unit:** {as_text(measure['unit_rule'])}  \n"
                f"**Reference:** {as_text(measure['reference'])}  \n**In the code:** `{measure['function']}`")
    if measure["notes"]:
        st.caption(as_text(measure["notes"]))


def result(measure_id: str, name: str) -> None:
    """What a measure gives: its numbers, its figure, its file and its table."""
    seen, stem = worked_example(measure_id), file_stem("china-russia", "example", name)
    with st.container(horizontal=True):
        for title, words in seen.numbers.items():
            st.metric(as_text(title), as_text(words), width="content", border=True)
    if seen.figure:
        chart(seen.figure, f"Worked example of {name}. {spoken(seen.figure)}")
    if seen.table.empty:
        return
    if seen.made_from:
        downloads(File(seen.file, stem, f"Worked example: {name}", {}, table="example", made_from=seen.made_from),
                  "Example as CSV", "_example", chart="chart_figure" if seen.figure else "")
    value_table(seen.sent, seen.headings, f"The values of the worked example: {name}", EXAMPLE, described_as="example")
