"""What a browser does of itself: another window for a link that is pressed with a key, a search with curly apostrophes, charts on paper."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page, expect

from tests.browser.visitor import opened, settle

WIDTHS = "() => [...document.querySelectorAll('.js-plotly-plot')].map(chart => chart._fullLayout.width)"
SHEET = 680  # pixels


def test_a_link_pressed_with_a_key_opens_another_window_and_leaves_the_page(page: Page, address: str) -> None:
    opened(page, f"{address}/trade?view=flows")
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Energy", exact=True).click(modifiers=["Control"])
    opening.value.wait_for_url("**/energy*")
    opening.value.close()
    settle(page)
    assert page.url.endswith("/trade?view=flows")


def test_a_curly_apostrophe_finds_what_a_straight_one_finds(page: Page, address: str) -> None:
    opened(page, f"{address}/methods")
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.insert_text("China’s crude oil imports from Russia")
    expect(page.get_by_role("option").first).to_contain_text("China's crude oil imports from Russia")


def test_a_chart_is_as_wide_as_the_sheet_on_paper_and_as_the_window_again_after(page: Page, address: str) -> None:
    opened(page, f"{address}/trade").wait_for_selector(".js-plotly-plot .main-svg")
    before = page.evaluate(WIDTHS)
    on_paper = page.evaluate(f"() => {{ dispatchEvent(new Event('beforeprint')); return ({WIDTHS})() }}")  # printing waits for nothing
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"before => ({WIDTHS})().join() === before.join()", arg=before)
    assert max(on_paper) <= SHEET < min(before)
