"""How many readers two processes bear: `python -m tests.benchmarks.many [READERS [SECONDS]]`.

Real sessions over websockets, half of them with each process, as the proxy of the README's "For many readers" spreads them: each
opens a page, thinks, and asks for other years of it or for another page, as Streamlit's browser side does. They come one after the
other to processes that were just started, and then all are there for as long. Printed are the 95th percentile of the time from a
change to the end of its run while they come, when most views are worked out for the first time, and median and 95th percentile once
all are there, beside those of a bare page with the same settings of Streamlit and as many readers who think as long; and the memory
of the processes before, with all readers, and after as many came and went again. The aim for 200 readers on two cores is a 95th
percentile, once all are there, of at most 300 ms beyond that of the bare page.
"""

import asyncio
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect

from tests import ROOT
from tests.benchmarks.pages import BARE
from tests.browser.visitor import server

READERS, SECONDS, THINK, PROCESSES = 200, 60, (3.0, 12.0), 2
# The mix of pages that a reader has: mostly charts of themes.
MIX = [("trade", "total"), ("trade", "flows"), ("energy", ""), ("arms", ""), ("investment", ""), ("", "overview"), ("compare", "compare"), ("claims", "")]
SEED = 2017


def question(path: str, view: str, first: int) -> bytes:
    """What the browser sends to have a page run."""
    message = BackMsg()
    message.rerun_script.page_script_hash = calc_hash(path)
    message.rerun_script.query_string = f"view={view}~years.{first}.2015" if view else ""
    return message.SerializeToString()


async def asked(talk: ClientConnection, text: bytes) -> float:
    """Milliseconds from a question to the end of the run that answers it."""
    start = time.perf_counter()
    await talk.send(text)
    while True:
        message = ForwardMsg.FromString(await asyncio.wait_for(talk.recv(), 60))
        if message.WhichOneof("type") == "script_finished":
            return (time.perf_counter() - start) * 1000


async def reader(address: str, chance: random.Random, start: float, seconds: float, times: list[tuple[float, float]], bare: bool) -> None:
    """One reader: comes at some moment of the first seconds, opens a page, thinks, changes it, and so on for as many seconds more."""
    await asyncio.sleep(chance.uniform(0, seconds))
    async with connect(f"{address.replace('http', 'ws')}/_stcore/stream", max_size=None, subprotocols=["streamlit"]) as talk:
        path, view = ("", "") if bare else chance.choice(MIX)
        await asked(talk, question(path, view, 1996))
        while time.monotonic() < start + 2 * seconds:
            await asyncio.sleep(chance.uniform(*THINK))
            if not bare and chance.random() < 0.3:
                path, view = chance.choice(MIX)
            moment = time.monotonic()
            times.append((moment - start, await asked(talk, question(path, view, chance.randint(1992, 2005)))))


async def crowd(addresses: list[str], readers: int, seconds: float, bare: bool) -> list[tuple[float, float]]:
    """The changes of many readers: seconds after the start, and how long each took."""
    times: list[tuple[float, float]] = []
    start = time.monotonic()
    every = await asyncio.gather(*(reader(addresses[place % len(addresses)], random.Random(SEED + place), start, seconds, times, bare)
                                   for place in range(readers)), return_exceptions=True)
    if failed := [fault for fault in every if fault]:
        print(f"{len(failed)} readers got no answer, the first: {failed[0]!r}")
    return times


@contextmanager
def measured(folder: Path) -> Iterator[tuple[list[str], Callable[[], float]]]:
    """The addresses of the processes, and what gives their memory in megabytes."""
    import psutil

    before = {child.pid for child in psutil.Process().children()}
    with ExitStack() as stack:
        addresses = [stack.enter_context(server(folder=folder)) for _ in range(PROCESSES)]
        started = [child for child in psutil.Process().children() if child.pid not in before]
        yield addresses, lambda: sum(process.memory_info().rss for process in started) / 1e6


def told(name: str, folder: Path, readers: int, seconds: float, bare: bool) -> None:
    """A line for one application."""
    with measured(folder) as (addresses, memory):
        asyncio.run(crowd(addresses, 2, 1, bare))
        first = memory()
        times = asyncio.run(crowd(addresses, readers, seconds, bare))
        second = memory()
        asyncio.run(crowd(addresses, readers, THINK[1], bare))
        coming, there = ([took for moment, took in times if (moment < seconds) == early] for early in (True, False))
        print(f"{name:12}{worst(coming):12.0f}{statistics.median(there):11.0f}{worst(there):9.0f}{len(there):9}{first:11.0f}{second:9.0f}{memory():10.0f}", flush=True)


def worst(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def main(readers: int = READERS, seconds: float = SECONDS) -> None:
    """Print both lines."""
    print(f"{'page':12}{'p95 coming':>12}{'median ms':>11}{'p95 ms':>9}{'changes':>9}{'MB before':>11}{'MB with':>9}{'MB again':>10}   {readers} readers")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        Path(folder, "app.py").write_text(BARE.format(traces=[(20, 40)]), encoding="utf-8")
        told("bare", Path(folder), readers, seconds, bare=True)
    told("dashboard", ROOT, readers, seconds, bare=False)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
