"""The panel below every chart: sources, terms, how values are computed, and the claims about them."""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from data.text.schema import OBS_STATUS
from pages.around.places import go_to, link
from pages.around.value_table import panel
from pages.files.table_file import sources_behind
from pages.ledger.ledger import claims_about, ledger, printed_with_unit, verdict_with_sign
from pages.reading.lines import derivations_behind, series_in, source_names
from pages.reading.tables import ids, measure_names, short_names, tables, words_of_lines
from pages.words.plain import as_text, web_link

TITLE = "Where does this come from, and how is it computed?"
PROVENANCE = "provenance"


def provenance(rows: pd.DataFrame, measures: Sequence[str] = (), claims: Sequence[str] | None = None) -> None:
    """The panel for the rows of a chart, worked out once the reader opens it.

    The rows need `source_id`, and `series_id` where they are observations. `measures` are those that the chart uses, `claims`
    those about it if they are not those about the rows.
    """
    place = panel(TITLE, PROVENANCE, icon=":material/account_tree:")
    if not place.open:
        return
    with place:
        for heading, lines in (("Sources", list(source_lines(rows))), ("Own calculations", list(map(as_text, formula_lines(rows)))),
                               ("What is measured", list(series_lines(rows))),
                               ("Conversions and caveats", list(map(as_text, caveat_lines(rows))))):
            if lines:
                st.markdown(f"**{heading}**\n\n" + "\n".join(f"- {line}" for line in lines))
        if measures:
            st.markdown("**Methods, with formulas and examples**")
            method_links(measures)
        st.markdown("**More on each source, and what else rests on it**")
        with st.container(horizontal=True):
            for source in sources_of(rows)["source_id"]:
                link(source_names()[source], "Source", source)
        if len(found := events_in(rows)):
            st.markdown("**Events in these years**")
            for event in found.itertuples():  # each leads to the years around it
                st.button(as_text(f"{event.date}: {event.title}"), key=f"event_{event.event_id}", type="tertiary", icon=":material/event:",
                          on_click=go_to, args=("Event", event.event_id))
        about = claims_about(rows) if claims is None else list(claims)
        st.markdown("**Claims of the article about it**" if about else "The article states no number about it.")
        for claim_id in about:
            judged = ledger()[claim_id]
            link(f"{verdict_with_sign(judged.verdict)}: {judged.claim['statement']} ({printed_with_unit(judged.claim)})", "Claim", claim_id)


def method_links(measures: Sequence[str]) -> None:
    """A link to the entry of each measure, by the ids of the registry."""
    names = measure_names()
    with st.container(horizontal=True):
        for measure in measures:
            link(f"Method: {names[measure]}", "Measure", measure, icon=":material/function:")


def events_in(rows: pd.DataFrame) -> pd.DataFrame:
    """The events of the themes that rows are about, between their first and last year; deals are dated by their order."""
    ordered, told = (rows.get(name, pd.Series(dtype=float)).dropna() for name in ("order_year", "year"))
    events, dated = tables().events, pd.concat([ordered, told])
    if dated.empty:
        return events.iloc[:0]
    themes = {*series_in(rows)["theme"], *(() if ordered.empty else ("arms",))}
    return events[events["theme"].isin(themes) & events["date"].str[:4].astype(int).between(dated.min(), dated.max())]


def sources_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The sources behind the rows, those of the inputs of computed rows included."""
    return tables().sources[tables().sources["source_id"].isin(sources_behind(rows))]


def source_lines(rows: pd.DataFrame) -> Iterator[str]:
    """Each source that published something: citation, day and place of reading, terms, note."""
    for source in sources_of(rows).query("kind != 'own'").itertuples():
        terms = web_link(source.license_name, source.license_url)
        address = f" {web_link('Open the source', source.url_main)}." if source.url_main else ""
        place = "" if source.retrieved_from == source.url_main else f" Read in: {as_text(source.retrieved_from)}."
        yield (f"**{as_text(source.attribution_short)}**: {as_text(source.citation_full)}{address}{place} Last access: "
               f"{source.date_accessed}. Terms: {terms}. {as_text(source.note)}")


def formula_lines(rows: pd.DataFrame) -> Iterator[str]:
    """Each computed line with its formula and its inputs in words."""
    names = words_of_lines()
    for line in derivations_behind(rows).itertuples():
        inputs = "; ".join(names[name] for name in ids(line.inputs))
        yield f"{names[f'{line.series_id}@{line.source_id}']} = {line.formula}, from: {inputs}."


def series_lines(rows: pd.DataFrame) -> Iterator[str]:
    """Each series with its definition, unit and what its year means."""
    for series in series_in(rows).itertuples():
        yield f"**{as_text(series.title)}** ({as_text(series.unit_long)}; {as_text(series.year_meaning)}). {as_text(series.description)}"


def caveat_lines(rows: pd.DataFrame) -> Iterator[str]:
    """What the values of each source are that are no plain readings, and every note on a value; which, or how many."""
    names = short_names()
    known = rows[rows["obs_status"] != "O"]
    words = known["obs_status"].map(OBS_STATUS).where(known["obs_status"] != "A", "")
    notes = known["note"].where(~known["note"].str.startswith("Inputs: "), "")  # named with the formula
    for column in (words, notes):
        for source, part in known.assign(text=column).query("text != ''").groupby("source_id", sort=False):
            said = [f"{text.rstrip('.')} ({of_which(same)})" for text, same in part.groupby("text", sort=False)]
            yield f"{names[source]}: {'; '.join(said)}."


def of_which(rows: pd.DataFrame) -> str:
    """The year of one row, what was ordered if it is a report of a deal; else the number of rows."""
    if len(rows) > 1:
        return f"{len(rows)} values"
    year, system = (rows.get(name, pd.Series([pd.NA])).iloc[0] for name in ("year", "system"))
    return system if pd.isna(year) else f"{year:.0f}"
