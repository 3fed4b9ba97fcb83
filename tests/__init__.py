"""The tests, in folders that mirror the rooms of the code; `apps.py` and `browser/visitor.py` are what they share."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
