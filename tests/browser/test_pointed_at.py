"""What is pointed at on a chart, in a real browser: a line stands out by its name, and what is said of points can be read."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, Page

from tests.browser.visitor import PHONE, gone, new_reader, opened, turn
from tests.pages.words.test_colours import TEXT, THEME, contrast

OPACITY = """() => Object.fromEntries([...document.querySelectorAll('[class*=st-key-chart_figure_] :is(.scatterlayer, .barlayer) .trace')].map(
    drawn => [drawn.__data__[0].trace.name, getComputedStyle(drawn).opacity]))"""


@pytest.mark.parametrize(("view", "name", "pointed_at"), [("trade?view=flows", "China's imports", ".annotation:has-text('imports')"),
                                                          ("arms?view=tiv_categories", "Ships", ".legend .traces:has-text('Ships')")])
def test_the_line_whose_name_is_pointed_at_stands_out_until_it_is_left(open_page: Page, address: str, view: str, name: str, pointed_at: str) -> None:
    page = gone(open_page, f"{address}/{view}")
    page.locator(f"[class*=st-key-chart_figure_] {pointed_at}").first.hover()
    page.wait_for_function(f"() => Object.values(({OPACITY})()).some(one => one < 0.5)")
    seen = page.evaluate(OPACITY)
    assert [line for line, opacity in seen.items() if opacity == "1"] == [name] and len(seen) > 2
    page.mouse.move(5, 5)
    page.wait_for_function(f"() => Object.values(({OPACITY})()).every(one => one === '1')")


def test_a_line_that_is_switched_off_in_the_legend_fades_no_other(open_page: Page, address: str) -> None:
    """Plotly draws the others anew, while the pointer is still on the name of the one that is gone."""
    page = gone(open_page, f"{address}/trade?view=ru_goods_world")
    before = len(page.evaluate(OPACITY))
    page.locator("[class*=st-key-chart_figure_] .legend .traces").first.hover()
    page.wait_for_function(f"() => Object.values(({OPACITY})()).some(one => one < 0.5)")
    page.locator("[class*=st-key-chart_figure_] .legend .legendtoggle").first.click()
    page.wait_for_function(f"before => Object.keys(({OPACITY})()).length === before - 1", arg=before)
    page.wait_for_function(f"() => Object.values(({OPACITY})()).every(one => one === '1')")


# All that hovering says, with the colour of the words and of the box that they stand in.
SAID = """() => [...document.querySelectorAll('.hoverlayer :is(.hovertext, .legend)')].flatMap(box => [...box.querySelectorAll('text')].filter(
    text => text.textContent).map(text => [text.textContent, getComputedStyle(text).fill, getComputedStyle(box.querySelector('path, .bg')).fill]))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["trade?view=total", "compare?view=compare", "claims?view=claims"])  # a box of a year, and those of single points and of bars
def test_what_hovering_says_can_be_read(open_page: Page, address: str, view: str, scheme: str) -> None:
    page = gone(open_page, f"{address}/{view}")
    turn(page, scheme)
    page.locator(".js-plotly-plot .point, .js-plotly-plot .points path").nth(3).hover(force=True)
    page.wait_for_function(f"() => ({SAID})().length")
    for words, colour, ground in page.evaluate(SAID):
        assert contrast(ground, THEME[scheme]["backgroundColor"]) == pytest.approx(1), words
        assert contrast(colour, ground) >= TEXT, words


# Where a place among the years lies on the screen, halfway up the chart.
AT = """year => { const chart = document.querySelector('.js-plotly-plot'), { xaxis, _size } = chart._fullLayout, box = chart.getBoundingClientRect();
    return [box.x + xaxis._offset + xaxis.d2p(year), box.y + _size.t + _size.h / 2] }"""


def test_pointing_between_two_years_that_lie_apart_tells_of_the_nearest(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/energy?view=suppliers")
    page.mouse.move(*page.evaluate(AT, 2010.4))
    page.wait_for_function(f"() => ({SAID})()[0]?.[0] === '2010, Mt'")


def test_a_tap_on_a_phone_tells_of_one_year_and_of_no_value_of_the_next(browser: Browser, address: str) -> None:
    """The article's value of 1996 stood below 1998, eleven pixels to the right."""
    reader = new_reader(browser, viewport=PHONE, has_touch=True, is_mobile=True)
    page = opened(reader.new_page(), f"{address}/trade?view=total")
    page.touchscreen.tap(*page.evaluate(AT, 1997.7))
    page.wait_for_function(f"() => ({SAID})()[0]?.[0] === '1998'")
    assert [words for words, *_ in page.evaluate(SAID)] == ["1998", "USD 5.46 bn China's report", "USD 4.29 bn Russia's report"]
    reader.close()
