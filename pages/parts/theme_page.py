"""A theme page: choose, compute, show, download."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.export import file_stem
from pages.parts.chart import chart
from pages.parts.composed import to_text
from pages.parts.filters import Choice, choose, in_years
from pages.parts.guard import part
from pages.parts.closer import concentration_table, cumulative_table, growth_table, lines_behind, looks, spread_table
from pages.parts.downloads import downloads
from pages.parts.headings import headings
from pages.parts.kept import add_to_report
from pages.parts.one_year import one_year
from pages.parts.provenance import provenance
from pages.parts.tables import Version, texts, version
from pages.parts.value_table import value_table
from pages.parts.view import View, chosen, for_files, view


def theme_page(theme_id: str) -> None:
    """One theme from its question to its download."""
    of = version()
    theme = texts(theme_id, of)
    st.markdown(f"# {theme['question']}\n\n{theme['lead']}")
    over_years(choose(theme_id, of), theme["caveat"])


@part  # other years change all from here on, and no other choice
def over_years(choice: Choice, caveat: str) -> None:
    """The years, and what the choice shows in them."""
    of, choice = version(), in_years(choice)
    seen = view(choice, of)
    if seen.rows.empty:
        st.warning("Nothing to show for this choice. Widen the years, choose more sources, "
                   "or take another measure.", icon=":material/filter_alt_off:")
    else:
        show(seen, choice, of)
    if notes := list(filter(None, (*seen.notes, caveat))):
        st.caption("\n\n".join(notes))
    if not seen.rows.empty:
        provenance(seen.rows, of, seen.measures)
    if choice.measure == "level" and not seen.rows.empty:
        closer_look(choice, seen.kind, of)


def show(seen: View, choice: Choice, of: Version) -> None:
    """The chart, the values of one year, the same rows as a file and as a table."""
    if seen.figure is not None:
        chart(seen.figure, seen.name, seen.summary, image=choice.image)
    if seen.kind in ("line", "bars"):
        one_year(choice, of, f"{seen.name}-one-year")
    downloads(lambda: for_files(seen.rows), seen.name, *chosen(choice, of), of,
              chart="" if seen.figure is None else "chart_figure", beside=partial(add_to_report, to_text(choice, of)))
    value_table(seen.table, seen.headings, "The values of the chart", opened=seen.figure is None)


TABLES = {
    "growth": ("Growth between the first and the last year shown", growth_table, ""),
    "spread": ("How far the sources agree", spread_table,
               "All sources of each series in the years shown, also those not chosen above."),
    "concentration": ("How concentrated it is", concentration_table,
                      "Over the groups of goods that the source gives; finer groups would give lower values. Where it names only "
                      "some groups, each measure lies between a low end, as if the rest were of infinitely many groups, and a high "
                      "one, as if it were one group."),
    "cumulative": ("Running sum of the deals", cumulative_table,
                   "Each deal counts once a side. Packages and batches that contain other deals are left out.")}
NOTHING = "Nothing to compare in these years."


@st.fragment
def closer_look(choice: Choice, kind: str, of: Version) -> None:
    """Further tables, worked out once the reader opens them."""
    names = looks(choice, kind, of)
    if not names:
        return
    with st.expander("Look closer: " + ", ".join(TABLES[name][0].lower() for name in names), key="closer", bind="query-params") as place:
        for name in names if place.open else []:
            closer_table(name, choice, of)


def closer_table(name: str, choice: Choice, of: Version) -> None:
    """One further table with its file, or that there is nothing to compare."""
    label, table, note = TABLES[name]
    st.markdown(f"**{label}**")
    found = table(choice, of)
    if found.empty:
        st.caption(NOTHING)
        return
    st.dataframe(found, hide_index=True, column_config=headings(name, tuple(found), of), alt=label)
    if note:
        st.caption(note)
    title, filters = chosen(choice, of)
    downloads(lambda: found, file_stem("china-russia", choice.chart_id, name, *choice.years), f"{title}: {label.lower()}", filters, of,
              table=name, label="Download this table", key=f"_{name}", made_from=dict.fromkeys(found, lines_behind(name, choice, of)))
