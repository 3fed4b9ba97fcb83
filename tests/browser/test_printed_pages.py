"""Pages as Chromium prints them: what is read, and nothing that is pressed."""

import io

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.visitor import gone, settle, turn

PRESSED = ("Download CSV", "More formats", "Copy link", "Add to report", "More settings", "Fit to data", "Play the years", "Where does this come from", "Table:",
           "Search", "Severity", "Logarithmic")


def printed(page: Page) -> list[str]:
    """The text of every page of paper."""
    content = page.pdf(format="A4", prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize(("view", "sheets", "read"), [
    ("trade?view=total", 1, ("How much Total trade", "Values of the year 2015", "USD 67.95 bn", "Source: IMF DOTS")),
    ("arms?view=deals", 1, ("Contracts Deal values", "The highest value in any report")),
    ("compare?view=compare", 1, ("Compare any series", "Between 1996 and 2015")),
    ("claims?view=claims", 2, ("Does the article's arithmetic hold?", "Printed 71.8 % a year", "Method: Compound annual growth rate"))])
def test_a_printed_page_has_what_is_read_and_nothing_that_is_pressed(open_page: Page, address: str, view: str, sheets: int, read: tuple[str, ...]) -> None:
    pages = printed(gone(open_page, f"{address}/{view}"))
    assert len(pages) == sheets
    assert all(words in " ".join(pages) for words in read)
    assert not [words for words in (*PRESSED, "Balance", "Deliveries") if words in " ".join(pages)]


def test_a_heading_stands_on_the_sheet_of_what_it_heads(open_page: Page, address: str) -> None:
    pages = printed(gone(open_page, f"{address}/?view=overview~years.1996.2015"))
    for heading, first in (("Between 1996 and 2015", "Goods trade between China and Russia, as China reports it"), ("Milestones that the charts mark", "1996: Partnership")):
        assert any(heading in page and first in page.partition(heading)[2] for page in pages), heading
    assert len(pages) == 3  # the cards, the charts, the claims with the milestones


def test_a_bubble_of_help_is_not_printed(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/?view=overview~years.1996.2015")
    page.get_by_test_id("stTooltipHoverTarget").first.hover()
    words = " ".join(page.get_by_test_id("stTooltipContent").inner_text().split())
    assert words and words[-40:] not in " ".join(printed(page))


def test_charts_that_stand_beside_each_other_are_whole_on_a_sheet(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/?view=overview~years.1996.2015")
    page.set_viewport_size({"width": 1366, "height": 768})
    settle(page)
    drawn = page.evaluate("""() => { dispatchEvent(new Event('beforeprint'));
        return [...document.querySelectorAll('.st-key-small_charts .js-plotly-plot')].map(chart => chart._fullLayout.width) }""")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 974})  # an A4 sheet within its margins
    columns = page.evaluate("() => [...document.querySelectorAll('.st-key-small_charts > *')].map(column => column.getBoundingClientRect().width)")
    page.emulate_media(media="null")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(drawn) == len(columns) == 6 and max(drawn) <= min(columns), (drawn, columns)


# How light the ground and the words of a page are, from 0 to 255.
LIGHT = """() => ['[data-testid=stApp]', '[data-testid=stMain] h1', '[data-testid=stMain] [data-testid=stCaptionContainer] p'].map((part, place) =>
    Math.max(...getComputedStyle(document.querySelector(part))[place ? 'color' : 'backgroundColor'].match(/\\d+/g).slice(0, 3).map(Number)))"""


def test_a_page_that_is_dark_on_the_screen_is_printed_dark_on_white(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    turn(page, "dark")
    assert "How much Total trade" in " ".join(printed(page))
    page.emulate_media(media="print")
    ground, *words = page.evaluate(LIGHT)
    turned = page.evaluate("getComputedStyle(document.querySelector('.js-plotly-plot')).filter")
    page.emulate_media(media="null")  # as it is without asking: “screen” would be that of paper too
    assert ground == 255 and max(words) < 64 and turned == "invert(1) hue-rotate(180deg)"
