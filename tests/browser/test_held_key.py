"""A reader who holds an arrow key on the slider: the page lives, and slider, address and chart agree once the key is let go."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import gone, opened, plotted, settle

STEPS, APART = 10, 25  # milliseconds between two steps, as a held key repeats
# Streamlit's browser and server once counted differently which large messages the browser still had (issue 19).
FAULTS = "Connection error|Cached ForwardMsg"


@pytest.mark.parametrize(("path", "sweeps"), [("arms", 4), ("overview", 2), ("compare", 2)])
def test_a_held_arrow_key_leaves_the_page_alive_and_true(page: Page, address: str, path: str, sweeps: int) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    opened(page, f"{address}/{'' if path == 'overview' else path}")
    end = page.get_by_role("slider").nth(1)
    end.focus()
    for _ in range(sweeps):
        for key in ("ArrowLeft", "ArrowRight"):
            for _ in range(STEPS):
                page.keyboard.press(key, delay=APART)
    for _ in range(3):  # end on years that differ from those at first
        page.keyboard.press("ArrowLeft", delay=APART)
    page.wait_for_url("**years.1996.2012*")
    settle(page)
    expect(page.get_by_text("Connection error")).to_have_count(0)
    assert not [text for text in said if any(fault in text for fault in FAULTS.split("|"))]
    assert "~at." not in page.url  # no year of the way there is taken for the reader's choice of one
    assert end.input_value() == "2012" and page.get_by_role("slider").first.input_value() == "1996"
    drawn = [year for _, years, _ in plotted(page) for year in years]
    assert min(drawn) >= 1996 and max(drawn) <= 2012
    assert plotted(gone(page.context.pages[0], page.url)) == plotted(page)  # another session shows the same by the address alone
