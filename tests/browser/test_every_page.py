"""What every page must be, each seen in one visit: the chart first, nothing cut or sideways, and no fault that axe finds."""

import json
from typing import NamedTuple

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.benchmarks.first_screen import LAPTOP, PHONE, WITHOUT, Plot, plot
from tests.browser.faults import violations
from tests.browser.visitor import PAGES, gone, open_panels, opened, place, settle, turn

TABLET = {"width": 820, "height": 900}
WITH_CHOICES = ("trade", "claims", "data")  # some that have boxes in sight
WITH_FORMATS = ("trade", "data")  # some whose panel of files is opened, in which the policy may refuse something too
PER_ROW = {"overview": [2, 1, 1], "trade": [2, 1, 1], "methods": [2, 1]}  # buttons below the first chart, on a phone
# The title and the search box, from the top of the window.
TITLE_AND_SEARCH = """() => { const words = document.createRange(); words.selectNodeContents(document.querySelector('h1'));
    return [words, document.querySelector('.st-key-search_row')].map(part => part.getBoundingClientRect().toJSON()) }"""
WIDTHS = """() => Math.max(...['html', 'body', '[data-testid=stMain]', '[data-testid=stMainBlockContainer]'].map(
    name => document.querySelector(name).scrollWidth))"""
# Boxes of choices in sight; one in a closed panel has no words.
CHOICES = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stSelectbox]')].filter(
    box => box.innerText).map(box => [box.innerText, Math.round(box.getBoundingClientRect().width)])"""
PARTS = """() => ['chart_and_downloads', 'rail', 'below'].map(name => document.querySelector(`.st-key-${name}`).getBoundingClientRect().toJSON())"""
ROW = """() => { const row = document.querySelector('[class*=st-key-csv]')?.closest('[data-testid=stHorizontalBlock]');
    return [...row?.children ?? []].map(button => Math.round(button.getBoundingClientRect().top)) }"""
CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(words =>
    words.offsetParent && !words.closest('.js-plotly-plot, [data-testid=stDataFrame]') && [...words.childNodes].some(node => node.nodeType == 3 && node.data.trim())
    ).filter(words => { const range = document.createRange(); range.selectNodeContents(words); const text = range.getBoundingClientRect();
        for (let around = words; around.dataset.testid != 'stMain'; around = around.parentElement) {
            const style = getComputedStyle(around), box = around.getBoundingClientRect();
            if (style.clipPath != 'none' || ['auto', 'scroll'].includes(style.overflowX)) return false;
            if (style.overflowX != 'visible' && (text.right > box.right + 1 || text.left < box.left - 1)) return true }
        return false }).map(words => words.innerText)"""


class Seen(NamedTuple):
    """What a visit to a page has found."""

    path: str
    plots: list[Plot]  # on a laptop and on a phone
    title: dict[str, float]
    search: dict[str, float]
    choices: list[tuple[str, int]]  # with their widths on a phone
    row: list[int]  # the heights at which a phone shows the buttons below the first chart
    faults: list[str]
    width: int
    cut: list[str]
    errors: list[str]  # what the browser wrote on its console


@pytest.fixture(scope="module", params=enumerate(PAGES), ids=PAGES)
def seen(request: pytest.FixtureRequest, reader: BrowserContext, address: str) -> Seen:
    """A visit to one page: its first screens, then with all of its panels open on a phone, on a tablet and on a laptop.

    One theme on the phone, the other on the laptop, and the other way round on the next page: what all pages share is seen in each of the four.
    """
    (number, path), page, plots, said = request.param, reader.pages[0], [], []
    themes = ("light", "dark") if number % 2 else ("dark", "light")
    note = lambda message: said.append(message.text) if message.type == "error" else None
    page.on("console", note)
    page.set_viewport_size(LAPTOP)
    turn(page, themes[0])
    gone(page, f"{address}/{place(path)}")
    title, search = page.evaluate(TITLE_AND_SEARCH)
    if path.partition("?")[0] not in WITHOUT:
        plots.append(plot(page, path))
        resized(page, PHONE)
        plots.append(plot(page, path))
    resized(page, PHONE)
    choices, row = page.evaluate(CHOICES), page.evaluate(ROW)
    open_panels(page)
    width, cut = page.evaluate(WIDTHS), page.evaluate(CUT_OFF)
    found = [f"{themes[0]}, on a phone: {fault}" for fault in violations(page)]
    resized(page, TABLET)
    cut += page.evaluate(CUT_OFF)
    page.set_viewport_size(LAPTOP)
    turn(page, themes[1])
    found += [f"{themes[1]}: {fault}" for fault in violations(page)]
    if path in WITH_FORMATS:
        page.get_by_text("More formats and citation").first.click()
        settle(page)
    page.remove_listener("console", note)
    if "?" in path:  # the next test of this reader would find these views kept
        page.evaluate("sessionStorage.clear()")
        opened(page, f"{address}/methods")
    return Seen(path, plots, title, search, choices, row, found, width, cut, said)


