"""Damage to tables and builds, on purpose and at random: nothing may come of it but the right numbers or a plain fault.

`python -m tests.data.campaign --rounds 500 --seed 1` runs as long as it is told; `test_campaign.py` runs it in a short form. The
same seed damages the same places.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from data.build import build
from data.stored.built import BUILT, LIST, TableFault
from data.stored.read import read_all
from tests.data.copies import copied

ROOT = Path(__file__).parents[2]
RIGHT = read_all(ROOT / "data")
CELLS = ["", " ", ",", ";", '"', "=1+1", "1e999", "-0", "0", "nan", "inf", "9" * 400, "02005", "\u202e", "\x00", "<b>x</b>", "$x$", "a | b", "٣",
         "claim:x", "a@b@2000", "a=claim:x", "true", "2014-02-30", "../../x", "{}", "{0.a}", "9 ** 9 ** 9", "1 / 0", "x" * 100_000]
# What another process does until it is killed: put two sets in place in turn, or build whatever text stands there.
WRITE = """import sys
from pathlib import Path
from data.stored.built import read_set, write_set
import pyarrow as pa, pyarrow.parquet as pq
old = {name: pq.read_table(pa.BufferReader(content)) for name, content in read_set(Path(sys.argv[1])).items()}
print("ready", flush=True)
while True:
    write_set(Path(sys.argv[2]), {name: table.slice(1) for name, table in old.items()})
    write_set(Path(sys.argv[2]), old)"""
BUILD = """import sys
from pathlib import Path
from data.build import build
print("ready", flush=True)
while True:
    assert build(Path(sys.argv[2])) == []"""


def main(arguments: list[str]) -> int:
    """Run every attack in turn and count what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.data.campaign", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    for attack in ATTACKS:
        print(f"{attack.__name__}: {dict(attack(random.Random(asked.seed), asked.rounds))}", flush=True)
    return 0


def damaged_files(chance: random.Random, rounds: int) -> Counter[str]:
    """Bytes of the built files, each file in turn: a damaged set is read as it was or not at all."""
    seen: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        shutil.copytree(ROOT / "data" / BUILT, Path(place) / BUILT)
        files = sorted((Path(place) / BUILT).iterdir())
        for number in range(rounds):
            path = files[number % len(files)]
            content = path.read_bytes()
            path.write_bytes(harmed(content, chance))
            seen[outcome(Path(place))] += 1
            path.write_bytes(content)
    return seen


def half_written_folders(chance: random.Random, rounds: int) -> Counter[str]:
    """Folders with files missing, changed for one another, left half done or in the way; the next build mends them."""
    seen: Counter[str] = Counter()
    for _ in range(rounds):
        with TemporaryDirectory() as place:
            shutil.copytree(ROOT / "data" / BUILT, Path(place) / BUILT)
            files = sorted((Path(place) / BUILT).iterdir())
            one, other = chance.sample(files, 2)
            harm = chance.choice(["missing", "changed", "left", "in the way", "list"])
            if harm == "missing":
                for path in chance.sample(files, chance.randint(1, len(files))):
                    path.unlink()
            elif harm == "changed":
                os.replace(one, other)
            elif harm == "left":
                one.with_name(f"{one.name}.new").write_bytes(one.read_bytes()[:chance.randint(0, 99)])
            elif harm == "in the way":
                one.unlink()
                one.mkdir()
            else:
                lines = (Path(place) / BUILT / LIST).read_text().splitlines(keepends=True)
                (Path(place) / BUILT / LIST).write_text("".join(chance.choices(lines, k=len(lines))))
            seen[outcome(Path(place))] += 1
    return seen


def damaged_text(chance: random.Random, rounds: int) -> Counter[str]:
    """Cells, rows and bytes of the authored tables: faults and the tables as they were, or tables that hold what the text says."""
    seen: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        folder = Path(place)
        copied(folder, built=True)
        files, before = sorted((folder / "tables").rglob("*.csv")), RIGHT
        for _ in range(rounds):
            path = chance.choice(files)
            content = path.read_bytes()
            path.write_bytes(harmed(content, chance) if chance.random() < 0.3 else misprinted(content, chance))
            found = build(folder)
            assert all("Error" not in str(fault) and str(fault).isprintable() for fault in found)
            after = read_all(folder)
            if found:
                assert same(before, after), path
            else:
                assert holds_the_text(after.observations, folder), path
            seen["faults" if found else "built"] += 1
            path.write_bytes(content)
            before = after
    return seen


