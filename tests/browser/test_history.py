"""Going back and forth: one press of Back leads to the view before whatever was set on this one, and the menu and links go on working."""

from playwright.sync_api import Page, expect

from tests.browser.visitor import choose, opened, plotted, settle, show

# Back, and once more when the server is asked for where the first leads and has begun to answer.
TWICE = """() => new Promise(done => {
    const again = () => { addEventListener('popstate', done, {once: true}); history.back() };
    const begun = new MutationObserver(() => {
        if (document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running') return;
        begun.disconnect();
        again() });
    begun.observe(document.querySelector('[data-testid=stApp]'), {attributeFilter: ['data-test-script-state']});
    history.back() })"""


def test_back_leads_to_the_view_before_in_one_press_whatever_was_set(page: Page, address: str) -> None:
    opened(page, f"{address}/energy")
    page.get_by_role("link", name="Trade", exact=True).click()
    page.wait_for_url("**/trade?view=total")
    settle(page)
    show(page, "Exports and imports")
    choose(page, "Measure", "Change on the year before, %")
    page.wait_for_url("**view=flows~measure.change")
    settle(page)
    for _ in range(3):
        page.get_by_role("slider").first.press("ArrowRight")
    page.wait_for_url("**years.1999.2015")
    settle(page)
    ends = page.get_by_role("slider")
    page.go_back()
    page.wait_for_url("**/trade?view=total")
    settle(page)
    expect(page.get_by_role("radiogroup", name="Chart").get_by_role("radio", name="Total trade")).to_be_checked()
    assert page.url.endswith("/trade?view=total") and [end.input_value() for end in ends.all()] == ["1996", "2015"]
    page.go_back()
    page.wait_for_url("**/energy?view=crude*")
    settle(page)
    expect(page.get_by_role("radiogroup", name="Chart").get_by_role("radio", name="Crude from Russia")).to_be_checked()
    for view in ("total", "flows~measure.change~years.1999.2015"):
        page.go_forward()
        page.wait_for_url(f"**/trade?view={view}")
        settle(page)
    assert [end.input_value() for end in ends.all()] == ["1999", "2015"]
    assert {year for _, years, _ in plotted(page) for year in years} <= set(range(1999, 2016))
    show(page, "Growth")
    page.wait_for_url("**/trade?view=growth*")
    settle(page)
    entries = page.evaluate("navigation.entries().map(entry => entry.url)")
    page.evaluate(TWICE)
    page.wait_for_url("**/trade?view=total")
    settle(page)
    expect(page.get_by_role("radiogroup", name="Chart").get_by_role("radio", name="Total trade")).to_be_checked()
    assert page.evaluate("navigation.entries().map(entry => entry.url)") == entries


def test_a_reader_who_went_back_goes_on_by_menu_link_and_search(page: Page, address: str) -> None:
    opened(page, f"{address}/trade?view=growth")
    page.get_by_role("link", name="Energy", exact=True).click()
    page.wait_for_url("**/energy?view=crude*")
    settle(page)
    page.go_back()
    page.wait_for_url("**/trade?view=growth")
    settle(page)
    page.get_by_role("link", name="Arms", exact=True).click()
    page.wait_for_url("**/arms?view=tiv*")
    settle(page)
    page.get_by_text("Where does this come from").click()
    page.wait_for_url("**open.provenance*")
    settle(page)
    page.get_by_role("link", name="Method: ").first.click()
    page.wait_for_url("**/methods?view=method*")
    settle(page)
    page.get_by_role("combobox", name="Search").fill("Chart: Oil price")
    expect(page.get_by_role("option", name="Oil price Chart")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/energy?view=brent")
    settle(page)
    entries = []
    for _ in range(2):  # from what was found to where the reader looked for it, and on to the page before
        page.go_back()
        settle(page)
        entries.append(page.url)
    assert "/methods?view=method" in entries[0] and "/arms?view=tiv" in entries[1], entries
    expect(page.get_by_text("not understood")).to_have_count(0)
