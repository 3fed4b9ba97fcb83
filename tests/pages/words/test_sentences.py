"""The sentences above all charts are those that were read; none has what made readers stumble."""

import re

import pytest

from pages.words.moves import LONGEST_WITH_ASIDE
from tests.pages.words.sentences import NOTHING, REVIEWED, text

SAID = [line.partition(": ")[2] for line in REVIEWED.read_text(encoding="utf-8").splitlines() if line.startswith("  ")]


def test_every_sentence_is_one_that_was_read() -> None:
    """Run `python -m tests.pages.words.sentences`, read what differs, and commit it."""
    assert text() == REVIEWED.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["went up and down", " 1 times", r"\.0-fold", r"[0-9]k billion",
                                   r"; (Price|Goods|The|Highest) ", r"\bnan\b", r"would be", " bn", "USD ", r"from ([^ ]+) to \1 ", r",,", r"\(leaving out[^)]*$"])
def test_no_sentence_has_what_made_readers_stumble(words: str) -> None:
    assert [said for said in SAID if re.search(words, said)] == []


def test_no_sentence_is_without_subject_or_too_long() -> None:
    assert all(said == NOTHING or (said[0].isupper() and len(said) <= LONGEST_WITH_ASIDE) for said in SAID), max(SAID, key=len)
