"""What a browser does of itself: another window for a link that is pressed with a key, a search with curly apostrophes, charts on paper."""

import re

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.first_screen import PHONE
from tests.browser.visitor import DESK, gone, new_reader, opened, settle

WIDTHS = "() => [...document.querySelectorAll('.js-plotly-plot')].map(chart => chart._fullLayout.width)"
SHEET = 680  # pixels


@pytest.mark.parametrize(("pressed", "section", "name", "there"), [
    ({"modifiers": ["Control"]}, "Analysis", "Compare", "compare?view=compare~years.2000.2010"),
    ({"button": "middle"}, "", "Report: 1 view", "report?view=flows~years.2000.2010&view=report~years.2000.2010")])
def test_a_link_opens_another_window_with_what_comes_along_and_leaves_the_page(open_page: Page, address: str, pressed: dict, section: str, name: str,
                                                                               there: str) -> None:
    page = gone(open_page, f"{address}/trade?view=flows~years.2000.2010")
    if name.startswith("Report"):
        page.get_by_role("button", name="Add to report").click()
    if section:
        page.get_by_role("button", name=section, exact=True).click()
    to_press = page.get_by_role("menuitem" if section else "link", name=name, exact=not name.startswith("Report"))
    expect(to_press).to_be_visible()
    settle(page)
    with page.context.expect_page() as opening:
        to_press.click(**pressed)
    opening.value.wait_for_url(f"**/{there}")
    opening.value.close()
    settle(page)
    assert page.url.endswith("/trade?view=flows~years.2000.2010")
    if name.startswith("Report"):
        page.get_by_role("button", name="In the report").click()
        settle(page)


def test_a_reader_who_has_had_the_formats_open_leaves_by_the_menu(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    page.get_by_role("button", name="More formats and citation").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Diplomacy", exact=True).click()
    page.wait_for_url("**/diplomacy?view=*")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("vote and meet")


@pytest.mark.parametrize(("view", "box", "typed"), [("claims?view=claims", "Search", "oil"), ("compare?view=compare~way.expression", "Expression", "a / b * 2")])
def test_a_reader_who_has_typed_leaves_by_a_link_and_what_was_typed_is_kept(open_page: Page, address: str, view: str, box: str, typed: str) -> None:
    """A quick press, as of a finger: what was typed would reach the page that has come, and empty it."""
    page = gone(open_page, f"{address}/{view}")
    page.get_by_role("textbox", name=box).fill(typed)
    page.get_by_role("link", name="Diplomacy", exact=True).click()
    page.wait_for_url("**/diplomacy?view=*")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("vote and meet")
    page.go_back()
    settle(page)
    expect(page.get_by_role("textbox", name=box)).to_have_value(typed)


def test_what_was_typed_is_kept_also_where_the_browser_is_late_to_send_it(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/claims?view=claims")
    browser = page.context.new_cdp_session(page)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": 12})
    try:
        page.get_by_role("textbox", name="Search").fill("oil")
        page.get_by_role("link", name="Diplomacy", exact=True).click()
        page.wait_for_url("**/diplomacy?view=*")
    finally:
        browser.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    settle(page)
    page.go_back()
    settle(page)
    expect(page.get_by_role("textbox", name="Search")).to_have_value("oil")


def test_on_a_phone_the_menu_makes_way_for_the_page_that_is_chosen_in_it(browser: Browser, address: str) -> None:
    context = new_reader(browser, viewport=PHONE, has_touch=True)
    page = opened(context.new_page(), f"{address}/trade")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Diplomacy", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("vote and meet")
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Diplomacy", exact=True)).not_to_be_in_viewport()
    context.close()


def test_the_buttons_of_a_table_lie_on_no_other_under_a_finger(browser: Browser, address: str) -> None:
    context = new_reader(browser, viewport=PHONE, has_touch=True)
    page = opened(context.new_page(), f"{address}/data")
    for button in page.get_by_role("button", name="More formats and citation").all():
        box = button.bounding_box()
        button.click(trial=True, position={"x": box["width"] - 9, "y": box["height"] - 9})  # where they lay on it
    context.close()


def test_a_button_that_is_gone_once_pressed_by_key_leaves_the_focus_with_what_stands_before_it(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/arms?view=tiv")
    page.get_by_test_id("stMain").get_by_role("button", name="Fit to data").press("Enter")
    page.wait_for_url("**years.*")
    expect(page.get_by_role("button", name="More settings")).to_be_focused()
    page.get_by_role("button", name="Clear all").press("Enter")
    page.wait_for_url("**~series")
    expect(page.get_by_role("combobox", name="Series")).to_be_focused()


def test_a_curly_apostrophe_finds_what_a_straight_one_finds(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/methods?view=method")
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.insert_text("China’s crude oil imports from Russia")
    expect(page.get_by_role("option").first).to_contain_text("China's crude oil imports from Russia")


def ground_and_letters(page: Page) -> tuple[int, int]:
    """How bright the page is, and the years below its first chart, from 0 to 255."""
    colours = page.evaluate("""() => { const style = name => getComputedStyle(document.querySelector(name));
        return [style('[data-testid=stApp]').backgroundColor, style('.js-plotly-plot .xtick text').fill] }""")
    return tuple(max(int(part) for part in re.findall(r"\d+", colour)[:3]) for colour in colours)


def test_a_theme_that_is_chosen_is_that_of_the_charts_too_and_of_all_pages_from_then_on(browser: Browser, address: str) -> None:
    context = new_reader(browser, viewport=DESK, color_scheme="light")  # which keeps what a reader has chosen
    page = context.new_page()
    opened(page, f"{address}/trade?view=total")
    ground, letters = ground_and_letters(page)
    assert ground > 200 and letters < 100
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    page.keyboard.press("Escape")
    page.wait_for_selector("[class*=st-key-chart_figure_dark] .xtick text")
    settle(page)
    ground, letters = ground_and_letters(page)
    assert ground < 50 and letters > 150
    page.get_by_role("link", name="Energy", exact=True).click()
    page.wait_for_url("**/energy?view=*")
    settle(page)
    page.reload()
    settle(page)
    ground, letters = ground_and_letters(page)
    assert ground < 50 and letters > 150
    opened(page, f"{address}/arms?view=deals")
    assert ground_and_letters(page)[0] < 50
    context.close()


def test_a_chart_is_as_wide_as_the_sheet_on_paper_and_as_the_window_again_after(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    before = page.evaluate(WIDTHS)
    on_paper = page.evaluate(f"() => {{ dispatchEvent(new Event('beforeprint')); return ({WIDTHS})() }}")  # printing waits for nothing
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"before => ({WIDTHS})().join() === before.join()", arg=before)
    assert max(on_paper) <= SHEET < min(before)


def test_a_page_begins_at_its_top_also_where_nothing_made_the_one_before_shorter(page: Page, address: str) -> None:
    """Streamlit empties the page on the way, which brings the reader to the top unless the next page comes too soon."""
    opened(page, f"{address}/trade")
    page.add_style_tag(content="[data-testid=stMainBlockContainer] { min-height: 3000px }")
    main = page.get_by_test_id("stMain")
    main.evaluate("main => main.scrollTo(0, 900)")
    page.get_by_role("link", name="Energy", exact=True).click()
    page.wait_for_url("**/energy?view=crude*")
    settle(page)
    assert main.evaluate("main => main.scrollTop") == 0
