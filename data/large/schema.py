"""What the large tables look like – their text, and the Parquet files that are built from it –, and which of them are in use.

A table that is wide as text, such as the votes with a column for each state, is long as Parquet. The order of
rows and the size of row groups are those that let an engine pass over what a question does not ask for.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from data.stored.read import folder_in_use
from data.text.schema import DATE, IDENTIFIER, POSITION, TEXT, TEXT_OR_EMPTY, YEAR, Column, Table

ENGINE_VARIABLE, TRADE_VARIABLE = "CHINA_RUSSIA_ENGINE", "CHINA_RUSSIA_TRADE"
IN_PROCESS = "duckdb://"
Version = tuple[str, str, str, tuple[int, ...]]
VOTES = {"y": 1, "a": 2, "n": 3}  # yes, abstain, no: what a cell of the text says and what the Parquet file holds
KINDS = ("goods", "utilities", "construction", "margins", "services")


@dataclass(frozen=True, kw_only=True)
class Text(Table):
    """A file of text: what every table declares and, if it is wide, what stands in the columns named by the ids of another."""

    across: str = ""
    cell: Column = Column()


@dataclass(frozen=True)
class Layout:
    """A Parquet file: its columns, the order of its rows, and the columns of whole numbers that are kept as differences."""

    columns: dict[str, pa.DataType]
    order: tuple[str, ...]
    differences: tuple[str, ...] = ()

    @property
    def arrow(self) -> pa.Schema:
        """The declared Parquet schema."""
        return pa.schema(list(self.columns.items()))


ROWS_IN_GROUP = 16_384
CODE = Column(pattern="[A-Z]{2,3}", says="a code of two or three capitals")
PRODUCT = Column(pattern="[a-z0-9]+", says="a code of small letters and digits")
NUMBER = Column(pa.int32(), low=1)
COUNT = Column(pa.int32(), low=0)

TEXTS = {
    "states": Text({"state": CODE, "title": TEXT, "formerly": TEXT_OR_EMPTY, "until": Column(pa.int32(), empty=True)},
                   key=("state",), file="large/states.csv"),
    "issues": Text({"issue": IDENTIFIER, "title": TEXT}, key=("issue",), file="large/issues.csv"),
    "roll_calls": Text(
        {"roll_call": NUMBER, "session": NUMBER, "year": YEAR,
         "date": Column(pattern=DATE, says="a date such as 2014-05-21", dates=True), "resolution": TEXT_OR_EMPTY,
         "important": Column(pa.bool_(), empty=True), "issues": TEXT_OR_EMPTY, "yes": COUNT, "abstain": COUNT, "no": COUNT},
        key=("roll_call",), references={"issues": "issues"}, lists=("issues",), file="large/roll_calls.csv.gz"),
    "votes": Text({"roll_call": NUMBER}, key=("roll_call",), references={"roll_call": "roll_calls"},
                  file="large/votes.csv.gz", across="states", cell=Column(allowed=tuple(VOTES), empty=True)),
    "economies": Text({"economy": CODE, "title": TEXT}, key=("economy",), file="large/economies.csv"),
    "products": Text(
        {"product": PRODUCT, "position": POSITION, "title": TEXT, "kind": Column(allowed=KINDS), "group": TEXT_OR_EMPTY,
         "source": IDENTIFIER},
        key=("product",), references={"source": "sources"}, file="large/products.csv"),
    "trade": Text(
        {"year": YEAR, "exporter": CODE, "importer": CODE, "source": IDENTIFIER},
        key=("year", "exporter", "importer", "source"), references={"exporter": "economies", "importer": "economies", "source": "sources"},
        file="large/trade.csv.gz", across="products", cell=Column(pa.float64(), empty=True)),
}


def as_text(name: str, without: str = "", order: tuple[str, ...] = ()) -> Layout:
    """The layout of a table that has the columns of its text, but for one, in the order of its key unless there is another."""
    return Layout({column: rule.type for column, rule in TEXTS[name].columns.items() if column != without}, order or TEXTS[name].key)


LAYOUTS = {
    "states": as_text("states"),
    "issues": as_text("issues"),
    "roll_calls": as_text("roll_calls", without="issues"),  # which have a table of their own
    "roll_call_issues": Layout({"roll_call": pa.int32(), "issue": pa.string()}, order=("issue", "roll_call")),
    "votes": Layout({"state": pa.string(), "year": pa.int32(), "roll_call": pa.int32(), "vote": pa.int8()},
                    order=("state", "roll_call"), differences=("roll_call",)),
    "economies": as_text("economies"),
    "products": as_text("products", order=("position",)),
    # The shape that a reader's own tables must have too; `value` is in million US dollars.
    "trade": Layout({"year": pa.int32(), "exporter": pa.string(), "importer": pa.string(), "product": pa.string(),
                     "value": pa.float64(), "source": pa.string()},
                    order=("exporter", "importer", "product", "year")),
}

# What the files hold. It stands beside the layouts, because these are part of the mark of what a file was built from.
HOLDS = {
    "states": "States and territories that vote in the UN General Assembly, with their codes, and whose votes theirs are until which year.",
    "issues": "The issues to which roll calls are counted.",
    "roll_calls": "Roll calls of the UN General Assembly with session, date, resolution and the counts of votes.",
    "roll_call_issues": "A row for each issue of a roll call.",
    "votes": "A row for each vote that a state cast: 1 yes, 2 abstain, 3 no.",
    "economies": "Economies that trade with each other, with their codes.",
    "products": "Industries in the order of their classification, with the groups that they are told by.",
    "trade": "What one economy sold another of an industry in a year, in million US dollars.",
}
OF_TRADE = ("economies", "products", "trade")  # the others are about votes


def path_of(name: str, folder: Path) -> Path:
    """Where the Parquet file of a table lies in a folder of data."""
    return folder / "large" / f"{name}.parquet"


def version() -> Version:
    """Changes whenever another engine, another folder or a file written anew would answer; callers keep results by it.

    Known without asking the engine, which takes long to start.
    """
    folder, own = folder_in_use(), os.environ.get(TRADE_VARIABLE, "")
    return (os.environ.get(ENGINE_VARIABLE) or IN_PROCESS, str(folder), own,
            written(folder / "large") + (written(Path(own)) if own else ()))


def written(folder: Path) -> tuple[int, ...]:
    """When each Parquet file of a folder was written, in the order of their names."""
    return tuple(os.stat(path).st_mtime_ns for path in files(folder))


def files(folder: Path) -> list[str]:
    """The Parquet files of a folder and of the folders in it; as text, which is quicker for those who look before each question."""
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(".parquet"))
