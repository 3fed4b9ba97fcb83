"""Views of the reader's own in the report: their text in the address, the way from a theme page, and what the file says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from pages.choices.composed import choice_of, from_text, offer_of_chart, to_text
from pages.reports.document import Entry, Order, document, entry_of, filters, first_charts
from pages.catalogue.registry import chart_labels
from pages.choices.filters import AXES, WITH_TIME_AXIS, Choice, in_address
from pages.choices.filters import YEARS as ALL_YEARS
from pages.choices.filters import tests as sound
from pages.reports.kept import KEPT, VIEW
from pages.around.places import place
from pages.views.theme_chart import chosen, view
from tests.browser.visitor import DESK, choose, settle
from tests.apps import run
from tests.pages.reports.test_report import ADDRESS, OF, YEARS, Reader

INDEX = "total~measure.index~base.2000"


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Any view that a theme page can show."""
    chart = draw(st.sampled_from(list(chart_labels(OF))))
    first, last = sorted(draw(st.tuples(*[st.integers(*ALL_YEARS)] * 2)))
    offer, usual = offer_of_chart(chart, OF), choice_of(chart, (first, last), OF)
    if offer.kind not in WITH_TIME_AXIS:
        return usual
    some = {name: tuple(draw(st.lists(st.sampled_from(list(options)), min_size=least, unique=True))) for name, options, least
            in (("series", offer.series, 1), ("sources", offer.sources, 1), ("milestones", offer.milestones, 0))}
    measure = draw(st.sampled_from(offer.measures))
    return usual._replace(**some, measure=measure, base_year=draw(st.integers(*ALL_YEARS)) if measure == "index" else first,
                          axis=draw(st.sampled_from(list(AXES))), shading=draw(st.sampled_from(offer.shadings)))


@given(choices())
def test_a_view_comes_back_from_its_text(choice: Choice) -> None:
    text = to_text(choice, OF)
    assert from_text(text, OF) == choice
    assert re.fullmatch(r"[a-z0-9_.~]+", text)  # nothing that an address writes otherwise


@pytest.mark.parametrize(("text", "shown"), [
    ("total", {}), (INDEX, {"measure": "index", "base_year": 2000}), ("total~measure.index", {"measure": "index", "base_year": 1996}),
    ("total~years.2001.2005~sources.imf_dots", None), ("tiv~shading.none", {"shading": "None"}), ("total~milestones", {"milestones": ()})])
def test_a_text_means_what_it_says_and_the_rest_is_as_at_first(text: str, shown: dict | None) -> None:
    if shown is None:  # this chart has no such source
        with pytest.raises(ValueError, match="cannot show “sources.imf_dots”"):
            from_text(text, OF)
    else:
        chart = text.split("~")[0]
        assert from_text(text, OF) == choice_of(chart, YEARS, OF)._replace(**shown)


@pytest.mark.parametrize("text", [
    "", "nonsense", "headline_brent_price", "total~", "total~years.2015.1996", "total~years.1996", "total~years.1066.2015",
    "total~measure.share~measure.index", "balance~measure.index", "total~measure.level.index", "total~axis.sideways", "total~series",
    "total~series.crude_cn_from_ru", "total~sources.own_dots.own_dots", "total~shading.summer", "total~base.x", "deals~measure.level",
    "total~colour.red", "<b>", "a" * 10_000])
def test_a_text_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_text(text, OF)


def test_views_that_differ_in_nothing_a_report_shows_are_one() -> None:
    first = choice_of("total", YEARS, OF)
    assert to_text(first._replace(image="png", base_year=2003), OF) == to_text(first._replace(series=()), OF) == "total"


@pytest.mark.parametrize(("page", "address", "text"), [
    ("trade", {}, "total"), ("arms", {"shading_arms": "None"}, "tiv~shading.none"), ("arms", {"chart": "Deal values"}, "deals"),
    ("trade", {"years": ["2000", "2010"], "measure": "Index, base year = 100", "base": "2005", "axis": "Logarithmic",
               "series_total": "China's report", "milestones": ["Key", "Energy"]},
     "total~years.2000.2010~series.trade_total_cn~measure.index~axis.log~milestones.key.energy~base.2005")])
def test_a_theme_page_keeps_the_view_as_it_is_and_once(page: str, address: dict, text: str) -> None:
    app = run(page, **address)
    assert not [link for link in app.get("page_link") if link.proto.label.startswith("Report")]
    keep(app)
    assert app.session_state[KEPT] == [text] and not app.exception
    assert [button.disabled for button in app.button if button.label == "In the report"] == [True]
    assert "Report: 1 view" in [link.proto.label for link in app.get("page_link")]