def resized(page: Page, screen: dict[str, int]) -> None:
    """Give an open page another screen, unless it has that."""
    if page.viewport_size != screen:
        page.set_viewport_size(screen)
        settle(page)


def test_the_first_plot_is_on_the_first_screen(seen: Seen) -> None:
    """All of it on a laptop, three fifths of it on a phone, and the downloads within one short scroll."""
    if seen.plots:
        laptop, phone = seen.plots
        assert laptop.seen == 1 and phone.seen >= 0.6
        assert laptop.downloads < 2 * laptop.screen and phone.downloads < 2 * phone.screen


def test_the_search_box_stands_above_the_title_and_not_on_it(seen: Seen) -> None:
    """At the width of small laptops, where the room is least; both are in sight."""
    assert 0 <= seen.search["top"] < seen.search["bottom"] <= seen.title["top"] and seen.title["bottom"] < 200, seen


def test_a_phone_and_a_tablet_show_all_words_and_nothing_sideways(seen: Seen) -> None:
    assert seen.width <= PHONE["width"]
    assert not seen.cut


@pytest.mark.parametrize("view", ["trade?view=total", "compare?view=compare", "votes?view=votes"])
def test_below_the_width_of_a_tablet_the_choices_stand_below_the_chart_and_are_not_cut(open_page: Page, address: str, view: str) -> None:
    page = gone(open_page, f"{address}/{view}")
    resized(page, {"width": 720, "height": 900})
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("view", ["trade?view=total", "oil", "compare?view=compare", "votes?view=votes"])
def test_a_phone_has_what_sets_a_chart_between_its_downloads_and_its_table(open_page: Page, address: str, view: str) -> None:
    """And a wide screen beside both, from the height of the chart's title on."""
    page = gone(open_page, f"{address}/{view}")
    resized(page, PHONE)
    chart, rail, below = page.evaluate(PARTS)
    assert chart["bottom"] <= rail["top"] < rail["bottom"] <= below["top"]
    resized(page, LAPTOP)
    chart, rail, below = page.evaluate(PARTS)
    assert rail["top"] == chart["top"] and rail["right"] < chart["left"] == below["left"] and chart["bottom"] <= below["top"] < chart["bottom"] + 30


