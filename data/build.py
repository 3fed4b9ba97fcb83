"""Build the Parquet tables from the authored text: `python -m data.build [FOLDER]`.

The same text always gives the same bytes. If anything is wrong, every fault is listed and the built tables
stay as they were.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from data.large import build as large
from data.large.schema import LAYOUTS, TEXTS
from data.stored.built import BUILT, typed, write_set
from data.stored.read import folder_in_use
from data.text.check import faults
from data.text.faults import Fault, Texts, listed
from data.text.files import read_text, stray_faults
from data.text.schema import TABLES

PATIENCE = 60  # seconds; a build takes one or two, and some five where the large tables are made anew
# What the layers above find in a folder with the tables about to be put in place. It is also given the place of each
# row, by table and in the order of the rows, such as `tables/claims.csv, row 5`, for its faults to name.
Check = Callable[[Path, dict[str, list[str]]], Iterable[Fault]]


def main(arguments: list[str], check: Check | None = None) -> int:
    """Build, or list the faults; the exit code says which."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description="Check the tables and write them as Parquet files.")
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=folder_in_use(),
                        help="holds tables/ and receives built/ with the Parquet files; else the folder that the dashboard reads")
    folder = parser.parse_args(arguments).folder
    found = build(folder, check)
    sys.stderr.write("".join(f"{line}\n" for line in listed(found)))
    print(f"{len(found):,} fault{'s' if len(found) > 1 else ''}; nothing was written." if found
          else f"{len(TABLES)} tables and {len(LAYOUTS)} large ones written to {folder}.")
    return 1 if found else 0


def build(folder: Path, check: Check | None = None) -> list[Fault]:
    """Check all tables of a folder and put them in place if there is no fault; one build at a time."""
    if absent := next((path for path in (folder, folder / "tables") if not path.is_dir()), None):
        return [Fault(str(absent), "", None, "this folder with the tables as CSV files")]
    try:
        with FileLock(folder / f"{BUILT}.lock", timeout=PATIENCE):
            return build_alone(folder, check)
    except Timeout:
        return [Fault(str(folder), "", None, "one build at a time; another one is still at work")]
    except OSError as error:
        return [Fault(error.filename or str(folder), "", None, f"a place that can be written to ({error.strerror})")]


def build_alone(folder: Path, check: Check | None) -> list[Fault]:
    """The same while no other build is at work. Raises OSError where nothing can be written."""
    parts = {name: read_text(folder, name, table) for name, table in TABLES.items()}
    mark = large.mark_of(folder)
    large_tables, large_parts = ({}, {}) if large.is_built(folder, mark) else large.read(folder)
    every = parts | large_parts
    found = [*(fault for part in every.values() for fault in part.faults), *stray_faults(folder, TABLES | TEXTS),
             *faults(Texts({name: part.frame for name, part in every.items()},
                           frozenset((name, column) for name, part in every.items() for column in part.unread)), TABLES | large_tables)]
    texts = {name: part.frame for name, part in large_parts.items()}
    if texts and not found:
        found = list(large.tally_faults(texts))
    if found:
        return found
    tables = {name: typed(part.frame, TABLES[name].arrow) for name, part in parts.items()}
    large_made = large.arranged(texts, mark) if texts else {}
    if check:
        with TemporaryDirectory() as trial:
            write_set(Path(trial), tables)
            large.lay_out(Path(trial), large_made, folder)
            found = list(check(Path(trial), {name: list(part.frame.index) for name, part in parts.items()}))
    if not found:
        write_set(folder, tables)
        large.write(folder, large_made)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
