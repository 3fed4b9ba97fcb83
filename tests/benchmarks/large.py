"""Questions on a reader's table of 2·10⁷ rows beside the same SQL in bare DuckDB: `python -m tests.benchmarks.large [FOLDER]`.

The rows are generated, in the declared shape and order; FOLDER keeps them for the next run. The time of a question is
that of `engine.ask` up to the data frame, once its SQL has been made for any ids; bare DuckDB has its own settings, so that
it looks up where the rows lie in each file anew. Both run in turn in one process, and medians and the median of the ratios
are printed, by the clock and of the processor, on which other programs weigh less. Then the peak memory of a process that
asks all questions, for three sizes of the table: flat means that it does not grow with the rows. Needs Linux.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data.large import engine, trade
from data.large.schema import LAYOUTS
from data.large.shape import TRADE_VARIABLE

RUNS, ROWS_IN_GROUP = 9, 131_072
ECONOMIES, PRODUCTS, YEARS = 61, 196, 28  # 61 · 60 · 196 · 28 = 20,086,080 rows
CODES = [f"E{number:02}" for number in range(ECONOMIES)]
SOURCE = "generated"

QUESTIONS: dict[str, tuple] = {
    "one flow": (trade.flow, SOURCE, "E01", "E02"),
    "all exports of one": (trade.flow, SOURCE, "E01", None),
    "all imports of one": (trade.flow, SOURCE, None, "E01"),
    "one beside all others": (trade.beside_others, SOURCE, "E01"),
    "sums for intensity": (trade.totals, SOURCE, "E01", "E02"),
    "all exporters, one year": (trade.exporters, SOURCE, 2010),
    "sources": (trade.sources,)}


def generate(folder: Path, products: int) -> None:
    """A file for each exporter, its rows by importer, product and year."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = np.random.default_rng(0)
    for exporter in CODES:
        importers = [code for code in CODES if code != exporter]
        size = len(importers) * products * YEARS
        columns = {"year": np.tile(np.arange(1995, 1995 + YEARS, dtype="int32"), size // YEARS),
                   "exporter": named([exporter], np.zeros(size)),
                   "importer": named(importers, np.repeat(np.arange(len(importers)), products * YEARS)),
                   "product": named([f"p{number:03}" for number in range(products)],
                                    np.tile(np.repeat(np.arange(products), YEARS), len(importers))),
                   "value": draw.integers(0, 10_000_000, size).astype("float64"),  # whole, so that sums are exact in any order
                   "source": named([SOURCE], np.zeros(size))}
        pq.write_table(pa.table(columns, LAYOUTS["trade"].arrow), folder / f"{exporter}.parquet", compression="zstd", row_group_size=ROWS_IN_GROUP)


def named(names: list[str], places: np.ndarray) -> pa.Array:
    """A column of text from places in a list of names."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype("int32")), pa.array(names)).cast(pa.string())


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """The time of one call, by the clock and of the processor in all threads."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def compare(folder: Path) -> None:
    """Print a line for each question."""
    os.environ[TRADE_VARIABLE] = str(folder)
    tables, bare = engine.connected(engine.version()), duckdb.connect()
    bare.execute(f"CREATE VIEW china_russia_own_trade AS FROM read_parquet('{folder}/**/*.parquet')")
    print(f"{'question':26}{'ms':>8}{'bare ms':>9}{'ratio':>7}{'processor':>11}{'rows':>8}   medians of {RUNS} runs in turn")
    for name, (question, *arguments) in QUESTIONS.items():
        sql = str(ibis.to_sql(question(tables, *arguments), dialect="duckdb"))
        found, expected = engine.ask(question, *arguments), bare.sql(sql).df()
        assert found.to_numpy().tolist() == expected.to_numpy().tolist()
        pairs = [(milliseconds(lambda: engine.ask(question, *arguments)), milliseconds(lambda: bare.sql(sql).df())) for _ in range(RUNS)]
        own, other = (statistics.median(clock for clock, _ in times) for times in zip(*pairs))
        clock, processor = (statistics.median(ask[kind] / plain[kind] for ask, plain in pairs) for kind in (0, 1))
        print(f"{name:26}{own:8.1f}{other:9.1f}{clock:7.2f}{processor:11.2f}{len(found):8}", flush=True)


def peak(folder: Path) -> float:
    """The peak memory in MB of a new process that asks every question of a folder."""
    asked = subprocess.run([sys.executable, "-m", "tests.benchmarks.large", "--peak", str(folder)], check=True, capture_output=True, text=True)
    return float(asked.stdout)


def ask_all(folder: str) -> None:
    """Ask every question and print the peak memory of this process in MB."""
    os.environ[TRADE_VARIABLE] = folder
    for question, *arguments in QUESTIONS.values():
        engine.ask(question, *arguments)
    # Of this program alone; what resource.getrusage gives is never below that of the process that started it.
    print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)


def main(folder: Path) -> None:
    """Generate what is not there, then compare."""
    for products in (PRODUCTS // 98, PRODUCTS // 10, PRODUCTS):
        if not (folder / str(products)).exists():
            generate(folder / str(products), products)
    compare(folder / str(PRODUCTS))
    print()
    for products in (PRODUCTS // 98, PRODUCTS // 10, PRODUCTS):
        print(f"{ECONOMIES * (ECONOMIES - 1) * products * YEARS:12,} rows{peak(folder / str(products)):8.0f} MB at most", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        ask_all(sys.argv[2])
    elif sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
