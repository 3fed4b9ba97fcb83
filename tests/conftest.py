"""Settings for all tests, and the server and the browser that several of them share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from data.stored.read import FOLDER_VARIABLE
from data.text.cells import cell_faults
from data.text.faults import Fault
from data.text.files import Part, files, read_text
from data.text.schema import Column, Table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# The tests are about the tables of this folder, whatever the one who runs them looks at; servers that they start inherit this.
os.environ.pop(FOLDER_VARIABLE, None)

# A shared machine may pause at any moment, which says nothing about the code.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Chromium, by the fixture that all others of the browser take, and let it run last, all with one browser.

    Of these the first start servers of their own: they wait long, and at the end nothing would run beside them.
    """
    for item in items:
        if "needs_chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: ("browser" in item.keywords, "address" in getattr(item, "fixturenames", ())))


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every later search for garbage: Streamlit makes one after each run of a page."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def same_text_is_read_once() -> Iterator[None]:
    """A hundred and fifty tests build tables of which one is spoilt: a table of the same bytes is read, and its cells looked at, once for all.

    The checks between tables run in each. What a build in a process of its own does is not touched.
    """
    parts: dict[tuple, Part] = {}
    found: dict[int, list[Fault]] = {}

    def read(folder: Path, name: str, table: Table) -> Part:
        try:
            text = (name, *table.columns, *((path.relative_to(folder), path.read_bytes()) for path in files(folder, name, table)))
        except OSError:
            return read_text(folder, name, table)
        if text not in parts:
            parts[text] = read_text(folder, name, table)
        return parts[text]

    def looked_at(columns: dict[str, Column], frame: pd.DataFrame) -> list[Fault]:
        if not any(part.frame is frame for part in parts.values()):
            return cell_faults(columns, frame)
        if id(frame) not in found:
            found[id(frame)] = cell_faults(columns, frame)
        return found[id(frame)]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("data.build.read_text", read)
        patched.setattr("data.large.build.read_text", read)
        patched.setattr("data.text.check.cell_faults", looked_at)
        yield


@pytest.fixture(scope="session")
def needs_chromium() -> None:
    """Skip what needs a browser where there is none."""
    pytest.importorskip("playwright")
    from tests.browser.visitor import CHROMIUM
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")


@pytest.fixture(scope="session")
def address(needs_chromium: None, worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server of the app; every visitor has a session of its own there."""
    from tests.browser.visitor import server_of_all
    own = tmp_path_factory.getbasetemp()  # of this process; that of the whole run is above it
    with server_of_all(own if worker_id == "master" else own.parent) as running:
        yield running


@pytest.fixture(scope="session")
def browser(needs_chromium: None) -> Iterator[Browser]:
    """Chromium without a window. Its event loop would stand in the way of tests without a browser, so these run before."""
    from tests.browser.visitor import chromium
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def reader(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader who keeps a page open all the time: each further page then takes half as long to come.

    The browser forgets how the reader left the menu of a phone, which else would stand open in the next test.
    """
    from tests.browser.visitor import DESK, new_reader, opened
    context = new_reader(browser, viewport=DESK)
    context.add_init_script("if (location.protocol.startsWith('http')) localStorage.clear()")
    opened(context.new_page(), f"{address}/methods").emulate_media(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def open_page(reader: BrowserContext) -> Page:
    """The page that the reader keeps open, on a desk in a light system that asks for less motion: `gone` leads on in half the time of a new page.

    What its session keeps stays too, so a test goes to an address that names the view; and it waits for what the test before has left running.
    """
    from tests.browser.visitor import DESK, settle, turn
    page = reader.pages[0]
    page.set_viewport_size(DESK)
    page.keyboard.press("Escape")
    page.mouse.move(0, DESK["height"] - 1)  # off what the test before has pressed
    settle(page)
    turn(page, "light")
    return page


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    """An empty page on a desk, in a light system, with a session of its own once an address is opened.

    What it leaves in the browser, such as the menu of a phone that stands open, is forgotten with it: other pages of the reader read that too.
    """
    page = reader.new_page()
    yield page
    reader.pages[0].evaluate("localStorage.clear()")
    page.close()
