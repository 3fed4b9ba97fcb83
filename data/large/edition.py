"""Which large tables are in use, for those who keep answers: known without asking the engine, which takes long to start."""

import os
from pathlib import Path

from data.stored.read import folder_in_use

ENGINE_VARIABLE, TRADE_VARIABLE = "CHINA_RUSSIA_ENGINE", "CHINA_RUSSIA_TRADE"
IN_PROCESS = "duckdb://"
Version = tuple[str, str, str, tuple[int, ...]]


def version() -> Version:
    """Changes whenever another engine, another folder or a file written anew would answer; callers keep results by it."""
    folder, own = folder_in_use(), os.environ.get(TRADE_VARIABLE, "")
    return (os.environ.get(ENGINE_VARIABLE) or IN_PROCESS, str(folder), own,
            written(folder / "large") + (written(Path(own)) if own else ()))


def written(folder: Path) -> tuple[int, ...]:
    """When each Parquet file of a folder was written, in the order of their names."""
    return tuple(os.stat(path).st_mtime_ns for path in files(folder))


def files(folder: Path) -> list[str]:
    """The Parquet files of a folder and of the folders in it; as text, which is quicker for those who look before each question."""
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(".parquet"))
