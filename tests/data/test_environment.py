"""The tests are about the tables of this folder, whatever the one who runs them looks at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from data.read import FOLDER_VARIABLE

ROOT = Path(__file__).parents[2]


def test_the_tests_do_not_read_the_folder_of_the_one_who_runs_them(tmp_path: Path) -> None:
    """The test that asks which folder is read would fail."""
    asked = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_build.py", "-k", "names_another_folder"]
    run = subprocess.run(asked, cwd=ROOT, env=os.environ | {FOLDER_VARIABLE: str(tmp_path)}, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
