"""The tests are about the tables of this folder, whatever the one who runs them looks at."""

import os
import subprocess
import sys
from pathlib import Path

from data.stored.read import FOLDER_VARIABLE, folder_in_use

ROOT = Path(__file__).parents[2]


def test_the_bundled_folder_is_in_use() -> None:
    assert folder_in_use() == ROOT / "data"


def test_the_folder_of_the_one_who_runs_the_tests_is_not_in_use(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", __file__, "-k", "bundled"]
    run = subprocess.run(asked, cwd=ROOT, env=os.environ | {FOLDER_VARIABLE: str(tmp_path)}, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
