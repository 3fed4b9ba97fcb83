"""Playing the years in a real browser."""

import re

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page, expect

from pages.around.year_bars import values_by_year
from tests.apps import chart_of
from tests.browser.visitor import PATIENCE, settle, year_from

# The browser does something else for all but a twentieth of the time.
BUSY = "busy = setInterval(() => { for (const end = performance.now() + 1300; performance.now() < end;); }, 1350)"
# In each frame that the browser draws, until some years have been told: the words, the visible bars of one year, and the height of the page.
WATCH = """([years, patience]) => new Promise(done => {
    const seen = [], told = new Set(), end = performance.now() + patience, visible = part => getComputedStyle(part).visibility === 'visible';
    const look = () => {
        const bars = [...document.querySelectorAll('.st-key-bars_on_bars .barlayer .point path')].filter(visible);
        const words = document.querySelector('.st-key-words_on_room p').innerText;
        told.add(words);
        seen.push({words, bars: bars.length,
                   shape: bars.map(bar => bar.getAttribute('d')).join(' '),
                   height: document.querySelector('[data-testid=stMainBlockContainer]').getBoundingClientRect().height});
        told.size < years && performance.now() < end ? requestAnimationFrame(look) : done(seen) };
    look() })"""


def test_playing_moves_the_year_in_the_address_and_the_keyboard_pauses_it(page: Page, address: str) -> None:
    page.clock.install()  # a clock that goes on by itself and can be put forward
    page.goto(f"{address}/trade?view=total~at.1999")
    settle(page)
    play, pause = (page.get_by_role("button", name=name, exact=True) for name in ("Play the years", "Pause"))
    expect(page.get_by_role("figure")).to_have_count(1)
    play.focus()
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    year_from(page, 2001)
    page.keyboard.press("Enter")
    expect(play).to_be_focused()
    settle(page)
    paused_at = page.url
    expect(page.get_by_role("figure")).to_have_count(2)
    page.clock.run_for(20_000)  # several years, were it still playing
    settle(page)
    assert page.url == paused_at


@pytest.mark.parametrize("busy_from_the_start", [True, False])
def test_the_years_play_on_in_a_browser_that_is_late_to_show_them(page: Page, address: str, busy_from_the_start: bool) -> None:
    """A year or closed bars from which the server had moved on were taken for a choice of the reader's, which ended the playing."""
    page.goto(f"{address}/trade?view=total~at.2000")
    settle(page)
    play = page.get_by_role("button", name="Play the years", exact=True)
    if busy_from_the_start:
        play.evaluate(f"play => {{ play.click(); {BUSY} }}")
    else:
        play.click()
        year_from(page, 2001)
        page.evaluate(BUSY)
    year_from(page, 2003)
    page.evaluate("clearInterval(busy)")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def test_playing_ends_with_the_last_year_and_begins_again_with_the_first(page: Page, address: str) -> None:
    page.goto(f"{address}/trade?view=total~at.2013")
    settle(page)
    play = page.get_by_role("button", name="Play the years", exact=True)
    play.click()
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(play).to_be_visible()
    expect(page.get_by_role("figure").last).to_have_attribute("aria-label", re.compile("Highest in 2015"))
    play.click()
    page.wait_for_url(re.compile(r"at\.(199|200)"))  # not 2015 any more; a busy machine may have passed the first year already


@pytest.mark.parametrize(("theme", "chart", "width", "motion", "bars", "start"), [
    ("trade", "total", 1280, "no-preference", 4, 2002), ("trade", "total", 390, "reduce", 4, 2002),
    ("energy", "crude", 390, "no-preference", 8, 2007)])
def test_while_the_years_play_words_and_bars_stay_and_the_page_stands_still(
        page: Page, address: str, theme: str, chart: str, width: int, motion: str, bars: int, start: int) -> None:
    """The bars leave no gap and pass through nothing between two years; the words are those of one year, and of several in turn."""
    page.emulate_media(reduced_motion=motion)
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(f"{address}/{theme}?view={chart}~at.{start}")
    settle(page)
    page.get_by_role("button", name="Play the years", exact=True).click()
    year_from(page, start + 1)
    settle(page)
    seen = page.evaluate(WATCH, [4, PATIENCE])
    written = {values_by_year(chart_of(chart)).get(year, "").replace("**", "").replace("  \n", "\n"): year
               for year in range(1996, 2016)}
    years = [written[moment["words"]] for moment in seen]
    assert years == sorted(years) and len(set(years)) == 4
    assert {moment["bars"] for moment in seen} == {bars}
    assert len({moment["shape"] for moment in seen}) <= len(set(years)) + 1  # none between the bars of one year and of the next
    assert len({moment["height"] for moment in seen}) == 1


def test_the_bars_can_be_closed_also_while_they_play(page: Page, address: str) -> None:
    page.goto(f"{address}/trade?view=total~at.2005")
    settle(page)
    switch, words = page.get_by_role("switch", name="Bars"), page.locator("p", has_text="China's report").filter(has=page.locator("strong")).first
    page.get_by_role("button", name="Play the years", exact=True).click()
    year_from(page, 2007)
    expect(switch).to_be_checked()
    switch.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("figure")).to_have_count(1)
    expect(page.get_by_role("button", name="Play the years", exact=True)).to_be_visible()
    expect(switch).to_be_focused()
    expect(words).to_be_visible()
    assert "bars" not in page.url


def test_an_address_opens_the_bars_without_playing(page: Page, address: str) -> None:
    page.goto(f"{address}/trade?view=total~at.2005~bars.on")
    settle(page)
    expect(page.get_by_role("figure")).to_have_count(2)
    expect(page.get_by_role("figure").last).to_have_attribute("aria-label", re.compile("Highest in 2005"))
    expect(page.get_by_role("button", name="Pause", exact=True)).to_have_count(0)


def test_the_bars_that_play_are_in_sight_with_the_button_that_pauses_them(page: Page, address: str) -> None:
    """The chart of eight lines fills the screen: the bars stood below it, and nothing in sight moved."""
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(f"{address}/trade?view=ru_partners")
    settle(page)
    play = page.get_by_role("button", name="Play the years", exact=True)
    play.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-bars_on_bars")).to_be_in_viewport(ratio=0.95)
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_in_viewport()
