"""How long a first visit takes beside a bare Streamlit page with the very same chart: `python -m tests.benchmarks.first_visit [PAGE]`.

In headless Chromium with an empty cache, on warm servers and in turn, through a relay that delays and meters every byte as a slow
line does: from the navigation to the first painted chart. (Chromium's own throttling delays each message of a websocket by itself,
as no network does.) The aims are ratios of at most 0.55 at 10 Mbit/s and 40 ms, 0.4 at 1.6 Mbit/s and 150 ms, and 1 without throttling.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread

from playwright.sync_api import Browser

from tests import ROOT
from tests.benchmarks.browser import BARE, first_chart, keep_charts, line
from tests.browser.visitor import DESK, chromium, place, server

NETWORKS = {"no throttling": (None, 5, 1.0), "10 Mbit/s, 40 ms": ((10, 40), 5, 0.55), "1.6 Mbit/s, 150 ms": ((1.6, 150), 3, 0.4)}


class Line:
    """A line to a server: every byte of all connections passes one meter, and arrives after half a round trip."""

    def __init__(self, port: int, megabits: float, milliseconds: float) -> None:
        self.port, self.rate, self.delay, self.free, self.carried = port, megabits * 125_000, milliseconds / 2000, 0.0, 0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, which takes a round trip to open."""
        await asyncio.sleep(2 * self.delay)
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.port)
        with suppress(asyncio.CancelledError, ConnectionError):  # the browser has gone
            await asyncio.gather(self.up(reader, to_server), self.down(from_server, writer))

    async def up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What a browser asks, which is little."""
        loop = asyncio.get_running_loop()
        while data := await reader.read(16_384):
            loop.call_later(self.delay, writer.write, data)
        loop.call_later(self.delay, writer.close)

    async def down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What the server sends, at the pace of the line."""
        loop = asyncio.get_running_loop()
        while data := await reader.read(4_096):
            self.carried += len(data)
            self.free = max(self.free, loop.time()) + len(data) / self.rate
            loop.call_at(self.free + self.delay, writer.write, data)
            await asyncio.sleep(max(0.0, self.free - loop.time()))
        loop.call_at(self.free + self.delay + 0.001, writer.close)  # not at the moment of the last bytes: the loop keeps no order within one


@contextmanager
def slow(address: str, network: tuple[float, int] | None) -> Iterator[tuple[str, Line]]:
    """The address of a server behind a line, and the line; without a network one that nothing slows."""
    line = Line(int(address.rpartition(":")[2]), *(network or (100_000, 0)))
    loop, ports = asyncio.new_event_loop(), Queue()

    async def listen() -> None:
        listening = await asyncio.start_server(line.connected, "127.0.0.1", 0)
        ports.put(listening.sockets[0].getsockname()[1])

    async def ended() -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        loop.call_soon(loop.stop)

    Thread(target=loop.run_forever, daemon=True).start()
    asyncio.run_coroutine_threadsafe(listen(), loop)
    yield f"http://127.0.0.1:{ports.get()}", line
    asyncio.run_coroutine_threadsafe(ended(), loop)


def visit(browser: Browser, address: str, path: str, network: tuple[float, int] | None) -> tuple[float, float]:
    """Milliseconds to the first chart of a reader who was never here, and the kilobytes that came for it."""
    with slow(address, network) as (there, line):
        context = browser.new_context(viewport=DESK)
        page = context.new_page()
        page.set_default_timeout(180_000)
        shown = first_chart(page, f"{there}/{path}")
        context.close()
        return shown, line.carried / 1000


def main(name: str) -> None:
    """Print a line for each network."""
    with tempfile.TemporaryDirectory() as folder, server() as ours, chromium() as browser:
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        _, _, options = keep_charts(name, Path(folder))
        (Path(folder) / "app.py").write_text(BARE.replace("OPTIONS", repr(options)).replace("OTHERS", "[]"), encoding="utf-8")
        with server(folder=Path(folder)) as bare:
            print(f"{name:22}{'chart ms':>12}{'bare ms':>11}{'ratio':>8}{'aim':>6}{'kB':>8}{'bare kB':>9}", flush=True)
            for network, (limits, runs, aim) in NETWORKS.items():
                both = lambda limits=limits: (visit(browser, ours, place(name), limits), visit(browser, bare, "", limits))
                if limits is None:
                    both()
                pairs = [both() for _ in range(runs)]
                (_, kilobytes), (_, bare_kilobytes) = pairs[-1]
                print(f"{network:22}{line([(own, other) for (own, _), (other, _) in pairs])}{aim:6}{kilobytes:8.0f}{bare_kilobytes:9.0f}   {runs} visits", flush=True)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["trade"]))
