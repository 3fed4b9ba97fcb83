"""Copies of the bundled tables that a test may spoil."""

import shutil
from pathlib import Path

from data.stored.built import BUILT
from tests import ROOT

BUNDLED = ROOT / "data"


def copied(to: Path, built: bool = False) -> Path:
    """The authored tables in a folder, with the built ones if asked for.

    The large tables come built, so that a build of the copy leaves them alone as long as their text is the same.
    """
    shutil.copytree(BUNDLED / "tables", to / "tables")
    (to / "large").mkdir()
    for path in (BUNDLED / "large").glob("*.parquet"):
        shutil.copy(path, to / "large")
    if built:
        shutil.copytree(BUNDLED / BUILT, to / BUILT)
    return to
