"""A real server and a real browser for the journeys and the screenshots."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from pages.words.titles import TITLES
from tests import ROOT

CHROMIUM = shutil.which("chromium")
HEALTH = "/_stcore/health"
# One process draws all pages of a site, so that those of one reader share the scripts that it has compiled.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--renderer-process-limit=1", "--process-per-site",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]

PATIENCE = 90_000  # milliseconds that a test waits for what it needs: a shared machine may pause at any moment
expect.set_options(timeout=PATIENCE)
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1280, "height": 1000}
PAGES = [*TITLES, "report?view=total&view=deals&view=exchange"]  # every page, and the report with views to move


@contextmanager
def server(environment: dict[str, str] | None = None, folder: Path = ROOT) -> Iterator[str]:
    """The address of a fresh server of the app in a folder, stopped afterwards."""
    command, address = to_serve()
    with serving(command, address, folder, environment):
        yield address


def to_serve() -> tuple[list[str], str]:
    """The command that serves the app at a free port, and the address there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port),
            "--server.address", "127.0.0.1", "--server.headless", "true"], f"http://127.0.0.1:{port}"


@contextmanager
def server_of_all(folder: Path) -> Iterator[str]:
    """The address of one server for all processes of a test run: the first that needs it starts it, the last stops it.

    `folder` is common to these processes and holds the address, the number of the server's process and how many use it.
    """
    known, lock = folder / "server.json", FileLock(folder / "server.lock")
    with lock:
        if known.exists():
            running = json.loads(known.read_text())
        else:
            command, address = to_serve()
            process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            running = {"address": address, "process": process.pid, "users": 0}
            try:
                wait_until_healthy(address)
            except TimeoutError:
                process.kill()  # nobody else knows of it
                raise
        known.write_text(json.dumps(running | {"users": running["users"] + 1}))
    yield running["address"]
    with lock:
        left = json.loads(known.read_text())
        if left["users"] > 1:
            known.write_text(json.dumps(left | {"users": left["users"] - 1}))
        else:
            known.unlink()
            psutil.Process(left["process"]).terminate()


@contextmanager
def serving(command: list[str], address: str, folder: Path, environment: dict[str, str] | None = None, well: str = HEALTH) -> Iterator[str]:
    """The address at which a command answers, once it does at the path `well`; stopped afterwards."""
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_healthy(address, well)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE / 1000)


def wait_until_healthy(address: str, well: str = HEALTH) -> None:
    """Return once the server answers; raises TimeoutError if it does not in time."""
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}{well}", timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"The server at {address} did not become healthy.")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def new_reader(browser: Browser, **options: object) -> BrowserContext:
    """A reader with a browser of their own, which knows nothing of the others."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def place(path: str) -> str:
    """The path of a page in the address; the front page has none."""
    return "" if path == "overview" else path


def opened(page: Page, address: str) -> Page:
    """The page at an address once all of it has come."""
    page.goto(address)
    settle(page)
    return page


# As Back and Forward do; the script of the app runs for each. A busy browser may draw the page without ever showing that it ran.
GO = """([address, patience]) => new Promise((done, failed) => {
    const title = () => document.querySelector('[data-testid=stMain] h1')?.innerText, before = title();
    const state = () => JSON.stringify({...document.querySelector('[data-testid=stApp]').dataset});
    setTimeout(() => failed(new Error(`Nothing happened on the way to ${address}: ${state()}`)), patience);
    new MutationObserver((seen, watch) => {
        if (!seen.some(change => change.type === 'attributes') && title() === before) return;
        watch.disconnect();
        done() }).observe(document.body, {subtree: true, childList: true, characterData: true, attributeFilter: ['data-test-script-state']});
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate')) })"""


def gone(page: Page, address: str) -> Page:
    """The open page of a reader who goes to another address of the app without loading all of it again.

    From one address of a page to another of the same one the way leads over a second page, or Streamlit runs nothing.
    """
    there, here = urlsplit(address), urlsplit(page.url)
    over = [there._replace(path="/data" if there.path != "/data" else "/methods", query="").geturl()] if (there.path or "/") == here.path else []
    for step in [*over, address]:
        page.evaluate(GO, [step, PATIENCE])
        settle(page)
    return page


def plotted(page: Page) -> dict[str, list]:
    """What Plotly has drawn: for each trace its name, years and values."""
    page.wait_for_selector(".js-plotly-plot .main-svg")
    return page.evaluate("""() => {
        const plain = values => Array.from(values._inputArray ?? values, v => Number.isNaN(v) ? null : v);
        return document.querySelector('.js-plotly-plot').data.map(
            trace => [trace.name, plain(trace.x), plain(trace.y)]);
    }""")


def open_panels(page: Page) -> None:
    """Open every panel, so that what it hides is looked at too."""
    closed = page.locator("details:not([open]) > summary")
    while count := closed.count():
        for _ in range(count):
            closed.first.click()
        settle(page)


def choose(page: Page, box: str, option: str) -> None:
    """Choose an option in one of a page's boxes, by the names that a reader sees."""
    page.get_by_role("combobox", name=box).click()
    page.get_by_role("option", name=option).click()


# A page stands still once its script has run, nothing is being loaded, fades or scrolls, every chart is drawn, and six looks in a row see the same.
# A finger that is put on a page that still scrolls only stops it.
# A look at every frame would take the time that the page needs for itself.
STILL = """() => {
    const app = document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]'), main = document.querySelector('[data-testid=stMain]');
    const loading = '[data-testid=stSkeleton], [data-stale=true], [data-testid=stPlotlyChart] .js-plotly-plot:not(:has(.main-svg))';
    const fades = motion => motion.timeline === document.timeline && motion.playState === 'running' && motion.effect.getComputedTiming().iterations !== Infinity;
    const ready = app && main?.querySelector('h1') && !main.querySelector(loading) && !document.getAnimations().some(fades);
    const seen = ready && location.href + main.scrollTop + main.textContent + [...main.querySelectorAll('.main-svg path')].map(path => path.getAttribute('d'));
    window.calm = seen && seen === window.seen ? window.calm + 1 : 0;
    window.seen = seen;
    return window.calm >= 5 }"""


def year_from(page: Page, year: int) -> None:
    """Wait until the years that play have come to one or passed it: on a busy machine several may pass between two looks."""
    page.wait_for_function("year => Number(location.search.match(/at\\.(\\d+)/)?.[1]) >= year", arg=year)


def settle(page: Page) -> None:
    """Wait until the page stands still: what a reader has set is sent, worked out and drawn."""
    page.evaluate("window.calm = 0")
    page.wait_for_function(STILL, polling=60, timeout=PATIENCE)


def turn(page: Page, scheme: str) -> None:
    """Let the system of the reader of an open page ask for a theme, and wait until the page has it."""
    if page.evaluate("scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches", scheme):
        return
    ground = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    before = page.evaluate(ground)
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(f"before => ({ground})() !== before", arg=before)
    settle(page)


def show(page: Page, chart: str, question: str = "") -> None:
    """Press the name of a chart of a theme, below the question that it belongs to."""
    for name in filter(None, (question, chart)):
        page.get_by_role("radio", name=name, exact=True).click()
        settle(page)
