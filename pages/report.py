"""Report: chosen charts with all that belongs to them, as one file to print or keep."""

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Any

import numpy as np
import streamlit as st

from data.leaving.export import file_stem
from data.leaving.package import filters_in_words
from pages.around.kept import can_be_kept, keep_asked, kept_views, leave_out, remember_kept, swap
from pages.around.places import go_to
from pages.catalogue.registry import chart_labels, exhibit
from pages.choices.address import link_to, not_understood, notice, take, views_asked, write_address
from pages.choices.setting import Setting, Settings, write, years_setting
from pages.choices.widgets import ask_settings
from pages.files.table_file import file_button
from pages.ledger.ledger import in_the_article
from pages.reading.tables import cached, short_names, texts
from pages.reports.document import Entry, Order, claims_of, document, entry_of, filters, first_charts, part, span
from pages.words.measures import labels
from pages.words.plain import as_text

PATIENCE = 0.3  # seconds before the bar shows, so that it does not flash up where all is known already
PAGE, TEXTS = "report", "report_texts"


def show() -> None:
    """Draw the page."""
    said = texts(PAGE)
    st.title(as_text(said["question"]), anchor=False)
    st.markdown(as_text(said["lead"]))
    take_asked()
    remember_kept("kept_here")
    order = choose()
    if not order.entries:
        st.warning("The report is empty. Choose at least one chart.", icon=":material/filter_alt_off:")
        return
    work_out(order)
    st.header("What will be in it", anchor=False)
    st.markdown("\n".join(listed(entry.text) for entry in order.entries))
    place, seen = link_to(PAGE, st.session_state[TEXTS]), date.today().isoformat()
    file_button(st, "Download report (HTML)", lambda: document(order, place, seen).encode(),
                f"{file_stem('china-russia', 'report', *span(order))}.html", "text/html", "print",
                help="About 5 MB, because it brings what draws the charts")


def settings_of() -> Settings:
    """What can be set of the report: charts as their pages show them at first – none beside views of the reader's own –, and its parts."""
    first = () if kept_views() else tuple(first_charts())
    return {"charts": Setting("Charts", "some", first, chart_labels(), placeholder="Choose charts"),
            "years": years_setting(),
            "measure": Setting("Measure", "one", ("level",), labels(), key="by",
                               help="A chart that does not offer it keeps its values, and the report says so"),
            "tables": Setting("Tables", "flag", ("on",)), "claims": Setting("Claims", "flag", ("on",))}


def take_asked() -> None:
    """Keep the views that the address names, and set what it says of the report."""
    own, others = [], []
    for text in views_asked():
        (own if text.partition("~")[0] == PAGE else others).append(text)
    left_out, without = keep_asked(others or kept_views())
    take(PAGE, {PAGE: settings_of()}.__getitem__, own)
    for wrong, instead in ((left_out, "The report leaves that view out."), (without, "The report has the view without that.")):
        if others and wrong:  # what is lost of what was kept before goes without a word
            st.info(not_understood(wrong, instead), icon=":material/info:")
    notice()


def choose() -> Order:
    """The views the reader added, then further charts with their years and measure, and the parts of the report."""
    added = [Entry(text) for text in kept_views()]
    if added:
        list_kept([(exhibit(entry.text).label, set_by_the_reader(entry)) for entry in added])
        st.header("Further charts, as their pages show them at first", anchor=False)
    settings = settings_of()
    chosen = ask_settings(PAGE, settings, st)
    st.session_state[TEXTS] = [*kept_views(), *([own] if (own := write(PAGE, chosen, settings)) != PAGE else [])]
    write_address(PAGE, st.session_state[TEXTS])
    further = {chart: entry_of(chart, chosen["years"], chosen["measure"]) for chart in chosen["charts"]}
    if empty := [chart_labels()[chart] for chart, entry in further.items() if not can_be_kept(entry.text)]:
        st.warning(f"Left out, with no value in these years: {as_text('; '.join(empty))}. Widen the years to have them in the report.",
                   icon=":material/filter_alt_off:")
    entries = [*added, *(entry for entry in further.values() if can_be_kept(entry.text))]
    return Order(tuple(dict.fromkeys(entries)), chosen["tables"], chosen["claims"])


