"""Several processes behind the real proxy: readers keep their process, files arrive, and a process that dies loses nothing."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import ROOT
from tests.browser.visitor import DESK, PATIENCE, choose, new_reader, opened, serving, settle, wait_until_healthy

NGINX, CONFIGURATION = shutil.which("nginx"), ROOT / ".serve" / "nginx.conf"
READERS = 3
ONE_SECRET = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for all processes"}
BACK = "[data-testid='stApp'][data-test-connection-state='CONNECTED']"


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def started(*ports: int) -> list[subprocess.Popen]:
    """Processes of the app that start at the same time, once all answer."""
    processes = [subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1",
                                   "--server.headless", "true"], cwd=ROOT, env=os.environ | ONE_SECRET, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) for port in ports]
    for port in ports:
        wait_until_healthy(f"http://127.0.0.1:{port}")
    return processes


def stopped(process: subprocess.Popen) -> None:
    """End a process at once, as a machine that fails does."""
    process.kill()
    process.wait(timeout=PATIENCE / 1000)


@contextmanager
def proxy(ports: list[int], folder: Path) -> Iterator[str]:
    """The address of nginx with the committed configuration, but for its ports."""
    (outside,) = free_ports(1)
    text = CONFIGURATION.read_text(encoding="utf-8")
    for said, port in zip(("127.0.0.1:8501", "127.0.0.1:8502", "127.0.0.1:8080"), (*ports, outside), strict=True):
        assert said in text
        text = text.replace(said, f"127.0.0.1:{port}")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    with serving([NGINX, "-p", str(folder), "-c", "nginx.conf"], f"http://127.0.0.1:{outside}", folder) as address:
        yield address


def downloaded(page: Page) -> str:
    """The content of the CSV file of a page."""
    with page.expect_download() as download:
        page.get_by_text("Download CSV").first.click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def years_of(content: str) -> set[str]:
    """The years of a file."""
    return {line.split(",")[0] for line in content.splitlines()[1:]}


def test_readers_stay_with_a_process_and_go_on_with_another_if_it_dies(browser: Browser, tmp_path: Path) -> None:
    if NGINX is None:
        pytest.skip("nginx is not installed: apt-get install --no-install-recommends nginx-light")
    ports = free_ports(2)
    processes = started(*ports)
    try:
        with proxy(ports, tmp_path) as address:
            contexts = [new_reader(browser, viewport=DESK, accept_downloads=True) for _ in range(READERS)]
            pages = [opened(context.new_page(), f"{address}/trade?view=total~years.{2000 + place}.2010") for place, context in enumerate(contexts)]
            files = [downloaded(page) for page in pages]
            assert [min(years_of(file)) for file in files] == [str(2000 + place) for place in range(READERS)]
            for page in pages:  # a page of the same reader finds the same process, or its file would be missing
                assert downloaded(page) in files
            stopped(processes[0])
            for place, page in enumerate(pages):
                page.wait_for_selector(BACK)
                settle(page)
                assert downloaded(page) == files[place] and f"total~years.{2000 + place}.2010" in page.url
            new = opened(new_reader(browser, viewport=DESK).new_page(), f"{address}/energy")
            assert new.get_by_text("Download CSV").first.is_visible()
            for context in contexts:
                context.close()
    finally:
        for process in processes:
            stopped(process)


def test_a_fresh_server_answers_its_first_address_with_the_whole_page_and_a_download_arrives_from_the_next(browser: Browser) -> None:
    (port,) = free_ports(1)
    (process,) = started(port)
    try:
        context = new_reader(browser, viewport=DESK, accept_downloads=True)
        page = opened(context.new_page(), f"http://127.0.0.1:{port}/trade?view=total~years.2001.2009")
        assert page.locator("h1").count() == 1 and "Page not found" not in page.inner_text("body")
        choose(page, "Measure", "Index, base year = 100")  # which Streamlit does not send to the next server
        page.wait_for_url("**measure.index*")
        settle(page)
        before = downloaded(page)
        stopped(process)
        page.wait_for_selector("[data-testid='stApp']:not([data-test-connection-state='CONNECTED'])")
        (process,) = started(port)
        page.wait_for_selector(BACK)
        settle(page)
        assert downloaded(page) == before
        context.close()
    finally:
        stopped(process)