def test_what_was_kept_is_in_the_report_and_its_address_and_can_be_taken_out_again() -> None:
    app = run("report", **{VIEW: [INDEX, "deals", INDEX]})
    assert app.session_state[KEPT] == [INDEX, "deals"] == app.query_params[VIEW] and not app.info
    assert app.dataframe[0].value["Chart"].tolist() == [chart_labels(OF)[chart] for chart in ("total", "deals")]
    assert app.dataframe[0].value["Shown"].tolist() == ["Index, 2000 = 100; 1996 to 2015", "1996 to 2015"]
    assert "Measure: Index, base year = 100 (2000)" in app.markdown[1].value
    app.button(key="remove_1").click().run()
    assert app.session_state[KEPT] == ["deals"] and app.query_params[VIEW] in ("deals", ["deals"])
    app.button(key="remove_1").click().run()
    assert app.session_state[KEPT] == [] and VIEW not in app.query_params
    assert app.dataframe[0].value["Chart"].tolist() == [chart_labels(OF)[chart] for chart in first_charts(OF)]


def test_all_views_can_be_taken_out_at_once() -> None:
    app = run("report", **{VIEW: [INDEX, "deals"], "charts": "Trade: Yuan per US dollar"})
    app.button(key="remove_all").click().run()
    assert app.dataframe[0].value["Chart"].tolist() == ["Trade: Yuan per US dollar"]


def keep(app: AppTest) -> None:
    """Press the first button that adds a view to the report."""
    next(button for button in app.button if button.label == "Add to report").click().run()


def moves(app: AppTest) -> list[str]:
    """The labels of the buttons that move views."""
    return [button.label for button in app.button if button.label.startswith("Move")]


def test_views_change_places_and_the_address_and_the_file_follow() -> None:
    app = run("report", **{VIEW: [INDEX, "deals", "exchange"]})
    assert moves(app) == ["Move view 1 down", "Move view 2 up", "Move view 2 down", "Move view 3 up"]
    app.button(key="up_3").click().run()
    assert app.session_state[KEPT] == [INDEX, "exchange", "deals"] == app.query_params[VIEW]
    app.button(key="down_1").click().run()
    assert app.session_state[KEPT] == ["exchange", INDEX, "deals"] == app.query_params[VIEW]
    assert app.dataframe[0].value["Chart"].tolist() == [chart_labels(OF)[chart] for chart in ("exchange", "total", "deals")]
    assert [words.value[:4] for words in app.markdown[1:4]] == ["**1.", "**2.", "**3."] and "Yuan per US dollar" in app.markdown[1].value
    assert moves(app) == ["Move view 1 down", "Move view 2 up", "Move view 2 down", "Move view 3 up"]


def test_a_single_view_has_nowhere_to_move() -> None:
    assert moves(run("report", **{VIEW: "deals"})) == []


@pytest.mark.parametrize("text", [
    *chart_labels(OF), "total~years.2000.2010~series.trade_total_cn~measure.index~axis.log~milestones.key.energy~base.2005",
    "total~sources.liu_2017~milestones~shading.sanctions", "tiv~years.1992.1996~shading.none"])
def test_the_page_of_a_view_shows_that_view(text: str) -> None:
    there = place("View", text, OF)
    app = run(there.path, **there.query)
    assert not app.exception and not any("not understood" in info.value for info in app.info)
    keep(app)
    assert app.session_state[KEPT] == [text]


@given(choices())
def test_the_address_of_a_view_is_one_that_its_page_understands(choice: Choice) -> None:
    offer = offer_of_chart(choice.chart_id, OF)
    tests = sound(offer, [offer.tab])
    assert all(tests[name](values) for name, values in in_address(choice, offer).items())


def test_nonsense_among_the_views_is_left_out_with_a_notice() -> None:
    app = run("report", **{VIEW: ["nonsense", INDEX]})
    assert "not understood (view)" in app.info[0].value and app.session_state[KEPT] == [INDEX]
    assert app.dataframe[0].value["Chart"].tolist() == [chart_labels(OF)["total"]]


def test_kept_views_come_first_and_a_chart_that_is_the_same_view_comes_once() -> None:
    app = run("report", **{VIEW: "exchange", "charts": ["Trade: Goods trade between China and Russia", "Trade: Yuan per US dollar"]})
    assert app.dataframe[0].value["Chart"].tolist() == ["Trade: Yuan per US dollar", "Trade: Goods trade between China and Russia"]


def test_one_measure_for_the_charts_chosen_on_the_page() -> None:
    app = run("report", by="Index, base year = 100", charts=["Trade: Yuan per US dollar", "Arms: Reported values of arms deals"])
    assert app.dataframe[0].value["Shown"].tolist() == ["Index, 1996 = 100; 1996 to 2015", "1996 to 2015"]


def test_the_file_says_what_was_composed_and_what_was_not_possible() -> None:
    log = choice_of("total", (2000, 2010), OF)._replace(axis="log", shading="Sanctions since 2014", milestones=("key", "energy"))
    order = Order((Entry(INDEX), Entry(to_text(log, OF)), entry_of("balance", YEARS, "index", OF)))
    html = document(order, ADDRESS, "2020-01-01", OF)
    found = Reader(html)
    assert [attributes["id"] for tag, attributes in found.tags if tag == "section"] == ["total", "total-2", "balance", "citations"]
    for line in ("Index, base year = 100 (2000)", "Logarithmic", "Key; Energy", "Sanctions since 2014",
                 "Level (this chart does not offer “Index, base year = 100”)"):
        assert f"<dd>{line}</dd>" in html
    assert found.tables["total"] == [("shown", value) for value in view(from_text(INDEX, OF), OF).rows["shown"].dropna()]
    assert ("shown", 100.0) in found.tables["total"] and ("shown", 100.0) not in found.tables["total-2"]
    assert found.figures["total-2"]["layout"]["yaxis"]["type"] == "log" != found.figures["total"]["layout"]["yaxis"].get("type")


