"""What a page looks like on a phone and on a tablet, in a real browser: all of its words, and no sideways scrolling."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser

from tests.browser.test_accessibility import faults
from tests.browser.visitor import PAGES, PHONE, open_panels, opened, place, settle

TABLET = 820

CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(words =>
    words.offsetParent && !words.closest('.js-plotly-plot, [data-testid=stDataFrame]') && [...words.childNodes].some(node => node.nodeType == 3 && node.data.trim())
    ).filter(words => { const range = document.createRange(); range.selectNodeContents(words); const text = range.getBoundingClientRect();
        for (let around = words; around.dataset.testid != 'stMain'; around = around.parentElement) {
            const style = getComputedStyle(around), box = around.getBoundingClientRect();
            if (style.clipPath != 'none' || ['auto', 'scroll'].includes(style.overflowX)) return false;
            if (style.overflowX != 'visible' && (text.right > box.right + 1 || text.left < box.left - 1)) return true }
        return false }).map(words => words.innerText)"""


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_and_a_tablet_show_a_page_whole_and_without_faults(browser: Browser, address: str, path: str) -> None:
    """No sideways scrolling, all words to their end, and nothing that axe finds."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = opened(context.new_page(), f"{address}/{place(path)}")
    open_panels(page)
    widths = page.evaluate("""() => Object.fromEntries(['html', 'body', '[data-testid=stMain]',
        '[data-testid=stMainBlockContainer]'].map(name => [name, document.querySelector(name).scrollWidth]))""")
    cut, found = page.evaluate(CUT_OFF), faults(page)
    page.set_viewport_size(PHONE | {"width": TABLET})
    settle(page)
    cut_on_a_tablet = page.evaluate(CUT_OFF)
    context.close()
    assert max(widths.values()) <= PHONE["width"], widths
    assert not cut and not cut_on_a_tablet
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["trade", "claims", "data"])
def test_the_choices_of_a_phone_are_as_wide_as_the_page(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = opened(context.new_page(), f"{address}/{path}")
    page.get_by_test_id("stSelectbox").first.wait_for()
    widths = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stSelectbox]')].map(
        choice => [choice.innerText, Math.round(choice.getBoundingClientRect().width)])""")
    context.close()
    seen = [width for words, width in widths if words and words != "search"]  # a closed panel has no words; the menu stands beside the search
    assert seen and set(seen) == {PHONE["width"] - 32}, widths


@pytest.mark.parametrize(("width", "per_row"), [(390, 2), (820, 3), (1280, 6)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_cards_of_the_overview_stand_in_full_rows_with_all_of_their_words(
        browser: Browser, address: str, theme: str, width: int, per_row: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    page = opened(context.new_page(), address)
    cards = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMetric]')].map(card => {
        const box = card.getBoundingClientRect(); return {top: Math.round(box.top), height: Math.round(box.height)} })""")
    cut = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMetric] p')].filter(
        words => words.scrollWidth > words.clientWidth + 1).map(words => words.innerText)""")
    values = page.locator("[data-testid=stMetricValue]")
    two_lines = values.evaluate_all("values => values.every(value => value.querySelector('p').getBoundingClientRect().height"
                                    " < 3 * parseFloat(getComputedStyle(value).fontSize))")
    last = values.last.inner_text()
    context.close()
    rows = [card["top"] for card in cards]
    assert len(cards) == 6 and {rows.count(top) for top in rows} == {per_row} and not cut
    assert all(len({card["height"] for card in cards if card["top"] == top}) == 1 for top in rows)
    assert two_lines and last == "USD 52.32 a barrel"


@pytest.mark.parametrize(("path", "per_row"), [("", [2, 1, 1]), ("trade", [2, 1, 1]), ("methods", [2, 1])])
def test_two_buttons_of_a_phone_stand_beside_each_other(browser: Browser, address: str, path: str, per_row: list[int]) -> None:
    context = browser.new_context(viewport=PHONE)
    page = opened(context.new_page(), f"{address}/{path}")
    page.get_by_role("button", name="Download CSV").wait_for()
    tops = page.evaluate("""() => [...document.querySelector('[class*=st-key-csv]').closest('[data-testid=stHorizontalBlock]').children].map(
        button => Math.round(button.getBoundingClientRect().top))""")
    context.close()
    assert [tops.count(top) for top in dict.fromkeys(tops)] == per_row, tops
