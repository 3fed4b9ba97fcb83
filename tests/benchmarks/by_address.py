"""Tables by address beside Datasette with the same tables: `python -m tests.benchmarks.by_address [SECONDS]`.

Needs `pip install datasette`. Some programs at once ask for whole tables as CSV, from each server in turn, without saying what they
have already: requests a second, and the median and the 95th percentile of the time of one. The aim is to be ahead in each.
"""

import shutil
import socket
import sqlite3
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pages.reading.tables import tables
from tests.browser.visitor import server, serving

TABLES, AT_ONCE, SECONDS = ("sources", "series", "observations"), 4, 10
MOST_ROWS = "100000"  # Datasette gives a thousand at first


@contextmanager
def datasette(folder: Path) -> Iterator[str]:
    """The address of a Datasette with our tables."""
    with sqlite3.connect(folder / "tables.db") as database:
        for name in TABLES:
            getattr(tables(), name).to_sql(name, database, index=False)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [shutil.which("datasette", path=str(Path(sys.executable).parent)) or "datasette", str(folder / "tables.db"), "--port", str(port),
               "--setting", "max_returned_rows", MOST_ROWS, "--setting", "default_page_size", MOST_ROWS]
    with serving(command, f"http://127.0.0.1:{port}", folder, well="/") as address:
        yield address


def fetched(address: str) -> bytes:
    """What stands at an address."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read()


def asked(address: str, seconds: float) -> list[float]:
    """Milliseconds of each answer, with several programs asking at once; the first answers, which are worked out, do not count."""
    fetched(address)
    end = time.monotonic() + seconds

    def program(_: int) -> list[float]:
        times = []
        while time.monotonic() < end:
            start = time.perf_counter()
            fetched(address)
            times.append((time.perf_counter() - start) * 1000)
        return times
    with ThreadPoolExecutor(AT_ONCE) as programs:
        return [one for times in programs.map(program, range(AT_ONCE)) for one in times]


def rows(content: bytes) -> int:
    """The lines of a CSV file."""
    return content.count(b"\n")


def main(seconds: float) -> None:
    """Print a line for each table and server."""
    with tempfile.TemporaryDirectory() as folder, server() as ours, datasette(Path(folder)) as theirs:
        print(f"{'table':14}{'server':12}{'requests/s':>12}{'median ms':>11}{'p95 ms':>9}{'lines':>8}")
        for name in TABLES:
            for whose, address in (("ours", f"{ours}/api/tables/{name}.csv"), ("Datasette", f"{theirs}/tables/{name}.csv?_size=max")):
                times = asked(address, seconds)
                print(f"{name:14}{whose:12}{len(times) / seconds:12.0f}{statistics.median(times):11.1f}"
                      f"{statistics.quantiles(times, n=20)[-1]:9.1f}{rows(fetched(address)):8}", flush=True)


if __name__ == "__main__":
    main(*(map(float, sys.argv[1:]) if sys.argv[1:] else [SECONDS]))
