"""A reader sees the chart without scrolling: all of its plot on a laptop, three fifths of it on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from pages.words.titles import TITLES
from tests.benchmarks.first_screen import LAPTOP, PHONE, WITHOUT, plots

PATHS = [path for path in TITLES if path not in WITHOUT]


@pytest.mark.parametrize("path", PATHS)
def test_the_first_plot_is_on_the_first_screen(path: str, browser: Browser, address: str) -> None:
    laptop, phone = plots(browser, address, [path], [LAPTOP, PHONE], ("light",))
    assert laptop.seen == 1 and phone.seen >= 0.6
    assert laptop.downloads < 2 * laptop.screen