def test_the_filters_name_every_choice_of_the_page() -> None:
    said = filters(entry_of("crude", YEARS, "index", OF), OF)
    assert said.items() >= {name: value for name, value in chosen(choice_of("crude", YEARS, OF, "index"), OF)[1].items() if value}.items()


def test_a_view_goes_from_its_page_into_the_file_and_its_link_opens_it_again(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}/trade?years=2000&years=2010")
    settle(page)
    choose(page, "Measure", "Index, base year = 100")
    page.wait_for_url("**measure=Index*")
    settle(page)
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 1 view").click()
    page.wait_for_url("**/report?*view=total~years.2000.2010~measure.index~base.2000")
    settle(page)
    for _ in range(2):  # in the same session, and in a fresh one by the link alone
        with page.expect_download() as download:
            page.get_by_role("button", name="Download report").click()
        html = Reader(download.value.path().read_text(encoding="utf-8"))
        assert [attributes["id"] for tag, attributes in html.tags if tag == "section"] == ["total", "citations"]
        assert "Index, base year = 100 (2000)" in html.text and page.url in html.text
        rows = view(from_text("total~years.2000.2010~measure.index~base.2000", OF), OF).rows
        assert html.tables["total"] == [("shown", value) for value in rows["shown"].dropna()]
        page.reload()
        settle(page)
    context.close()


def in_sight(page: Page) -> str:
    """The filter bar, its panel opened, and the headline and title of the chart, as a screen reader has them."""
    open_panel(page)
    panel = page.get_by_test_id("stPopoverBody").aria_snapshot()
    page.keyboard.press("Escape")
    page.get_by_role("radiogroup", name="Axis").wait_for(state="hidden")
    seen = page.get_by_role("main").aria_snapshot()
    return seen[seen.index('combobox "Chart"'):seen.index("- img:")] + panel


def open_panel(page: Page) -> None:
    """Open the panel of the filter bar."""
    page.get_by_text("Series, sources and display").click()
    page.get_by_role("radiogroup", name="Axis").wait_for()


def test_views_change_places_and_open_on_their_page_as_they_were(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1900})
    page = context.new_page()
    page.goto(f"{address}/trade?years=2000&years=2010&milestones=")
    settle(page)
    choose(page, "Measure", "Index, base year = 100")
    open_panel(page)
    page.get_by_role("button", name="Remove Liu (2017), text").click()
    page.get_by_role("button", name="Remove Liu (2017), footnotes").click()
    choose(page, "Shade", "Sanctions since 2014")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Base year").fill("2005")  # the list holds the first years only until one scrolls
    page.keyboard.press("Enter")
    page.wait_for_url("**base=2005*")
    settle(page)
    composed = in_sight(page)
    assert all(word in composed for word in ("Index, base", "Sanctions", '"2005"', "IMF DOTS", '"2010"')) and "Liu (2017)" not in composed
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 1 view").wait_for()
    settle(page)
    choose(page, "Measure", "Multiple of the first year")
    choose(page, "Chart", "Exchange rate")
    page.wait_for_url("**chart=*")
    settle(page)
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 2 views").click()
    first = "view=total~years.2000.2010~sources.own_dots~measure.index~milestones~shading.sanctions~base.2005"
    page.wait_for_url(re.compile(rf"/report\?.*{first}&view=exchange"))
    settle(page)
    page.get_by_role("button", name="Move view 2 up").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/report\?.*view=exchange.*&{first}"))
    settle(page)
    expect(page.get_by_role("button", name="Move view 2 up")).to_be_focused()
    page.get_by_role("button", name="Open on its page").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trade?*base=2005*")
    settle(page)
    assert in_sight(page) == composed
    expect(page.get_by_role("button", name="In the report")).to_be_disabled()  # every choice is that of the view
    choose(page, "Measure", "Multiple of the first year")  # and can be changed
    page.wait_for_url("**measure=Multiple*")
    settle(page)
    expect(page.get_by_role("button", name="Add to report")).to_be_enabled()
    context.close()


def test_the_longest_milestone_is_not_cut_in_the_file(browser: Browser, tmp_path: Path) -> None:
    choice = choice_of("total", YEARS, OF)._replace(milestones=("key", "energy", "arms"))
    file = tmp_path / "report.html"
    file.write_text(document(Order((Entry(to_text(choice, OF)),)), "", "2020-01-01", OF), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-charts=drawn]", state="attached", timeout=60_000)
    tops = page.locator(".annotation-text").evaluate_all("found => found.map(text => text.getBoundingClientRect().top)")
    assert len(tops) > 5 and min(tops) >= page.locator(".chart").bounding_box()["y"]
    page.close()
