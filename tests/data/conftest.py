"""What tests of the tables share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data.text.cells import cell_faults
from data.text.faults import Fault
from data.text.files import Part, files, read_text
from data.text.schema import Table


@pytest.fixture(scope="session", autouse=True)
def same_text_is_read_once() -> Iterator[None]:
    """A hundred and fifty tests build tables of which one is spoilt: a table of the same bytes is read, and its cells looked at, once for all.

    The checks between tables run in each. What a build in a process of its own does is not touched.
    """
    parts: dict[tuple, Part] = {}
    found: dict[int, list[Fault]] = {}

    def read(folder: Path, name: str, table: Table) -> Part:
        try:
            text = (name, *((path.relative_to(folder), path.read_bytes()) for path in files(folder, name, table)))
        except OSError:
            return read_text(folder, name, table)
        if text not in parts:
            parts[text] = read_text(folder, name, table)
        return parts[text]

    def looked_at(name: str, frame: pd.DataFrame) -> list[Fault]:
        if not any(part.frame is frame for part in parts.values()):
            return cell_faults(name, frame)
        if id(frame) not in found:
            found[id(frame)] = cell_faults(name, frame)
        return found[id(frame)]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("data.build.read_text", read)
        patched.setattr("data.text.check.cell_faults", looked_at)
        yield
