"""How long a reader waits beside a bare Streamlit page: `python -m tests.benchmark_browser [PAGE …]`.

In headless Chromium, on warm servers and in turn: from the navigation to the first painted Plotly
chart, and from an arrow key on the slider of years to the changed chart. The bare page has one
slider, the very charts that the page shows for these years, as wide, and one download button. The aim is
a ratio of at most 1.3.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page
from streamlit.testing.v1 import AppTest

from tests.benchmark_pages import page_of
from tests.browser import ROOT, chromium, place, server, settle

PAGES = ["overview", "trade", "energy", "arms", "investment", "diplomacy", "claims", "reconcile", "compare", "oil", "composite"]
RUNS = 7
FIRST_YEARS = [1996, 1997, 1998]  # what the slider shows at first, and after each of two keys
BARE = '''
import json

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.title("Bare")
first, last = st.slider("Years", 1990, 2020, (1996, 2015))
with open(f"charts-{first}.json", encoding="utf-8") as file:
    for place, figure in enumerate(json.load(file)):
        st.plotly_chart(go.Figure(figure), key=f"chart_{place}")
st.download_button("Download CSV", "year,value", "values.csv", on_click="ignore")
'''
# The time on the page's own clock, which starts with the navigation, of the first frame with a chart.
FIRST = """() => new Promise(done => { const look = () => {
    const drawn = document.querySelector('.js-plotly-plot :is(.scatterlayer, .barlayer) path');
    drawn ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look) }; look() })"""
# The time from a key to the frame after Plotly has drawn otherwise.
WATCH = """() => { const drawing = () => [...document.querySelectorAll('.js-plotly-plot .main-svg')].map(svg => svg.innerHTML).join();
    window.changed = new Promise(done => addEventListener('keydown', () => {
        const start = performance.now(), before = drawing();
        const look = () => { const now = drawing();
            now && now !== before ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look) };
        look() }, {capture: true, once: true})) }"""


def first_chart(page: Page, address: str) -> float:
    """Milliseconds from the navigation to the first painted chart."""
    page.goto(address, wait_until="commit")
    return page.evaluate(FIRST)


def slider_change(page: Page, key: str) -> float:
    """Milliseconds from an arrow key on the first handle of the slider to the changed chart."""
    page.get_by_role("slider").first.focus()
    page.evaluate(WATCH)
    page.keyboard.press(key)
    return page.evaluate("window.changed")


def measured(browser: Browser, address: str, slides: bool) -> tuple[float, float | None]:
    """Both times in a fresh session; None for the second where the page has no slider."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    shown = first_chart(page, address)
    settle(page)
    change = None
    if slides:
        slider_change(page, "ArrowRight")  # the first change of a session also loads what later ones have
        settle(page)
        change = slider_change(page, "ArrowRight")
    context.close()
    return shown, change


def charts(app: AppTest) -> list[str]:
    """The charts of the page, as JSON, for each of the first years; once only if there is no slider."""
    seen = [specs(app)]
    if app.slider:
        seen += [specs(app.slider[0].set_range(year, app.slider[0].value[1]).run()) for year in FIRST_YEARS[1:]]
    return seen


def specs(app: AppTest) -> str:
    """The charts of a page as a list in JSON."""
    return f"[{', '.join(chart.proto.spec for chart in app.get('plotly_chart'))}]"


def compare(browser: Browser, ours: str, name: str, folder: Path) -> str:
    """One line of the table."""
    shown = charts(page_of(name))
    for year, chart in zip(FIRST_YEARS, shown):
        (folder / f"charts-{year}.json").write_text(chart, encoding="utf-8")
    slides = len(shown) > 1
    (folder / "app.py").write_text(BARE, encoding="utf-8")
    with server(folder=folder) as bare:
        measured(browser, bare, slides), measured(browser, f"{ours}/{place(name)}", slides)
        pairs = [(measured(browser, f"{ours}/{place(name)}", slides), measured(browser, bare, slides)) for _ in range(RUNS)]
    cells = ""
    for column in range(2):
        times = [(own[column], other[column]) for own, other in pairs if own[column] is not None]
        cells += line(times) if times else "no slider".rjust(31)
    return f"{name:12}{cells}"


def line(times: list[tuple[float, float]]) -> str:
    """Median of the page, of the bare page, and of the ratios."""
    own, other = (statistics.median(column) for column in zip(*times))
    return f"{own:12.0f}{other:11.0f}{statistics.median(a / b for a, b in times):8.2f}"


def main(names: list[str]) -> None:
    """Print a line for each page."""
    print(f"{'page':12}{'chart ms':>12}{'bare ms':>11}{'ratio':>8}{'change ms':>12}{'bare ms':>11}{'ratio':>8}"
          f"   medians of {RUNS} runs in turn")
    with tempfile.TemporaryDirectory() as folder, server() as ours, chromium() as browser:
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        for name in names:
            print(compare(browser, ours, name, Path(folder)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or PAGES)
