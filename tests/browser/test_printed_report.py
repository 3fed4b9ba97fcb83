"""The report as Chromium prints it with the network off."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from pages.catalogue.registry import chart_labels
from pages.reports.document import WIDTH, Entry, Order, document, part
from tests.browser.visitor import PHONE, new_reader
from tests.pages.reports.test_report import ADDRESS, CHOSEN, order_of

LONG, WIDE = Entry("claims"), Entry("whole")  # whose table is longer than a page, whose formula is wider than a phone

DRAWN = "() => [...document.querySelectorAll('.chart .main-svg')].map(svg => svg.getBoundingClientRect().right)"
# The boxes of which a part is out of sight, and those that show words about it, each by its kind and its place.
WIDER = """() => {
    const boxes = [...document.querySelectorAll('.scroll, .formula')].map((box, place) => [box, [box.classList[0], place]]);
    return [([box]) => box.scrollWidth > box.clientWidth, ([box]) => /Scroll/.test(getComputedStyle(box, '::before').content)].map(
        kept => boxes.filter(kept).map(([, name]) => name)) }"""


@pytest.fixture(scope="module")
def html() -> str:
    return document(Order((*order_of(CHOSEN).entries, LONG, WIDE)), ADDRESS, "2020-01-01")


@pytest.fixture(scope="module")
def printed(html: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of every page of the report."""
    return printed_pages(browser, html, tmp_path_factory.mktemp("report"))


def printed_pages(browser: Browser, html: str, folder: Path) -> list[str]:
    """The text of every page as Chromium prints a report with the network off."""
    file = folder / "report.html"
    file.write_text(html, encoding="utf-8")
    context = new_reader(browser, color_scheme="dark")
    context.set_offline(True)
    page, asked, faults = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-charts=drawn]", state="attached")
    assert asked == [file.as_uri()] and not faults
    assert page.locator(".chart svg.main-svg").count() >= len(page.locator(".chart").all()) > 0
    assert page.locator(".modebar-btn").count() == 0
    content = page.pdf(format="A4", prefer_css_page_size=True)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    reader = PdfReader(io.BytesIO(content))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_each_title_stands_on_the_page_of_its_chart(printed: list[str]) -> None:
    below = {chart_labels()[chart]: words for chart in CHOSEN for words in part(Entry(chart), True, False)["subtitle"][-1:]}
    assert len(below) > 4
    for title, words in below.items():
        assert any(re.search(f"{re.escape(title)}.{{0,400}}{re.escape(words)}", page) for page in printed), title


def test_on_a_phone_each_chart_is_whole_and_what_is_wider_says_that_it_scrolls(html: str, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html, encoding="utf-8")
    context = new_reader(browser, viewport=PHONE)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-charts=drawn]", state="attached")
    assert page.evaluate(DRAWN) and max(page.evaluate(DRAWN)) <= PHONE["width"]
    wider, hinted = page.evaluate(WIDER)
    assert wider == hinted != []
    page.evaluate("window.onbeforeprint = () => { window.onPaper = [...document.querySelectorAll('.chart .main-svg')].map(svg => svg.width.baseVal.value) }")
    page.pdf(format="A4", prefer_css_page_size=True)
    assert set(page.evaluate("window.onPaper")) == {WIDTH}
    context.close()


def test_three_charts_are_six_pages_and_each_table_stands_on_the_page_of_its_chart(browser: Browser, tmp_path: Path) -> None:
    """The first on the first page, below the contents; a table beside which another part of it stands has its headings twice."""
    pages = printed_pages(browser, document(order_of(CHOSEN[:3]), ADDRESS, "2020-01-01"), tmp_path)
    assert len(pages) <= 6
    for place, chart in enumerate(CHOSEN[:3]):
        table = part(Entry(chart), True, False)["table"]
        first, last = (" ".join(cell.text for cell in rows[0]) for rows in (table["rows"], table["rows"][::-1]))
        on = [number for number, page in enumerate(pages) if first in page and last in page and chart_labels()[chart] in page]
        assert on and (place or on[0] == 0), chart


def test_no_page_is_blank_and_each_has_its_number(printed: list[str]) -> None:
    for place, page in enumerate(printed, 1):
        assert f"{place} / {len(printed)}" in page
        assert len(without_footer(page)) > 40, place


def test_a_table_repeats_its_headings_on_every_page(printed: list[str]) -> None:
    headings = " ".join(part(LONG, True, False)["table"]["headings"][:2])
    assert sum(headings in page for page in printed) >= 2, headings


def without_footer(page: str) -> str:
    """The text of a page without its number and its running line."""
    return re.sub(r"\d+ / \d+|China–Russia indicators: report", "", page).strip()
