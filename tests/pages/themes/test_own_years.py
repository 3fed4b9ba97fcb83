"""A chart begins with the years that it has values of, until the reader sets others."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from pages.catalogue.registry import exhibit
from pages.exhibits.exhibit import NothingToShow
from pages.themes.settings import group_of
from tests.apps import address_of, run, turned_to


def shown(app: AppTest) -> tuple[int, int]:
    """The years on the slider."""
    (slider,) = app.slider
    return slider.value


def other_chart(app: AppTest, theme: str, chart: str) -> AppTest:
    """The page once the reader has pressed the name of a chart."""
    group = group_of(chart)
    app.button_group(key=f"group_of_{theme}").set_value(group).run()
    return app.button_group(key=f"chart_of_{group}").set_value(chart).run()


@pytest.mark.parametrize(("theme", "chart", "years"), [
    ("trade", "total", (1996, 2015)), ("energy", "crude", (2002, 2015)), ("investment", "fdi_share", (2007, 2012)), ("trade", "cn_partners", (2000, 2015)), ("diplomacy", "eeu", (2022, 2022))])
def test_at_first_no_years_stand_empty_before_the_first_value_or_after_the_last(theme: str, chart: str, years: tuple[int, int]) -> None:
    app = run(theme, chart)
    assert shown(app) == exhibit(chart).years == years and address_of(app) == [chart]


def test_what_was_not_found_before_the_first_value_is_named_still() -> None:
    assert "Not found: Crude oil from Russia in tonnes, 1996–2001" in " ".join(exhibit("crude").notes)


def test_each_chart_begins_with_its_own_years_until_the_reader_sets_some_for_all() -> None:
    app = run("investment", "fdi_flow")
    assert shown(app) == (2003, 2015)
    app = other_chart(app, "investment", "fdi_share")
    assert shown(app) == (2007, 2012)
    app.slider[0].set_value((2003, 2015)).run()  # those with which the other begins
    for chart in ("fdi_flow", "investors"):
        app = other_chart(app, "investment", chart)
        assert shown(app) == (2003, 2015)


def test_a_link_that_says_the_years_of_all_pages_shows_them() -> None:
    app = run("energy", "crude~years.1996.2015")
    assert shown(app) == (1996, 2015) and address_of(app) == ["crude~years.1996.2015"]


@pytest.mark.parametrize(("came", "years"), [("link", (2000, 2010)), ("slider", (2000, 2010)), ("fit to data", (2002, 2025))])
def test_years_go_along_to_the_pages_opened_by_the_menu_however_they_were_set(came: str, years: tuple[int, int]) -> None:
    app = run("energy", "crude~years.2000.2010" if came == "link" else "crude")
    if came == "slider":
        app.slider[0].set_value(years).run()
    elif came == "fit to data":
        app.button(key="fit").click().run()
    assert shown(app) == years
    for page in ("investment", "overview", "compare", "energy"):
        assert shown(turned_to(app, page)) == years


def test_a_link_without_years_shows_those_of_its_chart_whatever_another_link_said() -> None:
    app = run("energy", "crude~years.2000.2010")
    app = turned_to(app, "investment", "fdi_share")
    assert shown(app) == (2007, 2012)
    app = other_chart(app, "investment", "fdi_flow")  # nobody has set the years of the chart before
    assert shown(app) == (2003, 2015) and address_of(app) == ["fdi_flow"]


@pytest.mark.parametrize(("view", "said"), [("change_stated", " 1 row, 2015: "), ("total", " 44 rows, 1996 to 2015: ")])
def test_the_words_for_a_screen_reader_name_one_row_and_one_year_as_one(view: str, said: str) -> None:
    assert said in exhibit(view).summary


@pytest.mark.parametrize(("text", "one"), [("flows~series", "series"), ("flows~sources", "source"), ("flows~series~measure.index", "series")])
def test_who_has_chosen_nothing_is_asked_to_and_not_shown_everything(text: str, one: str) -> None:
    with pytest.raises(NothingToShow, match=f"Choose at least one {one}"):
        exhibit(text)
    assert f"Choose at least one {one}." in [warning.value for warning in run("trade", text).warning]


def pressed(app: AppTest, chart: str, late: WidgetStates) -> AppTest:
    """The page once the reader has pressed the name of a chart in a browser that shows all else as it was at some time before."""
    app.button_group(key=f"chart_of_{group_of(chart)}").set_value(chart)
    names = {widget.id: widget for widget in app._tree.get_widget_states().widgets if widget.id.endswith(f"chart_of_{group_of(chart)}")}
    app._run(WidgetStates(widgets=[names.get(widget.id, widget) for widget in late.widgets]))
    return app


def test_what_a_late_browser_reports_of_a_slider_before_is_no_choice_of_the_reader_s() -> None:
    """Fast presses: the browser still has the years with which a chart before began, in whichever order the answers reach it."""
    app = run("investment", "fdi_flow")
    assert len({exhibit(chart).years for chart in ("fdi_flow", "fdi_rank", "investors", "investors_stock")}) == 4
    app = other_chart(app, "investment", "fdi_rank")
    seen = [app._tree.get_widget_states()]  # what the browser has shown until now
    for chart, behind in zip(("investors", "fdi_rank", "investors", "investors_stock"), (1, 1, 2, 3)):
        app = pressed(app, chart, seen[-behind])
        assert shown(app) == exhibit(chart).years and address_of(app) == [chart]
        seen.append(app._tree.get_widget_states())


def test_years_moved_by_hand_count_also_if_the_next_chart_is_not_there_yet() -> None:
    app = other_chart(run("investment", "fdi_flow"), "investment", "fdi_rank")
    app.slider[0].set_value((2008, 2011))
    moved = app._tree.get_widget_states()
    app = other_chart(app.slider[0].set_value(exhibit("fdi_rank").years).run(), "investment", "investors")
    app = pressed(app, "investors", moved)
    assert shown(app) == (2008, 2011) and address_of(app) == ["investors~years.2008.2011"]
    assert shown(other_chart(app, "investment", "fdi_flow")) == (2008, 2011)
