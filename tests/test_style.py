"""The style of the code, by the rules in `pyproject.toml`."""

import subprocess
import sys

from tests import ROOT


def test_the_code_keeps_the_rules_of_style() -> None:
    told = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
