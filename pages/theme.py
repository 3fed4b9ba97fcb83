"""A theme: one of its charts, with what can be set of it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.around.further_tables import closer_look
from pages.around.lay_out import asked_views, beside_a_rail, lay_out, notices, set_views
from pages.around.one_year import one_year
from pages.catalogue.registry import filters, text_of
from pages.choices.address import link_to
from pages.choices.setting import Chosen, Setting
from pages.choices.widgets import ask_setting, let_show, share_years
from pages.exhibits.exhibit import Exhibit
from pages.exhibits.rows import OVER_TIME
from pages.reading.tables import texts, theme_of
from pages.themes.chart import years_with_values
from pages.themes.settings import charts_of, choice, group_of, groups_of, offer_of
from pages.words.plain import as_text
from pages.words.subjects import span_of

GROUP, CHART = "group", "chart"


def show(theme_id: str) -> None:
    """Draw the page of a theme."""
    theme = texts(theme_id)
    st.title(as_text(theme["question"]), anchor=False)
    chart_id = choose_chart(theme_id)
    notices()
    with beside_a_rail() as (rail, below, *_):
        chosen = set_views(theme_id, [chart_id], rail)[chart_id]
        fit_years(chart_id, chosen, rail)
        rail.caption(as_text(theme["lead"]))
        draw(chart_id, chosen, below)


def choose_chart(theme_id: str) -> str:
    """Which chart of the theme is shown: the one that the address asks for, or that the reader chooses."""
    groups, names = groups_of(theme_id), charts_of(theme_id)
    for chart_id in asked_views(theme_id, alone=True):
        group = group_of(chart_id)
        let_show(theme_id, f"{GROUP}_of_{theme_id}", (group,))
        let_show(theme_id, f"{CHART}_of_{group}", (chart_id,))
    with st.container(key="groups"):
        titles = {name: group.title for name, group in groups.items()}
        group = ask_setting(theme_id, f"{GROUP}_of_{theme_id}", Setting("Question", "one", (next(iter(titles)),), titles, look="names"), st)
    with st.container(key="names"):
        charts = {chart_id: names[chart_id] for chart_id in groups[group].charts}
        return ask_setting(theme_id, f"{CHART}_of_{group}", Setting("Chart", "one", (next(iter(charts)),), charts, look="names"), st)


def fit_years(chart_id: str, chosen: Chosen, rail: DeltaGenerator) -> None:
    """Where the data of what is chosen begin and end, and a button that shows just these years."""
    span = years_with_values(choice(chart_id, chosen))
    if span == chosen["years"]:
        rail.caption(f"All years with data: {span_of(span)}.")
    elif span:
        rail.button(f"Fit to data: {span_of(span, '–')}", key="fit", icon=":material/fit_width:", width="stretch",
                    on_click=share_years, args=(theme_of(chart_id), span))


def draw(chart_id: str, chosen: Chosen, below: DeltaGenerator) -> None:
    """The chart with the values of one year below it, and further tables of what it shows."""
    text, picked, kind = text_of(chart_id, chosen), choice(chart_id, chosen), offer_of(chart_id).kind

    def text_at(year: int) -> str:
        return text_of(chart_id, chosen | {"at": str(year), "bars": True}, whole=True)

    def of_one_year(seen: Exhibit) -> None:
        if kind in OVER_TIME:
            one_year(picked, chosen["at"], chosen["bars"], text_at)

    seen = lay_out(text, kept=text_of(chart_id, chosen, printed=True), between=of_one_year, below=below)
    if seen and picked.measure == "level":
        with below:
            place, on_screen = (link_to(st.session_state["page_shown"], [one]) for one in (text, text_of(chart_id, chosen, whole=True)))
            closer_look(picked, kind, filters(text), place, on_screen)
