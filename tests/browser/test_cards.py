"""How the cards of the Overview stand on screens of all widths, in a real browser; `test_every_page.py` sees what all pages share."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page

from tests.apps import TABLES
from tests.browser.visitor import gone, settle, turn

CARDS = """() => [...document.querySelectorAll('[data-testid=stMetric]')].map(card => {
    const box = card.getBoundingClientRect(); return {top: Math.round(box.top), height: Math.round(box.height)} })"""
CUT = """() => [...document.querySelectorAll('[data-testid=stMetric] p')].filter(
    words => words.scrollWidth > words.clientWidth + 1).map(words => words.innerText)"""
WAYS_IN = """() => [...document.querySelectorAll('.st-key-cards a')].map(link => [link.innerText, new URL(link.href).pathname + new URL(link.href).search])"""
TOPS = """() => Object.fromEntries(Object.entries({cards: '.st-key-cards', chart: '.st-key-small_charts .js-plotly-plot',
    second: '.st-key-small_charts > :nth-child(2) .js-plotly-plot', row: '[class*=st-key-csv]'}).map(([part, where]) => [part, document.querySelector(where).getBoundingClientRect().top]))"""
HEIGHTS = "values => values.map(value => Math.round(value.getBoundingClientRect().top))"
OF_TWO_LINES = """values => values.every(value => value.querySelector('p').getBoundingClientRect().height
    < 3 * parseFloat(getComputedStyle(value).fontSize))"""


def test_the_cards_of_the_overview_stand_in_full_rows_with_all_of_their_words_and_each_leads_to_its_chart(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/?view=overview")
    assert page.evaluate(WAYS_IN) == [["Trade: Total trade", "/trade?view=total"], ["Energy: Crude from Russia", "/energy?view=crude"],
                                      ["Arms: Deliveries", "/arms?view=tiv"], ["Investment: Yearly flow", "/investment?view=fdi_flow"],
                                      ["Diplomacy: UN votes", "/diplomacy?view=agreement"], ["Energy: Oil price", "/energy?view=brent"]]
    for theme in ("light", "dark"):
        turn(page, theme)
        for width, per_row in ((390, 2), (820, 3), (1280, 6), (1366, 6), (1920, 6)):
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            cards, values = page.evaluate(CARDS), page.locator("[data-testid=stMetricValue]")
            rows = [card["top"] for card in cards]
            assert len(cards) == 6 and {rows.count(top) for top in rows} == {per_row} and not page.evaluate(CUT)
            assert all(len({card["height"] for card in cards if card["top"] == top}) == 1 for top in rows)
            assert len(set(values.evaluate_all(HEIGHTS))) == 6 // per_row  # the numbers of a row stand at one height, however long their titles are
            assert values.evaluate_all(OF_TWO_LINES) and values.last.inner_text() == "USD 52.32 a barrel"


def test_each_card_says_in_sight_what_its_figure_means(open_page: Page, address: str) -> None:
    page = gone(open_page, address)
    said = page.locator(".st-key-cards [data-testid=stCaptionContainer]:not(.stMetric *)")
    assert said.all_inner_texts() == TABLES.charts.query("theme == 'overview'").sort_values("position")["note"].tolist() and all(said.all_inner_texts())


def test_a_phone_has_the_cards_between_the_first_chart_with_its_downloads_and_the_other_charts(open_page: Page, address: str) -> None:
    """A wide screen has the cards first, and the first chart beneath them on the first screen (test_every_page.py)."""
    page = gone(open_page, address)
    for width, *order in ((390, "chart", "row", "cards", "second"), (1280, "cards", "second", "row")):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        tops = page.evaluate(TOPS)
        assert sorted(order, key=tops.get) == order, tops
