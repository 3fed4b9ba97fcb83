"""What a browser makes of how the app is served: what no page needs is refused, and a second visit fetches no script."""

from playwright.sync_api import Page, expect

from tests.browser.visitor import gone, opened, show


def test_the_policy_refuses_what_no_page_needs(open_page: Page) -> None:
    said, page = [], open_page
    page.on("console", lambda message: said.append(message.text))
    refused = page.evaluate("""() => new Promise(done => {
        const picture = Object.assign(new Image(), {src: 'https://example.org/x.png'});
        document.addEventListener('securitypolicyviolation', event => { picture.remove(); done(event.effectiveDirective) });
        document.body.append(picture) })""")
    assert refused == "img-src" and any("Content Security Policy" in text.replace("-", " ") for text in said), said


def test_a_chart_in_a_page_of_another_site_stands_alone_and_leads_to_the_whole(page: Page, address: str) -> None:
    opened(page, f"{address}/trade?view=total~measure.index&embed=true")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("combobox", name="Search")).to_have_count(0)
    show(page, "Growth")
    assert page.url.endswith("embed=true") and "view=growth" in page.url
    expect(page.get_by_role("link", name="China–Russia indicators")).to_have_attribute("href", f"{address}/trade?view=growth")


def test_a_visit_looks_for_the_server_where_it_is_and_first_for_what_draws_charts(open_page: Page, page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, f"{address}/trade")
    own = [url.removeprefix(address) for url in asked if "/_stcore/" in url]
    assert own and all(url.startswith("/_stcore/") for url in own), own
    scripts = [url for url in asked if url.endswith(".js")]
    assert "PlotlyChart" in scripts[0] and len(scripts) == len(set(scripts))


def test_a_second_visit_fetches_no_script_again(open_page: Page, page: Page, address: str) -> None:
    gone(open_page, f"{address}/trade?view=total")
    second = opened(page, f"{address}/trade?view=total")
    # The browser writes down what it has fetched a little later.
    sizes = second.wait_for_function("""() => {
        const sizes = Object.fromEntries(performance.getEntriesByType('resource').map(entry => [entry.name, entry.transferSize]));
        return Object.keys(sizes).some(name => name.includes('PlotlyChart')) && sizes }""").json_value()
    fetched = {name: size for name, size in sizes.items() if "/static/" in name and size}
    assert not fetched
