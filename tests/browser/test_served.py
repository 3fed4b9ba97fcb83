"""What a browser makes of how the app is served: nothing refused that a page needs, and a second visit that fetches no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.visitor import opened, place, settle

LONGEST = ["overview", "trade?view=total~open.values.provenance", "claims", "compare?view=compare~way.expression", "methods", "data", "report"]


@pytest.mark.parametrize("path", LONGEST)
def test_the_policy_refuses_nothing_that_a_page_needs(path: str, page: Page, address: str) -> None:
    said = []
    page.on("console", lambda message: said.append(message.text))
    opened(page, f"{address}/{place(path)}")
    page.get_by_text("More formats and citation").first.click() if path != "report" else None
    settle(page)
    assert [text for text in said if "Content Security Policy" in text or "Content-Security-Policy" in text] == []


def test_the_policy_refuses_what_no_page_needs(page: Page, address: str) -> None:
    opened(page, address)
    refused = page.evaluate("""() => new Promise(done => {
        document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
        document.body.append(Object.assign(new Image(), {src: 'https://example.org/x.png'})) })""")
    assert refused == "img-src"


def test_a_second_visit_fetches_no_script_again(page: Page, address: str) -> None:
    opened(page, f"{address}/trade").wait_for_selector(".js-plotly-plot .main-svg")
    second = opened(page.context.new_page(), f"{address}/trade")
    second.wait_for_selector(".js-plotly-plot .main-svg")
    sizes = dict(second.evaluate("() => performance.getEntriesByType('resource').map(entry => [entry.name, entry.transferSize])"))
    scripts = {name: size for name, size in sizes.items() if "/static/" in name}
    assert any("PlotlyChart" in name for name in scripts) and not any(scripts.values())