def killed_writers(chance: random.Random, rounds: int) -> Counter[str]:
    """Processes that put sets in place and are killed at any moment: what they leave is one of the sets."""
    seen: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        shutil.copytree(ROOT / "data" / BUILT, Path(place) / BUILT)
        for _ in range(rounds):
            writer = started(WRITE, Path(place))
            time.sleep(chance.uniform(0.05, 0.5))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            seen[edition(Path(place))] += 1
    assert seen["a mixture"] == 0, seen
    return seen


def readers_beside_two_builds(chance: random.Random, rounds: int) -> Counter[str]:
    """Two processes that build all the time, a text that changes, and a reader: whatever is read is one of the two texts."""
    seen: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        folder = Path(place)
        copied(folder, built=True)
        path = folder / "tables" / "events.csv"
        text = path.read_text(encoding="utf-8")
        builders = [started(BUILD, folder) for _ in range(2)]
        for number in range(rounds):
            new = path.with_suffix(".new")
            new.write_text("".join(text.splitlines(keepends=True)[:-1]) if number % 2 else text, encoding="utf-8")
            os.replace(new, path)
            time.sleep(chance.uniform(0, 0.5))
            seen[f"{len(RIGHT.events) - len(read_all(folder).events)} events less"] += 1
        assert [builder.poll() for builder in builders] == [None, None], "a build found a fault"
        for builder in builders:
            builder.kill()
            builder.wait()
    assert set(seen) <= {"0 events less", "1 events less"}, seen
    return seen


ATTACKS: tuple[Callable[[random.Random, int], Counter[str]], ...] = (
    damaged_files, half_written_folders, damaged_text, killed_writers, readers_beside_two_builds)


def harmed(content: bytes, chance: random.Random) -> bytes:
    """Bytes with one damage: a bit, a region, an end cut off or added, a part twice."""
    place, size = chance.randrange(len(content)), chance.randint(1, 200)
    part = content[place:place + size]
    return chance.choice([
        lambda: content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1:],
        lambda: content[:place] + bytes(len(part)) + content[place + size:],
        lambda: content[:place] + chance.randbytes(len(part)) + content[place + size:],
        lambda: content[:place], lambda: content + part, lambda: content[:place] + part + content[place:]])()


def misprinted(content: bytes, chance: random.Random) -> bytes:
    """Text with one slip: another cell, a row twice, lost or moved, another separator."""
    lines = content.decode().splitlines(keepends=True)
    row = chance.randrange(len(lines))
    cells = lines[row].rstrip("\n").split(",")
    slip = chance.choice(["cell", "cell", "cell", "twice", "lost", "moved", "separator", "shorter"])
    if slip == "cell":
        cells[chance.randrange(len(cells))] = chance.choice(CELLS)
    elif slip == "shorter":
        cells.pop(chance.randrange(len(cells)))
    lines[row] = ",".join(cells) + "\n"
    if slip == "twice":
        lines.insert(row, lines[row])
    elif slip == "lost":
        lines.pop(row)
    elif slip == "moved":
        chance.shuffle(lines)
    text = "".join(lines)
    return (text.replace(",", ";") if slip == "separator" else text).encode()


def outcome(folder: Path) -> str:
    """What reading a folder comes to. Raises AssertionError for other data, and whatever is no plain fault."""
    try:
        found = read_all(folder)
    except TableFault as fault:
        assert "python -m data.build" in str(fault) and str(folder) not in str(fault)
        return "a plain fault"
    assert same(RIGHT, found), "other data"
    return "as it was"


def same(one: tuple[pd.DataFrame, ...], other: tuple[pd.DataFrame, ...]) -> bool:
    """Whether two sets of tables hold the same."""
    return all(left.equals(right) for left, right in zip(one, other, strict=True))


def holds_the_text(observations: pd.DataFrame, folder: Path) -> bool:
    """Whether the observations are the rows of the text, in number and in every value."""
    text = pd.concat([pd.read_csv(path, dtype=str, keep_default_na=False) for path in sorted((folder / "tables" / "observations").glob("*.csv"))])
    return text["value"].map(float).tolist() == observations["value"].tolist() and text["year"].map(int).tolist() == observations["year"].tolist()


def edition(folder: Path) -> str:
    """Whether every table of a folder is whole, or every table lacks its first row."""
    lengths = [len(table) for table in read_all(folder)]
    whole = [len(table) for table in RIGHT]
    return "whole" if lengths == whole else "shorter" if lengths == [length - 1 for length in whole] else "a mixture"


def started(code: str, folder: Path) -> subprocess.Popen[str]:
    """Another process at work on a folder."""
    process = subprocess.Popen([sys.executable, "-c", code, str(ROOT / "data"), str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    return process


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
