"""Methods: every measure with its formula, reference and a worked example."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.parts.address import check_address, one_of
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.examples import example
from pages.parts.numbers import number
from pages.parts.tables import Version, measure_names, tables, version

ORDER = """Values are worked on in a fixed order: the lines are **selected**, an **expression** is applied to
them, then the **transformation**, then the **smoothing**. Each step works on all years of a line; the chosen
years are cut out last, so that the first of them keeps its change."""


HEADINGS = {"family": "Family", "name": "Measure", "unit_rule": "Unit", "inputs_needed": "Inputs",
            "reference": "Reference", "notes": "Notes"}


def show() -> None:
    """Draw the page."""
    of = version()
    names = measure_names(of)
    st.title("Methods")
    st.markdown(ORDER)
    check_address({"method": one_of(list(names.values()))})
    chosen = st.selectbox("Measure", list(names), format_func=names.get, key="method", bind="query-params")
    entry(chosen, of)
    st.header("All measures")
    downloads(lambda: tables().measures, "china-russia-measures", "The registry of measures", {}, of, table="measures")
    st.dataframe(listed(of), hide_index=True, alt="All measures", column_config=HEADINGS)


@lru_cache(maxsize=2)
def listed(of: Version) -> pa.Table:
    """All measures as Streamlit sends them."""
    return pa.Table.from_pandas(tables().measures[list(HEADINGS)], preserve_index=False)


@lru_cache(maxsize=200)
def words(measure_id: str, of: Version) -> pd.Series:
    """One row of the registry."""
    return tables().measures.set_index("measure_id").loc[measure_id]


def entry(measure_id: str, of: Version) -> None:
    """One measure."""
    measure = words(measure_id, of)
    st.header(measure["name"])
    # Inline, since Streamlit's displayed formulas scroll in a box that the keyboard cannot reach.
    st.markdown(rf"$\displaystyle {measure['formula']}$")
    st.markdown(f"**Inputs:** {measure['inputs_needed']}  \n**Unit:** {measure['unit_rule']}  \n"
                f"**Reference:** {measure['reference']}  \n**In the code:** `{measure['function']}`")
    if measure["notes"]:
        st.caption(measure["notes"])
    st.markdown("### Worked example")
    worked = example(measure_id, of)
    if worked is None:
        st.info(f"Not computable here: needs {measure['missing']}.", icon=":material/info:")
        return
    st.markdown("  \n".join(f"{place}. {name}" for place, name in enumerate(worked.inputs, 1)))
    if worked.arguments:
        st.markdown(f"With `{worked.arguments}`")
    result(worked.result)


def result(value: Any) -> None:
    """What a measure gives: a number, or a table."""
    if isinstance(value, (pd.Series, pd.DataFrame)):
        table = value.rename("result").to_frame() if isinstance(value, pd.Series) else value
        st.dataframe(table, height=280, alt="The result of the worked example",
                     column_config={"_index": st.column_config.Column(pinned=True)})
    else:
        st.metric("Result", number(value, 4))


if __name__ == "__main__":
    run_app()
