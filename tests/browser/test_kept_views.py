"""Views that are kept for the report, in a real browser: from their pages into the file, and back by their links."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from pages.catalogue.registry import exhibit
from pages.reports.document import Entry, Order, document
from tests.browser.visitor import choose, new_reader, opened, settle, show
from tests.pages.reports.test_report import Reader


def test_a_view_goes_from_its_page_into_the_file_and_its_link_opens_it_again(page: Page, address: str) -> None:
    page.goto(f"{address}/trade?view=total~years.2000.2010")
    settle(page)
    choose(page, "Measure", "Index, base year = 100")
    page.wait_for_url("**measure.index*")
    settle(page)
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 1 view").click()
    page.wait_for_url("**/report?*view=total~measure.index~years.2000.2010&view=report~years.2000.2010")  # further charts begin with the same years
    settle(page)
    for session in ("the same", "a fresh one by the link alone"):
        if session != "the same":
            page.reload()
            settle(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download report").click()
        html = Reader(download.value.path().read_text(encoding="utf-8"))
        assert [attributes["id"] for tag, attributes in html.tags if tag == "section"] == ["total", "citations"]
        assert "Index, base year = 100" in html.text and page.url in html.text
        rows = exhibit("total~measure.index~years.2000.2010").rows
        assert sorted(value for _, value in html.tables["total"]) == sorted(rows["shown"].dropna())


def test_what_is_kept_is_there_again_when_a_page_is_loaded_anew(page: Page, address: str) -> None:
    opened(page, f"{address}/trade?view=total~years.2000.2010")
    page.get_by_role("button", name="Add to report").click()
    expect(page.get_by_role("link", name="Report: 1 view")).to_be_visible()
    settle(page)
    opened(page, f"{address}/energy?view=crude~measure.zzz&view=tiv")
    expect(page.get_by_text("“measure: zzz”")).to_be_visible()  # still, after the page was drawn anew with what is kept
    expect(page.get_by_role("link", name="Open it on the page Arms")).to_be_visible()
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 2 views").click()
    page.wait_for_url("**/report?view=total~years.2000.2010&view=crude")
    settle(page)
    page.get_by_role("button", name="Remove all views").click()
    settle(page)
    opened(page, f"{address}/trade?view=total")
    expect(page.get_by_role("button", name="Add to report")).to_be_enabled()
    expect(page.get_by_role("link", name="Report: ")).to_have_count(0)


def in_sight(page: Page) -> str:
    """The page with its panel opened, as a screen reader has it, without what is said of the report."""
    open_panel(page)
    panel = page.get_by_test_id("stPopoverBody").aria_snapshot()
    close_panel(page)
    seen = page.get_by_role("main").aria_snapshot()
    of_the_report = ("report", "Report: ")
    return "\n".join(line for line in seen.splitlines() if not any(word in line for word in of_the_report)) + panel


def open_panel(page: Page) -> None:
    """Open the panel of the filter bar."""
    page.get_by_role("button", name="More settings").click()
    page.get_by_role("radiogroup", name="Axis").wait_for()
    settle(page)


def close_panel(page: Page) -> None:
    """Close it again once no list is open in it, which would take the key."""
    settle(page)
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("radiogroup", name="Axis").wait_for(state="hidden")


def test_views_change_places_and_open_on_their_page_as_they_were(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1900})
    page.goto(f"{address}/trade?view=total~years.2000.2010~milestones")
    settle(page)
    choose(page, "Measure", "Index, base year = 100")
    open_panel(page)
    page.get_by_role("button", name="Remove Liu (2017), text").click()
    page.get_by_role("button", name="Remove Liu (2017), footnotes").click()
    choose(page, "Shaded periods", "Sanctions since 2014")
    close_panel(page)
    page.get_by_role("combobox", name="Base year").fill("2005")  # the list holds the first years only until one scrolls
    page.keyboard.press("Enter")
    page.wait_for_url("**base.2005*")
    settle(page)
    composed = in_sight(page)
    assert all(word in composed for word in ("Index, base", "Sanctions", '"2005"', "IMF DOTS", '"2010"')) and "Liu (2017)" not in composed
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 1 view").wait_for()
    settle(page)
    choose(page, "Measure", "Multiple of the first year")
    show(page, "Exchange rate", "Economies")
    page.wait_for_url("**view=exchange*")
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 2 views").click()
    first = "view=total~measure.index~years.2000.2010~sources.own_dots~base.2005~milestones~shading.sanctions"
    page.wait_for_url(re.compile(rf"/report\?.*{first}&view=exchange"))
    settle(page)
    page.get_by_role("button", name="Move view 2 up").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/report\?.*view=exchange.*&{first}"))
    settle(page)
    expect(page.get_by_role("button", name="Move view 2 up")).to_be_focused()
    page.get_by_role("button", name="Open on its page").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trade?*base.2005*")
    settle(page)
    assert in_sight(page) == composed
    expect(page.get_by_role("button", name="In the report")).to_be_visible()  # every choice is that of the view
    choose(page, "Measure", "Multiple of the first year")  # and can be changed
    page.wait_for_url("**measure.multiple*")
    settle(page)
    added = page.get_by_role("button", name="Add to report")
    added.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="In the report")).to_be_focused()
    settle(page)
    page.keyboard.press("Enter")
    expect(added).to_be_focused()


def test_the_longest_milestone_is_not_cut_in_the_file(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(document(Order((Entry("total~milestones.key.energy.arms"),)), "", "2020-01-01"), encoding="utf-8")
    page = new_reader(browser).new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-charts=drawn]", state="attached")
    tops = page.locator(".annotation-text").evaluate_all("found => found.map(text => text.getBoundingClientRect().top)")
    assert len(tops) > 5 and min(tops) >= page.locator(".chart").bounding_box()["y"]
    page.context.close()


def test_an_expression_goes_into_the_report_and_opens_again_as_it_was(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(f"{address}/compare?view=compare~way.expression")
    settle(page)
    page.get_by_role("textbox", name="Expression").fill("a / b * 2.5")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("expression[.]a"))
    settle(page)
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 1 view").click()
    page.wait_for_url(re.compile("/report[?].*view=compare~way[.]expression~expression[.]a"))
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download report").click()
    html = Reader(download.value.path().read_text(encoding="utf-8"))
    rows = exhibit("compare~way.expression~expression.a%20%2F%20b%20%2A%202%2E5").rows
    assert sorted(value for _, value in html.tables["compare"]) == sorted(rows["shown"].dropna())
    page.reload()  # by the address alone
    settle(page)
    page.get_by_role("button", name="Open on its page").click()
    page.wait_for_url("**/compare?*way.expression*")
    settle(page)
    assert page.get_by_role("textbox", name="Expression").input_value() == "a / b * 2.5"
    expect(page.get_by_role("button", name="In the report")).to_be_visible()
