"""Many quick presses: chart, address and slider end at the same years, and no page is lost on the way."""

import pytest
from playwright.sync_api import Page

from tests.browser.visitor import gone, plotted, settle


@pytest.mark.parametrize(("path", "key", "presses"), [("trade?view=total", "ArrowRight", 8), ("investment?view=fdi_stock", "ArrowLeft", 5), ("trade?view=total", "ArrowLeft", 5)])
def test_after_quick_presses_chart_and_address_say_the_years_of_the_slider(path: str, key: str, presses: int, open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/{path}")
    handle = page.get_by_role("slider").nth(0 if key == "ArrowRight" else 1)
    handle.focus()
    for _ in range(presses):
        page.keyboard.press(key)
    settle(page)
    first, last = (page.get_by_role("slider").nth(place).input_value() for place in (0, 1))
    page.wait_for_function("years => location.search.includes(`years.${years}`)", arg=f"{first}.{last}")
    settle(page)
    low, high = page.evaluate("() => document.querySelector('.js-plotly-plot').layout.xaxis.range")
    assert (round(low), round(high)) == (int(first), int(last)) and plotted(page)
    assert "MISS" not in page.inner_text("body") and (first, last) != ("1996", "2015")
