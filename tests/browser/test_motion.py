"""What moves, in a real browser: nothing, for readers whose system asks for that."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page

from tests.browser.visitor import PHONE, open_panels, opened, settle

# Streamlit's panels ask for heights by script; page.css keeps them from passing through these, as a test below sees.
MOVES_ANYWAY = "details"
# Fading and changing colour are no movement; `more-before` is the fade at the edge of a row (page.css).
STILL = ("more-before", "opacity", "color", "background-color", "border", "box-shadow", "outline", "visibility", "fill")


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


def test_nothing_moves_for_readers_who_ask_for_less_motion(page: Page, address: str) -> None:
    """While a filter change is shown, nothing runs without end, and nothing changes its place or size by degrees."""
    page.emulate_media(reduced_motion="reduce")
    opened(page, f"{address}/trade")
    watch_motion(page)
    page.get_by_role("slider").first.press("ArrowRight")
    page.wait_for_url("**years.1997*")
    settle(page)
    open_panels(page)
    page.get_by_test_id("stDataFrame").first.hover()  # its buttons appear
    settle(page)
    seen = page.evaluate("[...window.moved.values()]")
    charts = page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].map(chart => chart.layout.transition?.duration ?? 0)")
    assert charts == [0]
    assert seen, "The watch saw not even a fading, so it would see no movement."
    moved = [motion for motion in seen
             if motion["endless"] or not (motion["what"].startswith(STILL) or motion["element"] == MOVES_ANYWAY)]
    assert not moved, moved


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_panel_unfolds_at_once_for_readers_who_ask_for_less_motion(page: Page, address: str, motion: str) -> None:
    """The heights that a panel passes through: closed, open, and as its parts come one by one; by degrees for the others, or the test sees nothing.

    Its motion is slowed down, or a busy browser might draw only its beginning and its end.
    """
    page.emulate_media(reduced_motion=motion)
    opened(page, f"{address}/trade")
    page.evaluate("""() => { window.heights = new Set(); const panel = document.querySelector('details'); const look = () => {
        panel.getAnimations().forEach(motion => motion.playbackRate = 0.3);
        window.heights.add(Math.round(panel.getBoundingClientRect().height)); requestAnimationFrame(look) }; look() }""")
    for state in ("open", "close"):
        page.locator("details > summary").first.click()
        page.wait_for_function(f"() => document.querySelector('details').open === {str(state == 'open').lower()}")
        settle(page)
    seen = page.evaluate("[...window.heights]")
    assert len(seen) <= 6 if motion == "reduce" else len(seen) > 6, seen


def test_the_menu_of_a_phone_does_not_slide_for_readers_who_ask_for_less_motion(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    opened(page, f"{address}/trade")
    watch_motion(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Energy").wait_for()
    settle(page)
    moved = page.evaluate("[...window.moved.values()].map(motion => motion.what)")
    assert not [what for what in moved if not what.startswith(STILL)], moved
