"""What readers need who use a keyboard, a screen reader, less motion, or a phone: in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pages.parts.site import TITLES
from tests.browser import place, settle

PHONE, DESK = {"width": 390, "height": 800}, {"width": 1280, "height": 1000}
PAGES = [*TITLES, "report?view=total&view=deals&view=exchange"]  # every page, and the report with views to move
# What Streamlit draws itself and no setting of ours can mend: a rule of axe, the element, the reason.
STREAMLITS_OWN = [
    ("list", "[data-testid='stSidebarNavItems']",
     "The menu of a phone puts the pages of a section into a `div` of its list of pages."),
    ("empty-table-header", "[data-testid='stDataFrame'] th[aria-colindex='1']", "The column of boxes for ticking rows has no heading."),
    ("listitem", "[data-testid='stSidebarNavItems'] > div > li", "The same menu."),
    ("region", "[role='listbox']", "An open list of choices lies at the end of the page, outside every landmark."),
]


@pytest.fixture
def trade(browser: Browser, address: str) -> Iterator[Page]:
    """The Trade page."""
    context = browser.new_context(viewport=DESK)
    yield opened(context.new_page(), f"{address}/trade")
    context.close()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    settle(page)
    return page


def open_panels(page: Page) -> None:
    """Open every panel, so that what it hides is looked at too."""
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
        settle(page)


def faults(page: Page) -> list[str]:
    """Every violation that axe finds, whatever its impact, without what is Streamlit's own."""
    found = []
    for fault in Axe().run(page).response["violations"]:
        own = [selector for rule, selector, _ in STREAMLITS_OWN if rule == fault["id"]]
        for node in fault["nodes"]:
            element = page.locator(node["target"][0]).first
            if not any(element.evaluate("(element, selector) => element.matches(selector)", selector) for selector in own):
                found.append(f"{fault['impact']}: {fault['id']} at {node['html'][:160]} {node['failureSummary']}")
    return found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("theme", "size"), [("light", DESK), ("dark", DESK), ("light", PHONE)],
                         ids=["light", "dark", "phone"])
def test_axe_finds_no_fault_on_any_page(browser: Browser, address: str, path: str, theme: str, size: dict) -> None:
    context = browser.new_context(viewport=size, color_scheme=theme, reduced_motion="reduce")
    page = opened(context.new_page(), f"{address}/{place(path)}")
    open_panels(page)
    found = faults(page)
    context.close()
    assert not found, "\n".join(found)


def test_axe_sees_a_fault_where_there_is_one(trade: Page) -> None:
    trade.evaluate("document.querySelector('[data-testid=stMain] [data-testid=stMarkdown] p').style.color = '#ccc'")
    trade.evaluate("document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend', '<ul><div></div></ul>')")
    assert {fault.split()[1] for fault in faults(trade)} >= {"color-contrast", "list"}


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = opened(context.new_page(), f"{address}/{place(path)}")
    open_panels(page)
    widths = page.evaluate("""() => Object.fromEntries(['html', 'body', '[data-testid=stMain]',
        '[data-testid=stMainBlockContainer]'].map(name => [name, document.querySelector(name).scrollWidth]))""")
    context.close()
    assert max(widths.values()) <= PHONE["width"], widths


CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(words =>
    words.offsetParent && !words.closest('.js-plotly-plot, [data-testid=stDataFrame]') && [...words.childNodes].some(node => node.nodeType == 3 && node.data.trim())
    ).filter(words => { const range = document.createRange(); range.selectNodeContents(words); const text = range.getBoundingClientRect();
        for (let around = words; around.dataset.testid != 'stMain'; around = around.parentElement) {
            const style = getComputedStyle(around), box = around.getBoundingClientRect();
            if (style.clipPath != 'none' || ['auto', 'scroll'].includes(style.overflowX)) return false;
            if (style.overflowX != 'visible' && (text.right > box.right + 1 || text.left < box.left - 1)) return true }
        return false }).map(words => words.innerText)"""


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_all_words_to_their_end(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = opened(context.new_page(), f"{address}/{place(path)}")
    open_panels(page)
    cut = page.evaluate(CUT_OFF)
    context.close()
    assert not cut


def test_a_screen_reader_gets_the_sentence_and_the_table_of_a_chart(trade: Page) -> None:
    chart = trade.get_by_role("figure")
    expect(chart).to_have_count(1)
    assert "1996 to 2015" in chart.get_attribute("aria-label")
    trade.get_by_text("Table: 44 rows").click()
    trade.wait_for_url("**values=true*")
    expect(trade.get_by_role("button", name="Download as CSV: The values of the chart")).to_have_count(1)
    trade.locator("[data-testid='stDataFrame']").scroll_into_view_if_needed()
    grid = trade.locator("[data-testid='stDataFrame'] canvas table[role=grid]")
    expect(grid.locator("th", has_text="Where in the source")).to_have_count(1)
    expect(grid.locator("td").first).to_have_text("1996")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element with this accessible name has the focus, and see that the focus shows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("""name => document.activeElement.ariaLabel === name
                         || document.activeElement.matches('button') && document.activeElement.innerText.endsWith(name)""", name):
            break
    else:
        raise AssertionError(f"Tab does not reach {name!r}.")
    assert page.evaluate("document.activeElement.matches(':focus-visible')")
    assert focus_changes_the_picture(page), f"{name!r} looks the same with and without the focus."


def focus_changes_the_picture(page: Page) -> bool:
    """Whether the surroundings of the focused element look otherwise once the focus leaves it."""
    box = page.evaluate("""() => { document.activeElement.scrollIntoView({block: 'center'});
        const box = document.activeElement.getBoundingClientRect();
        return {x: box.x - 20, y: box.y - 20, width: box.width + 40, height: box.height + 40}}""")
    page.wait_for_timeout(400)
    focused = page.screenshot(clip=box, caret="hide")
    page.evaluate("() => { window.last = document.activeElement; window.last.blur() }")
    page.wait_for_timeout(400)
    left = page.screenshot(clip=box, caret="hide")
    page.evaluate("window.last.focus()")
    return focused != left


def test_the_keyboard_leads_from_the_menu_to_the_file(trade: Page) -> None:
    tab_to(trade, "Chart")
    trade.keyboard.press("ArrowDown")
    trade.keyboard.press("ArrowDown")
    trade.keyboard.press("Enter")
    trade.wait_for_url("**chart=*")
    settle(trade)
    tab_to(trade, "Years — start")
    trade.keyboard.press("ArrowRight")
    trade.wait_for_url("**years=1997&years=2015*")
    settle(trade)
    tab_to(trade, "Download CSV")
    with trade.expect_download() as download:
        trade.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-1997-2015.csv")


# Streamlit's panels ask for heights by script; page.css keeps them from passing through these, as a test below sees.
MOVES_ANYWAY = "details"
# Fading and changing colour are no movement.
STILL = ("opacity", "color", "background-color", "border", "box-shadow", "outline", "visibility", "fill")


def test_nothing_moves_for_readers_who_ask_for_less_motion(browser: Browser, address: str) -> None:
    """While a filter change is shown, nothing runs without end, and nothing changes its place or size by degrees."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    page = opened(context.new_page(), f"{address}/trade")
    watch_motion(page)
    page.get_by_role("slider").first.press("ArrowRight")
    page.wait_for_url("**years=1997*")
    settle(page)
    open_panels(page)
    seen = page.evaluate("[...window.moved.values()]")
    charts = page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].map(chart => chart.layout.transition?.duration ?? 0)")
    context.close()
    assert charts == [0]
    assert seen, "The watch saw not even a fading, so it would see no movement."
    moved = [motion for motion in seen
             if motion["endless"] or not (motion["what"].startswith(STILL) or motion["element"] == MOVES_ANYWAY)]
    assert not moved, moved


def watch_motion(page: Page) -> None:
    """Note every animation and transition that is under way in any frame from now on."""
    page.evaluate("""() => { window.moved = new Map(); const look = () => {
        for (const motion of document.getAnimations({subtree: true})) {
            const element = motion.effect.target.localName, time = motion.effect.getComputedTiming();
            const what = motion.transitionProperty ?? motion.animationName ?? 'script';
            const seen = {what, element, endless: time.iterations === Infinity, html: motion.effect.target.outerHTML.slice(0, 120)};
            window.moved.set(what + element, seen);
        }
        requestAnimationFrame(look) }; look() }""")


# Choices that open or mark something: what is pressed after what, on which page.
CHOSEN = {"a list open": ("claims", ["Verdict"]), "a verdict chosen": ("claims", ["Verdict", "option", "Escape"]),
          "a milestone chosen": ("trade", ["Series, sources and display", "Milestones", "option", "Escape"]),
          "the formats open": ("trade", ["More formats and citation"]), "the search open": ("", ["Search"]),
          "the bars of a year open": ("trade?at=2014&bars=true", []), "the years playing": ("energy?at=2006", ["Play the years"]),
          "ranks of a year as dots": ("trade?chart=Ranks&bars=true", []), "the list of claims open": ("claims?values=true", [])}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", CHOSEN)
