"""A chart begins with the years that it has values of, until the reader sets others."""

import pytest
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
    assert shown(turned_to(app, "investment", "fdi_share")) == (2007, 2012)


@pytest.mark.parametrize(("view", "said"), [("change_stated", " 1 row, 2015: "), ("total", " 44 rows, 1996 to 2015: ")])
def test_the_words_for_a_screen_reader_name_one_row_and_one_year_as_one(view: str, said: str) -> None:
    assert said in exhibit(view).summary


@pytest.mark.parametrize(("text", "one"), [("flows~series", "series"), ("flows~sources", "source"), ("flows~series~measure.index", "series")])
def test_who_has_chosen_nothing_is_asked_to_and_not_shown_everything(text: str, one: str) -> None:
    with pytest.raises(NothingToShow, match=f"Choose at least one {one}"):
        exhibit(text)
    assert f"Choose at least one {one}." in [warning.value for warning in run("trade", text).warning]


def pressed_with(app: AppTest, chart: str, years: tuple[int, int]) -> AppTest:
    """The page once the reader has pressed the name of a chart and the browser has sent these years with it."""
    app.slider[0].set_value(years)
    return app.button_group(key=f"chart_of_{group_of(chart)}").set_value(chart).run()


def test_years_that_a_browser_is_late_to_move_on_from_are_no_choice_of_the_reader_s() -> None:
    """Fast presses: the browser still has the years with which a chart before began."""
    app = run("investment", "fdi_flow")
    first, ranks, investors = (exhibit(chart).years for chart in ("fdi_flow", "fdi_rank", "investors"))
    assert len({first, ranks, investors}) == 3
    app = other_chart(app, "investment", "fdi_rank")
    for late in (ranks, first):
        app = pressed_with(app, "investors", late)
        assert shown(app) == investors and address_of(app) == ["investors"]
        app = pressed_with(app, "fdi_rank", late)
        assert shown(app) == ranks and address_of(app) == ["fdi_rank"]
    app = pressed_with(app, "investors", (2005, 2009))  # moved there by hand
    assert shown(app) == (2005, 2009) and shown(other_chart(app, "investment", "fdi_flow")) == (2005, 2009)