def list_kept(described: list[tuple[str, str]]) -> None:
    """The kept views in their order, each with its title, its choices in words and its buttons."""
    st.header("Views you added")
    for place, (text, (title, words)) in enumerate(zip(kept_views(), described), 1):
        left, right = st.columns([3, 2], vertical_alignment="center", gap="small")
        left.markdown(f"**{place}. {as_text(title)}**  \n:small[{as_text(words)}]")
        view_buttons(text, place, right.container(horizontal=True, horizontal_alignment="right", gap="xsmall"))
    if len(kept_views()) > 1:
        st.button("Remove all views", key="remove_all", on_click=leave_out, args=[kept_views()], icon=":material/delete_sweep:")


def view_buttons(text: str, place: int, row: Any) -> None:
    """The way to a view's own page, then buttons that move it up or down or take it out.

    Their labels are for those who hear the page (`page.css`); where there is no way up or down its room stays free. Their
    keys say the place and not the view, so that the keyboard's focus stays where it is when views change places.
    """
    row.button("Open on its page", key=f"open_{place}", on_click=go_to, args=("View", text), icon=":material/show_chart:",
               help="Shows the view on its theme page, with all that was chosen and free to change")
    before, after = dict(zip(kept_views()[1:], kept_views())), dict(zip(kept_views(), kept_views()[1:]))
    for way, others, icon in (("up", before, "arrow_upward"), ("down", after, "arrow_downward")):
        if text in others:
            symbol(row, f"Move view {place} {way}", f"{way}_{place}", icon, swap, text, others[text])
        elif len(kept_views()) > 1:
            row.space("medium")
    symbol(row, f"Remove view {place}", f"remove_{place}", "close", leave_out, [text])


def symbol(row: Any, label: str, key: str, icon: str, act: Callable[..., None], *args: Any) -> None:
    """A button as small as its icon, whose label is heard and shown once it is pointed at."""
    row.container(key=f"symbol_{key}", width="content").button(label, key=key, on_click=act, args=args, icon=f":material/{icon}:",
                                                              help=label, width=40)


def set_by_the_reader(entry: Entry) -> str:
    """What is set of a view otherwise than its page has it at first."""
    first = filters(Entry(entry.text.partition("~")[0]))
    otherwise = {name: words for name, words in filters(entry).items() if words != first.get(name)}
    return filters_in_words(otherwise) or "As its page shows it at first"


def work_out(order: Order) -> None:
    """Work out every chart, so that the file is made at once when it is asked for; a bar counts them if it takes a while."""
    bar, start, every = st.empty(), monotonic(), order.entries
    for done, place, entry in zip(np.linspace(0, 1, len(every) + 1), range(1, len(every) + 1), every):
        if monotonic() > start + PATIENCE:
            bar.progress(done, f"Working out chart {place} of {len(every)}: {as_text(exhibit(entry.text).label)}")
        part(entry, order.tables, order.claims)
    bar.empty()


@cached(250)
def listed(text: str) -> str:
    """A view in a list, which a phone has room for: its title, what is shown of it, its rows, how many claims are about it, its sources."""
    one, names = exhibit(text), short_names()
    counts = [f"{count} {what if count == 1 else f'{what}s'}" for what, count in (("row", len(one.rows)), ("claim", len(claims_of(one))))]
    sources = dict.fromkeys(names.get(source, source) for source in (*in_the_article(one.claims or ()), *one.behind["source_id"]))
    return f"1. **{as_text(one.label)}**  \n   :small[{as_text(' · '.join([one.brief, *counts, '; '.join(sources)]))}]"
