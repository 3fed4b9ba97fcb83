"""What README.md leads to is there, and it leads to a picture of every page."""

import re

import pytest

from pages.words.titles import TITLES
from tests import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\(([^)#]+)\)", README)
NAMED = re.findall(r"`((?:pages|indicators|data|tests)/[\w/]*\.?\w+)`", README)


@pytest.mark.parametrize("path", sorted({*LINKS, *NAMED}))
def test_what_the_readme_names_is_there(path: str) -> None:
    assert path.startswith("https://") or (ROOT / path).exists()


def test_there_is_a_picture_of_every_page() -> None:
    assert {f"tests/pictures/{path}.webp" for path in TITLES} <= set(LINKS)
