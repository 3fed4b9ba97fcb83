"""How a reader finds a page and what is on it, in a real browser: the address, the menu, the search box."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page, expect

from pages.themes.settings import charts_of
from tests.browser.visitor import gone, opened, plotted, settle, show, turn


def test_the_front_page_is_known_by_its_name_and_back_leads_past_it(page: Page, address: str) -> None:
    opened(page, f"{address}/claims?view=claims")
    page.goto(f"{address}/overview?view=overview~years.2000.2010")
    page.wait_for_url(f"{address}/?view=overview~years.2000.2010")
    settle(page)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert {year for _, years, _ in plotted(page) for year in years} <= set(range(2000, 2011))
    page.go_back()
    page.wait_for_url(f"{address}/claims*")


def test_the_menu_marks_where_the_reader_is(open_page: Page, address: str) -> None:
    """A section as a page outside of sections, also after the reader has gone elsewhere by the menu."""
    looks = """() => Object.fromEntries([...document.querySelectorAll('nav :is(a, button)')].map(item => [item.innerText.trim(),
        getComputedStyle(item).backgroundColor + getComputedStyle(item.querySelector('p')).fontWeight]))"""
    page = open_page
    for scheme in ("light", "dark"):
        turn(page, scheme)
        found = []
        for path, item in [("trade", "Trade"), ("claims", "Analysis"), ("report", "Reference")]:
            looked = gone(page, f"{address}/{path}").evaluate(looks)
            found.append(looked.pop(item))
            assert len(set(looked.values())) == 1 and found[-1] not in looked.values()
        assert found[0].endswith("600") and found[1] == found[2]
    page.get_by_role("link", name="Energy").click()
    settle(page)
    assert page.evaluate(looks)["Reference"] == looked["Analysis"]


def test_the_search_box_covers_no_page_of_the_menu(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/methods?view=method")
    for width in (768, 820, 1000):
        page.set_viewport_size({"width": width, "height": 700})
        settle(page)
        ends, box = page.evaluate("""() => [[...document.querySelectorAll('nav :is(a, button)')].map(item => item.getBoundingClientRect().right),
            document.querySelector('.st-key-search_row').getBoundingClientRect().left]""")
        assert ends and max(ends) <= box, width


def test_typing_in_the_box_and_enter_opens_the_claim_and_a_view_in_the_years_of_the_question(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=growth")
    box = page.get_by_role("combobox", name="Search")
    box.fill("crude imports from russian companies")
    box.press("Enter")
    page.wait_for_url("**/claims?view=claims&view=claim~claim.crude_text")
    settle(page)
    expect(box).to_have_value("")
    expect(page.get_by_role("heading", name="42.32 Mt ⇄")).to_be_visible()
    box.fill("crude from Russia 2014")
    box.press("Enter")
    page.wait_for_url("**/energy?view=crude~years.2002.2014*")


def test_the_list_shows_the_number_of_a_claim_and_is_as_wide_as_a_phone(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    box, found = page.get_by_role("combobox", name="Search"), page.get_by_role("listbox", name="Search")
    for width, least in ((1366, 560), (390, 370)):
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        box.fill("S-400")
        expect(found.get_by_role("option").first).to_contain_text("Deal · ordered 2014")
        claim = found.get_by_role("option").filter(has_text="is worth this much")
        claim.scroll_into_view_if_needed()
        number, around = claim.get_by_text("USD 3 bn").bounding_box(), found.bounding_box()
        assert around["width"] >= least and around["x"] >= 0 and around["x"] + around["width"] <= width
        assert around["x"] <= number["x"] and around["y"] <= number["y"] < around["y"] + around["height"]
        box.press("Escape")
        expect(found).to_be_hidden()
        box.fill("")  # or the next reader of this page is answered by these words first
        box.blur()


def test_the_arrows_move_through_what_is_found(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    box = page.get_by_role("combobox", name="Search")
    box.fill("S-400")
    expect(page.get_by_role("option").first).to_contain_text("S-400")
    for _ in range(2):
        box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Weapon by weapon")
    box.press("Enter")
    page.wait_for_url("**/arms?view=systems*")
    settle(page)
    expect(page.get_by_text("You looked for Weapon by weapon")).to_be_visible()


def test_words_that_find_nothing_are_answered(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    page.get_by_role("combobox", name="Search").fill("kangaroo")
    expect(page.get_by_text("Nothing found. Try other words.").first).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("")


def test_an_event_found_on_its_own_page_shows_the_years_around_it_and_no_earlier_choice(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=growth~years.2000.2010")
    page.get_by_role("combobox", name="Search").fill("Event: Declaration on linking")
    page.get_by_role("combobox", name="Search").press("Enter")
    page.wait_for_url("**/trade?view=total~years.2012.2018~mark.event_22")
    settle(page)
    expect(page.get_by_role("radio", name="Total trade", exact=True)).to_be_checked()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_what_was_looked_for_is_seen_in_bold_without_scrolling_until_the_mark_is_taken_away(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    opened(page, f"{address}/trade?view=total")
    for words, place, written in (("S-400", "arms?view=deals~mark.s400_2014", "S-400"), ("S-300PMU2, order of 2006", "arms?view=systems~mark.s300pmu2_2006", "S-300PMU2"),
                                  ("Treaty of Good-Neighborliness 2001", "diplomacy?view=agreement~years.1998.2004~mark.event_05", "2001 Treaty of")):
        page.get_by_role("combobox", name="Search").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{place}")
        settle(page)
        name = page.locator(".js-plotly-plot tspan[style*=bold]").filter(has_text=written)
        expect(name).to_be_in_viewport(ratio=0.99)
    page.get_by_role("button", name="Remove the mark").click()
    page.wait_for_url("**/diplomacy?view=agreement~years.1998.2004")
    settle(page)
    expect(name).to_have_count(0)


def test_another_theme_leaves_no_chart_behind_in_the_address(page: Page, address: str) -> None:
    opened(page, f"{address}/trade")
    show(page, "Exports and imports")
    page.wait_for_url("**view=flows")
    for theme, view in (("Energy", "crude"), ("Arms", "tiv"), ("Diplomacy", next(iter(charts_of("diplomacy"))))):
        page.get_by_role("link", name=theme, exact=True).click()
        page.wait_for_url(f"{address}/{theme.lower()}?view={view}")
        settle(page)


def test_the_years_come_along_by_the_menu_and_a_link_shows_its_own(page: Page, address: str) -> None:
    opened(page, f"{address}/trade?view=total~years.2000.2010")
    page.get_by_role("link", name="Investment", exact=True).click()
    page.wait_for_url("**/investment?view=*~years.2000.2010")
    settle(page)
    page.get_by_role("slider").first.press("ArrowRight")
    page.wait_for_url("**years.2001.2010")
    settle(page)
    for theme in ("Energy", "Arms"):
        page.get_by_role("link", name=theme, exact=True).click()
        page.wait_for_url(f"**/{theme.lower()}?view=*~years.2001.2010")
        settle(page)
    page.get_by_role("combobox", name="Search").fill("Chart: Oil price")
    page.keyboard.press("Enter")
    page.wait_for_url("**/energy?view=brent")
    settle(page)
    expect(page.get_by_test_id("stSlider").first).to_contain_text("1996")


def test_a_word_and_enter_take_one_line_and_not_all_that_match(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/compare?view=compare")
    lines = page.get_by_test_id("stMultiSelect").first
    before = lines.locator("[data-tag]").count()
    lines.get_by_role("combobox").fill("crude")
    page.keyboard.press("Enter")
    page.wait_for_url("**lines.*")
    settle(page)
    expect(lines.locator("[data-tag]")).to_have_count(before + 1)
