"""What a reader does in a real browser."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import PHONE, choose, gone, new_reader, open_panels, opened, plotted, settle, show


def test_the_file_holds_what_the_chart_draws(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total~years.2009.2015")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    file = pd.read_csv(io.BytesIO(download.value.path().read_bytes()))
    assert download.value.suggested_filename == "china-russia-total-level-2009-2015.csv"
    drawn = sorted((x, y) for _, years, values in plotted(page) for x, y in zip(years, values) if y is not None)
    assert drawn == sorted(file.dropna(subset="shown")[["year", "shown"]].itertuples(index=False, name=None))


def test_a_link_opens_the_same_view_and_survives_reload_and_another_page(page: Page, address: str) -> None:
    opened(page, f"{address}/trade")
    show(page, "Exports and imports")
    choose(page, "Measure", "Change on the year before, %")
    settle(page)
    page.wait_for_url("**view=flows~measure.change")
    seen = plotted(page)
    page.reload()
    settle(page)
    assert plotted(page) == seen
    page.get_by_role("link", name="Energy").click()
    page.wait_for_url("**/energy*")
    expect(page).to_have_title(re.compile("^Energy – "))
    settle(page)
    page.get_by_role("link", name="Trade", exact=True).click()
    page.wait_for_url("**view=flows~measure.change")
    settle(page)
    assert plotted(page) == seen


@pytest.mark.parametrize("query", ["years=2015&years=1996&series_total=' OR 1=1", "view=total~years.abc.%00", "view=" + "A" * 10_000])
def test_a_nonsense_address_opens_the_default_view_with_a_notice(page: Page, address: str, query: str) -> None:
    opened(page, f"{address}/trade?{query}")
    expect(page.get_by_text("Part of the address was not understood")).to_be_visible()
    names = [name for name, _, _ in plotted(page)]
    assert "China's report" in names
    assert {x for _, years, _ in plotted(page) for x in years} == set(range(1996, 2016))


def test_lines_break_where_a_year_is_missing(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total~sources.mofcom_deck~series.trade_total_cn")
    (_, years, values), = plotted(page)
    assert [year for year, value in zip(years, values) if value is None] == [2008, 2009, 2013, 2014, 2015]


def test_an_expression_over_two_lines_ends_in_a_file(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/compare?view=compare~way.expression")
    page.get_by_role("textbox", name="Expression").fill("a / b * 2")
    page.get_by_role("textbox", name="Expression").press("Enter")
    page.wait_for_url(re.compile("expression[.]a"))
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    file = pd.read_csv(io.BytesIO(download.value.path().read_bytes())).set_index("year")
    assert file.loc[2015, "shown"] == pytest.approx(67.954954 / 52.32 * 2)
    (_, years, values), = plotted(page)
    assert dict(zip(years, values))[2015] == file.loc[2015, "shown"]


def test_a_chart_leads_to_the_method_it_uses(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    page.get_by_text("Where does this come from").click()
    settle(page)
    page.get_by_role("link", name="Method: Total trade").click()
    page.wait_for_url("**/methods?view=method~method.total_trade")
    settle(page)
    expect(page.get_by_role("heading", name="Total trade")).to_be_visible()


def tick_the_first_row(page: Page) -> None:
    """Tick the box of the first row of the list of claims, which is drawn on a canvas."""
    settle(page)
    listed = page.locator(".st-key-claims_list [data-testid=stDataFrame]")
    listed.scroll_into_view_if_needed()
    table = listed.bounding_box()
    page.mouse.click(table["x"] + 18, table["y"] + 54)


def test_a_ticked_row_opens_its_claim_and_the_address_keeps_it(page: Page, address: str) -> None:
    opened(page, f"{address}/claims?view=claims~order.gravest")
    page.locator(".st-key-below").get_by_text(re.compile(r"Table: \d+ rows")).click()
    settle(page)
    tick_the_first_row(page)
    page.wait_for_url("**claim~claim.*")
    claim = page.get_by_role("heading", name="33.55 Mt ⇄")
    expect(claim).to_contain_text("contradicts itself")
    page.reload()
    settle(page)
    expect(claim).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_pressed_field_opens_its_claim(open_page: Page, address: str, width: int) -> None:
    open_page.set_viewport_size({"width": width, "height": 1000})
    page = gone(open_page, f"{address}/claims?view=claims~theme.arms")
    expect(page.get_by_role("heading", name="chosen statements of quantity, share and rank hold")).to_be_visible()
    first = page.locator(".js-plotly-plot").first.locator(".bars .point").first.bounding_box()  # of those that are consistent
    page.mouse.click(first["x"] + first["width"] / 2, first["y"] + first["height"] / 2)
    page.wait_for_url("**claim~claim.*")
    settle(page)
    expect(page.locator("h2").nth(1)).to_contain_text("✓ consistent")


def test_one_tap_of_a_finger_opens_a_claim_and_what_it_opens_is_in_sight(browser: Browser, address: str) -> None:
    reader = new_reader(browser, viewport=PHONE, has_touch=True, is_mobile=True)
    page = opened(reader.new_page(), f"{address}/claims?view=claims~theme.arms")
    field = page.locator(".js-plotly-plot").first.locator(".bars .point").nth(4).bounding_box()
    page.touchscreen.tap(field["x"] + field["width"] / 2, field["y"] + field["height"] / 2)
    page.wait_for_url("**claim~claim.s400_first")
    settle(page)
    expect(page.locator(".st-key-pressed h2").first).to_be_in_viewport()
    again = opened(reader.new_page(), page.url)
    expect(again.locator(".st-key-pressed h2").first).to_be_in_viewport()
    reader.close()


def test_a_claim_that_is_chosen_on_a_phone_comes_into_sight(open_page: Page, address: str) -> None:
    open_page.set_viewport_size({"width": 390, "height": 844})
    page = gone(open_page, f"{address}/claims?view=claims~theme.arms")
    page.get_by_role("combobox", name="Open a claim").scroll_into_view_if_needed()  # a list that opens while the page moves closes
    choose(page, "Open a claim", "The S-400 contract is the largest military deal")
    page.wait_for_url("**claim~claim.s400_largest")
    settle(page)
    expect(page.get_by_role("heading", name="largest ever ✓ consistent")).to_be_in_viewport()


def test_the_link_to_copy_is_the_address_with_all_that_was_set(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total~years.2001.2011")
    choose(page, "Measure", "Change on the year before, %")
    page.wait_for_url("**measure.change*")
    settle(page)
    page.get_by_role("button", name="More formats and citation").click()
    link = page.get_by_test_id("stCode").first
    expect(link).to_contain_text("measure.change")
    assert link.inner_text().strip() == page.url


def test_a_claim_leads_to_its_source_and_on_to_a_chart(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/claims?view=claims")
    page.get_by_role("textbox", name="Search").fill("crude imports from russian companies in 2015.")
    page.keyboard.press("Enter")
    page.wait_for_url("**search.crude*")
    settle(page)
    page.get_by_text("Table: 1 row").click()
    settle(page)
    tick_the_first_row(page)
    page.wait_for_url("**search.crude*claim~claim.*")
    settle(page)
    expect(page.get_by_role("heading", name="42.32 Mt ⇄")).to_be_visible()
    page.get_by_text("Where does this come from").click()
    settle(page)
    page.get_by_test_id("stPageLink-NavLink").filter(has_text="China Customs (S&P)").click()
    page.wait_for_url("**/data?view=*source~source.spglobal_customs")
    settle(page)
    expect(page.get_by_role("heading", name="China crude imports by origin")).to_be_visible()
    expect(page.get_by_text("Citation:")).to_be_visible()
    expect(page.get_by_text("Claims that rest on it:")).to_be_visible()
    expect(page.get_by_role("link", name="companies in 2015. (42.32 Mt)")).to_be_visible()
    open_panels(page)
    page.get_by_role("link", name="China's crude oil imports from Russia", exact=True).click()
    page.wait_for_url("**/energy*")
    settle(page)
    assert "From Russia" in [name for name, _, _ in plotted(page)]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = new_reader(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def swipe_over_the_chart(phone: Page) -> None:
    """Move a thumb upwards that lies on the chart."""
    plot, finger = phone.locator(".js-plotly-plot .nsewdrag").first.bounding_box(), phone.context.new_cdp_session(phone)
    for kind, up in (("touchStart", 0), *(("touchMove", up) for up in range(20, 220, 20)), ("touchEnd", None)):
        points = [] if up is None else [{"x": plot["x"] + plot["width"] / 2, "y": plot["y"] + plot["height"] / 2 - up}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    settle(phone)


def test_on_a_phone_a_reader_browses_filters_downloads_and_opens_the_link_again(phone: Page, address: str) -> None:
    opened(phone, address)
    phone.get_by_role("link", name="China's crude oil imports from Russia").tap()
    phone.wait_for_url("**/energy*")
    settle(phone)
    phone.get_by_role("radio", name="Who supplies China", exact=True).tap()
    settle(phone)
    phone.get_by_role("radio", name="All crude imports", exact=True).tap()
    phone.wait_for_url("**view=crude_total*")
    settle(phone)
    swipe_over_the_chart(phone)
    assert phone.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") > 100
    phone.get_by_role("button", name="More settings").tap()
    phone.get_by_text("Logarithmic").tap()
    phone.wait_for_url("**axis.log*")
    phone.keyboard.press("Escape")  # what is open lies over the downloads above it
    settle(phone)
    seen = plotted(phone)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Download CSV").tap()
    file = pd.read_csv(io.BytesIO(download.value.path().read_bytes()))
    drawn = sorted(y for _, _, values in seen for y in values if y is not None)
    assert drawn == sorted(file["shown"].dropna())
    opened(phone, phone.url)
    assert plotted(phone) == seen


def test_the_report_comes_from_its_button_and_prints(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, f"{address}/report?view=report~years.2000.2010")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download report (HTML)").click()
    assert download.value.suggested_filename == "china-russia-report-2000-2010.html"
    file = tmp_path / "report.html"
    download.value.save_as(file)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-charts=drawn]", state="attached")
    expect(page.get_by_text(f"{address}/report?view=report~years.2000.2010").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
