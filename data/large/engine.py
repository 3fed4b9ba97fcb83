"""The engine that answers questions on the large tables, and the tables as it sees them."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from threading import RLock
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import ibis
import pandas as pd
import pyarrow as pa
from duckdb import DuckDBPyConnection
from ibis.backends import BaseBackend
from ibis.common.exceptions import TableNotFound

from data.large.schema import ENGINE_VARIABLE, LAYOUTS, Version, path_of, version
from data.large.shape import EngineFault, readers_trade
from data.stored.read import TableFault

PLACEHOLDER = "\N{REPLACEMENT CHARACTER}"  # stands for a text in SQL that is compiled once for all
LOCK = RLock()  # one connection serves all visitors, and DuckDB takes one question at a time on it
ANSWERING: list[DuckDBPyConnection] = []  # that connection while it does

# What a question may be given: the ids and years of what it asks for.
Argument = str | bool | int | tuple[int, int] | None


class Tables(NamedTuple):
    """The large tables as expressions; `goods` are the products that are goods, None if all are.

    That of trade is opened when it is asked for, so that a fault in a reader's own does not stand in the way of votes.
    """

    states: ibis.Table
    issues: ibis.Table
    roll_calls: ibis.Table
    roll_call_issues: ibis.Table
    votes: ibis.Table
    economies: ibis.Table
    products: ibis.Table
    opened: Callable[[], ibis.Table]
    goods: tuple[str, ...] | None

    @property
    def trade(self) -> ibis.Table:
        """Trade by product. Raises EngineFault for a reader's own table that cannot be used."""
        return self.opened()


@lru_cache(maxsize=1)
def connected(of: Version) -> Tables:
    """The tables of one version on a connection of their own. Raises TableFault for one that is missing or has another shape, EngineFault
    for no engine."""
    url, folder, own, _ = of
    engine = connect(url)
    seen = {name: table(engine, name, Path(folder)) for name in LAYOUTS if not (own and name == "trade")}
    bundled, goods = seen.pop("trade", None), None
    if bundled is not None:
        goods = tuple(run(seen["products"].filter(ibis._.kind == "goods").order_by("position").select("product"))["product"])
    return Tables(**seen, opened=cache(lambda: readers_trade(engine, own) if own else bundled), goods=goods)


def connect(url: str) -> BaseBackend:
    """A connection to the engine of a URL. Raises EngineFault if there is none or its client is not installed."""
    try:
        engine = spark(url) if urlsplit(url).scheme == "pyspark" else ibis.connect(url)
        if engine.name == "duckdb":  # it counts only what it may show, and must not write that to the log
            engine.raw_sql("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
            engine.raw_sql("SET parquet_metadata_cache = true")  # else each question reads where the rows lie in every file anew
        return engine
    except Exception as error:  # every engine has errors of its own
        raise EngineFault(f"The engine {urlsplit(url).scheme}, which {ENGINE_VARIABLE} names, cannot be reached. See that its address is "
                          "right, that it runs and that its client is installed, or unset the variable.", error) from None


def spark(url: str) -> BaseBackend:
    """A Spark session with the options of the URL; Ibis would set them once more on the running session, which Spark refuses."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder
    for option, value in parse_qsl(urlsplit(url).query):
        builder = builder.config(option, value)
    return ibis.pyspark.connect(builder.getOrCreate())


def table(engine: BaseBackend, name: str, folder: Path) -> ibis.Table:
    """One table of the catalogue, else of the folder. Raises TableFault for a missing, damaged or incomplete one."""
    path = path_of(name, folder)
    try:
        found = engine.table(name)
    except TableNotFound:
        if not path.exists():
            raise TableFault(path, path.name, "is missing") from None
        try:
            found = engine.read_parquet(path, table_name=f"china_russia_{name}")
        except Exception as error:  # every engine has errors of its own
            raise TableFault(path, path.name, "cannot be read", error) from None
    if absent := [column for column in LAYOUTS[name].columns if column not in found.columns]:
        raise TableFault(path, path.name, f"has no column {', '.join(absent)}")
    return found


def ask(question: Callable[..., ibis.Table], *arguments: Argument) -> pd.DataFrame:
    """The answer to a question: a function that makes an expression of the tables and some arguments.

    Raises TableFault and EngineFault as `connected` and `run` do.
    """
    with LOCK:
        of = version()
        seen = connected(of)
        engine = seen.votes.get_backend()
        if engine.name != "duckdb":
            return run(question(seen, *arguments))
        params = {f"text{place}": argument for place, argument in enumerate(arguments) if isinstance(argument, str)}
        sql, schema = prepared(question, tuple(PLACEHOLDER if isinstance(argument, str) else argument for argument in arguments), of)
        ANSWERING.append(engine.con)
        try:
            return frame(lambda: engine.con.sql(sql, params=params).to_arrow_table().cast(schema))
        finally:
            ANSWERING.clear()


def progress() -> float | None:
    """How much of the question that is being asked has been worked through, from 0 to 1; None if there is none or no telling."""
    done = max((connection.query_progress() for connection in tuple(ANSWERING)), default=-1)
    return None if done < 0 else min(done / 100, 1.0)


@lru_cache(maxsize=256)
def prepared(question: Callable[..., ibis.Table], shape: tuple[Argument, ...], of: Version) -> tuple[str, pa.Schema]:
    """A question in DuckDB's SQL with a parameter for each text, and the columns of its answer.

    To make and compile an expression takes longer than DuckDB takes to answer, and it comes out the same for all ids.
    """
    marks = [f"{PLACEHOLDER}{place}" if argument == PLACEHOLDER else argument for place, argument in enumerate(shape)]
    expression = question(connected(of), *marks)
    sql = str(ibis.to_sql(expression, dialect="duckdb"))
    return re.sub(f"'{PLACEHOLDER}([0-9]+)'", r"$text\1", sql), expression.schema().to_pyarrow()


def run(expression: ibis.Table) -> pd.DataFrame:
    """The result of an expression, which must be small. Raises EngineFault if the engine cannot answer."""
    with LOCK:
        return frame(expression.to_pyarrow)


def frame(answer: Callable[[], pa.Table]) -> pd.DataFrame:
    """The data frame of an answer. Raises EngineFault if there is none."""
    try:
        return answer().to_pandas(types_mapper={pa.bool_(): pd.BooleanDtype()}.get)
    except Exception as error:  # every engine has errors of its own
        raise EngineFault("The engine could not answer the question on the large tables. Reload the page; if it stays so, build the "
                          "tables again or look whether the engine still runs.", error) from None
