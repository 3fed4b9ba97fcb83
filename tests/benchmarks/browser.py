"""How long a reader waits beside a bare Streamlit page: `python -m tests.benchmarks.browser [PAGE …]`.

In headless Chromium, on warm servers and in turn: from the navigation to the first painted Plotly
chart, from an arrow key on the slider of years to the changed chart, and from a choice in the page's
first box to the changed chart. Later changes count with the median of those of a session; `1st` is the
first choice of a session, for which the browser has not compiled yet what draws it. The bare page has
one slider, one box where the page has one, the very charts that the page shows then, as wide, one
download button, and each other element of the page as the plainest of its kind, or as a caption.
The aim is a ratio of at most 1.5.
"""

import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from pages.catalogue.registry import read_permalink, view_settings
from pages.choices.setting import resolved
from tests import ROOT
from tests.apps import address_of, figures, run, unopened
from tests.browser.visitor import DESK, chromium, place, server, settle

PAGES = ["overview", "trade", "energy", "arms", "investment", "diplomacy", "claims", "reconcile", "compare", "oil", "composite"]
RUNS = 5
NO_CHART = ("Search", "Values of the year", "Image")  # boxes that change no chart of their page
LATER = 5  # changes of each kind in a session, after the first; odd, so that they end where they began
FIRST_YEARS = [1996, 1997]  # what the slider shows at first, and after a key to the right
BARE = '''
import json

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.title("Bare")
first, last = st.slider("Years", 1990, 2020, (1996, 2015))
place = OPTIONS.index(st.selectbox("Box", OPTIONS)) if OPTIONS else 0
with open(f"charts-{first}-{place}.json", encoding="utf-8") as file:
    for number, figure in enumerate(json.load(file)):
        st.plotly_chart(go.Figure(figure), key=f"chart_{number}")
st.download_button("Download CSV", "year,value", "values.csv", on_click="ignore")
plainest = {"selectbox": lambda name: st.selectbox(name, ["one", "other"]), "multiselect": lambda name: st.multiselect(name, ["one", "other"], ["one"]),
            "radio": lambda name: st.radio(name, ["one", "other"]), "button_group": lambda name: st.segmented_control(name, ["one", "other"]),
            "button": st.button, "toggle": st.toggle, "download_button": lambda name: st.download_button(name, "year,value", key=name),
            "dataframe": lambda name: st.dataframe({"year": range(1996, 2016)}, key=name), "number_input": st.number_input}
for number, kind in enumerate(OTHERS):
    plainest.get(kind, st.caption)(f"Line {number}")
'''
# The time on the page's own clock, which starts with the navigation, of the first frame with a chart.
FIRST = """() => new Promise((done, failed) => { const look = () => {
    const drawn = document.querySelector('.js-plotly-plot :is(.scatterlayer, .barlayer) path');
    if (performance.now() > 180000) failed(new Error('No chart within three minutes.'));
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


def box_change(page: Page, box: str, option: str) -> float:
    """Milliseconds from the choice of an option in a box to the changed chart."""
    page.get_by_role("combobox", name=box).first.click()
    page.get_by_role("option", name=option, exact=True).hover()
    page.evaluate(WATCH)
    page.keyboard.press("Enter")
    return page.evaluate("window.changed")


def measured(browser: Browser, address: str, slides: bool, box: str, options: list[str]) -> list[float | None]:
    """The four times in a fresh session, of later changes the median; None where the page has no slider or no box."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    shown = first_chart(page, address)
    settle(page)
    first_choice, *chosen = in_turn(page, box_change, [(box, option) for option in options[::-1]]) or [None]
    # The first key of a session also loads what later ones have.
    _, *slid = in_turn(page, slider_change, [("ArrowRight",), ("ArrowLeft",)] if slides else []) or [None]
    context.close()
    return [shown, statistics.median(slid) if slid else None, statistics.median(chosen) if chosen else None, first_choice]


def in_turn(page: Page, change: Callable[..., float], choices: list[tuple[str, ...]]) -> list[float]:
    """The times of the first change and of `LATER` more, one choice after the other and again from the first."""
    times = []
    for choice in islice(cycle(choices), 1 + LATER):
        times.append(change(page, *choice))
        settle(page)
    return times


def keep_charts(name: str, folder: Path) -> tuple[bool, str, list[str]]:
    """Write what the page shows at first, with other years and with the other option; whether it has a slider, and its first box."""
    app = run(name)
    boxes = [box for box in app.selectbox if box.label not in NO_CHART] if app.slider else []  # the box of Claims changes no chart
    box, options = (boxes[0].label, boxes[0].options[:2]) if boxes else ("", [])
    for year in FIRST_YEARS:
        if app.slider and year != FIRST_YEARS[0]:
            app.slider[0].set_range(year, app.slider[0].value[1]).run()
        (folder / f"charts-{year}-0.json").write_text(specs(app), encoding="utf-8")
    if options:
        other = run(name).selectbox(key=boxes[0].key).set_value(second_option(address_of(app)[0], boxes[0].key)).run()
        (folder / f"charts-{FIRST_YEARS[0]}-1.json").write_text(specs(other), encoding="utf-8")
    return bool(app.slider), box, options


def elements(app: AppTest) -> list[str]:
    """The kinds of all elements of a page, without what only holds others."""
    def within(block: Block) -> list[str]:
        return [kind for part in block.children.values() for kind in (within(part) if isinstance(part, Block) else [part.type])]
    return within(app._tree)


def second_option(text: str, key: str) -> str:
    """The id of the second option of a box, whose words alone the page holds."""
    name, first = read_permalink(text)
    return list(resolved(view_settings(name)[key], first).options)[1]


def specs(app: AppTest) -> str:
    """The charts of a page as a list in JSON."""
    return f"[{', '.join(chart.proto.spec for chart in app.get('plotly_chart'))}]"


def compare(browser: Browser, ours: str, name: str, folder: Path) -> str:
    """One line of the table."""
    slides, box, options = keep_charts(name, folder)
    app = unopened(name).run()
    own = ["plotly_chart"] * len(figures(app)) + ["slider", "download_button"] + ["selectbox"] * bool(box)
    others = Counter(elements(app)) - Counter(own)
    (folder / "app.py").write_text(BARE.replace("OPTIONS", repr(options)).replace("OTHERS", repr(list(others.elements()))), encoding="utf-8")
    with server(folder=folder) as bare:
        both = lambda: (measured(browser, f"{ours}/{place(name)}", slides, box, options), measured(browser, bare, slides, "Box", options))
        both()
        pairs = [both() for _ in range(RUNS)]
    cells = ""
    for own, other in zip(zip(*(own for own, _ in pairs)), zip(*(other for _, other in pairs))):
        cells += line(list(zip(own, other))) if own[0] is not None else "none".rjust(31)
    return f"{name:12}{cells}   {box}"


def line(times: list[tuple[float, float]]) -> str:
    """Median of the page, of the bare page, and of the ratios."""
    own, other = (statistics.median(column) for column in zip(*times))
    return f"{own:12.0f}{other:11.0f}{statistics.median(a / b for a, b in times):8.2f}"


def main(names: list[str]) -> None:
    """Print a line for each page."""
    print(f"{'page':12}" + "".join(f"{what + ' ms':>12}{'bare ms':>11}{'ratio':>8}" for what in ("chart", "years", "box", "1st"))
          + f"   medians of {RUNS} sessions in turn")
    with tempfile.TemporaryDirectory() as folder, server() as ours, chromium() as browser:
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        for name in names:
            print(compare(browser, ours, name, Path(folder)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or PAGES)
