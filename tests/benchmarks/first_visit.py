"""How long a first visit takes beside a bare Streamlit page with the very same chart: `python -m tests.benchmarks.first_visit [PAGE]`.

In headless Chromium with an empty cache, the network throttled, on warm servers and in turn: from the navigation to the first
painted chart. The aims are ratios of at most 0.55 at 10 Mbit/s and 40 ms, 0.4 at 1.6 Mbit/s and 150 ms, and 1 without throttling.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests import ROOT
from tests.benchmarks.browser import BARE, first_chart, keep_charts, line
from tests.browser.visitor import DESK, chromium, place, server

NETWORKS = {"no throttling": (None, 7, 1.0), "10 Mbit/s, 40 ms": ((10, 40), 5, 0.55), "1.6 Mbit/s, 150 ms": ((1.6, 150), 3, 0.4)}


def visit(browser: Browser, address: str, network: tuple[float, int] | None) -> tuple[float, float]:
    """Milliseconds to the first chart of a reader who was never here, and the kilobytes that came over the network for it."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    talk = context.new_cdp_session(page)
    sizes: list[int] = []
    talk.send("Network.enable")
    talk.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    if network:
        megabits, delay = network
        talk.send("Network.emulateNetworkConditions", {"offline": False, "latency": delay, "downloadThroughput": megabits * 125_000,
                                                       "uploadThroughput": megabits * 125_000})
    page.set_default_timeout(180_000)
    shown = first_chart(page, address)
    context.close()
    return shown, sum(sizes) / 1000


def main(name: str) -> None:
    """Print a line for each network."""
    with tempfile.TemporaryDirectory() as folder, server() as ours, chromium() as browser:
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        _, _, options = keep_charts(name, Path(folder))
        (Path(folder) / "app.py").write_text(BARE.replace("OPTIONS", repr(options)), encoding="utf-8")
        with server(folder=Path(folder)) as bare:
            print(f"{name:22}{'chart ms':>12}{'bare ms':>11}{'ratio':>8}{'aim':>6}{'kB':>8}{'bare kB':>9}", flush=True)
            for network, (limits, runs, aim) in NETWORKS.items():
                both = lambda limits=limits: (visit(browser, f"{ours}/{place(name)}", limits), visit(browser, bare, limits))
                if limits is None:
                    both()
                pairs = [both() for _ in range(runs)]
                (_, kilobytes), (_, bare_kilobytes) = pairs[-1]
                print(f"{network:22}{line([(own, other) for (own, _), (other, _) in pairs])}{aim:6}{kilobytes:8.0f}{bare_kilobytes:9.0f}   {runs} visits", flush=True)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["trade"]))