def test_axe_finds_no_fault_once_something_is_chosen_or_open(browser: Browser, address: str, state: str, theme: str) -> None:
    path, steps = CHOSEN[state]
    context = browser.new_context(viewport=DESK, color_scheme=theme, reduced_motion="reduce")
    page = opened(context.new_page(), f"{address}/{path}")
    for step in steps:
        press(page, step)
    found = faults(page)
    context.close()
    assert not found, "\n".join(found)


def press(page: Page, name: str) -> None:
    """Press a list, the first of its options, a panel, a button or a key, and wait for what comes of it."""
    if name == "Escape":
        page.keyboard.press(name)
        return settle(page)
    places = {"option": page.get_by_role("option"), "Search": page.get_by_role("combobox"),
              "Verdict": page.get_by_role("combobox", name="Verdict"), "Milestones": page.get_by_role("combobox", name="Milestones")}
    places.get(name, page.get_by_text(name)).first.click()
    settle(page)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_panel_unfolds_at_once_for_readers_who_ask_for_less_motion(browser: Browser, address: str, motion: str) -> None:
    """The heights that a panel passes through: closed, open, loading, and with all of its content; by degrees for the others, or the test sees nothing."""
    context = browser.new_context(viewport=DESK, reduced_motion=motion)
    page = opened(context.new_page(), f"{address}/trade")
    page.evaluate("""() => { window.heights = new Set(); const panel = document.querySelector('details'); const look = () => {
        window.heights.add(Math.round(panel.getBoundingClientRect().height)); requestAnimationFrame(look) }; look() }""")
    for _ in ("open", "close"):
        page.locator("details > summary").first.click()
        page.wait_for_timeout(900)
    seen = page.evaluate("[...window.heights]")
    context.close()
    assert len(seen) <= 4 if motion == "reduce" else len(seen) > 6, seen


def test_the_menu_of_a_phone_does_not_slide_for_readers_who_ask_for_less_motion(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = opened(context.new_page(), f"{address}/trade")
    watch_motion(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_timeout(600)
    moved = page.evaluate("[...window.moved.values()].map(motion => motion.what)")
    context.close()
    assert not [what for what in moved if not what.startswith(STILL)], moved


@pytest.mark.parametrize("path", ["trade", "claims", "data"])
def test_the_choices_of_a_phone_are_as_wide_as_the_page(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = opened(context.new_page(), f"{address}/{path}")
    page.get_by_test_id("stSelectbox").first.wait_for()
    widths = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stSelectbox]')].map(
        choice => [choice.innerText, Math.round(choice.getBoundingClientRect().width)])""")
    context.close()
    seen = [width for words, width in widths if words]  # a closed panel has no words
    assert seen and set(seen) == {PHONE["width"] - 32}, widths


@pytest.mark.parametrize(("width", "per_row"), [(390, 2), (820, 3), (1280, 3)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_cards_of_the_overview_stand_in_full_rows_with_all_of_their_words(
        browser: Browser, address: str, theme: str, width: int, per_row: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    page = opened(context.new_page(), address)
    cards = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMetric]')].map(card => {
        const box = card.getBoundingClientRect(); return {top: Math.round(box.top), height: Math.round(box.height)} })""")
    cut = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMetric] p')].filter(
        words => words.scrollWidth > words.clientWidth + 1).map(words => words.innerText)""")
    values = page.locator("[data-testid=stMetricValue]")
    one_line = values.evaluate_all("values => values.every(value => value.querySelector('p').getBoundingClientRect().height"
                                   " < 2 * parseFloat(getComputedStyle(value).fontSize))")
    last = values.last.inner_text()
    context.close()
    rows = [card["top"] for card in cards]
    assert len(cards) == 6 and {rows.count(top) for top in rows} == {per_row} and not cut
    assert all(len({card["height"] for card in cards if card["top"] == top}) == 1 for top in rows)
    assert one_line and last == "USD 52.32 a barrel"


@pytest.mark.parametrize(("path", "per_row"), [("", [2, 2]), ("trade", [2, 2]), ("methods", [2, 1])])
def test_two_buttons_of_a_phone_stand_beside_each_other(browser: Browser, address: str, path: str, per_row: list[int]) -> None:
    context = browser.new_context(viewport=PHONE)
    page = opened(context.new_page(), f"{address}/{path}")
    page.get_by_text("Copy chart as image").wait_for()
    tops = page.evaluate("""() => [...document.querySelector('[class*=st-key-csv]').closest('[data-testid=stHorizontalBlock]').children].map(
        button => Math.round(button.getBoundingClientRect().top))""")
    context.close()
    assert [tops.count(top) for top in dict.fromkeys(tops)] == per_row, tops
