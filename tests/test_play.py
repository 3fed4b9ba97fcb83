"""Playing the years in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, Page, expect

from tests.browser import settle


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_playing_moves_the_year_in_the_address_and_the_keyboard_pauses_it(page: Page, address: str) -> None:
    page.goto(f"{address}/trade?at=1999")
    settle(page)
    play, pause = (page.get_by_role("button", name=name, exact=True) for name in ("Play the years", "Pause"))
    expect(page.get_by_role("figure")).to_have_count(1)
    play.focus()
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    page.wait_for_url("**at=2001*")
    page.keyboard.press("Enter")
    expect(play).to_be_focused()
    settle(page)
    paused_at = page.url
    page.wait_for_timeout(3000)  # two years, were it still playing
    assert page.url == paused_at
    expect(page.get_by_role("figure")).to_have_count(2)


def test_playing_ends_with_the_last_year_and_begins_again_with_the_first(page: Page, address: str) -> None:
    page.goto(f"{address}/trade?at=2013")
    settle(page)
    play = page.get_by_role("button", name="Play the years", exact=True)
    play.click()
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(play).to_be_visible(timeout=15_000)
    expect(page.get_by_role("figure").last).to_have_attribute("aria-label", re.compile("Highest in 2015"))
    play.click()
    page.wait_for_url("**at=1996*")
