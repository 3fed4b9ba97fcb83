"""How long a reader waits beside a bare Streamlit page: `python -m tests.benchmark_browser [PAGE …]`.

In headless Chromium, on warm servers and in turn: from the navigation to the first painted Plotly
chart, and from an arrow key on the slider of years to the changed chart. The bare page has one
slider, the very chart of the page, as wide, and one download button; its chart follows its slider. The aim
is a ratio of at most 1.3.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.benchmark_pages import page_of
from tests.browser import ROOT, chromium, place, server, settle

PAGES = ["overview", "trade", "energy", "claims"]
RUNS = 7
BARE = '''
import json

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.title("Bare")
first, last = st.slider("Years", 1990, 2020, (1996, 2015))
with open("chart.json", encoding="utf-8") as file:
    figure = go.Figure(json.load(file))
st.plotly_chart(figure.update_xaxes(range=[first, last]))
st.download_button("Download CSV", "year,value", "values.csv", on_click="ignore")
'''
# The time on the page's own clock, which starts with the navigation, of the first frame with a chart.
FIRST = """() => new Promise(done => { const look = () => {
    const drawn = document.querySelector('.js-plotly-plot :is(.scatterlayer, .barlayer) path');
    drawn ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look) }; look() })"""
# The time from a key to the frame after Plotly has drawn otherwise.
WATCH = """() => { const drawing = () => document.querySelector('.js-plotly-plot .main-svg')?.innerHTML;
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


def measured(browser: Browser, address: str) -> tuple[float, float | None]:
    """Both times in a fresh session; None where a page has no slider."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    shown = first_chart(page, address)
    settle(page)
    change = None
    if page.get_by_role("slider").count():
        slider_change(page, "ArrowRight")  # the first change of a session also loads what later ones have
        settle(page)
        change = slider_change(page, "ArrowRight")
    context.close()
    return shown, change


def compare(browser: Browser, ours: str, name: str, folder: Path) -> str:
    """One line of the table."""
    (folder / "chart.json").write_text(page_of(name).get("plotly_chart")[0].proto.spec, encoding="utf-8")
    (folder / "app.py").write_text(BARE, encoding="utf-8")
    with server(folder=folder) as bare:
        measured(browser, bare), measured(browser, f"{ours}/{place(name)}")
        pairs = [(measured(browser, f"{ours}/{place(name)}"), measured(browser, bare)) for _ in range(RUNS)]
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
