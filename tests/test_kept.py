"""Views kept for the report: put in another order, and opened again on the pages they come from."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from playwright.sync_api import Browser, expect

from pages.parts.composed import choice_of, to_text
from pages.parts.filters import Choice
from pages.parts.kept import KEPT, VIEW
from pages.parts.places import place
from pages.parts.view import view
from tests.browser import settle
from tests.test_composed import INDEX, choices
from tests.test_pages import run
from tests.test_report import OF


@settings(max_examples=30)
@given(choices())
@example(choice_of("deals", (1990, 1991), OF))  # no report of the article is of these years
@example(choice_of("tiv", (1990, 2020), OF)._replace(shading="None"))
def test_the_page_of_a_view_shows_it_as_it_was_kept(choice: Choice) -> None:
    text = to_text(choice, OF)
    there = place("View", text, OF)
    app = run(there.path, **there.query)
    assert not app.info and not app.exception
    if view(choice, OF).rows.empty:
        assert app.warning  # nothing to show, nothing to keep
        return
    app.button(key="keep").click().run()
    assert app.session_state[KEPT] == [text]


@pytest.mark.parametrize(("button", "order"), [
    ("down_" + INDEX, ["deals", INDEX, "crude"]), ("up_crude", [INDEX, "crude", "deals"]), ("up_deals", ["deals", INDEX, "crude"])])
def test_a_view_moves_by_one_place_in_list_address_and_report(button: str, order: list[str]) -> None:
    app = run("report", **{VIEW: [INDEX, "deals", "crude"]})
    before = app.dataframe[0].value["Chart"].tolist()
    app.button(key=button).click().run()
    assert app.session_state[KEPT] == order == app.query_params[VIEW]
    assert app.dataframe[0].value["Chart"].tolist() == [before[[INDEX, "deals", "crude"].index(text)] for text in order]


def test_the_first_view_cannot_go_up_nor_the_last_one_down() -> None:
    labels = [button.label for button in run("report", **{VIEW: [INDEX, "deals"]}).button]
    assert "Move view 1 down" in labels and "Move view 2 up" in labels
    assert "Move view 1 up" not in labels and "Move view 2 down" not in labels


def test_a_kept_view_leads_back_to_its_page_with_all_that_was_chosen(browser: Browser, address: str) -> None:
    """Also from a report with other years, and to a theme where the reader had chosen something else before."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(f"{address}/trade?chart=Ranks&years=1992&years=2018")
    settle(page)
    page.goto(f"{address}/report?years=1998&years=2012&view=deals&view=total~years.2000.2010~measure.index~base.2005~axis.log")
    settle(page)
    page.get_by_role("button", name="Move view 2 up").click()
    page.wait_for_url("**view=total~*view=deals*")
    settle(page)
    page.get_by_role("button", name="Open on its page").first.click()
    page.wait_for_url("**/trade?*")
    settle(page)
    expect(page.get_by_role("combobox", name="Chart")).to_have_value("Total trade")
    expect(page.get_by_role("combobox", name="Measure")).to_have_value("Index, base year = 100")
    expect(page.get_by_label("Base year")).to_have_value("2005")
    years = page.evaluate("document.querySelector('.js-plotly-plot').data.flatMap(trace => Array.from(trace.x._inputArray ?? trace.x))")
    assert (min(years), max(years)) == (2000, 2010)
    assert page.evaluate("document.querySelector('.js-plotly-plot').layout.yaxis.type") == "log"
    expect(page.get_by_role("button", name="In the report")).to_be_disabled()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**years=2001&years=2010*")
    expect(page.get_by_role("button", name="Add to report")).to_be_enabled()
    context.close()
