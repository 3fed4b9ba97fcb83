"""The one way to lay out a view: chart, downloads, table, notes, and where all of it comes from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from typing import Any

import streamlit as st

from pages.around.downloads import downloads
from pages.around.kept import add_to_report
from pages.around.places import page
from pages.around.provenance import provenance
from pages.around.value_table import VALUES, value_table
from pages.catalogue.entries import entries
from pages.catalogue.registry import exhibit, filters, page_of, read_permalink, text_of, title_of, view_names, view_settings, views
from pages.charts.chart import chart, sentence
from pages.charts.marked import marked_first, with_mark
from pages.choices.address import LEFT, SHOWN, VIEW, data_at, link_to, notice, pop_message, take, views_asked, write_address
from pages.choices.setting import MARK, Chosen, Setting
from pages.choices.text import permalink
from pages.choices.widgets import ask_setting, ask_settings, let_show, set_answer
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.files.table_file import file_of_view
from pages.large.answers import WORDS, with_a_bar
from pages.reading.lines import things_in
from pages.reading.tables import texts
from pages.words.plain import as_text, from_outside
from pages.words.titles import TITLES

ELSEWHERE, ON_SCREEN = "views_of_other_pages", "views_on_screen"


@contextmanager
def beside_a_rail(path: str = "", pressed: bool = False) -> Iterator[tuple[Any, Any, Any, list[str]]]:
    """What is inside stands in the wide column, the chart first; gives the rail with what sets it and the place below.

    The page at `path`, if one is named, has its heading and what is to be said of its address in that column too; the last that is given
    are the ids of the views that it is asked for.

    A third place is for what opens when the chart is `pressed`: a phone has it next to the chart, before the rail; a wide screen
    has it below all, where the rows of the table open it too.

    On a wide screen the rail stands beside both (page.css). A phone has the rail between them, as the Tab key and readers aloud
    have everywhere: chart and downloads, what sets the chart, then its table and the rest.
    """
    with st.container(key="frame"):
        main = st.container(key="chart_and_downloads")
        opened = st.container(key="pressed") if pressed else None
        rail, below = (st.container(key=name) for name in ("rail", "below"))
    with main:
        asked = []
        if path:
            st.title(as_text(texts(path)["question"] or TITLES[path]), anchor=False)
            asked = asked_views(path)
            notices()
        yield rail, below, opened, asked


def asked_views(path: str, alone: bool = False) -> list[str]:
    """The ids of the views that the page is asked for by its address or by what was found, the last `alone` where it shows one;
    what is wrong gets a notice."""
    wanted = [text for text in views_asked() if not of_the_page_left(text, path)]
    others = [text for text in wanted if text.partition("~")[0] in views() and page_of(text) != path]
    if others:
        st.session_state[ELSEWHERE] = others
    return take(path, view_settings, [text for text in wanted if text not in others], alone)


def notices() -> None:
    """What was not understood of the address, and the way to views that it asks this page for and another page has.

    They have one place, also if there are none, so that nothing below stands in another once they go (see `lay_out`).
    """
    with st.container():
        notice()
        by_page: dict[str, list[str]] = {}
        for text in pop_message(ELSEWHERE) or []:
            by_page.setdefault(page_of(text), []).append(text)
        for path, elsewhere in by_page.items():
            names = dict.fromkeys(name for text in elsewhere if (name := title_of(text.partition("~")[0])) != TITLES[path])
            words = ", ".join(f"“{as_text(name)}”" for name in names) or "a view"
            st.info(f"The address asks for {words}. That is on the page {TITLES[path]} and not on this one.", icon=":material/info:")
            st.page_link(page(path), label=f"Open it on the page {TITLES[path]}", query_params={VIEW: elsewhere},
                         icon=":material/arrow_forward:")


def of_the_page_left(text: str, path: str) -> bool:
    """Whether a view is one of the page that the reader has left by Back: Streamlit still gives that page's address then.

    This page is shown as it was left.
    """
    left = st.session_state[LEFT]
    return left not in (None, path) and text.partition("~")[0] in views() and page_of(text) == left


def set_views(path: str, names: list[str], rail: Any) -> dict[str, Chosen]:
    """Ask for what can be set of the views of a page, each setting once, and keep the address true to the answers."""
    settings = {name: setting for view in reversed(names) for name, setting in view_settings(view).items()}
    order = dict.fromkeys(name for view in names for name in view_settings(view))
    chosen = ask_settings(path, {name: settings[name] for name in order}, rail)
    found = {view: {name: chosen[name] for name in view_settings(view)} for view in names}
    st.session_state[ON_SCREEN] = {view: text_of(view, values, whole=True) for view, values in found.items()}
    write_address(path, st.session_state[ON_SCREEN].values())
    return found


def exhibit_or_message(text: str) -> Exhibit | None:
    """The view of a permalink, or a plain message if there is nothing to show."""
    try:
        return exhibit(text)
    except NothingToShow as fault:
        st.warning(from_outside(fault.reason), icon=":material/filter_alt_off:")
        if fault.at:
            st.code(fault.at, language=None)
        return None


def lay_out(text: str, *, kept: str = "", below: Any = None, part: str = "", between: Callable[[Exhibit], None] = lambda seen: None,
            grid: dict[str, Any] | None = None, drawn: str = "", noted: bool = True, traced: bool = True) -> Exhibit | None:
    """A view from its chart to its sources; None, with a plain message, if there is nothing to show.

    `kept` is what the report keeps of it, if not the same, such as what is marked: that is marked here too, and in the links. A further
    view of a page is a `part`, and has its sources with the first. `between` draws what stands between the chart and its downloads; what
    follows these stands in the place `below`, if there is one. A chart that the page has `drawn` itself is named by its key; what the
    page says in another place is not `noted` or `traced` here.
    """
    mark, key = read_permalink(kept or text)[1].get(MARK) or "", f"_{part}" if part else ""
    # Three places, whatever stands in them. Of a run that the next press ends, Streamlit sends what a fragment has drawn, and drops what
    # stands before it; if the browser knew no place for the fragment then, the whole page would be gone (“Bad delta path”).
    shown, middle, row = st.container(), st.container(), st.container()
    with shown:
        seen = exhibit_or_message(text)
        if seen is None:
            if mark:
                say_marked(mark, False)
            return None
        name = f"chart_figure{key}" if seen.figure is not None else ""
        if not drawn:
            draw(seen, name, mark)
        table = seen.table.take(marked_first(seen.rows, mark)) if mark and seen.figure is None else seen.table
        values = partial(value_table, table, seen.grid, seen.title, VALUES + key, grid={**seen.look, **(grid or {})}, by_year=seen.by_year,
                         stem=seen.stem, described_as=seen.described_as)
        if seen.figure is None:  # where others have their chart
            values(opened=True)
    with middle:
        between(seen)
    path, view = page_of(text), text.partition("~")[0]
    place = link_to(path, [permalink(text, {MARK: [mark]} if mark else {})])
    on_screen = link_to(path, [st.session_state[ON_SCREEN][view]])
    with row:
        downloads(file_of_view(seen, filters(text), place), f"Download {part or 'CSV'}", key, chart=drawn or name, on_screen=on_screen,
                  data=data_at("views", text), sentence=seen.figure.layout.meta if drawn else "",
                  beside=partial(add_to_report, kept or text))
    with below or nullcontext():
        if seen.figure is not None:
            values()
        if seen.notes and noted:
            st.caption("\n\n".join(map(as_text, seen.notes)))
        if traced and not part:
            provenance(seen.behind, seen.measures, seen.claims)
    return seen


def draw(seen: Exhibit, name: str, mark: str) -> None:
    """The chart of a view, with what is marked on it, or its title where it has none; what is marked then stands first in the table."""
    if seen.figure is None:
        if mark:
            say_marked(mark, mark in set(seen.rows["series_id"]), ", first in the table")
        sentence(seen.title)
        return
    figure = with_mark(seen.figure, mark, seen.rows, seen.years) if mark else seen.figure
    chart(figure, seen.summary, name)
    if mark:
        say_marked(mark, figure is not seen.figure or mark in things_in(seen.rows))  # a line alone has no others to stand out from


def say_marked(mark: str, seen: bool, where: str = "") -> None:
    """What is marked and `where`, with a button that takes the mark away; or that the chart does not show it."""
    found = next(entries()[kind, mark] for kind in ("Deal", "Event", "Series") if (kind, mark) in entries())
    with st.container(key="marked", horizontal=True, vertical_alignment="center", gap="small"):
        name = as_text(found.title)
        st.markdown(f"Marked: **{name}**{where}" if seen else f"“**{name}**” is not on the chart with these years and settings.",
                    width="content")
        st.button("Remove the mark", key="remove_mark", type="tertiary", icon=":material/close:", on_click=set_answer,
                  args=(st.session_state[SHOWN], MARK, ()))


def only_view(path: str) -> None:
    """A page with one view, of the same id."""
    with beside_a_rail(path) as (rail, below, *_):
        chosen = set_views(path, [path], rail)[path]
        rail.caption(as_text(texts(path)["lead"]))
        lay_out(text_of(path, chosen), below=below)


def one_view(path: str, aside: Callable[[], str]) -> None:
    """A page that shows one of its views at a time, which asks the large tables; `aside` says beside it what they hold.

    It is the view that the address asks for, or that the reader chooses by its name.
    """
    st.title(as_text(texts(path)["question"]), anchor=False)
    names, key = view_names(path), f"view_of_{path}"
    for asked in asked_views(path, alone=True):
        let_show(path, key, (asked,))
    with st.container(key="names"):
        view = ask_setting(path, key, Setting("View", "one", (next(iter(names)),), names, look="names"), st)
    notices()
    with beside_a_rail() as (rail, below, *_):
        text = text_of(view, set_views(path, [view], rail)[view])
        # Said once it takes a while, below what the reader has just set: above the chart it would push that down for a moment.
        with rail, st.spinner(WORDS), suppress(NothingToShow):  # that there is nothing is said where it is laid out
            with_a_bar(partial(exhibit, text))
        rail.caption(as_text(aside()))
        lay_out(text, below=below)
