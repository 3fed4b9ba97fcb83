"""The set of built tables: old or new and never a mixture, whatever is killed, built or read at the same time."""

import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from data import build as building
from data.build import build
from data.stored.built import BUILT, LIST, TableFault, read_set, write_set
from data.stored.read import read_all
from data.text.faults import Fault
from tests.data.copies import copied

ROOT = Path(__file__).parents[2]
OLD = {name: pq.read_table(pa.BufferReader(content)) for name, content in read_set(ROOT / "data").items()}
NEW = OLD | {name: OLD[name].slice(1) for name in ("series", "sources", "observations", "charts")}


def edition(folder: Path) -> str:
    """Whether the set of a folder is the old or the new one, in every table."""
    lengths = {name: len(table) for name, table in read_all(folder)._asdict().items()}
    return next((name for name, tables in (("old", OLD), ("new", NEW))
                 if lengths == {table: len(rows) for table, rows in tables.items()}), "a mixture")


class Killed(BaseException):
    """What no code catches, as if the process ended there."""


def test_a_build_that_is_killed_at_any_step_leaves_the_old_set_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, steps = [], {"replace": os.replace, "unlink": Path.unlink, "fsync": os.fsync}
    for last in count():
        shutil.rmtree(tmp_path / BUILT, ignore_errors=True)
        write_set(tmp_path, OLD)
        left = iter(range(last))

        def until_killed(step):
            def taken(*given, **named):
                if next(left, None) is None:
                    raise Killed
                return step(*given, **named)
            return taken
        with monkeypatch.context() as patched:
            patched.setattr("os.replace", until_killed(steps["replace"]))
            patched.setattr("os.fsync", until_killed(steps["fsync"]))
            patched.setattr(Path, "unlink", until_killed(steps["unlink"]))
            try:
                write_set(tmp_path, NEW)
                break
            except Killed:
                seen.append(edition(tmp_path))
    assert seen == sorted(seen, reverse=True) and set(seen) == {"old", "new"}  # from the old to the new, once
    assert len(seen) == 2 * 5 + 4  # four tables and the list are flushed and put in place, four old files removed
    assert edition(tmp_path) == "new" and len(list((tmp_path / BUILT).iterdir())) == len(NEW) + 1  # what was left half done is gone


def test_what_is_read_while_sets_change_is_one_of_them(tmp_path: Path) -> None:
    write_set(tmp_path, OLD)

    def change() -> None:
        for _ in range(8):
            write_set(tmp_path, NEW)
            write_set(tmp_path, OLD)
    writer, seen = Thread(target=change), set()
    writer.start()
    while writer.is_alive():
        seen.add(edition(tmp_path))
    writer.join()
    assert seen <= {"old", "new"} and edition(tmp_path) == "old"


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    copied(tmp_path)
    command = [sys.executable, "-m", "data.build", str(tmp_path)]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(run.communicate()[1], run.returncode) for run in both] == [("", 0)] * 2
    assert edition(tmp_path) == "old"


def test_a_build_that_waits_too_long_for_another_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(tmp_path)
    monkeypatch.setattr(building, "PATIENCE", 0)
    with FileLock(tmp_path / f"{BUILT}.lock"):
        assert [str(fault) for fault in build(tmp_path)] == [f"{tmp_path} – expected one build at a time; another one is still at work"]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / BUILT).write_text("a file where the folder should be")
    (found,) = build(tmp_path)
    assert "expected a place that can be written to" in str(found) and str(tmp_path) in found.where


def test_a_check_of_the_layers_above_sees_the_tables_about_to_be_put_in_place(tmp_path: Path) -> None:
    """It is given them as a folder, and the place of each row; what it finds is a fault of that row and stops the build."""
    copied(tmp_path)

    def check(trial: Path, places: dict[str, list[str]]):
        read = read_all(trial)
        assert {name: len(table) for name, table in read._asdict().items()} == {name: len(rows) for name, rows in places.items()}
        assert not (tmp_path / BUILT).exists()
        row = read.charts.index[read.charts["chart_id"] == "flows"][0]
        yield Fault(places["charts"][row], "kind", read.charts.loc[row, "kind"], "a chart that can be drawn")
    assert [str(fault) for fault in build(tmp_path, check)] == ["tables/charts.csv, row 3, column kind: “line” – expected a chart that can be drawn"]
    with pytest.raises(TableFault, match="The list of the tables is missing"):
        read_all(tmp_path)
    assert build(tmp_path, lambda trial, places: []) == [] and edition(tmp_path) == "old"
    assert (tmp_path / BUILT / LIST).read_bytes() == (ROOT / "data" / BUILT / LIST).read_bytes()
