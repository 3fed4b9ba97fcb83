"""What is pointed at on a chart, in a real browser: a line stands out by its name, and what is said of points can be read."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page

from tests.browser.visitor import gone, turn
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