def test_a_phone_has_the_claim_that_a_press_opens_between_the_field_and_the_filters_and_a_wide_screen_below_the_list(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/claims")
    where = "() => ['chart_and_downloads', 'pressed', 'rail', 'below'].map(name => document.querySelector(`.st-key-${name}`).getBoundingClientRect().toJSON())"
    resized(page, PHONE)
    chart, claim, rail, below = page.evaluate(where)
    assert chart["bottom"] <= claim["top"] < chart["bottom"] + 30 and claim["bottom"] <= rail["top"] < below["top"]
    resized(page, LAPTOP)
    chart, claim, rail, below = page.evaluate(where)
    assert rail["right"] < chart["left"] == claim["left"] and chart["bottom"] <= below["top"] and below["bottom"] <= claim["top"] < below["bottom"] + 30


def test_on_a_phone_plotly_s_buttons_do_not_lie_on_the_unit_of_the_axis(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    for screen, there in ((LAPTOP, True), (PHONE, False)):
        resized(page, screen)
        page.locator(".js-plotly-plot .nsewdrag").first.hover()
        expect(page.locator(".js-plotly-plot .modebar")).to_be_visible(visible=there)


@pytest.mark.parametrize("screen", [LAPTOP, PHONE])
def test_the_axis_of_the_first_years_ends_with_a_tick_at_the_last_one(open_page: Page, address: str, screen: dict[str, int]) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    resized(page, screen)
    assert page.locator(".js-plotly-plot .xtick text").all_text_contents()[-1] == "2015"


def test_the_name_of_an_event_leaves_the_axis_of_years_on_the_first_screen(open_page: Page, address: str) -> None:
    """Of the chart with the highest rows of names and three lines of the event's own."""
    page = gone(open_page, f"{address}/trade?view=cn_partners~mark.event_22")
    resized(page, LAPTOP)
    assert page.get_by_text("the Belt and the Eurasian").first.is_visible() and plot(page, "trade").seen == 1


@pytest.mark.parametrize("part", ["groups", "names"])
def test_a_row_of_names_that_moves_sideways_shows_the_last_one_whole(open_page: Page, address: str, part: str) -> None:
    """Before the fade at its edge."""
    page = gone(open_page, f"{address}/trade?view=shares")
    resized(page, PHONE)
    row = page.locator(f".st-key-{part} [data-testid=stButtonGroup] > div")
    wide, edge, last, mask = row.evaluate("""row => { row.scrollLeft = row.scrollWidth; return [row.scrollWidth > row.clientWidth,
        row.getBoundingClientRect().right, [...row.querySelectorAll('button')].pop().getBoundingClientRect().right, getComputedStyle(row).maskImage] }""")
    assert wide and mask.count("linear-gradient") == 2 and last <= edge - 36


def test_a_row_of_names_that_moves_sideways_begins_where_the_chosen_one_is_in_sight(open_page: Page, address: str) -> None:
    """Clear of the fades at both edges."""
    resized(open_page, PHONE)
    page = gone(open_page, f"{address}/trade?view=ru_first")
    for part in ("groups", "names"):
        row = page.locator(f".st-key-{part} [data-testid=stButtonGroup] > div")
        left, right, first, last = row.evaluate("""row => [row, row.querySelector('[aria-checked=true]')].flatMap(
            part => (box => [box.left, box.right])(part.getBoundingClientRect()))""")
        assert row.evaluate("row => row.scrollLeft") > 0 and left + 36 <= first < last <= right - 36


def test_the_choices_of_a_phone_are_as_wide_as_the_page(seen: Seen) -> None:
    assert {width for _, width in seen.choices} <= {PHONE["width"] - 32}, seen.choices
    assert seen.choices or seen.path not in WITH_CHOICES


def test_two_buttons_of_a_phone_stand_beside_each_other(seen: Seen) -> None:
    if seen.path in PER_ROW:
        assert [seen.row.count(top) for top in dict.fromkeys(seen.row)] == PER_ROW[seen.path], seen.row


def test_axe_finds_no_fault_in_either_theme_nor_on_a_phone(seen: Seen) -> None:
    assert not seen.faults, "\n".join(seen.faults)


def test_the_browser_has_nothing_to_complain_of(seen: Seen) -> None:
    """Neither that something is not there nor that the policy refuses what a page needs: it says both on its console."""
    assert not seen.errors


# A word that comes into a chart, as Plotly puts there and takes away hundreds of to measure them.
ADDED = """() => { const word = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    document.querySelector('.js-plotly-plot .main-svg').append(word); word.getBoundingClientRect(); word.remove() }"""


@pytest.mark.parametrize("path", ["trade?view=total", "claims?view=claims"])
def test_a_change_in_a_chart_leaves_the_styles_of_the_page_as_they_are(open_page: Page, browser: Browser, address: str, path: str) -> None:
    """A rule that asks what the frame holds let the browser work out the styles of all of it at every word: 590 and 1,085 elements."""
    page = gone(open_page, f"{address}/{path}")
    page.set_viewport_size(LAPTOP)
    settle(page)
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.evaluate(ADDED)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    restyled = [event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree" and "elementCount" in event["args"]]
    assert restyled and max(restyled) < 50, restyled
