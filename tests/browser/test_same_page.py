"""A page that choices have led to is the page at its address: nothing of an earlier choice stays, and nothing is lost.

Only a browser shows this, as it keeps what a part of a page has drawn before; AppTest runs every page anew.
"""

from contextlib import suppress

from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.visitor import PATIENCE, choose, opened, settle

WORDS = "() => document.querySelector('[data-testid=stMain]').innerText.replace(/\\s+/g, ' ')"


def move_years(page: Page, to: int, handle: int = 0) -> None:
    """Move one end of the years by keyboard, one year after the other."""
    end = page.get_by_role("slider").nth(handle)
    while (at := int(end.input_value())) != to:
        end.focus()
        page.keyboard.press("ArrowRight" if at < to else "ArrowLeft")
        settle(page)
    page.wait_for_url(f"**years.*{to}*")
    settle(page)


def same_as_at_its_address(page: Page) -> None:
    """See that the page of a new session has the same words there, once both are drawn."""
    there = opened(page.context.new_page(), page.url)
    words = there.evaluate(WORDS)
    there.close()
    with suppress(TimeoutError):
        page.wait_for_function(f"words => ({WORDS})() === words", arg=words, timeout=PATIENCE)
    assert page.evaluate(WORDS) == words


def test_other_years_and_another_record_replace_what_stood_on_oil_and_trade(page: Page, address: str) -> None:
    opened(page, f"{address}/oil")
    move_years(page, 1998)
    expect(page.get_by_role("button", name="Download CSV")).to_have_count(1)
    expect(page.get_by_text("Table: 18 rows")).to_have_count(2)  # trade with the price, and at a constant price
    same_as_at_its_address(page)
    choose(page, "Record", "Russia's record of trade")
    page.wait_for_url("**record.*")
    settle(page)
    same_as_at_its_address(page)


def test_the_values_are_of_the_last_year_until_a_reader_chooses_one(page: Page, address: str) -> None:
    opened(page, f"{address}/trade")
    for last in (2013, 2014):
        move_years(page, last, 1)
    assert page.get_by_role("combobox", name="Values of the year").input_value() == "2014"
    same_as_at_its_address(page)


def test_the_base_year_moves_with_the_years_until_a_reader_chooses_one(page: Page, address: str) -> None:
    opened(page, f"{address}/compare?view=compare~way.index")
    move_years(page, 1998)
    same_as_at_its_address(page)
    page.get_by_role("combobox", name="Base year").fill("2005")  # the list holds the first years only until one scrolls
    page.keyboard.press("Enter")
    page.wait_for_url("**base.2005*")
    move_years(page, 1999)
    assert "base.2005" in page.url
    same_as_at_its_address(page)


def test_the_sources_of_another_quantity_and_other_years_replace_what_stood_on_reconcile(page: Page, address: str) -> None:
    opened(page, f"{address}/reconcile")
    choose(page, "Quantity", "Goods from Russia to China")
    page.wait_for_url("**quantity.*")
    settle(page)
    same_as_at_its_address(page)
    move_years(page, 1998)
    same_as_at_its_address(page)


def test_every_row_shows_the_way_to_the_report_as_soon_as_one_view_is_kept(page: Page, address: str) -> None:
    opened(page, f"{address}/oil")
    page.get_by_role("button", name="Add to report").first.click()
    expect(page.get_by_role("link", name="Report: 1 view")).to_have_count(3)
